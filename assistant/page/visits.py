"""What happens when the page is opened, while its index grows, and when its language is changed."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.page.composer import composer_words, engine_name
from assistant.page.events import Page, draw_view
from assistant.page.masthead import draw_masthead, draw_progress
from assistant.page.parts import SILENT, hidden_button, language_of
from assistant.page.readers import Readers, user_of
from assistant.page.session import Session
from assistant.page.words import Language

POLLED = 2.0
"""Seconds between two looks at the index while it is being built."""
_QUICK: dict[str, Any] = {"queue": False, **SILENT}


def wire_visits(blocks: gr.Blocks, readers: Readers, page: Page) -> None:
    """Wires all of it."""
    _wire_engines(blocks, readers, page)
    _wire_progress(blocks, readers, page)
    _wire_language(readers, page)


def _wire_engines(blocks: gr.Blocks, readers: Readers, page: Page) -> None:
    """Each visit learns which models can be reached just now."""

    def look(request: gr.Request) -> Any:  # noqa: ANN401 - gradio's update
        return _choices(readers, language_of(request))

    if len(readers.common.engine_names) > 1:
        blocks.load(look, None, page.composer.engine, **_QUICK)


def _choices(readers: Readers, language: Language) -> Any:  # noqa: ANN401 - gradio's update
    return gr.update(choices=[(engine_name(o.name, o.reason, language), o.name) for o in readers.common.engines()])


def _wire_progress(blocks: gr.Blocks, readers: Readers, page: Page) -> None:
    """While the index is being built, its progress is looked at now and then; afterwards nothing asks any more."""
    timer = gr.Timer(POLLED, active=False)

    def look(request: gr.Request) -> tuple[Any, ...]:
        progress = readers.of(request).progress
        unfinished = progress.state == "running"
        held = draw_masthead(readers.catalogue(request).articles, user_of(request))
        return gr.Timer(active=unfinished), draw_progress(progress, language_of(request)), held

    def shelve(session: Session, request: gr.Request) -> Any:  # noqa: ANN401 - gradio's update
        return gr.skip() if session.turns else draw_view(readers, request, session)[2]

    written = [timer, page.masthead.progress, page.masthead.title]
    for event in (blocks.load(look, None, written, **_QUICK), timer.tick(look, None, written, **_QUICK)):
        # apart, once the articles are listed: meanwhile an answer may have come
        event.then(shelve, [page.session], page.panel.sources, **_QUICK)


def _wire_language(readers: Readers, page: Page) -> None:
    """The switch leaves a cookie; what stands on the page already is then said in the other language."""
    written = [*page.view[1:], *page.composer.worded]

    def speak(session: Session, request: gr.Request) -> tuple[Any, ...]:
        return *draw_view(readers, request, session)[1:], *composer_words(language_of(request))

    def choose(request: gr.Request) -> Any:  # noqa: ANN401 - gradio's update
        return _choices(readers, language_of(request))

    spoken = hidden_button("speak").click(speak, [page.session], written, **_QUICK)
    if len(readers.common.engine_names) > 1:
        spoken.then(choose, None, page.composer.engine, **_QUICK)  # apart: reaching for a model may take seconds
