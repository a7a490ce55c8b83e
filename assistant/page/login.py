"""The door: with accounts, nothing of the page is sent to anybody who has not logged in.

Every path is closed but the form's own, so that a route added anywhere (queue, files, endpoints, MCP) is closed too.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
from collections.abc import Mapping
from urllib.parse import parse_qs

from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from assistant import phrases
from assistant.attempts import Attempts
from assistant.limits import caller
from assistant.page.login_page import HEADERS, draw_login
from assistant.page.policy import App, Message, Receive, Scope, Send
from assistant.page.readers import USER
from assistant.page.sessions import LONGEST, Sessions
from assistant.page.words import Language, page_language

OPEN = frozenset({"/gradio_api/startup-events"})
"""What Gradio asks of itself as it starts; it answers true or false."""
_LARGEST_FORM = 10_000
_CHECKED_AT_ONCE = 2
"""Passwords: each takes a core for a moment, and questions want one too."""


class Login:
    """Lets in whoever holds a session, by cookie, or sends name and password each time (HTTP Basic, for programs)."""

    def __init__(self, app: App, sessions: Sessions, attempts: Attempts) -> None:
        self._app = app
        self._sessions = sessions
        self._attempts = attempts
        self._checking = asyncio.Semaphore(_CHECKED_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on with the user's name in the scope, or answer with the form or a refusal."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] != "http":
            if self._sessions.user(_token(scope)) is not None:
                await self._app(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": 1008})
        else:
            await self._http(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if path in OPEN and scope["method"] == "GET":
            await self._app(scope, receive, send)
            return
        if path in ("/login", "/login/") or path in ("/logout", "/logout/"):
            request = Request(scope, receive)
            answer = await self._login(request) if path.startswith("/login") else self._logout(request)
            await answer(scope, receive, send)
            return
        user = self._sessions.user(_token(scope))
        if user is None:
            user = await self._program(Request(scope))
        if user is None:
            await _refused(Request(scope))(scope, receive, send)
            return
        scope[USER] = user
        await self._app(scope, receive, _Private(send).send)

    async def _login(self, request: Request) -> Response:
        language = _language(request)
        if request.method != "POST":
            return _form(request, 200)
        if request.headers.get("sec-fetch-site") in ("cross-site", "same-site"):
            return _form(request, 403, phrases.say("login.elsewhere", language))
        fields = await _fields(request)
        name, password = fields.get("username", ""), fields.get("password", "")
        found = await self._verified(request, name, password)
        if isinstance(found, int):
            wait = phrases.say("login.wait", language, n=found)
            return _form(request, 429, wait, name, {"Retry-After": str(found)})
        if found is None:
            return _form(request, 401, phrases.say("login.wrong", language), name)
        answer: Response = JSONResponse({"success": True})
        if _wants_a_page(request):
            answer = RedirectResponse(f"./?{request.url.query}" if request.url.query else "./", 303)
        self._sessions.close(_token(request.scope))
        answer.set_cookie(
            _cookie(request.scope),
            self._sessions.open(found),
            max_age=int(LONGEST),
            path="/",
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="lax",
        )
        return answer

    def _logout(self, request: Request) -> Response:
        self._sessions.close(_token(request.scope))
        language = _language(request)
        told = phrases.say("login.left", language)
        answer = HTMLResponse(draw_login(language, "login", told=told), headers=HEADERS)
        answer.delete_cookie(_cookie(request.scope), path="/", httponly=True, samesite="lax")
        return answer

    async def _program(self, request: Request) -> str | None:
        """The account of a program that sends name and password with each request."""
        header = request.headers.get("authorization", "")
        if header[:6].lower() != "basic " or len(header) > _LARGEST_FORM:
            return None
        known = self._sessions.user(header)
        if known is not None:
            return known
        try:
            name, _, password = base64.b64decode(header[6:], validate=True).decode("utf-8").partition(":")
        except (binascii.Error, UnicodeDecodeError, ValueError):
            return None
        found = await self._verified(request, name, password)
        if not isinstance(found, str):
            return None
        self._sessions.open(found, secret=header)
        return found

    async def _verified(self, request: Request, name: str, password: str) -> str | int | None:
        """The account; None where there is none; or the seconds to wait before the next attempt."""
        address = caller(None, request.client.host if request.client else None)
        wait = self._attempts.begin(name, address)
        if wait:
            return wait
        async with self._checking:
            user = await asyncio.to_thread(self._sessions.accounts.verify, name, password)
        if user is not None:
            self._attempts.succeeded(name, address)
        return user


class _Private:
    """Sends on what only the one who is logged in may keep."""

    def __init__(self, send: Send) -> None:
        self._send = send

    async def send(self, message: Message) -> None:
        """Without a word on caching, no proxy may keep it and a browser has to ask again."""
        if message["type"] == "http.response.start":
            headers = list(message.get("headers", []))
            if not any(name.lower() == b"cache-control" for name, _ in headers):
                headers.append((b"cache-control", b"private, no-cache"))
            message = {**message, "headers": headers}
        await self._send(message)


def _refused(request: Request) -> Response:
    if request.method in ("GET", "HEAD") and _wants_a_page(request) and request.url.path.count("/") < 5:
        query = f"?{request.url.query}" if request.url.path == "/" and request.url.query else ""
        return RedirectResponse("../" * (request.url.path.count("/") - 1) + f"login{query}", 303, HEADERS)
    told = phrases.say("login.needed", _language(request))
    return JSONResponse({"detail": told}, 401, {"Cache-Control": "no-store"})


def _form(
    request: Request, status: int, told: str = "", name: str = "", headers: Mapping[str, str] | None = None
) -> Response:
    every = {**HEADERS, **(headers or {})}
    if status != 200 and not _wants_a_page(request):
        return JSONResponse({"detail": told}, status, every)
    action = f"login?{request.url.query}" if request.url.query else "login"
    page = draw_login(_language(request), action, told=told, alarm=status != 200, name=name[:100])
    return HTMLResponse(page, status, every)


async def _fields(request: Request) -> dict[str, str]:
    """The form's fields; none where it is larger than a name and a password can be."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LARGEST_FORM:
            return {}
    try:
        known = parse_qs(body.decode("latin-1"), keep_blank_values=True, max_num_fields=10, errors="replace")
    except ValueError:
        return {}
    return {name: values[0] for name, values in known.items()}


def _wants_a_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")


def _language(request: Request) -> Language:
    return page_language(request.headers.get("cookie"), request.headers.get("accept-language"))


def _cookie(scope: Scope) -> str:
    """The name of the cookie: servers on two ports of one host do not log each other's readers out."""
    server = scope.get("server")
    return f"attest-{server[1] if server else ''}"


def _token(scope: Scope) -> str | None:
    return HTTPConnection(scope).cookies.get(_cookie(scope))
