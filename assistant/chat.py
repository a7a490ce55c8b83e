"""``Assistant``: opens corpus, index and encoder, and answers. The only place that wires the floors together."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from threading import Lock

from assistant import phrases
from assistant.answer import Answer, Message
from assistant.config import Config
from assistant.engines import Engines, Offer
from assistant.generate.engine import Wording
from assistant.match import compared
from assistant.pipeline import Outcome, Pipeline, ms
from assistant.readable import readable
from corpus.article import Article
from corpus.errors import ArticleError
from corpus.read import Reading, read_corpus
from index.encode import open_encoder
from index.errors import StoreBusy
from index.hit import Filter, Hit
from index.library import Changes, Library, Progress
from index.reader import Reader, opening_reader

SMALL = 100_000
"""Characters of a corpus whose sentences are encoded at once; those of a larger one when they are first needed."""


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
    ) -> None:
        self.config = config
        self.failures: tuple[ArticleError, ...] = ()
        """Files and records of the corpus that could not be read at the last sync."""
        self.read_only = read_only
        """Another process owns the store: what is in it is answered from, and nothing is written."""
        self._library = library
        self._reader = reader
        self._engines = engines or Engines(config)
        self._pipeline = Pipeline(library, reader, config.limit)
        self._syncing = Lock()

    @classmethod
    def open(
        cls, config: Config | None = None, progress: Progress | None = None, *, engines: Engines | None = None
    ) -> Assistant:
        """Opens the corpus of ``config`` and its store, up to date; ``progress`` is told passages done and in all.

        ``engines``: those of ``config`` where it is None.

        Raises CorpusError, StoreError, EncoderError, ConfigError.
        """
        config = config or Config.load()
        reading = read_corpus(config.corpus)  # before the store: a corpus that cannot be read leaves nothing behind
        encoder = open_encoder(config.embedding, config.cache)
        reader = opening_reader(config.reader, config.cache)
        try:
            library = Library.open(config.store, encoder, budget=config.passage_tokens)
        except StoreBusy:
            library = Library.open(config.store, encoder, budget=config.passage_tokens, write=False)
            assistant = cls(config, library, read_only=True, reader=reader, engines=engines)
            assistant.failures = tuple(reading.failures)
            return assistant
        assistant = cls(config, library, read_only=False, reader=reader, engines=engines)
        try:
            assistant._index(reading, progress)
        except BaseException:
            library.close()
            raise
        return assistant

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know of the store, in English."""
        return (*self._own_notices("en"), *self._library.notices)

    def sync(self, progress: Progress | None = None) -> Changes:
        """Reads the corpus again and makes the store hold exactly its articles. Raises CorpusError, StoreError."""
        return self._index(read_corpus(self.config.corpus), progress)

    def _index(self, reading: Reading, progress: Progress | None) -> Changes:
        with self._syncing:
            self.failures = tuple(reading.failures)
            changes = self._library.sync(reading.articles, progress)
            if changes.added or changes.changed:
                self._encode_sentences()
            return changes

    def _encode_sentences(self) -> None:
        """Encodes the sentences and words of a small corpus now, so that its first questions do not wait for them."""
        articles = self._library.articles()
        if sum(len(article.text) for article in articles) > SMALL:
            return
        said: dict[str, list[str]] = {}
        for article in articles:
            for passage in self._library.passages(article.id):
                for sentence in passage.sentences:
                    said.setdefault(sentence.language, []).append(article.text[sentence.start : sentence.end])
        for language, texts in said.items():
            self._library.similarity(texts[0], language, texts, [language] * len(texts))
            self._library.words(sorted({word for text in texts for word in compared(text, language)}), language)

    def articles(self) -> list[Article]:
        """All articles, by id."""
        return self._library.articles()

    def article(self, article_id: str) -> Article:
        """One article; KeyError where there is none of that id."""
        return self._library.article(article_id)

    def close(self) -> None:
        """Frees the store for other processes."""
        self._library.close()

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
        return tuple(phrases.say(key, language) for key in keys)
