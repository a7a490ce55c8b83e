"""One fact of a sentence as a value: what kind it is, where it stands, what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "money", "percent", "points", "factor", "fraction", "number", "ordinal", "measure", "date", "time", "duration",
    "country", "name", "words",
]  # fmt: skip
Bound = Literal["about", "least", "most"]
"""about: around, some, nearly; least: at least, more than; most: at most, less than, up to."""


@dataclass(frozen=True, slots=True)
class Value:
    """A fact at ``text[start:end]``; equal `meaning` within a kind is the same fact in any language."""

    kind: Kind
    start: int
    end: int
    text: str
    meaning: tuple[str | float, ...]
    """money: (currency, amount); percent: (per hundred,); points: (percentage points,); factor: (times,);
    fraction: (share of one,); number: (amount,); ordinal: (rank,); measure: (amount, base unit); date: (ISO prefix,);
    time: (HH:MM,); duration: (amount, unit); country: (ISO 3166 code,); name: (folded name,);
    words: () – what a reader points at. A range has both ends in place of the amount: (currency, low, high)."""
    bound: Bound | None = None

    @property
    def amounts(self) -> tuple[float, ...]:
        """The numbers of the meaning: one, both ends of a range, none of what is no figure."""
        return tuple(float(part) for part in self.meaning if isinstance(part, int | float))


def key(word: str) -> str:
    """``word`` as a table spells it: a pattern that ignores case takes "İ" and "ı" for "i", casefold does not."""
    return word.casefold().replace("i\u0307", "i").replace("ı", "i")
