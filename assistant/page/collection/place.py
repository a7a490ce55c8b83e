"""Where the corpus view stands on the page: the switch of the panel, the view itself, the line above the box."""

from __future__ import annotations

import gradio as gr

from assistant.page.collection.routes import PATH
from assistant.page.parts import html, word_in_both
from assistant.page.words import word


def place_switch() -> None:
    """The switch between the two views of the panel."""
    buttons = "".join(
        f'<button type="button" class="view" data-view="{view}" aria-pressed="{str(view == "sources").lower()}">'
        f"{word_in_both(key)}</button>"
        for view, key in (("sources", "sources"), ("corpus", "corpus_view"))
    )
    label = f'data-label-fr="{word("views", "fr")}" data-label-en="{word("views", "en")}"'
    html(f'<div class="views" role="group" aria-label="{word("views", "en")}" {label}>{buttons}</div>', "views")


def place_corpus() -> None:
    """The second view; the page's script fills it when it is first looked at."""
    told = " ".join(f'data-unseen-{tongue}="{word("unseen_corpus", tongue)}"' for tongue in ("fr", "en"))
    html(f'<div id="corpus-view" data-path="{PATH}" {told}></div>', "corpus")


def place_chosen() -> gr.Textbox:
    """The line above the question's box that tells what is filtered; the result is the filter (see chosen.py)."""
    html('<div class="chosen" role="status"></div>', "chosen")
    return gr.Textbox("", elem_id="filter", visible="hidden", container=False, show_label=False)
