"""Countries named in text, by the names the CLDR gives them in the languages we read."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from assistant.facts.value import Value

_LANGUAGES = ("en", "fr", "de", "es", "it", "pt")
_SHORT = {"u.s.": "US", "us": "US", "usa": "US", "u.s.a.": "US", "u.k.": "GB", "uk": "GB", "britain": "GB", "great britain": "GB",
          "grande-bretagne": "GB", "angleterre": "GB", "england": "GB", "america": "US", "amérique": "US", "uae": "AE",
          "etats-unis": "US", "états-unis d'amérique": "US", "united states of america": "US", "holland": "NL",
          "corée": "KR", "turkey": "TR", "czech republic": "CZ", "ivory coast": "CI", "burma": "MM"}  # fmt: skip
"""What people write beside the CLDR's names."""


@cache
def _names() -> dict[str, str]:
    names = {
        name.casefold().replace("’", "'"): code
        for language in _LANGUAGES
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "QO", "ZZ"}
    }
    return {**names, **_SHORT}


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_names(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)


def countries(text: str) -> list[Value]:
    """The countries of ``text`` in order; meaning is (ISO 3166 code,). A lower-case word is no country."""
    found = []
    for match in _pattern().finditer(text.replace("’", "'")):
        name = text[match.start() : match.end()]
        if name[0].isupper() and not (len(name) == 2 and not name.isupper()):
            code = _names()[name.casefold().replace("’", "'")]
            found.append(Value("country", match.start(), match.end(), name, (code,)))
    return found
