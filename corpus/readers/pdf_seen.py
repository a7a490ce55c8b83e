"""What a page of a PDF hides is taken out before its text is read: ink that shows nothing, letters off the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_SHOWS = frozenset({b"Tj", b"TJ", b"'", b'"'})
_FILLS = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
_ENDS = _FILLS | {b"S", b"s", b"n"}
_INVISIBLE = (3, 7)
_PALEST = 0.99
_SMALLEST = 1.0
"""Points: nobody reads letters that small."""

Matrix = Sequence[float]
Box = tuple[float, float, float, float]


class TooMuch(Exception):
    """A page asks for more work than any article."""


class Ink:
    """Follows the drawing of a page and empties what would show nothing, by pypdf's ``visitor_operand_before``.

    A scan with its text laid invisibly over the picture (``scanned``) is what its reader sees, so that is kept.
    """

    def __init__(self, page: Box, scanned: bool, most: int) -> None:
        self._page = page
        self._scanned = scanned
        self.left = most
        """Steps that may still be taken; below nothing where too many were asked for."""
        self._depth = 0
        self._look: tuple[int, bool, float] = (0, False, 12.0)
        """Mode, whether the ink is white, size of the letters."""
        self._saved: list[tuple[int, bool, float]] = []
        self._pending: list[Box] = []
        self._grounds: list[Box] = []

    def before(self, operator: bytes, operands: list[Any], cm: Matrix, tm: Matrix) -> None:
        """Sees one operator before it is carried out. TooMuch beyond the limit."""
        self.left -= 1
        if self.left < 0:
            raise TooMuch
        if operator in _SHOWS and operands:
            if self._is_hidden(cm, tm):
                operands[-1] = type(operands[-1])()
        elif operator == b"q":
            self._saved.append(self._look)
        elif operator == b"Q":
            self._look = self._saved.pop() if self._saved else self._look
        elif operator == b"Do":
            self._depth += 1
        else:
            self._draw(operator, operands, cm)

    def after(self, operator: bytes, operands: list[Any], cm: Matrix, tm: Matrix) -> None:
        """Sees one operator after it was carried out."""
        if operator == b"Do":
            self._depth -= 1

    def _draw(self, operator: bytes, operands: list[Any], cm: Matrix) -> None:
        mode, white, size = self._look
        if operator in (b"g", b"rg", b"k", b"sc", b"scn") and operands:
            self._look = (mode, _is_white(operator, operands), size)
        elif operator == b"Tr" and operands:
            self._look = (int(operands[0]), white, size)
        elif operator == b"Tf" and len(operands) > 1:
            self._look = (mode, white, float(operands[1]))
        elif operator == b"re" and len(operands) == 4:
            self._pending.append(_box(operands, cm))
        elif operator in _ENDS:
            if operator in _FILLS and not white:
                self._grounds += self._pending
            self._pending = []

    def _is_hidden(self, cm: Matrix, tm: Matrix) -> bool:
        mode, white, size = self._look
        if mode in _INVISIBLE and not self._scanned:
            return True
        scale = (abs(tm[0] * tm[3] - tm[1] * tm[2]) * abs(cm[0] * cm[3] - cm[1] * cm[2])) ** 0.5
        if abs(size) * scale <= _SMALLEST:
            return True
        if self._depth:  # places within a drawing of its own are not the page's
            return white and not self._grounds
        x, y = place(cm, tm)
        return not _within(x, y, self._page) or (white and not any(_within(x, y, box) for box in self._grounds))


def place(cm: Matrix, tm: Matrix) -> tuple[float, float]:
    """Where on the page letters stand."""
    return tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]


def _is_white(operator: bytes, operands: list[Any]) -> bool:
    try:
        values = [float(one) for one in operands]
    except (TypeError, ValueError):
        return False  # a pattern
    if operator == b"k" or len(values) == 4:
        return max(values) <= 1 - _PALEST
    return min(values) >= _PALEST


def _box(operands: list[Any], cm: Matrix) -> Box:
    x, y, width, height = (float(one) for one in operands)
    corners = [place(cm, (1, 0, 0, 1, a, b)) for a in (x, x + width) for b in (y, y + height)]
    xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _within(x: float, y: float, box: Box) -> bool:
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1
