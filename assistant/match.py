"""How well texts speak of a question's terms: the same word, a related form, or one of another language that means it.

Words of different languages are compared by the encoder's vectors of the single words, centred per language
(e5 vectors carry the language; without centring every French word is near every other French word).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from assistant.facts.names import fold
from assistant.facts.places import countries
from assistant.terms import Term, terms

Matrix = npt.NDArray[np.float32]
WordVectors = Callable[[Sequence[str], str], Matrix]
"""(words, language) -> (n, dim) centred unit rows."""

_ACRONYM = re.compile(r"[A-Z]{2,5}$")
_HALF, _STEP = 0.38, 0.05
"""Cosines of centred single words: unrelated ones mostly stay under 0.3, translations mostly pass 0.45."""


def matches(
    asked: Sequence[Term], language: str, said: Sequence[Sequence[Term]], languages: Sequence[str], vectors: WordVectors
) -> Matrix:
    """(terms, texts) from 0 to 1: how surely text i, given as its terms, speaks of asked term t."""
    table = np.zeros((len(asked), len(said)), dtype=np.float32)
    for column, words in enumerate(said):
        keys = {term.key for term in words}
        for row, term in enumerate(asked):
            table[row, column] = 1.0 if term.key in keys else _spelling(term, words)
    _by_meaning(table, asked, language, said, languages, vectors)
    return table


@lru_cache(maxsize=100_000)
def _codes(name: str) -> frozenset[tuple[str | float, ...]]:
    return frozenset(value.meaning for value in countries(name))


@lru_cache(maxsize=200_000)
def _alike(one: str, other: str) -> bool:
    a, b = fold(one), fold(other)
    return len(a) > 4 and len(b) > 4 and a[:3] == b[:3] and SequenceMatcher(None, a, b).ratio() >= 0.8


def _spelling(term: Term, words: Sequence[Term]) -> float:
    """1 for the same name spelled otherwise ("Chine", "China"; "États-Unis", "U.S."), else 0."""
    if not term.proper or term.key[0].isdigit():
        return 0.0
    codes = _codes(term.text)
    named = [word for word in words if word.proper]
    if _ACRONYM.match(term.text) and any(_ACRONYM.match(w.text) and sorted(w.text) == sorted(term.text) for w in named):
        return 1.0  # AI and IA, NATO and OTAN, EU and UE: French names its acronyms the other way round
    if codes and any(codes & _codes(word.text) for word in named):
        return 1.0
    return 0.9 if any(_alike(term.text, word.text) for word in named) else 0.0


def _by_meaning(
    table: Matrix,
    asked: Sequence[Term],
    language: str,
    said: Sequence[Sequence[Term]],
    languages: Sequence[str],
    vectors: WordVectors,
) -> None:
    rows = [row for row, term in enumerate(asked) if not term.key[0].isdigit() and table[row].min(initial=1.0) < 1.0]
    if not rows:
        return
    question = vectors([asked[row].text.casefold() for row in rows], language)
    for spoken in sorted(set(languages)):
        columns = [column for column, code in enumerate(languages) if code == spoken]
        words = sorted({word for column in columns for word in _worded(said[column])})
        if not words:
            continue
        near = question @ vectors(words, spoken).T
        place = {word: index for index, word in enumerate(words)}
        for column in columns:
            at = [place[word] for word in _worded(said[column])]
            if at:
                best = near[:, at].max(axis=1)
                table[rows, column] = np.maximum(
                    table[rows, column], _scaled(best, [asked[row].proper for row in rows])
                )


def compared(text: str, language: str) -> list[str]:
    """The words of ``text`` whose vectors a comparison needs."""
    return _worded(terms(text, language))


def _worded(said: Sequence[Term]) -> list[str]:
    return [term.text.casefold() for term in said if not term.key[0].isdigit()]


def likeness(cosines: Matrix) -> Matrix:
    """Cosines of centred words as 0 to 1: how surely the one means the other."""
    return _scaled(cosines, [False])


def _scaled(cosines: Matrix, proper: Sequence[bool]) -> Matrix:
    strict = np.where(np.array(proper), 0.12, 0.0)
    scaled: Matrix = (1.0 / (1.0 + np.exp(-(cosines - _HALF - strict) / _STEP))).astype(np.float32)
    return np.where(scaled < 0.02, 0.0, scaled)
