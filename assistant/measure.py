"""What speaks for each candidate, as one table.

How much each measure counts was fitted on question sets (evidence_weights.json, by tests/benchmarks/fit_evidence.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from assistant.acronyms import spelled_out
from assistant.asked import counts_others, gives_reason, read, sort_asked
from assistant.elsewhere import (
    country_missing,
    made_by,
    named_in_passing,
    of_another_name,
    of_another_thing,
    other_label,
)
from assistant.evidence import READ, Candidate, heard, read_features
from assistant.facts.dates import years
from assistant.match import Matrix, WordVectors, matches
from assistant.quantity import quantities, words_of
from assistant.question import Query
from assistant.terms import Term, terms
from assistant.timely import Place, place

NAMES = (
    "cosine", "passage", "rank", "overlap", "context", "missing", "proper_missing", "lacks_value", "lacks_name",
    "reason", "year_missing", "heading", "short", "position",
)  # fmt: skip
"""What is measured without a reader, in the order of the weights."""
NEAR = 0.1
"""Of what a candidate loses that cannot answer: sevenfold odds are for those that speak of the time asked about."""


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
    """(candidates, NAMES), with a reader (candidates, NAMES + READ)."""
    unmet: Matrix
    """(candidates,), 0 to 1: 1 for one without what an answer must hold: a value of the kind asked, time, country;
    NEAR for one that only its article puts at the time asked about."""
    read: bool
    """Whether a reader has read the passages."""


def measure(query: Query, found: Sequence[Candidate], cosines: Sequence[float], vectors: WordVectors) -> Measured:
    """The features of ``found``; ``cosines`` are the question's with each sentence."""
    asked = terms(query.standalone, query.language)
    languages = [c.sentence.language for c in found]
    said = matches(asked, query.language, [terms(c.text, c.sentence.language) for c in found], languages, vectors)
    around = matches(asked, query.language, [terms(c.context, c.sentence.language) for c in found], languages, vectors)
    _same_sums(query.standalone, asked, [c.text for c in found], said)
    _same_sums(query.standalone, asked, [c.context for c in found], around)
    covered = np.maximum(said, 0.9 * around)
    places = [_place(query, candidate) for candidate in found]
    weights = _weights(asked, said)
    read = any(c.said for c in found)
    features = np.array(
        [
            _features(query, c, float(cosines[i]), asked, weights, said[:, i], covered[:, i])
            + (read_features(c) if read else ())
            for i, c in enumerate(found)
        ],
        dtype=np.float32,
    ).reshape(len(found), len(NAMES) + (len(READ) if read else 0))
    unmet = np.array([_unmet(query, c, where) for c, where in zip(found, places, strict=True)], dtype=np.float32)
    unmet[of_another_thing(query, asked, covered, languages)] = 1.0
    return Measured(tuple(asked), weights, said, covered, features, unmet, read)


def _same_sums(question: str, asked: Sequence[Term], texts: Sequence[str], spoken: Matrix) -> None:
    """Marks in ``spoken`` (terms, texts) the words for a sum that a text names otherwise: "revenue", "turnover"."""
    for name, words in words_of(question).items():
        rows = [row for row, term in enumerate(asked) if term.text.casefold() in words]
        naming = [place for place, text in enumerate(texts) if name in quantities(text)]
        spoken[np.ix_(rows, naming)] = 1.0


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
        1.0 if _lacks_value(query, candidate) else 0.0,
        1.0 if kind == "name" and not candidate.values else 0.0,
        1.0 if query.asked == "reason" and gives_reason(candidate.text) else 0.0,
        1.0 if _year_missing(query, candidate) else 0.0,
        1.0 if sentence.heading else 0.0,
        1.0 if sentence.end - sentence.start < 40 else 0.0,
        1.0 / (1 + sentence.paragraph),
    )


def _unmet(query: Query, candidate: Candidate, where: Place) -> float:
    lacking = sort_asked(query.asked) == "value" and not candidate.values
    if lacking and _lacks_value(query, candidate):
        return 1.0
    if not spelled_out(query.standalone, candidate.text):
        return 1.0
    if query.asked == "person" and made_by(query.standalone) and not candidate.values and not heard(candidate):
        return 1.0
    if query.needs_person and not any(" " in value.text for value in candidate.values):
        return 1.0  # news gives first name and surname; one capital alone is as often a firm or a paper
    if query.strictly and where != "said" and (where != "inside" or _figure(query)):
        return 1.0
    if where == "elsewhere" or _year_missing(query, candidate) or country_missing(query, candidate):
        return 1.0
    if other_label(query.standalone, candidate) or of_another_name(query.standalone, candidate):
        return 1.0
    if _figure(query) and named_in_passing(terms(query.standalone, query.language), candidate):
        return 1.0
    return NEAR if lacking or where == "near" else 0.0


def _place(query: Query, candidate: Candidate) -> Place:
    """Where the candidate stands to the time asked about; "inside" where none is."""
    if query.time is None:
        return "inside"
    text, context, language = candidate.text, candidate.context, candidate.sentence.language
    return place(query.time, text, context, language, candidate.article, qualified=_figure(query))


def _figure(query: Query) -> bool:
    """Whether a figure is asked for, which holds for the time its own sentence tells."""
    return sort_asked(query.asked) == "value" and query.asked != "date"


def _lacks_value(query: Query, candidate: Candidate) -> bool:
    """Whether a value is asked for that the sentence does not hold, and no reader is sure that it does."""
    if sort_asked(query.asked) != "value" or candidate.values:
        return False
    if query.asked in ("change", "length", "measure"):
        return True  # a sum is no change, a time no length, metres no speed, however sure a reader is of the sentence
    language = candidate.sentence.language
    return not heard(candidate) or counts_others(candidate.text, language, query.asked, query.standalone)


def _year_missing(query: Query, candidate: Candidate) -> bool:
    if not query.years:
        return False
    language, published = candidate.sentence.language, candidate.article.published
    told = read(candidate.text, language, published)  # "last year" names a year too
    named = {str(value.meaning[0])[:4] for value in told if value.kind == "date"}
    named |= set(years(candidate.text)) | set(years(candidate.context)) | _published_year(published)
    return not query.years <= named


def _published_year(published: date | None) -> set[str]:
    return {str(published.year)} if published else set()
