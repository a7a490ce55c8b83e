"""Countries named in text, by the names the CLDR gives them in the languages we read."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from assistant.facts.value import Value, key

_LANGUAGES = ("en", "fr", "de", "es", "it", "pt")
_SHORT = {
    "u.s.": "US", "us": "US", "usa": "US", "u.s.a.": "US", "u.k.": "GB", "uk": "GB", "britain": "GB",
    "great britain": "GB",
    "grande-bretagne": "GB", "angleterre": "GB", "england": "GB", "america": "US", "amérique": "US", "uae": "AE",
    "etats-unis": "US", "états-unis d'amérique": "US", "united states of america": "US", "holland": "NL", "corée": "KR",
    "turkey": "TR", "czech republic": "CZ", "ivory coast": "CI", "burma": "MM", "birmanie": "MM", "swaziland": "SZ",
    "hong kong": "HK", "macao": "MO", "palestine": "PS", "vatican": "VA", "emirats arabes unis": "AE", "egypte": "EG",
    "equateur": "EC", "erythrée": "ER", "ethiopie": "ET",
}  # fmt: skip
"""What people write beside the CLDR's names."""


@cache
def _names() -> dict[str, str]:
    names = {
        key(name).replace("’", "'"): code
        for language in _LANGUAGES
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "QO", "ZZ"}
    }
    return {**names, **_SHORT}


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_names(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)


def spellings(code: str) -> list[str]:
    """Every name, in lower case, by which `countries` knows the country of an ISO 3166 code."""
    return sorted((name for name, own in _names().items() if own == code), key=len, reverse=True)


def countries(text: str) -> list[Value]:
    """The countries of ``text`` in order; meaning is (ISO 3166 code,). A lower-case word is no country."""
    found: list[Value] = []
    plain = text.translate({ord("’"): "'", ord("\u2011"): "-"})
    for match in _pattern().finditer(plain):
        start, end = match.span()
        name = text[start:end]
        if not name[0].isupper() or (len(name) == 2 and not name.isupper()) or _inside_a_name(plain, start, end, found):
            continue
        found.append(Value("country", start, end, name, (_names()[key(match.group())],)))
    return found


def _inside_a_name(text: str, start: int, end: int, found: list[Value]) -> bool:
    """Whether a hyphen joins the word to a name ("Saint-Martin"); "US-led" and "US-China" are joined to none."""
    if text[:start].endswith("-") and not (found and found[-1].end == start - 1):
        return True
    after = text[end + 1 : end + 2] if text[end : end + 1] == "-" else ""
    return after.isupper() and _pattern().match(text, end + 1) is None
