from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.clock import relative_dates
from assistant.facts.dates import dates, years
from assistant.phrases import partial_day
from corpus.language import identify_question

FRIDAY = datetime(2025, 12, 26, 12, 8)

ABSOLUTE = [
    ("on 4 November 2025", "2025-11-04"),
    ("Nov. 4, 2025", "2025-11-04"),
    ("the 4th of November", "--11-04"),
    ("le 1er mars 2024", "2024-03-01"),
    ("4/11/2025", "2025-11-04"),
    ("12/31/2025", "2025-12-31"),
    ("mars 2025", "2025-03"),
    ("14 juillet 1789", "1789-07-14"),
    ("fiscal 2026", "2026"),
    ("2025-11-04", "2025-11-04"),
    ("29 février", "--02-29"),
]


@pytest.mark.parametrize(("text", "iso"), ABSOLUTE)
def test_a_date_is_read_as_precisely_as_it_is_written(text: str, iso: str) -> None:
    assert [value.meaning for value in dates(text)] == [(iso,)]


@pytest.mark.parametrize(
    "text",
    ["31 February 2025", "2025-13-45", "2000 people", "¥2025", "2025 yen", "2,025", "you may 5", "a march 3 km long"],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert dates(text) == []


def test_both_years_of_a_range_are_named() -> None:
    assert list(years("the 2024-2025 season, not 2019/2020")) == ["2024", "2025", "2019", "2020"]


def _language(text: str) -> str:
    return identify_question(text, "en")


RELATIVE = [
    ("last Tuesday", "2025-12-23"),
    ("mardi dernier", "2025-12-23"),
    ("last Friday", "2025-12-19"),
    ("vendredi prochain", "2026-01-02"),
    ("yesterday", "2025-12-25"),
    ("the day before yesterday", "2025-12-24"),
    ("last night", "2025-12-25"),
    ("ce matin", "2025-12-26"),
    ("après-demain", "2025-12-28"),
    ("la semaine dernière", "2025-12-15/2025-12-21"),
    ("next month", "2026-01"),
    ("l’année prochaine", "2026"),
    ("il y a trois jours", "2025-12-23"),
    ("a year ago", "2024"),
    ("dans deux semaines", "2026-01-09"),
    ("It will close in three weeks", "2026-01-16"),
    ("It was built in August.", "2025-08"),
    ("It will open in August.", "2026-08"),
    ("In August it will open.", "2026-08"),
    ("En août, il ouvrira.", "2026-08"),
    ("en janvier dernier", "2025-01"),
    ("next January", "2026-01"),
    ("last December", "2024-12"),
]


@pytest.mark.parametrize(("text", "iso"), RELATIVE)
def test_a_relative_date_is_reckoned_from_the_day_of_publication(text: str, iso: str) -> None:
    assert [value.meaning for value in relative_dates(text, FRIDAY, _language(text))] == [(iso,)]


@pytest.mark.parametrize(
    "text",
    [
        "next fiscal year",
        "a year earlier",
        "for the first time in two years",
        "It was built in two years.",
        "in August 2019",
        "by march",
        "in august company",
    ],
)
def test_a_date_the_text_leaves_open_stays_open(text: str) -> None:
    assert relative_dates(text, FRIDAY, _language(text)) == []


def test_a_month_of_last_year_is_not_put_into_this_one() -> None:
    (value,) = relative_dates("It opened in August last year.", FRIDAY, "en")
    assert (value.text, value.meaning) == ("in August last year", ("2024-08",))


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_out_of_the_calendar_is_left_open(published: date) -> None:
    for text in (
        "yesterday",
        "tomorrow",
        "last week",
        "next month",
        "il y a 999 ans",
        "il y a 999 mois",
        "dans 999 ans",
    ):
        for value in relative_dates(text, published, _language(text)):
            assert partial_day(str(value.meaning[0]), "fr")


PIECES = st.sampled_from(
    [
        "12",
        " ",
        "/",
        "2025",
        "-",
        "March ",
        "août ",
        "il y a ",
        "3 ",
        "weeks ago",
        "last ",
        "Aprİl ",
        "jours",
        "in ",
        "\n",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), st.dates())
def test_every_date_stands_where_it_says_and_can_be_said(text: str, published: date) -> None:
    for value in dates(text):
        assert text[value.start : value.end] == value.text != ""
    for value in relative_dates(text, published, _language(text)):
        assert text[value.start : value.end] == value.text != ""
        assert partial_day(str(value.meaning[0]), "en")
