"""Where a question is written, and with which engine it is asked."""

from __future__ import annotations

from dataclasses import dataclass

import gradio as gr

from assistant import phrases
from assistant.engines import EXTRACTIVE
from assistant.page.parts import translated
from assistant.page.turns import Answering
from assistant.page.words import Language, word


@dataclass(frozen=True, slots=True)
class Composer:
    """The components below the conversation."""

    engine: gr.Dropdown
    box: gr.Textbox
    send: gr.Button
    stop: gr.Button
    clear: gr.Button


def place_composer(assistant: Answering) -> Composer:
    """Puts the composer where the caller stands."""
    with gr.Row(elem_id="composer"):
        engine = _engines(assistant)
        box = gr.Textbox(
            placeholder=translated("placeholder"),
            label=translated("question"),
            lines=1,
            max_lines=6,
            container=False,
            show_label=False,
            elem_id="question",
        )
        send = gr.Button(translated("send"), elem_id="send", variant="primary", min_width=40)
        stop = gr.Button(translated("stop"), elem_id="stop", min_width=40)
        clear = gr.Button(translated("clear"), elem_id="clear", min_width=40)
    return Composer(engine, box, send, stop, clear)


def _engines(assistant: Answering) -> gr.Dropdown:
    """Which engine words the next answer; not shown where there is no choice."""
    names = assistant.engine_names
    return gr.Dropdown(
        [(engine_name(name, None, "en"), name) for name in names],
        value=names[0],
        label=translated("engine"),
        visible=len(names) > 1,
        container=False,
        filterable=False,
        elem_id="engine",
    )


def engine_name(name: str, reason: str | None, language: Language) -> str:
    """An engine as the choice shows it; ``reason``: why it cannot be reached, None where it can."""
    shown = word("quotes_only", language) if name == EXTRACTIVE else name
    state = f" ({word('unreachable', language)})" if reason else ""
    return f"{word('engine', language)}{phrases.say('colon', language)}{shown}{state}"
