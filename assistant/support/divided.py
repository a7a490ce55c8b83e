"""How a statement of two facts may be cut in two, each with a subject and a verb of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

_JOINT = re.compile(
    r"(?:,\s*|\s)(?:and|while|whereas|but|et|tandis qu(?:e\s|['’])|alors qu(?:e\s|['’])|mais)\s*(?=\S)|;\s+",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:(?:the|an?|la|les|le|une?|des)\s+|l['’])(?:[\w'’-]+)|[A-ZÀ-Þ][\w'’-]+|\d[\d\s.,]*\s?[\w'’-]+", re.IGNORECASE
)
_NAMED = re.compile(r"(?:(?:the|an?|la|les|le|une?|des)\s|l['’]|[A-ZÀ-Þ]|\d)")
"""What may open a clause with a subject of its own: an article, a name, a figure; no pronoun."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|cost|won|lost|beat|rose|fell|went|came|took"
    r"|made|gave"
    r"|held|met|left|sold|bought|built|led|ran|cut|put|hit|shut|began|grew|spent|paid|[a-z]{2,}ed"
    r"|est|sont|a|ont|était|étaient|avait|avaient|sera|seront|[a-zà-ÿ]+(?:era|eront|ait|aient))\b"
)
_LEAST = 3
"""Words of a clause, at least."""


def divided(statement: str) -> Iterator[tuple[str, str]]:
    """The statement cut at each joint behind which another clause begins; nothing where no such joint is."""
    for joint in _JOINT.finditer(statement):
        one, other = statement[: joint.start()].rstrip(" ,"), statement[joint.end() :].strip()
        if all(_is_clause(clause) for clause in (one, other)):
            yield one, other


def _is_clause(text: str) -> bool:
    named = _NAMED.match(text)
    subject = _SUBJECT.match(text)
    return bool(named and subject and _VERB.search(text, subject.end())) and len(text.split()) >= _LEAST
