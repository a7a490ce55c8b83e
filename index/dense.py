"""Passages as vectors in Chroma. The one door to chromadb.

A collection is built once in a folder nobody reads yet and never changed afterwards, for two reasons: Chroma rewrites
its graph in place, so that a kill in that moment leaves a collection that hangs on opening; and a second process that
writes to one path corrupts it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.config import Settings
from chromadb.errors import ChromaError

from corpus.article import Article
from index.encode import Matrix
from index.errors import StoreError
from index.hit import Filter

_NAME = "passages"
_GRAPH: CreateCollectionConfiguration = {
    "hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200, "max_neighbors": 24}
}


class Dense:
    """An immutable collection of unit vectors; scores are cosines."""

    EXACT = 2_000
    """Up to so many admitted passages a filtered search compares every vector: a graph filtered hard misses some."""

    def __init__(self, folder: Path) -> None:
        with _translated(folder):
            self._client = _client(folder)
            self._collection = self._client.get_collection(_NAME, embedding_function=None)
            self.count = self._collection.count()
        self._folder = folder

    @classmethod
    def build(cls, folder: Path, ids: Sequence[str], vectors: Matrix, metadata: Sequence[dict[str, Any]]) -> None:
        """Writes a collection into the new folder and proves that it answers. Ids are unique, vectors unit rows."""
        with _translated(folder):
            client = _client(folder)
            try:
                collection = client.create_collection(_NAME, configuration=_GRAPH, embedding_function=None)
                step = min(2_000, client.get_max_batch_size())
                for start in range(0, len(ids), step):
                    part = slice(start, start + step)
                    collection.add(ids=list(ids[part]), embeddings=vectors[part], metadatas=list(metadata[part]))
            finally:
                client.close()
        built = cls(folder)
        try:
            found = built.search(vectors[0], 1, None)
            if built.count != len(ids) or not found:
                raise StoreError(f"{folder}: Chroma kept {built.count} of {len(ids)} passages; run the same again")
        finally:
            built.close()

    def search(self, vector: Matrix, count: int, where: dict[str, Any] | None) -> dict[str, float]:
        """The ``count`` nearest ids with their cosine, best first, among those ``where`` admits."""
        with _translated(self._folder):
            found = self._collection.query(
                query_embeddings=vector[None, :], n_results=min(count, self.count), where=where, include=["distances"]
            )
        distances = (found["distances"] or [[]])[0]
        return {name: 1.0 - float(distance) for name, distance in zip(found["ids"][0], distances, strict=True)}

    def scores(self, vector: Matrix, ids: Sequence[str]) -> dict[str, float]:
        """The cosine of each of ``ids``."""
        if not ids:
            return {}
        with _translated(self._folder):
            got = self._collection.get(ids=list(ids), include=["embeddings"])
        cosines = np.asarray(got["embeddings"], dtype=np.float32) @ vector
        return dict(zip(got["ids"], cosines.tolist(), strict=True))

    def close(self) -> None:
        """Frees the collection; only when no search is under way."""
        self._client.close()


def metadata(article: Article, language: str) -> dict[str, Any]:
    """What a passage can be filtered by. A missing date is left out, so that no range admits it."""
    fields: dict[str, Any] = {
        "article_id": article.id,
        "language": language,
        "source": (article.source or "").casefold(),
    }
    if article.published is not None:
        fields["published"] = day_number(article.published)
    return fields


def day_number(day: date) -> int:
    """The day as yyyymmdd: Chroma compares numbers only."""
    day = day.date() if isinstance(day, datetime) else day
    return day.year * 10_000 + day.month * 100 + day.day


def conditions(where: Filter | None) -> dict[str, Any] | None:
    """The filter in Chroma's words."""
    if where is None:
        return None
    parts: list[dict[str, Any]] = []
    if where.language is not None:
        parts.append({"language": where.language})
    if where.source is not None:
        parts.append({"source": where.source.casefold()})
    if where.after is not None:
        parts.append({"published": {"$gte": day_number(where.after)}})
    if where.before is not None:
        parts.append({"published": {"$lt": day_number(where.before)}})
    if len(parts) < 2:
        return parts[0] if parts else None
    return {"$and": parts}


def _client(folder: Path) -> Client:
    client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False, allow_reset=False))
    assert isinstance(client, Client)  # its declared type lacks close
    return client


class _translated:
    """Chroma's errors as StoreErrors."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if not isinstance(error, ChromaError | OSError | RuntimeError | ValueError | KeyError | TypeError):
            return
        advice = "delete this folder, it is made again from the store"
        if "full" in str(error) or "No space" in str(error):  # Chroma writes a little even when it only opens
            advice = "free some space and try again, nothing is lost"
        raise StoreError(f"{self._folder}: the vector index cannot be used ({error}); {advice}") from error
