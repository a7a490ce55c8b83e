"""A GGUF file run in this process by llama.cpp (package xllamacpp), asked over loopback like any other endpoint."""

from __future__ import annotations

import os
import secrets
import time
from pathlib import Path
from threading import Lock
from typing import Any

from assistant.errors import ModelError
from assistant.llm.model import Order, Pieces
from assistant.llm.openai_like import OpenAiLike

_MAGIC = b"GGUF"
_QUIET = -1
"""The library writes its log to standard error."""
LOADING = 180.0
"""Seconds a file may take to load; some gigabytes from a slow disk."""


class GgufModel:
    """The model of one file, loaded when it is first asked and kept while this object lives."""

    def __init__(self, name: str, path: Path, *, context: int) -> None:
        self.name = name
        self._path = path
        self._context = context
        self._lock = Lock()
        self._server: Any = None
        self._endpoint: OpenAiLike | None = None

    def write(self, order: Order) -> Pieces:
        """See `Model.write`."""
        return self._asked().write(order)

    def reach(self) -> None:
        """Whether the file and the package are there; loads nothing. See `Model.reach`."""
        try:
            with self._path.open("rb") as file:
                magic = file.read(4)
        except OSError as error:
            raise ModelError(self.name, "missing", f"{self._path} cannot be read: {error.strerror or error}") from None
        if magic != _MAGIC:
            raise ModelError(self.name, "missing", f"{self._path} is no GGUF file")
        _package(self.name)

    def _asked(self) -> OpenAiLike:
        with self._lock:
            if self._endpoint is None:
                self.reach()
                self._endpoint = self._served()
            return self._endpoint

    def _served(self) -> OpenAiLike:
        """llama.cpp's own server, on a free port of loopback, with a key that only this process knows."""
        library = _package(self.name)
        key = secrets.token_urlsafe(24)
        wanted = library.CommonParams()
        wanted.model.path = str(self._path)
        wanted.n_ctx = self._context
        wanted.n_parallel = 1
        wanted.hostnames = ["127.0.0.1"]
        wanted.api_keys = [key]
        wanted.verbosity = _QUIET
        wanted.cpuparams.n_threads = min(4, os.cpu_count() or 1)
        try:
            self._server = library.Server(wanted)
        except Exception:
            raise ModelError(self.name, "missing", f"{self._path} cannot be loaded by llama.cpp") from None
        address = f"{str(self._server.listening_address).rstrip('/')}/v1"
        endpoint = OpenAiLike(self.name, self._path.stem, address, key, local=True, context=self._context)
        _wait(endpoint)
        return endpoint


def _wait(endpoint: OpenAiLike) -> None:
    """Until the file is loaded: the server listens before, and says that it fails."""
    until = time.monotonic() + LOADING
    while True:
        try:
            return endpoint.reach()
        except ModelError as error:
            if error.reason != "failing" or time.monotonic() > until:
                raise
            time.sleep(0.1)


def _package(name: str) -> Any:  # noqa: ANN401 - the package has no types
    try:
        import xllamacpp
    except ImportError:
        raise ModelError(name, "missing", "the package xllamacpp is not installed; pip install xllamacpp") from None
    return xllamacpp
