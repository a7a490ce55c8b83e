"""Steps on the calendar from one day: whole weeks, months, quarters, seasons; all as meanings of dates."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from assistant.facts.dates import part_of_year
from assistant.facts.period import period

_LINGERS = timedelta(days=22)
"""A season ends by the sun three weeks after it does by the month: "last summer" in mid-September is a year ago."""
_MONTHS = {"quarter": 3, "half": 6}
FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
"""Of each season."""


def unit(today: date, name: str, step: int) -> str | None:
    """The whole day, week, weekend, month, quarter, half or year ``step`` on from the one ``today`` lies in.

    A week begins on Monday; the weekend of a working day is the coming one.
    """
    if name == "year":
        return a_year(today.year + step)
    if name == "month":
        return month_on(today, step)
    if name in _MONTHS:
        whole = today.year * (12 // _MONTHS[name]) + (today.month - 1) // _MONTHS[name] + step
        year, number = divmod(whole, 12 // _MONTHS[name])
        return part_of_year(year, number + 1, _MONTHS[name]) if 1 <= year <= 9999 else None
    if name == "day":
        return (today + timedelta(days=step)).isoformat()
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
    first = monday + timedelta(days=5) if name == "weekend" else monday
    return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def shifted(today: date, name: str, count: int) -> str | None:
    """``count`` days, weeks, months or years on from ``today``: as precise as the unit, a week being seven days."""
    if name in ("month", "year"):
        return unit(today, name, count)
    return (today + timedelta(days=count * (7 if name == "week" else 1))).isoformat()


def a_year(year: int) -> str | None:
    """The year as a meaning; None outside of the calendar."""
    return f"{year:04d}" if 1 <= year <= 9999 else None


def a_month(year: int, month: int) -> str | None:
    """The month as a meaning; None outside of the calendar."""
    return f"{year:04d}-{month:02d}" if 1 <= year <= 9999 else None


def month_on(today: date, count: int) -> str | None:
    """The month ``count`` on from that of ``today``."""
    months = today.year * 12 + today.month - 1 + count
    return a_month(months // 12, months % 12 + 1)


def last_day(meaning: str | None) -> str | None:
    """The last day of a meaning."""
    covered = period(meaning) if meaning else None
    return covered.end.isoformat() if covered and covered.end else None


def weekday(today: date, number: int, step: int) -> str:
    """The nearest such weekday before ``today`` (-1) or behind it (1), never ``today`` itself."""
    ahead = (number - today.weekday()) % 7 or 7
    return (today + timedelta(days=ahead if step > 0 else ahead - 7 if ahead != 7 else -7)).isoformat()


def nearest_month(today: date, month: int, *, ahead: bool) -> str | None:
    """The month of that number, this one included, that came last or, ``ahead``, comes next."""
    if ahead:
        return a_month(today.year + (month < today.month), month)
    return a_month(today.year - (month > today.month), month)


def nearest_day(today: date, month: int, day: int, *, ahead: bool) -> str | None:
    """The day of that month, today included, that came last or, ``ahead``, comes next."""
    step = 1 if ahead else -1
    for year in (today.year + step * n for n in range(9)):  # a 29 February may be eight years away
        if 1 <= year <= 9999 and day <= monthrange(year, month)[1]:
            found = date(year, month, day)
            if (found >= today) if ahead else (found <= today):
                return found.isoformat()
    return None


def seasons_around(today: date, code: int) -> list[str]:
    """That season of the years about ``today``, in order."""
    return [f"{year:04d}-{code}" for year in range(max(1, today.year - 2), min(9999, today.year + 2) + 1)]


def season(today: date, code: int, step: int | None) -> str | None:
    """The last season of that name to be over (-1), the next to begin (1), or the one of the day or year (0).

    None for a winter (0) that is not now: it may be either.
    """
    for meaning in seasons_around(today, code)[:: -1 if step == -1 else 1]:
        covered = period(meaning)
        if covered is None or covered.start is None or covered.end is None:
            continue
        over = (
            covered.end + _LINGERS < today if step == -1 and covered.end < date.max - _LINGERS else covered.end < today
        )
        begun = covered.start <= today
        if (step == -1 and over) or (step == 1 and not begun) or (step == 0 and begun and not over):
            return meaning
    return f"{today.year:04d}-{code}" if step == 0 and code != 24 else None


def begun_season(today: date, code: int, *, ahead: bool) -> str | None:
    """The last season of that name to have begun or, ``ahead``, the next that is not over."""
    around = [(meaning, covered) for meaning in seasons_around(today, code) if (covered := period(meaning))]
    if ahead:
        return next((meaning for meaning, covered in around if covered.end and covered.end >= today), None)
    return next((m for m, covered in reversed(around) if covered.start and covered.start <= today), None)
