"""Tells versions of one fact apart: which answering sentences agree, contradict or revise one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from assistant.evidence import Evidence
from assistant.facts.attribution import attributed_to, speakers
from assistant.facts.dates import dates, years
from assistant.facts.period import same_time
from assistant.facts.value import Value
from assistant.question import Query

SHARE = 0.5
"""A version counts when it is at least this share as likely the answer as the best one."""
SLACK = 0.5
"""How much less of the question, on average, such a version may cover."""
RARE_SHARE = 0.005
"""The same for values that few sentences hold: multiplications, lists of countries."""
_REVISING = re.compile(
    r"\b(?:now|no longer|revised|raised (?:to|from)|risen to|rose to|lowered|updated|instead of|up from|down from|"
    r"corrected|desormais|désormais|"
    r"revu\w*|révis\w*|porté\w* à|s'alourdi\w*|est passé\w*|corrig\w*|au lieu de|contre)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:(?:current|upcoming|next|last|previous|following|this|past|coming)\s+(?:fiscal\s+)?(?:year|month|quarter|"
    r"week)"
    r"|(?:exercice|année|an|mois|trimestre|semaine)\s+(?:en cours|à venir|prochain\w*|suivant\w*|derni\w+|"
    r"précédent\w*|passé\w*))\b",
    re.IGNORECASE,
)
_COMPARED = frozenset({"amount", "percent", "change", "number", "duration", "date", "country"})


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that answers, with the words asked for."""

    evidence: Evidence
    value: Value | None


@dataclass(frozen=True, slots=True)
class Versions:
    """What the answering sentences come to."""

    groups: tuple[tuple[Finding, ...], ...]
    """Findings that say the same are one group; the best of each first. More than one group: they differ."""
    revised: bool
    """The first group is the newest word on what the others said before."""


def versions(query: Query, findings: Sequence[Finding]) -> Versions:
    """The versions of the answer that ``findings`` (best first, not empty) give."""
    best = findings[0]
    if best.value is None or query.asked not in _COMPARED:
        return Versions(((best,),), revised=False)
    rivals = [best, *(finding for finding in findings[1:] if _rivals(query, best, finding))]
    groups: list[list[Finding]] = []
    for finding in rivals:
        same = next((group for group in groups if any(_agree(finding, other) for other in group)), None)
        if same is None:
            groups.append([finding])
        else:
            same.append(finding)
    return _ordered(groups)


def _rivals(query: Query, best: Finding, other: Finding) -> bool:
    """Whether ``other`` answers the very question ``best`` does: same kind, same thing, same time."""
    if other.value is None or best.value is None or not _same_scale(best.value, other.value):
        return False
    multiplied = _multiplies(best.value) and _multiplies(other.value)
    listed = best.value.kind == "country" and len(best.value.meaning) > 1 and len(other.value.meaning) > 1
    rare = multiplied or listed  # few sentences hold such a value at all: the kind itself says they speak of one thing
    if other.evidence.relevance < (RARE_SHARE if rare else SHARE) * best.evidence.relevance:
        return False
    if not _times_agree(best, other):
        return False
    return _covers_as_much(best, other) if rare else _two_voices(best, other) and _same_thing(best, other)


def _two_voices(best: Finding, other: Finding) -> bool:
    """Whether two may disagree: two articles, two languages of one, its headline and its body, two speakers.

    One voice that gives two figures in one article speaks of two things.
    """
    one, two = best.evidence.candidate, other.evidence.candidate
    if one.article.id != two.article.id or one.sentence.language != two.sentence.language:
        return True
    said_by = {attributed_to(one.text), attributed_to(two.text)}
    if one.sentence.heading != two.sentence.heading:
        return True
    same_words = all(
        said >= 0.9 or had < 0.5 for had, said in zip(best.evidence.said, other.evidence.said, strict=True)
    )
    return len(said_by) == 2 and None not in said_by and same_words


def _same_scale(one: Value, other: Value) -> bool:
    if {one.kind, other.kind} <= {"factor", "percent"}:
        return one.kind == other.kind == "percent" or (_multiplies(one) and _multiplies(other))
    return one.kind == other.kind and (one.kind != "money" or one.meaning[0] == other.meaning[0])


def _multiplies(value: Value) -> bool:
    """A factor, or a percentage of 100 and more, which tells of a multiplication too."""
    return value.kind == "factor" or (value.kind == "percent" and float(value.meaning[0]) >= 100)


def _covers_as_much(best: Finding, other: Finding) -> bool:
    """Whether ``other``, with what stands before it, speaks of nearly as much of the question."""
    covered = other.evidence.covered
    return not covered or sum(covered) >= sum(best.evidence.covered) - SLACK * len(covered)


def _same_thing(best: Finding, other: Finding) -> bool:
    """Whether ``other`` speaks, in its own sentence, of every part of the question the best one speaks of."""
    return any(had >= 0.5 for had in best.evidence.said) and all(
        said >= 0.5 or had < 0.5 for had, said in zip(best.evidence.said, other.evidence.said, strict=True)
    )


def _times_agree(one: Finding, other: Finding) -> bool:
    """False where the two sentences speak of different years or periods."""
    a, b = _times(one), _times(other)
    return not a or not b or bool(a & b)


def _times(finding: Finding) -> set[str]:
    text = finding.evidence.candidate.text
    own = finding.value
    named = {
        str(value.meaning[0]) for value in dates(text) if own is None or value.start != own.start or own.kind != "date"
    }
    return (
        named | set(years(text)) | {match.group().casefold() for match in _PERIOD.finditer(text)}
        if own and own.kind != "date"
        else named
    )


def _agree(one: Finding, other: Finding) -> bool:
    a, b = one.value, other.value
    if a is None or b is None or a.kind != b.kind:
        return False
    if a.kind == "country":
        return set(a.meaning) == set(b.meaning)
    if a.kind == "date":
        return same_time(str(a.meaning[0]), str(b.meaning[0]))
    return a.meaning == b.meaning


def _ordered(groups: list[list[Finding]]) -> Versions:
    """Newest first where a later article plainly revises an earlier one; else as the evidence ranks them."""
    if len(groups) > 1:
        newest_first = sorted(groups, key=lambda group: max(_day(finding) for finding in group), reverse=True)
        newest, older = newest_first[0], newest_first[1]
        later = max(map(_day, newest)) > max(map(_day, older))
        if later and any(
            _REVISING.search(finding.evidence.candidate.text) or _same_source(finding, older[0]) for finding in newest
        ):
            return Versions(tuple(tuple(group) for group in newest_first), revised=True)
    return Versions(tuple(tuple(group) for group in groups), revised=False)


def _day(finding: Finding) -> date:
    published = finding.evidence.candidate.article.published
    if published is None:
        return date.min
    return published.date() if isinstance(published, datetime) else published


def _same_source(one: Finding, other: Finding) -> bool:
    a, b = one.evidence.candidate.article, other.evidence.candidate.article
    return a.id != b.id and a.source is not None and a.source == b.source


def disputed_within(finding: Finding) -> bool:
    """Whether the sentence itself reports two values from two sources ("1,300 according to the police, …")."""
    candidate = finding.evidence.candidate
    if finding.value is None or finding.value.kind not in ("money", "percent", "number", "factor", "date", "duration"):
        return False
    said = {value.meaning for value in candidate.values if value.kind == finding.value.kind}
    return len(said) > 1 and speakers(candidate.text) > 1
