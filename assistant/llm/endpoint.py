"""What the clients of endpoints share: a connection that can be hung up, and what its errors mean."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator

from assistant.errors import ModelError, Reason
from assistant.llm.model import Order, Pieces
from assistant.llm.paced import paced
from assistant.llm.sockets import Sockets

Meaning = Callable[[Exception], tuple[Reason, str]]
"""What an error of one client says: the reason, and what to do in a few words."""
_OVERFLOW = ("context", "too long", "too many tokens", "exceed")
_FORM = ("format", "schema", "grammar", "guided")


class Endpoint(ABC):
    """One model behind an address: a `Model` but for its client."""

    def __init__(self, name: str, model: str, url: str, *, local: bool, context: int) -> None:
        self.name = name
        self._model = model
        self._url = url
        self._local = local
        self._context = context

    def write(self, order: Order) -> Pieces:
        """See `Model.write`."""
        return paced(self.name, lambda: self._connected(order, Sockets()), order.seconds)

    @abstractmethod
    def _connected(self, order: Order, sockets: Sockets) -> Connection:
        """A connection of its own for ``order``, which ``sockets`` can end from another thread."""


class Connection:
    """One order under way: a `paced.Stream`."""

    def __init__(
        self, pieces: Callable[[], Iterator[str]], translated: Translated, sockets: Sockets, close: Callable[[], None]
    ) -> None:
        self._pieces = pieces
        self._translated = translated
        self._sockets = sockets
        self._close = close

    def __iter__(self) -> Iterator[str]:
        try:
            with self._translated:
                yield from self._pieces()
        finally:
            self._close()

    def hang_up(self) -> None:
        """See `Stream.hang_up`."""
        self._sockets.cut()
        self._close()


class Translated:
    """Makes what a client raises (on odd answers anything) a ModelError, without the endpoint's words.

    These may hold the key or the prompt.
    """

    def __init__(self, model: str, meaning: Meaning) -> None:
        self._model = model
        self._meaning = meaning

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, ModelError):
            reason, message = self._meaning(error)
            raise ModelError(self._model, reason, message) from None


def of_status(code: int, said: str) -> tuple[Reason, str]:
    """What an HTTP status that is no success means, ``said`` being the endpoint's words."""
    said = said.lower()
    if code in (401, 403):
        return "key", "wants a key, or another one (environment variable ASSISTANT_LLM_KEY)"
    if code == 404:
        return "unknown", "no such model or address there"
    if code == 429:
        return "busy", "takes no more questions for the moment (429)"
    if code in (400, 413, 422):
        if any(word in said for word in _OVERFLOW):
            return "overflow", "the evidence is longer than the model reads at once"
        if any(word in said for word in _FORM):
            return "format", "cannot be held to a form of answer"
    if code >= 500:
        return "failing", f"fails ({code})"
    return "refused", f"refuses the request ({code})"
