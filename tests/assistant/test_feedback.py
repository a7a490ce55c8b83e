"""Votes of readers: kept a whole line each, the last word counts, and what they say becomes a question set."""

from __future__ import annotations

import json
import multiprocessing
import threading
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.__main__ import main
from assistant.answer import Answer, Message
from assistant.conversation import LONGEST_COMMENT
from assistant.errors import FeedbackError, QuestionError
from assistant.evaluation.questions import Evidence, GoldQuestion
from assistant.evaluation.read_set import read_set
from assistant.evaluation.votes import DOWN, UP, as_question
from assistant.feedback import Feedback, Vote, corpus_digest, program_version, read_votes
from assistant.strict import as_line, parsed
from index.hit import Filter
from tests.assistant.answers import ANSWERS, FILTERS, TEXT
from tests.assistant.fakes import ANSWER, ARTICLE, CITATION, seaside_corpus

TIME = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ASKED = replace(ANSWER, question="When did it open?", standalone_question="When did it open?")
VOTE = Vote("c1-1", True, ASKED, (Message("user", "Hello"),), comment="Exactly.", user="anna", time=TIME)


@pytest.fixture
def feedback(tmp_path: Path) -> Feedback:
    return Feedback(tmp_path / "store")


@given(
    ANSWERS.filter(lambda answer: answer.question.strip() != ""), FILTERS, TEXT, st.sampled_from([True, False, None])
)
def test_a_vote_comes_back_from_its_line_as_it_was(
    answer: Answer, where: Filter | None, text: str, liked: bool | None
) -> None:
    vote = Vote("k", liked, answer, (Message("assistant", text),), where, text, text, text, text, TIME)
    line = as_line(vote.as_json())
    assert line.count(b"\n") == 1
    assert Vote.from_json(parsed(line)) == vote


def test_votes_are_read_in_the_order_they_were_given(feedback: Feedback) -> None:
    other = replace(VOTE, key="c1-2", liked=False)
    feedback.add(VOTE)
    feedback.add(other)
    votes = read_votes(feedback.path)
    assert (votes.valid, votes.wrong, votes.notices) == ((VOTE, other), (), ())


def test_the_second_vote_of_a_reader_on_one_answer_replaces_the_first(feedback: Feedback) -> None:
    changed, another = replace(VOTE, liked=False, comment="No, wrong."), replace(VOTE, user="bob")
    for vote in (VOTE, another, changed):
        feedback.add(vote)
    assert read_votes(feedback.path).valid == (another, changed)
    assert len(feedback.path.read_bytes().splitlines()) == 3  # nothing that was said is lost


def test_a_vote_taken_back_counts_no_more(feedback: Feedback) -> None:
    feedback.add(VOTE)
    feedback.add(replace(VOTE, liked=None))
    assert read_votes(feedback.path).valid == ()


def test_a_line_torn_by_a_crash_is_left_out_with_a_notice_and_the_next_vote_stands_alone(feedback: Feedback) -> None:
    feedback.add(VOTE)
    whole = feedback.path.read_bytes()
    feedback.path.write_bytes(whole + whole[:40])
    votes = read_votes(feedback.path)
    assert (votes.valid, votes.wrong) == ((VOTE,), ())
    assert votes.notices == (f"{feedback.path}:2: the last line was cut off while it was written; it is left out",)
    feedback.add(replace(VOTE, key="c1-2"))
    votes = read_votes(feedback.path)
    assert [vote.key for vote in votes.valid] == ["c1-1", "c1-2"]
    assert len(votes.wrong) == 1
    assert f"{feedback.path}:2: is not valid JSON" in votes.wrong[0]


@pytest.mark.parametrize(
    ("vote", "reason"),
    [
        (replace(VOTE, comment="x" * (LONGEST_COMMENT + 1)), "the comment has 2,001 characters; it may have 2,000"),
        (replace(VOTE, key=""), "key has 0 characters"),
        (replace(VOTE, key="k" * 301), "key has 301 characters"),
        (replace(VOTE, answer=replace(ASKED, text="x" * 200_001)), "answer.text has 200,001"),
        (replace(VOTE, answer=replace(ASKED, question=" ")), "answers no question"),
        (replace(VOTE, history=tuple(Message("user", "x" * 100_000) for _ in range(30))), "too long"),
    ],
    ids=["comment", "no key", "long key", "long answer", "no question", "long history"],
)
def test_a_vote_that_cannot_be_kept_is_refused_and_writes_nothing(feedback: Feedback, vote: Vote, reason: str) -> None:
    with pytest.raises(FeedbackError, match=reason):
        feedback.add(vote)
    assert not feedback.path.exists()


def test_a_full_file_takes_no_more(feedback: Feedback, monkeypatch: pytest.MonkeyPatch) -> None:
    feedback.add(VOTE)
    monkeypatch.setattr("assistant.feedback.LARGEST", feedback.path.stat().st_size + 10)
    with pytest.raises(FeedbackError, match="is full; move it away"):
        feedback.add(VOTE)
    assert len(read_votes(feedback.path).valid) == 1


def test_a_folder_in_the_place_of_the_file_is_an_error_a_user_can_read(feedback: Feedback) -> None:
    feedback.path.mkdir(parents=True)
    with pytest.raises(FeedbackError, match=r"feedback\.jsonl: cannot be written: .*directory"):
        feedback.add(VOTE)
    with pytest.raises(FeedbackError, match="cannot be read"):
        read_votes(feedback.path)


def _vote_often(store: Path, who: str) -> None:
    def vote(thread: int) -> None:
        for turn in range(5):
            Feedback(store).add(replace(VOTE, key=f"{thread}-{turn}", user=who, comment="x" * 1_500))

    threads = [threading.Thread(target=vote, args=(thread,)) for thread in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


def test_processes_and_threads_vote_at_once_and_no_line_is_lost_or_mixed(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_vote_often, args=(tmp_path, f"user {n}")) for n in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    votes = read_votes(tmp_path / "feedback.jsonl")
    assert (len(votes.valid), votes.wrong, votes.notices) == (30, (), ())


def test_corpus_and_version_are_named_by_what_they_are() -> None:
    changed = replace(ARTICLE, text=ARTICLE.text + " It grew.")
    assert corpus_digest([ARTICLE]) == corpus_digest([ARTICLE]) != corpus_digest([changed])
    assert program_version()


# As questions


def test_a_thumb_up_expects_status_quotes_and_bold_words() -> None:
    question = as_question(VOTE)
    assert question == GoldQuestion(
        question.id, "When did it open?", "en", (Message("user", "Hello"),), UP, "answered", (("1931",),), (),
        (Evidence("harbour", CITATION.quote),),
    )  # fmt: skip


def test_a_thumb_up_for_a_refusal_expects_a_refusal_and_nothing_else() -> None:
    refused = replace(ASKED, status="not_found", text="The articles do not say **that**.", nearest=(CITATION,))
    question = as_question(replace(VOTE, answer=refused))
    assert (question.status, question.answers, question.evidence) == ("not_found", (), ())


def test_a_thumb_down_asks_again_and_expects_nothing() -> None:
    question = as_question(replace(VOTE, liked=False))
    assert question == GoldQuestion(question.id, "When did it open?", "en", (Message("user", "Hello"),), DOWN)


def test_the_id_of_a_question_tells_nobody_s_name_and_differs_by_reader_and_answer() -> None:
    votes = [VOTE, replace(VOTE, user="bob"), replace(VOTE, user=None), replace(VOTE, key="c1-2")]
    ids = {as_question(vote).id for vote in votes}
    assert len(ids) == 4
    assert not [one for one in ids if "anna" in one or "bob" in one or "c1" in one]
    assert as_question(VOTE).id == as_question(replace(VOTE, liked=False)).id


def test_a_file_of_votes_is_a_question_set_and_says_what_it_leaves_out(feedback: Feedback) -> None:
    filtered = replace(VOTE, key="c1-3", where=Filter(after=date(2025, 1, 1)))
    for vote in (VOTE, filtered, replace(VOTE, key="c1-4", where=Filter(), liked=False)):
        feedback.add(vote)
    with feedback.path.open("ab") as file:
        file.write(b'{"vote": "up"}\n{"vote": "up", "key"')
    loaded = read_set(feedback.path)
    assert [question.kind for question in loaded.questions] == [UP, DOWN]
    assert len(loaded.about.skipped) == 1
    assert f"{feedback.path}:4: " in loaded.about.skipped[0]
    assert [notice.partition(": ")[2][:30] for notice in loaded.notices] == [
        "the last line was cut off whil",
        "votes left out, since a questi",
    ]


def test_a_file_whose_votes_were_all_taken_back_holds_no_question(feedback: Feedback) -> None:
    feedback.add(VOTE)
    feedback.add(replace(VOTE, liked=None))
    with pytest.raises(QuestionError, match="no question that can be asked"):
        read_set(feedback.path)


def test_evaluate_asks_a_file_of_votes_and_writes_it_as_a_question_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    common = ["--corpus", str(seaside_corpus(tmp_path)), "--store", str(tmp_path / "store")]
    from assistant import Assistant, Config

    with Assistant.open(Config(corpus=tmp_path / "articles", store=tmp_path / "store")) as assistant:
        good = assistant.ask("When did the harbour of Porthaven open?")
        refused = assistant.ask("Who is the mayor of Osaka?")
    feedback = Feedback(tmp_path / "store")
    feedback.add(Vote("a", True, good))
    feedback.add(Vote("b", True, refused))
    feedback.add(Vote("c", False, good, comment="I meant the second quay"))

    assert main(["evaluate", str(feedback.path), *common, "--write-questions", "set.jsonl"]) == 0
    written = [json.loads(line) for line in (tmp_path / "set.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["kind"], line.get("status")) for line in written] == [
        (UP, "answered"), (UP, "not_found"), (DOWN, None),
    ]  # fmt: skip
    assert written[0]["answers"] == [["1931"]]
    assert written[0]["evidence"][0]["quote"].startswith("The harbour of Porthaven opened in 1931.")
    assert not (tmp_path / "evaluation").exists()
    assert read_set(tmp_path / "set.jsonl").questions == read_set(feedback.path).questions

    assert main(["evaluate", str(feedback.path), *common, "--report", "report"]) == 0
    capsys.readouterr()
    records = json.loads((tmp_path / "report" / "run.json").read_text(encoding="utf-8"))["records"]
    assert [record["scores"].get("correct") for record in records] == [1.0, 1.0, None]
