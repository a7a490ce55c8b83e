"""One assistant a user: the common one, until the user adds an article; then one on a store of the user's own.

A user's own store holds everything common and what that user added, so nothing has to be filtered out of an answer, a
count or a list: what others added is not there. The common store is never written for a user.
"""

from __future__ import annotations

import shutil
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, RLock

from assistant import phrases
from assistant.added import Addition, limits_of
from assistant.answer import Answer, Message
from assistant.chat import Assistant
from assistant.engines import Offer
from assistant.errors import UploadError
from assistant.indexing import Indexing
from assistant.suggest import suggestions
from assistant.users import user_folder
from corpus.article import Article
from corpus.uploads.entry import FOLDER as ADDED
from corpus.uploads.entry import Limits, Upload
from corpus.uploads.folder import Uploads
from index.hit import Filter, Hit

SUGGESTING = 3.0
"""Seconds for questions to go on with: they are looked for once the answer is read."""
OPEN = 8
"""Own stores that stay open while nobody uses them."""


@dataclass
class _Open:
    """An own store that is open, or being opened by whoever holds ``lock``."""

    lock: RLock = field(default_factory=RLock)
    assistant: Assistant | None = None
    followed: int = -1
    """The state of the common store that it follows."""
    uses: int = 0


class Shelves:
    """Gives every user an assistant. Safe to share between threads; the common assistant stays the caller's."""

    def __init__(self, common: Assistant, most: int = OPEN) -> None:
        self._common = common
        self._most = most
        self._lock = Lock()
        self._open: OrderedDict[str, _Open] = OrderedDict()

    def of(self, user: str | None) -> Shelf:
        """The shelf of the user of that name; None where there are no accounts: then all is common."""
        return Shelf(self, user)

    def folder(self, user: str) -> Path:
        """Where the user's own store is, or would be: two names never share one, whatever is written in them."""
        return user_folder(self._common.config.store, user)

    @contextmanager
    def lent(self, user: str | None, *, own: bool = False) -> Iterator[Assistant]:
        """The assistant of the user while the block runs; ``own``: on a store of the user's own, made if need be.

        Without ``own`` it may be the common one, which is only to be read: `Shelf` sees to that.
        """
        if user is None or not (own or self._has_own(user)):
            yield self._common
            return
        entry = self._taken(user)
        try:
            yield self._followed(entry, user)
        finally:
            self._given_back(entry)

    def forget(self, user: str) -> bool:
        """Deletes the user's own store with all that was added to it; False while it is in use."""
        with self._lock:
            entry = self._open.get(user)
            if entry is not None and entry.uses:
                return False
            if entry is not None:
                _close(self._open.pop(user))
            shutil.rmtree(self.folder(user), ignore_errors=True)
            return True

    def close(self) -> None:
        """Closes the users' own stores; the common assistant is left to its owner."""
        with self._lock:
            entries, self._open = list(self._open.values()), OrderedDict()
        for entry in entries:
            _close(entry)

    def holds_files(self, user: str) -> bool:
        """Whether the user added a file that is still kept, be its articles removed or not."""
        return bool(Uploads(self.folder(user)).entries())

    def _has_own(self, user: str) -> bool:
        return (self.folder(user) / ADDED).is_dir()

    def _taken(self, user: str) -> _Open:
        with self._lock:
            entry = self._open.setdefault(user, _Open())
            entry.uses += 1
            self._open.move_to_end(user)
            return entry

    def _given_back(self, entry: _Open) -> None:
        """Closes the stores longest unused, as many as are open beyond the most; never one in use."""
        with self._lock:
            entry.uses -= 1
            idle = [name for name, one in self._open.items() if not one.uses]
            spare = max(0, len(self._open) - self._most)
            for unused in [self._open.pop(name) for name in idle[:spare]]:
                _close(unused)  # within the lock: nobody opens a store that is not closed yet

    def _followed(self, entry: _Open, user: str) -> Assistant:
        """The user's assistant, brought up to date with the common one when that is not changing just now."""
        with entry.lock:
            now = self._common.generation
            if entry.assistant is None:
                entry.assistant = self._common.beside(self.folder(user))
            elif now != entry.followed and self._common.progress.state != "running" and not entry.assistant.read_only:
                entry.assistant.sync()
            else:
                return entry.assistant
            entry.followed = now
            return entry.assistant


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
        return self._shelves._common.engine_names

    def engines(self) -> list[Offer]:
        """See Assistant.engines."""
        return self._shelves._common.engines()

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
            return assistant.config.store, self._shelves._common.generation, assistant.generation

    @property
    def upload_limits(self) -> Limits:
        """How much this user may add."""
        return limits_of(self._shelves._common.config)

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
        return self._user is not None and assistant is self._shelves._common


def _close(entry: _Open) -> None:
    with entry.lock:
        if entry.assistant is not None:
            entry.assistant.close()
        entry.assistant = None
