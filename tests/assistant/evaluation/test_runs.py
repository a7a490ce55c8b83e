"""A run from beginning to end with a small system: kept when interrupted, continued, written, read back."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.answer import Message
from assistant.errors import QuestionError
from assistant.evaluation.conduct import Plan, conduct, unlocated
from assistant.evaluation.errors import EvaluationError
from assistant.evaluation.journal import NAME, Journal, unfinished
from assistant.evaluation.questions import Evidence, GoldQuestion
from assistant.evaluation.read_set import Loaded
from assistant.evaluation.run import Json, QuestionSet, Run, read_run, write_run
from corpus.article import Article
from corpus.errors import ArticleError
from tests.assistant.evaluation.cases import HARBOUR, OPENED, answer, citation, evidence, hit, question, record

PLAN = Plan("set", "python -m assistant evaluate set.jsonl", "small", {"limit": "10"}, "f")
HEADER = {"system": "small", "limit": None}
QUESTIONS = (
    question(id="1", status="answered", answers=(("1931",),), evidence=evidence(OPENED), kind="single"),
    question(id="2", question="", status="answered"),
    question(id="3", language="fr", question="Quand ?", evidence=evidence(OPENED), history=(Message("user", "Hi"),)),
)


class Small:
    """Quotes the first sentence; an empty question is an error; is interrupted at the question it is told."""

    encoder = "none"
    failures: Sequence[ArticleError] = ()

    def __init__(self, stop_at: int | None = None) -> None:
        self.asked: list[str] = []
        self._stop_at = stop_at

    def articles(self) -> list[Article]:
        return [Article("harbour", "The harbour", f"The harbour\n\n{HARBOUR}\n\nEnd.", language="en")]

    def answer(self, text: str, history: Sequence[Message]) -> tuple[Json, float | None]:
        self.asked.append(text)
        if self._stop_at is not None and len(self.asked) > self._stop_at:
            raise KeyboardInterrupt
        if not text:
            raise QuestionError("the question is empty")
        start = len("The harbour\n\n")
        quote = {**citation(OPENED), "start": start, "end": start + len(OPENED)}
        statements = [{"text": OPENED, "citations": [1]}]
        return answer(f"{OPENED} [1]", hits=[hit(OPENED)], citations=[quote], statements=statements), 0.8

    def close(self) -> None:
        pass


def loaded(*questions: GoldQuestion) -> Loaded:
    return Loaded(QuestionSet("set", "0", len(questions)), questions)


def conducted(folder: Path, system: Small) -> Run:
    journal = Journal(folder, HEADER)
    try:
        return conduct(PLAN, loaded(*QUESTIONS), system, journal, lambda done, total: None)
    finally:
        journal.close()


def test_a_record_holds_question_answer_places_and_scores(tmp_path: Path) -> None:
    run = conducted(tmp_path, Small())
    first, failed, third = run.records
    assert first.scores["correct"] == 1.0 and first.scores["quote_validity"] == 1.0 and first.confidence == 0.8
    assert first.scores["latency_ms"] >= 0 and first.answer is not None and first.answer["id"] == "1"
    assert [(p.role, p.start, p.text) for p in first.passages] == [("cited", 13, HARBOUR), ("evidence", 13, HARBOUR)]
    assert (failed.answer, failed.error, failed.scores["correct"]) == (None, "the question is empty", 0.0)
    assert [r.language_pair for r in run.records] == ["en->en", "en", "fr->en"]
    assert third.question["history"] == [{"role": "user", "content": "Hi"}]
    assert (run.articles, run.name, run.system, run.questions.count) == (1, "set", "small", 3)
    found = run.figure("correct")
    assert found is not None and (found.value, found.n) == (0.5, 2)


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        conducted(tmp_path, Small(stop_at=2))  # the warm-up and one question
    rest = Small()
    run = conducted(tmp_path, rest)
    assert rest.asked == ["Quand ?", "", "Quand ?"]  # the warm-up, then what was left
    assert [r.id for r in run.records] == ["1", "2", "3"]
    whole = conducted(tmp_path / "whole", Small())
    timeless = [{k: v for k, v in r.scores.items() if k != "latency_ms"} for r in whole.records]
    assert [{k: v for k, v in r.scores.items() if k != "latency_ms"} for r in run.records] == timeless


def test_a_line_cut_off_by_a_crash_is_asked_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path, HEADER)
    journal.add(record("1"))
    journal.add(record("2"))
    journal.close()
    path = tmp_path / NAME
    path.write_bytes(path.read_bytes()[:-10])
    again = Journal(tmp_path, HEADER)
    again.add(record("2"))
    again.close()
    assert [r.id for r in again.records] == ["1"]
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["question"]["id"] for line in lines] == ["1", "2"]


def test_the_journal_of_another_run_is_not_touched(tmp_path: Path) -> None:
    journal = Journal(tmp_path, HEADER)
    journal.add(record("1"))
    journal.close()
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(EvaluationError, match="unfinished run of other limit"):
        Journal(tmp_path, {**HEADER, "limit": 5})
    assert (tmp_path / NAME).read_bytes() == before


def test_a_run_that_answered_nothing_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        conducted(tmp_path / "new", Small(stop_at=0))
    assert list(tmp_path.iterdir()) == []


def test_the_unfinished_run_of_the_same_command_is_found(tmp_path: Path) -> None:
    for name, header in (("set-1", HEADER), ("set-2", {**HEADER, "limit": 5}), ("other-1", HEADER)):
        journal = Journal(tmp_path / name, header)
        journal.add(record("1"))
        journal.close()
    assert unfinished(tmp_path, "set", HEADER) == tmp_path / "set-1"
    assert unfinished(tmp_path, "set", {"system": "none"}) is None


def test_a_run_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    run = conducted(tmp_path, Small())
    write_run(run, tmp_path / "run.json")
    assert read_run(tmp_path / "run.json") == run
    assert json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["format"] == 1


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 2}', '{"format": 1}', '{"format": 1, "records": 3}'])
def test_a_file_that_is_no_run_is_refused_by_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "run.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match="run.json"):
        read_run(path)


def test_a_run_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    run = conducted(tmp_path, Small())
    with pytest.raises(EvaluationError, match="cannot be written"):
        write_run(run, tmp_path / "gone" / "run.json")


def test_questions_with_evidence_outside_the_corpus_are_named() -> None:
    astray = question(id="astray", evidence=(Evidence("harbour", "It closed."),))
    assert unlocated([QUESTIONS[0], astray], Small().articles()) == ["astray"]
