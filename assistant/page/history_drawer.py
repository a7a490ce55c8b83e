"""The drawer of earlier conversations; the page's script fills it (scripts/drawer.js)."""

from __future__ import annotations

from html import escape
from typing import Final

from assistant.page.parts import word_in_both
from assistant.page.words import word

_CLOSE: Final = '<path d="m4 4 8 8M12 4l-8 8"/>'
_CLOCK: Final = '<circle cx="8" cy="8" r="6"/><path d="M8 4.5V8l2.5 1.8"/>'
_TOLD: Final = (
    "none", "more", "rename", "name", "save", "export", "delete", "deleted", "undo", "untitled", "question",
    "questions", "gone", "dropped", "large", "failed", "unkept", "browser", "account",
)  # fmt: skip
"""Words that the page's script puts in place."""


def draw_drawer() -> str:
    """The drawer, closed and empty, and the line that tells what has become of a conversation."""
    told = " ".join(
        f'data-{key}-{tongue}="{escape(word(f"history_{key}", tongue))}"' for key in _TOLD for tongue in ("fr", "en")
    )
    return (
        f'<dialog id="conversations" aria-labelledby="conversations-title" {told}>'
        f'<div class="bar"><h2 id="conversations-title">{word_in_both("history_title")}</h2>'
        f'<button type="button" class="shut">{_icon(_CLOSE)}<span class="unseen">{word_in_both("history_close")}</span>'
        f'</button></div><p class="acts"><button type="button" class="begin">{word_in_both("clear")}</button>'
        f'<button type="button" class="bring">{word_in_both("history_import")}</button>'
        '<input type="file" accept=".json,application/json" tabindex="-1" aria-hidden="true" hidden></p>'
        '<p class="told" role="status"></p><ol class="kept"></ol><p class="whereabouts"></p></dialog>'
        '<p id="tidings" role="status"></p>'
    )


def draw_opener() -> str:
    """The button of the masthead that opens the drawer."""
    return (
        f'<button type="button" id="opens-history" aria-haspopup="dialog">{_icon(_CLOCK)}'
        f'<span class="name">{word_in_both("history")}</span></button>'
    )


def draw_account(user: str | None) -> str:
    """Who is logged in, and the way out; nothing where there are no accounts."""
    if user is None:
        return ""
    name, leave = escape(user), word_in_both("log_out")
    return f'<span class="account"><span class="user" title="{name}">{name}</span> <a href="logout">{leave}</a></span>'


def _icon(path: str) -> str:
    return f'<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">{path}</svg>'
