"""Whether two sentences answer the very same question: the same thing, the same time, two voices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from assistant.asked import read
from assistant.evidence import Candidate, Finding, heard
from assistant.facts.dates import dates
from assistant.facts.differences import former, has_moved_to
from assistant.facts.period import period, same_time
from assistant.facts.value import Value
from assistant.revise import day
from assistant.speaker import speaker
from index.stems import stem

SHARE = 0.5
"""A version counts when it is at least this share as likely the answer as the best one."""
SLACK = 0.5
"""How much less of the question, on average, such a version may cover."""
RARE_SHARE = 0.005
"""The same for values that few sentences hold: multiplications, lists of countries."""
PLAIN_SHARE = 0.001
"""The same where the texts themselves say that one value took the other's place, or that two people count otherwise."""
HEARD_SHARE = 0.08
"""The same for a sentence in which a reader, too, points at the value."""
_PERIOD = re.compile(
    r"\b(?:(?:current|upcoming|next|last|previous|following|this|past|coming)\s+(?:fiscal\s+)?(?:year|month|quarter|"
    r"week)"
    r"|(?:exercice|année|an|mois|trimestre|semaine)\s+(?:en cours|à venir|prochain\w*|suivant\w*|derni\w+|"
    r"précédent\w*|passé\w*))\b",
    re.IGNORECASE,
)
_WEEK = timedelta(days=6)
"""From its first day to its last."""
_WORD = re.compile(r"\s+([^\W\d_]{3,})")


def rivals(best: Finding, other: Finding, names: Sequence[bool]) -> bool:
    """Whether ``other`` answers the very question ``best`` does: same kind, same thing, same time.

    ``names``: which of the question's terms are names.
    """
    if other.value is None or best.value is None or not _same_scale(best.value, other.value):
        return False
    if not _times_agree(best, other):
        return False
    share = other.evidence.relevance / max(best.evidence.relevance, 1e-9)
    if share >= PLAIN_SHARE and (_moves_on(best, other) or _contests(best, other)):
        return _names_covered(best, other, names)
    multiplied = _multiplies(best.value) and _multiplies(other.value)
    listed = best.value.kind == "country" and len(best.value.meaning) > 1 and len(other.value.meaning) > 1
    if (multiplied or listed) and share >= RARE_SHARE:
        return _covers_as_much(best, other)  # few sentences hold such a value at all: they speak of one thing
    if share >= HEARD_SHARE and _pointed_at(other):
        # a reader has judged the sense, across languages too; but near names are other things
        return _two_voices(best, other) and _names_covered(best, other, names)
    return share >= SHARE and _two_voices(best, other) and _same_thing(best.evidence.said, other.evidence.said)


def _names_covered(best: Finding, other: Finding, names: Sequence[bool]) -> bool:
    """Whether ``other``, with what stands before it, speaks of every name of the question that ``best`` speaks of."""
    one, two = ([c for c, name in zip(f.evidence.covered, names, strict=True) if name] for f in (best, other))
    return not one or _same_thing(one, two)


def _moves_on(best: Finding, other: Finding) -> bool:
    """Whether one of two articles says how the value of the other has changed since."""
    new, old = sorted((best, other), key=day, reverse=True)
    if day(new) == day(old) or new.value is None or old.value is None:
        return False
    candidate = new.evidence.candidate
    known = read(candidate.text, candidate.sentence.language, candidate.article.published)
    before = former(candidate.text, known, new.value)
    if before is not None:
        return before.meaning == old.value.meaning
    return has_moved_to(candidate.text, new.value) and _pointed_at(new) and _pointed_at(old)


def _contests(best: Finding, other: Finding) -> bool:
    """Whether another speaker of the same article counts the same things otherwise, and a reader points there too."""
    one, two = best.evidence.candidate, other.evidence.candidate
    if one.article.id != two.article.id or not (_pointed_at(best) and _pointed_at(other)):
        return False
    voices = {_speaker(one), _speaker(two)}
    return len(voices) == 2 and None not in voices and _counted(best) is not None and _counted(best) == _counted(other)


def _counted(finding: Finding) -> str | None:
    """The stem of the word behind the value: what it counts."""
    candidate, value = finding.evidence.candidate, finding.value
    match = _WORD.match(candidate.text, value.end) if value else None
    return stem(match[1].casefold(), candidate.sentence.language) if match else None


def _pointed_at(finding: Finding) -> bool:
    """Whether a reader, too, holds the value of ``finding`` for the words asked for."""
    candidate, value = finding.evidence.candidate, finding.value
    if value is None or candidate.said is None or candidate.said.span is None or not heard(candidate):
        return False
    start, end = (place - candidate.sentence.start for place in candidate.said.span)
    return value.start < end and start < value.end


def _two_voices(best: Finding, other: Finding) -> bool:
    """Whether two may disagree: two articles, two languages of one, its headline and its body, two speakers.

    One voice that gives two figures in one article speaks of two things.
    """
    one, two = best.evidence.candidate, other.evidence.candidate
    if one.article.id != two.article.id or one.sentence.language != two.sentence.language:
        return True
    if one.sentence.heading != two.sentence.heading:
        return True
    said_by = {_speaker(one), _speaker(two)}
    same_words = all(
        said >= 0.9 or had < 0.5 for had, said in zip(best.evidence.said, other.evidence.said, strict=True)
    )
    return len(said_by) == 2 and None not in said_by and (same_words or _pointed_at(other))


def _speaker(candidate: Candidate) -> str | None:
    return speaker(candidate.article, candidate.sentence.start, candidate.sentence.end)


def _same_scale(one: Value, other: Value) -> bool:
    if {one.kind, other.kind} <= {"factor", "percent"}:
        return one.kind == other.kind == "percent" or (_multiplies(one) and _multiplies(other))
    if one.kind == other.kind == "measure":
        return one.meaning[-1] == other.meaning[-1]
    return one.kind == other.kind and (one.kind != "money" or one.meaning[0] == other.meaning[0])


def _multiplies(value: Value) -> bool:
    """A factor, or a percentage of 100 and more, which tells of a multiplication too."""
    return value.kind == "factor" or (value.kind == "percent" and float(value.meaning[0]) >= 100)


def _covers_as_much(best: Finding, other: Finding) -> bool:
    """Whether ``other``, with what stands before it, speaks of nearly as much of the question."""
    covered = other.evidence.covered
    return not covered or sum(covered) >= sum(best.evidence.covered) - SLACK * len(covered)


def _same_thing(best: Sequence[float], other: Sequence[float]) -> bool:
    """Whether ``other`` speaks of every part of the question that ``best`` speaks of."""
    return any(had >= 0.5 for had in best) and all(
        said >= 0.5 or had < 0.5 for had, said in zip(best, other, strict=True)
    )


def _times_agree(one: Finding, other: Finding) -> bool:
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
