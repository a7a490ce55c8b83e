"""Opens sentence-transformers models that are on this machine. The one door to that library and what it stands on."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder
    from sentence_transformers import SentenceTransformer as SentenceTransformer

_PROBE = "The chip maker said on Tuesday that it would build a second plant, and that the state would pay for a third. "


def local_folder(spec: str) -> Path:
    """The folder of a model given as folder or as an id of the local model cache; EncoderError where there is none."""
    folder = Path(spec).expanduser()
    if folder.is_dir():
        return folder
    _stay_offline()
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(spec, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError, OSError) as error:
        raise EncoderError(
            f"model {spec!r}: neither a folder nor a model in the local cache (nothing is downloaded); "
            "fetch it once with its own tool and name its folder, or use the model 'bundled'"
        ) from error


def _stay_offline() -> None:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


def load_encoder(name: str, folder: Path) -> SentenceTransformer:
    """The embedding model in ``folder``, in float32. Raises EncoderError."""
    _stay_offline()
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(
            str(folder), device="cpu", local_files_only=True, model_kwargs={"dtype": torch.float32}
        ).eval()
    except (OSError, ValueError, RuntimeError, KeyError, ImportError) as error:
        raise EncoderError(f"embedding model {name!r} in {folder} cannot be loaded: {error}") from error


def load_cross_encoder(spec: str) -> CrossEncoder:
    """The CrossEncoder that ``spec`` names, an id of the local cache or a folder. Raises EncoderError."""
    folder = local_folder(spec)
    _stay_offline()
    from sentence_transformers import CrossEncoder
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model: CrossEncoder = CrossEncoder(str(folder), device="cpu", local_files_only=True, num_labels=1)
    except (OSError, ValueError, RuntimeError, KeyError, TypeError, ImportError) as error:
        raise EncoderError(f"reader {spec!r}: cannot be opened as a CrossEncoder with one score ({error})") from error
    return model


def use_fastest_precision(model: SentenceTransformer, folder: Path) -> None:
    """bf16 where this processor is faster with it (on some it is five times slower); measured once, kept beside it."""
    import torch

    choice = folder / f"precision-{os.cpu_count()}.json"
    try:
        precision = json.loads(choice.read_text())["precision"]
    except (OSError, ValueError, KeyError):
        seconds = {"float32": _seconds(model), "bfloat16": _seconds(model.to(torch.bfloat16))}
        precision = min(seconds, key=lambda name: seconds[name])
        _remember(choice, {"precision": precision, "seconds": seconds})
        if precision == "float32":
            model.to(torch.float32)  # the weights were half precision: bf16 has rounded them
            model.load_state_dict(load_encoder(folder.name, folder).state_dict())
        return
    if precision == "bfloat16":
        model.to(torch.bfloat16)


def _seconds(model: SentenceTransformer) -> float:
    texts = [_PROBE * 4] * 4
    model.encode_document(texts[:1], show_progress_bar=False)
    best = float("inf")
    for _ in range(2):
        start = time.perf_counter()
        model.encode_document(texts, convert_to_tensor=True, show_progress_bar=False)
        best = min(best, time.perf_counter() - start)
    return best


def _remember(path: Path, value: dict[str, Any]) -> None:
    half = path.with_suffix(f".{os.getpid()}")
    try:
        half.write_text(json.dumps(value))
        half.replace(path)
    except OSError:
        half.unlink(missing_ok=True)  # a cache that cannot be written only costs the next process a second measurement
