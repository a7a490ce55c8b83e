"""Days of the week, months and seasons, one code each in both languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from assistant.facts.names import fold
from assistant.facts.value import Value
from assistant.support.cited import Unsupported

_CALENDAR = {
    name: code
    for names in (
        "monday lundi 1|tuesday mardi 2|wednesday mercredi 3|thursday jeudi 4|friday vendredi 5|saturday samedi 6",
        "sunday dimanche 7|january janvier m01|february fevrier m02|march mars m03|april avril m04|may mai m05",
        "june juin m06|july juillet m07|august aout m08|september septembre m09|october octobre m10",
        "november novembre m11|december decembre m12|spring printemps s1|summer ete s2|autumn automne s3"
        "|winter hiver s4",
    )
    for row in names.split("|")
    for *words, code in [row.split()]
    for name in words
}
_LOWER_CASE = frozenset({"march", "may", "ete", "spring"})
"""Calendar names that are other words too: a month needs its capital, a season its article."""
_SEASON = {
    "ete": re.compile(r"(?:\bl['’]|\bcet |\bd['’])$", re.IGNORECASE),
    "spring": re.compile(
        r"\b(?:in|this|next|last|until|till|before|after|by|since|of|late|early|least) (?:the )?$", re.IGNORECASE
    ),
}
"""Seasons that are other words too, and what stands before them where they are seasons."""
_PLAIN_WORD = re.compile(r"[^\W\d_]+")


def unsupported_calendar(
    statement: str, said: tuple[Value, ...], cited: str, told: tuple[Value, ...]
) -> Iterator[Unsupported]:
    """Days of the week, months and seasons that the citation neither names nor means."""
    named = Counter(code for _, code in _calendar_words(cited))
    meant = Counter[str]()
    for value in told:
        if value.kind == "date":
            meant.update(calendar_codes(str(value.meaning[0])) - calendar_of(value.text))
    months_named = any(code.startswith("m") for code in named)
    for match, code in _calendar_words(statement):
        inside = any(v.kind == "date" and v.start <= match.start() < v.end for v in said)
        month = code.startswith("m")
        named[code] -= 1
        if named[code] >= 0 or (inside and month):
            continue  # a month within a date was judged with it
        meant[code] -= 1
        if meant[code] < 0 or (month and months_named):
            yield Unsupported("date", match.start(), match.end(), match.group())


def _calendar_words(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _PLAIN_WORD.finditer(text):
        plain = fold(match.group())
        code = _CALENDAR.get(plain)
        if code is None or (plain in _LOWER_CASE and not match.group()[0].isupper() and plain not in _SEASON):
            continue
        if plain in _SEASON and not _SEASON[plain].search(text[: match.start()]):
            continue
        yield match, code


def calendar_of(text: str) -> frozenset[str]:
    """The days of the week, months and seasons ``text`` names, as codes that are one in both languages."""
    return frozenset(code for _, code in _calendar_words(text))


@lru_cache(maxsize=50_000)
def _code(word: str) -> str | None:
    return _CALENDAR.get(fold(word))


def is_calendar(word: str) -> bool:
    """Whether the word names a day of the week, a month or a season."""
    return _code(word) is not None


def same_calendar(one: str, other: str) -> bool | None:
    """Whether two words name the same day, month or season; None where neither or only one does."""
    codes = _code(one), _code(other)
    return None if None in codes else codes[0] == codes[1]


def calendar_codes(iso: str) -> set[str]:
    """The codes of the month and of the day of the week of an ISO date."""
    codes = set()
    if match := re.match(r"(?:\d{4}|-)-(\d\d)", iso):
        codes.add(f"m{match[1]}")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", iso):
        codes.add(str(date.fromisoformat(iso).isoweekday()))
    return codes
