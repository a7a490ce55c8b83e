"""Joins the scores of the two halves into one ranking. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LEXICAL_WEIGHT = 0.5
"""How much shared words count beside meaning; chosen on training questions, see docs/log.md."""


def fuse(
    dense: Mapping[str, float], lexical: Mapping[str, float], weight: float = LEXICAL_WEIGHT
) -> list[tuple[str, float]]:
    """Ids with their joint score, best first, ties by id: cosine plus ``weight`` times the share of words in common.

    Scores and not ranks are joined: the ranks of the word half bury passages in another language, which share no word
    with the question. ``dense`` holds every id, ``lexical`` those with a score above 0.
    """
    joint = {name: cosine + weight * lexical.get(name, 0.0) for name, cosine in dense.items()}
    return sorted(joint.items(), key=lambda item: (-item[1], item[0]))


def fuse_ranks(*rankings: Sequence[str], k: int = 60) -> list[tuple[str, float]]:
    """Reciprocal rank fusion (Cormack and others, 2009): the sum of 1 / (k + rank), best first, ties by id.

    Kept to be compared with in the benchmark.
    """
    joint: dict[str, float] = {}
    for ranking in rankings:
        for rank, name in enumerate(ranking, start=1):
            joint[name] = joint.get(name, 0.0) + 1.0 / (k + rank)
    return sorted(joint.items(), key=lambda item: (-item[1], item[0]))
