"""A piece of HTML, as feeds carry it, becomes paragraphs; a whole page is read by ``html``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html  # type: ignore[import-untyped]

from corpus.boilerplate import is_boilerplate, is_tail
from corpus.clean import without_boilerplate
from corpus.layout import blocks
from corpus.readers.html_hidden import visible
from corpus.readers.record import plain

_MARKUP = re.compile(r"<[A-Za-z/!]|&(?:#\w+|[A-Za-z]\w*);")
_BLOCKS = frozenset(
    "address article aside blockquote center dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6"  # noqa: SIM905
    " header hr li main nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
_CELLS = frozenset({"td", "th"})
_BREAK = "\x1e"
_APPEARED = re.compile(
    r"(?:the (?:post|article)|l[’']article|cet article|ce billet)\b.{0,250}"
    r"\b(?:appeared first on|first appeared (?:on|in)|(?:est apparue?|a été publiée?) en premier sur)\b.{0,100}",
    re.IGNORECASE,
)


def paragraphs(markup: str) -> list[str]:
    """What a reader sees of ``markup``, one paragraph, heading, list item or table row each; boilerplate is left out.

    Text without any tag is read as plain text, its paragraphs parted by empty lines.
    """
    if not _MARKUP.search(markup):
        text = plain(markup)
        lines = [" ".join(text[block.start : block.end].split()) for block in blocks(text)]
    else:
        lines = list(_lines(markup))
    lines = without_boilerplate(lines)
    while lines and (is_tail(lines[-1]) or _APPEARED.fullmatch(lines[-1])):
        lines.pop()
    return lines


def flat(markup: str) -> str:
    """``markup`` of a title on one line."""
    return " ".join(_lines(markup)) if _MARKUP.search(markup) else " ".join(plain(markup).split())


def _lines(markup: str) -> Iterator[str]:
    page = visible(f"<html><body><div>{plain(markup)}</div></body></html>")
    tree = html.fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    for piece in "".join(_pieces(tree)).split(_BREAK):
        line = " ".join(plain(piece).split()).strip(" |")
        if line:
            yield line


def _pieces(tree: etree._Element) -> Iterator[str]:
    """The texts of a tree in order, with breaks where a block begins or ends; two line breaks part paragraphs too."""
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            yield _border(element, " | ")
            yield element.tail or ""
        else:
            yield _border(element, "")
            yield element.text or ""


def _border(element: etree._Element, after_cell: str) -> str:
    if element.tag in _BLOCKS or (element.tag == "a" and is_boilerplate("".join(element.itertext()))):
        return _BREAK
    if element.tag in _CELLS:
        return after_cell
    if element.tag == "br":
        following = element.getnext()
        doubled = following is not None and following.tag == "br" and not (element.tail or "").strip()
        return _BREAK if doubled else " "
    return ""
