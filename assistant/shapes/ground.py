"""What a shape of answer is made from: the question, the archive, and the sentences that speak of a topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from assistant.answering import Source
from assistant.compose import Quote, lead
from assistant.evidence import Candidate, Seen, candidates
from assistant.facts.names import fold
from assistant.facts.period import Period, plain_day
from assistant.match import Matrix, matches
from assistant.question import Query
from assistant.shape import Shape
from assistant.terms import Term, terms
from corpus.article import Article, Passage
from index.hit import Filter, Hit

FOUND = 30
"""Passages looked for on a topic."""
MEASURED = 48
"""Sentences compared with a topic in full: by meaning it costs some milliseconds a new word."""
SPOKEN = 0.5
"""How surely a text must speak of a term (0 to 1) to count as speaking of it."""


SURELY = 0.9
"""The same of a name by its meaning alone, in another language ("London", « Londres »)."""


NEAR, MEANT = 0.45, 0.3
"""Least cosine of a topic with a text in another language that speaks of it, and with a sentence of such a text. A name
they share is half of it: another story of the same town comes to 0.44."""


class Archive(Source, Protocol):
    """The part of the library that shapes are made from."""

    def articles(self) -> list[Article]:
        """All articles."""

    def passages(self, article_id: str, /) -> list[Passage]:
        """The passages of one article, in order."""

    def family(self, article_id: str, /) -> tuple[str, ...]:
        """Ids of articles whose text is nearly the same, itself among them."""

    def retrieve(self, query: str, *, language: str, limit: int = 10, where: Filter | None = None) -> list[Hit]:
        """The passages that best fit a query."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A question of a shape, and where its answer is to be found."""

    query: Query
    shape: Shape
    archive: Archive
    where: Filter | None


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that speaks of a topic."""

    candidate: Candidate
    said: float
    """The share of the topic's terms, 0 to 1, that the sentence speaks of."""
    covered: float
    """The same for the sentence with its headline and the sentences before."""
    cosine: float
    """How near it is to the topic in meaning."""

    @property
    def quote(self) -> Quote:
        """The sentence alone, as an exact quote."""
        sentence = self.candidate.sentence
        return Quote(self.candidate.article, sentence, sentence.start, sentence.end, None)

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands."""
        return self.candidate.article.id, self.candidate.sentence.start


def on_topic(ground: Ground, topic: str, hits: Sequence[Hit], *, per_article: int = 8) -> list[Told]:
    """The sentences of ``hits`` that speak of ``topic``, most of it first; no headings, no questions.

    Empty where the archive knows nothing of it: a name of the topic must stand in the sentence or its article.
    """
    language = ground.query.language
    found = _likely(ground, topic, hits, per_article)
    asked = terms(f"x {topic}", language)  # behind another word: a name that opens the topic is seen as one
    if not found or not asked:
        return []
    told = [terms(c.text, c.sentence.language) for c in found]
    tongues = [c.sentence.language for c in found]
    around = [terms(c.context, c.sentence.language) for c in found]
    said = matches(asked, language, told, tongues, ground.archive.words)
    covered = np.maximum(said, 0.9 * matches(asked, language, around, tongues, ground.archive.words))
    covered = np.maximum(covered, _named_in_article(asked, language, found, ground))
    _keep_names(asked, language, said, told, tongues)
    _keep_names(asked, language, covered, [(*own, *before) for own, before in zip(told, around, strict=True)], tongues)
    near = ground.archive.similarity(topic, language, [c.text for c in found], tongues)
    titles = ground.archive.similarity(
        topic,
        language,
        [c.article.title for c in found],
        [c.article.language or t for c, t in zip(found, tongues, strict=True)],
    )
    weights = np.array([2.0 if term.proper else 1.0 for term in asked], dtype=np.float32)
    weights /= weights.sum()
    kept = []
    for i, candidate in enumerate(found):
        foreign = tongues[i] != language
        if not _speaks_of_all(asked, covered[:, i], max(near[i], titles[i]) if foreign else 0.0):
            continue
        own = float(weights @ said[:, i])
        meant = near[i] if foreign and near[i] >= MEANT else 0.0
        kept.append(Told(candidate, max(own, meant), float(weights @ covered[:, i]), near[i]))
    return sorted(kept, key=lambda one: -(one.said + 0.5 * one.covered + one.cosine))


def _likely(ground: Ground, topic: str, hits: Sequence[Hit], per_article: int) -> list[Candidate]:
    """The sentences worth comparing: of each article the first and those that share most words with the topic."""
    asked = {term.key for term in terms(topic, ground.query.language)}
    seen = [Seen(ground.archive.article(h.passage.article_id), h.passage, h.rank, h.score) for h in hits]
    grouped: dict[str, list[Candidate]] = {}
    for candidate in candidates(ground.query, seen):
        if not candidate.sentence.heading:
            grouped.setdefault(candidate.article.id, []).append(candidate)
    chosen: list[tuple[int, float, Candidate]] = []
    for order, own in enumerate(grouped.values()):
        first = min(own, key=lambda c: c.sentence.start)

        def worth(candidate: Candidate, lead: Candidate = first) -> float:
            keys = {term.key for term in terms(candidate.text, candidate.sentence.language)}
            return len(asked & keys) + (0.9 if candidate is lead else 0.0) + 0.5 / candidate.rank

        ranked = sorted(own, key=lambda c: -worth(c))[:per_article]
        chosen += [(place, order / 100, candidate) for place, candidate in enumerate(ranked)]
    chosen.sort(key=lambda entry: (entry[0] + entry[1] * 25, entry[1]))
    return [candidate for _, _, candidate in chosen[:MEASURED]]


def _named_in_article(asked: Sequence[Term], language: str, found: Sequence[Candidate], ground: Ground) -> Matrix:
    """0.8 for a name of the topic that stands anywhere in the candidate's article, written alike, else 0."""
    table = np.zeros((len(asked), len(found)), dtype=np.float32)
    for row, term in enumerate(asked):
        if not term.proper:
            continue
        word = re.compile(rf"(?<!\w){re.escape(fold(term.text))}(?!\w)")
        named: dict[str, bool] = {}
        for column, candidate in enumerate(found):
            article = candidate.article
            if article.id not in named:
                named[article.id] = bool(word.search(fold(f"{article.title}\n{article.text}")))
            table[row, column] = 0.8 if named[article.id] else 0.0
    return table


def _keep_names(
    asked: Sequence[Term], language: str, table: Matrix, said: Sequence[Sequence[Term]], tongues: Sequence[str]
) -> None:
    """Takes from ``table`` what only a likeness of vectors says of a name in a text of the same language.

    Names that look alike are near in meaning to an encoder; a timeline of one is not one of the other.
    """
    spelled = matches(asked, language, said, tongues, lambda words, _: np.zeros((len(words), 1), dtype=np.float32))
    for row, term in enumerate(asked):
        if term.proper:
            for column, tongue in enumerate(tongues):
                likeness = 0.0 if tongue == language or table[row, column] < SURELY else table[row, column]
                written = 0.8 if abs(table[row, column] - 0.8) < 1e-6 else 0.0  # anywhere in its article
                table[row, column] = max(spelled[row, column], likeness, written)


def _speaks_of_all(asked: Sequence[Term], covered: Matrix, near: float) -> bool:
    """Whether every name and half of the other words are spoken of.

    In another language few words are known by their vectors alone: there the sentence or title as a whole may be
    ``near`` (cosine).
    """
    proper = [row for row, term in enumerate(asked) if term.proper]
    plain = [row for row, term in enumerate(asked) if not term.proper]
    if any(covered[row] < SPOKEN for row in proper):
        return False
    if not plain or float((covered[plain] >= SPOKEN).mean()) >= SPOKEN:
        return True
    return near >= NEAR


def found_on(ground: Ground, topic: str, *, where: Filter | None = None) -> list[Hit]:
    """The passages found on ``topic`` under ``where``, else under the question's own filter."""
    return ground.archive.retrieve(
        topic, language=ground.query.language, limit=FOUND, where=ground.where if where is None else where
    )


def within(where: Filter | None, period: Period | None) -> Filter | None:
    """``where``, and published no earlier than ``period`` begins: nothing is reported before it happens."""
    if period is None or period.start is None:
        return where
    own = where or Filter()
    after = period.start if own.after is None else max(plain_day(own.after), period.start)
    return Filter(own.language, own.source, after, own.before)


_LEANING = re.compile(
    r"^[\W]*(?:it|this|these|those|they|he|she|such|that|but|and|however|il|elle|ils|elles|cela|ceci|celui-ci|celle-ci"
    r"|ce|ces|cet|cette|mais|et|or|son|sa|ses|leur|leurs|his|her|its|their)\b"
    r"|-t-(?:il|elle|ils|elles)\b|[”»\"],? (?:he|she|they) \w+",
    re.IGNORECASE,
)


def leans(text: str) -> bool:
    """Whether a sentence needs the one before it to be understood: it opens by pointing back, or a pronoun speaks."""
    return _LEANING.search(text) is not None


def day_of(article: Article) -> str:
    """The article's day as ISO text; empty, before all others, where it has none."""
    return plain_day(article.published).isoformat() if article.published else ""


def lead_of(ground: Ground, quoted: Quote) -> str:
    """Nothing, or that the quote is in another language."""
    return lead(quoted, ground.query.language)
