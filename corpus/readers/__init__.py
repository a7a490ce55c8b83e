"""Readers, one small module a format."""

from __future__ import annotations

from corpus.readers import docx, dump, feed, html, markdown, pdf, txt
from corpus.readers.record import Reader

BY_ENDING: dict[str, Reader] = {
    ".txt": txt.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".json": dump.read,
    ".jsonl": dump.read_lines,
    ".ndjson": dump.read_lines,
    ".pdf": pdf.read,
    ".docx": docx.read,
    ".xml": feed.read,
}
"""The reader of each file ending, small letters; a new format is a new module and a line here."""
