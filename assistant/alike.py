"""Whether two sentences are one text: the same words, reworded, or the same mould with other facts."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from assistant.asked import read
from index.stems import number, stem

Likeness = Literal["same", "reworded", "altered", "moved", "other"]
"""same: one text, spelling, typography and a small addition apart; reworded: other words, but the same figures, dates,
names and negations; altered: the same mould with another figure or denied; moved: the same mould with another name,
place or day in the place of one; other: two sentences."""

ALIKE = 0.6
"""Share of words in common, in order, from which two sentences are cast in one mould."""
SAME = 0.8
"""The same for a sentence with a small addition."""
ADDED = 3
"""Words that such an addition may have."""
_PLACE = r"(?:[A-ZÀ-Þ][\w.'’-]*|\d{1,4}(?:er|st|nd|rd|th)?(?: [a-zéû]{3,9}\.?)?|de|la|le|les|sur|of)"
DATELINE = re.compile(
    rf"^(?:{_PLACE}(?:[ ,/-]+{_PLACE}){{0,6}},?\s*)?\([A-ZÀ-Þ][^()\d]{{0,40}}\)\s*[—–-]+\s+"
    r"|^[A-ZÀ-Þ]{3,}(?:[ ,'’-]+(?:[A-ZÀ-Þ]{2,}|\d{1,2})){0,5},?\s*[—–-]+\s+"
)
"""« PARIS, 3 mars (Agence) – »: what an outlet puts before or leaves out of the first sentence of an agency's text."""
_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[ .,]\d{3})+(?![\d.,]*\d)(?:[.,]\d+)?|\d+(?:[.,:]\d+)*)"
    r"|(?P<word>[^\W\d_]+)|(?P<sign>[%$€£¥])|(?P<minus>(?<![\w])[-−](?=\d))"
)
_LIGHT = frozenset("the a an that on le la les l un une d de du des que qu".split())  # noqa: SIM905
_DENYING = re.compile(
    r"not|no|never|none|neither|nor|nobody|nothing|without|cannot|hardly|barely|n|ne|pas|non|jamais|aucune?|ni|sans|rien"
    r"|personne|nul(?:le)?|guère|den(?:y|ie[sd]|ying)|refus\w+|reject\w*|rejet\w+|fail\w*|échou\w+|ni(?:e|é|ent|ait)"
    r"|démen\w+|false\w*|fau(?:x|sse\w*)|unlikely|improbable\w*"
)


_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|january|february|april|june|july|august|september|october|november|december"
    r"|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)\b",
    re.IGNORECASE,
)
_WHERE = frozenset({"date", "name", "country"})
_Fact = tuple[str, tuple[str | float, ...]]


@lru_cache(maxsize=50_000)
def words(text: str, language: str) -> tuple[str, ...]:
    """The words, numbers and signs of a sentence without case, typography, articles and an agency's dateline."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'")
    plain = "".join(char for char in plain if unicodedata.category(char) != "Cf")
    plain = re.sub(r"n't\b", " not", re.sub(r"\bcan't\b|\bcannot\b", "can not", DATELINE.sub("", plain.strip())))
    found = []
    for match in _TOKEN.finditer(plain):
        if match["number"]:
            found.append(number(match.group(), language))
        elif match.group().casefold() not in _LIGHT:
            found.append(match.group().casefold())
    return tuple(found)


@lru_cache(maxsize=50_000)
def likeness(one: str, other: str, language: str) -> Likeness:
    """How two sentences of one language compare."""
    a, b = words(one, language), words(other, language)
    if not a or not b:
        return "other"
    if a == b:
        return "same"
    if len(set(a) & set(b)) < ALIKE * max(len(set(a)), len(set(b))) - 1:  # cheap: most pairs end here
        return "other"
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    alike = matcher.ratio()
    if alike < ALIKE:
        return "other"
    ours, theirs = _facts(one, language), _facts(other, language)
    if _moved(ours, theirs):
        return "moved"
    if ours != theirs or _denials(a) != _denials(b):
        return "altered"
    blocks = [(a[i:j], b[k:m]) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"]
    if alike >= SAME and all(_harmless(gone, come, language) for gone, come in blocks):
        return "same"
    return "reworded"


def _harmless(gone: tuple[str, ...], come: tuple[str, ...], language: str) -> bool:
    """Whether a difference is a small addition, or only another ending."""
    if not gone or not come:
        added = gone + come
        return len(added) <= ADDED and all(word.isalpha() for word in added)
    return [stem(word, language) for word in gone] == [stem(word, language) for word in come]


def _denials(said: tuple[str, ...]) -> list[str]:
    return sorted(word for word in said if _DENYING.fullmatch(word))


def _facts(text: str, language: str) -> frozenset[_Fact]:
    """The figures, dates, days, countries and names of a sentence."""
    plain = DATELINE.sub("", text.strip())
    days = {("date", (match.group().casefold(),)) for match in _DAY.finditer(plain)}
    return frozenset((value.kind, value.meaning) for value in read(plain, language, None)) | days


def _moved(ours: frozenset[_Fact], theirs: frozenset[_Fact]) -> bool:
    """Whether each has a name, place or day that the other has not."""
    gone, come = ({kind for kind, _ in facts if kind in _WHERE} for facts in (ours - theirs, theirs - ours))
    return bool(gone & come)
