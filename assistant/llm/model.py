"""What the assistant needs of a language model."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Pieces = Generator[str, None, None]
"""Of a text that is being written."""
Schema = Mapping[str, Any]
"""A JSON schema."""


@dataclass(frozen=True, slots=True)
class Said:
    """One message to or of the model."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Order:
    """What the model is to write."""

    messages: tuple[Said, ...]
    longest: int
    """Tokens it may write."""
    seconds: float
    """How long it may take, from the first byte sent to the last received."""
    schema: Schema | None = None
    """The form of what it writes; None: free text."""


class Model(Protocol):
    """A language model at the other end of a connection."""

    @property
    def name(self) -> str:
        """As an answer's ``engine`` gives it."""

    def write(self, order: Order) -> Pieces:
        """The text in pieces as they come, empty ones in silences; closing it stops the model.

        Raises ModelError, also in the middle; with reason ``format`` where it cannot keep to a schema.
        """

    def reach(self) -> None:
        """Returns within some seconds where the model can be asked. Raises ModelError where not, and why."""


def whole(model: Model, messages: Sequence[Said], *, longest: int, seconds: float) -> str:
    """All that the model writes in free text. Raises ModelError."""
    return "".join(model.write(Order(tuple(messages), longest, seconds)))
