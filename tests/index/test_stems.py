from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.stems import fold, number, stem, tokens


@pytest.mark.parametrize(
    ("first", "first_language", "second", "second_language"),
    [
        ("1,3", "fr", "1.3", "en"),
        ("1 000", "fr", "1,000", "en"),
        ("1\u202f234\u202f567,8", "fr", "1,234,567.8", "en"),
        ("1.234.567,8", "de", "1,234,567.8", "en"),
        ("1.000", "es", "1 000", "fr"),
        ("12,5", "it", "12.5", "fr"),
    ],
)
def test_a_number_is_the_same_in_two_languages(
    first: str, first_language: str, second: str, second_language: str
) -> None:
    assert number(first, first_language) == number(second, second_language)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1.300", "fr", "1.300"),
        ("1,300", "fr", "1.300"),
        ("1,300", "en", "1300"),
        ("0.125", "de", "0.125"),
        ("1.2.3", "en", "1.2.3"),
        ("2025", "fr", "2025"),
        ("3.14159", "es", "3.14159"),
    ],
)
def test_a_number_is_read_by_the_habits_of_its_language(text: str, language: str, expected: str) -> None:
    assert number(text, language) == expected


def test_numbers_and_currencies_stay_words_of_their_own() -> None:
    assert tokens("¥150 billion, 1.3% in 2025", "en") == ["¥", "150", "billion", "1.3", "in", "2025"]
    assert tokens("de 2025 150 milliards", "fr") == ["de", "2025", "150", "milliard"]
    assert tokens("1,3 % contre 1.3%", "fr") == ["1.3", "contr", "1.3"]


def test_french_articles_fall_off() -> None:
    assert tokens("l'État, d’abord qu'il aujourd'hui", "fr")[:2] == [stem("état", "fr"), stem("abord", "fr")]
    assert stem("L’économie", "fr") == stem("economies", "fr")


def test_an_english_genitive_falls_off() -> None:
    assert stem("Japan's", "en") == stem("Japan", "en")


def test_accents_and_case_are_folded() -> None:
    assert fold("ÉNERGIE Straße ﬁn") == "energie strasse fin"
    assert stem("Élections", "fr") == stem("election", "fr")
    assert stem("Häuser", "de") == stem("HAUSER", "de")


def test_a_language_without_a_stemmer_is_only_folded() -> None:
    assert stem("Vlády", "cs") == "vlady"


def test_scripts_without_spaces_come_in_pairs() -> None:
    assert tokens("ラピダスの新工場", "ja")[:3] == ["ラピ", "ピダ", "ダス"]
    assert tokens("東", "zh") == ["東"]


def test_empty_words_are_left_out() -> None:
    assert tokens("The harbour of the north", "en", frozenset({"the", "of"})) == [stem("harbour", "en"), "north"]


@given(st.text(), st.sampled_from(["fr", "en", "de", "ja", "xx"]))
def test_no_text_breaks_it_and_no_token_is_empty(text: str, language: str) -> None:
    assert all(tokens(text, language))
