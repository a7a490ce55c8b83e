"""Whom the server answers: its own pages and programs, not the page of another site in a reader's browser."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from starlette.responses import JSONResponse

from assistant.page.policy import App, Receive, Scope, Send


class Guard:
    """Refuses what a browser sends on behalf of another site: requests to a name that is not the server's (anybody can
    point a name at this machine: DNS rebinding), and requests of pages that the server did not send.

    An address of digits is never such a name, so every one is answered. Programs send no Origin and are let through.
    """

    def __init__(self, app: App, own: str, public: Collection[str] = ()) -> None:
        """``own``: the address that is listened on; ``public``: further names, whose pages it serves at any port."""
        self._app = app
        self._public = {name.casefold().rstrip(".") for name in public}
        self._names = {*self._public, own.casefold(), socket.gethostname().casefold()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or say why not."""
        if scope["type"] in ("http", "websocket"):
            headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
            reason = self._reason(headers)
            if reason and scope["type"] == "http":
                await JSONResponse({"detail": reason}, status_code=403)(scope, receive, send)
                return
            if reason:
                await send({"type": "websocket.close", "code": 1008})
                return
        await self._app(scope, receive, send)

    def _reason(self, headers: Mapping[str, str]) -> str | None:
        """Why the request is refused; None where it is not."""
        host = headers.get("host", "")
        name = _name(f"//{host}")
        if not (_is_loopback_or_digits(name) or name in self._names):
            return f"this server is not called {ascii(host)[:80]}; start it with --allow-host and that name"
        origin = headers.get("origin")
        if origin is not None:
            own = _place(origin).casefold() == host.casefold() or _name(origin) in self._public
            return None if own else "pages of other sites may not use this server"
        foreign = headers.get("sec-fetch-site") in ("cross-site", "same-site")
        if foreign and headers.get("sec-fetch-mode") != "navigate":
            return "pages of other sites may not use this server"
        return None


def _place(address: str) -> str:
    """Host and port of an address; empty where it has none."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def _name(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _is_loopback_or_digits(name: str) -> bool:
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return True
