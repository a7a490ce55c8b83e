"""The articles as a list to look things up in: newest first, by month, by source, by words of their titles."""

from __future__ import annotations

import unicodedata
from collections import Counter, OrderedDict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from threading import Lock
from typing import Protocol, runtime_checkable

from corpus.article import Article
from index.hit import Filter

KEPT = 4
"""Catalogues kept, each for one state of one collection."""
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "’": "'"})


@dataclass(frozen=True, slots=True)
class Entry:
    """An article without its text."""

    id: str
    title: str
    folded: str
    """The title as searches compare it."""
    article: Article
    """With an empty text."""
    day: date | None
    """The day it was published."""
    month: str
    """``2024-05``; empty where the day is not known."""


@dataclass(frozen=True)
class Catalogue:
    """All articles of one collection, newest first, those without a date last."""

    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Catalogue:
        """The catalogue of ``articles``."""
        entries = [_entry(article) for article in articles]
        entries.sort(key=lambda entry: entry.folded)
        entries.sort(key=lambda entry: str(entry.article.published or ""), reverse=True)
        return cls(tuple(entries))

    @cached_property
    def articles(self) -> list[Article]:
        """All of them, with empty texts."""
        return [entry.article for entry in self.entries]

    def find(self, words: str = "", where: Filter | None = None) -> list[Entry]:
        """Those whose titles hold all of ``words``, accents and case aside, and that ``where`` admits; in order."""
        wanted = fold(words).split()
        return [
            entry
            for entry in self.entries
            if all(word in entry.folded for word in wanted)
            and (where is None or where.admits(entry.article, entry.article.language or ""))
        ]

    @cached_property
    def sources(self) -> list[tuple[str, int]]:
        """Each source as it is mostly written, with its number of articles, the largest first."""
        written: dict[str, Counter[str]] = {}
        for entry in self.entries:
            if entry.article.source:
                written.setdefault(entry.article.source.casefold(), Counter())[entry.article.source] += 1
        counted = [(names.most_common(1)[0][0], names.total()) for names in written.values()]
        return sorted(counted, key=lambda source: (-source[1], fold(source[0])))

    @cached_property
    def languages(self) -> list[tuple[str, int]]:
        """Each language's code with its number of articles, the largest first."""
        counted = Counter(entry.article.language for entry in self.entries if entry.article.language)
        return sorted(counted.items(), key=lambda language: (-language[1], language[0]))

    @cached_property
    def days(self) -> list[date | None]:
        """When each was published."""
        return [entry.day for entry in self.entries]


def by_source(entries: Sequence[Entry]) -> list[Entry]:
    """``entries`` source after source, the largest first, those without one last; within one in the order given."""
    names = [(entry.article.source or "").casefold() for entry in entries]
    counts = Counter(names)
    order = sorted(range(len(entries)), key=lambda at: (not names[at], -counts[names[at]], fold(names[at])))
    return [entries[at] for at in order]


def fold(text: str) -> str:
    """``text`` without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(char for char in plain if not unicodedata.combining(char))


def _entry(article: Article) -> Entry:
    known = Article(
        article.id, article.title, "", article.published, article.source, None, article.author, article.language
    )
    day = known.published.date() if isinstance(known.published, datetime) else known.published
    return Entry(article.id, article.title, fold(article.title), known, day, day.isoformat()[:7] if day else "")


class Listed(Protocol):
    """What can be catalogued."""

    def articles(self) -> list[Article]:
        """Every article."""


@runtime_checkable
class Stated(Protocol):
    """What tells whether its articles have changed, and at what cost a list of them need not be made again."""

    @property
    def state(self) -> Hashable:
        """Another value for another collection, and after every change of it."""


class Catalogues:
    """Makes a catalogue once for each state of a collection. Safe to share between threads."""

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._lock = Lock()
        self._known: OrderedDict[Hashable, Catalogue] = OrderedDict()

    def of(self, listed: Listed) -> Catalogue:
        """The catalogue of what ``listed`` holds now."""
        if not isinstance(listed, Stated):
            return Catalogue.of(listed.articles())
        state = listed.state
        with self._lock:
            known = self._known.get(state)
            if known is not None:
                self._known.move_to_end(state)
                return known
        made = Catalogue.of(listed.articles())
        with self._lock:
            self._known[state] = made
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return made
