"""The security headers of everything the page sends."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]


class ContentSecurityPolicy:
    """Only the page's own scripts run and nothing leaves for another host, whatever an article contains.

    Inline scripts need the nonce that is put into Gradio's page as it goes out. ``unsafe-eval`` stays: Gradio's
    HTML component makes a function of its template (never of its value); without it every part of the page is empty.
    An injected ``<script>`` or ``onerror=`` has no nonce and is refused.
    """

    def __init__(self, app: App, head: str = "") -> None:
        """``head``: put at the top of the page's head; Gradio adds a head of its own only when its scripts run."""
        self._app = app
        self._head = head.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; every answer gets the policy, the page itself a nonce as well."""
        if scope["type"] == "http":
            send = _Guarded(send, secrets.token_urlsafe(16) if scope["path"] == "/" else None, self._head).send
        await self._app(scope, receive, send)


class _Guarded:
    """Sends on one answer with security headers; where there is a nonce, the scripts of a page carry it."""

    def __init__(self, send: Send, nonce: str | None, head: bytes) -> None:
        self._send = send
        self._head = head
        self._nonce = nonce
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Send on one part of the answer; a page that gets a nonce is held until it is whole."""
        if message["type"] == "http.response.start":
            message = {**message, "headers": _guarded(message["headers"], self._nonce)}
            if self._nonce is not None and _is_page(message["headers"]):
                self._start = message
                return
        elif self._start is not None:
            self._body += message.get("body", b"")
            if message.get("more_body"):
                return
            body = self._body.replace(b"<style>", self._head + b"<style>", 1)
            body = body.replace(b"<script", f'<script nonce="{self._nonce}"'.encode())
            await self._send({**self._start, "headers": _with(self._start["headers"], b"content-length", len(body))})
            self._start = None
            message = {**message, "body": body}
        await self._send(message)


def _guarded(headers: Headers, nonce: str | None) -> Headers:
    guarded = _with(headers, b"content-security-policy", _policy(nonce))
    return _with(_with(guarded, b"x-content-type-options", "nosniff"), b"referrer-policy", "no-referrer")


def _with(headers: Headers, name: bytes, value: str | int) -> Headers:
    return [header for header in headers if header[0].lower() != name] + [(name, str(value).encode("ascii"))]


def _is_page(headers: Headers) -> bool:
    return any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in headers)


def _policy(nonce: str | None) -> str:
    scripts = f"'self' 'nonce-{nonce}' 'unsafe-eval'" if nonce else "'none'"
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'none'; "
        "frame-ancestors 'self'"
    )
