"""The sockets of one HTTP client, so that another thread can end what waits on them."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from contextlib import suppress
from threading import Lock
from typing import Any

import httpx


class Sockets:
    """Remembers what a client connects; ``cut`` ends it. Closing a socket alone wakes nobody who waits for bytes."""

    def __init__(self) -> None:
        self._streams: list[Any] = []
        self._cut = False
        self._lock = Lock()

    def cut(self) -> None:
        """Ends what is connected, and what will be."""
        with self._lock:
            self._cut = True
            streams, self._streams = self._streams, []
        for stream in streams:
            _shut(stream)

    def watch(self, request: httpx.Request) -> None:
        """The client's hook for its requests."""
        request.extensions["trace"] = self._trace

    def _trace(self, event: str, about: Mapping[str, Any]) -> None:
        if not event.endswith(("connect_tcp.complete", "start_tls.complete")):
            return
        with self._lock:
            self._streams.append(about["return_value"])
            cut = self._cut
        if cut:
            self.cut()


def _shut(stream: Any) -> None:  # noqa: ANN401 - httpcore's, which httpx does not name
    connection = stream.get_extra_info("socket")
    if isinstance(connection, socket.socket):
        with suppress(OSError):
            # not SSLSocket.shutdown, which takes the encryption from under the thread that reads
            socket.socket.shutdown(connection, socket.SHUT_RDWR)
