"""A served page as programs see it: requests, server-sent events, a client of tools."""

from __future__ import annotations

import asyncio
import http.client
import json
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx

from assistant.page import build, server
from assistant.page.readers import all_alike

EXAMPLES = {"fr": ("Quoi ?",), "en": ("What?",)}
Event = tuple[str, Any]


@dataclass(frozen=True)
class Served:
    """A page at its address."""

    address: str

    def send(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> tuple[int, str]:
        """Status and text of one answer; ``body`` is sent as JSON, bytes as they are."""
        place = urlsplit(self.address)
        raw = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        connection = http.client.HTTPConnection(str(place.hostname), place.port, timeout=60)
        try:
            connection.request(method, path, raw, {"Content-Type": "application/json", **(headers or {})})
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()

    def events(self, endpoint: str, body: Any) -> list[Event]:
        """What comes of a call, in order: names of events and their data."""
        path = f"/gradio_api/call/{endpoint}"
        status, text = self.send("POST", path, body)
        assert status == 200, text
        _, told = self.send("GET", f"{path}/{json.loads(text)['event_id']}")
        parts = [part.split("\n", 1) for part in told.split("\n\n") if part]
        return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in parts]

    def call(self, endpoint: str, *inputs: Any) -> Any:
        """What an endpoint answers to inputs in order; a text where it says why not."""
        name, data = self.events(endpoint, {"data": list(inputs)})[-1]
        return data[0] if name == "complete" else data["error"]

    def with_tools(self, work: Callable[[Any], Awaitable[Any]], auth: httpx.Auth | None = None) -> Any:
        """What ``work`` makes of a session of an MCP client."""

        async def talk() -> Any:
            from mcp import ClientSession
            from mcp.client.streamable_http import streamable_http_client

            address = f"{self.address}gradio_api/mcp/"
            async with (
                httpx.AsyncClient(auth=auth, timeout=60) as http_client,
                streamable_http_client(address, http_client=http_client) as (read, write, _),
                ClientSession(read, write) as session,
            ):
                await session.initialize()
                return await work(session)

        return asyncio.run(talk())

    def tool(self, name: str, inputs: dict[str, Any], auth: httpx.Auth | None = None) -> Any:
        """The result of one tool."""
        return self.with_tools(lambda session: session.call_tool(name, inputs), auth)


@contextmanager
def serving(assistant: Any, hosts: tuple[str, ...] = ()) -> Iterator[Served]:
    """The page of an assistant on a port of its own."""
    page = build.build(all_alike(assistant), EXAMPLES)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    try:
        yield Served(server.serve(page, all_alike(assistant), "127.0.0.1", port, hosts=hosts, wait=False))
    finally:
        page.close(verbose=False)
