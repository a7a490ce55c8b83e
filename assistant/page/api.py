"""What programs may call: the endpoints that Gradio serves over HTTP and lists as tools."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import gradio as gr
from gradio.events import api

from assistant.answer import Message
from assistant.page.queue import QUEUED
from assistant.page.turns import Answering
from corpus.errors import AttestError


def add_api(assistant: Answering) -> None:
    """Adds the endpoints to the page that is being built."""
    api(_ask(assistant), api_name="ask", **QUEUED)


def _ask(assistant: Answering) -> Callable[..., dict[str, Any]]:
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
