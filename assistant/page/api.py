"""What programs may call over HTTP: the endpoints that Gradio serves, queued with the questions of the page."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import gradio as gr
from gradio.events import api

from assistant.page.calls import Calls, Json
from assistant.page.inputs import filter_of
from assistant.page.queue import QUEUED, READING
from assistant.page.readers import Readers
from assistant.page.words import word
from corpus.errors import AttestError

_log = logging.getLogger(__name__)
LOOK_UPS = ("article", "articles")
Turns = list[dict[str, str]]


def add_api(readers: Readers) -> None:
    """Adds the endpoints to the page that is being built."""
    for endpoint in endpoints(readers):
        api(endpoint, api_name=endpoint.__name__, **(READING if endpoint.__name__ in LOOK_UPS else QUEUED))


def endpoints(readers: Readers) -> list[Callable[..., Any]]:
    """What is served, each by its own name: ask, ask_where, stream, search, article, articles."""
    return [*_asking(readers), *_reading(readers)]


def _asking(readers: Readers) -> list[Callable[..., Any]]:
    def ask(question: str, history: Turns | None = None, request: gr.Request | None = None) -> Json:  # noqa: D417
        """Answer a question from the articles.

        Args:
            question: What is asked, in French or English.
            history: The conversation so far, oldest first: objects with "role" (user or assistant) and "content".
        """
        with _told():
            return _calls(readers, request, counted=True).ask(question, history)

    def ask_where(  # noqa: D417 - the request is Gradio's, no input
        question: str,
        history: Turns | None = None,
        language: str | None = None,
        source: str | None = None,
        after: str | None = None,
        before: str | None = None,
        engine: str | None = None,
        request: gr.Request | None = None,
    ) -> Json:
        """Answer a question from some of the articles, with an engine of one's choice.

        Args:
            question: What is asked, in French or English.
            history: The conversation so far, oldest first: objects with "role" (user or assistant) and "content".
            language: Only passages in that language: fr, en, and so on.
            source: Only articles of that source.
            after: Only articles published on that day or later: 2025-12-26.
            before: Only articles published before that day.
            engine: Who words the answer: extractive, or a language model of the settings.
        """
        with _told():
            return _calls(readers, request, counted=True).ask_where(
                question, history, filter_of(language, source, after, before), engine
            )

    def stream(
        question: str,
        history: Turns | None = None,
        language: str | None = None,
        source: str | None = None,
        after: str | None = None,
        before: str | None = None,
        engine: str | None = None,
        request: gr.Request | None = None,
    ) -> Iterator[Json]:
        """The same as ask_where, as it grows: one answer after the other, the last one whole."""
        with _told():
            yield from _calls(readers, request, counted=True).stream(
                question, history, filter_of(language, source, after, before), engine
            )

    return [ask, ask_where, stream]


def _reading(readers: Readers) -> list[Callable[..., Any]]:
    def search(  # noqa: D417 - the request is Gradio's, no input
        query: str,
        limit: int = 10,
        language: str | None = None,
        source: str | None = None,
        after: str | None = None,
        before: str | None = None,
        request: gr.Request | None = None,
    ) -> list[Json]:
        """Find the passages of the articles that best fit a question or some words, best first.

        Args:
            query: A question or words, in French or English.
            limit: How many passages, from 1 to 50.
            language: Only passages in that language: fr, en, and so on.
            source: Only articles of that source.
            after: Only articles published on that day or later: 2025-12-26.
            before: Only articles published before that day.
        """
        with _told():
            return _calls(readers, request, counted=True).search(
                query, limit, filter_of(language, source, after, before)
            )

    def article(id: str, request: gr.Request | None = None) -> Json:  # noqa: D417
        """One article with its whole canonical text, which every start and end points into.

        Args:
            id: The article's id, as an answer's citations and a search's passages name it.
        """
        with _told():
            return _calls(readers, request).article(id)

    def articles(limit: int = 100, skip: int = 0, request: gr.Request | None = None) -> list[Json]:  # noqa: D417
        """What is known of the articles, in order of their ids, without their texts.

        Args:
            limit: How many articles, from 1 to 1000.
            skip: How many to leave out first.
        """
        with _told():
            return _calls(readers, request).articles(limit, skip)

    return [search, article, articles]


def _calls(readers: Readers, request: gr.Request | None, *, counted: bool = False) -> Calls:
    """The calls of whoever sent the request; ``counted``: against the limit of questions."""
    if counted:
        readers.admit(request)
    return Calls(readers.of(request))


@contextmanager
def _told() -> Iterator[None]:
    """What went wrong, as Gradio tells it: a reason that can be mended as it is, any other as an apology."""
    try:
        yield
    except AttestError as error:
        raise gr.Error(str(error), print_exception=False) from error
    except Exception as error:
        _log.exception("a program's call failed")
        raise gr.Error(word("apology", "en"), print_exception=False) from error
