"""Whether two sentences answer the very same question: the same thing, the same time, two voices."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta

from assistant.asked import read
from assistant.evidence import LIKELY, Candidate, Finding, heard
from assistant.facts.differences import former, has_moved_to
from assistant.facts.value import Value
from assistant.revise import day
from assistant.speaker import speaker
from assistant.told_times import times_agree
from index.stems import stem

SHARE = 0.5
"""A version counts when it is at least this share as likely the answer as the best one."""
SLACK = 0.5
"""How much less of the question, on average, such a version may cover."""
RARE_SHARE = 0.0002
"""The same for values that few sentences hold: multiplications, lists of countries."""
PLAIN_SHARE = 0.001
"""The same where the texts themselves say that one value took the other's place, or that two people count otherwise."""
HEARD_SHARE = 0.08
"""The same for a sentence in which a reader, too, points at the value."""
CLAIM = 0.38
"""Least cosine of two sentences, of one language or two, that may tell of one thing; unrelated news stays below."""
ECHO = 0.45
"""The same where no reader points at the value, but both count the same things."""
MANIFOLD = 10.0
"""How many times a figure may be another one's that is told of the same thing."""
AGAINST = 0.25
"""The same of the next sentences, where the second voice is set against the first in words."""
UNLIKE = 0.3
"""Below it two sentences speak of two things, whatever the question has in common with both."""
SEASON = timedelta(days=200)
"""Between two articles on one event; what comes again every year is another one."""
NEAR = 2
"""Sentences between two voices that are set against each other."""
Alike = Callable[[Finding, Finding], float]
"""Cosine of the sentences of two findings."""
_CONTESTING = re.compile(
    r"\b(?:contest(?:e|ent|ed|s)|dément(?:ent)?|réfute(?:nt)?|au contraire|à l['’]inverse|en réalité|en fait"
    r"|disput(?:es|ed)|den(?:ies|ied)|contradict\w*|contrary|in fact|in reality|actually|puts?|counted|nearer|closer to"
    r"|(?:true|real) (?:cost|figure|number|total|price|toll|count)|(?:vrai|véritable)s? (?:coût|chiffre|nombre|bilan)"
    r"|pour (?:sa|leur) part|plutôt|en (?:compte|dénombre|recense)(?:nt)?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\s+(?:(?:de|des|du|of|the|d['’]|l['’])\s*)*([^\W\d_]{3,})")


def rivals(best: Finding, other: Finding, names: Sequence[bool], alike: Alike) -> bool:
    """Whether ``other`` answers the very question ``best`` does: same kind, same thing, same time.

    ``names``: which of the question's terms are names.
    """
    if other.value is None or best.value is None or not _same_scale(best.value, other.value):
        return False
    if not times_agree(best, other):
        return False
    share = other.evidence.relevance / max(best.evidence.relevance, 1e-9)
    if share >= PLAIN_SHARE and _moves_on(best, other):
        return _names_covered(best, other, names)
    if echoes(best, other, names, alike):
        return True
    multiplied = _multiplies(best.value) and _multiplies(other.value)
    listed = best.value.kind == "country" and len(best.value.meaning) > 1 and len(other.value.meaning) > 1
    if (multiplied or listed) and share >= RARE_SHARE:
        return _covers_as_much(best, other)  # few sentences hold such a value at all: they speak of one thing
    if not _two_voices(best, other) or alike(best, other) < UNLIKE:
        return False
    if share >= HEARD_SHARE and _pointed_at(other):
        # a reader has judged the sense, across languages too; but near names are other things
        return _names_covered(best, other, names)
    return share >= SHARE and _same_thing(best.evidence.said, other.evidence.said)


def echoes(best: Finding, other: Finding, names: Sequence[bool], alike: Alike) -> bool:
    """Whether the two sentences themselves, whatever the question, give two figures for one thing."""
    if best.value is None or other.value is None or not _same_scale(best.value, other.value):
        return False
    if not (times_agree(best, other) and _near_in_size(best, other) and _names_covered(best, other, names)):
        return False
    share = other.evidence.relevance / max(best.evidence.relevance, 1e-9)
    return _contests(best, other, alike) or (share >= PLAIN_SHARE and _claims_as_much(best, other, alike))


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


def _claims_as_much(best: Finding, other: Finding, alike: Alike) -> bool:
    """Whether two voices say one thing: the sentences are alike, and a reader or the noun behind the figure agrees.

    Not of dates: two sentences on one matter mostly date two things.
    """
    if best.value is None or best.value.kind in ("date", "time"):
        return False
    if not _two_voices(best, other) or abs(day(best) - day(other)) > SEASON or _named_apart(best, other):
        return False
    if _points(other):
        return alike(best, other) >= CLAIM
    return _counted(best) is not None and _counted(best) == _counted(other) and alike(best, other) >= ECHO


def _named_apart(best: Finding, other: Finding) -> bool:
    """Whether each sentence names somebody or something, and none of it is in both."""
    one, two = (_named(finding.evidence.candidate) for finding in (best, other))
    return bool(one and two) and not one & two


def _named(candidate: Candidate) -> set[str]:
    found = read(candidate.text, candidate.sentence.language, candidate.article.published)
    return {word for value in found if value.kind == "name" for word in str(value.meaning[0]).split()}


def _contests(best: Finding, other: Finding, alike: Alike) -> bool:
    """Whether another speaker of the same article, close by, gives another figure for what ``best`` counts."""
    one, two = best.evidence.candidate, other.evidence.candidate
    first, second = _speaker(one), _speaker(two)
    marked = bool(_CONTESTING.search(two.text))
    if one.article.id != two.article.id or second is None or first == second or (first is None and not marked):
        return False
    same = _counted(best) is not None and _counted(best) == _counted(other)
    if first and same and _pointed_at(best) and _pointed_at(other):
        return True
    bare = other.value is not None and other.value.kind == "number" and _counted(other) is None
    least = AGAINST if marked else CLAIM
    return (marked or bare or same) and _apart(one, two) <= NEAR and alike(best, other) >= least


def _apart(one: Candidate, two: Candidate) -> int:
    """How many sentences one stands from the other; many in two passages."""
    if one.passage.id != two.passage.id:
        return len(one.passage.sentences) + len(two.passage.sentences)
    whole = one.passage.sentences
    return abs(whole.index(one.sentence) - whole.index(two.sentence))


def _near_in_size(best: Finding, other: Finding) -> bool:
    """Whether the figures are of one order; True of what is no figure."""
    a, b = (max(finding.value.amounts, default=0.0) if finding.value else 0.0 for finding in (best, other))
    return a <= 0 or b <= 0 or max(a, b) <= MANIFOLD * min(a, b)


def _points(finding: Finding) -> bool:
    """Whether a reader's likeliest words are the value, however it judges the sentence."""
    candidate = finding.evidence.candidate
    return candidate.said is not None and candidate.said.start >= LIKELY and _overlaps(finding)


def _counted(finding: Finding) -> str | None:
    """The stem of the word behind the value: what it counts."""
    candidate, value = finding.evidence.candidate, finding.value
    match = _WORD.match(candidate.text, value.end) if value else None
    return stem(match[1].casefold(), candidate.sentence.language) if match else None


def _pointed_at(finding: Finding) -> bool:
    """Whether a reader, too, holds the value of ``finding`` for the words asked for."""
    return heard(finding.evidence.candidate) and _overlaps(finding)


def _overlaps(finding: Finding) -> bool:
    candidate, value = finding.evidence.candidate, finding.value
    if value is None or candidate.said is None or candidate.said.span is None:
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
