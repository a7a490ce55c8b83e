"""What a search takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from corpus.article import Article, Passage

Maker = Literal["dense", "lexical", "fused", "read"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query. Scores of different makers are never compared."""

    passage: Passage
    score: float
    """Higher is better; the scale is the maker's."""
    rank: int
    """From 1, within the list it came in."""
    by: Maker


@dataclass(frozen=True, slots=True)
class Filter:
    """Restricts a search to some articles; a field that is None restricts nothing."""

    language: str | None = None
    """Language of the passage, ISO 639-1."""
    source: str | None = None
    """The article's source, compared without case."""
    after: date | None = None
    """Published on that day or later. Articles without a date are left out once a date is given."""
    before: date | None = None
    """Published before that day."""

    def admits(self, article: Article, language: str) -> bool:
        """Whether a passage in ``language`` of ``article`` may be found."""
        if self.language is not None and language != self.language:
            return False
        if self.source is not None and (article.source or "").casefold() != self.source.casefold():
            return False
        return self._admits_date(article.published)

    def _admits_date(self, published: date | None) -> bool:
        if self.after is None and self.before is None:
            return True
        if published is None:
            return False
        day = published.date() if isinstance(published, datetime) else published
        return (self.after is None or day >= self.after) and (self.before is None or day < self.before)
