"""Long texts in pieces an encoder can hold, and one vector from the vectors of the pieces. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Windows:
    """The pieces of some texts, in order: piece i belongs to text ``owners[i]`` and counts ``tokens[i]``."""

    texts: list[str]
    owners: list[int]
    tokens: list[int]


def safe_text(text: str) -> str:
    """The text as any tokenizer can take it: no NUL (which ends a C string), no lone surrogate (not UTF-8)."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode().strip()


def windows(texts: Sequence[str], limit: int | None, count: Callable[[list[str]], list[int]]) -> Windows:
    """Each text whole where it has at most ``limit`` tokens, else cut at white space into pieces that have."""
    pieces = [(text, owner) for owner, text in enumerate(texts)]
    tokens = count([text for text, _ in pieces])
    while limit is not None and any(n > limit for n in tokens):
        cut: list[tuple[str, int]] = []
        for (text, owner), n in zip(pieces, tokens, strict=True):
            cut.extend((part, owner) for part in _parts(text, -(-n // limit)))
        if len(cut) == len(pieces):
            break  # single characters of more tokens than the window: nothing left to cut
        pieces, tokens = cut, count([text for text, _ in cut])
    return Windows([text for text, _ in pieces], [owner for _, owner in pieces], tokens)


def _parts(text: str, count: int) -> list[str]:
    """About ``count`` parts of even length, cut at white space where there is some near."""
    parts, start = [], 0
    for index in range(1, count):
        middle = max(start + 1, index * len(text) // count)
        space = max(text.rfind(" ", start + 1, middle), text.rfind("\n", start + 1, middle))
        end = space if space > start + (middle - start) // 2 else middle
        if end < len(text):
            parts.append(text[start:end])
            start = end
    return [*parts, text[start:]]


def averaged(rows: npt.NDArray[np.float32], parts: Windows) -> npt.NDArray[np.float32]:
    """One unit row a text: the rows of its pieces, weighted by their tokens."""
    owners = np.array(parts.owners)
    if len(owners) == owners[-1] + 1:
        return unit(rows)
    sums = np.zeros((owners[-1] + 1, rows.shape[1]), dtype=np.float32)
    np.add.at(sums, owners, rows * np.maximum(1, np.array(parts.tokens, dtype=np.float32))[:, None])
    return unit(sums)


def unit(rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The rows brought to length one; a row of zeros stays one."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    shortened: npt.NDArray[np.float32] = (rows / np.maximum(lengths, 1e-12)).astype(np.float32)
    return shortened
