"""Where a question is written, and with which engine it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant import phrases
from assistant.engines import EXTRACTIVE
from assistant.page.collection.place import place_chosen
from assistant.page.parts import hidden_button, html, translated, word_in_both
from assistant.page.turns import Answering
from assistant.page.words import Language, word


@dataclass(frozen=True, slots=True)
class Composer:
    """The components below the conversation."""

    engine: gr.Dropdown
    box: gr.Textbox
    where: gr.Textbox
    """Which articles are asked, as collection/chosen.py reads it."""
    send: gr.Button
    stop: gr.Button
    clear: gr.Button
    retry: gr.Button
    edit: gr.Button
    keep: gr.Button
    """Ends editing without a new question."""

    @property
    def worded(self) -> list[Any]:
        """The components whose words gradio draws."""
        return [self.box, self.send, self.stop, self.clear]


def place_composer(assistant: Answering) -> Composer:
    """Puts the composer where the caller stands."""
    with gr.Row(elem_id="composer"):
        html(_editing(), "editing")
        where = place_chosen()
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
        hidden = [hidden_button(identity) for identity in ("retry", "edit", "keep")]
    return Composer(engine, box, where, send, stop, clear, *hidden)


def _editing() -> str:
    """Seen while the next question is to replace the last one."""
    return (
        f"<p><span>{word_in_both('editing')}</span>"
        f'<button type="button" class="does" data-does="keep">{word_in_both("keep")}</button></p>'
    )


def composer_words(language: Language) -> list[Any]:
    """What `Composer.worded` shows in ``language``."""
    box = gr.update(placeholder=word("placeholder", language), label=word("question", language))
    return [box, *(gr.update(value=word(key, language)) for key in ("send", "stop", "clear"))]


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
