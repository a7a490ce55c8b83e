"""Brings a store up to date with a corpus, so that a kill at any moment loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock

import numpy as np

from corpus.article import Article, Passage
from corpus.passages import split
from index.derived import Rows, build, indexed_text, sweep
from index.encode import Encoder
from index.errors import StoreError
from index.languages import Means, corpus_means, shipped_means, with_questions
from index.store import EncodedArticle, Generation, Store
from index.view import Views

_FIRST = 32
"""Passages of the first step of ``grow``: some seconds."""
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
        for encoded in self.encode(articles, progress):
            self.keep(encoded)
        self.show(articles)
        return changes

    def encode(
        self,
        articles: Sequence[Article],
        progress: Callable[[int, int], None] | None,
        batch: Callable[[], int] = lambda: _BATCH,
    ) -> Iterator[list[EncodedArticle]]:
        """The articles the store does not hold yet, encoded, at least ``batch()`` passages at a time."""
        known = self._store.digests(self._views.space)
        missing = [article for article in articles if article.digest not in known]
        done, letters_done, letters = 0, 0, sum(len(article.text) for article in missing)

        def tell(more: int) -> None:
            if progress is not None:
                progress(
                    done + more, max(done + len(texts), round((done + len(texts)) * letters / max(1, letters_done)))
                )

        for chosen in _batches(missing, self._budget, batch):
            texts = [indexed_text(article, passage.text) for article, passages in chosen for passage in passages]
            letters_done += sum(len(article.text) for article, _ in chosen)
            tell(0)
            vectors = self._encoder.encode_passages(texts, tell)
            if vectors.shape != (len(texts), self._encoder.dim) or not np.isfinite(vectors).all():
                raise StoreError(f"the model {self._encoder.name} gave vectors of a wrong shape; use another model")
            encoded, at = [], 0
            for article, passages in chosen:
                encoded.append(EncodedArticle(article, passages, vectors[at : at + len(passages)]))
                at += len(passages)
            done += len(texts)
            yield encoded

    def keep(self, encoded: Sequence[EncodedArticle]) -> None:
        """Keeps what was encoded, without what has come into the store since."""
        known = self._store.digests(self._views.space)
        self._store.add(self._views.space, [item for item in encoded if item.article.digest not in known])

    def grow(
        self, wanted: Callable[[], Sequence[Article]], progress: Callable[[int, int], None] | None, lock: RLock
    ) -> Iterator[tuple[int, int]]:
        """See Library.grow; ``lock`` is held while the store changes, never while anything is encoded."""
        with lock:
            articles = wanted()
            told = self.show(articles), len(articles)
            generation = self._store.current()
            kept = shown = len(self._store.places(generation.number)) if generation else 0
        yield told

        def step() -> int:
            return max(_FIRST, min(_BATCH, kept))

        for encoded in self.encode(articles, progress, step):
            with lock:
                self.keep(encoded)
                kept += sum(len(item.passages) for item in encoded)
                if kept < 2 * shown:
                    continue
                articles, shown = wanted(), kept
                told = self.show(articles), len(articles)
            yield told
        with lock:
            articles = wanted()
            told = self.show(articles), len(articles)
        yield told

    def borrow(self, lender: Path, articles: Sequence[Article]) -> None:
        """Takes over from another store what is encoded of ``articles`` there and not here."""
        known = self._store.digests(self._views.space)
        missing = [digest for article in articles if (digest := article.digest) not in known]
        if missing:
            self._store.borrow(lender, self._views.space, missing)

    def show(self, articles: Sequence[Article]) -> int:
        """Shows exactly ``articles``; of those not encoded yet the version shown so far, if any. How many are."""
        generation = self._store.current()
        usable = generation is not None and generation.space == self._views.space
        before = self._store.keys(generation.number) if generation is not None and usable else {}
        known = self._store.digests(self._views.space)
        found = {article.id: known.get(article.digest, before.get(article.id)) for article in articles}
        keys = {name: key for name, key in found.items() if key is not None}
        if not usable or keys != before:
            self._show(keys)
        return len(keys)

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


def _batches(
    articles: Sequence[Article], budget: int, least: Callable[[], int]
) -> Iterator[list[tuple[Article, list[Passage]]]]:
    """Whole articles with their passages, at least ``least`` passages at a time; a small rest joins the last batch."""
    batch: list[tuple[Article, list[Passage]]] = []
    count, letters, left, enough = 0, 0, sum(len(article.text) for article in articles), least()
    for article in articles:
        passages = split(article, budget)
        batch.append((article, passages))
        count, letters, left = count + len(passages), letters + len(article.text), left - len(article.text)
        if count >= enough and left * count >= enough * letters:  # the rest makes another batch
            yield batch
            batch, count, letters, enough = [], 0, 0, least()
    if batch:
        yield batch
