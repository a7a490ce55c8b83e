"""Stretches of the calendar: what a date's meaning covers, and whether two dates may be the same."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""First and last month, as weather services count them in the north."""


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included; None: open on that side."""

    start: date | None
    end: date | None

    def __contains__(self, day: date) -> bool:
        """Whether ``day`` is one of this."""
        return self.holds(Period(day, day))

    def meets(self, other: Period) -> bool:
        """Whether the two share a day."""
        return (self.start or date.min) <= (other.end or date.max) and (other.start or date.min) <= (
            self.end or date.max
        )

    def holds(self, other: Period) -> bool:
        """Whether every day of ``other`` is one of this."""
        return (self.start or date.min) <= (other.start or date.min) and (other.end or date.max) <= (
            self.end or date.max
        )


def period(meaning: str) -> Period | None:
    """The days a date's meaning covers; None for one without a year (``--05-03``)."""
    first, _, last = meaning.partition("/")
    start, end = _days(first), _days(last or first)
    if start is None or end is None:
        return None
    return Period(start[0], end[1])


def _days(iso: str) -> tuple[date, date] | None:
    """First and last day of an ISO prefix or a season (``2025-22``)."""
    if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", iso):
        return None
    year, *rest = map(int, iso.split("-"))
    if len(rest) == 2:
        day = date(year, *rest)
        return day, day
    first, last = _SEASON_MONTHS.get(rest[0], (rest[0], rest[0])) if rest else (1, 12)
    if last < first and year == date.max.year:
        return date(year, first, 1), date.max
    ends = year + (last < first)
    return date(year, first, 1), date(ends, last, monthrange(ends, last)[1])


def same_time(one: str, other: str) -> bool:
    """Whether two dates' meanings may be one date, told more or less precisely; a day without a year is any year's."""
    if one == other:
        return True
    if one.startswith("--") or other.startswith("--"):
        return one.lstrip("-") == other[-5:] or other.lstrip("-") == one[-5:]
    a, b = period(one), period(other)
    return a is not None and b is not None and (a.holds(b) or b.holds(a))


def plain_day(when: date) -> date:
    """``when`` without its time of day."""
    return when.date() if isinstance(when, datetime) else when


def day_before(day: date) -> date:
    """The day before ``day``; the first of the calendar stays."""
    return day if day == date.min else day - timedelta(days=1)


def day_after(day: date) -> date:
    """The day after ``day``; the last of the calendar stays."""
    return day if day == date.max else day + timedelta(days=1)
