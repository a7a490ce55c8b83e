"""Where a question's evidence stands in the corpus, and what of it a span holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.evaluation.questions import ANY_ARTICLE, Evidence, GoldQuestion
from assistant.evaluation.run import Json

Texts = Mapping[str, str]
"""Article id -> canonical text."""


@dataclass(frozen=True, slots=True)
class Spot:
    """``text[start:end]`` of an article."""

    article_id: str
    start: int
    end: int

    def overlap(self, other: Spot) -> int:
        """Code points that both hold."""
        same = self.article_id == other.article_id
        return max(0, min(self.end, other.end) - max(self.start, other.start)) if same else 0


@dataclass(frozen=True, slots=True)
class Located:
    """Evidence and every spot it stands at: any of them will do."""

    evidence: Evidence
    spots: tuple[Spot, ...]

    def held_by(self, span: Spot) -> bool:
        """Whether ``span`` holds more than half of the quote; of a whole article, whether it lies in it."""
        if not self.evidence.quote:
            return any(span.article_id == spot.article_id for spot in self.spots)
        return any(2 * span.overlap(spot) > spot.end - spot.start for spot in self.spots)

    def is_quoted_by(self, span: Spot) -> bool:
        """The same for a citation, which may also be the shorter of the two: more than half of it lies in the quote."""
        return self.held_by(span) or any(2 * span.overlap(spot) > span.end - span.start for spot in self.spots)


@dataclass(frozen=True, slots=True)
class Case:
    """A question, what was answered, and the articles: all that a measure of one question may look at."""

    question: GoldQuestion
    answer: Json | None
    """The contract's Answer; None where asking failed."""
    evidence: tuple[Located, ...]
    """What of the question's evidence stands in the corpus."""
    texts: Texts
    titles: tuple[str, ...] = ()
    """Of the articles, in their own languages."""

    @property
    def status(self) -> str:
        """The status of the answer; ``error`` where asking failed."""
        return str(self.answer["status"]) if self.answer else "error"

    def spots(self, name: str) -> list[Spot]:
        """The places of the answer's list ``name``: hits, citations or nearest."""
        items = self.answer.get(name, []) if self.answer else []
        return [Spot(item["article_id"], item["start"], item["end"]) for item in items]


def locate(question: GoldQuestion, texts: Texts) -> tuple[Located, ...]:
    """The question's evidence, as far as it stands in the corpus; white space may differ."""
    located = (Located(e, tuple(_spots(e, texts))) for e in question.evidence)
    return tuple(item for item in located if item.spots)


def _spots(evidence: Evidence, texts: Texts) -> Iterator[Spot]:
    articles = list(texts) if evidence.article == ANY_ARTICLE else [evidence.article]
    for article_id in articles:
        text = texts.get(article_id)
        if text is None:
            continue
        if not evidence.quote:
            yield Spot(article_id, 0, len(text))
            continue
        pattern = re.escape(evidence.quote)
        if evidence.quote not in text:
            pattern = r"\s+".join(re.escape(word) for word in evidence.quote.split())
        for match in re.finditer(pattern, text):
            yield Spot(article_id, match.start(), match.end())
