"""Brings a store up to date with a corpus, so that a kill at any moment loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from corpus.article import Article, Passage
from corpus.passages import split
from index.derived import Rows, build, indexed_text, sweep
from index.encode import Encoder
from index.errors import StoreError
from index.languages import Means, corpus_means, shipped_means, with_questions
from index.store import EncodedArticle, Generation, Store
from index.view import Views

_BATCH = 192
"""Passages encoded, then kept, at a time: what a kill can cost. More than an encoder calls few (index/bundled.py)."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a sync did, in articles."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


class Syncing:
    """The writing side of a library. One at a time: the caller holds the store's lock."""

    def __init__(self, store: Store, folder: Path, encoder: Encoder, views: Views, budget: int) -> None:
        self._store = store
        self._folder = folder
        self._encoder = encoder
        self._views = views
        self._budget = budget

    def repair(self) -> None:
        """After opening: removes what a killed process left, and makes the halves again where they are damaged."""
        sweep(self._folder, self._store.folders())
        generation = self._store.current()
        if generation is None:
            return
        if generation.space != self._views.space:
            self._views.notices.append(
                f"The store was made with another model or splitting ({generation.model}): all are encoded again."
            )
            return
        try:
            self._views.current()
        except StoreError as error:
            self._views.notices.append(f"The search index was made again from the store ({error}).")
            self._show(self._store.keys(generation.number))

    def sync(self, articles: Sequence[Article], progress: Callable[[int, int], None] | None) -> Changes:
        """See Library.sync."""
        wanted = _by_id(articles)
        generation = self._store.current()
        before = self._store.members(generation.number) if generation else {}
        changes = _changes(before, wanted)
        same_space = generation is not None and generation.space == self._views.space
        if same_space and not changes:
            return changes
        self._encode([article for article in wanted.values()], progress)
        known = self._store.digests(self._views.space)
        self._show({name: known[article.digest] for name, article in wanted.items()})
        return changes

    def _encode(self, articles: list[Article], progress: Callable[[int, int], None] | None) -> None:
        known = self._store.digests(self._views.space)
        missing = [article for article in articles if article.digest not in known]
        done, letters_done, letters = 0, 0, sum(len(article.text) for article in missing)

        def tell(more: int) -> None:
            if progress is not None:
                progress(
                    done + more, max(done + len(texts), round((done + len(texts)) * letters / max(1, letters_done)))
                )

        for batch in _batches(missing, self._budget):
            texts = [indexed_text(article, passage.text) for article, passages in batch for passage in passages]
            letters_done += sum(len(article.text) for article, _ in batch)
            tell(0)
            vectors = self._encoder.encode_passages(texts, tell)
            if vectors.shape != (len(texts), self._encoder.dim) or not np.isfinite(vectors).all():
                raise StoreError(f"the model {self._encoder.name} gave vectors of a wrong shape; use another model")
            encoded, at = [], 0
            for article, passages in batch:
                encoded.append(EncodedArticle(article, passages, vectors[at : at + len(passages)]))
                at += len(passages)
            self._store.add(self._views.space, encoded)
            done += len(texts)

    def _show(self, keys: dict[str, int]) -> None:
        """Makes these articles the current generation, halves first."""
        staged = self._store.stage(self._views.space, self._encoder.name, keys)
        rows = self._rows(staged)
        folder = build(self._folder, rows, self._means(rows)) if rows.ids else None
        view = self._views.open(replace(staged, folder=folder))  # opened first: searches never wait for it
        self._store.publish(staged, folder)
        self._views.exchange(view)
        sweep(self._folder, self._store.folders())

    def _rows(self, generation: Generation) -> Rows:
        articles = self._store.articles(generation.number)
        rows = Rows([], [], [], [], self._store.vectors(generation.number, self._encoder.dim))
        for article in articles:
            for passage in self._store.passages(generation.number, article.id):
                rows.ids.append(passage.id)
                rows.texts.append(passage.text)
                rows.languages.append(passage.language)
                rows.articles.append(article)
        return rows

    def _means(self, rows: Rows) -> Means:
        means = corpus_means(shipped_means(self._encoder), rows.vectors, rows.languages)
        samples: dict[str, list[str]] = {}
        for text, language in zip(rows.texts, rows.languages, strict=True):
            samples.setdefault(language, []).append(text[:200])
        return with_questions(means, self._encoder, samples)


def _by_id(articles: Sequence[Article]) -> dict[str, Article]:
    found: dict[str, Article] = {}
    for article in articles:
        if article.id in found:
            raise StoreError(f"two articles have the id {article.id!r}; give each its own")
        found[article.id] = article
    return found


def _changes(before: dict[str, str], wanted: dict[str, Article]) -> Changes:
    unchanged = sum(before.get(name) == article.digest for name, article in wanted.items())
    known = sum(name in before for name in wanted)
    return Changes(len(wanted) - known, known - unchanged, len(before) - known, unchanged)


def _batches(articles: Sequence[Article], budget: int) -> Iterator[list[tuple[Article, list[Passage]]]]:
    """Whole articles with their passages, at least ``_BATCH`` passages at a time; a small rest joins the last batch."""
    batch: list[tuple[Article, list[Passage]]] = []
    count, letters, left = 0, 0, sum(len(article.text) for article in articles)
    for article in articles:
        passages = split(article, budget)
        batch.append((article, passages))
        count, letters, left = count + len(passages), letters + len(article.text), left - len(article.text)
        if count >= _BATCH and left * count >= _BATCH * letters:  # the rest makes another batch
            yield batch
            batch, count, letters = [], 0, 0
    if batch:
        yield batch
