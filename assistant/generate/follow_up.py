"""A follow-up made standalone by the model, held to the words of the conversation; else by rule."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Message
from assistant.errors import ModelError
from assistant.llm.model import Model, Said, whole
from assistant.terms import terms
from corpus.language import identify_question

LONGEST = 300
"""Characters of a question."""
SHORT = 4
"""A question of so few content words may lean on the conversation though no rule says so."""
_TURNS = 6
_ORDER = (
    "Rewrite the reader's last question so that it can be understood without the conversation. Keep its language, its "
    "words, its figures and names; put in only what the conversation says. Write the question alone, on one line."
)


def rewritten(
    model: Model, question: str, history: Sequence[Message], by_rule: str, language: str, seconds: float
) -> str:
    """The model's wording of ``question`` where it says nothing the conversation does not; else ``by_rule``."""
    leans = by_rule != question.strip() or len(terms(question, language)) <= SHORT
    if not history or not leans:
        return by_rule
    turns = "\n".join(f"{'Reader' if m.role == 'user' else 'Answer'}: {m.content[:400]}" for m in history[-_TURNS:])
    asked = f"{turns}\n\nThe reader's last question: {question}"
    try:
        wrote = whole(model, (Said("system", _ORDER), Said("user", asked)), longest=100, seconds=seconds)
    except ModelError:
        return by_rule  # the answer itself will tell of a model that fails
    lines = [line.strip(' "“”«»*-') for line in wrote.strip().splitlines() if line.strip()]
    return lines[0] if lines and faithful(lines[0], question, history, by_rule, language) else by_rule


def faithful(wrote: str, question: str, history: Sequence[Message], by_rule: str, language: str) -> bool:
    """Whether ``wrote`` asks in the question's language, keeps its content words and adds none but the conversation's.

    The rule's wording is part of the conversation. Of an assistant's turns names and figures may be taken as well.
    """
    if not wrote.endswith("?") or len(wrote) > LONGEST or identify_question(wrote, language) != language:
        return False
    said = {term.key for term in terms(wrote, language)}
    asked = {term.key for term in terms(question, language)}
    known = asked | {term.key for term in terms(by_rule, language)}
    for message in history:
        known |= {term.key for term in terms(message.content, language)}
    return asked <= said <= known and bool(said - asked or wrote == by_rule)
