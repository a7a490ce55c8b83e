"""What readers leave behind, without a browser: read strictly, kept for its owner alone, told when it has aged."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.conversation import Conversation, is_id, new_id
from assistant.errors import ConversationError
from assistant.feedback import FILE, read_votes
from assistant.page.conversation import draw_conversation
from assistant.page.feedback_foot import draw_votes
from assistant.page.history_drawer import draw_account
from assistant.page.keeping import LARGEST, DamagedError, Keeping, found, from_browser, keep, turns_of
from assistant.page.session import Session
from assistant.page.turns import Turn, grow
from tests.browser.fake import ATTACK, FakeAssistant


def asked(*questions: str) -> Session:
    """A session in which these were asked and answered."""
    session = Session()
    for question in questions:
        *_, turns = grow(FakeAssistant(), session.asking(question).turns, "en")
        session = replace(session.asking(question), turns=turns)
    return session


@pytest.fixture
def keeping(tmp_path: Path) -> Keeping:
    return Keeping(tmp_path)


def test_a_session_gets_an_id_with_its_first_question_and_another_one_anew() -> None:
    session = asked("What did it cost?", "And when?")
    assert Session().conversation == ""
    assert is_id(session.conversation)
    assert session.emptied().conversation == ""
    assert session.emptied().asking("hello").conversation != session.conversation
    assert session.again().conversation == session.conversation


def test_a_browser_is_given_the_whole_conversation_and_brings_it_back(keeping: Keeping) -> None:
    session = asked("What did it cost?", "unknown").voted(1, True, "  good  ")
    news = keep(keeping, session, None)
    assert news["id"] == session.conversation
    carried = json.dumps({"conversation": news["conversation"]})
    conversation, new = found(carried, keeping, None)
    assert not new
    assert turns_of(conversation, FakeAssistant()) == session.turns
    assert session.turns[0].comment == "good"
    assert not (keeping.store / "users").exists()


def test_an_account_is_given_no_more_than_the_id_and_others_find_nothing(keeping: Keeping) -> None:
    session = asked("What did it cost?")
    assert keep(keeping, session, "anna") == {"id": session.conversation}
    carried = json.dumps({"id": session.conversation})
    conversation, _ = found(carried, keeping, "anna")
    assert turns_of(conversation, FakeAssistant()) == session.turns
    for other in ("bob", None):
        with pytest.raises(ConversationError):
            found(carried, keeping, other)


def test_a_new_title_outlives_the_next_answer_in_an_account(keeping: Keeping) -> None:
    session = asked("What did it cost?")
    keep(keeping, session, "anna")
    keeping.conversations("anna").rename(session.conversation, "The price")
    *_, turns = grow(FakeAssistant(), session.asking("hello").turns, "en")
    keep(keeping, session.with_turns(turns), "anna")
    (entry,) = keeping.conversations("anna").entries()
    assert (entry.title, entry.questions) == ("The price", 2)


def test_nothing_is_kept_before_something_was_answered() -> None:
    assert keep(None, Session(), None) == {}
    assert keep(None, Session().asking("What?"), None) == {}


def test_a_file_is_a_new_conversation_under_its_title(keeping: Keeping) -> None:
    session = asked("What did it cost?")
    file = {**keep(keeping, session, None)["conversation"], "title": "The price"}
    conversation, new = found(json.dumps({"imported": file}), keeping, "anna")
    assert new
    assert conversation.id != session.conversation
    reopened = Session(turns_of(conversation, FakeAssistant()), conversation=conversation.id)
    keep(keeping, reopened, "anna", conversation)
    assert [entry.title for entry in keeping.conversations("anna").entries()] == ["The price"]


def test_a_title_typed_in_a_browser_is_made_one() -> None:
    session = asked("What did it cost?")
    kept = {**keep(None, session, None)["conversation"], "title": "two\n lines\u202e" + "x" * 100}
    conversation = from_browser(kept)
    assert conversation.title.startswith("two lines")
    assert len(conversation.title) <= 80


@pytest.mark.parametrize(
    "carried",
    [
        "",
        "[]",
        "no",
        '{"conversation": 5}',
        '{"imported": {"title": "x"}}',
        '{"imported": null}',
        '{"id": "../x"}',
        "{}",
    ],
)
@pytest.mark.parametrize("user", [None, "anna"])
def test_what_is_no_conversation_is_refused(keeping: Keeping, carried: str, user: str | None) -> None:
    with pytest.raises(ConversationError):
        found(carried, keeping, user)


@pytest.mark.parametrize(
    ("field", "value"), [("liked", "yes"), ("liked", 1), ("comment", None), ("comment", "x" * 2_001), ("other", 1)]
)
def test_a_vote_in_a_conversation_is_read_strictly(field: str, value: object) -> None:
    kept: Any = keep(None, asked("What did it cost?"), None)["conversation"]
    kept["turns"][0][field] = value
    with pytest.raises(DamagedError, match=f"turns\\[0\\].{field}"):
        from_browser(kept)


def test_a_conversation_without_votes_is_read_as_before() -> None:
    kept: Any = keep(None, asked("What did it cost?"), None)["conversation"]
    del kept["turns"][0]["liked"], kept["turns"][0]["comment"]
    assert Conversation.from_json(kept).turns[0].liked is None


def test_a_conversation_too_long_for_one_request_is_not_kept_in_a_browser() -> None:
    session = asked("What did it cost?")
    assert session.turns[0].answer is not None
    long = replace(session.turns[0], answer=replace(session.turns[0].answer, text="x" * (LARGEST // 4)))
    with pytest.raises(ConversationError, match="too long"):
        keep(None, session.with_turns((long,) * 4), None)


def test_an_answer_whose_quote_is_no_longer_in_its_article_is_told_outdated() -> None:
    conversation = from_browser(keep(None, asked("What did it cost?", "unknown", "hello"), None)["conversation"])
    assert [turn.outdated for turn in turns_of(conversation, FakeAssistant())] == [False, False, False]

    class Corrected(FakeAssistant):
        def article(self, article_id: str) -> Any:
            found = super().article(article_id)
            return replace(found, text=found.text.replace("12 million", "13 million"))

    turns = turns_of(conversation, Corrected())
    assert [turn.outdated for turn in turns] == [True, True, False]
    assert "has changed or left the corpus" in draw_conversation(turns[:1], "en")


def test_the_same_answer_is_voted_on_once_and_another_answer_by_itself(keeping: Keeping) -> None:
    session = asked("What did it cost?").voted(1, True, "")
    keeping.vote(FakeAssistant(), session, 1, None)
    keeping.vote(FakeAssistant(), session.voted(1, False, "wrong"), 1, None)
    assert [vote.comment for vote in read_votes(keeping.store / FILE).valid] == ["wrong"]
    assert session.turns[0].answer is not None
    other = replace(session.turns[0], answer=replace(session.turns[0].answer, text="Something else."))
    keeping.vote(FakeAssistant(), session.with_turns((other,)), 1, None)
    assert [vote.liked for vote in read_votes(keeping.store / FILE).valid] == [False, True]


def test_a_vote_taken_back_takes_its_comment_along() -> None:
    session = asked("What did it cost?").voted(1, True, "good")
    assert session.voted(1, None, "good").turns == asked("What did it cost?").turns


def test_what_is_drawn_of_votes_and_names_is_escaped() -> None:
    drawn = draw_votes(1, Turn("q", liked=True, comment=f'"{ATTACK}'), "en")
    assert "<script" not in drawn
    assert drawn.count('aria-pressed="true"') == 1
    assert "<b>" not in draw_account("<b>")
    assert draw_account(None) == ""


def test_ids_are_never_the_same() -> None:
    assert len({new_id() for _ in range(100)}) == 100
