"""The names and figures of a statement, each with its one place in the citation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.asked import read
from assistant.facts.names import fold
from assistant.facts.value import Value
from assistant.support.align import MEANT, Alignment
from assistant.support.cited import Cited
from assistant.support.dictionary import is_common_word
from assistant.support.values import FIGURES


@dataclass(frozen=True, slots=True)
class Placed:
    """A name or figure with its stretches in the statement and in the citation."""

    name: bool
    said: tuple[int, int]
    told: tuple[int, int]


def entities(statement: str, language: str, cited: Cited, alignment: Alignment) -> Iterator[Placed]:
    """The names, countries and figures that stand once in the citation."""
    said = [v for v in read(statement, language, None) if v.kind in FIGURES or v.kind in ("name", "country")]
    told = [
        _untitled(v, cited.text, cited.language)
        for v in read(cited.text, cited.language, None)
        if v.kind in FIGURES or v.kind in ("name", "country")
    ]
    for value in (_untitled(value, statement, language) for value in said):
        if value.kind == "name" and value.start == 0 and " " not in value.text and is_common_word(value.text, language):
            continue  # a capital that only opens the sentence
        found = {place for other in told for place in _places(value, other, alignment)}
        if len(found) == 1:
            yield Placed(value.kind not in FIGURES, (value.start, value.end), next(iter(found)))


def _untitled(value: Value, statement: str, language: str) -> Value:
    """The name without a common word that opens the sentence: "Senator Anna Roe"."""
    first, _, rest = value.text.partition(" ")
    if value.kind != "name" or value.start > 0 or " " not in rest or not is_common_word(first, language):
        return value
    start = statement.index(rest, value.start)
    return replace(value, start=start, text=rest, meaning=(fold(rest),))


def _places(value: Value, other: Value, alignment: Alignment) -> Iterator[tuple[int, int]]:
    """Where the citation has the value: the whole other value, or one end of the range it is."""
    if value.kind in FIGURES:
        ends = other.amounts
        if value.amounts == ends and (value.kind == other.kind or "number" in (value.kind, other.kind)):
            yield other.start, other.end
        elif len(ends) == 2 and len(value.amounts) == 1 and value.amounts[0] in ends:
            middle = (other.start + other.end) // 2
            yield (other.start, middle) if value.amounts[0] == ends[0] else (middle, other.end)
    elif other.kind not in FIGURES and (value.meaning == other.meaning or _named(value, other, alignment)):
        yield other.start, other.end


def _named(value: Value, other: Value, alignment: Alignment) -> bool:
    """Whether a name is the other, a part of it, or its translation."""
    short, long = sorted((fold(value.text).split(), fold(other.text).split()), key=len)
    if long[-len(short) :] == short or long[: len(short)] == short:
        return True
    rows = [row for row, word in enumerate(alignment.said) if value.start <= word.start < value.end]
    inside = [
        any(other.start <= alignment.cited[column].start < other.end for column in alignment.meant(row, MEANT))
        for row in rows
    ]
    return bool(inside) and all(inside)
