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


@dataclass(frozen=True, slots=True)
class Weights:
    """Two logistic regressions over the features; see the file for what they were fitted on."""

    rank: Matrix
    """(NAMES,): which candidate answers, given that one does."""
    answers: Matrix
    """(NAMES + 1,): whether the best candidate answers at all; the last weighs its lead over the second."""
    bias: float
    threshold: float
    """Least probability of the best candidate for an answer; below it the answer is "not found"."""


@cache
def weights() -> Weights:
    """The fitted weights that ship with the program."""
    fitted = json.loads(FILE.read_text(encoding="utf-8"))
    assert fitted["features"] == list(NAMES), "evidence_weights.json was fitted for other features: fit it again"
    return Weights(
        np.array(fitted["rank"], dtype=np.float32), np.array(fitted["answers"], dtype=np.float32), fitted["bias"], fitted["threshold"]
    )


def judge(found: Sequence[Candidate], measured: Measured) -> list[Evidence]:
    """The candidates with their relevance, best first."""
    if not found:
        return []
    raw = measured.features @ weights().rank
    shares = np.exp(raw - raw.max())
    shares /= shares.sum()
    order = np.argsort(-raw, kind="stable")
    return [
        Evidence(
            found[i], tuple(map(float, measured.features[i])), float(shares[i]), tuple(map(float, measured.covered[:, i])),
            tuple(map(float, measured.said[:, i])),
        )
        for i in order
    ]  # fmt: skip


def answerable(evidence: Sequence[Evidence]) -> float:
    """Probability that the best of ``evidence`` answers the question, 0 to 1."""
    if not evidence:
        return 0.0
    lead = evidence[0].relevance - (evidence[1].relevance if len(evidence) > 1 else 0.0)
    features = np.array([*evidence[0].features, lead], dtype=np.float32)
    return 1.0 / (1.0 + math.exp(-float(features @ weights().answers) - weights().bias))
