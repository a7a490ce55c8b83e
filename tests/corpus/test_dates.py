"""Dates of publication in the forms articles carry them; everything that is not a whole date is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import parse_date

DAY = date(2025, 12, 26)
NOON = datetime(2025, 12, 26, 12, 8)
PARIS = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-12-26", DAY),
        ("20251226", DAY),
        (20251226, DAY),
        ("2025/12/26", DAY),
        ("2025-12-26 12:08:00", NOON),
        ("2025-12-26T12:08", NOON),
        ("2025-12-26T12:08:00Z", NOON.replace(tzinfo=UTC)),
        ("2025-12-26T12:08:00.000+01:00", NOON.replace(tzinfo=PARIS)),
        ("2025-12-26 12:08:00 +0100", NOON.replace(tzinfo=PARIS)),
        ("2025-12-26 12:08 CET", NOON.replace(tzinfo=PARIS)),
        ("Fri, 26 Dec 2025 12:08:00 +0100", NOON.replace(tzinfo=PARIS)),
        ("Fri, 26 Dec 2025 12:08:00 GMT", NOON.replace(tzinfo=UTC)),
        ("26 décembre 2025", DAY),
        ("le vendredi 26 décembre 2025", DAY),
        ("Vendredi 26 déc. 2025 à 12h08", NOON),
        ("1er janvier 2026", date(2026, 1, 1)),
        ("December 26, 2025", DAY),
        ("Dec. 26, 2025", DAY),
        ("Friday, December 26th, 2025 at 12:08 PM", NOON),
        ("26 Dec 2025, 12:08 p.m.", NOON),
        ("26 December 2025 0:05 am", None),
        ("26/12/2025", DAY),
        ("03/04/2025", date(2025, 4, 3)),
        ("12/26/2025", DAY),
        ("26.12.2025", DAY),
        ("26/12/2025 - 12:08", NOON),
        ("2025年12月26日", DAY),
        (1766750880, NOON.replace(tzinfo=UTC)),
        (1766750880000, NOON.replace(tzinfo=UTC)),
        ("1766750880", NOON.replace(tzinfo=UTC)),
        (DAY, DAY),
        (NOON, NOON),
    ],
)
def test_a_date_keeps_the_precision_and_the_zone_it_was_written_with(written: object, expected: date | None) -> None:
    if expected is None:
        with pytest.raises(ValueError, match="not a date"):
            parse_date(written)
    else:
        found = parse_date(written)
        assert (found, type(found)) == (expected, type(expected))
        assert getattr(found, "tzinfo", None) == getattr(expected, "tzinfo", None)


@pytest.mark.parametrize(
    "written",
    ["2025", 2025, "", "hier", "yesterday", "décembre 2025", "2025-12", "31/02/2025", "2025-13-45", "26 brumaire 2025"]
    + ["0205-12-26", "26/12/25", "2025-12-26 25:00", "2025-12-26 and then some", True, None, [], float("nan"), 1e300]
    + ["26 décembre 2025 ou 2026", "2025-12-26 12:08 XYZ", "13/13/2025", 12345],
)
def test_what_is_not_a_whole_date_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match=r"not a date|the year"):
        parse_date(written)


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_read_back_from_its_french_and_its_iso_form(day: date) -> None:
    months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre"]
    months += ["novembre", "décembre"]
    assert parse_date(f"{day.day} {months[day.month - 1]} {day.year}") == day
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day.day:02}/{day.month:02}/{day.year}") == day


@given(st.one_of(st.text(), st.integers(), st.floats()))
def test_nothing_but_a_value_error_comes_of_nonsense(written: object) -> None:
    try:
        parsed = parse_date(written)
    except ValueError:
        return
    assert isinstance(parsed, date)
