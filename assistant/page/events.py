"""What happens when the parts of the page are used."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.limits import TooMany
from assistant.page.collection.chosen import chosen_filter
from assistant.page.composer import Composer
from assistant.page.conversation import draw_conversation
from assistant.page.masthead import Masthead
from assistant.page.panel import Panel, draw_first_shelf
from assistant.page.parts import SILENT, language_of
from assistant.page.queue import QUEUED
from assistant.page.readers import Readers
from assistant.page.session import Session
from assistant.page.sources import draw_sources
from assistant.page.talk import SUGGESTED, Talk
from assistant.page.turns import Turn, grow, history, refused
from assistant.page.words import word

_log = logging.getLogger(__name__)
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


@dataclass(frozen=True, slots=True)
class Wired:
    """The events of a conversation that others build on."""

    running: list[Any]
    """While they run, an answer grows; whatever leaves the conversation cancels them."""
    changing: list[Any]
    """After them a conversation holds an answer more."""


def draw_view(readers: Readers, request: gr.Request, session: Session) -> View:
    """What `Page.view` gets for ``session``."""
    language = language_of(request)
    talk = draw_conversation(session.turns, language, editing=session.editing)
    if session.turns:
        return session, talk, draw_sources(session.turns, language)
    return session, talk, draw_first_shelf(readers.catalogue(request).articles)


def wire_conversation(readers: Readers, page: Page) -> Wired:
    """Asking adds a running turn at once and lets it grow; then questions to go on with are looked for."""

    def begin(question: str, session: Session, engine: str, where: str, request: gr.Request) -> tuple[Any, ...]:
        if not question.strip() or session.running:
            return (gr.skip(),) * (4 + SUGGESTED)
        asking = session.asked_of(chosen_filter(where)).asking(question.strip(), engine)
        return "", *draw_view(readers, request, asking), *_NONE_SUGGESTED

    def begin_aside(question: str, session: Session, engine: str, where: str, request: gr.Request) -> tuple[Any, ...]:
        _, *view = begin(question, session, engine, where, request)
        return tuple(view)

    def again(session: Session, request: gr.Request) -> tuple[Any, ...]:
        if session.running:
            return (gr.skip(),) * (3 + SUGGESTED)
        return *draw_view(readers, request, session.again()), *_NONE_SUGGESTED

    box, view, asks = page.composer.box, page.view, [page.session, page.composer.engine, page.composer.where]
    quick: dict[str, Any] = {"queue": False, **SILENT}
    suggestions = list(page.talk.suggestions)
    begun = [
        box.submit(begin, [box, *asks], [box, *view, *suggestions], **quick),
        page.composer.send.click(begin, [box, *asks], [box, *view, *suggestions], **quick),
        page.composer.retry.click(again, [page.session], [*view, *suggestions], **quick),
    ]
    for button in (*page.talk.examples, *suggestions):
        begun.append(button.click(begin_aside, [button, *asks], [*view, *suggestions], **quick))
    running, changing = [], []
    for event in begun:
        answered = event.then(_answer(readers), [page.session], view, **QUEUED, **SILENT)
        answered.failure(_turned_away(readers), [page.session], view, **quick)
        suggested = answered.then(
            _suggest(readers), [page.session], suggestions, concurrency_limit=1, trigger_mode="always_last", **SILENT
        )
        running += [answered, suggested]
        changing.append(answered)
    return Wired(running, [*changing, _wire_ends(readers, page, running)])


def _turned_away(readers: Readers) -> Callable[..., Any]:
    """What the last turn says where its question never came to be answered: the queue is full."""

    def turn_away(session: Session, request: gr.Request) -> Any:  # noqa: ANN401 - gradio's update of the view
        if not session.awaited:
            return (gr.skip(),) * 3
        turns = refused(session.turns, word("queue_full", language_of(request)))
        return draw_view(readers, request, session.with_turns(turns))

    return turn_away


def _answer(readers: Readers) -> Callable[..., Iterator[tuple[Any, Any, Any]]]:
    def answer(session: Session, request: gr.Request) -> Iterator[tuple[Any, Any, Any]]:
        if not session.awaited:
            yield (gr.skip(),) * 3
            return
        session = session.taken()
        yield session, gr.skip(), gr.skip()
        assistant, language = readers.of(request), language_of(request)
        try:
            readers.admit(request)
        except TooMany as many:
            yield draw_view(readers, request, session.with_turns(refused(session.turns, many.said(language))))
            return
        for grown in grow(assistant, session.turns, language):
            yield draw_view(readers, request, session.with_turns(grown))

    return answer


_NONE_SUGGESTED = (gr.update(value="", visible=False),) * SUGGESTED


def _suggest(readers: Readers) -> Callable[..., list[Any]]:
    """Buttons for what may be asked next. A failure costs the suggestions and nothing else."""

    def suggest(session: Session, request: gr.Request) -> list[Any]:
        questions: list[str] = []
        last = session.turns[-1] if session.turns else Turn("", running=True)
        if last.answer is not None and not last.running and not last.stopped:
            try:
                asked = readers.of(request)
                questions = list(asked.suggest(last.answer, history(session.turns[:-1]), last.where))[:SUGGESTED]
            except Exception:
                _log.exception("nothing could be suggested after %r", last.question[:200])
        shown = [gr.update(value=question, visible=True) for question in questions]
        return shown + [gr.update(value="", visible=False)] * (SUGGESTED - len(shown))

    return suggest


def _wire_ends(readers: Readers, page: Page, running: list[Any]) -> Any:  # noqa: ANN401 - gradio's event
    """Stop keeps what was read, clear begins anew, edit brings the last question back into the box.

    The event after which the conversation is stopped.
    """

    def halt(session: Session, request: gr.Request) -> View:
        return draw_view(readers, request, session.halted())

    def forget(session: Session, request: gr.Request) -> tuple[Any, ...]:
        return "", *draw_view(readers, request, session.emptied())

    def edit(session: Session, request: gr.Request) -> tuple[Any, ...]:
        if session.running or not session.turns:
            return gr.skip(), session, gr.skip(), gr.skip()
        return session.turns[-1].question, *draw_view(readers, request, session.edited(True))

    def keep(session: Session, request: gr.Request) -> tuple[Any, ...]:
        return "", *draw_view(readers, request, session.edited(False))

    composer, boxed, mine = page.composer, [page.composer.box, *page.view], [page.session]
    quick: dict[str, Any] = {"queue": False, **SILENT}
    halted = composer.stop.click(None, cancels=running, **SILENT)
    stopped = halted.then(halt, mine, page.view, **quick)
    cleared = composer.clear.click(None, cancels=running, **SILENT)
    cleared.then(forget, mine, boxed, **quick)
    composer.edit.click(edit, mine, boxed, **quick)
    composer.keep.click(keep, mine, boxed, **quick)
    return stopped
