"""A real HTTP server on loopback that speaks like a language model's endpoint, well or badly, as a test wants it."""

from __future__ import annotations

import json
import select
import socket
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from types import TracebackType
from typing import Any, Literal

MODEL = "scripted"
Protocol = Literal["openai", "ollama"]


@dataclass(frozen=True)
class Heard:
    """One request as it came."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]

    @property
    def said(self) -> str:
        """All messages as one text."""
        return "\n".join(message["content"] for message in self.body.get("messages", []))

    @property
    def form(self) -> Any:
        """The form the text is held to; None: free text."""
        return self.body.get("response_format") or self.body.get("format")


class Gone(Exception):
    """The client hung up."""


class Line:
    """One request, and the means to answer it."""

    def __init__(self, handler: BaseHTTPRequestHandler, endpoint: Endpoint, heard: Heard) -> None:
        self._handler = handler
        self._endpoint = endpoint
        self.heard = heard

    def open(self, status: int = 200, kind: str = "", headers: Mapping[str, str] | None = None) -> None:
        own = "text/event-stream" if self._endpoint.protocol == "openai" else "application/x-ndjson"
        self._handler.send_response(status)
        for name, value in {"Content-Type": kind or own, "Connection": "close", **(headers or {})}.items():
            self._handler.send_header(name, value)
        self._handler.end_headers()

    def write(self, data: bytes) -> None:
        try:
            self._handler.wfile.write(data)
            self._handler.wfile.flush()
        except OSError:
            self._endpoint.hung_up.set()
            raise Gone from None

    def piece(self, text: str) -> bytes:
        """``text`` as the protocol wraps a piece of an answer."""
        if self._endpoint.protocol == "ollama":
            message = {"role": "assistant", "content": text}
            return json.dumps({"model": MODEL, "message": message, "done": False}, ensure_ascii=False).encode() + b"\n"
        choice = {"index": 0, "delta": {"content": text}, "finish_reason": None}
        event = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": MODEL, "choices": [choice]}
        return b"data: " + json.dumps(event, ensure_ascii=False).encode() + b"\n\n"

    def end(self) -> bytes:
        if self._endpoint.protocol == "ollama":
            last = {"model": MODEL, "message": {"role": "assistant", "content": ""}, "done": True}
            return json.dumps(last).encode() + b"\n"
        return b"data: [DONE]\n\n"

    def stay_silent(self) -> None:
        """Until the client hangs up or the test ends."""
        while not self._endpoint.closing.is_set():
            if self._left(0.02):
                self._endpoint.hung_up.set()
                raise Gone

    def _left(self, seconds: float) -> bool:
        readable, _, _ = select.select([self._handler.connection], [], [], seconds)
        try:
            return bool(readable) and self._handler.connection.recv(1, socket.MSG_PEEK) == b""
        except OSError:
            return True

    def pause(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self._endpoint.closing.is_set():
            if self._left(0.02):
                self._endpoint.hung_up.set()
                raise Gone


Behaviour = Callable[[Line], None]


def sentences(*said: tuple[Sequence[str] | str, str]) -> str:
    """JSON as the model is asked for it: (ids, text) each."""
    listed = [{"ids": [ids] if isinstance(ids, str) else list(ids), "text": text} for ids, text in said]
    return json.dumps({"sentences": listed}, ensure_ascii=False)


def says(text: str, size: int = 4, cut: int = 0) -> Behaviour:
    """``text`` in pieces of ``size`` characters; the bytes in writes of ``cut``, wherever that cuts (0: by piece)."""

    def answer(line: Line) -> None:
        line.open()
        pieces = [line.piece(text[at : at + size]) for at in range(0, len(text), size)] + [line.end()]
        if cut:
            whole = b"".join(pieces)
            pieces = [whole[at : at + cut] for at in range(0, len(whole), cut)]
        for piece in pieces:
            line.write(piece)

    return answer


def drips(text: str, seconds: float) -> Behaviour:
    """A letter every ``seconds``."""

    def answer(line: Line) -> None:
        line.open()
        for letter in text:
            line.write(line.piece(letter))
            line.pause(seconds)
        line.write(line.end())

    return answer


def falls_silent(text: str = "", headers: bool = True) -> Behaviour:
    """Says ``text`` and then nothing for ever."""

    def answer(line: Line) -> None:
        if headers:
            line.open()
        if text:
            line.write(line.piece(text))
        line.stay_silent()

    return answer


def endless(text: str) -> Behaviour:
    def answer(line: Line) -> None:
        line.open()
        while True:
            line.write(line.piece(text))

    return answer


def raw(*parts: bytes, status: int = 200, kind: str = "", headers: Mapping[str, str] | None = None) -> Behaviour:
    """Just these bytes."""

    def answer(line: Line) -> None:
        line.open(status, kind, headers)
        for part in parts:
            line.write(part)

    return answer


def fails(status: int, message: str = "no", **more: Any) -> Behaviour:
    """A status with an error as JSON, in the form both protocols' clients read."""
    body = json.dumps({"error": {"code": status, "message": message, **more}}).encode()
    return raw(body, status=status, kind="application/json")


def then(text: str, *after: bytes, done: bool = False) -> Behaviour:
    """``text``, then these bytes as they are, then the end of the connection."""

    def answer(line: Line) -> None:
        line.open()
        line.write(line.piece(text))
        for part in after:
            line.write(part)
        if done:
            line.write(line.end())

    return answer


def breaks_off(text: str) -> Behaviour:
    """Closes the connection in the middle of a chunk."""

    def answer(line: Line) -> None:
        line.open(headers={"Transfer-Encoding": "chunked"})
        piece = line.piece(text)
        line.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" + b"ff\r\ndata")

    return answer


def hangs_up(line: Line) -> None:
    """Closes what it accepted, without a word."""


@dataclass
class Endpoint:
    """The server. Each chat is answered by the next of ``behaviours``; the last stays."""

    protocol: Protocol = "openai"
    behaviours: list[Behaviour] = field(default_factory=list)
    listing: Behaviour | None = None
    """How the list of models is given; None: well."""
    heard: list[Heard] = field(default_factory=list)
    hung_up: Event = field(default_factory=Event)
    """A client left before its answer was whole."""
    closing: Event = field(default_factory=Event)

    def __enter__(self) -> Endpoint:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def spec(self) -> str:
        """As the settings name it."""
        if self.protocol == "ollama":
            return f"ollama:{MODEL}@http://127.0.0.1:{self.port}"
        return f"openai-like:{MODEL}@http://127.0.0.1:{self.port}/v1"

    def will(self, *behaviours: Behaviour) -> Endpoint:
        """What it does from now on."""
        self.behaviours = list(behaviours)
        self.heard.clear()
        self.hung_up.clear()
        return self

    def answer(self, line: Line) -> None:
        self.heard.append(line.heard)
        place = min(len(self.heard), len(self.behaviours)) - 1
        self.behaviours[place](line)

    def list(self, line: Line) -> None:
        if self.listing:
            self.listing(line)
            return
        models = {"models": [{"model": f"{MODEL}:latest", "name": MODEL}]}
        if self.protocol == "openai":
            models = {"object": "list", "data": [{"id": MODEL, "object": "model"}]}  # type: ignore[dict-item]
        raw(json.dumps(models).encode(), kind="application/json")(line)


def _handler(endpoint: Endpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        close_connection = True

        def _heard(self) -> Heard:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else {}
            headers = {name.lower(): value for name, value in self.headers.items()}
            return Heard(self.path, headers, body)

        def _answer(self, by: Callable[[Line], None]) -> None:
            try:
                by(Line(self, endpoint, self._heard()))
            except (Gone, ConnectionError):
                endpoint.hung_up.set()
            self.close_connection = True

        def do_POST(self) -> None:
            self._answer(endpoint.answer)

        def do_GET(self) -> None:
            self._answer(endpoint.list)

        def log_message(self, format: str, *arguments: Any) -> None:
            """Nothing on standard error."""

    return Handler


def spoken(heard: Iterable[Heard]) -> str:
    """All that a model was told."""
    return "\n".join(one.said for one in heard)
