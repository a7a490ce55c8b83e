"""Whether a file is what its ending says, and no bomb: looked at before a reader sees it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from corpus.encoding import decode
from corpus.errors import ArticleError
from corpus.readers import BY_ENDING

_FOREIGN = {
    b"%PDF-": "PDF", b"%!PS": "PostScript", b"PK\x03\x04": "a ZIP archive", b"PK\x05\x06": "a ZIP archive",
    b"\x89PNG": "a picture", b"GIF8": "a picture", b"\xff\xd8\xff": "a picture", b"\x7fELF": "a program",
    b"\x1f\x8b": "packed", b"7z\xbc\xaf": "packed", b"Rar!\x1a": "packed", b"BZh": "packed", b"\xfd7zXZ": "packed",
    b"{\\rtf": "RTF", b"\xd0\xcf\x11\xe0": "an old Office file", b"SQLite format 3\0": "a database",
}  # fmt: skip
"""How files begin that are no text, whatever their ending says."""
_SPACE = b"\xef\xbb\xbf \t\r\n"
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.DOTALL
)
_TAG = re.compile(
    r"<(?:!doctype|html|head|body|article|main|section|div|p|h[1-6]|span|table|ul|ol|title)\b[^<]*>", re.I
)
_DECLARES = re.compile(r"<!(?:ENTITY|DOCTYPE[^>\[]*\[)", re.IGNORECASE)
_MOST_PARTS = 2_000
_LARGEST_UNPACKED = 100_000_000
_LARGEST_RATIO = 150
"""Times its packed size that a part may take unpacked: deflate's best is about 1 000, text reaches some 30."""
_FREE = 1_000_000
"""Bytes up to which nobody asks how well a part was packed."""
_STEP = 1 << 20


def check(data: bytes, ending: str, where: str) -> None:
    """ArticleError where ``data`` does not fit ``ending``, is empty, or would unpack to more than an article."""
    if ending not in BY_ENDING:
        raise ArticleError(where, f"files ending in {ending!r} cannot be read", "ending")
    if not data.strip(_SPACE + b"\0"):
        raise ArticleError(where, "the file is empty", "empty")
    if ending == ".pdf":
        if not data.lstrip(_SPACE).startswith(b"%PDF-"):
            raise _lie(where, "no PDF")
    elif ending == ".docx":
        _check_word(data, where)
    else:
        _check_text(data, ending, where)


def _check_text(data: bytes, ending: str, where: str) -> None:
    begins = data.lstrip(_SPACE)
    for magic, kind in _FOREIGN.items():
        if begins.startswith(magic):
            raise _lie(where, kind)
    text = decode(data, where)
    if "\0" in text:
        raise ArticleError(where, "holds NUL characters, as no text does", "binary")
    if ending in (".html", ".htm") and not _TAG.search(text):
        raise _lie(where, "no web page")
    if ending in (".txt", ".md", ".markdown") and _PAGE.match(text):
        raise _lie(where, "a web page")
    if ending == ".xml" and _DECLARES.search(text):
        raise ArticleError(where, "declares entities of its own, which are not expanded", "entities")


def _check_word(data: bytes, where: str) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ArticleError(where, "is locked by a password or in Word's old form", "locked")
    if not data.startswith(b"PK\x03\x04"):
        raise _lie(where, "no Word file")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_parts(archive, where)
    except ArticleError:
        raise
    except Exception as error:  # a damaged archive fails in the ways of each method of packing
        raise ArticleError(where, f"is damaged or no .docx ({error})", "damaged") from error


def _check_parts(archive: zipfile.ZipFile, where: str) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if not {"[Content_Types].xml", "word/document.xml"} <= set(names):
        raise _lie(where, "an archive, but no Word file")
    if len(names) != len(set(names)):
        raise ArticleError(where, "holds two parts of one name", "damaged")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
        raise _bomb(where)
    if any(part.flag_bits & 1 for part in parts):
        raise ArticleError(where, "is locked by a password", "locked")
    left = _LARGEST_UNPACKED
    for part in parts:
        left -= _unpacked(archive, part, left, where)


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, where: str) -> int:
    """Bytes of a part as they really come out; ArticleError as soon as they are too many, or declare an entity."""
    size, tail = 0, b""
    is_xml = part.filename.lower().endswith((".xml", ".rels"))
    with archive.open(part) as stream:
        while chunk := stream.read(_STEP):
            size += len(chunk)
            if size > left or (size > _FREE and size > _LARGEST_RATIO * max(1, part.compress_size)):
                raise _bomb(where)
            seen = (tail + chunk).replace(b"\0", b"").upper()  # also where it is UTF-16
            if is_xml and (b"<!DOCTYPE" in seen or b"<!ENTITY" in seen):
                raise ArticleError(where, "declares a document type or entities, as no Word file does", "entities")
            tail = chunk[-32:]
    return size


def _lie(where: str, what: str) -> ArticleError:
    return ArticleError(where, f"is {what}; give it the ending of what it is", "lie")


def _bomb(where: str) -> ArticleError:
    return ArticleError(where, "unpacks to far more than an article does", "bomb")
