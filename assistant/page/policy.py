"""The security headers of everything the page sends."""

from __future__ import annotations

import secrets

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class ContentSecurityPolicy:
    """Only the page's own scripts run and nothing leaves for another host, whatever an article contains.

    Inline scripts need the nonce that is put into Gradio's page as it goes out. ``unsafe-eval`` stays: Gradio's
    HTML component is built on it. An injected ``<script>`` or ``onerror=`` has no nonce and is refused.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; answers that are pages get the policy."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _Guarded(send, with_nonce=scope["path"] == "/").send)


class _Guarded:
    """Sends on one answer with security headers, its scripts marked with the nonce of this answer."""

    def __init__(self, send: Send, *, with_nonce: bool) -> None:
        self._send = send
        self._nonce = secrets.token_urlsafe(16) if with_nonce else None
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Content-Security-Policy"] = _policy(self._nonce)
            headers["X-Content-Type-Options"] = "nosniff"
            headers["Referrer-Policy"] = "no-referrer"
            if self._nonce is not None and headers.get("content-type", "").startswith("text/html"):
                self._start = message
                return
        elif self._start is not None:
            self._body += message.get("body", b"")
            if message.get("more_body"):
                return
            message = await self._marked(message)
        await self._send(message)

    async def _marked(self, message: Message) -> Message:
        """Send the held start and return the whole body with the nonce in it."""
        body = self._body.replace(b"<script", f'<script nonce="{self._nonce}"'.encode())
        assert self._start is not None
        MutableHeaders(scope=self._start)["Content-Length"] = str(len(body))
        await self._send(self._start)
        self._start = None
        return {**message, "body": body}


def _policy(nonce: str | None) -> str:
    scripts = f"'self' 'nonce-{nonce}' 'unsafe-eval'" if nonce else "'none'"
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'none'; "
        "frame-ancestors 'self'"
    )
