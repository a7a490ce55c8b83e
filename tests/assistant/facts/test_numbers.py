from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.numbers import amounts, parse

ENGLISH = [
    ("The budget was ¥150 billion.", "money", "¥150 billion", ("JPY", 150e9)),
    ("It raised US$3.2 million.", "money", "US$3.2 million", ("USD", 3.2e6)),
    ("A cost of €45m was named.", "money", "€45m", ("EUR", 45e6)),
    ("It pays A$5 million.", "money", "A$5 million", ("AUD", 5e6)),
    ("They owe 136.7 billion dollars.", "money", "136.7 billion dollars", ("USD", 136_700_000_000)),
    ("Turnout was 20.5 per cent.", "percent", "20.5 per cent", (20.5,)),
    ("It tripled.", "factor", "tripled", (3,)),
    ("A 4-fold rise.", "factor", "4-fold", (4,)),
    ("Twice as many came.", "factor", "Twice", (2,)),
    ("It cost twenty-five times more.", "factor", "twenty-five times", (25,)),
    ("About 1,300 marched.", "number", "1,300", (1300,)),
    ("A crowd of 5k.", "number", "5k", (5000,)),
    ("A wall of 3 m.", "number", "3", (3,)),
    ("An eight-month stay.", "duration", "eight-month", (8, "mo")),
    ("Twenty-five came.", "number", "Twenty-five", (25,)),
    ("Some two hundred and forty people.", "number", "two hundred and forty", (240,)),
    ("three hundred thousand people", "number", "three hundred thousand", (300_000,)),
    ("They ate 20 million pounds of coffee.", "number", "20 million", (20e6,)),
]
FRENCH = [
    ("Le budget est de 150 milliards de yens.", "money", "150 milliards de yens", ("JPY", 150e9)),
    ("Il coûte 1,5 milliard d’euros.", "money", "1,5 milliard d’euros", ("EUR", 1.5e9)),
    ("Une dette de 2 billions d'euros.", "money", "2 billions d'euros", ("EUR", 2e12)),
    ("Le prix : 45 M€.", "money", "45 M€", ("EUR", 45e6)),
    ("Il coûte 5 livres sterling.", "money", "5 livres sterling", ("GBP", 5)),
    ("Il a écrit 5 livres.", "number", "5", (5,)),
    ("Hausse de 12,5\u202f%.", "percent", "12,5\u202f%", (12.5,)),
    ("Une multiplication par trois.", "factor", "multiplication par trois", (3,)),
    ("Il y a 1\u202f300 manifestants.", "number", "1\u202f300", (1300,)),
    ("Il a soixante et onze ans.", "duration", "soixante et onze ans", (71, "y")),
    ("quatre-vingt-dix-sept personnes", "number", "quatre-vingt-dix-sept", (97,)),
    ("deux cents euros", "money", "deux cents euros", ("EUR", 200)),
    ("Une vingtaine de personnes.", "number", "vingtaine", (20,)),
]


@pytest.mark.parametrize(("text", "kind", "words", "meaning"), ENGLISH)
def test_an_english_amount_is_read(text: str, kind: str, words: str, meaning: tuple[object, ...]) -> None:
    assert [(v.kind, v.text, v.meaning) for v in amounts(text, "en")] == [(kind, words, meaning)]


@pytest.mark.parametrize(("text", "kind", "words", "meaning"), FRENCH)
def test_a_french_amount_is_read(text: str, kind: str, words: str, meaning: tuple[object, ...]) -> None:
    assert [(v.kind, v.text, v.meaning) for v in amounts(text, "fr")] == [(kind, words, meaning)]


@pytest.mark.parametrize(
    "text", ["COVID-19", "the 19th century", "the 5G network", "at 15:30", "one day more", "he won"]
)
def test_digits_in_names_ordinals_and_times_are_no_counts(text: str) -> None:
    assert [v for v in amounts(text, "en") if v.kind in ("number", "money")] == []


@pytest.mark.parametrize("text", ["le 6e jour", "le 1er", "il était une fois", "c'est un port"])
def test_french_ordinals_and_articles_are_no_counts(text: str) -> None:
    assert amounts(text, "fr") == []


def test_the_same_amount_means_the_same_in_both_languages() -> None:
    (english,) = amounts("136.7 billion yen", "en")
    (french,) = amounts("136,7 milliards de yens", "fr")
    assert english.meaning == french.meaning


@pytest.mark.parametrize(
    ("digits", "number"),
    [
        ("1 234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("12,5", 12.5),
        ("1,234", 1234),
        ("3.125", 3.125),
        ("0,125", 0.125),
        ("1,234,567", 1_234_567),
        ("1.234.567", 1_234_567),
        ("1\u00a0234\u202f567,89", 1_234_567.89),
    ],
)
def test_groups_and_decimals_are_told_apart(digits: str, number: float) -> None:
    assert parse(digits) == number


PIECES = st.sampled_from(
    ["12", "1 300", " ", "%", "million", "sİx", "deux", " cents", "-", "euros", "€", "fois", ",5", "½", "\n"]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), st.sampled_from(["en", "fr", "ja"]))
def test_every_amount_stands_where_it_says_and_none_overlap(text: str, language: str) -> None:
    end = 0
    for value in amounts(text, language):
        assert text[value.start : value.end] == value.text != ""
        assert value.start >= end
        end = value.end
