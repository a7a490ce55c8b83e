"""The articles an assistant answers from: those of its corpus and those its user added, kept in its library."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from threading import Event, RLock, Thread

from assistant import phrases
from assistant.added import Addition, limits_of, told
from assistant.config import Config
from assistant.errors import UploadError
from assistant.indexing import Indexing, encode_sentences
from corpus.article import Article
from corpus.errors import ArticleError, AttestError
from corpus.read import Reading, read_corpus
from corpus.uploads.entry import Taken, Upload
from corpus.uploads.folder import Uploads, joined
from index.encode import Encoder
from index.errors import StoreBusy
from index.library import Changes, Library, Progress

_PATIENCE = 20.0
"""Seconds that closing waits for the step of indexing under way."""
_log = logging.getLogger(__name__)


def open_library(config: Config, encoder: Encoder) -> tuple[Library, bool]:
    """The library of the settings, and whether it can only be read, since another process owns it."""
    try:
        return Library.open(config.store, encoder, budget=config.passage_tokens), False
    except StoreBusy:
        return Library.open(config.store, encoder, budget=config.passage_tokens, write=False), True


class _Stopped(Exception):
    pass


class Holdings:
    """Keeps a library's articles: follows the corpus, takes in what is added. Safe to share between threads."""

    def __init__(self, config: Config, library: Library, *, read_only: bool, lender: Holdings | None = None) -> None:
        self.library = library
        self.failures: tuple[ArticleError, ...] = ()
        """Files and records of the corpus that could not be read when it was last read."""
        self.read_only = read_only
        self._limits = limits_of(config)
        self._config = config
        self._uploads = Uploads(config.store)
        self._lender = lender
        """Whose articles, all of them, are the corpus here; None: it is read from the files."""
        self._reading: list[Article] | None = None
        """The corpus while it is being indexed; after that the library has it."""
        self._own: frozenset[str] = frozenset()
        self._changing = RLock()
        self._stop = Event()
        self._thread: Thread | None = None
        self._progress = Indexing("done")
        if not read_only:
            self._uploads.tidy()

    def begin(self, reading: Reading | None, progress: Progress | None) -> None:
        """Follows the corpus: at once where it has been read, else in the background; not at all where it may not."""
        if self.read_only:
            self.failures = tuple(reading.failures) if reading else ()
        elif reading is None:
            self.follow_in_background()
        else:
            try:
                self.follow(reading, progress)
            except BaseException:
                self.library.close()
                raise

    # -- the corpus ---------------------------------------------------------------------------------------------------

    @property
    def progress(self) -> Indexing:
        """How far the corpus is indexed."""
        if self._lender is not None and self._lender.unfinished is not None:
            return self._lender.progress
        if self._progress.state == "done":
            count = self.library.count
            return Indexing("done", count, count, self._progress.passages, self._progress.passages)
        return self._progress

    @property
    def unfinished(self) -> Indexing | None:
        """The progress while indexing runs, or when it failed."""
        own = None if self._progress.state == "done" else self._progress
        return own or (self._lender.unfinished if self._lender else None)

    def follow(self, reading: Reading | None = None, progress: Progress | None = None) -> Changes:
        """Makes the library hold the corpus (``reading``, else read now) and what was added, all of it encoded."""
        if self._thread is not None:
            self._thread.join()
        with self._changing:
            reading = reading or self.read()
            self.failures = tuple(reading.failures)
            wanted = self._joined(reading.articles)
            if self._lender is not None:
                self.library.borrow(self._lender._config.store, wanted)
            changes = self.library.sync(wanted, progress)
            if changes.added or changes.changed:
                encode_sentences(self.library, self._go_on)
            self._progress = Indexing("done")
            return changes

    def read(self) -> Reading:
        """The corpus as it is now."""
        if self._lender is None:
            return read_corpus(self._config.corpus)
        return Reading(self._lender.library.articles(), list(self._lender.failures))

    def follow_in_background(self) -> None:
        """Begins to do what ``follow`` does, in steps; `progress` tells how far it is."""
        self._progress = Indexing("running")
        self._thread = Thread(target=self._run, name="indexing", daemon=True)
        self._thread.start()

    def settle(self, seconds: float) -> bool:
        """Waits for the background, that long at most; whether it has ended."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self._thread is None or not self._thread.is_alive()

    def _run(self) -> None:
        try:
            reading = self.read()
            self.failures = tuple(reading.failures)
            self._reading = sorted(reading.articles, key=lambda one: str(one.published or "")[:10], reverse=True)
            for shown, wanted in self.library.grow(self._wanted, self._encoded):
                self._go_on()
                before = self._progress
                self._progress = Indexing("running", shown, wanted, before.passages, before.passages_in_all)
            if self._progress.passages:
                encode_sentences(self.library, self._go_on)
            self._reading = None
            self._progress = Indexing("done", passages=self._progress.passages)
        except _Stopped:
            return
        except Exception as error:
            if self._stop.is_set():
                return
            if not isinstance(error, AttestError):
                _log.exception("indexing broke off")
            before = self._progress
            self._progress = Indexing(
                "failed", before.articles, before.articles_in_all, before.passages, before.passages_in_all, str(error)
            )

    def _encoded(self, done: int, in_all: int) -> None:
        self._go_on()
        before = self._progress
        self._progress = Indexing("running", before.articles, before.articles_in_all, done, in_all)

    def _go_on(self) -> None:
        if self._stop.is_set():
            raise _Stopped

    def _wanted(self) -> list[Article]:
        """The corpus as far as it is known, and what was added."""
        own = self._own
        corpus = self._reading
        if corpus is None:
            corpus = [article for article in self.library.articles() if article.id not in own]
        return self._joined(corpus)

    def _joined(self, corpus: Sequence[Article]) -> list[Article]:
        articles = joined(corpus, self._uploads.articles())
        self._own = frozenset(article.id for article in articles[len(corpus) :])
        return articles

    # -- what is added ------------------------------------------------------------------------------------------------

    def added(self) -> tuple[str, ...]:
        """Ids of the articles that were added and not removed, by id."""
        own = frozenset(article.id for article in self._uploads.articles()) if self.read_only else self._own
        return tuple(article.id for article in self.library.articles() if article.id in own)

    def add(self, uploads: Sequence[Upload], language: str) -> list[Addition]:
        """See Assistant.add."""
        self._require_writing(language)
        if not self._limits.files:
            raise UploadError(phrases.say("upload.off", language))
        with self._changing:
            taken = self._uploads.take(uploads, self._limits)
            fresh = [one for one in taken if one.state in ("new", "back")]
            try:
                self._show([article for one in fresh if one.entry for article in one.entry.articles])
            except BaseException:
                self._undo(fresh)
                raise
        return [told(one, self._limits, language) for one in taken]

    def remove(self, article_id: str, language: str) -> None:
        """See Assistant.remove."""
        self._require_writing(language)
        with self._changing:
            if article_id not in self._own:
                self.library.article(article_id)
                raise UploadError(phrases.say("upload.corpus", language))
            self._uploads.hide(article_id)
            try:
                self._show(())
            except BaseException:
                self._uploads.show(article_id)
                raise

    def restore(self, article_id: str, language: str) -> None:
        """See Assistant.restore."""
        self._require_writing(language)
        with self._changing:
            self._uploads.show(article_id)
            self._show([article for article in self._uploads.articles() if article.id == article_id])

    def _show(self, new: Sequence[Article]) -> None:
        self.library.include(new, self._wanted())

    def _undo(self, fresh: Sequence[Taken]) -> None:
        """What could not be indexed is as if it had never come."""
        for one in fresh:
            with suppress(AttestError, OSError, KeyError):
                if one.entry is not None and one.state == "new":
                    self._uploads.discard(one.entry)
                elif one.entry is not None:
                    for article in one.entry.articles:
                        self._uploads.hide(article.id)

    def _require_writing(self, language: str) -> None:
        if self.read_only:
            raise UploadError(phrases.say("upload.read_only", language))

    def close(self) -> None:
        """Ends what is under way; what was encoded until then is kept."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(_PATIENCE)
        self.library.close()
