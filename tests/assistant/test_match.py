from __future__ import annotations

import pytest

from assistant.match import matches
from assistant.terms import terms
from tests.assistant.one_hot import word_vectors


def surely(asked: str, language: str, said: str, other: str) -> list[float]:
    table = matches(terms(asked, language), language, [terms(said, other)], [other], word_vectors)
    return [round(float(value), 1) for value in table[:, 0]]


@pytest.mark.parametrize(
    ("asked", "language", "said", "other", "score"),
    [
        ("harbours", "en", "the harbour burned", "en", 1.0),
        ("harbour", "en", "le port brûle", "fr", 1.0),
        ("in China", "en", "en Chine", "fr", 1.0),
        ("in 2026", "en", "en 2025", "fr", 0.0),
        ("railway", "en", "le port brûle", "fr", 0.0),
    ],
)
def test_a_word_is_found_as_itself_as_a_name_or_as_its_translation(
    asked: str, language: str, said: str, other: str, score: float
) -> None:
    assert surely(asked, language, said, other) == [score]


def test_no_terms_and_no_texts_make_an_empty_table() -> None:
    assert matches([], "en", [], [], word_vectors).shape == (0, 0)
    assert matches(terms("harbour", "en"), "en", [()], ["en"], word_vectors).tolist() == [[0.0]]
