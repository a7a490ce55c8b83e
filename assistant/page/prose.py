"""The text of an answer as safe HTML: everything is escaped first, then bold and markers are put in.

The text is ours but quotes articles, which may hold anything; so no Markdown library ever reads it. Known are
paragraphs, ``- `` lists, ``> `` quotes, ``**bold**`` and the ``[n]`` of the answer's own citations.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape
from typing import Literal

Kind = Literal["p", "li", "blockquote"]

_MARKER = re.compile(r"\s*\[(\d{1,3})\]")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
_UNFINISHED = re.compile(r"\s*\[\d{0,3}\Z|\*{1,2}\Z")
_LEAD: dict[str, Kind] = {"- ": "li", "* ": "li", "• ": "li", "> ": "blockquote"}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item or quoted paragraph of an answer's text."""

    kind: Kind
    text: str

    def markers(self, known: Collection[int]) -> list[int]:
        """The citations it points to, in order of appearance, each once."""
        found = (int(match[1]) for match in _MARKER.finditer(self.text))
        return list(dict.fromkeys(number for number in found if number in known))


def blocks(text: str, *, growing: bool = False) -> list[Block]:
    """The blocks of an answer's text, in order. Of a growing text an unfinished marker is held back, bold is closed."""
    if not growing:
        return list(_blocks(text))
    whole = _UNFINISHED.sub("", text)
    return list(_blocks(whole + "**" if whole.count("**") % 2 else whole))


def _blocks(text: str) -> Iterator[Block]:
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        plain: list[str] = []
        for line in paragraph.splitlines():
            kind = _LEAD.get(line[:2])
            if kind is None:
                plain.append(line)
                continue
            if plain:
                yield Block("p", "\n".join(plain))
                plain = []
            yield Block(kind, line[2:].strip())
        if any(line.strip() for line in plain):
            yield Block("p", "\n".join(plain))


def inline(text: str, turn: int, known: Collection[int]) -> str:
    """Escaped text with bold spans and with a chip for every marker in ``known``; other brackets stay text."""
    safe = _BOLD.sub(r"<strong>\1</strong>", escape(text)).replace("\n", "<br>")
    return _MARKER.sub(lambda match: chip(turn, int(match[1])) if int(match[1]) in known else match[0], safe)


def chip(turn: int, marker: int) -> str:
    """The small link of a marker to its card in the sources panel; it never begins a line."""
    return f'\u2060<a class="cite" href="#s{turn}-{marker}" role="button" aria-label="Source {marker}">{marker}</a>'
