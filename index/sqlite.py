"""Opens SQLite files and says in plain words what is wrong with them. The one door to sqlite3."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import StoreError

Connection = sqlite3.Connection
Row = tuple[object, ...]


def connect(path: Path, *, write: bool) -> Connection:
    """A connection in WAL mode that any thread may use, one at a time; transactions are begun by hand.

    Readers never wait for the writer and see whole transactions only. A commit is on the disk when it returns.
    """
    with translated(path):
        mode = "rwc" if write else "rw"
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=30,
            isolation_level=None,
            check_same_thread=False,
        )
        if write:
            connection.execute("PRAGMA journal_mode = WAL")
        else:
            connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return connection


@contextmanager
def transaction(connection: Connection, path: Path) -> Iterator[None]:
    """All of the block or nothing of it."""
    with translated(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def attached(connection: Connection, path: Path, name: str) -> Iterator[None]:
    """The file ``path`` beside the connection's own, as ``name``, for reading only."""
    with translated(path):
        connection.execute(f"ATTACH ? AS {name}", (f"{path.absolute().as_uri()}?mode=ro",))
        try:
            yield
        finally:
            connection.execute(f"DETACH {name}")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns every error of SQLite into a StoreError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {_advice(error)} ({error})") from error
    except OSError as error:
        raise StoreError(f"{path}: the store cannot be read or written ({error.strerror or error})") from error


def _advice(error: sqlite3.Error) -> str:
    text = str(error).lower()
    if "full" in text:
        return "no space is left for the store; free some and run the same command again, nothing is lost"
    if "malformed" in text or "not a database" in text:
        return "the store is damaged; delete this file and index the corpus again"
    if "readonly" in text or "unable to open" in text:
        return "the store cannot be opened for writing; check the folder's permissions"
    if "locked" in text or "busy" in text:
        return "another program holds the store's file; close it and try again"
    return "the store cannot be used; if this stays, delete this file and index the corpus again"
