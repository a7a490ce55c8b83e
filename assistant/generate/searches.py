"""A question that leans on the answer to another one ("who runs the company that won the contract?").

The model says what must be known first; that is asked of the articles, and what they say is put into the question.
"""

from __future__ import annotations

import re

from assistant.errors import ModelError
from assistant.llm.model import Model, Said, whole
from assistant.terms import terms
from corpus.language import identify_question

_LEANS = re.compile(
    r"\b(?:the|a|an) (?:\w+ ){1,3}?(?:that|which|who|whose|where)\b|"
    r"\b(?:la|le|l'|l’|un|une|du|de la|des|les) ?(?:\S+ ){1,3}?(?:qui|que|qu'|qu’|dont|où)\b",
    re.IGNORECASE,
)
_ORDER = (
    "A question may need another fact first. Write the one shorter question whose answer must be known first, made of "
    "the words of the question, in its language, on one line. If nothing must be known first, write NOTHING."
)


def known_first(model: Model, question: str, language: str, seconds: float) -> str | None:
    """The question to ask first; None where there is none, or the model brings in words of its own."""
    if not _LEANS.search(question):
        return None
    try:
        wrote = whole(model, (Said("system", _ORDER), Said("user", question)), longest=60, seconds=seconds).strip()
    except ModelError:
        return None
    line = wrote.splitlines()[0].strip(' "“”«»*-') if wrote else ""
    said = {term.key for term in terms(line, language)}
    asked = {term.key for term in terms(question, language)}
    usable = line.endswith("?") and said and said < asked and identify_question(line, language) == language
    return line if usable else None
