"""From a query and its passages to a verdict: which sentences answer, which versions there are, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np

from assistant.asked import read as read_values
from assistant.disagree import Versions, disputed_within, versions
from assistant.evidence import Candidate, Evidence, Finding, Seen, candidates, shortlist
from assistant.facts.names import names
from assistant.judge import answerable, judge, weights
from assistant.match import Matrix, matches
from assistant.measure import Measured, measure
from assistant.newest import as_revisions, newest_first
from assistant.point import pointed
from assistant.premise import denied
from assistant.question import Query
from assistant.rivals import Alike
from assistant.terms import terms
from assistant.wire import Wire
from corpus.article import Article
from index.hit import Hit
from index.reader import Read, reordered

CONSIDERED = 8
"""How many of the best sentences are compared for versions and further facts."""
FURTHER = 2
"""Sentences that may stand beside the first in an answer."""
SPELLED = 0.9
"""From here on a word of the sentence is the name, spelled alike or in another language."""
_GAIN = 0.25
"""What a further sentence must add to the part of the question that is covered."""


class Source(Protocol):
    """The part of the library an answer is made from."""

    def article(self, article_id: str, /) -> Article:
        """One article."""

    def similarity(
        self, query: str, query_language: str, texts: Sequence[str], languages: Sequence[str], /
    ) -> list[float]:
        """Cosines of the query with each text."""

    def words(self, words: Sequence[str], language: str, /) -> Matrix:
        """Centred unit rows, one a word."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the passages come to."""

    evidence: tuple[Evidence, ...]
    """All candidates, best first."""
    probability: float
    """That the best of them answers."""
    versions: Versions | None
    """None: the corpus does not say."""
    further: tuple[Finding, ...] = ()
    """Other sentences that complete the answer."""
    unknown: tuple[str, ...] = ()
    """Names of the question that no candidate speaks of."""
    known: tuple[str, ...] = ()
    """Names of the question that some candidate speaks of."""
    named: tuple[Candidate, ...] = ()
    """The sentences that name most of what the question names, best passage first."""
    denied: bool = False
    """The best sentence denies what the question takes for granted: it is told, and answers nothing further."""


def decide(
    query: Query, hits: Sequence[Hit], source: Source, read: Sequence[Read] = (), wire: Wire | None = None
) -> Verdict:
    """The verdict on ``query`` from ``hits``, best first; ``read``: what a reader said of the first, in order.

    With ``wire`` a sentence that several articles copy counts once.
    """
    found = candidates(query, _seen(hits, source, read))
    found = wire.distinct(found) if wire else found
    if not found:
        return Verdict((), 0.0, None)
    named = _naming(query, found)
    measured, found = likeliest(query, found, source)
    evidence = judge(found, measured)
    evidence = wire.levelled(evidence) if wire else evidence
    probability = answerable(measured)
    known, unknown = _names(query, measured)
    if probability < weights(measured.read).threshold:
        return Verdict(tuple(evidence), probability, None, unknown=unknown, known=known, named=named)
    findings = [Finding(e, pointed(query, e.candidate, measured, source.words)) for e in evidence[:CONSIDERED]]
    findings = newest_first(findings) if query.newest else findings
    if denied(query, findings[0].evidence.candidate, source.words):
        alone = Versions(((findings[0],),), revised=False)
        return Verdict(tuple(evidence), probability, alone, unknown=unknown, known=known, named=named, denied=True)
    told = versions(query, findings, _alike(source))
    told = as_revisions(told) if query.newest else told
    further = _further(query, findings, told, measured)
    return Verdict(tuple(evidence), probability, told, further, unknown, known, named)


def _alike(source: Source) -> Alike:
    """Cosines of sentences of two findings."""

    def alike(one: Finding, other: Finding) -> float:
        a, b = one.evidence.candidate, other.evidence.candidate
        return source.similarity(a.text, a.sentence.language, [b.text], [b.sentence.language])[0]

    return alike


def _seen(hits: Sequence[Hit], source: Source, read: Sequence[Read]) -> list[Seen]:
    """The hits with what was read of them; of a reader that only ranks, its ranks."""
    scores = {hit.passage.id: hit.score for hit in hits}
    full: list[Read | None] = [one if one.sentences else None for one in read] or [None] * len(hits)
    if read and not any(full):
        hits = reordered(hits, read)
    return [
        Seen(source.article(hit.passage.article_id), hit.passage, hit.rank, scores[hit.passage.id], one)
        for hit, one in zip(hits, full, strict=False)
    ]


def likeliest(query: Query, found: list[Candidate], source: Source) -> tuple[Measured, list[Candidate]]:
    """The likeliest candidates, measured."""

    def cosines(of: Sequence[Candidate]) -> list[float]:
        languages = [candidate.sentence.language for candidate in of]
        return source.similarity(query.standalone, query.language, [candidate.text for candidate in of], languages)

    if any(candidate.said for candidate in found):
        found = [found[place] for place in shortlist(query, found, None)]
        return measure(query, found, cosines(found), source.words), found
    near = cosines(found)
    short = shortlist(query, found, near)
    found = [found[place] for place in short]
    return measure(query, found, [near[place] for place in short], source.words), found


def _names(query: Query, measured: Measured) -> tuple[tuple[str, ...], tuple[str, ...]]:
    told = read_values(query.standalone, query.language, date.today())
    dated = {word for value in told if value.kind == "date" for word in re.findall(r"\w+", value.text)}  # "7 April"
    spoken_of = {
        term.text: bool(measured.covered[row].max(initial=0.0) >= 0.5)
        for row, term in enumerate(measured.terms)
        if term.proper and term.text not in dated
    }
    for name in names(query.standalone):  # the parts of a name that share one fate are told as one
        parts = [part for part in re.split(r"[ \u00a0]", name.text) if part in spoken_of]
        if len(parts) > 1 and len({spoken_of[part] for part in parts}) == 1:
            fate = spoken_of[parts[0]]
            spoken_of = {**{part: f for part, f in spoken_of.items() if part not in parts}, name.text: fate}
    return tuple(n for n, f in spoken_of.items() if f), tuple(n for n, f in spoken_of.items() if not f)


def _naming(query: Query, found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The sentences that spell most of the names of the question, in whatever language; none where it has no name."""
    asked = [t for t in terms(f"x {query.standalone}", query.language) if t.proper and not t.key[0].isdigit()]
    body = [candidate for candidate in found if not candidate.sentence.heading]
    if not asked or not body:
        return ()
    tongues = [candidate.sentence.language for candidate in body]
    said = [terms(candidate.text, tongue) for candidate, tongue in zip(body, tongues, strict=True)]
    spelled = matches(asked, query.language, said, tongues, lambda words, _: np.zeros((len(words), 1), np.float32))
    counts = (spelled >= SPELLED).sum(axis=0)
    most = int(counts.max())
    return tuple(body[place] for place in np.flatnonzero(counts == most)) if most else ()


def _further(query: Query, findings: Sequence[Finding], told: Versions, measured: Measured) -> tuple[Finding, ...]:
    """Sentences that speak of a part of the question the first leaves open."""
    if len(told.groups) > 1:
        return ()
    shown = [finding for group in told.groups for finding in group]
    covered = [max(parts) for parts in zip(*(f.evidence.said for f in shown), strict=True)]
    added: list[Finding] = []
    for finding in findings:
        if len(added) == FURTHER:
            break
        if (
            finding in shown
            or finding.evidence.candidate.sentence.heading
            or finding.evidence.relevance < 0.3 * findings[0].evidence.relevance
        ):
            continue
        gain = sum(
            float(weight) * max(0.0, own - had)
            for weight, own, had in zip(measured.weights, finding.evidence.said, covered, strict=True)
        )
        if gain >= _GAIN:
            added.append(finding)
            covered = [max(pair) for pair in zip(covered, finding.evidence.said, strict=True)]
    return tuple(added)


def is_conflict(told: Versions) -> bool:
    """Whether the versions contradict one another and none revises the rest."""
    return (len(told.groups) > 1 and not told.revised) or disputed_within(told.groups[0][0])
