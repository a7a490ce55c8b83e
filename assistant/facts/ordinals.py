"""Ranks and shares in French and English text: "the 13th", « le XVIIIe siècle », "two-thirds", « la moitié »."""

from __future__ import annotations

import re

from assistant.facts.value import Value, key

_ENGLISH = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_FRENCH = (
    "première", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième",
    "dixième", "onzième", "douzième", "treizième", "quatorzième", "quinzième", "seizième", "dix-septième",
    "dix-huitième", "dix-neuvième", "vingtième",
)  # fmt: skip
_RANKS = {
    **{word: rank for words in (_ENGLISH, _FRENCH) for rank, word in enumerate(words, 1)},
    "premier": 1, "seconde": 2, "second": 2,
}  # fmt: skip
_SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_FRENCH_SHARES = {"moitié": 2, "tiers": 3, "quart": 4, "cinquième": 5, "dixième": 10}
_COUNTS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "un": 1,
    "la": 1,
    "le": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
}
_ROMAN = {"I": 1, "V": 5, "X": 10}
_SHARE = re.compile(
    r"\b(?P<en>half)(?=[ ](?:of|the|its|their|his|all)\b)|\b(?P<n>a|one|two|three|four)[ -](?P<of>(?:third|quarter"
    r"|fifth"
    r"|tenth)s?)(?=[ ](?:of|more|less|higher|lower|fewer|the)\b|[,.;)]|$)"
    r"|\b(?P<fn>un|la|le|deux|trois|quatre)[ ](?P<fof>moitié|tiers|quarts?|cinquièmes?|dixièmes?)"
    r"(?=[ ](?:d[eu’']|des|en|plus|moins)|[ ]d['’]|[,.;)]|$)",
    re.IGNORECASE,
)
_RANK = re.compile(
    rf"\b(?P<word>{'|'.join(sorted(_RANKS, key=len, reverse=True))})(?P<many>s)?\b"
    r"|(?<![\w.,])(?P<digits>\d{1,3})(?:st|nd|rd|th|er|ère|e|ème|eme)\b"
    r"|\b(?P<roman>[IVX]{1,6})e(?=[ ]siècles?\b)",
    re.IGNORECASE,
)


def shares(text: str) -> list[Value]:
    """The shares of ``text`` written as a fraction, in order."""
    found = []
    for match in _SHARE.finditer(text):
        if match["en"]:
            share = 0.5
        else:
            count, of = (match["n"], match["of"]) if match["n"] else (match["fn"], match["fof"])
            table = _SHARES if match["n"] else _FRENCH_SHARES
            name = key(of)
            share = _COUNTS[key(count)] / (table.get(name) or table[name.rstrip("s")])
        found.append(Value("fraction", match.start(), match.end(), match.group(), (round(share, 4),)))
    return found


def ordinals(text: str) -> list[Value]:
    """The ranks of ``text`` in order, without the days of dates and the names of fractions."""
    taken = [(value.start, value.end) for value in shares(text)]
    found = []
    for match in _RANK.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken) or match["many"]:
            continue
        if match["word"]:
            rank = _RANKS[key(match["word"])]
        else:
            rank = int(match["digits"]) if match["digits"] else _roman(match["roman"].upper())
        found.append(Value("ordinal", match.start(), match.end(), match.group(), (float(rank),)))
    return found


def _roman(letters: str) -> int:
    worth = [_ROMAN[letter] for letter in letters]
    return sum(-own if own < after else own for own, after in zip(worth, [*worth[1:], 0], strict=True))
