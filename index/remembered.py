"""Vectors of sentences, encoded once: in memory, and in a file beside the store that any process may add to."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import RLock

import numpy as np

from index.encode import Encoder, Matrix

FILE = "sentences.sqlite"
_IN_MEMORY = 50_000
_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"


class Remembered:
    """Encodes passages' sentences through ``encoder`` and never the same one twice.

    The file only saves time: where it cannot be read or written, memory serves alone and nothing is lost.
    """

    def __init__(self, path: Path, encoder: Encoder) -> None:
        self._encoder = encoder
        self._lock = RLock()
        self._memory: OrderedDict[bytes, Matrix] = OrderedDict()
        self._file = _opened(path)

    def vectors(self, texts: Sequence[str], *, asked: bool = False) -> Matrix:
        """(n, dim) float32, unit rows, in the order of ``texts``; ``asked``: encoded as questions are."""
        keys = [self._key(text, asked) for text in texts]
        found = self._recall(set(keys))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if missing:
            encode = self._encoder.encode_queries if asked else self._encoder.encode_passages
            fresh = encode(list(missing.values())).astype(np.float16)
            new = dict(zip(missing, fresh, strict=True))
            found |= new
            self._keep(new, write=True)
        if not keys:
            return np.zeros((0, self._encoder.dim), dtype=np.float32)
        return np.array([found[key] for key in keys], dtype=np.float32)

    def borrow(self, lender: Path) -> None:
        """Takes over what another such file holds."""
        with self._lock, suppress(sqlite3.Error):
            if self._file is not None and lender.is_file():
                self._file.execute("ATTACH ? AS lender", (str(lender),))
                try:
                    self._file.execute("INSERT OR IGNORE INTO main.vectors SELECT * FROM lender.vectors")
                finally:
                    self._file.execute("DETACH lender")

    def close(self) -> None:
        """Frees the file."""
        with self._lock, suppress(sqlite3.Error):
            if self._file is not None:
                self._file.close()
            self._file = None

    def _key(self, text: str, asked: bool) -> bytes:
        named = f"{self._encoder.fingerprint}{' asked' if asked else ''}\0{text}".encode("utf-8", "surrogatepass")
        return hashlib.sha256(named).digest()

    def _recall(self, keys: set[bytes]) -> dict[bytes, Matrix]:
        with self._lock:
            found = {key: self._memory[key] for key in keys if key in self._memory}
            for key in found:
                self._memory.move_to_end(key)
            read = self._read([key for key in keys if key not in found])
            self._keep(read, write=False)
        return found | read

    def _read(self, keys: Sequence[bytes]) -> dict[bytes, Matrix]:
        rows: list[tuple[bytes, bytes]] = []
        with suppress(sqlite3.Error):
            for start in range(0, len(keys) if self._file else 0, 500):
                part = keys[start : start + 500]
                marks = ",".join("?" * len(part))
                assert self._file is not None
                rows += self._file.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", part).fetchall()
        return {key: np.frombuffer(blob, dtype="<f2") for key, blob in rows}

    def _keep(self, vectors: dict[bytes, Matrix], *, write: bool) -> None:
        with self._lock:
            self._memory.update(vectors)
            while len(self._memory) > _IN_MEMORY:
                self._memory.popitem(last=False)
            if write and self._file is not None:
                with suppress(sqlite3.Error):
                    self._file.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", _blobs(vectors.items()))


def _blobs(items: Iterable[tuple[bytes, Matrix]]) -> list[tuple[bytes, bytes]]:
    return [(key, vector.astype("<f2").tobytes()) for key, vector in items]


def _opened(path: Path) -> sqlite3.Connection | None:
    try:
        file = sqlite3.connect(path, timeout=2, isolation_level=None, check_same_thread=False)
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = NORMAL")
        file.execute(_SCHEMA)
    except sqlite3.DatabaseError:
        with suppress(OSError):
            path.unlink(missing_ok=True)  # damaged: it holds nothing that cannot be made again
        return None
    return file
