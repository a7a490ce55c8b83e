"""Numbers as a reader of the report sees them."""

from __future__ import annotations

import math

import pytest

from assistant.evaluation.compared import Difference
from assistant.evaluation.measures import MEASURES
from assistant.evaluation.report import labels
from assistant.evaluation.report.labels import Unit, label
from assistant.evaluation.report.numbers import between, change, count, probability, shown
from assistant.evaluation.report.tables import verdict

THIN = "\u202f"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.9412, "share", "94.1 %"),
        (1.0, "share", "100.0 %"),
        (0.0, "share", "0.0 %"),
        (35.4, "ms", "35 ms"),
        (0.31, "ms", "0.3 ms"),
        (0.0, "ms", "0 ms"),
        (1234.0, "ms", "1.2 s"),
        (150_000.0, "ms", "2.5 min"),
        (0.1224, "number", "0.122"),
        (math.nan, "share", "–"),
    ],
)
def test_a_value_has_its_unit(value: float, unit: Unit, text: str) -> None:
    assert shown(value, unit) == text.replace(" ", THIN)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(0.012, "share", "+1.2 pts"), (-0.103, "share", "−10.3 pts"), (0.0, "share", "±0.0 pts"), (-35.0, "ms", "−35 ms")],
)
def test_a_difference_has_its_sign(value: float, unit: Unit, text: str) -> None:
    assert change(value, unit) == text.replace(" ", THIN)


def test_an_interval_names_its_unit_once_where_it_can() -> None:
    assert between(0.91, 0.965, "share") == f"91.0–96.5{THIN}%"
    assert between(900, 1200, "ms") == f"900{THIN}ms – 1.2{THIN}s"


def test_thousands_are_set_apart() -> None:
    assert count(12345) == f"12{THIN}345"


def test_a_probability_is_never_zero() -> None:
    assert (probability(0.00005), probability(0.0421)) == ("< 0.001", "0.042")


@pytest.mark.parametrize("measure", [measure.name for measure in MEASURES])
def test_every_measure_has_a_title_and_a_meaning(measure: str) -> None:
    assert label(measure).meaning
    assert label(measure).title != measure


def test_headline_measures_exist() -> None:
    assert set(labels.HEADLINE) <= {measure.name for measure in MEASURES}


@pytest.mark.parametrize(
    ("low", "high", "p", "higher", "what"),
    [
        (0.1, 0.3, 0.01, True, 1),
        (0.1, 0.3, 0.01, False, -1),
        (-0.3, -0.1, 0.01, True, -1),
        (-0.3, -0.1, 0.01, False, 1),
        (-0.1, 0.3, 0.01, True, 0),
        (0.1, 0.3, 0.05, True, 0),
    ],
)
def test_a_difference_is_better_or_worse_only_where_chance_is_ruled_out_twice(
    low: float, high: float, p: float, higher: bool, what: int
) -> None:
    assert verdict(Difference("correct", 0.5, 0.6, (low + high) / 2, low, high, p, 10, higher)) == what
