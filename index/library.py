"""An opened store: articles come in, passages are found."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import RLock

import numpy as np

from corpus.article import Article, Passage
from index.encode import Encoder, Matrix
from index.errors import StoreError
from index.hit import Filter, Hit
from index.languages import Means, means_digest, shipped_means, shipped_word_means
from index.locks import OwnerLock
from index.remembered import FILE as SENTENCES
from index.remembered import Remembered
from index.store import FORMAT, Store
from index.sync import Changes, Syncing
from index.view import View, Views
from index.windows import safe_text, unit

__all__ = ["Changes", "Library"]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Parts:
    store: Store
    encoder: Encoder
    views: Views
    sentences: Remembered
    syncing: Syncing | None
    owner: OwnerLock | None


class Library:
    """Articles, their passages, and the search over them. Made by ``open``; safe to share between threads."""

    def __init__(self, parts: _Parts) -> None:
        self._parts = parts
        self._shipped = shipped_means(parts.encoder)
        self._word_means = shipped_word_means(parts.encoder)
        self._sync_lock = RLock()
        self._question = lru_cache(maxsize=256)(self._encoded_question)

    @classmethod
    def open(cls, store: Path, encoder: Encoder, *, budget: int = 256, write: bool = True) -> Library:
        """Opens the store in the folder ``store``; with ``write``, makes it where there is none and owns it.

        ``budget`` is the most tokens a passage may have. Raises StoreBusy where another process writes to the store,
        StoreError where it cannot be used: with ``write=False`` also where it is empty or made by another model.
        """
        owner = _owned(store) if write else None
        opened = None
        try:
            opened = Store(store, write=write)
            views = Views(opened, store, _space(encoder, budget), encoder)
            syncing = Syncing(opened, store, encoder, views, budget) if write else None
            sentences = Remembered(store / SENTENCES, encoder)
            parts = _Parts(opened, encoder, views, sentences, syncing, owner)
            if syncing is not None:
                syncing.repair()
            else:
                views.require_usable()
            return cls(parts)
        except BaseException:
            if opened is not None:
                opened.close()
            if owner is not None:
                owner.release()
            raise

    @property
    def encoder(self) -> Encoder:
        """What makes its vectors."""
        return self._parts.encoder

    @property
    def notices(self) -> list[str]:
        """What the user should know of the store: that another model made it, that its index was made again."""
        return list(self._parts.views.notices)

    def sync(self, articles: Sequence[Article], progress: Progress | None = None) -> Changes:
        """Makes the store hold exactly ``articles``: encodes new and changed ones, forgets the others.

        ``progress`` is told passages done and (at first estimated) in all. Until the end, searches find the state
        before. Killed at any moment, the next call goes on from there. Raises StoreError, EncoderError; what was
        encoded until then is kept.
        """
        with self._sync_lock:
            return self._writing().sync(articles, progress)

    def grow(
        self, wanted: Callable[[], Sequence[Article]], progress: Progress | None = None
    ) -> Iterator[tuple[int, int]]:
        """Makes the store hold exactly ``wanted()``, in steps: (articles shown, articles wanted) after each.

        What is wanted and encoded can be found while the rest is encoded, a changed article as it was. The steps grow,
        so that showing them costs about as much as showing the whole twice. Between two steps other calls may write.
        """
        yield from self._writing().grow(wanted, progress, self._sync_lock)

    def include(self, new: Sequence[Article], wanted: Sequence[Article]) -> None:
        """Encodes ``new`` and shows what is encoded of ``wanted``, them among it."""
        syncing = self._writing()
        with self._sync_lock:
            for encoded in syncing.encode(new, None):
                syncing.keep(encoded)
            syncing.show(wanted)

    def borrow(self, lender: Path, articles: Sequence[Article]) -> None:
        """Takes over what the store in the folder ``lender`` has encoded of ``articles``, so that `sync` need not.

        The lender is made with the same model; another program may be using it.
        """
        with self._sync_lock:
            self._writing().borrow(lender, articles)
        self._parts.sentences.borrow(lender / SENTENCES)

    def _writing(self) -> Syncing:
        if self._parts.syncing is None:
            raise StoreError("this store was opened for reading only; open it with write=True to index articles")
        return self._parts.syncing

    @property
    def generation(self) -> int:
        """Which state is shown: another number after every change, 0 before the first."""
        view = self._parts.views.current()
        return view.number if view else 0

    @property
    def count(self) -> int:
        """How many articles there are."""
        view = self._parts.views.current()
        return self._parts.store.count(view.number) if view else 0

    def articles(self) -> list[Article]:
        """All articles, by id."""
        view = self._parts.views.current()
        return self._parts.store.articles(view.number) if view else []

    def article(self, article_id: str) -> Article:
        """One article; KeyError where there is none of that id."""
        view = self._parts.views.current()
        found = self._parts.store.article(view.number, article_id) if view else None
        if found is None:
            raise KeyError(article_id)
        return found

    def passages(self, article_id: str) -> list[Passage]:
        """The passages of an article in order of the text; KeyError where there is none of that id."""
        self.article(article_id)
        view = self._parts.views.current()
        return self._parts.store.passages(view.number, article_id) if view else []

    def family(self, article_id: str) -> tuple[str, ...]:
        """Ids of the articles whose text is the same or nearly, this one among them: copies, updates, a template's."""
        view = self._parts.views.current()
        found = view.derived.families.get(article_id) if view and view.derived else None
        return found or (article_id,)

    def retrieve(self, query: str, *, language: str, limit: int = 10, where: Filter | None = None) -> list[Hit]:
        """The ``limit`` passages (fewer only where the corpus has fewer) that best fit the query, best first.

        ``language`` is the query's own; passages of every language are found alike. Nothing for an empty query.
        """
        text = safe_text(query)
        view = self._parts.views.current()
        if view is None or view.derived is None or not text or limit < 1:
            return []
        ranked = view.derived.search(self._question(text), text, language, limit, where)
        found = view.passages([name for name, _ in ranked])
        kept = [(name, score) for name, score in ranked if name in found]
        return [Hit(found[name], score, rank, "fused") for rank, (name, score) in enumerate(kept, start=1)]

    def similarity(
        self, query: str, query_language: str, texts: Sequence[str], languages: Sequence[str]
    ) -> list[float]:
        """How near each text is in meaning to the query: cosines of vectors without their language, -1 to 1.

        The texts are encoded as passages, once: a text met before costs a look-up. ``languages`` are the texts' own.
        """
        text = safe_text(query)
        if not text or not texts:
            return [0.0] * len(texts)
        means = self._means()
        question = means.centred_question(self._question(text), query_language)
        rows = means.centred_passages(self._parts.sentences.vectors(texts), languages)
        return [float(score) for score in (rows * question).sum(axis=1)]  # row by row: equal texts, equal scores

    def words(self, words: Sequence[str], language: str) -> Matrix:
        """(n, dim) float32: single words as vectors without their language: a word and its translation are near.

        Unit rows; rows of zeros with an encoder whose means of words are not shipped. Each word is encoded once.
        """
        if not self._word_means or not words:
            return np.zeros((len(words), self._parts.encoder.dim if words else 0), dtype=np.float32)
        general: Matrix = np.mean(list(self._word_means.values()), axis=0)
        mean: Matrix = self._word_means.get(language, general)
        return unit(self._parts.sentences.vectors(words, asked=True) - mean)

    def close(self) -> None:
        """Frees the files and lets another process write."""
        self._parts.views.close()
        self._parts.sentences.close()
        self._parts.store.close()
        if self._parts.owner is not None:
            self._parts.owner.release()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _means(self) -> Means:
        view: View | None = self._parts.views.current()
        return view.derived.means if view and view.derived else self._shipped

    def _encoded_question(self, text: str) -> Matrix:
        row: Matrix = self._parts.encoder.encode_queries([text])[0].astype(np.float32)
        return row


def _space(encoder: Encoder, budget: int) -> str:
    """Names what vectors of one store have in common; vectors of two spaces are never compared."""
    parts = f"{FORMAT} {budget} {encoder.fingerprint} {means_digest(encoder)}"
    return hashlib.sha256(parts.encode()).hexdigest()[:32]


def _owned(store: Path) -> OwnerLock:
    try:
        store.mkdir(parents=True, exist_ok=True)
        lock = OwnerLock(store)
        lock.acquire()
    except (FileExistsError, NotADirectoryError) as error:
        raise StoreError(f"{store}: the store must be a folder, and a file is in its place; name another") from error
    except OSError as error:
        raise StoreError(f"{store}: the store cannot be written ({error.strerror or error}); name another") from error
    return lock
