"""The routes of the history drawer: the conversations of an account, and any conversation as Markdown."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from assistant.conversation import Conversation
from assistant.conversations import LARGEST, Conversations
from assistant.errors import ConversationError
from assistant.export import as_markdown
from assistant.page.keeping import DamagedError, Keeping, from_browser
from assistant.page.readers import user_of
from assistant.page.words import Language, page_language, word
from assistant.strict import Record, parsed

PATH = "attest/conversations"
MARKDOWN = "attest/markdown"
_PRIVATE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_log = logging.getLogger(__name__)


def conversation_routes(keeping: Keeping | None) -> list[Route]:
    """All of them. Without accounts the list says so, and the browser keeps its own."""

    def mine(request: Request) -> Conversations | None:
        user = user_of(request)
        return None if user is None or keeping is None else keeping.conversations(user)

    async def listed(request: Request) -> Response:
        kept = mine(request)
        if kept is None:
            return JSONResponse({"account": False}, headers=_PRIVATE)
        return await _answered(request, lambda: {"account": True, "conversations": _entries(kept)})

    async def one(request: Request) -> Response:
        kept, identity = mine(request), request.path_params["identity"]
        if kept is None:
            return _refused(request, "history_gone", 404)
        if request.method == "GET":
            return await _answered(request, lambda: kept.load(identity).as_json())
        body = await _body(request, 10_000)
        return await _answered(request, lambda: _done(kept, identity, body))

    async def markdown(request: Request) -> Response:
        body = await _body(request, LARGEST)
        return await _answered(request, lambda: as_markdown(_conversation(body), _language(request)))

    return [
        Route(f"/{PATH}", listed),
        Route(f"/{PATH}/{{identity}}", one, methods=["GET", "POST"]),
        Route(f"/{MARKDOWN}", markdown, methods=["POST"]),
    ]


def _entries(kept: Conversations) -> list[dict[str, Any]]:
    return [
        {"id": one.id, "title": one.title, "updated": one.updated.isoformat(), "questions": one.questions}
        for one in kept.entries()
    ]


def _done(kept: Conversations, identity: str, body: bytes) -> dict[str, Any]:
    """What was asked for, done: a new title, off the list, back on it."""
    try:
        record = Record(parsed(body), "", ["do", "title"])
        act = record.one_of("do", ["rename", "delete", "restore"])
        title = record.text("title", 1_000) if act == "rename" else ""
    except ValueError as error:
        raise DamagedError(str(error)) from None
    if act == "rename":
        return {"title": kept.rename(identity, title).title}
    if act == "delete":
        kept.delete(identity)
    else:
        kept.restore(identity)
    return {}


def _conversation(body: bytes) -> Conversation:
    try:
        return from_browser(parsed(body))
    except ValueError as error:
        raise DamagedError(str(error)) from None


async def _answered(request: Request, work: Callable[[], Any]) -> Response:
    """What ``work`` gives, worked out where it holds nobody up; a refusal in the reader's language."""
    try:
        told = await run_in_threadpool(work)
    except DamagedError as error:
        _log.info("%s: %s", request.url.path, error)
        return _refused(request, "history_damaged", 422)
    except ConversationError as error:
        _log.info("%s: %s", request.url.path, error)
        return _refused(request, "history_gone", 404)
    return PlainTextResponse(told, headers=_PRIVATE) if isinstance(told, str) else JSONResponse(told, headers=_PRIVATE)


def _refused(request: Request, why: str, status: int) -> Response:
    return JSONResponse({"detail": word(why, _language(request))}, status, _PRIVATE)


def _language(request: Request) -> Language:
    return page_language(request.headers.get("cookie"), request.headers.get("accept-language"))


async def _body(request: Request, most: int) -> bytes:
    """The body, no more than ``most`` bytes of it: what is cut off is no JSON."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > most:
            return b""
    return bytes(body)
