"""Of the numbers of a toll, which are the dead, the hurt, the missing: news gives them in one sentence."""

from __future__ import annotations

import re
from typing import Literal

Fate = Literal["dead", "hurt", "missing"]

_WORDS: dict[Fate, str] = {
    "dead": r"dead|deaths?|die[ds]?|dying|kill(?:ed|s|ing)?|fatalit\w+|lives|morte?s?|tué\w*|tuant|décès|décédé\w*"
    r"|mourir|périr?|perdu la vie",
    "hurt": r"injur\w+|wound\w*|hurt|casualties|bless\w+",
    "missing": r"missing|unaccounted|disparu\w*",
}
_ANY = re.compile("|".join(rf"(?P<{fate}>\b(?:{words})\b)" for fate, words in _WORDS.items()), re.IGNORECASE)
_JUST_BEFORE = re.compile(r"(?: (?!and\b|et\b|or\b|ou\b)[\w'’-]+){0,3} ?$", re.IGNORECASE)
_END = re.compile(
    r"[,;]|\b(?:and|et|after|following|since|when|whom|après|depuis|quand|dont|à la suite)\b", re.IGNORECASE
)


def fates(text: str) -> set[Fate]:
    """Those ``text`` speaks of."""
    return {_fate(match) for match in _ANY.finditer(text)}


def fate_of(text: str, start: int, end: int) -> Fate | None:
    """What became of those whom the number at ``text[start:end]`` counts; None where the sentence does not tell."""
    before = [match for match in _ANY.finditer(text, 0, start)]
    if before and _JUST_BEFORE.fullmatch(text[before[-1].end() : start]):
        return _fate(before[-1])  # "killing at least five"
    clause = _END.split(text[end:], maxsplit=1)[0]
    behind = _ANY.search(text, end, end + len(clause))
    if behind:
        return _fate(behind)  # « cinq morts »
    return _fate(before[-1]) if before else None


def _fate(match: re.Match[str]) -> Fate:
    return next(fate for fate in _WORDS if match[fate])
