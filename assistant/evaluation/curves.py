"""What an answer's confidence is worth: the risk-coverage curve, its area, and the reliability diagram.

Both are drawn over the questions that have a confidence and the score ``best_sentence``: whether the best sentence
(first citation, else first of ``nearest``) answers, which is what the confidence is the probability of.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evaluation.run import Record

OUTCOME = "best_sentence"


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """Answering just the questions whose confidence is at least ``threshold``."""

    threshold: float
    coverage: float
    """Share of the questions that are answered."""
    risk: float
    """Share of the answered ones whose best sentence does not answer."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The questions with a confidence in [low, high); the last bin holds 1 too."""

    low: float
    high: float
    confidence: float
    """Their mean confidence."""
    accuracy: float
    """Share whose best sentence answers."""
    n: int


def pairs(records: Sequence[Record]) -> list[tuple[float, float]]:
    """(confidence, outcome) of every record that has both."""
    return [(r.confidence, r.scores[OUTCOME]) for r in records if r.confidence is not None and OUTCOME in r.scores]


def risk_coverage(points: Sequence[tuple[float, float]]) -> list[RiskPoint]:
    """The curve from the highest threshold to the lowest (El-Yaniv and Wiener, JMLR 2010).

    Questions of one confidence are answered together, so that their order cannot matter.
    """
    ordered = sorted(points, key=lambda point: -point[0])
    curve: list[RiskPoint] = []
    wrong = 0.0
    for count, (confidence, outcome) in enumerate(ordered, start=1):
        wrong += 1.0 - outcome
        if count == len(ordered) or ordered[count][0] != confidence:
            curve.append(RiskPoint(confidence, count / len(ordered), wrong / count))
    return curve


def area(curve: Sequence[RiskPoint]) -> float | None:
    """Area under the risk-coverage curve: the mean risk over all coverages; lower is better. None without points.

    Sum of risk times the step in coverage (Geifman and El-Yaniv, NeurIPS 2017). With ties there are fewer steps.
    """
    if not curve:
        return None
    before = [0.0, *(point.coverage for point in curve)]
    return sum(point.risk * (point.coverage - last) for point, last in zip(curve, before, strict=False))


def reliability(points: Sequence[tuple[float, float]], bins: int = 10) -> list[Bin]:
    """Bins of equal width that hold at least one question, from low to high (Guo et al., ICML 2017)."""
    held: list[list[tuple[float, float]]] = [[] for _ in range(bins)]
    for point in points:
        held[min(int(point[0] * bins), bins - 1)].append(point)
    return [
        Bin(i / bins, (i + 1) / bins, sum(c for c, _ in b) / len(b), sum(o for _, o in b) / len(b), len(b))
        for i, b in enumerate(held)
        if b
    ]


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Expected calibration error: mean gap of accuracy and confidence, weighted by n. None without bins."""
    total = sum(b.n for b in bins)
    return sum(b.n * abs(b.accuracy - b.confidence) for b in bins) / total if total else None


def threshold_for(points: Sequence[tuple[float, float]], risk: float) -> float | None:
    """The lowest threshold with at most that risk on ``points``: the most answers for it. None where there is none.

    Fit it on training questions only, and keep a margin: on other questions the risk will differ.
    """
    allowed = [point.threshold for point in risk_coverage(points) if point.risk <= risk]
    return min(allowed, default=None)


def best_threshold(points: Sequence[tuple[float, float]], cost: float = 1.0) -> float | None:
    """The threshold that loses least, where a wrong answer costs ``cost`` and a needless refusal 1.

    It lies halfway between two confidences, so that it does not hang on the last digit of one question's. Of several
    the highest; infinity where refusing everything loses least. None without points.
    """
    if not points:
        return None
    best, loss = math.inf, sum(outcome for _, outcome in points)
    lost = loss
    known = sorted({confidence for confidence, _ in points}, reverse=True)
    for confidence, below in zip(known, [*known[1:], 0.0], strict=True):
        lost += sum(cost if outcome == 0 else -1.0 for sure, outcome in points if sure == confidence)
        if lost < loss:
            best, loss = (confidence + below) / 2, lost
    return best
