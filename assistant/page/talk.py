"""The conversation's column: the invitation with its example questions, then the turns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import gradio as gr

from assistant.page.conversation import draw_conversation
from assistant.page.parts import html, in_both, word_in_both
from assistant.page.words import Language, word

SUGGESTED: Final = 3
"""Questions suggested at most."""


@dataclass(frozen=True, slots=True)
class Talk:
    """The components of the conversation's column."""

    conversation: gr.HTML
    suggestions: tuple[gr.Button, ...]
    """Questions to go on with, under the last answer."""
    examples: tuple[gr.Button, ...]


def place_talk(examples: Mapping[Language, Sequence[str]]) -> Talk:
    """Puts the conversation's column where the caller stands."""
    with gr.Column(elem_id="talk"):
        conversation = html(draw_conversation((), "en"), "conversation")
        suggestions = tuple(_suggestions())
        return Talk(conversation, suggestions, tuple(_welcome(examples)))


def _suggestions() -> list[gr.Button]:
    with gr.Column(elem_id="suggestions"):
        html(f"<h3>{word_in_both('suggestions')}</h3>", "suggested")
        return [gr.Button("", elem_classes="suggestion", visible=False) for _ in range(SUGGESTED)]


def _welcome(examples: Mapping[Language, Sequence[str]]) -> list[gr.Button]:
    """The invitation and the example questions, seen until the first question is asked."""
    with gr.Column(elem_id="welcome"):
        html(in_both(lambda mine: f"<h2>{word('welcome', mine)}</h2><p>{word('welcome_more', mine)}</p>"), "invitation")
        buttons = []
        with gr.Row(elem_id="examples"):
            for tongue, questions in examples.items():
                with gr.Column(elem_classes=["examples", f"examples-{tongue}"], min_width=240):
                    html(_examples_heading(tongue), f"examples-{tongue}")
                    buttons += [gr.Button(question, elem_classes="example") for question in questions]
    return buttons


def _examples_heading(tongue: Language) -> str:
    return in_both(lambda mine: f"<h3>{word(f'examples_{tongue}', mine)}</h3>")
