from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asked import values
from assistant.facts.casualties import fate_of, fates

CASES = [
    ("L'explosion a fait cinq morts et dix-neuf blessés.", "cinq", "dead"),
    ("L'explosion a fait cinq morts et dix-neuf blessés.", "dix-neuf", "hurt"),
    ("It went off, killing five people and injuring twelve.", "five", "dead"),
    ("It went off, killing five people and injuring twelve.", "twelve", "hurt"),
    ("Nineteen people were injured, three of them badly.", "Nineteen", "hurt"),
    ("The death toll has risen to seven after two missing men were found.", "seven", "dead"),
    ("The death toll has risen to seven after two missing men were found.", "two", "missing"),
    ("Au moins 12 personnes ont été tuées et 30 autres blessées.", "12", "dead"),
    ("Au moins 12 personnes ont été tuées et 30 autres blessées.", "30", "hurt"),
    ("The crash killed at least 3 and left 20 hurt.", "20", "hurt"),
    ("Trois pêcheurs sont portés disparus.", "Trois", "missing"),
    ("It has 12 cranes.", "12", None),
]


@pytest.mark.parametrize(("text", "number", "fate"), CASES)
def test_a_number_counts_those_its_words_say(text: str, number: str, fate: str | None) -> None:
    start = text.index(number)
    assert fate_of(text, start, start + len(number)) == fate


def test_only_the_number_of_those_asked_for_answers() -> None:
    text = "L'explosion a fait cinq morts et dix-neuf blessés."
    asked = {question: [v.text for v in values(text, "fr", "number", question, None)] for question in (
        "Combien de morts ?", "How many were hurt?", "How many people were there?",
    )}  # fmt: skip
    assert asked == {
        "Combien de morts ?": ["cinq"],
        "How many were hurt?": ["dix-neuf"],
        "How many people were there?": ["cinq", "dix-neuf"],
    }


@given(st.text(), st.integers(0, 40), st.integers(0, 40))
def test_what_no_word_tells_has_no_fate(text: str, start: int, length: int) -> None:
    if not fates(text):
        assert fate_of(text, start, start + length) is None
