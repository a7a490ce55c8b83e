from __future__ import annotations

import re
from datetime import date, datetime

import pytest

from assistant import phrases


@pytest.mark.parametrize("key", sorted(phrases._SAID))
def test_both_languages_fill_the_same_places(key: str) -> None:
    english, french = (sorted(re.findall(r"\{(?:of_)?(\w+)\}", text)) for text in phrases._SAID[key])
    assert english == french


@pytest.mark.parametrize("key", sorted(phrases._SAID))
def test_no_french_sign_stands_behind_a_space_that_breaks(key: str) -> None:
    assert not re.search(r" [:;!?»]|« ", phrases._SAID[key][1])


def test_days_are_said_as_precisely_as_they_are_known() -> None:
    assert phrases.day(date(2025, 8, 1), "en") == "1 August 2025"
    assert phrases.day(datetime(2025, 12, 26, 12, 8), "fr") == "26 décembre 2025 à 12:08"
    assert phrases.partial_day("2025", "en") == "2025"
    assert phrases.partial_day("2025-08", "fr") == "août 2025"
    assert phrases.partial_day("2025-12-23", "fr") == "mardi 23 décembre 2025"


def test_a_span_of_dates_is_in_brackets() -> None:
    assert phrases.span([], "en") == ""
    assert phrases.span([date(2025, 1, 2), datetime(2025, 1, 2, 9)], "en") == " (2 January 2025)"
    assert phrases.span([date(2025, 3, 1), date(2025, 1, 2)], "fr") == " (du 2 janvier 2025 au 1er mars 2025)"


def test_another_language_is_spoken_to_in_english() -> None:
    assert phrases.say("bye", "de") == "Goodbye!"
    assert (phrases.language_name("de", "fr"), phrases.language_name("xx", "fr")) == ("allemand", "xx")
    assert (phrases.count_of_articles(1, "en"), phrases.count_of_articles(0, "en")) == ("1 article", "0 articles")
