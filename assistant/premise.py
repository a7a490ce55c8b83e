"""Whether a sentence denies what a question takes for granted: "why did X resign?", where X "would not resign"."""

from __future__ import annotations

import re

from assistant.evidence import Candidate
from assistant.facts.polarity import negated, polarities
from assistant.match import WordVectors, matches
from assistant.question import Query
from assistant.terms import terms

_BEFORE_NOW = re.compile(
    r"\b(?:before|used to|until then|formerly|at the time|avant|jusque-là|jusqu['’]alors|auparavant|autrefois)\b",
    re.IGNORECASE,
)
"""What asks how things were: that they are so no longer denies nothing."""
MEANT = 0.5
"""From here on a word of the sentence means one of the question."""


def denied(query: Query, candidate: Candidate, vectors: WordVectors) -> bool:
    """Whether ``candidate`` negates a word of the question that is no name; False of a yes/no or negated question."""
    language = candidate.sentence.language
    if query.asked in ("yes_no", "any") or _negates(query.standalone, query.language):
        return False
    if _BEFORE_NOW.search(query.standalone):
        return False
    if not _negates(candidate.text, language) or (candidate.values and query.asked not in ("date", "person", "name")):
        return False  # "it will not cost more than 3 million" tells how much
    asked = [term for term in terms(query.standalone, query.language) if not term.proper]
    said = [term for term in terms(candidate.text, language) if not term.proper]
    if not asked or not said:
        return False
    table = matches(asked, query.language, [[term] for term in said], [language] * len(said), vectors)
    meant = [term for term, column in zip(said, table.T, strict=True) if column.max(initial=0.0) >= MEANT]
    places = [m.span() for t in meant for m in re.finditer(rf"\b{re.escape(t.text)}\b", candidate.text)]
    return any(negated(candidate.text, language, *place) for place in places)


def _negates(text: str, language: str) -> bool:
    return any(polarity.kind == "negated" for polarity in polarities(text, language))
