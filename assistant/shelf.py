"""What one user has of the articles: all that is common, and what that user added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import phrases
from assistant.added import Addition, limits_of
from assistant.answer import Answer, Message
from assistant.chat import Assistant
from assistant.engines import Offer
from assistant.errors import UploadError
from assistant.indexing import Indexing
from assistant.suggest import suggestions
from corpus.article import Article
from corpus.uploads.entry import Limits, Upload
from index.hit import Filter, Hit

if TYPE_CHECKING:
    from assistant.shelves import Shelves

SUGGESTING = 3.0
"""Seconds for questions to go on with: they are looked for once the answer is read."""


class Shelf:
    """What an `Assistant` offers, for one user: nothing of another user is reachable through it."""

    def __init__(self, shelves: Shelves, user: str | None) -> None:
        self._shelves = shelves
        self._user = user

    def ask(
        self,
        question: str,
        history: Sequence[Message] = (),
        where: Filter | None = None,
        *,
        engine: str | None = None,
    ) -> Answer:
        """See Assistant.ask."""
        with self._shelves.lent(self._user) as assistant:
            return assistant.ask(question, history, where, engine=engine)

    def stream(
        self,
        question: str,
        history: Sequence[Message] = (),
        where: Filter | None = None,
        *,
        engine: str | None = None,
    ) -> Iterator[Answer]:
        """See Assistant.stream."""
        with self._shelves.lent(self._user) as assistant:
            yield from assistant.stream(question, history, where, engine=engine)

    def search(self, query: str, limit: int = 10, where: Filter | None = None) -> list[Hit]:
        """See Assistant.search."""
        with self._shelves.lent(self._user) as assistant:
            return assistant.search(query, limit, where)

    def suggest(self, answer: Answer, history: Sequence[Message] = (), where: Filter | None = None) -> tuple[str, ...]:
        """Questions to ask after ``answer``, each asked beforehand; ``history``: the turns before its question."""
        with self._shelves.lent(self._user) as assistant:
            return suggestions(assistant, answer, history, where, seconds=SUGGESTING)

    @property
    def engine_names(self) -> tuple[str, ...]:
        """See Assistant.engine_names."""
        return self._shelves.common.engine_names

    def engines(self) -> list[Offer]:
        """See Assistant.engines."""
        return self._shelves.common.engines()

    def articles(self) -> list[Article]:
        """See Assistant.articles."""
        with self._shelves.lent(self._user) as assistant:
            return assistant.articles()

    def article(self, article_id: str) -> Article:
        """See Assistant.article."""
        with self._shelves.lent(self._user) as assistant:
            return assistant.article(article_id)

    @property
    def progress(self) -> Indexing:
        """See Assistant.progress."""
        with self._shelves.lent(self._user) as assistant:
            return assistant.progress

    @property
    def state(self) -> tuple[Path, int, int]:
        """Another value for another collection, and after every change of this one."""
        with self._shelves.lent(self._user) as assistant:
            return assistant.config.store, self._shelves.common.generation, assistant.generation

    @property
    def upload_limits(self) -> Limits:
        """How much this user may add."""
        return limits_of(self._shelves.common.config)

    def closed(self, language: str = "en") -> str | None:
        """Why nothing can be added or removed here; None where it can."""
        with self._shelves.lent(self._user) as assistant:
            locked = assistant.read_only and not self._is_anothers(assistant)
        off = "upload.read_only" if locked else None if self.upload_limits.files else "upload.off"
        return phrases.say(off, language) if off else None

    def added(self) -> tuple[str, ...]:
        """Ids of the articles that this user added."""
        with self._shelves.lent(self._user) as assistant:
            return () if self._is_anothers(assistant) else assistant.added()

    def add(self, files: Sequence[Upload], language: str = "en") -> list[Addition]:
        """See Assistant.add; the first addition makes the user's own store."""
        with self._shelves.lent(self._user, own=True) as assistant:
            added = assistant.add(files, language)
            empty = not assistant.added() and not any(one.ids for one in added)
        if empty and self._user is not None and not self._shelves.holds_files(self._user):
            self._shelves.forget(self._user)  # all was refused: it need not stand there
        return added

    def remove(self, article_id: str, language: str = "en") -> None:
        """See Assistant.remove."""
        with self._shelves.lent(self._user) as assistant:
            if self._is_anothers(assistant):
                raise UploadError(phrases.say("upload.corpus", language))
            assistant.remove(article_id, language)

    def restore(self, article_id: str, language: str = "en") -> None:
        """See Assistant.restore."""
        with self._shelves.lent(self._user) as assistant:
            if self._is_anothers(assistant):
                raise KeyError(article_id)
            assistant.restore(article_id, language)

    def _is_anothers(self, assistant: Assistant) -> bool:
        """Whether it is the common assistant that a user of an account may only read."""
        return self._user is not None and assistant is self._shelves.common
