"""How many sentences a question asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.length import MOST, split_length


@pytest.mark.parametrize(
    ("question", "rest", "count"),
    [
        ("Summarise the strike in three sentences", "Summarise the strike", 3),
        ("Summarise the strike in a sentence", "Summarise the strike", 1),
        ("Give me a two-sentence summary of it", "Give me a summary of it", 2),
        ("Sum it up in 500 bullet points", "Sum it up", MOST),
        ("Résume la grève en une seule phrase", "Résume la grève", 1),
        ("Résume la grève en 2 points", "Résume la grève", 2),
        ("les trois points clés", "les points clés", 3),
        ("What is the sentence?", "What is the sentence?", None),
        ("Il a écopé de deux ans", "Il a écopé de deux ans", None),
        ("Who won in two sets?", "Who won in two sets?", None),
    ],
)
def test_the_words_on_length_are_taken_from_the_question(question: str, rest: str, count: int | None) -> None:
    assert split_length(question) == (rest, count)


@given(st.text())
def test_a_length_is_never_out_of_range(text: str) -> None:
    _, count = split_length(text)
    assert count is None or 1 <= count <= MOST
