"""The French and English words for months, weekdays, seasons, parts of the year and lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.facts import spelled

MONTHS = {
    "january": 1, "janvier": 1, "february": 2, "février": 2, "fevrier": 2, "march": 3, "mars": 3, "april": 4,
    "avril": 4, "may": 5, "mai": 5, "june": 6, "juin": 6, "july": 7, "juillet": 7, "august": 8, "août": 8, "aout": 8,
    "september": 9, "septembre": 9, "october": 10, "octobre": 10, "november": 11, "novembre": 11, "december": 12,
    "décembre": 12, "decembre": 12, "jan.": 1, "feb.": 2, "aug.": 8, "sept.": 9, "oct.": 10, "nov.": 11, "dec.": 12,
}  # fmt: skip
LOWER_CASE_WORDS = frozenset({"may", "march", "august"})
"""English months that are other words without their capital."""
WEEKDAYS = {
    "monday": 0, "lundi": 0, "tuesday": 1, "mardi": 1, "wednesday": 2, "mercredi": 2, "thursday": 3, "jeudi": 3,
    "friday": 4, "vendredi": 4, "saturday": 5, "samedi": 5, "sunday": 6, "dimanche": 6,
}  # fmt: skip
"""0 is Monday, the first day of the week."""
DAY_WORDS = {
    "today": 0, "tonight": 0, "aujourd'hui": 0, "aujourd’hui": 0, "yesterday": -1, "hier": -1, "tomorrow": 1,
    "demain": 1, "avant-hier": -2, "après-demain": 2, "last night": -1, "this morning": 0, "this afternoon": 0,
    "this evening": 0, "ce matin": 0, "cet après-midi": 0, "ce soir": 0, "cette nuit": 0,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip
SEASONS = {
    "spring": 21, "printemps": 21, "summer": 22, "été": 22, "autumn": 23, "automne": 23, "fall": 23, "winter": 24,
    "hiver": 24,
}  # fmt: skip
"""As ISO 8601-2 numbers them behind a year; a winter belongs to the year it begins in."""
ORDINALS = {
    "first": 1, "1st": 1, "premier": 1, "1er": 1, "second": 2, "2nd": 2, "deuxième": 2, "2e": 2, "2ème": 2, "third": 3,
    "3rd": 3, "troisième": 3, "3e": 3, "3ème": 3, "fourth": 4, "4th": 4, "quatrième": 4, "4e": 4, "4ème": 4,
}  # fmt: skip
LENGTHS = {
    "day": ("day", 1), "jour": ("day", 1), "week": ("week", 1), "semaine": ("week", 1), "fortnight": ("week", 2),
    "weekend": ("weekend", 1), "week-end": ("weekend", 1), "month": ("month", 1), "mois": ("month", 1),
    "quarter": ("quarter", 1), "trimestre": ("quarter", 1), "semestre": ("half", 1), "half": ("half", 1),
    "year": ("year", 1), "an": ("year", 1), "année": ("year", 1), "decade": ("year", 10), "décennie": ("year", 10),
}  # fmt: skip
"""A word for a length of time -> the unit of the calendar it is counted in, how many of them it is."""


def any_of(words: Iterable[str]) -> str:
    """The alternation of ``words`` for a regular expression, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


MONTH = any_of(MONTHS)
WEEKDAY = any_of(WEEKDAYS)
SEASON = any_of(SEASONS)
ORDINAL = any_of(ORDINALS)
COUNT = rf"\d{{1,3}}|an?|{spelled.pattern('fr')}"
"""A count in words or digits; what `counted` reads."""
LENGTH = rf"(?:{any_of(word for word, (unit, _) in LENGTHS.items() if unit in ('day', 'week', 'month', 'year'))})s?"


def counted(words: str) -> int | None:
    """The number that ``words``, a match of COUNT, stand for; None where it is no whole number."""
    if words.isdigit():
        return int(words)
    number = 1.0 if words in ("a", "an") else spelled.spelled(words)
    return int(number) if number == int(number) else None


def length(word: str) -> tuple[str, int]:
    """The unit of the calendar that ``word``, a match of LENGTH or a key of LENGTHS, is counted in, and how many."""
    return LENGTHS[word] if word in LENGTHS else LENGTHS[word.removesuffix("s")]
