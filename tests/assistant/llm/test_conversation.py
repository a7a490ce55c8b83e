"""A conversation with a language model: follow-ups it may word, held to what was said."""

from __future__ import annotations

import pytest

from assistant import Message
from tests.assistant.llm.server import Endpoint, says, sentences
from tests.assistant.llm.world import COST, COST_FR, World, whole

BUILT = "The Carrow bridge was built in 1908 by the engineer Edda Lorn."
SPOKEN = [Message("user", COST), Message("assistant", "The repairs of the Carrow bridge cost 12.4 million euros. [1]")]


def test_a_follow_up_is_asked_in_the_model_s_words_where_they_are_the_conversation_s(
    world: World, openai: Endpoint
) -> None:
    endpoint = openai.will(says("Who built the Carrow bridge?"), says(sentences(("s9", BUILT))))
    assistant = world.assistant(endpoint.spec)
    answer = assistant.ask("And who built it?", SPOKEN)
    assert answer.standalone_question == "Who built the Carrow bridge?"
    assert (answer.question, answer.status) == ("And who built it?", "answered")
    assert "Edda Lorn" in answer.text
    assert len(endpoint.heard) == 2
    assert "And who built it?" in endpoint.heard[0].said
    whole(answer, assistant)


@pytest.mark.parametrize(
    "wrote",
    ["Who built the Marlow bridge?", "Qui a construit le pont de Carrow ?", "I cannot say.", "Sure! Who built it"],
)
def test_words_that_nobody_said_leave_the_question_as_the_rules_word_it(
    world: World, openai: Endpoint, wrote: str
) -> None:
    by_rule = world.assistant().ask("And who built it?", SPOKEN).standalone_question
    answer = world.assistant(openai.will(says(wrote)).spec).ask("And who built it?", SPOKEN)
    assert answer.standalone_question == by_rule


def test_a_first_question_is_not_reworded(world: World, openai: Endpoint) -> None:
    answer = world.assistant(openai.will(says("Who built the Carrow bridge?")).spec).ask(COST_FR)
    assert answer.standalone_question == COST_FR
    assert all("last question" not in heard.said for heard in openai.heard)
