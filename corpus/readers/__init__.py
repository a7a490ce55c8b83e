"""Readers, one small module a format."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.errors import ArticleError
from corpus.readers import dump, feed, html, markdown, txt
from corpus.readers.record import Reader, Record


def _pdf(data: bytes, name: str, where: str) -> Iterator[Record | ArticleError]:
    from corpus.readers import pdf  # its library takes a while to load, and most corpora hold none

    return pdf.read(data, name, where)


def _docx(data: bytes, name: str, where: str) -> Iterator[Record | ArticleError]:
    from corpus.readers import docx  # the same

    return docx.read(data, name, where)


BY_ENDING: dict[str, Reader] = {
    ".txt": txt.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".pdf": _pdf,
    ".docx": _docx,
    ".xml": feed.read,
    ".json": dump.read,
    ".jsonl": dump.read_lines,
    ".ndjson": dump.read_lines,
}
"""The reader of each file ending, small letters; a new format is a new module and a line here."""
