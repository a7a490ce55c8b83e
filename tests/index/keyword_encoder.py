"""A small real encoder: one dimension a known word, so that ranks are predicted by eye."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from index.encode import Matrix, Progress

WORDS = ("harbour", "budget", "vaccine", "railway", "election", "storm", "museum", "wheat", "satellite", "strike")
_FRENCH = {
    "port": "harbour", "vaccin": "vaccine", "tempête": "storm", "musée": "museum", "blé": "wheat", "grève": "strike",
}  # fmt: skip


class KeywordEncoder:
    """Counts known words, French ones under their English name; unknown ones go to hashed dimensions, lightly."""

    name = "keywords"
    dim = len(WORDS) + 22

    def __init__(self, fingerprint: str = "keywords-1") -> None:
        self.fingerprint = fingerprint
        self.passages = 0
        """Passages encoded so far."""
        self.fail_after: int | None = None
        """Raise once so many passages have been encoded."""

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Matrix:
        if self.fail_after is not None and self.passages + len(texts) > self.fail_after:
            raise RuntimeError("the power is gone")
        self.passages += len(texts)
        if progress is not None:
            progress(len(texts))
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> Matrix:
        rows = np.full((len(texts), self.dim), 1e-3, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                word = _FRENCH.get(word, word)
                if word in WORDS:
                    row[WORDS.index(word)] += 1.0
                else:
                    row[len(WORDS) + hashlib.md5(word.encode()).digest()[0] % 22] += 0.01
        unit: Matrix = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit
