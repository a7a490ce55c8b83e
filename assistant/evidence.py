"""The sentences that may answer a question: every one of the best passages, then the likeliest of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.asked import is_question, values
from assistant.facts.value import Value
from assistant.inert import is_order
from assistant.question import Query
from assistant.terms import terms
from corpus.article import Article, Passage, Sentence
from index.reader import Read, SentenceRead

BEFORE = 2
"""How many sentences before a candidate may name what it speaks of."""
SHORT = 20
"""How many candidates are measured in full."""
READ = ("read_sentence", "read_start", "read_relevance", "read_none")
"""What a reader adds: `SentenceRead.score` and `start`, `Read.relevance` and `none` of the passage."""
LIKELY = math.log(0.5)
"""The least log-probability of what is likelier than not."""
_LEAST = -12.0
"""Log-probabilities of a reader are cut here: below it they all say "no"."""


class Seen(NamedTuple):
    """A passage that was found, and what a reader said of it."""

    article: Article
    passage: Passage
    rank: int
    """Among the hits of the search, from 1."""
    score: float
    """Of the search."""
    read: Read | None = None
    """None without a reader, and of a reader that only ranks."""


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
    said: SentenceRead | None = None
    """What the reader says of the sentence."""
    read: Read | None = None
    """What the reader says of its passage."""


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


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that answers, with the words asked for."""

    evidence: Evidence
    value: Value | None


def candidates(query: Query, passages: Sequence[Seen]) -> list[Candidate]:
    """Every sentence of ``passages``, in the order given; not those that only ask or give orders to the reader."""
    return [
        _candidate(query, seen, place)
        for seen in passages
        for place, sentence in enumerate(seen.passage.sentences)
        if not is_question(text := seen.article.text[sentence.start : sentence.end]) and not is_order(text)
    ]


def _candidate(query: Query, seen: Seen, place: int) -> Candidate:
    article, sentences = seen.article, seen.passage.sentences
    sentence = sentences[place]
    text = article.text[sentence.start : sentence.end]
    before = [article.text[s.start : s.end] for s in sentences[max(0, place - BEFORE) : place]]
    heading = next((article.text[s.start : s.end] for s in reversed(sentences[:place]) if s.heading), "")
    return Candidate(
        article,
        seen.passage,
        sentence,
        seen.rank,
        seen.score,
        text,
        " \n".join([article.title, heading, *before]),
        tuple(values(text, sentence.language, query.asked, query.standalone, article.published)),
        seen.read.sentences[place] if seen.read else None,
        seen.read,
    )


def shortlist(query: Query, found: Sequence[Candidate], cosines: Sequence[float] | None) -> list[int]:
    """The places of the SHORT likeliest candidates, in their own order, by what costs little to know.

    Comparing words by meaning costs some milliseconds a new word, encoding a new sentence twenty; a reader saves the
    second: ``cosines`` may then be None.
    """
    asked = {term.key for term in terms(query.standalone, query.language)}

    def likely(place: int) -> float:
        candidate = found[place]
        keys = {term.key for term in terms(candidate.text, candidate.sentence.language)}
        read = read_features(candidate)
        return (
            (6 * cosines[place] if cosines else 0.0)
            + 1.5 * candidate.score
            + 1 / candidate.rank
            + (1.0 if candidate.values else 0.0)
            + 2 * len(asked & keys) / max(1, len(asked))
            + (0.5 * read[0] + 0.5 * read[2] + 0.3 * read[1])
        )

    return sorted(sorted(range(len(found)), key=lambda place: -likely(place))[:SHORT])


def heard(candidate: Candidate) -> bool:
    """Whether a reader holds it for likelier than not that the sentence answers, with the words asked for in it."""
    return candidate.said is not None and candidate.said.score >= 0 and candidate.said.start >= LIKELY


def read_features(candidate: Candidate) -> tuple[float, ...]:
    """The measures READ of a candidate; zeros where no reader has read it."""
    if candidate.said is None or candidate.read is None:
        return (0.0,) * len(READ)
    return (
        candidate.said.score,
        max(candidate.said.start, _LEAST),
        candidate.read.relevance,
        max(candidate.read.none, _LEAST),
    )
