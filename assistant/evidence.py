"""Chooses the sentences that answer a question, and says how surely they do.

Every sentence of the best passages is a candidate. What speaks for one is measured (`Features`); how much each measure
counts was fitted on question sets (evidence_weights.json, made by tests/benchmarks/fit_evidence.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from assistant.asked import gives_reason, is_question, sort_asked, values
from assistant.facts.dates import years
from assistant.facts.places import countries
from assistant.facts.value import Value
from assistant.match import Matrix, WordVectors, matches
from assistant.question import Query
from assistant.terms import Term, terms
from corpus.article import Article, Passage, Sentence

BEFORE = 2
"""How many sentences before a candidate may name what it speaks of."""
SHORT = 20
"""How many candidates are measured in full."""
NAMES = (
    "cosine", "passage", "rank", "overlap", "context", "missing", "proper_missing", "lacks_value", "lacks_name",
    "reason", "year_missing", "heading", "short", "position",
)  # fmt: skip
"""The features in the order of the weights."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer."""

    article: Article
    passage: Passage
    sentence: Sentence
    rank: int
    """Of its passage among the hits, from 1."""
    score: float
    """Of its passage."""
    text: str
    context: str
    """What stands before it: the headline, its heading, the sentences before."""
    values: tuple[Value, ...]
    """Those of the kind asked for; offsets into `text`."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A candidate judged."""

    candidate: Candidate
    relevance: float
    """Probability that this sentence, of all candidates, answers the question, given that one does."""
    covered: tuple[float, ...]
    """For each term of the question, 0 to 1: how surely the sentence or its context speaks of it."""
    said: tuple[float, ...]
    """The same for the sentence alone."""


def candidates(query: Query, passages: Sequence[tuple[Article, Passage, int, float]]) -> list[Candidate]:
    """Every sentence of ``passages`` (with rank and score), in the order given; not those that only ask."""
    found = []
    for article, passage, rank, score in passages:
        for place, sentence in enumerate(passage.sentences):
            text = article.text[sentence.start : sentence.end]
            if is_question(text):
                continue
            before = [article.text[s.start : s.end] for s in passage.sentences[max(0, place - BEFORE) : place]]
            heading = next(
                (article.text[s.start : s.end] for s in reversed(passage.sentences[:place]) if s.heading), ""
            )
            found.append(
                Candidate(
                    article,
                    passage,
                    sentence,
                    rank,
                    score,
                    text,
                    " \n".join([article.title, heading, *before]),
                    tuple(values(text, sentence.language, query.asked, query.standalone, article.published)),
                )  # fmt: skip
            )
    return found


def shortlist(query: Query, found: Sequence[Candidate], cosines: Sequence[float]) -> list[int]:
    """The places of the SHORT likeliest candidates, in their own order, by what costs nothing to know.

    Comparing words by meaning costs some milliseconds a new word; it is done for these alone.
    """
    asked = {term.key for term in terms(query.standalone, query.language)}

    def likely(place: int) -> float:
        candidate = found[place]
        keys = {term.key for term in terms(candidate.text, candidate.sentence.language)}
        return (
            6 * cosines[place]
            + 1.5 * candidate.score
            + 1 / candidate.rank
            + (1.0 if candidate.values else 0.0)
            + 2 * len(asked & keys) / max(1, len(asked))
        )

    return sorted(sorted(range(len(found)), key=lambda place: -likely(place))[:SHORT])


@dataclass(frozen=True, slots=True)
class Measured:
    """The candidates' measures as one table."""

    terms: tuple[Term, ...]
    weights: Matrix
    """(terms,), sum 1: how much each term of the question tells candidates apart."""
    said: Matrix
    """(terms, candidates)."""
    covered: Matrix
    """(terms, candidates)."""
    features: Matrix
    """(candidates, NAMES)."""
    unmet: Matrix
    """(candidates,): 1 for one without what an answer must hold: a value of the kind asked, the year, the country."""


def measure(query: Query, found: Sequence[Candidate], cosines: Sequence[float], vectors: WordVectors) -> Measured:
    """The features of ``found``; ``cosines`` are the question's with each sentence."""
    asked = terms(query.standalone, query.language)
    languages = [c.sentence.language for c in found]
    said = matches(asked, query.language, [terms(c.text, c.sentence.language) for c in found], languages, vectors)
    around = matches(asked, query.language, [terms(c.context, c.sentence.language) for c in found], languages, vectors)
    covered = np.maximum(said, 0.9 * around)
    weights = _weights(asked, said)
    features = np.array(
        [
            _features(query, c, float(cosines[i]), asked, weights, said[:, i], covered[:, i])
            for i, c in enumerate(found)
        ],
        dtype=np.float32,
    ).reshape(len(found), len(NAMES))
    unmet = np.array([float(_unmet(query, candidate)) for candidate in found], dtype=np.float32)
    return Measured(tuple(asked), weights, said, covered, features, unmet)


def _weights(asked: Sequence[Term], said: Matrix) -> Matrix:
    """Inverse document frequency (Robertson and Spärck Jones 1976) among the candidates: it holds in any language."""
    frequency = said.sum(axis=1)
    raw = np.log((said.shape[1] + 1) / (frequency + 0.5))
    raw = np.maximum(raw, 0.1) * np.array([1.3 if term.proper else 1.0 for term in asked], dtype=np.float32)
    shares: Matrix = (raw / max(float(raw.sum()), 1e-6)).astype(np.float32)
    return shares


def _features(
    query: Query,
    candidate: Candidate,
    cosine: float,
    asked: Sequence[Term],
    weights: Matrix,
    said: Matrix,
    covered: Matrix,
) -> tuple[float, ...]:
    gaps = weights * (1 - covered)
    proper = np.array([term.proper for term in asked], dtype=bool)
    kind = sort_asked(query.asked)
    sentence = candidate.sentence
    return (
        cosine,
        candidate.score,
        1.0 / candidate.rank,
        float(weights @ said) if len(asked) else 0.5,
        float(weights @ covered) if len(asked) else 0.5,
        float(gaps.max(initial=0.0)),
        float((1 - covered[proper]).max(initial=0.0)),
        1.0 if kind == "value" and not candidate.values else 0.0,
        1.0 if kind == "name" and not candidate.values else 0.0,
        1.0 if query.asked == "reason" and gives_reason(candidate.text) else 0.0,
        1.0 if _year_missing(query, candidate) else 0.0,
        1.0 if sentence.heading else 0.0,
        1.0 if sentence.end - sentence.start < 40 else 0.0,
        1.0 / (1 + sentence.paragraph),
    )


def _unmet(query: Query, candidate: Candidate) -> bool:
    if sort_asked(query.asked) == "value" and not candidate.values:
        return True
    if query.needs_person and not any(" " in value.text for value in candidate.values):
        return True  # news gives first name and surname; one capital alone is as often a firm or a paper
    return _year_missing(query, candidate) or _country_missing(query, candidate)


def _country_missing(query: Query, candidate: Candidate) -> bool:
    """Whether the question is about a country that the candidate's whole article never names."""
    asked = {value.meaning for value in countries(query.standalone)}
    return bool(asked) and not asked <= _countries_of(candidate.article.text + candidate.article.title)


@lru_cache(maxsize=2_000)
def _countries_of(text: str) -> frozenset[tuple[str | float, ...]]:
    return frozenset(value.meaning for value in countries(text))


def _year_missing(query: Query, candidate: Candidate) -> bool:
    if not query.years:
        return False
    named = set(years(candidate.text)) | set(years(candidate.context)) | _published_year(candidate.article.published)
    return not query.years <= named


def _published_year(published: date | None) -> set[str]:
    return {str(published.year)} if published else set()
