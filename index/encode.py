"""Texts become vectors."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from index.errors import EncoderError
from index.local_models import load_encoder, local_folder, use_fastest_precision
from index.windows import averaged, safe_text, windows

if TYPE_CHECKING:
    from index.local_models import SentenceTransformer

Matrix = npt.NDArray[np.float32]
Progress = Callable[[int], None]
BATCH = 32
_WEIGHTS = (".safetensors", ".bin", ".json", ".txt", ".model", ".onnx")


class Encoder(Protocol):
    """Turns texts into unit vectors whose dot product says how near two texts are in meaning."""

    @property
    def name(self) -> str:
        """``bundled``, or the id or folder of the model."""

    @property
    def fingerprint(self) -> str:
        """Names the vector space: changes with the weights and the prompts, with nothing else."""

    @property
    def dim(self) -> int:
        """Length of a vector."""

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        """(n, dim) float32, unit rows, in the order of ``texts``."""

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Matrix:
        """(n, dim) float32, unit rows, in the order of ``texts``; ``progress`` is told how many are done."""


def open_encoder(spec: str = "bundled", cache: Path | None = None) -> Encoder:
    """The encoder that ``spec`` names: ``bundled``, or a sentence-transformers model id or folder.

    ``cache`` is where the bundled model is built (else ``ATTEST_CACHE``, else the user's cache folder). Nothing is ever
    downloaded: an id must be in the local model cache already. Raises EncoderError.
    """
    if spec == "bundled":
        from index.bundled import BundledEncoder  # it needs this module's own class

        return BundledEncoder(cache)
    return SentenceTransformerEncoder(spec, local_folder(spec))


class SentenceTransformerEncoder:
    """A sentence-transformers model from a local folder, with the prompts of its own configuration.

    A text longer than the model's window is encoded in windows whose vectors are averaged, weighted by their tokens,
    and brought back to length one: nothing is cut off. The model is loaded when it is first needed.
    """

    def __init__(
        self, name: str, folder: Path, *, fingerprint: str | None = None, choose_precision: bool = False
    ) -> None:
        self.name = name
        self.fingerprint = fingerprint or _folder_digest(folder)
        self._folder = folder
        self._choose_precision = choose_precision
        self._lock = Lock()
        self._loaded: SentenceTransformer | None = None

    @property
    def dim(self) -> int:
        """Length of a vector."""
        dim = self.model.get_embedding_dimension()
        if dim is None:
            raise EncoderError(f"embedding model {self.name!r} does not say how long its vectors are; use another")
        return dim

    @property
    def model(self) -> SentenceTransformer:
        """The model itself, loaded on first use."""
        with self._lock:
            if self._loaded is None:
                self._loaded = load_encoder(self.name, self._folder)
                if self._choose_precision:
                    use_fastest_precision(self._loaded, self._folder)
            return self._loaded

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        """Unit rows for questions, under the model's query prompt."""
        return self._encode(texts, "encode_query", None)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Matrix:
        """Unit rows for passages, under the model's document prompt."""
        return self._encode(texts, "encode_document", progress)

    def _encode(self, texts: Sequence[str], method: str, progress: Progress | None) -> Matrix:
        if not texts:
            return np.zeros((0, self.dim), dtype=np.float32)
        model = self.model
        prompts = [prompt for prompt in (model.prompts or {}).values() if prompt]
        longest_prompt = max([*prompts, ""], key=len)
        parts = windows([safe_text(text) for text in texts], *_ruler(model, longest_prompt))
        order = sorted(range(len(parts.texts)), key=lambda index: -len(parts.texts[index]))
        rows = np.empty((len(order), self.dim), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            rows[chosen] = _rows(model, method, [parts.texts[index] for index in chosen], self.name)
            if progress is not None:
                progress(min(len(texts), (start + len(chosen)) * len(texts) // len(order)))
        return averaged(rows, parts)


def _rows(model: SentenceTransformer, method: str, texts: list[str], name: str) -> Matrix:
    try:
        tensor = getattr(model, method)(
            texts, batch_size=BATCH, convert_to_tensor=True, normalize_embeddings=True, show_progress_bar=False
        )
    except (RuntimeError, ValueError, MemoryError) as error:
        raise EncoderError(f"embedding model {name!r} failed on a batch of {len(texts)} texts: {error}") from error
    rows: Matrix = tensor.float().cpu().numpy()
    if not np.isfinite(rows).all():
        raise EncoderError(f"embedding model {name!r} gave a vector that is not a number; use another model")
    return rows


def _ruler(model: SentenceTransformer, prompt: str) -> tuple[int | None, Callable[[list[str]], list[int]]]:
    """How many tokens of text fit beside the prompt, and how to count them."""

    def count(texts: list[str]) -> list[int]:
        encoded = model.tokenizer(texts, add_special_tokens=False, truncation=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]

    if model.max_seq_length is None:
        return None, count
    return max(16, model.max_seq_length - count([prompt])[0] - 4), count


def _folder_digest(folder: Path) -> str:
    digest = hashlib.sha256()
    files = sorted(path for path in folder.rglob("*") if path.suffix in _WEIGHTS and path.is_file())
    if not files:
        raise EncoderError(f"{folder}: no model in this folder; name a sentence-transformers folder or use 'bundled'")
    for path in files:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
