"""Numbers written out in French and English: "twenty-five", « quatre-vingt-dix », "two hundred", « une centaine »."""

from __future__ import annotations

import re

from assistant.facts.value import key

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9,
}  # fmt: skip
_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15,
    "seize": 16,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
    "nonante": 90,
}  # fmt: skip
_ABOUT = {
    "half": 0.5, "dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
_TIMES = {"hundred": 100, "cent": 100, "cents": 100, "dozen": 12, "douzaine": 12, "douzaines": 12}
_WORTH = {**_UNITS, **_TEENS, **_TENS, **_ABOUT, "vingts": 20}


def _any(*tables: dict[str, int]) -> str:
    return "|".join(sorted((word for table in tables for word in table), key=len, reverse=True))


_UNDER_20 = rf"(?:dix-(?:sept|huit|neuf)|{_any(_UNITS, _TEENS)})"
_UNDER_100 = (
    rf"(?:quatre[- ]vingts?(?:-{_UNDER_20})?|soixante(?:-{_UNDER_20}|[ ]et[ ](?:une?|onze))?"
    rf"|(?:{_any(_TENS)})(?:-(?:et-)?(?:{_any(_UNITS)})|[ ]et[ ]une?)?|{_UNDER_20})"
)
_ENGLISH = rf"(?:an?|{_any(_UNITS)})[ -]hundred(?:(?:[ ]and)?[ ]{_UNDER_100})?"
_FRENCH = rf"(?:(?:{_any(_UNITS)})[ -])?cents?(?:[ -]{_UNDER_100})?"
_DOZENS = rf"(?:(?:{_any(_UNITS)})[ ])?(?:dozen|douzaines?)"


def pattern(language: str) -> str:
    """The regular expression of a spelled number in a text of ``language``: no hundred is an English "cent"."""
    hundreds = _ENGLISH if language == "en" else rf"{_ENGLISH}|{_FRENCH}"
    about = "|".join(sorted(_ABOUT, key=len, reverse=True))
    return rf"(?:{hundreds}|{_DOZENS}|{_UNDER_100}|{about})"


def spelled(words: str) -> float:
    """The number that ``words``, a match of `pattern` in any case, spell."""
    total, before = 0.0, ""
    for word in re.split(r"[ -]", key(words)):
        if word in _TIMES:
            total = (total or 1.0) * _TIMES[word]
        elif word in ("vingt", "vingts") and before == "quatre":
            total += 76  # four twenties, of which the four is counted
        else:
            total += _WORTH.get(word, 0)  # "a", "and", « et » are worth nothing
        before = word
    return total


def is_spelled(word: str) -> bool:
    """Whether the single word spells a number."""
    return key(word) in _WORTH or key(word) in _TIMES
