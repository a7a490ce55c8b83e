"""Passages as words: BM25 over stems. The one door to bm25s."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt

from index.errors import StoreError
from index.stems import tokens
from index.stopwords import STOP

Scores = npt.NDArray[np.float32]
_FACTS = "lexical.json"


class Lexical:
    """An immutable BM25 index of passages in a fixed order.

    Each passage is stemmed in its own language and its stems are kept apart by language, so that ``chat`` in a French
    passage is no word of an English question. A question is stemmed in every language of the index.
    """

    def __init__(self, folder: Path) -> None:
        try:
            facts = json.loads((folder / _FACTS).read_text())
            self.count = int(facts["count"])
            self._languages: list[str] = facts["languages"]
            self._bm25 = bm25s.BM25.load(str(folder), mmap=True, load_corpus=False)
            self._known: dict[str, int] = self._bm25.vocab_dict
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(
                f"{folder}: the word index cannot be read ({error}); delete it, it is made again from the store"
            ) from error

    @classmethod
    def build(cls, folder: Path, passages: Iterable[tuple[str, str]]) -> None:
        """Writes the index of (text, language) pairs into the new folder."""
        languages: set[str] = set()
        rows: list[list[str]] = []
        for text, language in passages:
            languages.add(language)
            rows.append(_tagged(text, language, language))
        if not any(rows):
            rows[0] = ["-"]  # an index without any word cannot be built; no question holds this one
        bm25 = bm25s.BM25(k1=1.2, b=0.75)
        bm25.index(rows, show_progress=False)
        bm25.save(str(folder), show_progress=False)
        (folder / _FACTS).write_text(json.dumps({"count": len(rows), "languages": sorted(languages)}))

    def scores(self, query: str, language: str) -> Scores:
        """BM25 of every passage for the query; 0 where they share no word."""
        wanted = {token for own in self._languages for token in _tagged(query, own, language)}
        ids = sorted(self._known[token] for token in wanted if token in self._known)
        if not ids:
            return np.zeros(self.count, dtype=np.float32)
        scores: Scores = self._bm25.get_scores_from_ids(ids)
        return np.asarray(scores, dtype=np.float32)


def _tagged(text: str, language: str, habits: str) -> list[str]:
    """The stems of ``text`` in ``language``; its numbers are written by the habits of the language ``habits``."""
    found = tokens(text, language, STOP.get(language, frozenset()), habits)
    return [token if token[0].isdigit() else f"{language}:{token}" for token in found]
