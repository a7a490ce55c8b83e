"""How the page is served: its own routes, its security headers, its launch settings, its port."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import gradio as gr
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from assistant.attempts import Attempts
from assistant.limits import is_loopback
from assistant.page.api import endpoints
from assistant.page.collection.routes import Desk
from assistant.page.conversation_routes import conversation_routes
from assistant.page.envelope import Envelope
from assistant.page.full_article import draw_reading, parse_spans
from assistant.page.guard import Guard
from assistant.page.keeping import Keeping
from assistant.page.login import Login
from assistant.page.policy import ContentSecurityPolicy
from assistant.page.queue import AT_ONCE, WAITING
from assistant.page.readers import Readers, user_of
from assistant.page.sessions import Sessions
from assistant.page.sources import ARTICLE_PATH
from assistant.page.tools import Tools
from assistant.page.words import page_language, translations, word
from corpus.errors import AttestError

_HERE = Path(__file__).parent
_ASSETS = "attest/assets"
_HEAD = (
    f'<script src="{_ASSETS}/early.js"></script><link rel="stylesheet" href="{_ASSETS}/root.css">'
    f'<script src="{_ASSETS}/page.js" type="module"></script>'
)
_STYLES = ("paper", "masthead", "talk", "answer", "panel", "reading", "peek", "composer", "corpus", "history")


class ServerError(AttestError):
    """The page cannot be served at the address asked for."""


def settings(
    readers: Readers,
    host: str = "127.0.0.1",
    hosts: Sequence[str] = (),
    sessions: Sessions | None = None,
    keeping: Keeping | None = None,
) -> dict[str, Any]:
    """What ``Blocks.launch`` needs for the page; ``hosts``: names, beside ``host``, by which it is reached.

    ``sessions`` where people have to log in, ``keeping`` where their conversations are kept.
    """
    tools = Tools(readers)
    door = [] if sessions is None else [Middleware(Login, sessions, Attempts())]
    return {
        "theme": _theme(),
        "css_paths": [_HERE / "styles" / f"{part}.css" for part in _STYLES],
        "favicon_path": _HERE / "favicon.svg",
        "i18n": gr.I18n(**translations()),
        "footer_links": [],
        "run_history": False,
        "share": False,
        "ssr_mode": False,
        "pwa": False,
        "mcp_server": False,
        "quiet": True,
        "show_error": True,
        "auth_dependency": None if sessions is None else user_of,
        "app_kwargs": {
            "middleware": [
                Middleware(Guard, host, hosts),
                *door,
                Middleware(ContentSecurityPolicy, _HEAD),
                Middleware(Envelope, endpoints(readers)),
            ],
            "routes": [
                Route(f"/{ARTICLE_PATH}", _article_endpoint(readers)),
                Route(f"/{_ASSETS}/{{name}}", _asset),
                *conversation_routes(keeping),
                *Desk(readers).routes(),
                *tools.routes,
            ],
            "lifespan": tools.lifespan,
        },
    }


def _theme() -> gr.themes.Base:
    """System fonts, and the paper of styles/paper.css so that nothing flashes before it is read."""
    base = gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"])
    return base.set(
        body_background_fill="#fbf9f4",
        body_background_fill_dark="#181613",
        body_text_color="#211d18",
        body_text_color_dark="#ece6db",
    )


def serve(
    page: gr.Blocks,
    readers: Readers,
    host: str,
    port: int,
    *,
    hosts: Sequence[str] = (),
    sessions: Sessions | None = None,
    proxies: Sequence[str] = (),
    keeping: Keeping | None = None,
    wait: bool = True,
) -> str:
    """Serve the page; return its address, with ``wait`` only once it is interrupted. ServerError: cannot be served.

    ``hosts``: names, beside ``host`` and those of this machine, by which browsers reach it, as through a proxy.
    ``sessions``: those of the people who may log in; None: everybody may read. ``proxies``: addresses whose word on
    who is calling is taken. ``keeping``: where the conversations of accounts are kept.
    """
    check_port(host, port)
    os.environ["FORWARDED_ALLOW_IPS"] = ",".join(proxies)  # uvicorn would believe every program of this machine
    page.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING, api_open=False)  # nobody passes by the queue
    try:
        _, address, _ = page.launch(
            server_name=f"[{host}]" if ":" in host else host,
            server_port=port,
            prevent_thread_lock=True,
            **settings(readers, host, hosts, sessions, keeping),
        )
    except (OSError, ValueError) as error:
        raise ServerError(f"the page cannot be served on {host}:{port} ({error}); choose another --port") from error
    print(f"Attest: {address}", flush=True)  # noqa: T201 - the one line that tells where the page is
    if wait:
        page.block_thread()
    return str(address)


def notices(host: str, sessions: Sessions | None) -> list[str]:
    """What whoever starts the server should know of who can reach it."""
    known = [] if sessions is None else list(sessions.accounts.notices)
    if is_loopback(host):
        return known
    if sessions is None:
        return ["everybody who reaches this address may read the articles and ask; name accounts with --auth FILE"]
    return [*known, "passwords travel as they are typed: put a proxy with https before this address (docs/serving.md)"]


def check_port(host: str, port: int) -> None:
    """Whether the page could listen there now; ServerError says what to do where it could not."""
    if not 1 <= port <= 65535:
        raise ServerError(f"port {port} does not exist; choose --port between 1 and 65535")
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            if os.name == "posix":  # elsewhere the option would let two programs share the port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            raise ServerError(f"{host} is not this machine; choose one of its addresses: --host 127.0.0.1") from error
        raise ServerError(
            f"port {port} of {host} cannot be used ({error.strerror}); "
            f"stop the program that uses it or choose another one: --port {port % 65535 + 1}"
        ) from error


def _article_endpoint(readers: Readers) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        language = page_language(request.headers.get("cookie"), request.headers.get("accept-language"))
        try:
            spans = parse_spans(request.query_params.get("spans", ""))
            at = int(request.query_params.get("at", "0"))
        except ValueError:
            return HTMLResponse("<p>?</p>", status_code=400)
        try:
            article = readers.of(request).article(request.query_params.get("id", ""))
        except (AttestError, KeyError):
            return HTMLResponse(f'<p class="empty">{word("gone", language)}</p>', status_code=404)
        return HTMLResponse(draw_reading(article, spans, at, language))

    return endpoint


def _asset(request: Request) -> Response:
    path = _ASSET_FILES.get(request.path_params["name"])
    if path is None:
        return HTMLResponse("", status_code=404)
    kind = "text/javascript" if path.suffix == ".js" else "text/css"
    return FileResponse(path, media_type=kind, headers={"Cache-Control": "no-cache"})


_ASSET_FILES = {path.name: path for path in [*(_HERE / "scripts").glob("*.js"), _HERE / "styles" / "root.css"]}
