"""One assistant a user: the common one, until the user adds an article; then one on a store of the user's own.

A user's own store holds everything common and what that user added, so nothing has to be filtered out of an answer, a
count or a list: what others added is not there. The common store is never written for a user.
"""

from __future__ import annotations

import shutil
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, RLock

from assistant.chat import Assistant
from assistant.shelf import Shelf
from assistant.users import user_folder
from corpus.uploads.entry import FOLDER as ADDED
from corpus.uploads.folder import Uploads

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
        self.common = common
        """What everybody has; nothing is added to it but where there are no accounts."""
        self._most = most
        self._lock = Lock()
        self._open: OrderedDict[str, _Open] = OrderedDict()

    def of(self, user: str | None) -> Shelf:
        """The shelf of the user of that name; None where there are no accounts: then all is common."""
        return Shelf(self, user)

    def folder(self, user: str) -> Path:
        """Where the user's own store is, or would be: two names never share one, whatever is written in them.

        Beside it stand the user's conversations, which are nobody's to delete here.
        """
        return user_folder(self.common.config.store, user) / "store"

    @contextmanager
    def lent(self, user: str | None, *, own: bool = False) -> Iterator[Assistant]:
        """The assistant of the user while the block runs; ``own``: on a store of the user's own, made if need be.

        Without ``own`` it may be the common one, which is only to be read: `Shelf` sees to that.
        """
        if user is None or not (own or self._has_own(user)):
            yield self.common
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
            now = self.common.generation
            if entry.assistant is None:
                entry.assistant = self.common.beside(self.folder(user))
            elif now != entry.followed and self.common.progress.state != "running" and not entry.assistant.read_only:
                entry.assistant.sync()
            else:
                return entry.assistant
            entry.followed = now
            return entry.assistant


def _close(entry: _Open) -> None:
    with entry.lock:
        if entry.assistant is not None:
            entry.assistant.close()
        entry.assistant = None
