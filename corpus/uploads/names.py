"""A name from anywhere becomes a file name that means nothing to any system but the name of one file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from corpus.readers.record import writable

LONGEST = 80
"""Bytes of a stem in UTF-8; systems allow 255 for the whole name, some of them after decomposing it."""
_CUT = re.compile(r"[/\\:\0]")
"""What parts a path on some system; signs that look like it are no letters and become ``_``."""
_PLAIN = frozenset(" -_.,'’()+&@")
_PORTS = frozenset(f"{port}{number}" for port in ("com", "lpt") for number in range(10))
_DEVICES = _PORTS | {"con", "prn", "aux", "nul", "clock$", "conin$", "conout$"}
_OVERLAYS = frozenset("\u0337\u0338")
"""Strokes laid over the letter before them."""
_NAMELESS = "article"


def safe_name(name: str) -> tuple[str, str]:
    """(stem, ending) of the last part of ``name``, however it was written; the ending in small letters, or empty.

    The stem is never empty, holds letters, digits and a few plain signs only, begins and ends with none that a system
    reads as something else, is no device's name, and takes at most ``LONGEST`` bytes.
    """
    folded = unicodedata.normalize("NFKC", writable(name))
    last = _CUT.split(folded.rstrip("/\\:\0 "))[-1]
    clean = "".join(_shown(char) for char in last)
    stem, dot, ending = clean.rpartition(".")
    if not dot or not re.fullmatch(r"[A-Za-z0-9]{1,10}", ending):
        stem, ending = clean, ""
    return _stem(stem), f".{ending.lower()}" if ending else ""


def numbered(stem: str, taken: Container[str]) -> str:
    """``stem``, with a number behind it where a name like it is among ``taken`` (casefolded)."""
    candidate, number = stem, 1
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{_short(stem, LONGEST - 7)}-{number}"
    return candidate


def _shown(char: str) -> str:
    kind = unicodedata.category(char)
    if char in _PLAIN or kind[0] in "LN" or (kind in ("Mn", "Mc") and char not in _OVERLAYS):
        return char
    return "" if kind in ("Cc", "Cf", "Cn", "Co", "Cs") else " " if kind[0] == "Z" else "_"


def _stem(stem: str) -> str:
    stem = re.sub(r"\.{2,}", ".", " ".join(stem.split()))
    stem = _short(stem.strip(" .-"), LONGEST)
    if not any(char.isalnum() for char in stem):
        return _NAMELESS
    return f"_{stem}" if stem.partition(".")[0].strip().casefold() in _DEVICES else stem


def _short(stem: str, most: int) -> str:
    """At most so many bytes, cut between two characters."""
    return stem.encode()[:most].decode("utf-8", "ignore").rstrip(" .-")
