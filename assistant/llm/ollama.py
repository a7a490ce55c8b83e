"""Models behind an Ollama server, in its own protocol. Door to ollama."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import ollama
from llama_index.core.llms import ChatMessage
from llama_index.llms.ollama import Ollama

from assistant.errors import ModelError, Reason
from assistant.llm.model import Order, Pieces
from assistant.llm.paced import paced
from assistant.llm.sockets import Sockets

REACH = 5.0
"""Seconds to wait for the list of models."""


class OllamaModel:
    """One model of an Ollama server."""

    def __init__(self, name: str, model: str, url: str, *, local: bool, context: int) -> None:
        self.name = name
        self._model = model
        self._url = url
        self._local = local
        self._context = context

    def write(self, order: Order) -> Pieces:
        """See `Model.write`."""
        return paced(self.name, lambda: _Connection(self, order), order.seconds)

    def reach(self) -> None:
        """Asks which models are there. See `Model.reach`."""
        with self.client(REACH) as client, _Translated(self.name):
            known = {model.model for model in client.list().models}
        if not {self._model, f"{self._model}:latest"} & known:
            raise ModelError(self.name, "unknown", f"is not there; run `ollama pull {self._model}`")

    def client(self, seconds: float, sockets: Sockets | None = None) -> ollama.Client:
        """See `OpenAiLike.client`."""
        return ollama.Client(
            host=self._url,
            timeout=httpx.Timeout(seconds, connect=min(seconds, REACH)),
            trust_env=not self._local,
            follow_redirects=False,
            event_hooks={"request": [(sockets or Sockets()).watch]},
        )

    def chat(self, client: ollama.Client, order: Order) -> Iterator[str]:
        """The pieces as LlamaIndex's class gives them."""
        llm = Ollama(
            model=self._model,
            base_url=self._url,
            context_window=self._context,
            temperature=0.0,
            request_timeout=order.seconds,
            additional_kwargs={"num_predict": order.longest, "seed": 0},
            client=client,
        )
        messages = [ChatMessage(said.content, role=said.role) for said in order.messages]
        form: dict[str, Any] = {} if order.schema is None else {"format": dict(order.schema)}
        for piece in llm.stream_chat(messages, **form):
            if piece.delta:
                yield piece.delta


class _Connection:
    """One order under way."""

    def __init__(self, endpoint: OllamaModel, order: Order) -> None:
        self._endpoint = endpoint
        self._order = order
        self._sockets = Sockets()
        self._client = endpoint.client(order.seconds, self._sockets)

    def __iter__(self) -> Iterator[str]:
        with _Translated(self._endpoint.name):
            yield from self._endpoint.chat(self._client, self._order)

    def hang_up(self) -> None:
        """See `Stream.hang_up`."""
        self._sockets.cut()
        self._client.close()  # type: ignore[no-untyped-call]


class _Translated:
    """Makes what the client raises, on odd answers anything, a ModelError, without the server's own words."""

    def __init__(self, model: str) -> None:
        self._model = model

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, ModelError):
            reason, message = _told(error)
            raise ModelError(self._model, reason, message) from None


def _told(error: Exception) -> tuple[Reason, str]:
    if isinstance(error, httpx.TimeoutException):
        return "slow", "no answer in time"
    if isinstance(error, ConnectionError | httpx.ConnectError):
        return "unreachable", "cannot be reached; is Ollama running?"
    if not isinstance(error, ollama.ResponseError):
        return "broken", "its answer broke off or cannot be read"
    if error.status_code == 404:
        return "unknown", "no such model there; pull it first"
    if error.status_code == 429:
        return "busy", "takes no more questions for the moment (429)"
    if error.status_code == 400:
        return _refused(str(error).lower())
    if error.status_code >= 500:
        return "failing", f"fails ({error.status_code})"
    if error.status_code < 300:
        return "broken", "reports an error in its answer"
    return "refused", f"refuses the request ({error.status_code})"


def _refused(said: str) -> tuple[Reason, str]:
    if any(word in said for word in ("context", "too long", "exceed")):
        return "overflow", "the evidence is longer than the model reads at once"
    if "format" in said or "schema" in said or "grammar" in said:
        return "format", "cannot be held to a form of answer"
    return "refused", "refuses the request (400)"
