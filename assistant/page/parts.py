"""What the parts of the page are made of: how a piece of HTML, a translated word and an event are set up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import gradio as gr

from assistant.page.words import Language, page_language, translations, word

SILENT: Final[dict[str, Any]] = {"show_progress": "hidden", "api_visibility": "private"}

translated: Final = gr.I18n(**translations())
"""The words of the components that gradio itself draws."""


def html(value: str, identity: str, **settings: Any) -> gr.HTML:  # noqa: ANN401 - gradio's own settings
    """A piece of the page; ``value`` must be safe, gradio escapes nothing."""
    return gr.HTML(
        value, elem_id=identity, js_on_load=None, apply_default_css=False, container=False, padding=False, **settings
    )


def in_both(draw: Callable[[Language], str]) -> str:
    """What stands on the page before anybody's language is known; the style shows the half of the page's language."""
    return "".join(f'<div class="only-{tongue}" lang="{tongue}">{draw(tongue)}</div>' for tongue in ("fr", "en"))


def word_in_both(key: str) -> str:
    """One word inside a line, for buttons that stand on the page from the beginning."""
    return "".join(f'<span class="only-{tongue}" lang="{tongue}">{word(key, tongue)}</span>' for tongue in ("fr", "en"))


def hidden_button(identity: str) -> gr.Button:
    """A button that nobody sees; the page's script presses it."""
    return gr.Button(identity, elem_id=identity, visible="hidden")


def language_of(request: gr.Request) -> Language:
    """The language in which the page speaks to whoever sent ``request``."""
    return page_language(request.headers.get("cookie"), request.headers.get("accept-language"))
