"""Word files. The one door to python-docx."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

import docx

from corpus.errors import ArticleError
from corpus.layout import is_heading
from corpus.readers.document import Properties, author_of, record_of, title_of
from corpus.readers.docx_text import Styles, paragraphs
from corpus.readers.record import Record

LARGEST_UNPACKED = 200_000_000
"""Bytes of everything in the archive, unpacked: some hundred times what the pictures of an article take."""
LARGEST_PART = 20_000_000
"""Bytes of one part that is XML; a long article takes some hundred thousand."""
MOST_PARTS = 5_000
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ELSEWHERE = ("/aFChunk", "/subDocument")
"""Links by which a part of the text itself would come from somewhere else."""


def read(data: bytes, name: str, where: str) -> Iterator[Record | ArticleError]:
    """The one article of a Word file as it reads with all changes accepted: no deletions, comments or hidden text."""
    _check(data, where)
    try:
        document = docx.Document(BytesIO(data))
        file = _properties(document.core_properties)
        styles = Styles.of(document.styles.element)
        lines = list(paragraphs(document.element.body, styles))
        outside = [
            one.target_ref
            for one in document.part.rels.values()
            if one.is_external and one.reltype.endswith(_ELSEWHERE)
        ]
    except Exception as error:  # the library and the XML below it fail in their own ways on a damaged file
        reason = " ".join(str(error).split())[:120]
        raise ArticleError(where, f"is damaged or no .docx ({reason}); open it and save it again", "damaged") from error
    if document.element.getroottree().docinfo.doctype:
        raise ArticleError(where, "declares a document type, as no Word file does; open it and save it again")
    if outside:
        raise ArticleError(where, f"takes text from outside of the file ({outside[0][:80]}); save it in one piece")
    if not any(line.text for line in lines):
        raise ArticleError(where, "holds no text", "no_text")
    titled = [line.text for line in lines if line.role == "title"]
    headings = [line.text for line in lines if line.role == "heading"]
    title = titled[0] if titled else file.title or _first_heading(lines[0].text, headings)
    first_row = next((index for index, line in enumerate(lines) if line.role == "row"), len(lines))
    texts = [line.text for line in lines]
    yield record_of(name, where, title, texts[:first_row], texts[first_row:], file)


def _first_heading(first: str, headings: list[str]) -> str | None:
    """The first heading, unless a headline without a style stands above it."""
    if not headings:
        return None
    return first if first not in headings and is_heading(first) and len(first.split()) > 3 else headings[0]


def _properties(core: Any) -> Properties:  # noqa: ANN401 -- python-docx's own type has no stubs for what may be broken
    """Without what the library writes into every new file by itself."""
    blank = docx.Document().core_properties
    author = author_of(core.author)
    created = core.created
    if created is None or created == blank.created:
        created = core.modified if core.modified != blank.modified else None
    return Properties(title_of(core.title), author, _moment(created), core.language or None)


def _moment(written: object) -> date | None:
    """Word writes Coordinated Universal Time."""
    if not isinstance(written, datetime):
        return None
    return written if written.tzinfo else written.replace(tzinfo=UTC)


def _check(data: bytes, where: str) -> None:
    """ArticleError for what is no Word file or would unpack to more than an article."""
    if not data.strip():
        raise ArticleError(where, "the file is empty")
    if data.startswith(_OLD_WORD):
        raise ArticleError(where, "is locked by a password or in Word's old form; save it as .docx without a password")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise ArticleError(where, "is damaged or no .docx; open it and save it again", "damaged") from error
    for part in parts:
        _check_part(part, where)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        size = sum(part.file_size for part in parts) / 1e6
        limit = f"{LARGEST_UNPACKED // 10**6} MB in {MOST_PARTS} parts"
        raise ArticleError(where, f"unpacks to {size:.0f} MB in {len(parts)} parts; the limit is {limit}")
    if "[Content_Types].xml" not in {part.filename for part in parts}:
        raise ArticleError(where, "is an archive but no .docx; give it another ending")


def _check_part(part: zipfile.ZipInfo, where: str) -> None:
    """A part's real size is never above the declared one: the archive's reader stops there."""
    path = PurePosixPath(part.filename.replace("\\", "/"))
    is_link = part.external_attr >> 16 & 0o170000 == 0o120000
    if path.is_absolute() or ".." in path.parts or ":" in part.filename or is_link:
        raise ArticleError(
            where, f"holds a part that leads out of the archive ({part.filename[:80]!r}); it is not read"
        )
    if part.flag_bits & 1:
        raise ArticleError(where, "is locked by a password; save it without one", "locked")
    if path.suffix.lower() in (".xml", ".rels") and part.file_size > LARGEST_PART:
        limit = f"the limit is {LARGEST_PART // 10**6} MB"
        raise ArticleError(where, f"unpacks {part.filename[:80]} to {part.file_size / 1e6:.0f} MB; {limit}")
