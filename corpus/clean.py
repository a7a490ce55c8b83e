"""A scraped page becomes the canonical text of its article: title, headings and paragraphs, nothing of the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.boilerplate import is_boilerplate, is_tail, opens_end, opens_teasers
from corpus.layout import blocks, is_heading
from corpus.masthead import HEAD, is_masthead_line, owner_of, read_masthead

_LONGEST_TEASER = 160
_MOST_TEASERS = 12
_TAIL_FROM = 0.4
"""What follows an article does not begin in the first part of its page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page without its boilerplate; ``text`` is empty where nothing was left."""

    title: str | None
    text: str
    published: date | None
    source: str | None
    author: str | None


def clean(text: str) -> Page:
    """Reads the head of a page, drops what is not the article, and lays the rest out.

    The text is the title once, then headings and paragraphs, an empty line between two, wrapped lines joined.
    """
    page = _page_blocks(text)
    head = read_masthead(without_boilerplate(page), owner_of(page))
    kept = ([head.title] if head.title else []) + _without_tail(_once(head.blocks))
    return Page(head.title, "\n\n".join(kept), head.published, head.source, head.author)


def without_boilerplate(lines: list[str]) -> list[str]:
    """The blocks of a page without counters, labels, calls to subscribe, and lists of other articles."""
    kept: list[str] = []
    teasers = 0
    for index, line in enumerate(lines):
        if opens_teasers(line):
            teasers = _MOST_TEASERS
        elif teasers and _is_teaser(line, lines[index + 1 : index + 2]):
            teasers -= 1
        elif not is_boilerplate(line):
            teasers = 0
            kept.append(line)
    return kept


def _page_blocks(text: str) -> list[str]:
    """The blocks of a page, each on one line; the lines of its head stand alone even where no empty line parts them."""
    found: list[str] = []
    for block in blocks(text):
        lines = [" ".join(line.split(" ")).strip() for line in text[block.start : block.end].split("\n")]
        heading = len(found) < HEAD and any(is_masthead_line(line) for line in lines)
        if len(lines) > 1 and (heading or any(is_boilerplate(line) for line in lines)):
            found.extend(lines)
        else:
            found.append(" ".join(line for line in lines if line))
    return found


def _is_teaser(line: str, following: list[str]) -> bool:
    """Whether a line below « Lire aussi » is another article's headline, not a heading of this one."""
    if len(line) > _LONGEST_TEASER or not is_heading(line):
        return False
    return not following or is_heading(following[0])


def _once(lines: list[str]) -> list[str]:
    """Without blocks that repeat the block right before them."""
    return [line for index, line in enumerate(lines) if index == 0 or line != lines[index - 1]]


def _without_tail(lines: list[str]) -> list[str]:
    """Cuts off the author's life, the comments and what the page says to its reader after the last paragraph."""
    for index, line in enumerate(lines):
        if index >= _TAIL_FROM * len(lines) and opens_end(line) and len(lines) - index <= _MOST_TEASERS:
            lines = lines[:index]
            break
    while lines and is_tail(lines[-1]):
        lines = lines[:-1]
    return lines
