"""Models behind an OpenAI-compatible endpoint: vLLM, llama.cpp's server, LM Studio, hosted ones. Door to openai."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import httpx
import openai
from llama_index.core.llms import ChatMessage
from llama_index.llms.openai_like import OpenAILike

from assistant.errors import Reason
from assistant.llm.endpoint import Connection, Endpoint, Translated, of_status
from assistant.llm.model import Order
from assistant.llm.sockets import Sockets

CONNECT = 5.0
"""Seconds to wait for a connection."""
_OPENAI = "api.openai.com"
_SENT = frozenset({"accept", "accept-encoding", "connection", "content-length", "content-type", "host", "user-agent"})
"""Headers that any endpoint gets. Those the client makes of the environment (organisation, project) are OpenAI's."""


class OpenAiLike(Endpoint):
    """One model of an endpoint; ``key`` is sent to it and shown nowhere."""

    def __init__(self, name: str, model: str, url: str, key: str | None, *, local: bool, context: int) -> None:
        super().__init__(name, model, url, local=local, context=context)
        self._key = key or "none"

    def _connected(self, order: Order, sockets: Sockets) -> Connection:
        http = self.client(order.seconds, sockets)
        return Connection(lambda: self._chat(http, order), Translated(self.name, _told), sockets, http.close)

    def reach(self) -> None:
        """Asks for the endpoint's list of models; one that keeps none counts as reached. See `Model.reach`."""
        with self.client(CONNECT) as http, Translated(self.name, _told):
            client = openai.OpenAI(base_url=self._url, api_key=self._key, max_retries=0, http_client=http)
            with suppress(openai.NotFoundError, openai.APIResponseValidationError):
                client.models.list()

    def client(self, seconds: float, sockets: Sockets | None = None) -> httpx.Client:
        """A connection of its own, which ``sockets`` can end from another thread. A local endpoint is behind no proxy.

        It follows no redirection: the question, the quotes and the key are for the address of the settings alone.
        """
        return httpx.Client(
            timeout=httpx.Timeout(seconds, connect=min(seconds, CONNECT)),
            trust_env=not self._local,
            follow_redirects=False,
            event_hooks={"request": [(sockets or Sockets()).watch, self._address]},
        )

    def _address(self, request: httpx.Request) -> None:
        """Leaves the endpoint what it needs, and our key in place of any other."""
        if request.url.host == _OPENAI:
            return
        for name in [name for name in request.headers if name not in _SENT]:
            del request.headers[name]
        request.headers["Authorization"] = f"Bearer {self._key}"

    def _chat(self, http: httpx.Client, order: Order) -> Iterator[str]:
        """The pieces as LlamaIndex's class gives them."""
        llm = OpenAILike(
            model=self._model,
            api_base=self._url,
            api_key=self._key,
            is_chat_model=True,
            context_window=self._context,
            temperature=0.0,
            max_tokens=order.longest,
            max_retries=0,
            timeout=order.seconds,
            http_client=http,
        )
        messages = [ChatMessage(said.content, role=said.role) for said in order.messages]
        for piece in llm.stream_chat(messages, **_form(order)):
            if piece.delta:
                yield piece.delta


def _form(order: Order) -> dict[str, Any]:
    if order.schema is None:
        return {}
    schema = {"name": "answer", "strict": True, "schema": dict(order.schema)}
    return {"response_format": {"type": "json_schema", "json_schema": schema}}


def _told(error: Exception) -> tuple[Reason, str]:
    if isinstance(error, openai.APITimeoutError | httpx.TimeoutException):
        return "slow", "no answer in time"
    if isinstance(error, openai.APIConnectionError | httpx.ConnectError):
        return "unreachable", "cannot be reached; is it running?"
    if isinstance(error, openai.APIStatusError):
        return of_status(error.status_code, str(error))
    return "broken", "its answer broke off or cannot be read"
