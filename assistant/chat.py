"""``Assistant``: opens corpus, index and encoder, and answers. The only place that wires the floors together."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from assistant import phrases
from assistant.added import Addition
from assistant.answer import Answer, Message
from assistant.config import Config
from assistant.engines import Engines, Offer
from assistant.generate.engine import Wording
from assistant.holdings import Holdings, open_library
from assistant.indexing import Indexing, indexing_notice
from assistant.pipeline import Outcome, Pipeline, ms
from assistant.readable import readable
from corpus.article import Article
from corpus.errors import ArticleError
from corpus.read import read_corpus, require_corpus
from corpus.uploads.entry import Upload
from index.encode import open_encoder
from index.hit import Filter, Hit
from index.library import Changes, Library, Progress
from index.reader import Reader, opening_reader


class Assistant:
    """Answers questions about one corpus. Made by ``open``; safe to share between threads."""

    def __init__(
        self,
        config: Config,
        library: Library,
        *,
        read_only: bool,
        reader: Callable[[], Reader | None] = lambda: None,
        engines: Engines | None = None,
        lender: Holdings | None = None,
    ) -> None:
        self.config = config
        self.read_only = read_only
        """Another process owns the store: what is in it is answered from, and nothing is written."""
        self._library = library
        self._reader = reader
        self._engines = engines or Engines(config)
        self._pipeline = Pipeline(library, reader, config.limit)
        self._holdings = Holdings(config, library, read_only=read_only, lender=lender)

    @classmethod
    def open(
        cls,
        config: Config | None = None,
        progress: Progress | None = None,
        *,
        engines: Engines | None = None,
        background: bool = False,
    ) -> Assistant:
        """Opens the corpus of ``config`` and its store, up to date; ``progress`` is told passages done and in all.

        ``engines``: those of ``config`` where it is None. ``background``: comes back at once; questions are answered
        from what is indexed so far, and the attribute ``progress`` tells how far that is.

        Raises CorpusError, StoreError, EncoderError, ConfigError.
        """
        config = config or Config.load()
        reading = None  # before the store: a corpus that cannot be read leaves nothing behind
        if background:
            require_corpus(config.corpus)
        else:
            reading = read_corpus(config.corpus)
        encoder = open_encoder(config.embedding, config.cache)
        reader = opening_reader(config.reader, config.cache)
        library, read_only = open_library(config, encoder)
        assistant = cls(config, library, read_only=read_only, reader=reader, engines=engines)
        assistant._holdings.begin(reading, progress)
        return assistant

    def beside(self, store: Path) -> Assistant:
        """Another assistant on a store of its own: its corpus is all that this one answers from now.

        What is encoded here is taken over, nothing is encoded twice. Raises StoreError.
        """
        config = self.config.model_copy(update={"store": store})
        library, read_only = open_library(config, self._library.encoder)
        assistant = type(self)(
            config,
            library,
            read_only=read_only,
            reader=self._reader,
            engines=self._engines,
            lender=self._holdings,
        )
        assistant._holdings.begin(assistant._holdings.read(), None)
        return assistant

    @property
    def failures(self) -> tuple[ArticleError, ...]:
        """Files and records of the corpus that could not be read when it was last read."""
        return self._holdings.failures

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know of the store, in English."""
        return (*self._own_notices("en"), *self._library.notices)

    @property
    def progress(self) -> Indexing:
        """How far the corpus is indexed: running only where it was opened with ``background``."""
        return self._holdings.progress

    def settle(self, seconds: float) -> bool:
        """Waits until what was opened with ``background`` is indexed, that long at most; whether it is."""
        return self._holdings.settle(seconds)

    @property
    def generation(self) -> int:
        """Another number after every change of the articles."""
        return self._library.generation

    def sync(self, progress: Progress | None = None) -> Changes:
        """Reads the corpus again; the store holds exactly it and what was added. Raises CorpusError, StoreError."""
        return self._holdings.follow(None, progress)

    def add(self, files: Sequence[Upload], language: str = "en") -> list[Addition]:
        """Adds a user's files to what questions are answered from, at once and for good: one result a file, in order.

        Messages are in ``language``. All limits are settings. Raises UploadError where nothing can be added here,
        StoreError where the articles cannot be indexed; then none of these files was added.
        """
        return self._holdings.add(files, language)

    def remove(self, article_id: str, language: str = "en") -> None:
        """Takes an added article out; its file goes a day after the last of its articles was removed.

        Raises UploadError for an article of the corpus, KeyError where there is none of that id.
        """
        self._holdings.remove(article_id, language)

    def restore(self, article_id: str, language: str = "en") -> None:
        """Undoes ``remove``. Raises KeyError where there is nothing left to bring back."""
        self._holdings.restore(article_id, language)

    def added(self) -> tuple[str, ...]:
        """Ids of the articles that were added, by id; every other article is of the corpus."""
        return self._holdings.added()

    def articles(self) -> list[Article]:
        """All articles, by id."""
        return self._library.articles()

    def article(self, article_id: str) -> Article:
        """One article; KeyError where there is none of that id."""
        return self._library.article(article_id)

    def close(self) -> None:
        """Frees the store for other processes; indexing under way goes on at the next start."""
        self._holdings.close()

    def __enter__(self) -> Assistant:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def engine_names(self) -> tuple[str, ...]:
        """The engines a question may choose, the default first, whether or not they can be reached."""
        return self._engines.names

    def engines(self) -> list[Offer]:
        """What can word an answer: the extractive engine and the language models of the settings, the default first.

        Each model is reached for at once; the call takes as long as the slowest of them, some seconds at most.
        """
        return self._engines.offers()

    def ask(
        self,
        question: str,
        history: Sequence[Message] = (),
        where: Filter | None = None,
        *,
        engine: str | None = None,
    ) -> Answer:
        """The answer to ``question`` after the turns of ``history`` (oldest first), from the articles ``where`` admits.

        ``engine``: one of `engines` by its name; None is the default. Raises QuestionError where there is no question,
        or one too long, and ConfigError for an engine that the settings do not name.
        """
        return self.ask_with_confidence(question, history, where, engine=engine)[0]

    def search(self, query: str, limit: int = 10, where: Filter | None = None) -> list[Hit]:
        """The ``limit`` passages (fewer where there are fewer) that best fit the query, in the order of an answer's
        ``hits``; nothing is answered. Raises QuestionError for a query that is empty or too long.
        """
        return self._pipeline.search(readable(query), where, limit)

    def ask_with_confidence(
        self,
        question: str,
        history: Sequence[Message] = (),
        where: Filter | None = None,
        *,
        engine: str | None = None,
    ) -> tuple[Answer, float | None]:
        """What ``ask`` returns, and the probability (0 to 1) that the best sentence found answers; None for small talk.

        The answer is "not found" below a threshold fitted with the weights of the evidence.
        """
        *_, last = self._grow(question, history, where, engine)
        return last.answer, last.confidence

    def stream(
        self,
        question: str,
        history: Sequence[Message] = (),
        where: Filter | None = None,
        *,
        engine: str | None = None,
    ) -> Iterator[Answer]:
        """Growing answers, a checked statement more each time; the last one equals what ``ask`` returns, its timings
        apart. Closing the iterator stops a language model that is still writing.
        """
        for outcome in self._grow(question, history, where, engine):
            yield outcome.answer

    def _grow(
        self, question: str, history: Sequence[Message], where: Filter | None, engine: str | None
    ) -> Iterator[Outcome]:
        started = time.perf_counter()
        asked = readable(question)
        turns = [message for message in history if message.content.strip()]
        chosen = self._engines.chosen(engine)
        wording = Wording(chosen, self.config.llm_seconds) if chosen else None
        for outcome in self._pipeline.grow(asked, turns, where, wording):
            answer = outcome.answer
            timings = {**answer.timings_ms, "total": ms(started)}
            notices = (*self._own_notices(answer.language), *answer.notices)
            yield replace(outcome, answer=replace(answer, question=question, timings_ms=timings, notices=notices))

    def _own_notices(self, language: str) -> tuple[str, ...]:
        keys = ["notice.read_only"] if self.read_only else []
        if self.config.reader != "none" and self._reader() is None:
            keys.append("notice.no_reader")
        return (*(phrases.say(key, language) for key in keys), *indexing_notice(self._holdings.unfinished, language))
