"""Who is logged in: the accounts as their file stands now, and the sessions that browsers hold."""

from __future__ import annotations

import hashlib
import logging
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from assistant.accounts import Accounts, read_accounts
from assistant.errors import AccountsError

_log = logging.getLogger(__name__)
IDLE, LONGEST = 7 * 86_400.0, 30 * 86_400.0
"""Seconds after which a session ends: without a request, and in any case."""
PROGRAM = 600.0
"""Seconds for which a program's password is not checked anew."""
_MOST = 10_000
_LOOK = 2.0
"""Seconds between two looks at the file."""


@dataclass(slots=True)
class _Session:
    user: str
    hashed: bytes
    """Of the password it was opened with: with another one it ends."""
    ends: float
    seen: float


class Sessions:
    """Opens, knows and ends sessions. They live in memory: a server that starts again asks everybody to log in."""

    def __init__(self, file: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """Raises AccountsError where the file cannot be used."""
        self._file = file
        self._clock = clock
        self._lock = Lock()
        self._accounts = read_accounts(file)
        self._stamp = self._stamped()
        self._looked = clock()
        self._sessions: OrderedDict[str, _Session] = OrderedDict()

    @property
    def accounts(self) -> Accounts:
        """Those of the file, which is read again once it has changed; a file that became wrong changes nothing."""
        with self._lock:
            if self._clock() - self._looked >= _LOOK:
                self._looked = self._clock()
                self._follow()
            return self._accounts

    def open(self, user: str, *, secret: str | None = None) -> str:
        """A new session of an account; the secret that stands for it. ``secret``: what a program sends every time."""
        token, now = secret or secrets.token_urlsafe(32), self._clock()
        hashed = self.accounts.hashes.get(user, b"")
        with self._lock:
            self._sessions[_digest(token)] = _Session(user, hashed, now + (PROGRAM if secret else LONGEST), now)
            while len(self._sessions) > _MOST:
                self._sessions.popitem(last=False)
        return token

    def user(self, token: str | None) -> str | None:
        """Whose session it is; None: nobody's, or not any more."""
        if not token:
            return None
        hashes, key, now = self.accounts.hashes, _digest(token), self._clock()
        with self._lock:
            session = self._sessions.get(key)
            if session is None:
                return None
            if now >= session.ends or now - session.seen >= IDLE or hashes.get(session.user) != session.hashed:
                del self._sessions[key]
                return None
            session.seen = now
            self._sessions.move_to_end(key)
            return session.user

    def close(self, token: str | None) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(_digest(token or ""), None)

    def _follow(self) -> None:
        stamp = self._stamped()
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            self._accounts = read_accounts(self._file)
        except AccountsError as error:
            _log.warning("%s; the accounts stay as they were", error)

    def _stamped(self) -> tuple[int, ...]:
        try:
            state = self._file.stat()
        except OSError:
            return ()
        return state.st_mtime_ns, state.st_size, state.st_ino


def _digest(token: str) -> str:
    """What is kept of a secret: comparing digests tells nothing by the time it takes."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
