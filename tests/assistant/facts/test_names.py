from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.names import fold, names

CASES = [
    ("The mayor, Ana Silva, said so.", ["Ana Silva"]),
    ("Ana Silva's budget", ["Ana Silva"]),
    ("In Paris, Marie Curie won.", ["Paris", "Marie Curie"]),
    ("On Monday Tokyo fell.", ["Tokyo"]),
    ("Mme Le Pen parle.", ["Le Pen"]),
    ("M. Dupont a dit oui.", ["Dupont"]),
    ("Ursula von der Leyen spoke.", ["Ursula von der Leyen"]),
    ("Charles de Gaulle et J. K. Rowling", ["Charles de Gaulle", "J. K. Rowling"]),
    ("He left New York for The New York Times.", ["New York", "New York Times"]),
    ("L’usine d’Emmanuel Petit", ["Emmanuel Petit"]),
    ("Qu'Emmanuel vienne.", ["Emmanuel"]),
    ("AT&T sells the iPhone.", ["AT&T", "iPhone"]),
    ("Il pleut depuis lundi.", []),
    ("Which articles are there?", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_names_are_told_by_capitals_and_place(text: str, found: list[str]) -> None:
    assert [value.text for value in names(text)] == found


def test_a_name_means_the_same_with_and_without_accents() -> None:
    (one,), (other,) = names("Que dit Jean-Luc Mélenchon"), names("Que dit Jean-Luc Melenchon")
    assert one.meaning == other.meaning == ("jean-luc melenchon",)


def test_folding_forgets_case_accents_and_apostrophes() -> None:
    assert fold("L’Été") == fold("l'ete") == "l'ete"


@given(
    st.one_of(
        st.text(), st.lists(st.sampled_from(["Le ", "Ana", " ", "d’", "'s", "M. ", "New ", "\u00a0", "İ"])).map("".join)
    )
)
def test_every_name_stands_where_it_says(text: str) -> None:
    for value in names(text):
        assert text[value.start : value.end] == value.text != ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mardi, la maire a parlé.", []),
        ("Dimanche Paul Roy a gagné.", ["Paul Roy"]),
        ("Mercredi soir, la ville a voté.", []),
        ("Juillet fut sec.", []),
    ],
)
def test_a_french_day_or_month_that_opens_a_sentence_is_no_name(text: str, found: list[str]) -> None:
    assert [name.text for name in names(text)] == found
