"""What the words beside a date make of it: "since June" has no end, "before 2024" no beginning."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.facts.period import Period, day_after, day_before
from assistant.facts.value import Value

SINCE = re.compile(
    r"(?:\b(?:since|starting(?: in)?|as of|from(?= the)|depuis|dès|à partir d[eu])|\bà compter d[eu])\s*"
    r"(?:le |the )?$",
    re.IGNORECASE,
)
BEFORE = re.compile(r"\b(?:before|prior to|ahead of|avant)\s*(?:le |the |l['’])?$", re.IGNORECASE)
AFTER = re.compile(r"\b(?:after|après|following)\s*(?:le |the |l['’])?$", re.IGNORECASE)
UNTIL = re.compile(
    r"\b(?:until|till|up to|through|by|jusqu['’](?:à|en|au)|d['’]ici(?: à)?)\s*(?:le |the |la )?$",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\b(?:between|from|entre|de|du)\s*(?:le |the )?$", re.IGNORECASE)
AND = re.compile(r"\s*(?:and|to|until|et|à|au|jusqu['’](?:à|au|en)|-|–)\s*(?:le |the )?(?:in |en )?", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:since|until|till|by|before|ahead of|depuis|jusqu['’](?:à|en|au)|d['’]ici"
    r"(?: à)?|avant|from|dès|à partir de)\b",
    re.IGNORECASE,
)
_ON = re.compile(r"\s*(?:onwards?|on\b(?! \w))", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s*(?:the )?$", re.IGNORECASE)
_WEEK_OF = re.compile(r"\b(?:week of|semaine du)\s*(?:the |\w+di )?$", re.IGNORECASE)


def bounded(text: str, value: Value, covered: Period) -> Period:
    """``covered``, the days of the date ``value`` of ``text``, as the words beside it open or bound it."""
    lead = _LEAD.match(value.text)
    before = text[: value.start] + (lead.group() if lead else "")
    if SINCE.search(before) or (_FROM.search(before) and _ON.match(text, value.end)):
        return Period(covered.start, None)
    if BEFORE.search(before) and covered.start:
        return Period(None, day_before(covered.start))
    if AFTER.search(before) and covered.end:
        return Period(day_after(covered.end), None)
    if UNTIL.search(before):
        return Period(None, covered.end)
    return _week(covered) if _WEEK_OF.search(before) else covered


def joined(text: str, first: Value, second: Value) -> bool:
    """Whether the two dates are the ends of one stretch: "between March and May"."""
    return bool(BETWEEN.search(text[: first.start])) and AND.fullmatch(text[first.end : second.start]) is not None


def _week(covered: Period) -> Period:
    """The week of a single day, Monday to Sunday."""
    if covered.start is None or covered.start != covered.end:
        return covered
    if not date.min + timedelta(days=7) < covered.start < date.max - timedelta(days=7):
        return covered
    monday = covered.start - timedelta(days=covered.start.weekday())
    return Period(monday, monday + timedelta(days=6))
