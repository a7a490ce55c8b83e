"""How the page is served: its own routes, its security headers, its launch settings, its port."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gradio as gr
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.page.full_article import draw_article, parse_spans
from assistant.page.sources import ARTICLE_PATH
from assistant.page.turns import Answering
from assistant.page.words import WORDS, interface_language, word
from corpus.errors import AttestError

_HERE = Path(__file__).parent
_SCRIPT_PATH = "attest/page.js"


class ServerError(AttestError):
    """The page cannot be served at the address asked for."""


def settings(assistant: Answering) -> dict[str, Any]:
    """What ``Blocks.launch`` needs for the page, apart from the address."""
    return {
        "theme": gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]),
        "css_paths": _HERE / "style.css",
        "head": f'<script src="{_SCRIPT_PATH}" defer></script>',
        "favicon_path": _HERE / "favicon.svg",
        "i18n": gr.I18n(**{tongue: {key: both[tongue] for key, both in WORDS.items()} for tongue in ("fr", "en")}),
        "footer_links": [],
        "run_history": False,
        "share": False,
        "ssr_mode": False,
        "pwa": False,
        "mcp_server": False,
        "quiet": True,
        "show_error": True,
        "app_kwargs": {
            "middleware": [Middleware(ContentSecurityPolicy)],
            "routes": [
                Route(f"/{ARTICLE_PATH}", _article_endpoint(assistant)),
                Route(f"/{_SCRIPT_PATH}", _script),
            ],
        },
    }


def serve(page: gr.Blocks, assistant: Answering, host: str, port: int, *, wait: bool = True) -> str:
    """Serve the page and return its address; with ``wait`` only once it is interrupted. ServerError: no such address."""
    check_port(host, port)
    try:
        _, address, _ = page.launch(server_name=host, server_port=port, prevent_thread_lock=True, **settings(assistant))
    except OSError as error:
        raise ServerError(f"the page cannot be served on {host}:{port} ({error}); choose another --port") from error
    print(f"Attest: {address}", flush=True)  # noqa: T201 - the one line that tells where the page is
    if wait:
        page.block_thread()
    return str(address)


def check_port(host: str, port: int) -> None:
    """Whether the page could listen there now; ServerError says what to do where it could not."""
    if not 1 <= port <= 65535:
        raise ServerError(f"port {port} does not exist; choose --port between 1 and 65535")
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    except OSError as error:
        raise ServerError(
            f"the host {host!r} is unknown; choose --host 127.0.0.1 or an address of this machine"
        ) from error
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ServerError(
                f"port {port} of {host} cannot be used ({error.strerror}); "
                f"stop the program that uses it or choose another one: --port {port % 65535 + 1}"
            ) from error


def _article_endpoint(assistant: Answering) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        language = interface_language(request.headers.get("accept-language"))
        try:
            spans = parse_spans(request.query_params.get("spans", ""))
            at = int(request.query_params.get("at", "0"))
        except ValueError:
            return HTMLResponse("<p>?</p>", status_code=400)
        try:
            article = assistant.article(request.query_params.get("id", ""))
        except (AttestError, KeyError):
            return HTMLResponse(f"<p>{word('gone', language)}</p>", status_code=404)
        return HTMLResponse(draw_article(article, spans, at))

    return endpoint


def _script(request: Request) -> Response:
    return FileResponse(_HERE / "page.js", media_type="text/javascript", headers={"Cache-Control": "no-cache"})


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
