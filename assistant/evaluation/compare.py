"""Comparing two runs of the same questions: paired differences, a randomisation test, the questions that turned.

Both runs are looked at over the questions they share. For each measure the difference of the two figures has a 95 %
percentile bootstrap interval over pairs of answers, and the p-value of a two-sided paired randomisation test: how often
a difference as large comes about when the two answers of each question change sides at random (Noreen 1989; Smucker,
Allan and Carterette, CIKM 2007). With some twenty measures one will have p < 0.05 by chance.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.evaluation.compared import Comparison, Difference, Turned
from assistant.evaluation.errors import EvaluationError
from assistant.evaluation.measures import MEASURES, Measure, Vector
from assistant.evaluation.run import Record, Run
from assistant.evaluation.statistics import RESAMPLES, SEED, columns, interval, resamples, with_all, with_any

_TURNS = "correct"


def compare(old: Run, new: Run) -> Comparison:
    """What changed from ``old`` to ``new``. Raises EvaluationError where they share no question."""
    before = {record.id: record for record in old.records}
    shared = [
        (before[record.id], record)
        for record in new.records
        if record.id in before and before[record.id].question["question"] == record.question["question"]
    ]
    if not shared:
        raise EvaluationError(f"the runs {old.name} and {new.name} share no question; compare runs of one set")
    olds, news = [one for one, _ in shared], [other for _, other in shared]
    differences = [difference(measure, olds, news) for measure in MEASURES]
    return Comparison(
        old.name,
        old.started,
        old.system,
        len(shared),
        tuple(d for d in differences if d is not None),
        tuple(_turned(one, other) for one, other in shared if _right(other) and _wrong(one)),
        tuple(_turned(one, other) for one, other in shared if _right(one) and _wrong(other)),
    )


def difference(measure: Measure, old: Sequence[Record], new: Sequence[Record]) -> Difference | None:
    """New minus old over pairs; None where neither or only one of the two has the measure.

    A question counts where both runs have the measure; where either has, for a measure of its own choice of questions
    (the precision of refusals looks at those that were refused).
    """
    ones, others = columns(measure, old), columns(measure, new)
    known = with_any(ones) | with_any(others) if measure.chooses else with_all(ones) & with_all(others)
    ones, others = [t[:, known] for t in ones], [t[:, known] for t in others]
    n = int(known.sum())
    if n == 0:
        return None
    was, now = float(measure.over(*ones)[0]), float(measure.over(*others)[0])
    if np.isnan(was) or np.isnan(now):
        return None
    drawn = resamples(n)
    spread = measure.over(*(t[0][drawn] for t in others)) - measure.over(*(t[0][drawn] for t in ones))
    low, high = interval(spread)
    swapped = np.random.default_rng(SEED + 1).random((RESAMPLES, n)) < 0.5
    left = measure.over(*(np.where(swapped, b, a) for a, b in zip(ones, others, strict=True)))
    right = measure.over(*(np.where(swapped, a, b) for a, b in zip(ones, others, strict=True)))
    p = p_value(right - left, now - was)
    return Difference(measure.name, was, now, now - was, low, high, p, n, measure.higher_is_better)


def p_value(by_chance: Vector, observed: float) -> float:
    """(1 + differences by chance that are as large) / (1 + all of them): never 0 (Davison and Hinkley 1997)."""
    known = by_chance[~np.isnan(by_chance)]
    as_large = int(np.sum(np.abs(known) >= abs(observed) - 1e-12))
    return (1 + as_large) / (1 + len(known))


def _right(record: Record) -> bool:
    return record.scores.get(_TURNS) == 1.0


def _wrong(record: Record) -> bool:
    return record.scores.get(_TURNS) == 0.0


def _turned(old: Record, new: Record) -> Turned:
    return Turned(new.id, str(new.question["question"]), _text(old), _text(new))


def _text(record: Record) -> str:
    return str(record.answer["text"]) if record.answer else f"error: {record.error}"
