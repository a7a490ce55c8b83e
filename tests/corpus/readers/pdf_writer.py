"""A small PDF, written by hand: what stands where, in which size, and anything a test wants in its pages."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

Placed = tuple[float, float, float, str]
"""x, y, size and text of a line."""


def placed(lines: Sequence[Placed]) -> str:
    """The drawing of these lines."""
    return "\n".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj ET" for x, y, size, text in lines)


def flowing(text: str, top: float = 700, size: float = 11, left: float = 72) -> list[Placed]:
    """Lines one below the other, an empty line where the text has one."""
    return [(left, top - 14 * number, size, line) for number, line in enumerate(text.split("\n")) if line]


def pdf(
    pages: Sequence[str],
    info: str = "",
    *,
    resources: str = "",
    extra: Sequence[bytes] = (),
    root: str = "",
    packed: bool = False,
) -> bytes:
    """A file of pages given as their drawings; ``extra`` objects are numbered from 4."""
    first_page = 4 + len(extra)
    kids = " ".join(f"{first_page + 2 * number} 0 R" for number in range(len(pages)))
    objects: list[bytes] = [
        f"<< /Type /Catalog /Pages 2 0 R {root} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /BaseEncoding /WinAnsiEncoding"
        b" /Differences [1 /fi /fl /ffi] >> >>",
        *extra,
    ]
    for number, drawing in enumerate(pages):
        content = drawing.encode("cp1252")
        content = zlib.compress(content) if packed else content
        packing = "/Filter /FlateDecode " if packed else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {first_page + 2 * number + 1} 0 R"
            f" /Resources << /Font << /F1 3 0 R >> {resources} >> >>".encode()
        )
        objects.append(b"<< %s/Length %d >>\nstream\n%s\nendstream" % (packing.encode(), len(content), content))
    objects.append(f"<< {info} >>".encode("cp1252"))
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    data = b"%PDF-1.5\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(objects), len(data))
    )


def _escaped(text: str) -> str:
    for sign in "\\()":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("ﬃ", "\\003").replace("ﬁ", "\\001").replace("ﬂ", "\\002")
