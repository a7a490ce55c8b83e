"""In what way an answer is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.evaluation.report.failures import NAMES, counted, failures, wrong
from tests.assistant.evaluation.report_runs import mixed, record


@pytest.mark.parametrize(
    ("expected", "given", "found"),
    [
        ("answered", "answered", ()),
        ("answered", "not_found", ("wrong_status", "false_refusal")),
        ("conflict", "not_found", ("wrong_status", "false_refusal", "missed_conflict")),
        ("not_found", "answered", ("wrong_status", "missed_refusal")),
        ("not_found", "conflict", ("wrong_status", "missed_refusal", "false_conflict")),
        ("answered", "conflict", ("wrong_status", "false_conflict")),
        ("conflict", "answered", ("wrong_status", "missed_conflict")),
        ("meta", "answered", ("wrong_status",)),
        ("answered", "meta", ("wrong_status",)),
        ("meta", "not_found", ("wrong_status",)),
    ],
)
def test_a_wrong_status_is_named_by_what_was_expected(expected: str, given: str, found: tuple[str, ...]) -> None:
    assert failures(record(given=given, question={"status": expected}, scores={})) == found


@pytest.mark.parametrize(
    ("scores", "found"),
    [
        ({"answer_match": 0.0}, ("wrong_answer",)),
        ({"answer_match": 1.0, "citation_precision": 0.5}, ("wrong_citation",)),
        ({"quote_validity": 0.5}, ("false_quote",)),
        ({"must_not_violations": 1.0}, ("must_not",)),
        ({"must_not_violations": 0.0, "hit@10": 1.0, "citation_precision": 1.0}, ()),
        ({"hit@10": 0.0}, ("not_retrieved",)),
        ({}, ()),
    ],
)
def test_a_wrong_answer_is_named_by_the_measure_that_says_so(scores: dict[str, float], found: tuple[str, ...]) -> None:
    assert failures(record(scores=scores)) == found


def test_a_refusal_is_not_a_wrong_answer_as_well() -> None:
    refused: dict[str, Any] = {"given": "not_found", "scores": {"answer_match": 0.0}}
    assert failures(record(**refused)) == ("wrong_status", "false_refusal")


def test_a_question_that_could_not_be_asked_has_that_failure_only() -> None:
    assert failures(record(given=None)) == ("error",)


def test_a_question_that_expects_nothing_cannot_fail() -> None:
    assert failures(record(given="conflict", question={"status": None, "answers": []}, scores={})) == ()


def test_failures_are_counted_in_the_order_of_their_names() -> None:
    counts = counted(mixed().records)
    assert counts == {
        "error": 1, "wrong_status": 1, "wrong_answer": 1, "wrong_citation": 1, "must_not": 1, "false_refusal": 1,
        "not_retrieved": 1,
    }  # fmt: skip
    assert list(counts) == [name for name in NAMES if name in counts]
    assert wrong(mixed().records) == 3
