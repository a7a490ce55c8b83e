"""What can be evaluated, behind one small interface: Attest itself and the peers it is measured beside."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Protocol

from assistant.answer import Answer, Citation, Message, Span, Statement
from assistant.chat import Assistant
from assistant.config import Config
from assistant.evaluation.errors import EvaluationError
from assistant.evaluation.run import Json
from corpus.article import Article
from corpus.errors import ArticleError
from index.encode import open_encoder
from index.library import Progress


class System(Protocol):
    """Answers questions about one corpus."""

    @property
    def encoder(self) -> str:
        """Fingerprint of the encoder; ``none`` where there is none."""

    @property
    def failures(self) -> Sequence[ArticleError]:
        """Files and records of the corpus that could not be read."""

    def articles(self) -> list[Article]:
        """The articles it answers from."""

    def answer(self, question: str, history: Sequence[Message]) -> tuple[Json, float | None]:
        """The contract's Answer as JSON, and the probability that its best sentence answers (None: it has none).

        Raises QuestionError.
        """

    def close(self) -> None:
        """Frees what it holds."""


class Attest:
    """The assistant as it stands."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.failures = assistant.failures
        config = assistant.config
        self.encoder = open_encoder(config.embedding, config.cache).fingerprint

    @classmethod
    def open(cls, config: Config, progress: Progress | None = None) -> Attest:
        """Brings the store up to date first. Raises what ``Assistant.open`` raises."""
        return cls(Assistant.open(config, progress))

    def articles(self) -> list[Article]:
        """Those of the store."""
        return self._assistant.articles()

    def answer(self, question: str, history: Sequence[Message]) -> tuple[Json, float | None]:
        """Asked as any user would."""
        answer, confidence = self._assistant.ask_with_confidence(question, history)
        return answer.as_json(), confidence

    def close(self) -> None:
        """Frees the store."""
        self._assistant.close()


SYSTEMS = ("attest", "unchecked", "llamaindex", "llamaindex-minilm", "bm25")


def open_system(name: str, config: Config, progress: Progress | None = None) -> System:
    """One of ``SYSTEMS`` over the corpus of ``config``. Raises EvaluationError for another name."""
    if name == "attest":
        return Attest.open(config, progress)
    if name == "unchecked":
        from assistant.evaluation.peer_unchecked import open_unchecked

        return open_unchecked(config, progress)
    if name == "bm25":
        from assistant.evaluation.peer_bm25 import Bm25

        return Bm25.open(config)
    if name in ("llamaindex", "llamaindex-minilm"):
        from assistant.evaluation.peer_llamaindex import StockIndex

        return StockIndex.open(config, minilm=name.endswith("minilm"))
    raise EvaluationError(f"there is no system {name!r}; there are {', '.join(SYSTEMS)}")


def digest_of(articles: Sequence[Article]) -> str:
    """SHA-256 of the articles in order of id."""
    ordered = sorted((article.id, article.digest) for article in articles)
    return hashlib.sha256(repr(ordered).encode()).hexdigest()


def quoting(question: str, language: str, quote: Citation, hits: Sequence[Span], engine: str) -> Json:
    """The Answer of a peer that never refuses: one quote and nothing else."""
    said = (Statement(quote.quote, (1,)),)
    text = f"{quote.quote} [1]"
    answer = Answer(question, question, language, "answered", text, said, (quote,), tuple(hits), engine=engine)
    return answer.as_json()


def quote_of(article: Article, start: int, end: int, text: str, language: str) -> Citation:
    """A citation as the peer gives it: whether its text stands at its offsets is for ``quote_validity`` to say."""
    published = article.published.isoformat() if article.published else None
    return Citation(1, article.id, article.title, article.source, article.url, published, language, start, end, text)
