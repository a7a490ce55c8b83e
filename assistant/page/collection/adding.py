"""What a reader adds: where it is done, what is told before, what became of each file, what can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Protocol, runtime_checkable

from assistant import phrases
from assistant.added import Addition
from assistant.page.collection.catalogue import Catalogue, Entry
from assistant.page.collection.drawing import draw_title
from assistant.page.words import Language, word
from corpus.readers import BY_ENDING
from corpus.uploads.entry import MEGABYTE, Limits, Upload


@runtime_checkable
class Adding(Protocol):
    """An assistant to which its user may add articles."""

    @property
    def upload_limits(self) -> Limits:
        """How much."""

    def closed(self, language: str) -> str | None:
        """Why nothing can be added or removed; None where it can."""

    def added(self) -> Sequence[str]:
        """Ids of the articles that were added."""

    def add(self, files: Sequence[Upload], language: str = "en") -> list[Addition]:
        """One result a file."""

    def remove(self, article_id: str, language: str = "en") -> None:
        """Takes an added article out."""

    def restore(self, article_id: str, language: str = "en") -> None:
        """Undoes ``remove``."""


def draw_mine(catalogue: Catalogue, ids: Sequence[str], language: Language, *, closed: bool) -> str:
    """The articles that the reader added, each with a way to remove it."""
    own = set(ids)
    shown = [entry for entry in catalogue.entries if entry.id in own] if own else []
    rows = "".join(f"<li>{draw_title(one, language, '' if closed else _removes(one, language))}</li>" for one in shown)
    heading = f'<h3 id="mine">{word("mine", language)} <span class="n">{len(shown)}</span></h3>'
    hidden = "" if shown else " hidden"
    return f'<section class="mine" aria-labelledby="mine"{hidden}>{heading}<ul>{rows}</ul></section>'


def _removes(entry: Entry, language: Language) -> str:
    said = word("remove", language)
    return (
        f'<button type="button" class="removes" data-id="{escape(entry.id)}" '
        f'aria-label="{said}: {escape(entry.title)}">{said}</button>'
    )


def draw_removed(article_id: str, title: str, language: Language) -> str:
    """What stands in the place of an article that was just removed."""
    told = escape(word("removed", language).format(title=title))
    undo = f'<button type="button" class="restores" data-id="{escape(article_id)}">{word("undo", language)}</button>'
    return f'<p class="gone" role="status"><span>{told}</span>{undo}</p>'


def draw_adding(limits: Limits, language: Language) -> str:
    """Where files are dropped or chosen and texts are pasted, and how much may be added."""
    much = {"megabytes": f"{limits.megabytes:g}", "files": limits.files, "articles": limits.articles}
    told = word("limits", language).format(endings=_kinds(), **much)
    said = {key: word(key, language) for key in ("sending", "reading_file", "unsent", "undone")}
    said |= {
        "many": phrases.say("upload.files", language, **much),
        "large": phrases.say("upload.large", language, **much),
    }
    words = "".join(f' data-{key}="{escape(value)}"' for key, value in said.items())
    return (
        f'<details class="adding" data-files="{limits.files}" data-bytes="{int(limits.megabytes * MEGABYTE)}"{words}>'
        f"<summary>{word('add', language)}</summary>"
        f'<div class="drop"><label class="choose"><input type="file" multiple class="unseen" id="files" '
        f'accept="{",".join(BY_ENDING)}" aria-describedby="limits">{word("choose_files", language)}</label> '
        f'<span class="or">{word("drop_files", language)}</span><p id="limits">{escape(told)}</p></div>'
        f'{_paste(language)}<ul class="arrivals" aria-live="polite"></ul></details>'
    )


def _kinds() -> str:
    """The kinds of files that can be read, one name each."""
    names = {
        "htm": "",
        "markdown": "",
        "ndjson": "",
        "txt": "TXT",
        "md": "Markdown",
        "docx": "Word (.docx)",
        "xml": "RSS",
    }
    known = [names.get(ending[1:], ending[1:].upper()) for ending in BY_ENDING]
    return ", ".join(name for name in known if name)


def _paste(language: Language) -> str:
    optional = f' <span class="optional">({word("optional", language)})</span>'
    title, source, text = (word(f"paste_{field}", language) for field in ("title", "source", "text"))
    return (
        f'<details class="paste"><summary>{word("paste", language)}</summary><form id="paste-form">'
        f'<label>{title}<input name="title" required maxlength="300" autocomplete="off"></label><div class="fields">'
        f'<label>{word("paste_date", language)}{optional}<input type="date" name="published"></label>'
        f'<label>{source}{optional}<input name="source" maxlength="120" autocomplete="off"></label></div>'
        f'<label>{text}<textarea name="text" required rows="7"></textarea></label>'
        f'<button type="submit">{word("paste_add", language)}</button></form></details>'
    )


def draw_closed(reason: str, language: Language) -> str:
    """Why nothing can be added."""
    return (
        f'<section class="adding closed" aria-labelledby="adding"><h3 id="adding">{word("add", language)}</h3>'
        f'<p class="explains">{escape(reason)}</p></section>'
    )


def draw_addition(added: Addition) -> str:
    """What became of one file."""
    titles = "".join(f"<cite>{escape(title)}</cite>" for title in added.titles[:_TITLES])
    more = len(added.titles) - _TITLES
    rest = f" + {more}" if more > 0 else ""
    return f'<span class="what {added.state}">{escape(added.message)}{" " if titles else ""}{titles}{rest}</span>'


def draw_refusal(reason: str) -> str:
    """Why a file was not even read."""
    return f'<span class="what refused">{escape(reason)}</span>'


_TITLES = 3
