from __future__ import annotations

import pytest

from assistant.elsewhere import named_in_passing, of_another_name, other_label
from assistant.evidence import Candidate
from assistant.terms import terms
from tests.assistant.one_hot import article, finding


def candidate(text: str, place: int = 0) -> Candidate:
    return finding("How many?", article(text), place=place).evidence.candidate


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("How many were hurt at silo 5?", "Twelve were hurt at silo 3.", True),
        ("How many were hurt at silo 3?", "Twelve were hurt at silo 3.", False),
        ("How many were hurt at silo 5?", "Twelve were hurt. The fire began at silo number 5.", False),
        ("Quand ouvrira la ligne 14 ?", "La ligne 4 ouvrira en mai.", True),
        ("Quand ouvrira la ligne 14 ?", "La ligne 4 compte 14 gares. La ligne ouvrira en mai.", False),
        ("What happened on 3 May?", "It opened in June.", False),
        ("How many of the 12 were hurt?", "Ten were hurt.", False),
        ("Did it rise by 3 in June?", "It rose in June.", False),
    ],
)
def test_one_of_several_is_told_by_its_number(question: str, text: str, other: bool) -> None:
    assert other_label(question, candidate(text)) == other


def test_a_name_that_falls_once_and_late_is_mentioned_in_passing() -> None:
    asked = terms("What is the revenue of Talvex?", "en")
    told = "The fall in orders came from a client in the south called Talvex. Revenue was 5 million euros."
    assert not named_in_passing(asked, candidate(told, place=1))  # named in the lead
    late = "The maker of doors is in trouble for the third year in a row, as its books show. " * 4 + told
    assert named_in_passing(asked, candidate(late, place=5))
    assert not named_in_passing(asked, candidate(late, place=4))  # it says the name itself
    first = late.replace(told, "Talvex sold more cars than ever. Revenue was 5 million euros.")
    assert not named_in_passing(asked, candidate(first, place=5))
    often = f"{late} Talvex is silent."
    assert not named_in_passing(asked, candidate(often, place=5))


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("When does the comet Oduya pass?", "The comet Talvik passes in May. Talvik is bright, says Oduya.", True),
        ("When does the comet Talvik pass?", "It passes in May. The comet Talvik is bright.", False),
        ("What does the Moulin bridge cost?", "It costs 5 million. The Tanneurs bridge is old.", True),
        (
            "What does the Moulin bridge cost?",
            "It costs 5 million. The Moulin bridge is near the Tanneurs bridge.",
            False,
        ),
        ("What does the city of Moulin pay?", "It pays 5 million. The city of Tanneurs waits.", False),
    ],
)
def test_another_bearer_of_the_kind_is_another_thing(question: str, text: str, other: bool) -> None:
    assert of_another_name(question, candidate(text)) == other
