"""A stream that somebody else writes, held to a time and stopped when nobody reads it any more."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Protocol

from assistant.errors import ModelError
from assistant.llm.model import Pieces


class Stream(Protocol):
    """Pieces of text, and a way to hang up from another thread."""

    def __iter__(self) -> Iterator[str]: ...

    def hang_up(self) -> None:
        """Ends the connection; whoever waits for a piece is woken by an error."""


BEAT = 0.5
"""Seconds of silence after which an empty piece is given, so that whoever reads can stop."""


class _Done:
    """Nothing more will come."""


def paced(model: str, open_stream: Callable[[], Stream], seconds: float) -> Pieces:
    """The pieces of ``open_stream()`` as they come, and empty ones while none comes.

    The stream is read in a thread of its own, so that an endpoint that says nothing, or one letter a minute, costs no
    more than ``seconds``; closing the iterator hangs up. Raises ModelError: ``slow``, ``broken`` where nothing but
    white space came, and what the stream raises.
    """
    pieces: SimpleQueue[str | ModelError | _Done] = SimpleQueue()
    stopped = Event()
    opened: list[Stream] = []
    Thread(target=_read, args=(model, open_stream, pieces, stopped, opened), daemon=True).start()
    until = time.monotonic() + seconds
    said = False
    try:
        while True:
            try:
                piece = pieces.get(timeout=max(0.0, min(BEAT, until - time.monotonic())))
            except Empty:
                if time.monotonic() >= until:
                    raise ModelError(model, "slow", f"no whole answer within {seconds:.0f} seconds") from None
                piece = ""
            if isinstance(piece, _Done):
                if not said:
                    raise ModelError(model, "broken", "its answer is empty")
                return
            if isinstance(piece, ModelError):
                raise piece
            said = said or bool(piece.strip())
            yield piece
    finally:
        stopped.set()
        for stream in opened:
            stream.hang_up()


def _read(
    model: str,
    open_stream: Callable[[], Stream],
    pieces: SimpleQueue[str | ModelError | _Done],
    stopped: Event,
    opened: list[Stream],
) -> None:
    try:
        stream = open_stream()
        opened.append(stream)
        if stopped.is_set():
            stream.hang_up()
            return
        for piece in stream:
            if stopped.is_set():
                return
            pieces.put(piece)
        pieces.put(_Done())
    except ModelError as error:
        pieces.put(error)
    except Exception as error:
        pieces.put(ModelError(model, "broken", f"{type(error).__name__} while reading its answer"))
