from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.terms import terms


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("How much was earmarked for the harbour?", "en", ["earmarked", "harbour"]),
        ("Combien l’État a-t-il versé à l'usine ?", "fr", ["État", "versé", "usine"]),
        ("Who?", "en", []),
    ],
)
def test_the_words_that_carry_meaning_are_left(text: str, language: str, words: list[str]) -> None:
    assert [term.text for term in terms(text, language)] == words


def test_forms_of_a_word_have_one_key() -> None:
    (one,), (other,) = terms("vaccins", "fr"), terms("vaccin", "fr")
    assert one.key == other.key


def test_names_and_numbers_are_proper() -> None:
    proper = {term.text: term.proper for term in terms("the port of Kermor in 2026", "en")}
    assert proper == {"port": False, "Kermor": True, "2026": True}


@given(st.text(), st.sampled_from(["en", "fr", "ja"]))
def test_any_text_has_each_term_once(text: str, language: str) -> None:
    keys = [term.key for term in terms(text, language)]
    assert len(keys) == len(set(keys))
