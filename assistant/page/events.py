"""What happens when the parts of the page are used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.page.composer import Composer, engine_name
from assistant.page.masthead import Masthead
from assistant.page.panel import Panel
from assistant.page.parts import QUEUED, SILENT, language_of
from assistant.page.session import Session
from assistant.page.sources import draw_shelf, draw_sources
from assistant.page.talk import Talk
from assistant.page.turns import Answering, draw_conversation, grow
from assistant.page.words import Language

View = tuple[Session, str, str]
"""The session, its conversation drawn, its sources drawn."""


@dataclass(frozen=True, slots=True)
class Page:
    """All parts of the page and the session that their events share."""

    session: gr.State
    masthead: Masthead
    talk: Talk
    panel: Panel
    composer: Composer

    @property
    def view(self) -> list[Any]:
        """What every event writes that changes the session."""
        return [self.session, self.talk.conversation, self.panel.sources]


def draw_view(session: Session, language: Language) -> View:
    """What `Page.view` gets for ``session``."""
    return session, draw_conversation(session.turns, language), draw_sources(session.turns, language)


def wire_conversation(assistant: Answering, page: Page) -> None:
    """Asking adds a running turn at once, then lets it grow; stop and clear end what is running."""

    def begin(question: str, session: Session, engine: str, request: gr.Request) -> tuple[Any, Any, Any, Any]:
        if not question.strip() or session.running:
            return gr.skip(), session, gr.skip(), gr.skip()
        return "", *draw_view(session.asking(question.strip(), engine), language_of(request))

    def answer(session: Session, request: gr.Request) -> Iterator[tuple[Session, Any, Any]]:
        if not session.running:
            yield session, gr.skip(), gr.skip()
            return
        for grown in grow(assistant, session.turns, language_of(request)):
            yield draw_view(session.with_turns(grown), language_of(request))

    def halt(session: Session, request: gr.Request) -> View:
        return draw_view(session.halted(), language_of(request))

    def forget(session: Session, request: gr.Request) -> tuple[str, Session, str, str]:
        return (
            "",
            session.emptied(),
            draw_conversation((), "en"),
            draw_shelf(assistant.articles(), language_of(request)),
        )

    box, begun = page.composer.box, [page.composer.box, *page.view]
    running = []
    for trigger, asked in [(box.submit, box), (page.composer.send.click, box)] + [
        (button.click, button) for button in page.talk.examples
    ]:
        shown = trigger(begin, [asked, page.session, page.composer.engine], begun, queue=False, **SILENT)
        running.append(shown.then(answer, [page.session], page.view, **QUEUED, **SILENT))
    halted = page.composer.stop.click(None, cancels=running, **SILENT)
    halted.then(halt, [page.session], page.view, queue=False, **SILENT)
    cleared = page.composer.clear.click(None, cancels=running, **SILENT)
    cleared.then(forget, [page.session], begun, queue=False, **SILENT)


def wire_engines(blocks: gr.Blocks, assistant: Answering, engine: gr.Dropdown) -> None:
    """Each visit learns which models can be reached just now."""

    def look(request: gr.Request) -> Any:  # noqa: ANN401 - gradio's update
        language = language_of(request)
        return gr.update(choices=[(engine_name(o.name, o.reason, language), o.name) for o in assistant.engines()])

    if len(assistant.engine_names) > 1:
        blocks.load(look, None, engine, queue=False, **SILENT)
