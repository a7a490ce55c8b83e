"""Weighs what was measured: which candidate answers, and whether any does."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from assistant.evidence import NAMES, Candidate, Evidence, Measured
from assistant.match import Matrix

FILE = Path(__file__).parent / "evidence_weights.json"
SIGNS = (
    "cosine", "passage", "overlap", "context", "lacks_value", "lacks_name", "year_missing", "score", "lead", "least",
    "share", "least_proper", "asked_said", "asked_anywhere", "best_cosine",
)  # fmt: skip
"""What tells a best candidate that answers from one that is only the nearest."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Two models fitted by tests/benchmarks/fit_evidence.py; the file says on what."""

    rank: Matrix
    """(NAMES,): which candidate answers, given that one does (softmax over the candidates)."""
    answers: Matrix
    """(SIGNS,): whether the best candidate answers at all (logistic)."""
    bias: float
    threshold: float
    """Least probability of the best candidate for an answer; below it the answer is "not found"."""


@cache
def weights() -> Weights:
    """The fitted weights that ship with the program."""
    fitted = json.loads(FILE.read_text(encoding="utf-8"))
    rank, answers = fitted["rank"], fitted["answers"]
    return Weights(
        np.array([rank[name] for name in NAMES], dtype=np.float32),
        np.array([answers[name] for name in SIGNS], dtype=np.float32),
        float(fitted["bias"]),
        float(fitted["threshold"]),
    )


def judge(found: Sequence[Candidate], measured: Measured) -> list[Evidence]:
    """The candidates with their relevance, best first."""
    scores = measured.features @ weights().rank
    shares = np.exp(scores - scores.max(initial=0.0))
    shares /= max(float(shares.sum()), 1e-9)
    return [
        Evidence(
            found[i],
            float(shares[i]),
            tuple(map(float, measured.covered[:, i])),
            tuple(map(float, measured.said[:, i])),
        )
        for i in np.argsort(-scores, kind="stable")
    ]  # fmt: skip


def answerable(measured: Measured) -> float:
    """Probability that the best candidate answers the question, 0 to 1."""
    if not len(measured.features):
        return 0.0
    return 1.0 / (1.0 + math.exp(-float(signs(measured, weights().rank) @ weights().answers) - weights().bias))


def signs(measured: Measured, rank: Matrix) -> Matrix:
    """(SIGNS,): the signs of the candidate that ``rank`` puts first."""
    scores = measured.features @ rank
    order = np.argsort(-scores, kind="stable")
    best = int(order[0])
    own = dict(zip(NAMES, map(float, measured.features[best]), strict=True))
    shares = np.exp(scores - scores[best])
    covered, said = measured.covered[:, best], measured.said[:, best]
    plain = [row for row, term in enumerate(measured.terms) if not term.proper]
    proper = [row for row, term in enumerate(measured.terms) if term.proper]
    own |= {
        "score": float(scores[best]) / 5,
        "lead": float((1.0 - (shares[order[1]] if len(order) > 1 else 0.0)) / shares.sum()),
        "least": float(covered.min(initial=1.0)),
        "share": float((covered >= 0.5).mean()) if len(covered) else 1.0,
        "least_proper": float(covered[proper].min(initial=1.0)),
        "asked_said": float(said[plain[0]]) if plain else 1.0,
        "asked_anywhere": float(measured.said[plain[0]].max()) if plain else 1.0,
        "best_cosine": float(measured.features[:, NAMES.index("cosine")].max()),
    }
    return np.array([own[name] for name in SIGNS], dtype=np.float32)
