"""Conversations: strict JSON in and out, titles, what is kept on the server, and exports nothing breaks out of."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.answer import Answer, Message
from assistant.conversation import (
    LONGEST_TITLE,
    MOST_TURNS,
    Conversation,
    Exchange,
    begun,
    conversations_as_text,
    conversations_from_text,
    title_of,
)
from assistant.conversations import Conversations
from assistant.errors import ConversationError
from assistant.export import answer_as_markdown, as_markdown, escaped
from assistant.strict import as_line, parsed
from assistant.users import user_folder
from index.hit import Filter
from tests.assistant.answers import ANSWERS, FILTERS, MAYBE, TEXT
from tests.assistant.fakes import ANSWER, CITATION

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
EXCHANGES = st.builds(Exchange, TEXT, st.none() | ANSWERS, FILTERS, MAYBE, st.booleans(), MAYBE)
ONE = begun(NOON).with_turns(
    [Exchange("When did it open?", ANSWER, Filter(language="en", after=date(2025, 1, 1)))], NOON
)


# JSON


@given(ANSWERS)
def test_an_answer_comes_back_from_its_json_as_it_was(answer: Answer) -> None:
    assert Answer.from_json(parsed(as_line(answer.as_json()))) == answer


@given(st.lists(EXCHANGES, max_size=2))
def test_a_conversation_comes_back_from_its_json_as_it_was(exchanges: list[Exchange]) -> None:
    conversation = begun(NOON).with_turns(exchanges, NOON)
    assert conversations_from_text(conversations_as_text([conversation])) == [conversation]


def test_an_answer_of_an_earlier_version_may_lack_what_has_a_default() -> None:
    fields = {"question": "q", "standalone_question": "q", "language": "en", "status": "meta", "text": "Hello."}
    assert Answer.from_json(fields) == Answer("q", "q", "en", "meta", "Hello.")


def _in(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    """Puts ``value`` at a place of the conversation's JSON such as ``turns.0.answer.status``."""

    def change(fields: Any) -> None:
        *way, last = path.split(".")
        for step in way:
            fields = fields[int(step)] if step.isdigit() else fields[step]
        fields[int(last) if last.isdigit() else last] = value

    return change


WRONG = {
    "id.. of a file": (_in("id", "../../../../etc/passwd"), "id is not made of 32"),
    "id too long": (_in("id", "a" * 33), "id has 33 characters"),
    "id in capitals": (_in("id", "A" * 32), "id is not made of 32"),
    "title number": (_in("title", 5), "title is not text"),
    "title long": (_in("title", "x" * 81), "title has 81 characters"),
    "title of two lines": (_in("title", "a\nb"), "title holds characters"),
    "title that turns the writing": (_in("title", "a\u202eb"), "title holds characters"),
    "time without offset": (_in("updated", "2026-03-02T12:00:00"), "updated is not a time"),
    "time of no calendar": (_in("created", "2026-13-45T99:00:00+00:00"), "created is not a time"),
    "time at the end of days": (_in("created", "9999-12-31T23:59:59-12:00"), "created is not a time"),
    "turns no list": (_in("turns", {}), "turns is not a list"),
    "turns too many": (_in("turns", [{}] * (MOST_TURNS + 1)), "turns has 501 items"),
    "turn no object": (_in("turns.0", "hello"), r"turns\[0\] is not a JSON object"),
    "unknown key": (_in("colour", "red"), "colour is unknown"),
    "unknown key within": (_in("turns.0.answer.extra", 1), r"turns\[0\].answer.extra is unknown"),
    "prototype": (_in("turns.0.__proto__", {}), "__proto__ is unknown"),
    "status": (_in("turns.0.answer.status", "sure"), "status is 'sure'; it is one of answered"),
    "status list": (_in("turns.0.answer.status", ["answered"]), "status is"),
    "support": (_in("turns.0.answer.statements.0.support", "guessed"), "support is 'guessed'"),
    "marker true": (_in("turns.0.answer.citations.0.marker", True), "marker is not a whole number"),
    "start negative": (_in("turns.0.answer.citations.0.start", -1), "start is not a whole number"),
    "start of a fraction": (_in("turns.0.answer.citations.0.start", 1.5), "start is not a whole number"),
    "start enormous": (_in("turns.0.answer.citations.0.start", 10**400), "start is not a whole number"),
    "quote missing": (lambda fields: fields["turns"][0]["answer"]["citations"][0].pop("quote"), "quote is missing"),
    "quote null": (_in("turns.0.answer.citations.0.quote", None), "quote is not text"),
    "quote a book": (_in("turns.0.answer.citations.0.quote", "x" * 200_001), "quote has 200,001 characters"),
    "score a word": (_in("turns.0.answer.hits.0.score", "high"), "score is not a number"),
    "score enormous": (_in("turns.0.answer.hits.0.score", 10**400), "score is not a finite number"),
    "timings a list": (_in("turns.0.answer.timings_ms", []), "timings_ms is not an object"),
    "timing a word": (_in("turns.0.answer.timings_ms", {"read": "1"}), "timings_ms.read is not a number"),
    "stopped a word": (_in("turns.0.stopped", "no"), "stopped is neither"),
    "filter's day": (_in("turns.0.where.after", "yesterday"), "after is not a date"),
    "filter's key": (_in("turns.0.where.author", "x"), "author is unknown"),
    "question missing": (lambda fields: fields["turns"][0].pop("question"), r"turns\[0\].question is missing"),
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_one_wrong_field_refuses_the_whole_list_with_its_place_and_the_reason(name: str) -> None:
    change, reason = WRONG[name]
    wrong = ONE.as_json()
    change(wrong)
    with pytest.raises(ConversationError, match=rf"\[1\]\..*{reason}"):
        conversations_from_text(json.dumps([ONE.as_json(), wrong]))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not valid JSON"),
        ("null", "not a list"),
        ('{"a": 1}', "not a list"),
        ('[{"id": "a", "id": "b"}]', "stands twice"),
        ("[NaN]", "NaN is no number"),
        ("[-Infinity]", "-Infinity is no number"),
        ("[" * 100_000, "nested too deeply"),
        (b"[\xff]", "not UTF-8"),
        (b"\x80\x04\x95pickle", "not UTF-8"),
    ],
    ids=["empty", "null", "object", "twice", "nan", "infinity", "deep", "latin", "pickle"],
)
def test_what_is_no_list_of_conversations_is_refused_with_a_reason(text: str | bytes, reason: str) -> None:
    with pytest.raises(ConversationError, match=reason):
        conversations_from_text(text)


def test_two_conversations_of_one_id_are_refused() -> None:
    with pytest.raises(ConversationError, match="one id"):
        conversations_from_text(conversations_as_text([ONE, ONE]))


@settings(max_examples=200)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | FILTERS.map(str) | TEXT,
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(sorted(ONE.as_json())) | TEXT, inner),
        max_leaves=8,
    )
)
def test_whatever_a_browser_sends_it_is_read_or_refused_and_nothing_else(value: object) -> None:
    try:
        known = conversations_from_text(json.dumps(value))
    except ConversationError as error:
        assert str(error).startswith("these conversations cannot be read: ")
    else:
        assert known == []  # no value drawn here has every field of a conversation


def test_a_time_with_another_offset_is_the_same_time_in_utc() -> None:
    fields = ONE.as_json() | {"updated": "2026-03-02T13:00:00+01:00"}
    assert Conversation.from_json(fields) == ONE
    assert begun(NOON.astimezone(timezone(timedelta(hours=9)))).created.isoformat() == "2026-03-02T12:00:00+00:00"


# Titles and history


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("  When did\nit open? ", "When did it open?"),
        ("Combien coûte [1] le **pont** ?", "Combien coûte (1) le pont ?"),
        ("\x1b[31mred\x07 \u202ethgil", "red thgil"),
        (" ?!\x00… ", ""),
        ("word " * 30, "word " * 14 + "word…"),
        ("x" * 200, "x" * 79 + "…"),
    ],
)
def test_a_title_is_the_question_on_one_short_line(question: str, title: str) -> None:
    assert title_of(question) == title


@given(st.text(max_size=200))
def test_a_title_is_short_visible_and_its_own_title(question: str) -> None:
    title = title_of(question)
    assert len(title) <= LONGEST_TITLE
    assert title.isprintable()
    assert title_of(title) == title


def test_the_first_question_gives_the_title_until_somebody_renames_it() -> None:
    assert ONE.title == "When did it open?"
    renamed = ONE.renamed("  Le port\n")
    assert renamed.title == "Le port"
    assert renamed.with_turns([*ONE.turns, Exchange("And then?")]).title == "Le port"
    with pytest.raises(ConversationError, match="at least one letter"):
        ONE.renamed(" \u200b ")


def test_a_conversation_of_dots_alone_is_shown_by_the_word_for_one() -> None:
    assert begun(NOON).with_turns([Exchange("…")]).shown_title("fr") == "Conversation"


def test_a_conversation_has_an_end() -> None:
    with pytest.raises(ConversationError, match="begin a new one"):
        begun().with_turns([Exchange("again")] * (MOST_TURNS + 1))


def test_only_what_was_answered_whole_is_built_on() -> None:
    turns = [
        Exchange("stopped", ANSWER, stopped=True), Exchange("failed", failure="too long"),
        Exchange("half", ANSWER, failure="broken"), Exchange("good", ANSWER),
    ]  # fmt: skip
    assert begun().with_turns(turns).history() == [Message("user", "good"), Message("assistant", ANSWER.text)]


# Kept on the server


@pytest.fixture
def kept(tmp_path: Path) -> Conversations:
    return Conversations.of(tmp_path, "Anna")


def at(minute: int, question: str = "Why?") -> Conversation:
    return begun(NOON).with_turns([Exchange(question, ANSWER)], NOON + timedelta(minutes=minute))


def test_conversations_are_listed_the_last_changed_first_and_read_back_whole(kept: Conversations) -> None:
    early, late = at(1, "Early?"), at(2, "Late?")
    kept.save(late)
    kept.save(early)
    assert [(entry.id, entry.title, entry.questions) for entry in kept.entries()] == [
        (late.id, "Late?", 1),
        (early.id, "Early?", 1),
    ]
    assert kept.load(early.id) == early
    longer = early.with_turns([*early.turns, Exchange("More?")], NOON + timedelta(minutes=3))
    kept.save(longer)
    assert [entry.id for entry in kept.entries()] == [early.id, late.id]
    assert kept.load(early.id) == longer


def test_a_user_without_conversations_has_an_empty_list_and_no_folder(tmp_path: Path) -> None:
    assert Conversations.of(tmp_path, "nobody").entries() == []
    assert list(tmp_path.iterdir()) == []


def test_rename_delete_and_its_undo(kept: Conversations) -> None:
    kept.save(ONE)
    assert kept.rename(ONE.id, "The harbour").title == "The harbour"
    kept.delete(ONE.id)
    assert kept.entries() == []
    with pytest.raises(ConversationError, match="no such conversation"):
        kept.load(ONE.id)
    with pytest.raises(ConversationError, match="no such conversation"):
        kept.delete(ONE.id)
    assert kept.restore(ONE.id) == ONE.renamed("The harbour")
    assert [entry.title for entry in kept.entries()] == ["The harbour"]
    assert kept.restore(ONE.id).id == ONE.id  # restoring what is there changes nothing


def test_only_the_last_deleted_can_be_restored(kept: Conversations, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.conversations.MOST_DELETED", 2)
    three = [at(minute) for minute in range(3)]
    for conversation in three:
        kept.save(conversation)
        kept.delete(conversation.id)
    with pytest.raises(ConversationError, match="no such"):
        kept.restore(three[0].id)
    assert kept.restore(three[2].id) == three[2]


def test_the_oldest_make_place(kept: Conversations, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.conversations.MOST", 2)
    three = [at(minute) for minute in (5, 1, 3)]
    for conversation in three:
        kept.save(conversation)
    assert [entry.id for entry in kept.entries()] == [three[0].id, three[2].id]


def test_a_conversation_that_is_too_large_is_refused_and_the_kept_state_stays(
    kept: Conversations, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.save(ONE)
    monkeypatch.setattr("assistant.conversations.LARGEST", 3_000)
    with pytest.raises(ConversationError, match="begin a new one"):
        kept.save(ONE.with_turns([Exchange("why " * 1_000)]))
    assert kept.load(ONE.id) == ONE


@pytest.mark.parametrize("bad", ["", "..", "../" + "a" * 29, "a" * 31 + "/", "con", "a" * 32 + "\n", "ｆ" * 32])
def test_no_id_leads_out_of_the_folder(kept: Conversations, bad: str) -> None:
    for act in (kept.load, kept.delete, kept.restore):
        with pytest.raises(ConversationError, match="no such conversation"):
            act(bad)
    with pytest.raises(ConversationError, match="no such conversation"):
        kept.save(replace(ONE, id=bad))


def test_a_damaged_or_swapped_file_is_left_out_or_refused_and_harms_no_other(kept: Conversations) -> None:
    first, second = at(1), at(2)
    kept.save(first)
    kept.save(second)
    folder = kept._folder
    (folder / f"{first.id}.conversation").write_bytes((folder / f"{second.id}.conversation").read_bytes())
    (folder / f"{'0' * 32}.conversation").write_bytes(b"torn")
    assert {entry.id for entry in kept.entries()} == {first.id, second.id}
    with pytest.raises(ConversationError, match="name of another"):
        kept.load(first.id)
    assert kept.load(second.id) == second


def test_users_never_share_a_folder_and_none_leaves_the_store(tmp_path: Path) -> None:
    names = [
        "Anna",
        "anna",
        "../anna",
        "/etc/passwd",
        "..",
        "",
        "a/b",
        "a\\b",
        "CON",
        "é",
        "e\u0301x",
        "日本",
        "x" * 300,
    ]
    folders = [user_folder(tmp_path, name) for name in names]
    assert len(set(folders)) == len(names)
    assert {folder.parent for folder in folders} == {tmp_path / "users"}
    assert all(folder.name.isascii() and len(folder.name) <= 41 for folder in folders)
    assert user_folder(tmp_path, "e\u0301") == user_folder(tmp_path, "é")


def test_one_user_s_conversations_are_not_another_s(tmp_path: Path) -> None:
    Conversations.of(tmp_path, "anna").save(ONE)
    assert Conversations.of(tmp_path, "Anna").entries() == []
    with pytest.raises(ConversationError, match="no such"):
        Conversations.of(tmp_path, "bob").load(ONE.id)


def test_many_threads_save_and_every_conversation_is_whole(kept: Conversations) -> None:
    own = [at(minute) for minute in range(6)]
    threads = [threading.Thread(target=kept.save, args=(conversation,)) for conversation in own * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {entry.id for entry in kept.entries()} == {conversation.id for conversation in own}
    assert all(kept.load(conversation.id) == conversation for conversation in own)
    assert not [path for path in kept._folder.iterdir() if path.suffix == ".draft"]


# Export


def rendered(markdown: str) -> str:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


@given(st.text(st.sampled_from("\\`*_{}[]()#+-.!|<>&~$=:/@ 1aw\n\t"), max_size=30))
def test_no_text_means_anything_in_markdown(text: str) -> None:
    html = rendered(f"x {escaped(text)}")
    assert html == rendered("x y").replace("x y", _as_html(f"x {' '.join(text.split())}".rstrip()))


def _as_html(text: str) -> str:
    return escape(text, quote=True).replace("&#x27;", "'")


@given(st.text(st.sampled_from("\\`*_[]()#+-.!|<>&~=: 1a\n"), min_size=1, max_size=30))
def test_no_text_means_anything_at_the_beginning_of_a_line(text: str) -> None:
    shown = " ".join(text.split())
    assert rendered(escaped(text)) == (f"<p>{_as_html(shown)}</p>\n" if shown else "")


ATTACKS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "![x](http://192.0.2.1/spy.png)", "[a](javascript:x)",
    "</p><h1>x", "``` \n<b>x</b>\n```", "# heading", "- list", "1. list", "> quote", "| a | b |\n|---|---|",
    "&lt;b&gt;",
    "<!-- -->", "<http://192.0.2.1>", "[x]: http://192.0.2.1", "a\n===", "---", "~~~", "**bold", "\\<b>", "\u202eevil",
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_in_a_conversation_breaks_out_of_its_export(attack: str) -> None:
    citation = replace(
        CITATION, title=attack, source=attack, quote=attack, attributed_to=attack, url=f"https://x.org/{attack}"
    )
    answer = replace(ANSWER, text=attack, citations=(citation,), notices=(attack,))
    refusal = replace(answer, status="not_found", citations=(), nearest=(citation,))
    turns = [
        Exchange(attack, answer, Filter(source=attack)),
        Exchange(attack, refusal),
        Exchange(attack, failure=attack),
    ]
    markdown = as_markdown(begun(NOON).with_turns(turns), "en")
    html = rendered(markdown)
    tags = set(re.findall(r"<\s*/?\s*([a-z0-9!]+)", html))
    assert tags <= {"h1", "h2", "p", "em", "strong", "ul", "li", "blockquote", "br", "a"}
    assert all(target.startswith("https://x.org/") for target in re.findall(r'(?:href|src)="([^"]*)', html))
    assert "\u202e" not in markdown


def test_an_export_tells_question_answer_quotes_and_where_they_stand() -> None:
    citation = replace(CITATION, attributed_to="the mayor", url="https://example.org/a b&copy;")
    turn = replace(ONE.turns[0], answer=replace(ANSWER, citations=(citation,)))
    markdown = as_markdown(begun(NOON).with_turns([turn]), "fr")
    html = rendered(markdown)
    lines = [line for line in text_of(html).splitlines() if line]
    assert lines == [
        "When did it open?",
        "When did it open?",
        "Seulement\u00a0: en anglais, depuis le 1er janvier 2025",
        "It opened in 1931. [1]",
        "Sources",
        "[1] It opened in 1931.",
        "The harbour, Daily, 26 December 2025, according to the mayor https://example.org/a b&copy%3B",
    ]
    assert "<https://example.org/a%20b&copy%3B>" in markdown
    assert "<strong>1931</strong>" in html


def test_a_link_that_is_none_of_the_web_is_left_out() -> None:
    answer = replace(ANSWER, citations=(replace(CITATION, url="javascript:alert(1)"),))
    assert "javascript" not in answer_as_markdown(answer)


@given(ANSWERS)
def test_any_answer_can_be_exported(answer: Answer) -> None:
    assert answer_as_markdown(answer).encode("utf-8").endswith(b"\n")
