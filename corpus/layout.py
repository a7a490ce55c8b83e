"""How a text is laid out: its headings, paragraphs and list items, found by empty lines and by the shape of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "paragraph", "item"]

LONGEST_HEADING = 140
"""Code points; a longer line without a full stop is prose that lost it."""
WIDEST_WRAP = 150
"""Code points; nobody wraps lines wider than this, so a longer line is a paragraph of its own."""

FINAL = ".!?…:;,。！？｡．؟۔।"
CLOSERS = "\"'”’»›)]}」』）】〉》"

_EMPTY_LINE = re.compile(r"(?:\r\n?|[\n\u2029])[^\S\r\n]*(?=[\r\n\u2029])|\u2029")
_LINE = re.compile(r"[^\r\n\u2028]+")
_ITEM = re.compile(r"(?:[-–—*•·▪◦‣●○■]|\d{1,3}[.)]|[a-z]\))\s+\S")
_MARKED_HEADING = re.compile(r"#{1,6}\s+\S")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or list item; ``text[start:end]`` has no white space at its ends."""

    start: int
    end: int
    kind: Kind


def blocks(text: str) -> list[Block]:
    """The blocks of ``text`` in order; together they hold every character that is not white space."""
    return [block for lines in _paragraphs(text) for block in _of_lines(text, lines)]


def ends_sentence(line: str) -> bool:
    """Whether a line ends with punctuation, closing quotes and brackets aside."""
    bare = line.rstrip().rstrip(CLOSERS + " \u00a0\u202f")
    return bool(bare) and bare[-1] in FINAL


def is_heading(line: str) -> bool:
    """Whether a line that stands alone reads as a heading: short, with letters, without final punctuation."""
    if len(line) > LONGEST_HEADING or ends_sentence(line):
        return False
    return _MARKED_HEADING.match(line) is not None or any(char.isalpha() for char in line)


def _paragraphs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines between empty lines, each line stripped, as (start, end)."""
    lines: list[tuple[int, int]] = []
    borders = [match.end() for match in _EMPTY_LINE.finditer(text)]
    border = 0
    for match in _LINE.finditer(text):
        while border < len(borders) and borders[border] <= match.start():
            border += 1
            if lines:
                yield lines
                lines = []
        stripped = _strip(text, match.start(), match.end())
        if stripped is not None:
            lines.append(stripped)
    if lines:
        yield lines


def _strip(text: str, start: int, end: int) -> tuple[int, int] | None:
    part = text[start:end]
    inner = part.strip()
    if not inner:
        return None
    start += len(part) - len(part.lstrip())
    return start, start + len(inner)


def _of_lines(text: str, lines: list[tuple[int, int]]) -> Iterator[Block]:
    """Cuts the lines between two empty lines where a line break means more than a wrapped line."""
    width = max(end - start for start, end in lines)
    first = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and not _breaks(text, lines, index, first, width):
            continue
        start, end = lines[first][0], lines[index - 1][1]
        yield Block(start, end, _kind(text, start, end, index - first))
        first = index


def _kind(text: str, start: int, end: int, lines: int) -> Kind:
    if _ITEM.match(text, start, end):
        return "item"
    return "heading" if lines == 1 and is_heading(text[start:end]) else "paragraph"


def _breaks(text: str, lines: list[tuple[int, int]], index: int, first: int, width: int) -> bool:
    """Whether line ``index`` opens a new block. ``first`` is the line its predecessor's block began with."""
    start, end = lines[index]
    above = text[lines[index - 1][0] : lines[index - 1][1]]
    if _ITEM.match(text, start, end) or _MARKED_HEADING.match(text, start, end):
        return True
    if _MARKED_HEADING.match(above):
        return True
    word = text[start:end].split(maxsplit=1)[0]
    if ends_sentence(above):
        return above[-1] not in ",:;" and (width > WIDEST_WRAP or len(above) + 1 + len(word) < width)
    alone = index - 1 == first and not _ITEM.match(above)
    return alone and is_heading(above) and not word[0].islower() and _too_short_to_wrap(len(above), len(word), width)


def _too_short_to_wrap(length: int, word: int, width: int) -> bool:
    return width >= 50 and length + 1 + word < 0.8 * width
