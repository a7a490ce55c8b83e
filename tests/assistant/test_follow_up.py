from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Message
from assistant.follow_up import standalone

CASES = [
    ("How much will go to roads in 2025?", "", "And in 2026?", "How much will go to roads in 2026 ?"),
    ("Quel est le budget de la ville en 2025 ?", "", "Et en 2026 ?", "Quel est le budget de la ville en 2026 ?"),
    ("What happened in May 2025?", "", "And in June?", "What happened in June 2025 ?"),
    ("Combien de visiteurs en mai 2025 ?", "", "Et en juin 2024 ?", "Combien de visiteurs en juin 2024 ?"),
    ("How much will the city give for roads?", "", "And for schools?", "How much will the city give for schools ?"),
    ("Who runs Kermor Energy?", "**Ana Silva** [1]", "How old is she?", "How old is she (Ana Silva) ?"),
]


@pytest.mark.parametrize(("before", "reply", "question", "whole"), CASES)
def test_a_follow_up_takes_over_what_it_leaves_out(before: str, reply: str, question: str, whole: str) -> None:
    assert standalone(question, [Message("user", before), Message("assistant", reply)]) == whole


@pytest.mark.parametrize(
    "question", ["When did the harbour of Porthaven open?", "Quand le phare de Kermor a-t-il été construit ?"]
)
def test_a_question_with_its_own_subject_is_left_alone(question: str) -> None:
    assert (
        standalone(question, [Message("user", "How much did the bridge cost?"), Message("assistant", "3 [1]")])
        == question
    )


def test_without_history_the_question_stands() -> None:
    assert standalone(" And in 2026? ", []) == "And in 2026?"


messages = st.builds(Message, st.sampled_from(["user", "assistant"]), st.text(max_size=60))


@given(st.text(max_size=60), st.lists(messages, max_size=5))
def test_any_history_leaves_a_question(question: str, history: list[Message]) -> None:
    assert bool(standalone(question, history)) >= bool(question.strip())
