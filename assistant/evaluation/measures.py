"""Every measure by name: what it is made from, how questions are put together, which way is better."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.evaluation import answers, citations, refusal, retrieval, wording
from assistant.evaluation.locate import Case

Table = npt.NDArray[np.float64]
"""(samples, questions); NaN where a question has no such score."""
Vector = npt.NDArray[np.float64]
"""(samples,); NaN where a sample has nothing to measure."""
LATENCY = "latency_ms"
CONFIDENCE = "confidence"
_FAMILIES = (retrieval.score, answers.score, citations.score, citations.best_sentence, refusal.score, wording.score)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure over questions; ``over`` takes one table a column and gives one value a sample."""

    name: str
    columns: tuple[str, ...]
    over: Callable[..., Vector]
    higher_is_better: bool = True
    chooses: bool = False
    """Which questions it is measured over follows from the answers, so that two runs differ in it."""


def score(case: Case) -> dict[str, float]:
    """Every score of one question that applies; latency is added by who took it."""
    scores: dict[str, float] = {}
    for family in _FAMILIES:
        scores |= family(case)
    return scores


def mean(scores: Table) -> Vector:
    """The mean of the questions that have the score."""
    counted = np.sum(~np.isnan(scores), axis=1)
    total = np.nansum(scores, axis=1)
    return _ratio(total, counted)


def f1(precision: Table, recall: Table) -> Vector:
    """2 TP / (refusals + expected refusals): the harmonic mean of the two means; none where no refusal is expected."""
    true = np.nansum(precision, axis=1)
    expected = np.sum(~np.isnan(recall), axis=1)
    both = np.where(expected > 0, np.sum(~np.isnan(precision), axis=1) + expected, 0)
    return _ratio(2 * true, both)


def aurc(confidence: Table, outcome: Table) -> Vector:
    """``curves.area`` of every sample at once; no value may be missing.

    Each question adds 1/n of coverage at the risk of its confidence: that after the last question as confident as it.
    """
    n = confidence.shape[1]
    order = np.argsort(-confidence, axis=1, kind="stable")
    sure, right = (np.take_along_axis(table, order, axis=1) for table in (confidence, outcome))
    risk = np.cumsum(1 - right, axis=1) / np.arange(1, n + 1)
    ends = np.ones_like(sure, dtype=bool)
    ends[:, :-1] = sure[:, 1:] != sure[:, :-1]
    last = np.where(ends, np.arange(n), n)
    last = np.minimum.accumulate(last[:, ::-1], axis=1)[:, ::-1]
    area: Vector = np.take_along_axis(risk, last, axis=1).mean(axis=1)
    return area


def _ratio(top: Vector, bottom: Vector) -> Vector:
    result: Vector = np.divide(top, bottom, out=np.full(len(top), np.nan), where=bottom > 0)
    return result


def _percentile(share: float) -> Callable[[Table], Vector]:
    def over(scores: Table) -> Vector:
        known = scores[:, ~np.all(np.isnan(scores), axis=0)]
        empty = np.all(np.isnan(known), axis=1)
        values = np.full(len(scores), np.nan)
        if not empty.all():
            values[~empty] = np.nanpercentile(known[~empty], share, axis=1)
        return values

    return over


def _mean_of(name: str, *, higher_is_better: bool = True) -> Measure:
    return Measure(name, (name,), mean, higher_is_better)


MEASURES: tuple[Measure, ...] = (
    _mean_of("correct"),
    _mean_of("answer_match"),
    _mean_of("must_not_violations", higher_is_better=False),
    _mean_of("exact_match"),
    _mean_of("token_f1"),
    _mean_of("status_accuracy"),
    Measure("refusal_precision", ("refusal_precision",), mean, chooses=True),
    _mean_of("refusal_recall"),
    Measure("refusal_f1", ("refusal_precision", "refusal_recall"), f1, chooses=True),
    _mean_of("false_refusal", higher_is_better=False),
    _mean_of("conflict_recall"),
    _mean_of("false_conflict", higher_is_better=False),
    _mean_of("citation_recall"),
    _mean_of("citation_precision"),
    _mean_of("evidence_cited"),
    _mean_of("quote_validity"),
    _mean_of("best_sentence"),
    Measure("aurc", (CONFIDENCE, "best_sentence"), aurc, higher_is_better=False),
    *(_mean_of(f"recall@{k}") for k in retrieval.DEPTHS),
    *(_mean_of(f"hit@{k}") for k in retrieval.DEPTHS),
    _mean_of("mrr@10"),
    _mean_of("ndcg@10"),
    _mean_of("answer_language"),
    Measure("latency_p50", (LATENCY,), _percentile(50), higher_is_better=False),
    Measure("latency_p95", (LATENCY,), _percentile(95), higher_is_better=False),
)
"""In the order of a report: what matters most first. Latencies are milliseconds, all others go from 0 to 1."""

BY_NAME = {measure.name: measure for measure in MEASURES}
