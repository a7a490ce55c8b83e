"""Bytes of a file to text that can be written as UTF-8. The one door to charset-normalizer."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from corpus.errors import ArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = ("cp1252", "mac_roman", "iso8859_15")
_EXPECTED = frozenset("àâäáãåæçéèêëíìîïñóòôöõøœúùûüÿßÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜŸ«»“”‘’…–—€£¥°§·¿¡•№ªº²³ ™®©½\u00a0")
"""What a page in a Western language holds beyond ASCII."""
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_OTHERS = [
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1256",
    "koi8_r",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
]


def decode(data: bytes, where: str) -> str:
    """The text of ``data``: UTF-8 first, then UTF-16, then the encoding its bytes look like.

    Byte-order marks are left out; a lone surrogate becomes U+FFFD. ArticleError for empty and binary files, and for
    UTF-8 that is damaged, since guessing another encoding for it would garble what is whole.
    """
    if not data.strip():
        raise ArticleError(where, "the file is empty", "empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, where)
    utf_16 = _utf_16_without_mark(data)
    if utf_16 is not None:
        return _strict(data, utf_16, where)
    _refuse_binary(data, where)
    try:
        return _some(data.decode("utf-8"), where)
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error, where)
    return _some(_legacy(data, where), where)


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return _some(data.decode(encoding), where)
    except UnicodeDecodeError as error:
        raise ArticleError(where, f"begins as {encoding} but byte {error.start} is not; save it as UTF-8") from error


def _some(text: str, where: str) -> str:
    if not text.strip():
        raise ArticleError(where, "the file is empty", "empty")
    return text


def _utf_16_without_mark(data: bytes) -> str | None:
    """UTF-16 in a Western language has its NULs nearly all at odd, or nearly all at even places."""
    sample = data[:20_000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) > 0.3 * len(sample) / 2 and min(even, odd) < 0.05 * max(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def _refuse_binary(data: bytes, where: str) -> None:
    sample = data[:100_000]
    if len(_CONTROLS.findall(sample)) > max(8, 0.02 * len(sample)):
        raise ArticleError(where, "is binary, not text; remove it or give it another ending", "binary")


def _refuse_damaged_utf8(data: bytes, error: UnicodeDecodeError, where: str) -> None:
    whole = len(_MULTIBYTE.findall(data))
    broken = sum(byte >= 0x80 for byte in _MULTIBYTE.sub(b"", data))
    if whole > 3 * broken:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError(f"{where}:{line}", f"is damaged UTF-8 (byte {error.start}); save it again as UTF-8")


def _legacy(data: bytes, where: str) -> str:
    high = sum(byte >= 0x80 for byte in data)
    if high < 0.3 * len(data):
        share, _, text = max(
            (_western(data, name, -order) for order, name in enumerate(_WESTERN)), key=lambda one: one[:2]
        )
        if share >= 0.95:
            return text
    best = from_bytes(data, cp_isolation=_OTHERS).best()
    if best is None:
        raise ArticleError(where, "its encoding cannot be told; save it as UTF-8")
    return str(best)


def _western(data: bytes, encoding: str, order: int) -> tuple[float, int, str]:
    text = data.decode(encoding, errors="replace")
    beyond = [char for char in text if char > "\x7f"]
    return sum(char in _EXPECTED for char in beyond) / max(1, len(beyond)), order, text
