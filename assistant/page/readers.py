"""Whoever asks: from whom a request comes, which assistant answers them, and whether they may ask just now."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import gradio as gr
from starlette.requests import Request

from assistant.limits import Act, Limits, Rate, caller
from assistant.page.collection.catalogue import Catalogue, Catalogues
from assistant.page.turns import Answering

USER = "attest.user"
"""Where a request's scope says who is logged in; the door writes it (login.py)."""


class Shelving(Protocol):
    """Gives every user an assistant."""

    def of(self, user: str | None) -> Answering:
        """The one of the user of that name; None where there are no accounts."""


@dataclass(frozen=True, slots=True)
class Readers:
    """The readers of a page. Every way in asks here, so that nobody gets what another added."""

    shelves: Shelving
    limits: Limits
    may_add: bool = False
    """Whether articles may be added through this page."""
    catalogues: Catalogues = field(default_factory=Catalogues)
    """The collections as lists, each made once for each state of it."""

    @property
    def common(self) -> Answering:
        """What everybody may read."""
        return self.shelves.of(None)

    def of(self, request: Request | gr.Request | None) -> Answering:
        """The assistant of whoever sent the request; the common one where there is none."""
        return self.shelves.of(None if request is None else user_of(request))

    def catalogue(self, request: Request | gr.Request | None) -> Catalogue:
        """The articles that whoever sent the request may read, newest first, without their texts."""
        return self.catalogues.of(self.of(request))

    def admit(self, request: Request | gr.Request | None, act: Act = "question", count: int = 1) -> None:
        """Counts what the sender is about to do. Raises TooMany where it is too much just now."""
        if request is not None:
            self.limits.admit(caller(user_of(request), request.client.host if request.client else None), act, count)


def user_of(request: Request | gr.Request) -> str | None:
    """Who sent the request; None where there are no accounts."""
    sent = request.request if isinstance(request, gr.Request) else request
    user: str | None = None if sent is None else sent.scope.get(USER)
    return user


class _OneForAll:
    """The same assistant for everybody."""

    def __init__(self, assistant: Answering) -> None:
        self._assistant = assistant

    def of(self, user: str | None) -> Answering:
        return self._assistant


def all_alike(assistant: Answering) -> Readers:
    """Readers who share one assistant and know no limits."""
    return Readers(_OneForAll(assistant), Limits(Rate(0, 60.0), Rate(0, 3600.0)))
