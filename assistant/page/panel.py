"""The panel beside the conversation: the sources of an answer, and the corpus as its second view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import gradio as gr

from assistant.page.parts import html, in_both
from assistant.page.sources import draw_shelf
from corpus.article import Article


@dataclass(frozen=True, slots=True)
class Panel:
    """The components of the panel."""

    sources: gr.HTML
    corpus: gr.Column
    """The second view, hidden until somebody fills it."""


def place_panel(articles: Sequence[Article]) -> Panel:
    """Puts the panel where the caller stands."""
    with gr.Column(elem_id="panel"):
        sources = html(in_both(lambda language: draw_shelf(articles, language)), "sources")
        with gr.Column(elem_id="corpus", visible=False) as corpus:
            pass
    return Panel(sources, corpus)
