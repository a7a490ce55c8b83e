from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import ModelError
from assistant.llm.paced import paced


class Pieces:
    """A stream of these pieces; an Event waits until it is hung up, an exception is raised."""

    def __init__(self, *pieces: str | Event | Exception) -> None:
        self._pieces = pieces
        self.hung_up = Event()

    def __iter__(self) -> Iterator[str]:
        for piece in self._pieces:
            if isinstance(piece, Exception):
                raise piece
            if isinstance(piece, Event):
                self.hung_up.wait(10)
                raise OSError("hung up")
            yield piece

    def hang_up(self) -> None:
        self.hung_up.set()


@settings(deadline=None)
@given(st.lists(st.text(max_size=5), max_size=20))
def test_the_pieces_come_in_order_and_the_line_is_closed(pieces: list[str]) -> None:
    stream = Pieces(*pieces, "end")
    assert list(paced("m", lambda: stream, 5)) == [*pieces, "end"]
    assert stream.hung_up.is_set()


@pytest.mark.parametrize("pieces", [(), ("",), (" ", "\n")])
def test_nothing_but_white_space_is_no_answer(pieces: tuple[str, ...]) -> None:
    with pytest.raises(ModelError) as caught:
        list(paced("m", lambda: Pieces(*pieces), 5))
    assert (caught.value.reason, caught.value.model) == ("broken", "m")


def test_silence_ends_when_the_time_is_over_and_what_came_before_was_given() -> None:
    stream = Pieces("a", Event())
    began = time.monotonic()
    pieces = paced("m", lambda: stream, 0.3)
    assert next(pieces) == "a"
    with pytest.raises(ModelError) as caught:
        next(pieces)
    assert caught.value.reason == "slow"
    assert 0.25 < time.monotonic() - began < 2
    assert stream.hung_up.is_set()


def test_closing_hangs_up() -> None:
    stream = Pieces("a", Event())
    pieces = paced("m", lambda: stream, 60)
    assert next(pieces) == "a"
    pieces.close()  # type: ignore[attr-defined]
    assert stream.hung_up.is_set()


@pytest.mark.parametrize(
    ("error", "reason"),
    [(ModelError("m", "busy", "later"), "busy"), (KeyError("x"), "broken"), (RuntimeError("secret"), "broken")],
)
def test_an_error_of_the_stream_is_told_without_its_words(error: Exception, reason: str) -> None:
    with pytest.raises(ModelError) as caught:
        list(paced("m", lambda: Pieces("a", error), 5))
    assert caught.value.reason == reason
    assert "secret" not in str(caught.value)


def test_a_line_that_cannot_be_opened_is_an_error_too() -> None:
    def refused() -> Pieces:
        raise ModelError("m", "unreachable", "no")

    with pytest.raises(ModelError) as caught:
        list(paced("m", refused, 5))
    assert caught.value.reason == "unreachable"
