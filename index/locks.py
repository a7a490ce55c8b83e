"""One process at a time. The one door to filelock."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import StoreBusy


class OwnerLock:
    """Says that this process writes to a store. The system frees it when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / "owner.lock", timeout=0, is_singleton=False, thread_local=False)
        self._note = folder / "owner.json"

    def acquire(self) -> None:
        """Raises StoreBusy, naming the owner, where another process (or another Library of this one) writes."""
        try:
            self._lock.acquire()
        except Timeout as error:
            raise StoreBusy(
                f"{self._folder}: {self._owner()} writes to this store; end it, wait for it, or name another store "
                "(reading is possible meanwhile)"
            ) from error
        with suppress(OSError):  # the note only makes the message of others better
            self._note.write_text(json.dumps({"pid": os.getpid()}))

    def release(self) -> None:
        """Lets the next one write."""
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
        self._lock.release()

    def _owner(self) -> str:
        try:
            return f"another process (pid {json.loads(self._note.read_text())['pid']})"
        except (OSError, ValueError, KeyError, TypeError):
            return "another process"


@contextmanager
def one_at_a_time(path: Path, seconds: float) -> Iterator[None]:
    """Waits for the lock file ``path``; TimeoutError after ``seconds``."""
    lock = FileLock(path, timeout=seconds)
    try:
        lock.acquire()
    except Timeout as error:
        raise TimeoutError(f"{path} was held for {seconds:.0f} seconds") from error
    try:
        yield
    finally:
        lock.release()
