"""Dates told from another date of the same text: "the same day", « la veille », "two weeks later".

Without a date before them they stay open: the article's own day is not what they are told from.
"""

from __future__ import annotations

import re

from assistant.facts import steps
from assistant.facts.period import period
from assistant.facts.time_words import COUNT, LENGTH, counted, length
from assistant.facts.value import Value, key

_ANCHORED = re.compile(
    r"\b(?P<same>the[ ]same|that|le[ ]même|la[ ]même|ce(?=[ ]\w+-là)|cette(?=[ ]\w+-là))[ ]"
    r"(?P<length_____>day|week|month|year|jour|semaine|mois|année)(?:-là)?\b"
    rf"|\b(?P<count>{COUNT})[ ](?P<length>{LENGTH})[ ](?:(?P<after>later|afterwards|plus[ ]tard|après)"
    r"|(?P<before>earlier|before|previously|plus[ ]tôt|auparavant|avant))\b(?![ ]"
    r"(?:the|a|his|her|its|their|le|la|les|l['’]"
    r"|un|une|son|sa|ses|leur|du|que|being))"
    r"|\bthe[ ](?:(?P<after__>next|following)|(?P<before__>previous|preceding))[ ]"
    r"(?P<length__>day|week|month|year)\b"
    r"|\b(?:la|le|l['’])[ ]?(?P<length___>semaine|mois|année|jour)[ ](?:(?P<after___>suivante?|d['’]après)"
    r"|(?P<before___>précédente?|d['’]avant))\b"
    r"|\b(?:(?P<before____>la[ ]veille|the[ ]day[ ]before)|(?P<after____>le[ ]lendemain|the[ ]day[ ]after))\b"
    r"(?![ ](?:d(?:e|u|es)\b|d['’]|the|a|his|her|its|their))",
    re.IGNORECASE,
)


def anchored(text: str, known: list[Value], taken: list[tuple[int, int]]) -> list[Value]:
    """The dates of ``text`` told from the last of the ``known`` before them; not those in the stretches ``taken``."""
    found: list[Value] = []
    for match in _ANCHORED.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        before = [value for value in (*known, *found) if value.end <= match.start()]
        anchor = max(before, key=lambda value: value.end, default=None)
        meaning = _from_anchor(match, str(anchor.meaning[0])) if anchor else None
        if meaning is not None:
            found.append(Value("date", match.start(), match.end(), match.group(), (meaning,)))
    return found


def _from_anchor(match: re.Match[str], anchor: str) -> str | None:
    said = {name.rstrip("_"): key(words) for name, words in match.groupdict().items() if words}
    name, many = length(said["length"]) if "length" in said else ("day", 1)
    count = _sign(said) * (counted(said.get("count", "1")) or 0) * many
    covered = period(anchor)
    precise = {"day": 10, "week": 10, "month": 7, "year": 4}[name]
    if covered is None or covered.start is None or len(anchor.partition("/")[0]) < precise or "/" in anchor:
        return None
    if len(anchor) == 7 and int(anchor[5:]) > 12 and name != "year":
        return None  # a season has no month
    try:
        return steps.unit(covered.start, name, 0) if "same" in said else steps.shifted(covered.start, name, count)
    except OverflowError:
        return None


def _sign(said: dict[str, str]) -> int:
    """0 for the same, -1 for before, 1 for after its anchor."""
    return 0 if "same" in said else -1 if "before" in said else 1
