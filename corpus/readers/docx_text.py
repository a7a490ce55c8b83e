"""The body of a Word file as lines: what is shown once every tracked change is accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lxml import etree  # type: ignore[import-untyped]

from corpus.layout import blocks
from corpus.readers.record import plain

Role = Literal["title", "heading", "text", "row"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_GONE = frozenset(
    _W + name
    for name in ("del", "moveFrom", "instrText", "delText", "rt", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr")
) | {_ALTERNATE + "Fallback"}
"""What is deleted, moved away or never text; a text box stands in the file twice, for new and for old programs."""
_SIGNS = {_W + "tab": " ", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-", _W + "ptab": " "}
_TITLES = frozenset({"title", "titre"})
_CONTENTS = ("toc ", "tm ", "table of figures", "index ")
_SMALLEST = 2
"""Half points: nobody reads letters of one point."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a row of a table."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Styles:
    """What styles say that matters here, by their ids."""

    names: Mapping[str, str]
    hidden: frozenset[str]

    @classmethod
    def of(cls, root: etree._Element) -> Styles:
        """From the styles of a file; a style hides as the one it is based on does, unless it says otherwise."""
        names: dict[str, str] = {}
        own: dict[str, bool | None] = {}
        based: dict[str, str] = {}
        for style in root.iter(_W + "style"):
            key = style.get(_W + "styleId", "")
            names[key] = _value(style.find(_W + "name")).casefold()
            own[key] = _switch(style.find(f"{_W}rPr/{_W}vanish"))
            based[key] = _value(style.find(_W + "basedOn"))
        hidden = {key for key in names if _inherited(key, own, based)}
        return cls(names, frozenset(hidden))

    def role(self, paragraph: etree._Element) -> Role:
        """What a paragraph is by its style or its level in the outline."""
        key = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))
        name = self.names.get(key, key.casefold())
        if name in _TITLES:
            return "title"
        level = _value(paragraph.find(f"{_W}pPr/{_W}outlineLvl"))
        return "heading" if name.startswith(("heading", "titre ")) or level in tuple("012345678") else "text"

    def is_contents(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph is a line of a table of contents."""
        key = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))
        return self.names.get(key, "").startswith(_CONTENTS)


def paragraphs(body: etree._Element, styles: Styles) -> Iterator[Line]:
    """The lines of a body in order; what stands in a text box comes after the paragraph that holds it."""
    open_text = ""
    for block in _blocks(body):
        if block.tag == _W + "tbl":
            yield from _rows(block, styles)
            continue
        if styles.is_contents(block):
            continue
        open_text += _shown(block, styles)
        if block.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None:
            continue  # its end is deleted: it goes on in the next one
        role = styles.role(block)
        for text in _parts(open_text):
            yield Line(text, role)
        open_text = ""
        for box in _boxes(block):
            yield from paragraphs(box, styles)
    for text in _parts(open_text):
        yield Line(text, "text")


def _blocks(node: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, also those within controls and insertions; not those within one another."""
    for child in node:
        if child.tag in (_W + "p", _W + "tbl"):
            yield child
        elif isinstance(child.tag, str) and child.tag not in _GONE:
            yield from _blocks(child)


def _rows(table: etree._Element, styles: Styles) -> Iterator[Line]:
    for row in table.iter(_W + "tr"):
        if next(row.iterancestors(_W + "tbl")) is not table or row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        cells = [" ".join(line.text for line in paragraphs(cell, styles)) for cell in _cells(row)]
        if any(cells):
            yield Line(" | ".join(cell for cell in cells if cell), "row")


def _cells(node: etree._Element) -> Iterator[etree._Element]:
    for child in node:
        if child.tag == _W + "tc":
            yield child
        elif isinstance(child.tag, str) and child.tag not in _GONE:
            yield from _cells(child)


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    for box in paragraph.iter(_W + "txbxContent"):
        outer = list(box.iterancestors(_W + "txbxContent", *_GONE, _W + "p"))
        if outer and outer[0] is paragraph:
            yield box


def _shown(node: etree._Element, styles: Styles) -> str:
    """The text of a paragraph or of a part of it."""
    if node.tag in (_W + "t", _MATH_TEXT):
        return node.text or ""
    if node.tag in _SIGNS:
        return _SIGNS[node.tag]
    if node.tag == _W + "r" and _is_hidden(node, styles):
        return ""
    skipped = (*_GONE, _W + "txbxContent")
    return "".join(_shown(child, styles) for child in node if isinstance(child.tag, str) and child.tag not in skipped)


def _parts(text: str) -> list[str]:
    """A paragraph with empty lines in it is several."""
    text = plain(text)
    return [" ".join(text[block.start : block.end].split()) for block in blocks(text)]


def _is_hidden(run: etree._Element, styles: Styles) -> bool:
    """Whether a run is hidden by its own look, its style or its paragraph's style, or too small or white on white."""
    own = run.find(_W + "rPr")
    paragraph = next(run.iterancestors(_W + "p"), None)
    if own is not None:
        switch = _switch(own.find(_W + "vanish"))
        if switch is not None:
            return switch
        size = _value(own.find(_W + "sz"))
        if size.isdigit() and int(size) <= _SMALLEST:
            return True
        if _value(own.find(_W + "color")).casefold() == "ffffff" and not _on_ground(run):
            return True
        if _value(own.find(_W + "rStyle")) in styles.hidden:
            return True
    return paragraph is not None and _value(paragraph.find(f"{_W}pPr/{_W}pStyle")) in styles.hidden


def _on_ground(run: etree._Element) -> bool:
    """Whether anything around a run sets a ground other than white beneath it."""
    for outer in (run, *run.iterancestors(_W + "p", _W + "tc", _W + "tbl", _W + "txbxContent")):
        if outer.tag == _W + "txbxContent":
            return True  # a box has a fill of its own, told elsewhere
        for kind in ("rPr", "pPr", "tcPr", "tblPr"):
            fill = _value(outer.find(f"{_W}{kind}/{_W}shd"), "fill").casefold()
            if fill not in ("", "auto", "ffffff") or outer.find(f"{_W}{kind}/{_W}highlight") is not None:
                return True
    return False


def _inherited(key: str, own: Mapping[str, bool | None], based: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    while key in own and key not in seen:
        switch = own[key]
        if switch is not None:
            return switch
        seen.add(key)
        key = based[key]
    return False


def _switch(node: etree._Element | None) -> bool | None:
    return None if node is None else _value(node) not in ("0", "false", "off")


def _value(node: etree._Element | None, name: str = "val") -> str:
    return "" if node is None else str(node.get(_W + name, ""))
