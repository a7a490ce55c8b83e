"""Dates in French and English text, and what relative ones mean on the day an article was published.

Absolute dates become ISO prefixes (``2025``, ``2025-11``, ``2025-11-04``), as precise as the text is. Relative ones
("last Tuesday", « dans deux semaines », "in August") are reckoned from the publication date; one the text leaves open
("next fiscal year") stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.facts.value import Value

_MONTHS = {
    "january": 1, "janvier": 1, "february": 2, "février": 2, "fevrier": 2, "march": 3, "mars": 3, "april": 4, "avril": 4,
    "may": 5, "mai": 5, "june": 6, "juin": 6, "july": 7, "juillet": 7, "august": 8, "août": 8, "aout": 8, "september": 9,
    "septembre": 9, "october": 10, "octobre": 10, "november": 11, "novembre": 11, "december": 12, "décembre": 12,
    "decembre": 12, "jan.": 1, "feb.": 2, "aug.": 8, "sept.": 9, "oct.": 10, "nov.": 11, "dec.": 12,
}  # fmt: skip
_WEEKDAYS = {
    "monday": 0, "lundi": 0, "tuesday": 1, "mardi": 1, "wednesday": 2, "mercredi": 2, "thursday": 3, "jeudi": 3,
    "friday": 4, "vendredi": 4, "saturday": 5, "samedi": 5, "sunday": 6, "dimanche": 6,
}  # fmt: skip
_DAY_WORDS = {
    "today": 0, "tonight": 0, "aujourd'hui": 0, "aujourd’hui": 0, "yesterday": -1, "hier": -1, "tomorrow": 1, "demain": 1,
    "avant-hier": -2, "après-demain": 2,
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

_month = "|".join(re.escape(m) for m in sorted(_MONTHS, key=len, reverse=True))
_weekday = "|".join(_WEEKDAYS)
_count = rf"\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))}"
_period = "|".join(sorted(_PERIODS, key=len, reverse=True))
_ABSOLUTE = re.compile(
    rf"(?P<iso>\b(?:19|20)\d\d-\d\d-\d\d)\b"
    rf"|\b(?P<d1>\d{{1,2}}|1er)(?:st|nd|rd|th)?[ ](?:of[ ])?(?P<m1>{_month})(?:,?[ ](?P<y1>(?:19|20)\d\d))?(?!\w)"
    rf"|\b(?P<m2>{_month})[ ](?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?[ ](?P<y2>(?:19|20)\d\d))?\b"
    rf"|\b(?P<m3>{_month})[ ](?P<y3>(?:19|20)\d\d)\b"
    r"|\b(?P<d4>\d{1,2})/(?P<m4>\d{1,2})/(?P<y4>(?:19|20)\d\d)\b"
    r"|(?<![\d.,¥$€£/-])\b(?P<y5>(?:19|20)\d\d)\b(?![.,]?\d|[ ]?(?:%|yen|euros?|dollars?|milli|bill|people|personnes|km|€))",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    rf"\b(?P<day>{'|'.join(sorted(_DAY_WORDS, key=len, reverse=True))})\b(?!-)"
    rf"|\b(?P<step>last|next|this)[ ](?P<what>{_weekday}|week|month|year)\b"
    rf"|\b(?:l['’]|la[ ]|le[ ]|cette[ ]|ce[ ])?(?P<fwhat>{_weekday}|semaine|mois|année|an)[ ](?P<fstep>derni(?:er|ère)|prochaine?|pass[ée]e?)\b"
    r"|\b(?P<fthis>cette[ ]semaine|cette[ ]année|ce[ ]mois-ci|ce[ ]mois)\b"
    rf"|\b(?P<ago>{_count})[ ](?P<agop>{_period})[ ](?:ago|earlier)\b"
    rf"|\bil[ ]y[ ]a[ ](?P<fago>{_count})[ ](?P<fagop>{_period})\b"
    rf"|\b(?:in|dans)[ ](?P<inn>{_count})[ ](?P<inp>{_period})\b"
    rf"|\b(?:in|en|since|depuis|by|until|au[ ]mois[ ]d['’e][ ]?)[ ]?(?P<month>{_month})\b(?![ ]\d)",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|is to|are to|plans? to|expected|scheduled|due)\b|\b\w+(?:era|eront|ira|iront|dra|dront|ura|uront)\b", re.IGNORECASE
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
        return str(parts["iso"])
    if parts["y5"]:
        return str(parts["y5"])
    if parts["m3"]:
        return f"{parts['y3']}-{_MONTHS[parts['m3'].casefold()]:02d}"
    for n in "124":
        if parts[f"d{n}"]:
            month = parts[f"m{n}"]
            number = int(month) if month.isdigit() else _MONTHS[month.casefold()]
            day = int(re.sub(r"\D", "", parts[f"d{n}"]))
            if not (1 <= number <= 12 and 1 <= day <= 31):
                return None
            return f"{parts[f'y{n}'] or '-'}-{number:02d}-{day:02d}"
    return None


def _reckon(match: re.Match[str], today: date, text: str) -> str | None:
    found = {name: value.casefold() for name, value in match.groupdict().items() if value}
    if "day" in found:
        return (today + timedelta(days=_DAY_WORDS[found["day"]])).isoformat()
    if "month" in found:
        return _bare_month(_MONTHS[found["month"]], today, ahead=bool(_FUTURE.search(_clause(text, match.start()))))
    if "fthis" in found:
        return _named("this", _PERIODS[re.sub(r"^ce(?:tte)? |-ci$", "", found["fthis"])], today)
    if "what" in found or "fwhat" in found:
        what = found.get("what") or found["fwhat"]
        step = found.get("step") or ("next" if found["fstep"].startswith("proch") else "last")
        return _weekday_from(step, _WEEKDAYS[what], today) if what in _WEEKDAYS else _named(step, _PERIODS[what], today)
    for count, period, sign in (("ago", "agop", -1), ("fago", "fagop", -1), ("inn", "inp", 1)):
        if count in found:
            number = int(found[count]) if found[count].isdigit() else _COUNTS[found[count]]
            return _shift(today, sign * number, _PERIODS[found[period]])
    return None


def _clause(text: str, at: int) -> str:
    start = max((text.rfind(mark, 0, at) for mark in ".;!?"), default=-1) + 1
    return text[start:at]


def _bare_month(month: int, today: date, *, ahead: bool) -> str:
    year = today.year
    if ahead and month < today.month:
        year += 1
    if not ahead and month > today.month:
        year -= 1
    return f"{year}-{month:02d}"


def _weekday_from(step: str, weekday: int, today: date) -> str | None:
    if step == "this":
        return None  # "this Tuesday" may lie on either side of the day of publication
    ahead = (weekday - today.weekday()) % 7 or 7
    return (today + timedelta(days=ahead if step == "next" else ahead - 7 if ahead != 7 else -7)).isoformat()


def _named(step: str, period: str, today: date) -> str | None:
    return _shift(today, {"last": -1, "this": 0, "next": 1}[step], period, whole=True)


def _shift(today: date, count: int, period: str, *, whole: bool = False) -> str | None:
    if period == "year":
        return f"{today.year + count}"
    if period == "month":
        months = today.year * 12 + today.month - 1 + count
        return f"{months // 12}-{months % 12 + 1:02d}"
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
