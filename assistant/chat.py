"""``Assistant``: opens corpus, index and encoder, and answers. The only place that wires the floors together."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from threading import Lock

from assistant import phrases
from assistant.answer import Answer, Message
from assistant.answering import decide
from assistant.config import Config
from assistant.courtesy import OF_ONE_ARTICLE, newest, remark, told_of
from assistant.follow_up import standalone
from assistant.match import compared
from assistant.question import Query, readable, understand
from assistant.reply import answered, not_found, spans, told
from assistant.search import day_of_asking, once_more, search
from assistant.shapes.answer import ground_of, refusal, settled, shaped
from assistant.shapes.decided import decided
from assistant.small_talk import Talk, small_talk
from assistant.wire import Wire, ranked
from corpus.article import Article
from corpus.errors import ArticleError
from corpus.language import identify_question
from corpus.read import Reading, read_corpus
from index.encode import open_encoder
from index.errors import StoreBusy
from index.hit import Filter, Hit
from index.library import Changes, Library, Progress
from index.reader import Read, Reader, opening_reader, reordered

SMALL = 100_000
"""Characters of a corpus whose sentences are encoded at once; those of a larger one when they are first needed."""
READ = 10
"""Passages that are read for a question."""


class Assistant:
    """Answers questions about one corpus. Made by ``open``; safe to share between threads."""

    def __init__(
        self, config: Config, library: Library, *, read_only: bool, reader: Callable[[], Reader | None] = lambda: None
    ) -> None:
        self.config = config
        self.failures: tuple[ArticleError, ...] = ()
        """Files and records of the corpus that could not be read at the last sync."""
        self.read_only = read_only
        """Another process owns the store: what is in it is answered from, and nothing is written."""
        self._library = library
        self._reader = reader
        self._syncing = Lock()

    @classmethod
    def open(cls, config: Config | None = None, progress: Progress | None = None) -> Assistant:
        """Opens the corpus of ``config`` and its store, up to date; ``progress`` is told passages done and in all.

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
            assistant = cls(config, library, read_only=True, reader=reader)
            assistant.failures = tuple(reading.failures)
            return assistant
        assistant = cls(config, library, read_only=False, reader=reader)
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

    def ask(self, question: str, history: Sequence[Message] = (), where: Filter | None = None) -> Answer:
        """The answer to ``question`` after the turns of ``history`` (oldest first), from the articles ``where`` admits.

        Raises QuestionError where there is no question, or one too long.
        """
        return self.ask_with_confidence(question, history, where)[0]

    def ask_with_confidence(
        self, question: str, history: Sequence[Message] = (), where: Filter | None = None
    ) -> tuple[Answer, float | None]:
        """What ``ask`` returns, and the probability (0 to 1) that the best sentence found answers; None for small talk.

        The answer is "not found" below a threshold fitted with the weights of the evidence.
        """
        started = time.perf_counter()
        asked = readable(question)
        turns = [message for message in history if message.content.strip()]
        talk = small_talk(asked)
        if talk:
            answer, confidence = self._courtesy(asked, talk, turns, where), None
        else:
            answer, confidence = self._answer(asked, turns, where)
        timings = {**answer.timings_ms, "total": _ms(started)}
        notices = (*self._own_notices(answer.language), *answer.notices)
        return replace(answer, question=question, timings_ms=timings, notices=notices), confidence

    def stream(self, question: str, history: Sequence[Message] = (), where: Filter | None = None) -> Iterator[Answer]:
        """Growing answers, a statement more each time; the last one equals what ``ask`` returns, its timings apart."""
        answer = self.ask(question, history, where)
        for shown in range(1, len(answer.statements)):
            yield told(answer, shown)
        yield answer

    def _own_notices(self, language: str) -> tuple[str, ...]:
        keys = ["notice.read_only"] if self.read_only else []
        if self.config.reader != "none" and self._reader() is None:
            keys.append("notice.no_reader")
        return tuple(phrases.say(key, language) for key in keys)

    def _answer(self, asked: str, history: Sequence[Message], where: Filter | None) -> tuple[Answer, float | None]:
        whole = standalone(asked, history)
        query = understand(asked, whole, self._language(asked, history), lambda: day_of_asking(self._library, where))
        started = time.perf_counter()
        wire = Wire(self._library, where)
        found = search(self._library, wire, query, self.config.limit, where)
        retrieve = _ms(started)
        started = time.perf_counter()
        ground = ground_of(query, self._library, where)
        composed = shaped(ground, lambda: self._searched(where)) if ground else None
        if composed is not None:
            timings = {"retrieve": retrieve, "read": _ms(started)}
            return replace(composed, hits=spans(ranked([*found.hits, *found.copies])), timings_ms=timings), None
        read = self._read(query, found.hits)
        verdict = decide(query, found.hits, self._library, read, wire)
        verdict = once_more(query, found.hits, self._library, self._read, verdict, wire)
        verdict = settled(ground, verdict) if ground else verdict
        refused = refusal(ground, verdict, self._searched(where)) if ground else None
        if verdict.versions is None or refused is not None:
            answer = not_found(query, verdict, self._searched(where), refused or "")
        elif ground:
            answer = decided(ground, verdict, verdict.versions, wire)
        else:
            answer = answered(query, verdict, verdict.versions, self._library.article, wire)
        timings = {"retrieve": retrieve, "read": _ms(started)}
        shown = ranked([*reordered(found.hits, read), *found.copies])
        return replace(answer, hits=spans(shown), timings_ms=timings), verdict.probability

    def _read(self, query: Query, hits: Sequence[Hit]) -> list[Read]:
        """What the reader says of the first hits; empty without one."""
        reader = self._reader()
        if reader is None:
            return []
        first = [hit.passage for hit in hits[:READ]]
        return reader.read(query.standalone, [(self._library.article(p.article_id).title, p) for p in first])

    def _courtesy(self, asked: str, talk: Talk, history: Sequence[Message], where: Filter | None) -> Answer:
        language = self._language(asked, history)
        articles = self._searched(where)
        if talk not in OF_ONE_ARTICLE or not articles:
            return Answer(asked, asked, language, "meta", remark(talk, articles, language))
        article = self._spoken_of(history, articles, where)
        passages = self._library.passages(article.id)
        if not passages:
            return Answer(asked, asked, language, "meta", remark("list", articles, language))
        draft, opening = told_of(talk, asked, article, passages, language, self._library.similarity)
        query = Query(asked, asked, language, "any", frozenset())
        hits = self._library.retrieve(article.title or asked, language=language, limit=self.config.limit, where=where)
        return replace(draft.answer(query, "answered", opening), hits=spans(hits))

    def _spoken_of(self, history: Sequence[Message], articles: Sequence[Article], where: Filter | None) -> Article:
        """The article of the conversation so far, else the newest."""
        questions = [
            message.content for message in history if message.role == "user" and not small_talk(message.content)
        ]
        if questions and len(articles) > 1:
            last = standalone(questions[-1], history[: [m.content for m in history].index(questions[-1])])
            hits = self._library.retrieve(last, language=identify_question(last, "en"), limit=1, where=where)
            if hits:
                return self._library.article(hits[0].passage.article_id)
        return newest(articles)[0]

    def _searched(self, where: Filter | None) -> list[Article]:
        """The articles a search under ``where`` looks into."""
        everything = self._library.articles()
        if where is None or where == Filter():
            return everything
        return [a for a in everything if any(where.admits(a, p.language) for p in self._library.passages(a.id))]

    def _language(self, question: str, history: Sequence[Message]) -> str:
        """The question's language; where it shows none, that of the conversation, else of the corpus."""
        default = "en"
        for message in history:
            if message.role == "user":
                default = identify_question(message.content, default)
        return identify_question(question, default)


def _ms(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)
