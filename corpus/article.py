"""The values every floor shares: an article, its sentences, its passages. Offsets are code points, half-open."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Article:
    """One article as the reader of it would know it."""

    id: str
    """Stable: the dump's own id, else the file's path in the corpus without its ending."""
    title: str
    text: str
    """The canonical text: what every offset of the program points into. Never changed after reading."""
    published: date | None = None
    """A ``date`` where the day is known, a ``datetime`` where the time is known too."""
    source: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    """ISO 639-1 code of most of the text; a passage's own language may differ."""

    @property
    def digest(self) -> str:
        """SHA-256 of everything the article says of itself: equal digests, equal articles."""
        return hashlib.sha256(json.dumps(self.fields(), sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def fields(self) -> dict[str, Any]:
        """The article as JSON has it: the date in ISO 8601, as precise as it is known."""
        return {**asdict(self), "published": self.published and self.published.isoformat()}

    @classmethod
    def of_fields(cls, fields: Mapping[str, Any]) -> Article:
        """The article that gave these ``fields``. Raises TypeError or ValueError where none did."""
        return cls(**{**fields, "published": _published(fields.get("published"))})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A whole sentence or heading of an article's text."""

    start: int
    end: int
    language: str
    heading: bool = False
    paragraph: int = 0
    """Ordinal of the paragraph in the article, from 0; a heading is a paragraph of its own."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring sentences of one language that are searched together; ``article.text[start:end] == text``."""

    id: str
    """``{article_id}#{ordinal}``"""
    article_id: str
    ordinal: int
    start: int
    end: int
    text: str
    language: str
    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, article: Article, ordinal: int, sentences: Sequence[Sentence]) -> Passage:
        """The passage of these neighbouring sentences of ``article``, its ``ordinal``-th."""
        start, end = sentences[0].start, sentences[-1].end
        return cls(
            id=f"{article.id}#{ordinal}",
            article_id=article.id,
            ordinal=ordinal,
            start=start,
            end=end,
            text=article.text[start:end],
            language=sentences[0].language,
            sentences=tuple(sentences),
        )


def _published(text: str | None) -> date | None:
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
