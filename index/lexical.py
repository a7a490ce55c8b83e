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
_ROWS = "languages.npy"
_SATURATION, _LENGTH = 0.9, 0.4
"""BM25's k1 and b; chosen on training questions, see docs/log.md."""


class Lexical:
    """An immutable BM25 index of passages in a fixed order.

    Each passage is stemmed in its own language, and its stems are kept apart by language, so that ``chat`` in a French
    passage is no word of an English question. A question is stemmed in every language of the index.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._languages: list[str] = json.loads((folder / _FACTS).read_text())["languages"]
            self._rows = np.load(folder / _ROWS, allow_pickle=False)
            self._bm25 = bm25s.BM25.load(str(folder), mmap=True, load_corpus=False)
            self._known: dict[str, int] = self._bm25.vocab_dict
            self._starts = np.asarray(self._bm25.scores["indptr"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(
                f"{folder}: the word index cannot be read ({error}); delete it, it is made again from the store"
            ) from error
        self.count = len(self._rows)

    @classmethod
    def build(cls, folder: Path, passages: Iterable[tuple[str, str]]) -> None:
        """Writes the index of (text, language) pairs into the new folder."""
        stems: list[list[str]] = []
        languages: list[str] = []
        for text, language in passages:
            stems.append([_tagged(token, language) for token in tokens(text, language, _empty(language))])
            languages.append(language)
        if not any(stems):
            stems[0] = ["-"]  # an index without any word cannot be built; no question holds this one
        bm25 = bm25s.BM25(method="lucene", k1=_SATURATION, b=_LENGTH)
        bm25.index(stems, show_progress=False)
        bm25.save(str(folder), show_progress=False)
        distinct = sorted(set(languages))
        np.save(folder / _ROWS, np.array([distinct.index(language) for language in languages], dtype=np.uint8))
        (folder / _FACTS).write_text(json.dumps({"languages": distinct}))

    def scores(self, query: str, language: str) -> Scores:
        """How much of the query each passage holds, by the weight of the words: from 0, no word in common, to about 1.

        BM25 over the weight of the whole query, so that a single common word counts for little; and, in equal parts,
        over that of the words any passage in that language holds, so that a query in another language, which shares
        names at most, is not held to words that could never meet.
        """
        found: set[int] = set()
        weights = np.ones(len(self._languages), dtype=np.float32)
        for row, own in enumerate(self._languages):
            wanted = {_tagged(token, own) for token in tokens(query, own, _empty(own) | _empty(language), language)}
            known = [self._known[token] for token in wanted if token in self._known]
            if known:
                found.update(known)
                held = sum(self._weight(token) for token in known)
                weights[row] = np.sqrt(held * (held + (len(wanted) - len(known)) * self._weight(None)))
        if not found:
            return np.zeros(self.count, dtype=np.float32)
        scores: Scores = np.asarray(self._bm25.get_scores_from_ids(sorted(found)), dtype=np.float32)
        shares: Scores = scores / weights[self._rows]
        return shares

    def _weight(self, token: int | None) -> float:
        """What BM25 gives for the token at most: the rarer, the more; the most for one that no passage holds."""
        holders = 0 if token is None else int(self._starts[token + 1] - self._starts[token])
        return float(np.log(1 + (self.count - holders + 0.5) / (holders + 0.5)))


def _empty(language: str) -> frozenset[str]:
    return STOP.get(language, frozenset())


def _tagged(token: str, language: str) -> str:
    """Numbers and signs mean the same everywhere; words belong to their language."""
    return f"{language}:{token}" if token[0].isalpha() else token
