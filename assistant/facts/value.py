"""One fact of a sentence as a value: what kind it is, where it stands, what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["money", "percent", "factor", "number", "date", "duration", "country", "name", "words"]


@dataclass(frozen=True, slots=True)
class Value:
    """A fact at ``text[start:end]``; equal `meaning` within a kind is the same fact in any language."""

    kind: Kind
    start: int
    end: int
    text: str
    meaning: tuple[str | float, ...]
    """money: (currency, amount); percent: (points,); factor: (times,); number: (amount,);
    date: (ISO prefix,); duration: (amount, unit); country: (ISO 3166 code,); name: (folded name,);
    words: () – what a reader points at."""


def key(word: str) -> str:
    """``word`` as a table spells it: a pattern that ignores case takes "İ" and "ı" for "i", casefold does not."""
    return word.casefold().replace("i\u0307", "i").replace("ı", "i")
