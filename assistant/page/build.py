"""The page: its parts in their places, and what happens when they are used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import gradio as gr
from gradio.events import api

from assistant.answer import Message
from assistant.page.composer import place_composer
from assistant.page.events import Page, wire_conversation
from assistant.page.masthead import place_masthead
from assistant.page.panel import place_panel
from assistant.page.parts import AT_ONCE, QUEUED
from assistant.page.session import Session
from assistant.page.talk import place_talk
from assistant.page.turns import Answering
from assistant.page.visits import wire_visits
from assistant.page.words import Language
from corpus.errors import AttestError


def build(assistant: Answering, examples: Mapping[Language, Sequence[str]]) -> gr.Blocks:
    """The page of ``assistant``; ``examples`` are questions a reader may ask with one click, by their language."""
    blocks = gr.Blocks(title="Attest", analytics_enabled=False, fill_width=True)
    with blocks:
        articles = assistant.articles()
        masthead = place_masthead(articles)
        with gr.Column(elem_id="desk"):
            talk = place_talk(examples)
            panel = place_panel(articles)
            composer = place_composer(assistant)
        page = Page(gr.State(Session()), masthead, talk, panel, composer)
        wire_conversation(assistant, page)
        wire_visits(blocks, assistant, page)
        api(_endpoint(assistant), api_name="ask", **QUEUED)
    blocks.queue(default_concurrency_limit=AT_ONCE)
    return blocks


def _endpoint(assistant: Answering) -> Callable[..., dict[str, Any]]:
    def ask(question: str, history: list[dict[str, str]] | None = None) -> dict[str, Any]:
        """Answer a question from the articles.

        Args:
            question: What is asked, in French or English.
            history: The conversation so far, oldest first: objects with "role" (user or assistant) and "content".
        """
        try:
            return assistant.ask(question, _messages(history or [])).as_json()
        except AttestError as error:
            raise gr.Error(str(error), print_exception=False) from error

    return ask


def _messages(history: Sequence[Mapping[str, str]]) -> list[Message]:
    messages = []
    for place, turn in enumerate(history, start=1):
        role, content = turn.get("role"), turn.get("content")
        if (role != "user" and role != "assistant") or not isinstance(content, str):
            raise gr.Error(f'history, turn {place}: give "role" ("user" or "assistant") and "content" (text)')
        messages.append(Message("user" if role == "user" else "assistant", content))
    return messages
