"""The head of the page: its name, what the corpus holds, and the drawer of earlier conversations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import gradio as gr

from assistant.page.parts import html, in_both
from assistant.page.words import Language, holdings, word
from corpus.article import Article


@dataclass(frozen=True, slots=True)
class Masthead:
    """The components of the head of the page."""

    title: gr.HTML
    history: gr.Column
    """A drawer beside the page, hidden until somebody fills it."""


def place_masthead(articles: Sequence[Article]) -> Masthead:
    """Puts the head of the page where the caller stands."""
    title = html(draw_masthead(articles), "masthead")
    with gr.Column(elem_id="history", visible=False) as history:
        pass
    return Masthead(title, history)


def draw_masthead(articles: Sequence[Article]) -> str:
    """The head of the page in both languages."""
    days = [article.published for article in articles]
    return in_both(lambda language: _line(holdings(days, language), language))


def _line(held: str, language: Language) -> str:
    return (
        f'<header><h1>Attest</h1><p class="tagline">{word("tagline", language)}</p>'
        f'<p class="holdings">{escape(held)}</p></header>'
    )
