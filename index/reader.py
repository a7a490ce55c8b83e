"""Question and passage read together: does it answer, which sentence, which words."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from corpus.article import Passage
from index.errors import ReaderError
from index.hit import Hit

SEARCHED = 20.0
"""What the search's score counts beside the relevance; chosen on training questions the reader was not trained on."""


@dataclass(frozen=True, slots=True)
class SentenceRead:
    """What the reader says of one sentence. Scores are logits of the reader's own; of one reader, they compare."""

    score: float
    """How much it looks like the sentence that answers."""
    start: float
    """Log-probability, within its passage, that the words asked for begin in it."""
    span: tuple[int, int] | None
    """The likeliest words asked for: offsets into the article's text, half-open, inside the sentence."""


@dataclass(frozen=True, slots=True)
class Read:
    """What the reader says of one passage."""

    relevance: float
    """How much the passage looks like one that answers; higher is better, the scale is the reader's."""
    none: float
    """Log-probability that the passage does not say; 0 where the reader only ranks."""
    sentences: tuple[SentenceRead, ...]
    """One a sentence of the passage, in order; none where the reader only ranks."""


class Reader(Protocol):
    """Reads passages for a question. Safe to share between threads."""

    @property
    def name(self) -> str:
        """``bundled``, or the id or folder of the model."""

    def read(self, question: str, passages: Sequence[tuple[str, Passage]]) -> list[Read]:
        """One ``Read`` a passage (headline of its article, passage), in order. Raises ReaderError."""


def open_reader(spec: str = "bundled", cache: Path | None = None) -> Reader | None:
    """The reader that ``spec`` names: ``bundled``, ``none``, or a sentence-transformers CrossEncoder's id or folder.

    Nothing is ever downloaded. Raises ReaderError where it cannot be opened.
    """
    if spec == "none":
        return None
    if spec == "bundled":
        from index.bundled_reader import BundledReader  # it needs this module's own values

        return BundledReader(cache)
    from index.cross_encoder import CrossEncoderReader

    return CrossEncoderReader(spec)


def opening_reader(spec: str = "bundled", cache: Path | None = None) -> Callable[[], Reader | None]:
    """Begins to open the reader beside the rest; the function given waits for it. None where the bundled one fails.

    Raises ReaderError when a reader that the user named cannot be opened.
    """
    pool = ThreadPoolExecutor(1)
    opened = pool.submit(open_reader, spec, cache)
    pool.shutdown(wait=False)
    if spec != "bundled":
        opened.result()

    def wait() -> Reader | None:
        try:
            return opened.result()
        except ReaderError:
            return None

    return wait


def reordered(hits: Sequence[Hit], read: Sequence[Read]) -> list[Hit]:
    """The hits that were read by the reader's word, best first (equals keep their order), before those that were not.

    ``read`` speaks of the first hits, in their order. The bundled reader's relevance is joined by what the search found
    (SEARCHED times its score); another model's stands alone, its scale being its own.
    """
    told = [
        one.relevance + (SEARCHED * hit.score if one.sentences else 0.0) for hit, one in zip(hits, read, strict=False)
    ]
    order = sorted(range(len(told)), key=lambda place: -told[place])
    ranked = [
        Hit(hits[place].passage, _probability(told[place]), rank, "read") for rank, place in enumerate(order, start=1)
    ]
    rest = hits[len(read) :]
    least = ranked[-1].score / max(rest[0].score, 1e-9) if ranked and rest else 1.0  # so that scores fall with the rank
    return [*ranked, *(Hit(hit.passage, least * hit.score, hit.rank, hit.by) for hit in rest)]


def _probability(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit))))
