"""Weighs what was measured: which candidate answers, and whether any does."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from assistant.evidence import READ, Candidate, Evidence
from assistant.match import Matrix
from assistant.measure import NAMES, Measured

FILE = Path(__file__).parent / "evidence_weights.json"
_OWN = ("cosine", "passage", "rank", "overlap", "context", "missing", "proper_missing", "lacks_name", "reason")
SIGNS = (
    *_OWN, "score", "lead", "sure", "least", "share", "share_said", "least_proper", "least_proper_said", "asked_said",
    "asked_covered", "asked_anywhere", "best_cosine", "best_context", "best_overlap", "mean_said",
    "least_said", "least_anywhere", "anywhere", "anywhere_weighted",
)  # fmt: skip
"""What tells a best candidate that answers from one that is only the nearest: its features, its lead over the others,
how many of the question's terms (`asked`: the first that is no name) it and the other candidates speak of."""
READ_SIGNS = (*READ, "best_sentence", "best_start", "best_relevance", "least_none")
"""The same of a reader: what it says of the best candidate, and the most it says of any."""
BEHIND = 20.0
"""Taken from the score of a candidate that does not hold what an answer must: it goes behind all that do."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Two models fitted by tests/benchmarks/fit_evidence.py; the file says on what.

    They are fitted twice: for what is measured without a reader, and with the bundled one.
    """

    rank: Matrix
    """(NAMES,), with a reader (NAMES + READ,): which candidate answers, given that one does (softmax over them)."""
    answers: Matrix
    """(SIGNS,), with a reader (SIGNS + READ_SIGNS,): whether the best candidate answers at all (logistic)."""
    bias: float
    threshold: float
    """Least probability of the best candidate for an answer; below it the answer is "not found"."""


@cache
def weights(read: bool) -> Weights:
    """The fitted weights that ship with the program, for passages that a reader has ``read`` or not."""
    fitted = json.loads(FILE.read_text(encoding="utf-8"))["with a reader" if read else "without a reader"]
    rank, answers = fitted["rank"], fitted["answers"]
    return Weights(
        np.array([rank[name] for name in (*NAMES, *(READ if read else ()))], dtype=np.float32),
        np.array([answers[name] for name in (*SIGNS, *(READ_SIGNS if read else ()))], dtype=np.float32),
        float(fitted["bias"]),
        float(fitted["threshold"]),
    )


def judge(found: Sequence[Candidate], measured: Measured) -> list[Evidence]:
    """The candidates with their relevance, best first."""
    scores = scored(measured, weights(measured.read).rank)
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
    ]


def answerable(measured: Measured) -> float:
    """Probability that the best candidate answers the question, 0 to 1; 0 where none holds what an answer must."""
    if not len(measured.features) or measured.unmet.min() >= 1:
        return 0.0
    fitted = weights(measured.read)
    return 1.0 / (1.0 + math.exp(-float(signs(measured, fitted.rank) @ fitted.answers) - fitted.bias))


def scored(measured: Measured, rank: Matrix) -> Matrix:
    """(candidates,): the score of each under the weights ``rank``; those that cannot answer are behind the others."""
    scores: Matrix = measured.features @ rank - BEHIND * measured.unmet
    return scores


def signs(measured: Measured, rank: Matrix) -> Matrix:
    """(SIGNS,), with a reader (SIGNS + READ_SIGNS,): the signs of the candidate that ``rank`` puts first."""
    scores = scored(measured, rank)
    order = np.argsort(-scores, kind="stable")
    best = int(order[0])
    shares = np.exp(scores - scores[best])
    features, covered, said = measured.features, measured.covered[:, best], measured.said[:, best]
    plain = [row for row, term in enumerate(measured.terms) if not term.proper]
    proper = [row for row, term in enumerate(measured.terms) if term.proper]
    anywhere = measured.said.max(axis=1, initial=0.0)
    values = (
        *(float(features[best, NAMES.index(name)]) for name in _OWN),
        float(scores[best]) / 5,
        float((1.0 - (shares[order[1]] if len(order) > 1 else 0.0)) / shares.sum()),
        1.0 / float(shares.sum()),
        float(covered.min(initial=1.0)),
        _share(covered),
        _share(said),
        float(covered[proper].min(initial=1.0)),
        float(said[proper].min(initial=1.0)),
        float(said[plain[0]]) if plain else 1.0,
        float(covered[plain[0]]) if plain else 1.0,
        float(anywhere[plain[0]]) if plain else 1.0,
        float(features[:, NAMES.index("cosine")].max()),
        float(features[:, NAMES.index("context")].max()),
        float(features[:, NAMES.index("overlap")].max()),
        float(said[plain].mean()) if plain else 1.0,
        float(said[plain].min()) if plain else 1.0,
        float(anywhere.min(initial=1.0)),
        float(anywhere.mean()) if len(anywhere) else 1.0,
        float(measured.weights @ anywhere) if len(anywhere) else 1.0,
    )
    return np.array((*values, *_read_signs(features, best)) if measured.read else values, dtype=np.float32)


def _read_signs(features: Matrix, best: int) -> tuple[float, ...]:
    own = features[:, len(NAMES) :]
    most = (*own[:, :3].max(axis=0), own[:, 3].min())
    return (*map(float, own[best]), *map(float, most))


def _share(surely: Matrix) -> float:
    """The share of the terms that are spoken of."""
    return float((surely >= 0.5).mean()) if len(surely) else 1.0
