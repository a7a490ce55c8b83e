"""PDF files. The one door to pypdf."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from corpus.dates import parse_date
from corpus.errors import ArticleError
from corpus.language import identify
from corpus.masthead import is_paper_name
from corpus.readers import pdf_lines
from corpus.readers.document import Properties, author_of, record_of, title_of
from corpus.readers.hyphens import joined, words_of
from corpus.readers.pdf_lines import Line
from corpus.readers.pdf_seen import Ink, Matrix, TooMuch, place
from corpus.readers.pdf_text import created, mended, unreadable
from corpus.readers.record import Record

MOST_PAGES = 500
"""Pages of a file; what is longer is a book."""
LARGEST_DRAWING = 20_000_000
"""Bytes of all that draws the pages, unpacked, pictures aside; a page of text takes some ten thousand."""
MOST_OPERATIONS = 1_000_000
"""Steps of drawing all pages, those of drawings within drawings each time they are drawn."""
_BEHIND = re.compile(r"\s+[|–—·-]\s+(?=[^|–—·]+$)")
_CUT = re.compile(r"\s+[|·•–—]\s+|\s{3,}")

_HEAD = 8
"""Paragraphs from the top among which a headline and its masthead stand."""

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it mends by itself is no news to a user


def read(data: bytes, name: str, where: str) -> Iterator[Record | ArticleError]:
    """The one article of a PDF: what its pages show, in the order they are written, as headings and paragraphs."""
    if not data.strip():
        raise ArticleError(where, "the file is empty", "empty")
    if b"%PDF-" not in data[:2048]:
        raise ArticleError(where, "is no PDF; give it the ending of what it is")
    try:
        reader = _opened(data, where)
        pages = _pages(reader, where)
        file = _properties(reader)
    except ArticleError:
        raise
    except Exception as error:  # the library fails in many ways on a damaged file, and each means the same
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise ArticleError(where, f"is damaged or no PDF ({reason}); open it and save it again", "damaged") from error
    yield _record(pages, file, name, where)


def _record(pages: list[list[Line]], file: Properties, name: str, where: str) -> Record:
    kept, running = pdf_lines.without_running(pages, file.title)
    raw = "\n".join(line.text for page in kept for line in page)
    known, language = words_of(raw), identify(raw)
    large = [joined(lines, known, language) for lines in pdf_lines.large_lines(kept[0], pdf_lines.body_size(kept))]
    headline = next((line for line in large if not is_paper_name(line)), None)
    title = _title(file.title, headline)
    paragraphs = [joined(lines, known, language) for lines in pdf_lines.paragraphs(kept)]
    if not paragraphs:
        raise ArticleError(where, "holds no text but page numbers and running heads", "no_text")
    if headline:
        paragraphs = _with_headline(paragraphs, headline)
    marks = [line for line in running if pdf_lines.is_of_browser(line.text, file.title)]
    # A browser's print was made when somebody printed it, and says when.
    published = None if marks else _date_within(running) or file.published
    head = [part for line in paragraphs[:_HEAD] for part in _parted(line)]
    told = Properties(title, file.author, published, file.language)
    addresses = [found for found in pdf_lines.addresses(marks) if found.startswith("http")]
    return record_of(name, where, title, head, paragraphs[_HEAD:], told, addresses[0] if addresses else None)


def _title(told: str | None, headline: str | None) -> str | None:
    """The file's own title without the paper's name behind it; the headline where that is the same, or fuller."""
    if told is None:
        return headline
    *parts, last = _BEHIND.split(told)
    if parts and (is_paper_name(last) or ("|" in told and len(last) < len(" ".join(parts)))):
        told = told[: told.rindex(last)].rstrip(" |–—-·")
    if headline and (headline.casefold() in told.casefold() or headline.casefold().startswith(told.casefold())):
        return headline
    return told


def _with_headline(paragraphs: list[str], headline: str) -> list[str]:
    """A headline that takes several lines is one paragraph."""
    folded = "".join(headline.split()).casefold()
    for start in range(min(_HEAD, len(paragraphs))):
        for end in range(start + 2, min(start + 5, len(paragraphs)) + 1):
            if "".join("".join(paragraphs[start:end]).split()).casefold() == folded:
                return [*paragraphs[:start], headline, *paragraphs[end:]]
    return paragraphs


def _parted(line: str) -> list[str]:
    """The parts of ``The Paper | 12 March 2025``, where one of them is a date; else the line."""
    parts = [part.strip() for part in _CUT.split(line) if part.strip()]
    return parts if len(parts) > 1 and len(line) < 120 and any(_day(part) for part in parts) else [line]


def _date_within(lines: list[Line]) -> date | None:
    days = (_day(part.strip(" ,")) for line in lines for part in (*_CUT.split(line.text), *line.text.split(", ", 1)))
    return next((day for day in days if day), None)


def _day(written: str) -> date | None:
    try:
        return parse_date(written) if not written.isdigit() else None
    except ValueError:
        return None


def _opened(data: bytes, where: str) -> PdfReader:
    """A reader of a file that anybody may open, of no more pages than the limit."""
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        try:
            opened = bool(reader.decrypt(""))
        except (DependencyError, NotImplementedError, PyPdfError):
            opened = False
        if not opened:
            raise ArticleError(where, "is locked by a password or encrypted; save an unprotected copy of it", "locked")
    count = _root(reader)["/Pages"].get("/Count", 0)
    if int(count) > MOST_PAGES or len(reader.pages) > MOST_PAGES:
        pages = max(int(count), MOST_PAGES + 1)
        raise ArticleError(where, f"has {pages} pages; the limit is {MOST_PAGES}, so divide it", "work")
    return reader


def _pages(reader: PdfReader, where: str) -> list[list[Line]]:
    """The lines that each page shows. ArticleError where the file shows no text, or asks for too much work."""
    left, found, pictured = MOST_OPERATIONS, [], False
    drawing = 0
    for page in reader.pages:
        size, has_pictures = _measure(page, LARGEST_DRAWING - drawing)
        drawing += size
        if drawing > LARGEST_DRAWING:
            limit = f"the limit is {LARGEST_DRAWING // 10**6} MB, so divide it"
            raise ArticleError(where, f"its drawings unpack to more than an article's do; {limit}", "work")
        pictured = pictured or has_pictures
        try:
            lines, left = _lines(page, False, left)
            if not lines and has_pictures:
                lines, left = _lines(page, True, left)
        except TooMuch as error:
            limit = f"the limit is {MOST_OPERATIONS:_} steps".replace("_", " ")
            raise ArticleError(
                where, f"takes more to draw than an article does; {limit}, so divide it", "work"
            ) from error
        found.append(lines)
    text = "".join(line.text for page in found for line in page)
    if not any(map(str.isalnum, text)):
        scan = "its pages are pictures; run text recognition (OCR) over it and save it again"
        raise ArticleError(where, f"holds no text: {scan}" if pictured else "holds no text", "scan")
    if unreadable(text):
        raise ArticleError(where, "its fonts do not say which letters they show; run OCR over it", "scan")
    return found


def _lines(page: PageObject, scanned: bool, left: int) -> tuple[list[Line], int]:
    """The lines a page shows, and how many steps are left; a scan's are those laid over its picture."""
    box = tuple(float(one) for one in page.cropbox)
    ink = Ink((box[0], box[1], box[2], box[3]), scanned, left)
    writer = _Writer()
    page.extract_text(
        visitor_operand_before=ink.before, visitor_operand_after=ink.after, visitor_text=writer.write, space_width=200
    )
    if ink.left < 0:
        raise TooMuch
    return writer.lines(), ink.left


class _Writer:
    """Collects the pieces of text that pypdf finds into lines."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._text = ""
        self._first: Line | None = None

    def write(self, text: str, cm: Matrix, tm: Matrix, font: Any, size: float) -> None:  # noqa: ANN401 -- a PDF's object
        """Takes one piece; a line break ends a line."""
        for index, part in enumerate(text.split("\n")):
            if index:
                self._end()
            if part.strip() and self._first is None:
                x, y = place(cm, tm)
                scale = (abs(tm[0] * tm[3] - tm[1] * tm[2]) * abs(cm[0] * cm[3] - cm[1] * cm[2])) ** 0.5
                bold = "bold" in str((font or {}).get("/BaseFont", "")).casefold()
                self._first = Line("", x, y, round(abs(size) * scale, 2), bold)
            self._text += part

    def lines(self) -> list[Line]:
        """All lines, in the order the file writes them."""
        self._end()
        return self._lines

    def _end(self) -> None:
        text = mended(self._text)
        if text and self._first is not None:
            first = self._first
            self._lines.append(Line(text, first.x, first.y, first.size, first.bold))
        self._text, self._first = "", None


def _measure(page: PageObject, most: int) -> tuple[int, bool]:
    """Bytes of what draws a page, with the drawings within it once, and whether a picture is among them."""
    content = page.get_contents()
    size, pictured = (len(content.get_data()) if content is not None else 0), False
    seen: set[int] = set()
    waiting = [page.get("/Resources")]
    while waiting and size <= most:
        resources = waiting.pop()
        drawings = resources.get_object().get("/XObject") if resources is not None else None
        for drawing in drawings.get_object().values() if drawings is not None else ():
            drawn = drawing.get_object()
            if id(drawn) in seen or size > most:
                continue
            seen.add(id(drawn))
            if drawn.get("/Subtype") == "/Image":
                pictured = True
            elif drawn.get("/Subtype") == "/Form":
                size += len(drawn.get_data())
                waiting.append(drawn.get("/Resources"))
    return size, pictured


def _properties(reader: PdfReader) -> Properties:
    told: Any = reader.metadata or {}
    language = str(_root(reader).get("/Lang", "")) or None
    return Properties(
        title_of(told.get("/Title")),
        author_of(told.get("/Author")),
        created(str(told.get("/CreationDate", ""))),
        language,
    )


def _root(reader: PdfReader) -> Any:  # noqa: ANN401 -- a PDF's dictionary
    return reader.trailer["/Root"].get_object()
