"""Which words of a citation each word of a statement stands for, within a language and across two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

import numpy as np

from assistant.facts.names import fold
from assistant.facts.value import Value
from assistant.match import Matrix, WordVectors, likeness
from assistant.support.calendar import is_calendar, same_calendar
from assistant.support.dictionary import is_common_word
from assistant.terms import terms

MEANT = 0.5
"""From this likeness on, one word stands for the other."""
HEARD = 0.15
"""From this likeness on a word is spoken of: whole phrases are translated, not word by word."""
_REACH = 6
"""Words on either side that tell what stands between them."""
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-.][^\W\d_]+)*")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Ste|M|MM|[A-Z])\.$")
"""A full stop that ends no sentence: what follows it is a name."""


@dataclass(frozen=True, slots=True)
class Word:
    """A content word at ``start`` of its text."""

    start: int
    end: int
    text: str
    key: str
    capital: bool
    """Written with a capital where no sentence begins."""
    place: int
    """The how-manieth word of the text, empty words counted: distances are measured in words."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The content words of a statement and of a citation, and how surely each of the one means each of the other."""

    said: tuple[Word, ...]
    cited: tuple[Word, ...]
    table: Matrix
    """(said, cited), 0 to 1."""

    def meant(self, row: int, likeness: float = MEANT) -> list[int]:
        """The cited words that said word ``row`` stands for: the likeliest, and those as likely; none less alike."""
        best = float(self.table[row].max(initial=0.0))
        if best < likeness:
            return []
        return [column for column in range(len(self.cited)) if self.table[row, column] >= best - 0.02]


@lru_cache(maxsize=20_000)
def words(text: str, language: str) -> tuple[Word, ...]:
    """The content words of ``text`` in order, each as often as it stands there."""
    found = []
    for place, match in enumerate(_WORD.finditer(text)):
        term = next(iter(terms(match.group(), language)), None)
        if term is not None:
            before = text[: match.start()].rstrip(" «“\"'(¿¡\u00a0")
            opens = not before or (before[-1] in ".!?:" and not _TITLE.search(before))
            found.append(
                Word(
                    match.start(), match.end(), match.group(), term.key, match.group()[0].isupper() and not opens, place
                )
            )
    return tuple(found)


def align(said: str, language: str, cited: str, spoken: str, vectors: WordVectors | None) -> Alignment:
    """How the words of ``said`` and ``cited`` answer one another; by spelling alone without ``vectors``."""
    one, other = words(said, language), words(cited, spoken)
    table = np.zeros((len(one), len(other)), dtype=np.float32)
    for row, word in enumerate(one):
        for column, target in enumerate(other):
            table[row, column] = _spelled(word, target, same=language == spoken)
    rows = [row for row, word in enumerate(one) if table[row].max(initial=0.0) < 1.0 and not word.text[0].isdigit()]
    columns = [column for column, word in enumerate(other) if not word.text[0].isdigit()]
    if vectors is not None and rows and columns:
        near = (
            vectors([one[row].text.casefold() for row in rows], language)
            @ vectors([other[column].text.casefold() for column in columns], spoken).T
        )
        resembling = np.array(
            [[_apart(one[row], language, other[column], spoken) for column in columns] for row in rows]
        )
        meant = np.where(resembling, 0.0, likeness(near))
        table[np.ix_(rows, columns)] = np.maximum(table[np.ix_(rows, columns)], meant)
    return Alignment(one, other, table)


def _apart(one: Word, language: str, other: Word, spoken: str) -> bool:
    """Whether vectors say nothing of the two: days and months; names near for their letters, not what they name."""
    if is_calendar(one.text) or is_calendar(other.text):
        return True
    named = not (is_common_word(one.text, language) and is_common_word(other.text, spoken))
    return named and one.capital and other.capital and fold(one.text)[:2] == fold(other.text)[:2]


def _spelled(one: Word, other: Word, *, same: bool) -> float:
    if fold(one.text) == fold(other.text) or (same and one.key == other.key):
        return 1.0
    if same_calendar(one.text, other.text) or (one.text[0].isdigit() and one.key == other.key):
        return 1.0
    if one.text[0].isdigit() or other.text[0].isdigit() or (same and one.capital):
        return 0.0
    return 0.9 if alike(one.text, other.text) else 0.0


@lru_cache(maxsize=200_000)
def alike(one: str, other: str) -> bool:
    """Whether two words are one in two spellings: "démission" and "demissions", "Estonian" and « estonienne »."""
    a, b = fold(one), fold(other)
    return len(a) > 4 and len(b) > 4 and a[:3] == b[:3] and SequenceMatcher(None, a, b).ratio() >= 0.8


def place_of(text: str, start: int) -> int:
    """The how-manieth word of ``text`` begins at ``start``."""
    return sum(1 for match in _WORD.finditer(text) if match.start() < start)


def fit(
    alignment: Alignment,
    said: int,
    told: int,
    apart: Sequence[Value],
    inner: Sequence[tuple[int, int]] = (),
    between: Sequence[tuple[int, int]] = (),
) -> float:
    """How near the words around the ``said``-th of the statement stand to the ``told``-th of the citation.

    Words inside the values ``apart`` do not count, nor words that stand in ``inner`` here and in ``between`` there.
    """
    total = 0.0
    for row, word in enumerate(alignment.said):
        away = abs(word.place - said)
        if away > _REACH or any(value.start <= word.start < value.end for value in apart):
            continue
        columns = alignment.meant(row)
        if _any_in(word, inner) and any(_any_in(alignment.cited[column], between) for column in columns):
            continue
        if columns:
            near = min(abs(alignment.cited[column].place - told) for column in columns)
            total += 1.0 / (1 + away) / (1 + near)
    return total


def _any_in(word: Word, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in stretches)
