"""Tells a later article that takes back what an earlier one says from one that only says otherwise."""

from __future__ import annotations

import re
from datetime import date, datetime

from assistant.asked import read
from assistant.evidence import Candidate, Finding
from assistant.facts.value import Value

_REVISING = re.compile(
    r"\b(?:now|no longer|revised|raised (?:to|from)|risen|rose to|climbed|increased|grown|new toll|lowered|cut to"
    r"|put back|postponed|delayed|brought forward|rescheduled|updated|instead of|up from|down from|corrected"
    r"|desormais|désormais|revu\w*|révis\w*|porté\w* à|s'alourdi\w*|est passé\w*|grimpé\w*|nouveau bilan"
    r"|actualisé\w*|report[ée]\w*|repouss\w*|avancé\w* au|corrig\w*|finalement|au lieu de|contre)\b",
    re.IGNORECASE,
)


def revises(new: Finding, old: Finding) -> bool:
    """Whether the article of ``new`` plainly takes back ``old``: in words, as its source, or by naming its value."""
    one, two = new.evidence.candidate, old.evidence.candidate
    said = f"{one.article.title} {one.text}"
    return bool(_REVISING.search(said)) or _same_source(new, old) or _names_value(one, old.value, two)


def _names_value(candidate: Candidate, value: Value | None, of: Candidate) -> bool:
    """Whether the article of ``candidate`` names the value of another one beside its own ("from X to Y")."""
    if value is None or value.kind == "date" or candidate.article.id == of.article.id:
        return False
    around = f"{candidate.context} \n{candidate.text}"
    known = read(around, candidate.sentence.language, candidate.article.published)
    return any(other.kind == value.kind and other.meaning == value.meaning for other in known)


def day(finding: Finding) -> date:
    """When its article was published; the first of all days where it has no date."""
    published = finding.evidence.candidate.article.published
    if published is None:
        return date.min
    return published.date() if isinstance(published, datetime) else published


def _same_source(one: Finding, other: Finding) -> bool:
    a, b = one.evidence.candidate.article, other.evidence.candidate.article
    return a.id != b.id and a.source is not None and a.source == b.source
