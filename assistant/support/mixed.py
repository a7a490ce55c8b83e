"""Whether a statement joins the subject of one clause of its citation with what another clause tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.support.align import Alignment
from assistant.support.calendar import is_calendar
from assistant.support.cited import Cited, Unsupported

_CLAUSE = re.compile(
    r"[;:.!?]\s|\b(?:and|et|but|mais|while|whereas|tandis|alors que|because|after|before|parce|which|who|qui|dont|if"
    r"|si|où|where|when|lorsqu\w*)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:which|who|qui|dont|where|où)\s*$", re.IGNORECASE)
_THAT = re.compile(r"\b(?:that|qu(?:e\b|['’])|said|says)|,", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OPEN = 3
"""So many content words of a citation, the first, may be the subject of all its clauses."""


def mixed_clauses(statement: str, cited: Cited, alignment: Alignment) -> Iterator[Unsupported]:
    """Neighbouring words of the statement that are neighbours of others in two clauses of the citation.

    A clause without a subject of its own may have that of the sentence, a relative one what stands before it.
    """
    borders = [match.end() for match in _CLAUSE.finditer(cited.text)]
    homes = [sum(border <= word.start for border in borders) for word in alignment.cited]
    for row in range(len(alignment.said) - 1):
        one, other = alignment.said[row], alignment.said[row + 1]
        if _CLAUSE.search(statement, one.end, other.start) or _THAT.search(statement, one.end, other.start):
            continue
        if any(is_calendar(word.text) or _YEAR.fullmatch(word.text) for word in (one, other)):
            continue  # a day may stand anywhere
        left, right = alignment.meant(row), alignment.meant(row + 1)
        pairs = [(a, b) for a in left for b in right]
        if pairs and all(homes[a] != homes[b] and not _shared(a, b, homes, borders, cited.text) for a, b in pairs):
            yield Unsupported("roles", one.start, other.end, statement[one.start : other.end])


def _shared(one: int, other: int, homes: list[int], borders: list[int], cited: str) -> bool:
    """Whether the clause of the second word opens with it and may have the first as its subject."""
    if abs(one - other) == 1:
        return True
    opens = other == 0 or homes[other - 1] != homes[other]
    if not opens:
        return False
    relative = homes[other] > 0 and _RELATIVE.search(cited[: borders[homes[other] - 1]]) is not None
    return other - one <= _OPEN and one < other if relative else one < _OPEN
