"""Dates in French and English text, and what relative ones mean on the day an article was published.

Absolute dates become ISO prefixes (``2025``, ``2025-11``, ``2025-11-04``), as precise as the text is. Relative ones
("last Tuesday", « dans deux semaines », "in August") are reckoned from the publication date; one the text leaves open
("next fiscal year") stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.facts.value import Value, key

_MONTHS = {
    "january": 1, "janvier": 1, "february": 2, "février": 2, "fevrier": 2, "march": 3, "mars": 3, "april": 4,
    "avril": 4,
    "may": 5, "mai": 5, "june": 6, "juin": 6, "july": 7, "juillet": 7, "august": 8, "août": 8, "aout": 8,
    "september": 9,
    "septembre": 9, "october": 10, "octobre": 10, "november": 11, "novembre": 11, "december": 12, "décembre": 12,
    "decembre": 12, "jan.": 1, "feb.": 2, "aug.": 8, "sept.": 9, "oct.": 10, "nov.": 11, "dec.": 12,
}  # fmt: skip
_WEEKDAYS = {
    "monday": 0, "lundi": 0, "tuesday": 1, "mardi": 1, "wednesday": 2, "mercredi": 2, "thursday": 3, "jeudi": 3,
    "friday": 4, "vendredi": 4, "saturday": 5, "samedi": 5, "sunday": 6, "dimanche": 6,
}  # fmt: skip
_DAY_WORDS = {
    "today": 0, "tonight": 0, "aujourd'hui": 0, "aujourd’hui": 0, "yesterday": -1, "hier": -1, "tomorrow": 1,
    "demain": 1,
    "avant-hier": -2, "après-demain": 2, "last night": -1, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "ce matin": 0, "cet après-midi": 0, "ce soir": 0, "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "un": 1, "une": 1, "two": 2, "deux": 2, "three": 3, "trois": 3, "four": 4, "quatre": 4,
    "five": 5, "cinq": 5, "six": 6, "seven": 7, "sept": 7, "eight": 8, "huit": 8, "ten": 10, "dix": 10, "quinze": 15,
}  # fmt: skip
_PERIODS = {
    "day": "day", "days": "day", "jour": "day", "jours": "day", "week": "week", "weeks": "week", "semaine": "week",
    "semaines": "week", "month": "month", "months": "month", "mois": "month", "year": "year", "years": "year",
    "an": "year", "ans": "year", "année": "year", "années": "year",
}  # fmt: skip

_LOWER_CASE_WORDS = frozenset({"may", "march", "august"})
"""English months that are other words without their capital."""

_month = "|".join(re.escape(m) for m in sorted(_MONTHS, key=len, reverse=True))
_weekday = "|".join(_WEEKDAYS)
_count = rf"\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))}"
_period = "|".join(sorted(_PERIODS, key=len, reverse=True))
_ANOTHER = (
    r"(?:last|next|this|that|the[ ](?:same|following|previous)|l['’]|cette|la[ ]même)[ ]?(?:year|an|année)"
    r"|(?:derni|proch|suiv|précéd)\w+"
)
"""What behind a month says of which year it is."""
_ABSOLUTE = re.compile(
    rf"(?P<iso>\b(?:19|20)\d\d-\d\d-\d\d)\b"
    rf"|\b(?P<d1>\d{{1,2}}|1er)(?:st|nd|rd|th)?[ ](?:of[ ])?(?P<m1>{_month})(?:,?[ ](?P<y1>(?:1\d|20)\d\d))?(?!\w)"
    rf"|\b(?P<m2>{_month})[ ](?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?[ ](?P<y2>(?:1\d|20)\d\d))?\b"
    rf"|\b(?P<m3>{_month})[ ](?P<y3>(?:1\d|20)\d\d)\b"
    r"|\b(?P<d4>\d{1,2})/(?P<m4>\d{1,2})/(?P<y4>(?:19|20)\d\d)\b"
    r"|(?:(?<![\d.,¥$€£/-])|(?<=\b(?:19|20)\d\d[-/]))\b(?P<y5>(?:19|20)\d\d)\b(?![.,]?\d|[ ]?(?:%|yen|euros?|dollars?"
    r"|milli|bill|people|personnes|km|€))"
    r"|(?:(?<=\bin )|(?<=\ben )|(?<=\bsince )|(?<=\bdepuis )|(?<=\bvers )|(?<=\bfrom ))"
    r"(?P<y6>1[0-8]\d\d)\b(?![.,]?\d|[ ]\w*s\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    rf"\b(?P<day>{'|'.join(sorted(_DAY_WORDS, key=len, reverse=True))})\b(?!-)"
    rf"|\b(?P<step>last|next|this)[ ](?P<what>{_weekday}|week|month|year)\b"
    rf"|\b(?P<mstep>last|next)[ ](?P<smonth>{_month})(?!\w)(?![ ]\d)|\b(?P<fsmonth>{_month})[ ](?P<fmstep>dernier"
    rf"|prochain)\b"
    rf"|\b(?:l['’]|la[ ]|le[ ]|cette[ ]|ce[ ])?(?P<fwhat>{_weekday}|semaine|mois|année|an)[ ](?P<fstep>derni(?:er|ère)"
    rf"|prochaine?|pass[ée]e?)\b"
    r"|\b(?P<fthis>cette[ ]semaine|cette[ ]année|ce[ ]mois-ci|ce[ ]mois)\b"
    rf"|\b(?P<ago>{_count})[ ](?P<agop>{_period})[ ]ago\b"
    rf"|\bil[ ]y[ ]a[ ](?P<fago>{_count})[ ](?P<fagop>{_period})\b"
    rf"|\bdans[ ](?P<finn>{_count})[ ](?P<finp>{_period})\b"
    rf"|(?<!time )\bin[ ](?P<inn>{_count})[ ](?P<inp>{_period})\b(?P<intime>['’]s?[ ]time\b)?"
    rf"|\b(?:in|en|since|depuis|by|until|au[ ]mois[ ]d['’e][ ]?)[ ]?(?P<month>{_month})(?!\w)(?!,?[ ](?:of[ ]"
    rf"|de[ ])?(?:\d|{_ANOTHER}))",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|is to|are to|plans? to|expected|scheduled|due)\b|\b\w+(?:era|eront|ira|iront|dra|dront|ura"
    r"|uront)\b",
    re.IGNORECASE,
)


def dates(text: str) -> list[Value]:
    """The absolute dates of ``text`` in order; meaning is (ISO prefix,), or (``--MM-DD``,) without a year."""
    return [
        Value("date", match.start(), match.end(), match.group(), (iso,))
        for match in _ABSOLUTE.finditer(text)
        if (iso := _iso(match)) is not None
    ]


def relative_dates(text: str, published: date) -> list[Value]:
    """The relative dates of ``text`` that have one meaning on ``published``; meaning is (ISO prefix,)."""
    today = date(published.year, published.month, published.day)
    return [
        Value("date", match.start(), match.end(), match.group(), (meaning,))
        for match in _RELATIVE.finditer(text)
        if (meaning := _reckon(match, today, text)) is not None
    ]


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if parts["iso"]:
        year, month, day = parts["iso"].split("-")
        return _day(year, int(month), int(day))
    if parts["y5"] or parts["y6"]:
        return str(parts["y5"] or parts["y6"])
    word = parts["m1"] or parts["m2"] or parts["m3"]
    if word in _LOWER_CASE_WORDS:
        return None
    if parts["m3"]:
        return f"{parts['y3']}-{_MONTHS[key(word)]:02d}"
    for n in "124":
        if parts[f"d{n}"]:
            day = int(re.sub(r"\D", "", parts[f"d{n}"]))
            number = int(parts["m4"]) if n == "4" else _MONTHS[key(word)]
            if n == "4" and number > 12:
                day, number = number, day  # 12/31/2025: the American order, where the other is impossible
            return _day(parts[f"y{n}"], number, day)
    return None


def _day(year: str | None, month: int, day: int) -> str | None:
    try:
        date(int(year or 2000), month, day)
    except ValueError:
        return None
    return f"{year or '-'}-{month:02d}-{day:02d}"


def _reckon(match: re.Match[str], today: date, text: str) -> str | None:
    found = {name: key(value) for name, value in match.groupdict().items() if value}
    try:
        if "month" in found or "smonth" in found or "fsmonth" in found:
            return _month_meant(match, found, today, text)
        return _period_meant(found, today, ahead=bool(_FUTURE.search(_clause(text, match.start(), match.end()))))
    except OverflowError:
        return None  # before the year 1 or after 9999: a publication date that stands for none


def _month_meant(match: re.Match[str], found: dict[str, str], today: date, text: str) -> str | None:
    named = next(name for name in ("month", "smonth", "fsmonth") if name in found)
    if match[named] in _LOWER_CASE_WORDS:
        return None
    number = _MONTHS[found[named]]
    if named == "month":
        ahead = bool(_FUTURE.search(_clause(text, match.start(), match.end())))
        return _bare_month(number, today, ahead=ahead)
    if (found.get("mstep") or found["fmstep"]) in ("next", "prochain"):
        return _named_month(today.year + (number <= today.month), number)
    return _named_month(today.year - (number >= today.month), number)


def _period_meant(found: dict[str, str], today: date, *, ahead: bool) -> str | None:
    if "day" in found:
        return (today + timedelta(days=_DAY_WORDS[found["day"]])).isoformat()
    if "fthis" in found:
        return _named("this", _PERIODS[re.sub(r"^ce(?:tte)? |-ci$", "", found["fthis"])], today)
    if "what" in found or "fwhat" in found:
        what = found.get("what") or found["fwhat"]
        step = found.get("step") or ("next" if found["fstep"].startswith("proch") else "last")
        return _weekday_from(step, _WEEKDAYS[what], today) if what in _WEEKDAYS else _named(step, _PERIODS[what], today)
    if "inn" in found and not ahead and "intime" not in found:
        return None  # "sold in two years" tells how long, not when
    for count, period, sign in (("ago", "agop", -1), ("fago", "fagop", -1), ("finn", "finp", 1), ("inn", "inp", 1)):
        if count in found:
            number = int(found[count]) if found[count].isdigit() else _COUNTS[found[count]]
            return _shift(today, sign * number, _PERIODS[found[period]])
    return None


def _clause(text: str, start: int, end: int) -> str:
    """The words before ``start`` in its clause; those behind ``end`` where the clause opens with it."""
    opening = max((text.rfind(mark, 0, start) for mark in ".;!?"), default=-1) + 1
    before = text[opening:start]
    if len(before.split()) > 1:
        return before
    return re.split(r"[.;!?]", text[end:], maxsplit=1)[0]


def _bare_month(month: int, today: date, *, ahead: bool) -> str | None:
    year = today.year
    if ahead and month < today.month:
        year += 1
    if not ahead and month > today.month:
        year -= 1
    return _named_month(year, month)


def _named_month(year: int, month: int) -> str | None:
    return f"{year:04d}-{month:02d}" if 1 <= year <= 9999 else None


def _weekday_from(step: str, weekday: int, today: date) -> str | None:
    if step == "this":
        return None  # "this Tuesday" may lie on either side of the day of publication
    ahead = (weekday - today.weekday()) % 7 or 7
    return (today + timedelta(days=ahead if step == "next" else ahead - 7 if ahead != 7 else -7)).isoformat()


def _named(step: str, period: str, today: date) -> str | None:
    return _shift(today, {"last": -1, "this": 0, "next": 1}[step], period, whole=True)


def _shift(today: date, count: int, period: str, *, whole: bool = False) -> str | None:
    if period == "year":
        return f"{today.year + count:04d}" if 1 <= today.year + count <= 9999 else None
    if period == "month":
        months = today.year * 12 + today.month - 1 + count
        return _named_month(months // 12, months % 12 + 1)
    if period == "week":
        if whole:
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=count)
            return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
        return (today + timedelta(weeks=count)).isoformat()
    return (today + timedelta(days=count)).isoformat()


def years(text: str) -> Iterator[str]:
    """The years named in ``text``, in order."""
    for value in dates(text):
        year = str(value.meaning[0])[:4]
        if year.isdigit():
            yield year
