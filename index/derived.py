"""The two halves made from one generation of the store, in a folder of their own, and the search over both.

Beside them: which of the generation's articles are near-identical.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.article import Article
from index import copies
from index.dense import Dense, conditions, day_number, metadata
from index.encode import Matrix
from index.errors import StoreError
from index.fuse import fuse
from index.hit import Filter
from index.languages import Means
from index.lexical import Lexical

FOLDER = "derived"
_CANDIDATES = 50
"""Passages of each half that compete."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Every passage of a generation, field by field, in one order: by article id, then by place in the text."""

    ids: list[str]
    texts: list[str]
    languages: list[str]
    articles: list[Article]
    """The article of each passage."""
    vectors: Matrix
    """(passages, dim) as encoded, not centred."""


def indexed_text(article: Article, text: str) -> str:
    """What is encoded and stemmed for a passage: its title and its date stand before it, as on the page."""
    head = " - ".join(part for part in (article.title, _day(article)) if part)
    return f"{head}\n{text}" if head else text


def _day(article: Article) -> str:
    return article.published.isoformat()[:10] if article.published else ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What every passage can be filtered by, in the order of both halves."""

    ids: list[str]
    languages: npt.NDArray[np.str_]
    sources: npt.NDArray[np.str_]
    days: npt.NDArray[np.int64]
    """yyyymmdd; 0 without a date."""

    @classmethod
    def of(cls, places: Sequence[tuple[str, int, str]], articles: Sequence[Article]) -> Catalogue:
        """From (article id, ordinal, language) of each passage."""
        days = {article.id: day_number(article.published) if article.published else 0 for article in articles}
        sources = {article.id: (article.source or "").casefold() for article in articles}
        return cls(
            ids=[f"{name}#{ordinal}" for name, ordinal, _ in places],
            languages=np.array([language for _, _, language in places], dtype=np.str_),
            sources=np.array([sources[name] for name, _, _ in places], dtype=np.str_),
            days=np.array([days[name] for name, _, _ in places], dtype=np.int64),
        )

    def admitted(self, where: Filter | None) -> npt.NDArray[np.bool_]:
        """Which passages the filter admits."""
        mask = np.ones(len(self.ids), dtype=bool)
        if where is None:
            return mask
        if where.language is not None:
            mask &= self.languages == where.language
        if where.source is not None:
            mask &= self.sources == where.source.casefold()
        if where.after is not None or where.before is not None:
            mask &= self.days > 0
        if where.after is not None:
            mask &= self.days >= day_number(where.after)
        if where.before is not None:
            mask &= self.days < day_number(where.before)
        return mask


class Derived:
    """Both halves of one generation, open for searching; never changed."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self.folder = folder
        self.catalogue = catalogue
        self.means = Means.load(folder / "means.npz")
        self.families = copies.load(folder)
        """Ids of near-identical articles, by the id of each of them."""
        self._dense = Dense(folder / "dense")
        self._lexical = Lexical(folder / "lexical")
        self._row = {name: row for row, name in enumerate(catalogue.ids)}
        if not len(catalogue.ids) == self._dense.count == self._lexical.count:
            raise StoreError(
                f"{folder}: holds {self._dense.count} vectors and {self._lexical.count} texts of "
                f"{len(catalogue.ids)} passages; delete this folder, it is made again from the store"
            )

    def search(
        self, vector: Matrix, query: str, language: str, limit: int, where: Filter | None
    ) -> list[tuple[str, float]]:
        """Ids and joint scores, best first: ``limit`` of them where so many are admitted."""
        mask = self.catalogue.admitted(where)
        admitted = int(mask.sum())
        if not admitted:
            return []
        question = self.means.centred_question(vector, language)
        count = min(admitted, max(limit, _CANDIDATES))
        words = np.where(mask, self._lexical.scores(query, language), 0.0)
        dense = self._nearest(question, count, where, mask, admitted)
        dense |= self._dense.scores(question, [name for name in self._best(words, count) if name not in dense])
        return fuse(dense, {name: float(words[self._row[name]]) for name in dense})[:limit]

    def _best(self, words: npt.NDArray[np.float64], count: int) -> list[str]:
        """The ids of at most ``count`` passages with a word of the question."""
        best = np.argpartition(-words, count - 1)[:count]
        return [self.catalogue.ids[row] for row in best.tolist() if words[row] > 0]

    def _nearest(
        self, question: Matrix, count: int, where: Filter | None, mask: npt.NDArray[np.bool_], admitted: int
    ) -> dict[str, float]:
        """The nearest admitted passages. Where few are admitted each is compared: a graph that is filtered hard loses
        some on the way.
        """
        if where is not None and admitted <= Dense.EXACT:
            rows = np.flatnonzero(mask).tolist()
            return self._dense.scores(question, [self.catalogue.ids[row] for row in rows])
        found = self._dense.search(question, count, conditions(where))
        if len(found) < count:
            return self._nearest_of_all(question, mask)
        return found

    def _nearest_of_all(self, question: Matrix, mask: npt.NDArray[np.bool_]) -> dict[str, float]:
        return self._dense.scores(question, [self.catalogue.ids[row] for row in np.flatnonzero(mask).tolist()])

    def close(self) -> None:
        """Frees the files; only when no search is under way."""
        self._dense.close()


def build(store: Path, rows: Rows, means: Means) -> str:
    """Builds both halves into a new folder and gives its name. All of it is on the disk; nothing names it yet."""
    name = uuid.uuid4().hex
    folder = store / FOLDER / name
    try:
        (folder / "dense").mkdir(parents=True)
        (folder / "lexical").mkdir()
        means.save(folder / "means.npz")
        fields = [metadata(article, own) for article, own in zip(rows.articles, rows.languages, strict=True)]
        Dense.build(folder / "dense", rows.ids, means.centred_passages(rows.vectors, rows.languages), fields)
        texts = map(indexed_text, rows.articles, rows.texts)
        Lexical.build(folder / "lexical", zip(texts, rows.languages, strict=True))
        articles = {article.id: article.text for article in rows.articles}
        copies.save(folder, list(articles), list(articles.values()))
        _flush(folder)
    except (OSError, StoreError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise StoreError(
            f"{folder}: the search index cannot be written ({error}); free some space and run the same command again, "
            "nothing encoded is lost"
        ) from error
    return name


def _flush(folder: Path) -> None:
    """Everything in ``folder`` is on the disk when this returns."""
    for path in [folder.parent, folder, *folder.rglob("*")]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(store: Path, keep: set[str]) -> None:
    """Removes derived folders no generation uses: old ones, and those a killed process left half built."""
    root = store / FOLDER
    for folder in root.iterdir() if root.is_dir() else ():
        if folder.name not in keep:
            shutil.rmtree(folder, ignore_errors=True)
