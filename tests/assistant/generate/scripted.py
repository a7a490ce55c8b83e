"""A model that says what it is given to say, and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.errors import ModelError
from assistant.llm.model import Order


class Scripted:
    name = "scripted"

    def __init__(self, *texts: str | ModelError) -> None:
        self._texts = list(texts)
        self.orders: list[Order] = []

    def write(self, order: Order) -> Iterator[str]:
        self.orders.append(order)
        text = self._texts[min(len(self.orders), len(self._texts)) - 1]
        if isinstance(text, ModelError):
            raise text
        yield from text

    def reach(self) -> None:
        """Always there."""


DOWN = ModelError("scripted", "unreachable", "cannot be reached")
