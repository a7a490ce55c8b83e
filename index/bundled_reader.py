"""The trained reader that ships with the program (index/reader_model). The one door to ONNX Runtime."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from corpus.article import Passage
from index.bundled import bundled_weights, default_cache, digest_of
from index.e5_folder import ready_tokenizer
from index.e5_weights import WordRows
from index.encode import Matrix
from index.errors import EncoderError, ReaderError
from index.pieces import Cutter, Pieces, Subject
from index.reader import Read, SentenceRead
from index.windows import safe_text

FILE = Path(__file__).parent / "reader_model" / "reader.onnx"
_WIDEST = 40
"""Tokens of the words asked for, at most."""
_CUT = -20.0
"""The scores of a sentence beyond the tokens that the network has places for."""


class BundledReader:
    """A cross-encoder on the bundled encoder's word embeddings; its layers and heads are the file's."""

    name = "bundled"

    def __init__(self, cache: Path | None = None, file: Path | None = None) -> None:
        """Raises ReaderError where the model is missing or cannot be opened on this machine."""
        file = file or FILE
        if not file.is_file():
            raise ReaderError(f"{file}: the reader's model is missing; restore it, or set reader to none")
        try:
            weights = bundled_weights()
            self._words = WordRows(weights)
            self._cutter = Cutter(ready_tokenizer(weights, digest_of(weights), cache or default_cache()))
        except EncoderError as error:
            raise ReaderError(f"the reader cannot be opened: {error}") from error
        self._session = _session(file)
        # one passage a thread: without padding, and without cores that wait for each other within a layer
        self._pool = ThreadPoolExecutor(max(1, min(4, os.cpu_count() or 1)), thread_name_prefix="reader")

    def read(self, question: str, passages: Sequence[tuple[str, Passage]]) -> list[Read]:
        """One ``Read`` a passage, in order; what it says of one does not depend on the others."""
        # a lone surrogate or NUL becomes one other character, so every offset stays
        subjects = [Subject(safe_text(title), _same_length(passage.text)) for title, passage in passages]
        pieces = self._cutter.pieces(safe_text(question), subjects)
        longest_first = sorted(range(len(pieces)), key=lambda place: -len(pieces[place].ids))
        said = dict(
            zip(longest_first, self._pool.map(lambda place: self._run(pieces[place]), longest_first), strict=True)
        )
        return [interpreted(passages[place][1], pieces[place], *said[place]) for place in range(len(pieces))]

    def _run(self, piece: Pieces) -> tuple[float, Matrix]:
        """Relevance, and (tokens, 3): start, end, part of a sentence that answers."""
        words = self._words.rows(np.array(piece.ids))[None]
        try:
            relevance, tokens = self._session.run(None, {"words": words})
        except Exception as error:  # the library's own errors share no class
            raise ReaderError(f"the reader failed on a passage of {len(piece.ids)} tokens: {error}") from error
        return float(relevance[0]), tokens[0]


def _session(file: Path) -> Any:  # noqa: ANN401 - the library has no types
    try:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # a damaged file, a processor it does not know: the library raises what it likes
        raise ReaderError(f"{file}: the reader's model cannot be opened ({error}); set reader to none") from error


def _same_length(text: str) -> str:
    return text.replace("\0", " ").encode("utf-8", "replace").decode()


def interpreted(passage: Passage, piece: Pieces, relevance: float, tokens: Matrix) -> Read:
    """What the network's numbers (``tokens``: (tokens, 3)) say of the passage cut into ``piece``."""
    own = tokens[piece.first : piece.first + len(piece.spans)]
    starts = np.concatenate([tokens[:1, 0], own[:, 0]])
    chances = starts - np.logaddexp.reduce(starts)
    edges = np.array(piece.spans, dtype=np.int64).reshape(-1, 2)
    sentences = []
    for sentence in passage.sentences:
        start, end = sentence.start - passage.start, sentence.end - passage.start
        inside = np.flatnonzero((edges[:, 0] < end) & (edges[:, 1] > start) & (edges[:, 1] > edges[:, 0]))
        if not len(inside):
            sentences.append(SentenceRead(_CUT, _CUT, None))
            continue
        first, last = _best_span(own[inside, 0], own[inside, 1])
        sentences.append(
            SentenceRead(
                float(own[inside, 2].mean()),
                float(np.logaddexp.reduce(chances[1:][inside])),
                (passage.start + int(edges[inside[first], 0]), passage.start + int(edges[inside[last], 1])),
            )
        )
    return Read(relevance, float(chances[0]), tuple(sentences))


def _best_span(starts: Matrix, ends: Matrix) -> tuple[int, int]:
    """The tokens from and to which start and end score best together."""
    joint = starts[:, None] + ends[None, :]
    width = np.arange(len(ends))[None, :] - np.arange(len(starts))[:, None]
    joint[(width < 0) | (width >= _WIDEST)] = -np.inf
    first, last = divmod(int(joint.argmax()), len(ends))
    return first, last
