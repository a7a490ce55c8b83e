"""In what way an answer is wrong: the types of failure that a report counts and filters by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.evaluation.run import Record

NAMES = {
    "error": "Asking failed",
    "wrong_status": "Wrong status",
    "wrong_answer": "Wrong answer",
    "wrong_citation": "Wrong citation",
    "false_quote": "Quote not in the article",
    "must_not": "Said what it must not",
    "false_refusal": "False refusal",
    "missed_refusal": "Missed refusal",
    "false_conflict": "False conflict",
    "missed_conflict": "Missed conflict",
    "not_retrieved": "Evidence not retrieved",
}
"""Type -> what the report calls it, in the order of the report."""
_BELOW_ONE = {"wrong_answer": "answer_match", "wrong_citation": "citation_precision", "false_quote": "quote_validity"}
"""Type -> the measure that says so where it is not 1."""
_STATES = ("answered", "conflict")


def failures(record: Record) -> tuple[str, ...]:
    """The types of failure of one answer, in the order of NAMES; none where it is right or nothing is expected."""
    if record.answer is None:
        return ("error",)
    expected, given = record.question.get("status"), str(record.answer.get("status"))
    found = set(_of_status(expected, given)) if expected else set()
    if given != "not_found":  # a refusal says nothing; whether it was one too many is told by the status
        found |= {name for name, measure in _BELOW_ONE.items() if record.scores.get(measure, 1.0) < 1.0}
    if record.scores.get("must_not_violations", 0.0) > 0.0:
        found.add("must_not")
    if record.scores.get("hit@10", 1.0) == 0.0:
        found.add("not_retrieved")
    return tuple(name for name in NAMES if name in found)


def _of_status(expected: str, given: str) -> list[str]:
    if expected == given:
        return []
    found = ["wrong_status"]
    if given == "not_found" and expected in _STATES:
        found.append("false_refusal")
    if expected == "not_found" and given in _STATES:
        found.append("missed_refusal")
    if given == "conflict":
        found.append("false_conflict")
    if expected == "conflict":
        found.append("missed_conflict")
    return found


def counted(records: Sequence[Record]) -> dict[str, int]:
    """Failures by type, in the order of NAMES, those that occur."""
    counts = Counter(name for record in records for name in failures(record))
    return {name: counts[name] for name in NAMES if counts[name]}


def wrong(records: Sequence[Record]) -> int:
    """Answers with a failure of any type."""
    return sum(bool(failures(record)) for record in records)
