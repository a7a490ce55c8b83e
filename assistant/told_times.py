"""Whether two sentences speak of one time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from assistant.asked import read
from assistant.evidence import Finding
from assistant.facts.dates import dates
from assistant.facts.period import period, same_time
from assistant.facts.value import Value

_PERIOD = re.compile(
    r"\b(?:(?:current|upcoming|next|last|previous|following|this|past|coming)\s+(?:fiscal\s+)?(?:year|month|quarter|"
    r"week)"
    r"|(?:exercice|année|an|mois|trimestre|semaine)\s+(?:en cours|à venir|prochain\w*|suivant\w*|derni\w+|"
    r"précédent\w*|passé\w*))\b",
    re.IGNORECASE,
)
_WEEK = timedelta(days=6)
"""From its first day to its last."""


def times_agree(one: Finding, other: Finding) -> bool:
    """False where the two sentences speak of different years or periods."""
    a, b = _times(one), _times(other)
    return not a or not b or any(x == y or same_time(x, y) for x in a for y in b)


def _times(finding: Finding) -> set[str]:
    """The times the sentence names beside its value; a single day beside a figure as its year, if it tells one.

    A figure is often told with the day it was reported: two days are no two times, two months are.
    """
    candidate, own = finding.evidence.candidate, finding.value
    dated = own is not None and own.kind == "date"
    absolute = {value.start for value in dates(candidate.text)}
    read_in = read(candidate.text, candidate.sentence.language, candidate.article.published)
    told = [value for value in read_in if value.kind == "date" and value != own]
    named: set[str] = set()
    for value in told:
        meaning = str(value.meaning[0])
        if _lasts(meaning) or (dated and value.start in absolute):
            named.add(meaning)
        elif value.start in absolute and re.search(r"\d{4}", value.text):
            named.add(meaning[:4])
    return named if dated else named | _open_times(candidate.text, told)


def _lasts(meaning: str) -> bool:
    """Whether a date's meaning is a week or longer."""
    covered = period(meaning)
    return (
        covered is not None
        and covered.start is not None
        and covered.end is not None
        and (covered.end - covered.start >= _WEEK)
    )


def _open_times(text: str, told: Sequence[Value]) -> set[str]:
    """The words for a time that no clock tells ("the next fiscal year")."""
    found = [m for m in _PERIOD.finditer(text) if not any(v.start < m.end() and m.start() < v.end for v in told)]
    return {match.group().casefold() for match in found}
