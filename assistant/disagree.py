"""Tells versions of one fact apart: which answering sentences agree, contradict or revise one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.evidence import Finding
from assistant.facts.attribution import attributed_to
from assistant.facts.period import same_time
from assistant.facts.value import Value
from assistant.question import Query
from assistant.revise import day, revises
from assistant.rivals import Alike, echoes, rivals
from assistant.terms import terms

_CLAUSE = re.compile(
    r",\s+(?!(?:according to|selon|d['’]après)\b)|;\s+"
    r"|\s+(?=(?:while|whereas|but|against|tandis|alors que|mais|contre)\b)",
    re.IGNORECASE,
)
_ELLIPTIC = re.compile(
    r"(?:(?:while|but|mais|et|and|tandis que) )?(?P<who>(?:[Tt]he|[Ll]es?|[Ll]a|[Ll]['’]) ?[^\d,;]{3,40}?)"
    r"(?: à| at)? ?[\d$€£¥]"
)
"""« …, les syndicats 20 000 »: the verb of the clause before."""
_COMPARED = frozenset(
    {"money", "percent", "points", "fraction", "factor", "number", "measure", "date", "time", "duration", "country"}
)
"""Kinds of values of which two may contradict each other."""


@dataclass(frozen=True, slots=True)
class Versions:
    """What the answering sentences come to."""

    groups: tuple[tuple[Finding, ...], ...]
    """Findings that say the same are one group; the best of each first. More than one group: they differ."""
    revised: bool
    """The first group is the newest word on what the others said before."""


def versions(query: Query, findings: Sequence[Finding], alike: Alike) -> Versions:
    """The versions of the answer that ``findings`` (best first, not empty) give; ``alike``: how two sentences are."""
    best = findings[0]
    if best.value is None or best.value.kind not in _COMPARED:
        return Versions(((best,),), revised=False)
    names = [term.proper for term in terms(query.standalone, query.language)]
    rivalling = [finding for finding in findings[1:] if rivals(best, finding, names, alike)]
    agreeing = [finding for finding in rivalling if _agree(best, finding)]
    further = [f for f in findings[1:] if f not in rivalling and any(echoes(a, f, names, alike) for a in agreeing)]
    groups: list[list[Finding]] = []
    for finding in [best, *rivalling, *further]:
        same = next((group for group in groups if any(_agree(finding, other) for other in group)), None)
        if same is None:
            groups.append([finding])
        else:
            same.append(finding)
    return _ordered(groups)


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
    """Newest first where the newest article plainly revises an earlier one; else as the evidence ranks them."""
    newest, *older = sorted(groups, key=lambda group: max(map(day, group)), reverse=True)
    before = [group for group in older if max(map(day, group)) < max(map(day, newest))]
    if older and len(before) == len(older) and any(revises(new, old) for new in newest for old in map(_first, before)):
        return Versions(tuple(tuple(group) for group in (newest, *older)), revised=True)
    return Versions(tuple(tuple(group) for group in groups), revised=False)


def _first(group: Sequence[Finding]) -> Finding:
    return group[0]


def disputed_within(finding: Finding) -> bool:
    """Whether the sentence itself reports two values from two sources ("1,300 according to the police, …")."""
    candidate, value = finding.evidence.candidate, finding.value
    if value is None or value.kind not in _COMPARED or value.kind == "country":
        return False
    told: dict[Value, str] = {}
    for start, end in _clauses(candidate.text):
        inside = [v for v in candidate.values if v.kind == value.kind and start <= v.start < end]
        who = attributed_to(candidate.text[start:end]) or (start and _ELLIPTIC.match(candidate.text[start:end]))
        if len(inside) == 1 and who:
            told[inside[0]] = who if isinstance(who, str) else who["who"]
    return len({v.meaning for v in told}) > 1 and len({who.casefold() for who in told.values()}) > 1


def _clauses(text: str) -> list[tuple[int, int]]:
    borders = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(borders) if end > start]
