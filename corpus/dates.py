"""Reads the date of publication in the forms articles carry it. Never guesses: what is not a whole date is an error."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

FIRST_YEAR, LAST_YEAR = 1600, 2199
"""A year outside of these is a slip of the pen."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv", "february feb février fevrier févr fevr fév fev", "march mar mars",
            "april apr avril avr", "may mai", "june jun juin", "july jul juillet juil", "august aug août aout",
            "september sept sep septembre", "october oct octobre", "november nov novembre",
            "december dec décembre decembre déc",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|thu|fri|sat|sun|"
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim"
)
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FORMS = (
    re.compile(rf"(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\.?,?\s+(?P<year>\d{{4}})"),
    re.compile(rf"(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"),
    re.compile(r"(?P<year>\d{4})(?P<cut>[-/.])(?P<month>\d{1,2})(?P=cut)(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})(?P<cut>[-/.])(?P<month>\d{1,2})(?P=cut)(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2})\s?(?:[:h]\s?(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?|h|(?=\s?[ap]\.?m))"
    r"(?:\s?(?P<half>[ap])\.?m\.?)?(?:\s?(?:\(?(?P<zone>[a-z]{1,5})\)?)?\s?(?P<offset>[+-]\d{1,2}(?::?\d{2})?)?)"
)
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "cet": 1, "west": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
    "kst": 9, "jst": 9, "hkt": 8, "est": -5, "edt": -4, "cst": -6, "cdt": -5,
    "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
_EPOCH_SECONDS = range(10**8, 10**11)
_EPOCH_MILLISECONDS = range(10**11, 10**14)


def parse_date(value: object) -> date:
    """A ``date``, or a ``datetime`` where the time is given, with its time zone where that is given.

    Reads ISO 8601, RFC 2822, French and English long dates, ``26/12/2025`` (the day first wherever both could be),
    and seconds or milliseconds since 1970, which are UTC. ValueError for everything else, a mere year or month too.
    """
    if isinstance(value, datetime | date):
        return _of_our_times(value)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError(f"not a date: {value!r}")
    if isinstance(value, int | float):
        return _of_number(value)
    text = " ".join(value.split())
    if re.fullmatch(r"\d{9,14}", text):
        return _of_number(int(text))
    for form in (_iso, _rfc_2822, _written):
        found = form(text)
        if found is not None:
            return _of_our_times(found)
    raise ValueError(f"not a date: {_shown(value)}")


def _shown(value: str) -> str:
    return repr(value if len(value) <= 60 else value[:60] + "…")


def _of_our_times(value: date) -> date:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError(f"the year {value.year} is not between {FIRST_YEAR} and {LAST_YEAR}")
    return value


def _of_number(value: float) -> date:
    if value != value or abs(value) > 10**15:
        raise ValueError(f"not a date: {value!r}")
    if int(value) in _EPOCH_SECONDS:
        return datetime.fromtimestamp(value, UTC)
    if int(value) in _EPOCH_MILLISECONDS:
        return datetime.fromtimestamp(value / 1000, UTC)
    found = _iso(str(value))
    if found is None:
        raise ValueError(f"not a date: {value!r}")
    return _of_our_times(found)


def _iso(text: str) -> date | None:
    if not re.match(r"\d{4}-?\d\d-?\d\d", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(re.sub(r" (?=[+-]\d|Z$)", "", text))
    except ValueError:
        return None


def _rfc_2822(text: str) -> date | None:
    if not re.match(r"(?:[A-Za-z]{3}, ?)?\d{1,2} [A-Za-z]{3} \d{4} \d", text):
        return None
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None and text.endswith("-0000") else found


def _written(text: str) -> date | None:
    lower = re.sub(rf"^(?:le |on |the )?(?:(?:{_WEEKDAYS})\b\.?,? ?)?(?:le |the )?", "", text.casefold())
    for form in _DAY_FORMS:
        match = form.match(lower)
        if match:
            day = _day(match)
            return day if day is None else _with_time(day, lower[match.end() :])
    return None


def _day(match: re.Match[str]) -> date | None:
    year, day = int(match["year"]), int(match["day"])
    month = _MONTHS.get(match["month"]) or int(match["month"])
    orders: Iterable[tuple[int, int]] = [(month, day)]
    if "cut" in match.groupdict() and match.start("day") == 0 and match["cut"] == "/":
        orders = [(month, day), (day, month)]  # 12/26/2025 has only one reading
    for month_first, day_second in orders:
        try:
            return date(year, month_first, day_second)
        except ValueError:
            continue
    return None


def _with_time(day: date, rest: str) -> date | None:
    """The day with the time in ``rest``; None where ``rest`` holds anything else."""
    rest = re.sub(r"^[\s,|·–—t-]*(?:(?:à|a|at|um|@)\s)?\s*", "", rest)
    if not rest:
        return day
    match = _TIME.fullmatch(rest)
    if match is None:
        return None
    try:
        zone = _zone(match["zone"], match["offset"])
        hour = int(match["hour"])
        if match["half"]:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if match["half"] == "p" else 0)
        clock = time(hour, int(match["minute"] or 0), int(match["second"] or 0), tzinfo=zone)
    except (ValueError, KeyError):
        return None
    return datetime.combine(day, clock)


def _zone(name: str | None, offset: str | None) -> tzinfo | None:
    if not name and not offset:
        return None
    hours, minutes = 0, 0
    if offset:
        digits = offset[1:].replace(":", "")
        hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    shift = timedelta(hours=hours, minutes=minutes) * (-1 if offset and offset[0] == "-" else 1)
    total = timedelta(hours=_ZONES[name] if name else 0) + shift
    return UTC if not total else timezone(total)
