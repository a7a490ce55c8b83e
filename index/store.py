"""What is true: articles, passages and their vectors, in one SQLite file. Everything else is made from it.

An article's rows are filed under its digest and its *space* (model, splitting, format) and never changed.
A *generation* is a list of such articles; one generation is current. So a new state is prepared beside the old one, and
one small transaction makes it the current one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

import numpy as np

from corpus.article import Article, Passage, Sentence
from index.encode import Matrix
from index.errors import StoreError
from index.sqlite import attached, connect, transaction, translated

FORMAT = 1
FILE = "attest.sqlite"
_SCHEMA = """
CREATE TABLE generations (number INTEGER PRIMARY KEY, space TEXT NOT NULL, model TEXT NOT NULL, folder TEXT);
CREATE TABLE current (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL);
CREATE TABLE articles (key INTEGER PRIMARY KEY, space TEXT NOT NULL, digest TEXT NOT NULL, fields TEXT NOT NULL,
    UNIQUE (space, digest));
CREATE TABLE passages (article INTEGER NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, language TEXT NOT NULL, sentences TEXT NOT NULL, vector BLOB NOT NULL,
    PRIMARY KEY (article, ordinal)) WITHOUT ROWID;
CREATE TABLE members (generation INTEGER NOT NULL, id TEXT NOT NULL, article INTEGER NOT NULL,
    PRIMARY KEY (generation, id)) WITHOUT ROWID;
"""
_BORROW_ARTICLES = """
INSERT INTO main.articles (space, digest, fields) SELECT space, digest, fields FROM lender.articles
WHERE space = ?1 AND digest IN (SELECT value FROM json_each(?2))
AND digest NOT IN (SELECT digest FROM main.articles WHERE space = ?1)
"""
_BORROW_PASSAGES = """
INSERT INTO main.passages SELECT own.key, ordinal, start, "end", language, sentences, vector
FROM lender.articles AS theirs JOIN main.articles AS own USING (space, digest)
JOIN lender.passages AS passage ON passage.article = theirs.key
WHERE space = ?1 AND digest IN (SELECT value FROM json_each(?2)) AND own.key NOT IN (SELECT article FROM main.passages)
"""


@dataclass(frozen=True, slots=True)
class Generation:
    """One state of the store."""

    number: int
    space: str
    model: str
    """Name of the encoder, for messages."""
    folder: str | None
    """Name of the derived halves' folder; None while they are not built, or where there is nothing to find."""


@dataclass(frozen=True, slots=True)
class EncodedArticle:
    """An article with its passages and their vectors, row by row."""

    article: Article
    passages: Sequence[Passage]
    vectors: Matrix


class Store:
    """The open file. Any thread may call it. Every error is a StoreError."""

    def __init__(self, folder: Path, *, write: bool) -> None:
        self.path = folder / FILE
        self._lock = RLock()
        self._connection = connect(self.path, write=write)
        self._prepare(write)

    def _prepare(self, write: bool) -> None:
        with translated(self.path):
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version > FORMAT:
            raise StoreError(
                f"{self.path}: made by a newer version of this program (format {version}, this one knows {FORMAT}); "
                "update the program, or name another store"
            )
        if version == 0 and not write:
            raise StoreError(f"{self.path}: nothing has been indexed here yet; index the corpus first")
        if version == 0:
            with transaction(self._connection, self.path):
                for statement in _SCHEMA.split(";"):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version = {FORMAT}")

    def close(self) -> None:
        """Frees the file."""
        with self._lock, translated(self.path):
            self._connection.close()

    # -- reading ------------------------------------------------------------------------------------------------------

    def _all(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._lock, translated(self.path):
            return self._connection.execute(query, tuple(values)).fetchall()

    def current(self) -> Generation | None:
        """The state that is shown; None before the first sync."""
        rows = self._all("SELECT number, space, model, folder FROM generations JOIN current USING (number)")
        return Generation(*rows[0]) if rows else None

    def digests(self, space: str) -> dict[str, int]:
        """Keys of all articles encoded in ``space``, by digest, shown or not."""
        return dict(self._all("SELECT digest, key FROM articles WHERE space = ?", (space,)))

    def members(self, number: int) -> dict[str, str]:
        """Digests of a generation's articles, by id."""
        query = "SELECT members.id, digest FROM members JOIN articles ON key = article WHERE generation = ? ORDER BY 1"
        return dict(self._all(query, (number,)))

    def keys(self, number: int) -> dict[str, int]:
        """Keys of a generation's articles, by id."""
        return dict(self._all("SELECT id, article FROM members WHERE generation = ?", (number,)))

    def count(self, number: int) -> int:
        """How many articles a generation has."""
        return int(self._all("SELECT count(*) FROM members WHERE generation = ?", (number,))[0][0])

    def articles(self, number: int) -> list[Article]:
        """A generation's articles, by id."""
        query = "SELECT fields FROM members JOIN articles ON key = article WHERE generation = ? ORDER BY members.id"
        return [_article(fields) for (fields,) in self._all(query, (number,))]

    def article(self, number: int, article_id: str) -> Article | None:
        """One article of a generation."""
        query = "SELECT fields FROM members JOIN articles ON key = article WHERE generation = ? AND members.id = ?"
        rows = self._all(query, (number, article_id))
        return _article(rows[0][0]) if rows else None

    def passages(self, number: int, article_id: str) -> list[Passage]:
        """An article's passages in order of the text."""
        article = self.article(number, article_id)
        if article is None:
            return []
        query = (
            "SELECT ordinal, sentences FROM members JOIN passages USING (article) "
            "WHERE generation = ? AND id = ? ORDER BY ordinal"
        )
        rows = self._all(query, (number, article_id))
        return [Passage.of(article, ordinal, tuple(_sentences(stored))) for ordinal, stored in rows]

    def places(self, number: int) -> list[tuple[str, int, str]]:
        """Article id, ordinal and language of every passage of a generation, by article id and ordinal."""
        query = (
            "SELECT id, ordinal, language FROM members JOIN passages USING (article) WHERE generation = ? ORDER BY 1, 2"
        )
        return self._all(query, (number,))

    def vectors(self, number: int, dim: int) -> Matrix:
        """(passages, dim) float32, in the order of ``places``."""
        query = "SELECT vector FROM members JOIN passages USING (article) WHERE generation = ? ORDER BY id, ordinal"
        blobs = self._all(query, (number,))
        joined = b"".join(blob for (blob,) in blobs)
        return np.frombuffer(joined, dtype="<f2").reshape(len(blobs), dim).astype(np.float32)

    # -- writing ------------------------------------------------------------------------------------------------------

    def add(self, space: str, encoded: Iterable[EncodedArticle]) -> None:
        """Keeps encoded articles for a generation to come; all of them or none."""
        with self._lock, transaction(self._connection, self.path):
            for item in encoded:
                fields = json.dumps(item.article.fields(), ensure_ascii=False)
                key = self._connection.execute(
                    "INSERT INTO articles (space, digest, fields) VALUES (?, ?, ?)",
                    (space, item.article.digest, fields),
                ).lastrowid
                blobs = [row.tobytes() for row in item.vectors.astype("<f2")]
                self._connection.executemany(
                    "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?)",
                    [(key, *_columns(passage), blob) for passage, blob in zip(item.passages, blobs, strict=True)],
                )

    def borrow(self, lender: Path, space: str, digests: Sequence[str]) -> None:
        """Copies from the store in the folder ``lender`` what it holds of these articles; all of it or nothing."""
        wanted = json.dumps(list(digests))
        beside = attached(self._connection, lender / FILE, "lender")
        with self._lock, beside, transaction(self._connection, self.path):
            self._connection.execute(_BORROW_ARTICLES, (space, wanted))
            self._connection.execute(_BORROW_PASSAGES, (space, wanted))

    def stage(self, space: str, model: str, keys: dict[str, int]) -> Generation:
        """A new generation of the articles ``keys`` (by id), not shown yet. An older one not shown is dropped."""
        with self._lock, transaction(self._connection, self.path):
            rows = self._connection.execute("SELECT number FROM current").fetchall()
            shown = rows[0][0] if rows else 0
            self._drop(f"number > {shown}")
            generation = Generation(shown + 1, space, model, None)
            self._connection.execute("INSERT INTO generations VALUES (?, ?, ?, NULL)", (shown + 1, space, model))
            self._connection.executemany(
                "INSERT INTO members VALUES (?, ?, ?)", [(shown + 1, name, key) for name, key in keys.items()]
            )
        return generation

    def publish(self, generation: Generation, folder: str | None) -> None:
        """Shows a staged generation, its halves in ``folder``. The one before stays for readers, older ones go."""
        with self._lock, transaction(self._connection, self.path):
            number = generation.number
            self._connection.execute("UPDATE generations SET folder = ? WHERE number = ?", (folder, number))
            self._connection.execute("INSERT OR REPLACE INTO current VALUES (1, ?)", (number,))
            self._drop(f"number < {number - 1}")
            self._connection.execute("DELETE FROM articles WHERE key NOT IN (SELECT article FROM members)")
            self._connection.execute("DELETE FROM passages WHERE article NOT IN (SELECT key FROM articles)")

    def _drop(self, which: str) -> None:
        numbers = f"SELECT number FROM generations WHERE {which}"
        self._connection.execute(f"DELETE FROM members WHERE generation IN ({numbers})")
        self._connection.execute(f"DELETE FROM generations WHERE {which}")

    def folders(self) -> set[str]:
        """Names of the derived folders that some generation still uses."""
        return {str(name) for (name,) in self._all("SELECT folder FROM generations WHERE folder IS NOT NULL")}


def _columns(passage: Passage) -> tuple[object, ...]:
    sentences = [[s.start, s.end, s.language, int(s.heading), s.paragraph] for s in passage.sentences]
    return (passage.ordinal, passage.start, passage.end, passage.language, json.dumps(sentences))


def _sentences(stored: str) -> Iterator[Sentence]:
    for start, end, language, heading, paragraph in json.loads(stored):
        yield Sentence(start, end, language, bool(heading), paragraph)


def _article(stored: str) -> Article:
    return Article.of_fields(json.loads(stored))
