"""The panel beside the conversation: the sources of an answer, an article to be read, the corpus as its second view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import gradio as gr

from assistant.page.collection.place import place_corpus, place_switch
from assistant.page.parts import html, in_both, word_in_both
from assistant.page.sources import draw_shelf
from assistant.page.words import word
from corpus.article import Article

_BACK: Final = '<path d="M10 3 5 8l5 5"/>'
_ON: Final = '<path d="m6 3 5 5-5 5"/>'


@dataclass(frozen=True, slots=True)
class Panel:
    """The components of the panel."""

    sources: gr.HTML


def place_panel(articles: Sequence[Article]) -> Panel:
    """Puts the panel where the caller stands."""
    with gr.Column(elem_id="panel"):
        place_switch()
        sources = html(draw_first_shelf(articles), "sources")
        html(_reading(), "article")
        place_corpus()
    return Panel(sources)


def draw_first_shelf(articles: Sequence[Article]) -> str:
    """What the panel shows before the first question."""
    return in_both(lambda language: draw_shelf(articles, language))


def _reading() -> str:
    """Where the page's script puts an article; it stands over the conversation on a phone."""
    told = " ".join(f'data-{key}-{tongue}="{word(key, tongue)}"' for key in _TOLD for tongue in ("fr", "en"))
    steps = (
        f'<div class="steps"><button type="button" class="step" data-step="-1">{_icon(_BACK)}'
        f'<span class="unseen">{word_in_both("previous")}</span></button><output class="place"></output>'
        f'<button type="button" class="step" data-step="1">{_icon(_ON)}'
        f'<span class="unseen">{word_in_both("next")}</span></button></div>'
    )
    back = (
        f'<button type="button" class="back">{_icon(_BACK)}<span class="wide">{word_in_both("back")}</span>'
        f'<span class="narrow">{word_in_both("back_to_answer")}</span></button>'
    )
    return (
        f'<div class="veil"></div><section id="reading" aria-labelledby="reading-title" tabindex="-1" {told} hidden>'
        f'<div class="bar">{back}<span class="whose"></span>{steps}</div><div class="page"></div></section>'
    )


_TOLD: Final = ("of", "opening", "unread", "peek_click", "peek_tap")
"""Words that the page's script puts in place."""


def _icon(path: str) -> str:
    return f'<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">{path}</svg>'
