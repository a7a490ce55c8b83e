"""The head of the page: its name, what the corpus holds, its switches, who is logged in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import gradio as gr

from assistant.indexing import Indexing
from assistant.page.history_drawer import draw_account, draw_opener
from assistant.page.parts import html, in_both, word_in_both
from assistant.page.words import Language, holdings, word
from corpus.article import Article


@dataclass(frozen=True, slots=True)
class Masthead:
    """The components of the head of the page."""

    title: gr.HTML
    progress: gr.HTML
    """How far the index has come; empty once it is whole."""


def place_masthead(articles: Sequence[Article]) -> Masthead:
    """Puts the head of the page where the caller stands."""
    title = html(draw_masthead(articles), "masthead")
    progress = html("", "progress")
    return Masthead(title, progress)


def draw_masthead(articles: Sequence[Article], user: str | None = None) -> str:
    """The head of the page in both languages, its switches, and who is logged in, where there are accounts."""
    days = [article.published for article in articles]
    held = in_both(lambda language: f'<p class="holdings">{escape(holdings(days, language))}</p>')
    return (
        f'<header><h1>Attest</h1><p class="tagline">{word_in_both("tagline")}</p>{held}'
        f'<div class="switches">{draw_account(user)}{draw_opener()}'
        f'<span class="tongues">{_speaks("fr", "Français")}{_speaks("en", "English")}</span>'
        f'<button type="button" id="theme" aria-pressed="false">{_MOON}<span class="unseen">{word_in_both("dark")}'
        f"</span></button></div></header>"
    )


_MOON: Final = (
    '<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><circle cx="8" cy="8" r="6"/>'
    '<path d="M8 2a6 6 0 0 1 0 12z"/></svg>'
)


def _speaks(language: Language, name: str) -> str:
    return (
        f'<button type="button" class="speaks speaks-{language}" data-speaks="{language}" lang="{language}">'
        f'<span aria-hidden="true">{language.upper()}</span><span class="unseen">{name}</span></button>'
    )


def draw_progress(progress: Indexing, language: Language) -> str:
    """The line under the masthead while the index is being built; empty once it is whole."""
    if progress.state == "done":
        return ""
    if progress.state == "failed":
        reason = escape(word("indexing_failed", language).format(reason=progress.reason))
        return f'<p class="failed" role="alert">{reason}</p>'
    done, total = progress.articles, progress.articles_in_all
    told = word("indexing", language).format(done=done, total=total) if total else word("indexing_begins", language)
    bar = f'<progress value="{done}" max="{max(total, 1)}" aria-hidden="true"></progress>'
    return f'<p role="status">{bar}<span>{escape(told)}</span></p>'
