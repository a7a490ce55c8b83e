"""The letters of a PDF, as its fonts draw them, become the letters of a text; its dates become dates."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from corpus.dates import parse_date
from corpus.readers.record import plain

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}  # drawn as one, written as several
)
_ACCENTS = {"\u00b4": "\u0301", "\u02cb": "\u0300", "\u02c6": "\u0302", "\u00a8": "\u0308", "\u00b8": "\u0327"}
_BEFORE = re.compile("([\u00b4\u02cb\u02c6\u00a8\u00b8]) ?([A-Za-z\u0131])")
_APART = re.compile("(?<=[^\\W_])\\s+([\u2010\u00ad])\\s*$")
"""A hyphen that divides a word at the end of its line, drawn by itself."""
_LOST = re.compile("[\ufffd\ue000-\uf8ff]|\\(cid:\\d+\\)")

_CREATED = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?(?:Z|([+-]\d\d)'?(\d\d)?)?)?")


def mended(line: str) -> str:
    """A line on its own: ligatures as letters, accents with their letters, white space single, nothing invisible."""
    text = _APART.sub(r"\1", _BEFORE.sub(_accented, plain(line).translate(_LIGATURES)))
    return unicodedata.normalize("NFC", " ".join(text.replace("\n", " ").split()))


def unreadable(text: str) -> bool:
    """Whether a tenth of the signs are such as no font translates."""
    return 10 * len(_LOST.findall(text)) > len(text)


def _accented(found: re.Match[str]) -> str:
    """An accent drawn before its letter; kept as it is where no letter has it."""
    letter = "i" if found[2] == "\u0131" else found[2]
    whole = unicodedata.normalize("NFC", letter + _ACCENTS[found[1]])
    return whole if len(whole) == 1 else found.group()


def created(written: str) -> date | None:
    """``D:20251226120800+01'00'`` with as much of it as is there; None below a day."""
    found = _CREATED.match(written)
    if found is None:
        return None
    year, month, day, hour, minute, second, offset, minutes = found.groups()
    clock = f"T{hour}:{minute}:{second or '00'}" if hour else ""
    zone = f"{offset}:{minutes or '00'}" if offset else "Z" if found.group().endswith("Z") else ""
    try:
        return parse_date(f"{year}-{month}-{day}{clock}{zone}")
    except ValueError:
        return None
