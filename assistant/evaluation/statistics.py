"""Figures with their intervals, from the scores of single questions.

Intervals are percentile bootstrap intervals (Efron and Tibshirani 1993, 13.3): 95 %, over the questions that a measure
applies to, always with the same resamples. They speak of other questions of the same sort, not of other articles.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from assistant.evaluation.measures import CONFIDENCE, MEASURES, Measure, Table, Vector
from assistant.evaluation.run import ALL, Figure, Record

RESAMPLES = 1000
SEED = 20250101
_TAILS = (2.5, 97.5)
Mask = npt.NDArray[np.bool_]


def summarise(records: Sequence[Record]) -> tuple[Figure, ...]:
    """Every measure over all questions, by kind and by language pair, where at least one question has it."""
    figures = (figure(measure, name, group) for name, group in groups(records) for measure in MEASURES)
    return tuple(f for f in figures if f is not None)


def groups(records: Sequence[Record]) -> list[tuple[str, list[Record]]]:
    """(name, records): all, then the kinds and the language pairs in alphabetical order."""
    named: list[tuple[str, Callable[[Record], str]]] = [("kind", lambda r: r.kind), ("pair", lambda r: r.language_pair)]
    found = [(ALL, list(records))]
    for prefix, key in named:
        for value in sorted({key(record) for record in records} - {""}):
            found.append((f"{prefix}:{value}", [record for record in records if key(record) == value]))
    return found


def figure(measure: Measure, group: str, records: Sequence[Record]) -> Figure | None:
    """The measure over the records of ``group``; None where it applies to none of them."""
    row = applying(measure, columns(measure, records))
    n = row[0].shape[1]
    if n == 0:
        return None
    value = measure.over(*row)[0]
    if np.isnan(value):
        return None
    low, high = interval(measure.over(*(table[0][resamples(n)] for table in row)))
    return Figure(measure.name, group, float(value), low, high, n)


def columns(measure: Measure, records: Sequence[Record]) -> list[Table]:
    """One (1, questions) table for each column of the measure."""
    return [np.array([[_value(record, name) for record in records]], dtype=np.float64) for name in measure.columns]


def applying(measure: Measure, row: Sequence[Table]) -> list[Table]:
    """The questions that the measure looks at: with every column; of F1, whose columns are apart, with any."""
    known = with_any(row) if measure.chooses else with_all(row)
    return [table[:, known] for table in row]


def with_all(row: Sequence[Table]) -> Mask:
    """Which questions have every column."""
    mask: Mask = np.all(~np.isnan(np.concatenate(row)), axis=0)
    return mask


def with_any(row: Sequence[Table]) -> Mask:
    """Which questions have one of the columns at least."""
    mask: Mask = np.any(~np.isnan(np.concatenate(row)), axis=0)
    return mask


def resamples(n: int) -> npt.NDArray[np.int64]:
    """(RESAMPLES, n) positions drawn with replacement; the same for the same n."""
    return np.random.default_rng(SEED).integers(0, n, size=(RESAMPLES, n))


def interval(values: Vector) -> tuple[float, float]:
    """The 2.5th and 97.5th percentile of the resampled values that have one."""
    low, high = np.nanpercentile(values, _TAILS)
    return float(low), float(high)


def _value(record: Record, name: str) -> float:
    if name == CONFIDENCE:
        return np.nan if record.confidence is None else record.confidence
    return record.scores.get(name, np.nan)
