"""What programs send, before Gradio sees it: not too much, well-formed, for an endpoint there is, inputs complete."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter, signature
from typing import Any

from starlette.responses import JSONResponse

from assistant.page.policy import App, Message, Receive, Scope, Send
from assistant.page.words import interface_language, word

LARGEST = 1_000_000
"""Bytes of a request."""
_log = logging.getLogger(__name__)
_UPLOAD = re.compile(r"/gradio_api/upload(?:_progress)?(?:/|$)")
_CALL = re.compile(r"/gradio_api/call/(?P<named>v2/)?(?P<name>[^/]+)/?")
_RESULT = re.compile(r"/gradio_api/call/(v2/)?[^/]+/[^/]+/?")


class _Refused(Exception):
    """The request is answered with this status and reason."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def _inputs(endpoint: Callable[..., Any]) -> dict[str, Parameter]:
    """What callers give; the request is Gradio's own."""
    return {name: one for name, one in signature(endpoint).parameters.items() if name != "request"}


class Envelope:
    """Answers a faulty call by a reason in plain words, where Gradio would answer by a traceback or an empty error.

    Inputs that were left out at the end get their defaults, as in a Python call.
    """

    def __init__(self, app: App, endpoints: Sequence[Callable[..., Any]]) -> None:
        self._app = app
        self._inputs = {endpoint.__name__: _inputs(endpoint) for endpoint in endpoints}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is in order."""
        if scope["type"] != "http" or not scope["path"].startswith("/gradio_api/"):
            await self._app(scope, receive, send)
            return
        reply = _Reply(send, scope)
        try:
            if _UPLOAD.match(scope["path"]):
                raise _Refused(404, "files are not taken here")  # Gradio's own way in, which no part of the page uses
            if scope["method"] == "POST":
                body = self._complete(scope["path"], await _whole(receive))
                scope, receive = _sized(scope, len(body)), _again(body, receive)
            await self._app(scope, receive, reply.send)
        except _Refused as refused:
            await JSONResponse({"detail": str(refused)}, refused.status)(scope, receive, send)
        except Exception as error:
            await self._mend(error, reply, scope, receive)

    async def _mend(self, error: Exception, reply: _Reply, scope: Scope, receive: Receive) -> None:
        """Gradio raises over a call it cannot place; whoever waits gets an end and a reason."""
        if not reply.started:
            _log.warning("%s could not be served: %r", scope["path"], error)
            await JSONResponse({"detail": "this call cannot be placed; see /gradio_api/info"}, 400)(
                scope, receive, reply.send
            )
        elif _RESULT.fullmatch(scope["path"]):  # an event that is not there, or no longer: the reason was sent
            await reply.send({"type": "http.response.body", "body": b"", "more_body": False})
        else:
            raise error

    def _complete(self, path: str, body: bytes) -> bytes:
        """The body with what was left out; the same where the path is no call's."""
        call = _CALL.fullmatch(path)
        if call is None:
            return body
        inputs = self._inputs.get(call["name"])
        if inputs is None:
            raise _Refused(404, f"there is no endpoint {ascii(call['name'])[:60]}; there are {', '.join(self._inputs)}")
        try:
            sent = json.loads(body)
        except (ValueError, RecursionError):
            raise _Refused(422, "the body is not JSON that can be read") from None
        return _named(inputs, sent, body) if call["named"] else _in_order(inputs, sent)


def _named(inputs: Mapping[str, Parameter], sent: object, body: bytes) -> bytes:
    if not isinstance(sent, dict):
        raise _Refused(422, 'send a JSON object of inputs by name: {"question": "…"}')
    for name in sent:
        if name not in inputs:
            raise _Refused(422, f"there is no input {ascii(name)[:60]}; there are {', '.join(inputs)}")
    for name, one in inputs.items():
        if name not in sent and one.default is Parameter.empty:
            raise _Refused(422, f"{name} is missing")
    return body


def _in_order(inputs: Mapping[str, Parameter], sent: object) -> bytes:
    data = sent.get("data") if isinstance(sent, dict) else None
    if not isinstance(sent, dict) or not isinstance(data, list):
        raise _Refused(422, 'send a JSON object with the inputs in order: {"data": ["…"]}')
    if len(data) > len(inputs):
        raise _Refused(422, f"{len(data)} inputs are too many; there are {', '.join(inputs)}")
    left = list(inputs.values())[len(data) :]
    for one in left:
        if one.default is Parameter.empty:
            raise _Refused(422, f"{one.name} is missing")
    return json.dumps({**sent, "data": [*data, *(one.default for one in left)]}).encode()


async def _whole(receive: Receive) -> bytes:
    """The body of a request, which is small."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > LARGEST:
            raise _Refused(413, f"the request is too large; send at most {LARGEST:,} bytes")
        if not message.get("more_body"):  # also where the sender hung up
            return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """Gives the body that was read once more, then whatever follows."""
    left = [{"type": "http.request", "body": body, "more_body": False}]

    async def give() -> Message:
        return left.pop() if left else await receive()

    return give


def _sized(scope: Scope, length: int) -> Scope:
    headers = [
        header for header in scope["headers"] if header[0].lower() not in (b"content-length", b"transfer-encoding")
    ]
    return {**scope, "headers": [*headers, (b"content-length", str(length).encode("ascii"))]}


class _Reply:
    """Sends on an answer; a full queue is told in the reader's language."""

    def __init__(self, send: Send, scope: Scope) -> None:
        self._send = send
        self._headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        self._full: Message | None = None
        self.started = False

    async def send(self, message: Message) -> None:
        """Send on one part of the answer."""
        if message["type"] == "http.response.start":
            self.started = True
            if message["status"] == 503:
                self._full = message
                return
        elif self._full is not None:
            if message.get("more_body"):
                return
            await self._send_full()
            return
        await self._send(message)

    async def _send_full(self) -> None:
        """A browser shows the text of any status but 503, of which Gradio's page has a text of its own."""
        body = json.dumps({"detail": word("queue_full", interface_language(self._headers.get(b"accept-language")))})
        status = 429 if b"sec-fetch-mode" in self._headers else 503
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode("ascii"))]
        await self._send({"type": "http.response.start", "status": status, "headers": headers})
        await self._send({"type": "http.response.body", "body": body.encode(), "more_body": False})
