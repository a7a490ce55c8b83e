"""What counts as a mention: the word itself, whatever its accents, a country and an acronym in either language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.places import countries, spellings
from assistant.shapes.mentions import finder

MENTIONED = [
    ("Corvane", "Corvane’s plant closed.", "en"),
    ("Corvane", "L'usine de CORVANE ferme.", "fr"),
    ("Béatrice Éloi", "Beatrice Eloi est élue.", "fr"),
    ("Jeanne Mirelle", "Jeanne\u00a0Mirelle won.", "en"),
    ("the tram strike", "The strike of the trams goes on.", "en"),
    ("Poland", "La Pologne se tait.", "fr"),
    ("the United States", "U.S.-led talks failed.", "en"),
    ("NATO", "L'OTAN se réunit.", "fr"),
    ("AI", "L'IA progresse.", "fr"),
    ("Vaudry", "A Vaudry-based firm.", "en"),
]
NOT_MENTIONED = [
    ("Corvane", "Corvanes are birds.", "en"),
    ("Jeanne Mirelle", "Jeanne met Paul Mirelle.", "en"),
    ("Port", "Port-Lisse dort.", "fr"),
    ("Lisse", "Port-Lisse dort.", "fr"),
    ("Poland", "Polander is a name.", "en"),
    ("AI", "J'ai froid.", "fr"),
    ("US", "They told us so.", "en"),
    ("NATO", "OTAN is no English word.", "en"),
    ("the tram strike", "The trams run.", "en"),
    ("Saint Martin", "The island of Martin.", "en"),
]


@pytest.mark.parametrize(("topic", "text", "spoken"), MENTIONED)
def test_a_mention_is_found(topic: str, text: str, spoken: str) -> None:
    assert finder(topic, "en")(text, spoken)


@pytest.mark.parametrize(("topic", "text", "spoken"), NOT_MENTIONED)
def test_what_only_looks_alike_is_none(topic: str, text: str, spoken: str) -> None:
    assert not finder(topic, "en")(text, spoken)


def test_every_spelling_of_a_country_is_read_as_that_country() -> None:
    for name in ("poland", "pologne", "polen"):
        assert name in spellings("PL")
        assert [value.meaning for value in countries(name.capitalize())] == [("PL",)]


@given(st.text(max_size=40), st.text(max_size=80))
def test_no_topic_and_no_text_break_it(topic: str, text: str) -> None:
    assert finder(topic, "en")(text, "fr") in (True, False)
