"""Models behind an Ollama server, in its own protocol. Door to ollama."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import ollama
from llama_index.core.llms import ChatMessage
from llama_index.llms.ollama import Ollama

from assistant.errors import ModelError, Reason
from assistant.llm.endpoint import Connection, Endpoint, Translated, of_status
from assistant.llm.model import Order
from assistant.llm.sockets import Sockets

REACH = 5.0
"""Seconds to wait for the list of models."""


class OllamaModel(Endpoint):
    """One model of an Ollama server."""

    def _connected(self, order: Order, sockets: Sockets) -> Connection:
        client = self.client(order.seconds, sockets)
        return Connection(lambda: self._chat(client, order), Translated(self.name, _told), sockets, client.close)

    def reach(self) -> None:
        """Asks which models are there. See `Model.reach`."""
        with self.client(REACH) as client, Translated(self.name, _told):
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

    def _chat(self, client: ollama.Client, order: Order) -> Iterator[str]:
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


def _told(error: Exception) -> tuple[Reason, str]:
    if isinstance(error, httpx.TimeoutException):
        return "slow", "no answer in time"
    if isinstance(error, ConnectionError | httpx.ConnectError):
        return "unreachable", "cannot be reached; is Ollama running?"
    if isinstance(error, ollama.ResponseError) and error.status_code >= 300:
        return of_status(error.status_code, str(error))
    return "broken", "its answer broke off, reports an error, or cannot be read"
