"""Whether it refuses when it should, and only then; and the other statuses. Where the expected status is known.

A refusal is the status not_found; refusals are the positive class (as for SQuAD 2.0's unanswerable questions,
Rajpurkar, Jia and Liang, ACL 2018).

refusal_precision  of the refusals, the share where not_found is expected
refusal_recall     of the questions that expect not_found, the share that is refused
refusal_f1         harmonic mean of the two (`measures.py`, from the counts)
false_refusal      of the questions that expect an answer or a conflict, the share that is refused
conflict_recall    of the questions that expect a conflict, the share answered as one
false_conflict     of the questions that expect another status, the share answered as a conflict
status_accuracy    share of questions with the expected status
"""

from __future__ import annotations

from assistant.evaluation.locate import Case
from assistant.evaluation.questions import SHOWN


def score(case: Case) -> dict[str, float]:
    """1 or 0 for each of the above whose denominator the question belongs to."""
    expected, given = case.question.status, case.status
    if expected is None:
        return {}
    scores = {"status_accuracy": float(given == expected)}
    if given == "not_found":
        scores["refusal_precision"] = float(expected == "not_found")
    if expected == "not_found":
        scores["refusal_recall"] = float(given == "not_found")
    if expected in SHOWN:
        scores["false_refusal"] = float(given == "not_found")
    if expected == "conflict":
        scores["conflict_recall"] = float(given == "conflict")
    else:
        scores["false_conflict"] = float(given == "conflict")
    return scores
