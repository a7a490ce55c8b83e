from __future__ import annotations

import csv
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.clock import relative_dates
from assistant.facts.lately import counted_back
from assistant.facts.period import Period, period, same_time
from assistant.facts.time_words import WEEKDAYS
from assistant.phrases import partial_day

TABLE = Path(__file__).parents[2] / "data" / "clock.tsv"
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['published']} {row['sentence']}" for row in ROWS])
def test_what_a_phrase_means_on_the_day_its_article_was_published(row: dict[str, str]) -> None:
    start = row["sentence"].index(row["phrase"])
    end = start + len(row["phrase"])
    found = relative_dates(row["sentence"], date.fromisoformat(row["published"]), row["language"])
    meanings = [str(value.meaning[0]) for value in found if value.start < end and start < value.end]
    assert meanings == ([] if row["expected"] == "open" else [row["expected"]])


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("in the last three days", "2025-12-15/2025-12-18"),
        ("over the past week", "2025-12-11/2025-12-18"),
        ("ces deux dernières semaines", "2025-12-04/2025-12-18"),
        ("ces derniers jours", "2025-12-11/2025-12-18"),
        ("les 48 dernières heures", "2025-12-16/2025-12-18"),
        ("the past ten months", "2025-02-18/2025-12-18"),
        ("les nouvelles d'hier", "2025-12-17"),
        ("last week", None),
    ],
)
def test_some_times_are_counted_back_from_the_asker_s_day(text: str, meaning: str | None) -> None:
    found = [str(value.meaning[0]) for value in counted_back(text, date(2025, 12, 18))]
    assert found == ([meaning] if meaning else [])


def test_a_month_counted_back_from_its_last_day_ends_where_the_shorter_one_does() -> None:
    (value,) = counted_back("the past month", date(2025, 3, 31))
    assert value.meaning == ("2025-02-28/2025-03-31",)


def test_a_period_holds_its_first_and_last_day_and_none_beside() -> None:
    may = Period(date(2025, 5, 1), date(2025, 5, 31))
    assert date(2025, 5, 1) in may
    assert date(2025, 5, 31) in may
    assert date(2025, 6, 1) not in may
    assert date(2025, 4, 30) not in may
    assert date(1999, 1, 1) in Period(None, date(2025, 5, 31))


def test_the_month_of_may_is_no_verb() -> None:
    assert relative_dates("Monday = Monday 19 May 2025", date(2025, 5, 22), "en") == []


def test_the_table_is_fair_to_both_languages() -> None:
    assert len(ROWS) >= 120
    assert min(sum(row["language"] == language for row in ROWS) for language in ("en", "fr")) >= 60


def test_an_article_s_day_is_that_of_its_own_time_zone() -> None:
    late = datetime(2025, 5, 14, 23, 30, tzinfo=timezone(timedelta(hours=-8)))  # the 15th already in Paris
    (value,) = relative_dates("The shop closed yesterday.", late, "en")
    assert value.meaning == ("2025-05-13",)


def test_a_day_without_a_year_lies_in_the_year_its_weekday_fits() -> None:
    (value,) = relative_dates("Rendez-vous vendredi 2 janvier.", date(2025, 12, 26), "fr")
    assert value.meaning == ("2026-01-02",)


def test_last_summer_is_not_the_summer_that_lasts() -> None:
    september = relative_dates("It was dry last summer.", date(2025, 9, 18), "en")
    october = relative_dates("It was dry last summer.", date(2025, 10, 18), "en")
    assert [value.meaning for value in (*september, *october)] == [("2024-22",), ("2025-22",)]


@given(st.dates(date(1700, 1, 1), date(2100, 1, 1)), st.sampled_from(["monday", "thursday", "dimanche"]))
def test_a_weekday_told_in_the_past_is_one_of_the_last_seven_days(published: date, weekday: str) -> None:
    french = weekday == "dimanche"
    text = f"Il a plu {weekday}." if french else f"It rained on {weekday.capitalize()}."
    (value,) = relative_dates(text, published, "fr" if french else "en")
    meant = date.fromisoformat(str(value.meaning[0]))
    assert meant.weekday() == WEEKDAYS[weekday]
    assert timedelta(0) <= published - meant < timedelta(days=7)


PIECES = st.sampled_from(
    ["said ", "will vote ", "on ", "Thursday", "jeudi", " dernier", "the ", "end of ", "d'ici ", "fin ", "juin", "le ",
     "12 ", "mars", "in ", "first ", "quarter", "au ", "printemps", "two ", "weeks ", "later", "ago", ", ", ". ",
     "il y a ", "trois ", "ans", "a fermé ", "la veille", "same ", "day", "winter", "last ",
     "2e ", "semestre", "2024"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join), st.dates(), st.sampled_from(["en", "fr"]))
def test_relative_dates_stand_apart_and_can_be_said(text: str, published: date, language: str) -> None:
    found = relative_dates(text, published, language)
    for value in found:
        assert text[value.start : value.end] == value.text != ""
        assert period(str(value.meaning[0])) is not None
        assert partial_day(str(value.meaning[0]), language)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    ("meaning", "covered"),
    [
        ("2025", Period(date(2025, 1, 1), date(2025, 12, 31))),
        ("2024-02", Period(date(2024, 2, 1), date(2024, 2, 29))),
        ("2025-01/2025-03", Period(date(2025, 1, 1), date(2025, 3, 31))),
        ("2024-24", Period(date(2024, 12, 1), date(2025, 2, 28))),
        ("--05-03", None),
    ],
)
def test_a_meaning_covers_its_days(meaning: str, covered: Period | None) -> None:
    assert period(meaning) == covered


def test_dates_are_the_same_where_one_lies_in_the_other() -> None:
    assert same_time("2025-06-12", "2025-06")
    assert same_time("2025-06-09/2025-06-15", "2025-06-12")
    assert same_time("--06-12", "2025-06-12")
    assert same_time("2025-22", "2025-07")
    assert not same_time("2025-06-12", "2025-06-13")
    assert not same_time("2025-06", "2025-05-31")
