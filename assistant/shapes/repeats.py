"""Sentences that say again what another said: copies, rewordings, translations."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked import read
from assistant.match import WordVectors, matches
from assistant.shapes.ground import Told
from assistant.terms import terms

SAME = 0.75
"""The share of a sentence's terms that another must speak of to have said it already."""
_FIGURES = ("money", "percent", "factor", "number", "duration")


def repeats(one: Told, others: Sequence[Told], vectors: WordVectors) -> bool:
    """Whether one of ``others`` says already what ``one`` says, with the same figures."""
    return any(_says_again(one, other, vectors) for other in others)


def _says_again(one: Told, other: Told, vectors: WordVectors) -> bool:
    own, had = one.candidate, other.candidate
    if not _figures(one) <= _figures(other):
        return False
    language = own.sentence.language
    asked = terms(own.text, language)
    if not asked:
        return True
    said = matches(asked, language, [terms(had.text, had.sentence.language)], [had.sentence.language], vectors)
    return float((said[:, 0] >= 0.5).mean()) >= SAME


def _figures(told: Told) -> set[tuple[str | float, ...]]:
    candidate = told.candidate
    found = read(candidate.text, candidate.sentence.language, None)
    return {value.meaning for value in found if value.kind in _FIGURES}
