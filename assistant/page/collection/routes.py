"""What the corpus view asks the server for: its pieces as HTML, and what its reader adds and removes.

Whatever changes something is a POST with the header ``X-Attest``, which no page of another site can send: it would have
to ask before, and the guard (guard.py) refuses it.
"""

from __future__ import annotations

import asyncio
import logging
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from assistant import phrases
from assistant.limits import TooMany
from assistant.page.collection import adding, drawing
from assistant.page.collection.adding import Adding
from assistant.page.collection.catalogue import Catalogue
from assistant.page.collection.chosen import chosen_filter
from assistant.page.collection.drawing import Sought
from assistant.page.inputs import InputError
from assistant.page.readers import Readers
from assistant.page.words import Language, page_language, word
from corpus.errors import AttestError
from corpus.uploads.entry import MEGABYTE, Upload

PATH = "attest/corpus"
_LONGEST_WORDS = 200
_LONGEST_NAME = 1_000
_AT_ONCE = 4
"""Files received or read at the same time; others wait."""
_PATIENCE = 120.0
"""Seconds a file may take to come in."""
_log = logging.getLogger(__name__)


class Desk:
    """Answers the requests of the corpus view, for each reader from their own collection."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._receiving = asyncio.Semaphore(_AT_ONCE)

    def routes(self) -> list[Route]:
        """All routes."""
        return [
            Route(f"/{PATH}", self._told(self._view)),
            Route(f"/{PATH}/titles", self._told(self._titles)),
            Route(f"/{PATH}/chosen", self._told(self._chosen)),
            Route(f"/{PATH}/add", self._add, methods=["POST"]),
            Route(f"/{PATH}/remove", self._told(self._remove), methods=["POST"]),
            Route(f"/{PATH}/restore", self._told(self._restore), methods=["POST"]),
        ]

    def _told(self, answer: Callable[[Request, Language], str]) -> Callable[[Request], Response]:
        """An endpoint that answers with HTML, and with a reason in plain words where it cannot."""

        def endpoint(request: Request) -> Response:
            language = language_of(request)
            if request.method == "POST" and not _is_own(request):
                return _refusal(403, word("undone", language))
            try:
                return HTMLResponse(answer(request, language))
            except InputError:
                return _refusal(400, word("filter_bad", language))
            except KeyError:
                return _refusal(404, word("gone", language))
            except AttestError as error:
                return _refusal(409, str(error))
            except Exception:
                _log.exception("%s could not be answered", request.url.path)
                return _refusal(500, word("undone", language))

        return endpoint

    # -- looking ------------------------------------------------------------------------------------------------------

    def _catalogue(self, request: Request) -> Catalogue:
        return self._readers.catalogue(request)

    def _view(self, request: Request, language: Language) -> str:
        held = self._readers.of(request)
        catalogue = self._catalogue(request)
        closed = self._closed(request, language)
        if closed is None and isinstance(held, Adding):
            place = adding.draw_adding(held.upload_limits, language)
        else:
            place = adding.draw_closed(closed or phrases.say("upload.off", language), language)
        own = held.added() if isinstance(held, Adding) else ()
        mine = adding.draw_mine(catalogue, own, language, closed=closed is not None)
        return drawing.draw_corpus(catalogue, _sought(request), mine, place, language)

    def _titles(self, request: Request, language: Language) -> str:
        return drawing.draw_titles(self._catalogue(request), _sought(request), language)

    def _chosen(self, request: Request, language: Language) -> str:
        return drawing.draw_chosen(self._catalogue(request), chosen_filter(request.url.query), language)

    # -- changing -----------------------------------------------------------------------------------------------------

    def _closed(self, request: Request, language: Language) -> str | None:
        """Why this reader can add and remove nothing; None where they can."""
        held = self._readers.of(request)
        if not isinstance(held, Adding):
            return phrases.say("upload.off", language)
        return held.closed(language) if self._readers.may_add else word("adding_public", language)

    def _adding(self, request: Request, language: Language) -> Adding:
        held = self._readers.of(request)
        closed = self._closed(request, language)
        if closed is not None or not isinstance(held, Adding):
            raise _Closed(closed or "")
        return held

    def _remove(self, request: Request, language: Language) -> str:
        held, article_id = self._adding(request, language), request.query_params.get("id", "")
        title = self._readers.of(request).article(article_id).title
        held.remove(article_id, language)
        return adding.draw_removed(article_id, title, language)

    def _restore(self, request: Request, language: Language) -> str:
        self._adding(request, language).restore(request.query_params.get("id", ""), language)
        return ""

    async def _add(self, request: Request) -> Response:
        """One file: the body is its content, the query has its name."""
        language = language_of(request)
        if not _is_own(request):
            return _refusal(403, word("unsent", language))
        try:
            held = await run_in_threadpool(self._adding, request, language)
            self._readers.admit(request, "upload")
            async with self._receiving:
                return await self._received(request, held, language)
        except TooMany as many:
            return _refusal(429, many.said(language))
        except (ClientDisconnect, TimeoutError):
            return _refusal(408, word("unsent", language))
        except AttestError as error:
            return _refusal(409, str(error))
        except Exception:
            _log.exception("a file could not be added")
            return _refusal(500, word("unsent", language))

    async def _received(self, request: Request, held: Adding, language: Language) -> Response:
        most = int(held.upload_limits.megabytes * MEGABYTE)
        with tempfile.TemporaryDirectory(prefix="attest-") as folder:
            path = Path(folder) / "upload"
            with path.open("wb") as file:
                async with asyncio.timeout(_PATIENCE):
                    whole = await _write(request, file, most)
            if not whole:
                told = phrases.say("upload.large", language, megabytes=f"{held.upload_limits.megabytes:g}")
                return _refusal(413, told)
            upload = Upload(request.query_params.get("name", "")[:_LONGEST_NAME], path)
            (added,) = await run_in_threadpool(held.add, [upload], language)
        status = 422 if added.state == "refused" else 200
        return HTMLResponse(adding.draw_addition(added), status)


class _Closed(AttestError):
    """Nothing can be added or removed here; the text is in the reader's language."""


def language_of(request: Request) -> Language:
    """The language in which the page speaks to whoever sent ``request``."""
    return page_language(request.headers.get("cookie"), request.headers.get("accept-language"))


def _is_own(request: Request) -> bool:
    """Whether the page's own script, or a program, sent it."""
    return request.headers.get("x-attest") == "1"


def _sought(request: Request) -> Sought:
    skip = request.query_params.get("skip", "0")
    where = chosen_filter(request.url.query)
    words = request.query_params.get("q", "")[:_LONGEST_WORDS]
    past = int(skip) if skip.isascii() and skip.isdigit() and len(skip) < 10 else 0
    return Sought(words, where, past, request.query_params.get("by") == "source")


async def _write(request: Request, file: IO[bytes], most: int) -> bool:
    """The body into ``file``; False as soon as it is more than ``most`` bytes."""
    said = request.headers.get("content-length", "")
    if said.isdigit() and int(said) > most:
        return False
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            return False
        await run_in_threadpool(file.write, part)
    return True


def _refusal(status: int, reason: str) -> Response:
    return HTMLResponse(adding.draw_refusal(reason), status)
