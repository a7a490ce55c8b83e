"""The page: where its parts stand and what happens when they are used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import gradio as gr

from assistant import phrases
from assistant.engines import EXTRACTIVE
from assistant.page.api import add_api
from assistant.page.queue import AT_ONCE, QUEUED, WAITING
from assistant.page.sources import draw_shelf, draw_sources
from assistant.page.turns import Answering, Turn, draw_conversation, grow
from assistant.page.words import Language, holdings, interface_language, translations, word

Turns = tuple[Turn, ...]
View = tuple[Turns, str, str]
"""The conversation, the conversation drawn, its sources drawn."""

_SILENT: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


@dataclass(frozen=True, slots=True)
class _Parts:
    """The components that events read and write."""

    turns: gr.State
    conversation: gr.HTML
    sources: gr.HTML
    engine: gr.Dropdown
    box: gr.Textbox
    send: gr.Button
    stop: gr.Button
    clear: gr.Button

    @property
    def view(self) -> list[Any]:
        return [self.turns, self.conversation, self.sources]


def build(assistant: Answering, examples: Mapping[Language, Sequence[str]]) -> gr.Blocks:
    """The page of ``assistant``; ``examples`` are questions a reader may ask with one click, by their language."""
    page = gr.Blocks(title="Attest", analytics_enabled=False, fill_width=True)
    with page:
        shelf = assistant.articles()
        days = [article.published for article in shelf]
        _html(_in_both(lambda language: _masthead(holdings(days, language), language)), "masthead")
        with gr.Column(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                conversation = _html(draw_conversation((), "en"), "conversation")
                chosen = _welcome(examples)
            with gr.Column(elem_id="panel"):
                sources = _html(_in_both(lambda language: draw_shelf(shelf, language)), "sources")
            with gr.Row(elem_id="composer"):
                parts = _Parts(gr.State(()), conversation, sources, _engines(assistant), *_composer())
        _wire(assistant, parts, chosen)
        _reach(page, assistant, parts.engine)
        add_api(assistant)
    page.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING)
    return page


def _html(value: str, identity: str) -> gr.HTML:
    return gr.HTML(value, elem_id=identity, js_on_load=None, apply_default_css=False, container=False)


def _in_both(draw: Callable[[Language], str]) -> str:
    """What stands on the page before anybody's language is known; style.css shows the half of the page's language."""
    return "".join(f'<div class="only-{tongue}" lang="{tongue}">{draw(tongue)}</div>' for tongue in ("fr", "en"))


def _masthead(held: str, language: Language) -> str:
    return (
        f'<header><h1>Attest</h1><p class="tagline">{word("tagline", language)}</p>'
        f'<p class="holdings">{escape(held)}</p></header>'
    )


def _welcome(examples: Mapping[Language, Sequence[str]]) -> list[gr.Button]:
    """The invitation and the example questions, seen until the first question is asked."""
    with gr.Column(elem_id="welcome"):
        _html(
            _in_both(lambda mine: f"<h2>{word('welcome', mine)}</h2><p>{word('welcome_more', mine)}</p>"), "invitation"
        )
        buttons = []
        with gr.Row(elem_id="examples"):
            for tongue, questions in examples.items():
                with gr.Column(elem_classes=["examples", f"examples-{tongue}"], min_width=240):
                    _html(_examples_heading(tongue), f"examples-{tongue}")
                    buttons += [gr.Button(question, elem_classes="example") for question in questions]
    return buttons


def _examples_heading(tongue: Language) -> str:
    return _in_both(lambda mine: f"<h3>{word(f'examples_{tongue}', mine)}</h3>")


def _composer() -> tuple[gr.Textbox, gr.Button, gr.Button, gr.Button]:
    def said(key: str) -> Any:  # noqa: ANN401 - gradio translates it in the browser
        return _translated(key)

    box = gr.Textbox(
        placeholder=said("placeholder"),
        label=said("question"),
        lines=1,
        max_lines=6,
        container=False,
        show_label=False,
        elem_id="question",
    )
    send = gr.Button(said("send"), elem_id="send", variant="primary", min_width=40)
    stop = gr.Button(said("stop"), elem_id="stop", min_width=40)
    clear = gr.Button(said("clear"), elem_id="clear", min_width=40)
    return box, send, stop, clear


def _engines(assistant: Answering) -> gr.Dropdown:
    """Which engine words the next answer; not shown where there is no choice."""
    names = assistant.engine_names
    return gr.Dropdown(
        [(_engine_name(name, None, "en"), name) for name in names],
        value=names[0],
        label=_translated("engine"),
        visible=len(names) > 1,
        container=False,
        filterable=False,
        elem_id="engine",
    )


def _reach(page: gr.Blocks, assistant: Answering, engine: gr.Dropdown) -> None:
    """Each visit learns which models can be reached just now."""

    def look(request: gr.Request) -> Any:  # noqa: ANN401 - gradio's update
        language = _language(request)
        return gr.update(choices=[(_engine_name(o.name, o.reason, language), o.name) for o in assistant.engines()])

    if len(assistant.engine_names) > 1:
        page.load(look, None, engine, queue=False, **_SILENT)


def _engine_name(name: str, reason: str | None, language: Language) -> str:
    shown = word("quotes_only", language) if name == EXTRACTIVE else name
    state = f" ({word('unreachable', language)})" if reason else ""
    return f"{word('engine', language)}{phrases.say('colon', language)}{shown}{state}"


_translated = gr.I18n(**translations())
"""The words of the components that gradio itself draws."""


def _wire(assistant: Answering, parts: _Parts, examples: Sequence[gr.Button]) -> None:
    """Asking adds a running turn at once, then lets it grow; stop and clear end what is running."""

    def begin(question: str, turns: Turns, engine: str, request: gr.Request) -> tuple[Any, Turns, Any, Any]:
        if not question.strip() or (turns and turns[-1].running):
            return gr.skip(), turns, gr.skip(), gr.skip()
        return "", *_view((*turns, Turn(question.strip(), engine=engine)), _language(request))

    def answer(turns: Turns, request: gr.Request) -> Iterator[tuple[Turns, Any, Any]]:
        if not turns or not turns[-1].running:
            yield turns, gr.skip(), gr.skip()
            return
        for grown in grow(assistant, turns, _language(request)):
            yield _view(grown, _language(request))

    def halt(turns: Turns, request: gr.Request) -> View:
        return _view((*turns[:-1], turns[-1].halted()) if turns else turns, _language(request))

    def forget(request: gr.Request) -> tuple[str, Turns, str, str]:
        return "", (), draw_conversation((), "en"), draw_shelf(assistant.articles(), _language(request))

    begun = [parts.box, *parts.view]
    running = []
    for trigger, asked in [(parts.box.submit, parts.box), (parts.send.click, parts.box)] + [
        (button.click, button) for button in examples
    ]:
        shown = trigger(begin, [asked, parts.turns, parts.engine], begun, queue=False, **_SILENT)
        running.append(shown.then(answer, [parts.turns], parts.view, **QUEUED, **_SILENT))
    halted = parts.stop.click(None, cancels=running, **_SILENT)
    halted.then(halt, [parts.turns], parts.view, queue=False, **_SILENT)
    cleared = parts.clear.click(None, cancels=running, **_SILENT)
    cleared.then(forget, None, begun, queue=False, **_SILENT)


def _view(turns: Turns, language: Language) -> View:
    return turns, draw_conversation(turns, language), draw_sources(turns, language)


def _language(request: gr.Request) -> Language:
    return interface_language(request.headers.get("accept-language"))
