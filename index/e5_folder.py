"""Builds the sentence-transformers folder of the bundled weights, once, in the user's cache."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors.numpy import save_file

from index.e5_weights import E5Weights, read_vocabulary, read_weights
from index.errors import EncoderError
from index.locks import one_at_a_time

PROMPTS = {"query": "query: ", "document": "passage: "}
_FORMAT = 1
_MANIFEST = "manifest.json"
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def ready_folder(weights: Path, digest: str, cache: Path) -> Path:
    """The model folder made from the file ``weights`` (SHA-256 ``digest``), built if it is missing or damaged.

    Several processes may call this at once: one builds, the others wait. Raises EncoderError where the cache cannot be
    written.
    """
    folder = cache / f"multilingual-e5-small-{digest[:12]}-{_FORMAT}"
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with one_at_a_time(cache / f"{folder.name}.lock", 600):
            if not _whole(folder):
                _build(weights, digest, folder)
    except TimeoutError as error:
        raise EncoderError(f"{folder}: another process has been building the model for ten minutes; end it") from error
    except OSError as error:
        raise EncoderError(
            f"{folder}: cannot build the embedding model ({error}); free some space (250 MB) or name another folder "
            "with the environment variable ATTEST_CACHE"
        ) from error
    return folder


def ready_tokenizer(weights: Path, digest: str, cache: Path) -> Path:
    """The ``tokenizer.json`` of the weights alone, built if it is missing: what reading needs, without the 240 MB."""
    file = cache / f"multilingual-e5-small-{digest[:12]}-{_FORMAT}-tokenizer.json"
    try:
        if not file.is_file():
            cache.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=cache) as half:
                built = Path(half) / "tokenizer.json"
                _write_json(built, _tokenizer(*read_vocabulary(weights)))
                built.replace(file)  # whole or not at all, also where two processes build it
    except OSError as error:
        raise EncoderError(
            f"{file}: cannot be written ({error}); free some space (20 MB) or name another folder with the "
            "environment variable ATTEST_CACHE"
        ) from error
    return file


def _whole(folder: Path) -> bool:
    try:
        manifest = json.loads((folder / _MANIFEST).read_text())
        return all(file_digest(folder / name) == digest for name, digest in manifest["files"].items())
    except (OSError, ValueError, KeyError):
        return False


def _build(weights: Path, digest: str, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    half = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        _write(read_weights(weights), half)
        names = sorted(path.relative_to(half).as_posix() for path in half.rglob("*") if path.is_file())
        files = {name: file_digest(half / name) for name in names}
        _write_json(half / _MANIFEST, {"weights": digest, "format": _FORMAT, "files": files})
        half.chmod(0o755)
        half.replace(folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def file_digest(path: Path) -> str:
    """SHA-256 of the file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(weights: E5Weights, folder: Path) -> None:
    save_file(_state(weights), folder / "model.safetensors", metadata={"format": "pt"})
    _write_json(folder / "config.json", _config(weights))
    tokenizer = _tokenizer(weights.pieces, weights.scores, weights.special)
    _write_json(folder / "tokenizer.json", tokenizer)
    names = {"bos_token": "<s>", "eos_token": "</s>", "cls_token": "<s>", "sep_token": "</s>"}
    names |= {"pad_token": "<pad>", "unk_token": "<unk>", "mask_token": "<mask>"}
    limit = weights.shape.positions
    settings = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": limit, **names}
    _write_json(folder / "tokenizer_config.json", settings)
    _write_json(folder / "modules.json", _modules())
    # Without the pooler: its weights are not in the file, and mean pooling has no use for it.
    bert = {"max_seq_length": limit, "do_lower_case": False, "model_kwargs": {"add_pooling_layer": False}}
    _write_json(folder / "sentence_bert_config.json", bert)
    settings = {"prompts": PROMPTS, "default_prompt_name": None, "similarity_fn_name": "cosine"}
    _write_json(folder / "config_sentence_transformers.json", settings)
    pooling = {"embedding_dimension": weights.shape.hidden, "pooling_mode": "mean", "include_prompt": True}
    (folder / "1_Pooling").mkdir()
    _write_json(folder / "1_Pooling" / "config.json", pooling)
    (folder / "2_Normalize").mkdir()


def _state(weights: E5Weights) -> dict[str, npt.NDArray[np.float16]]:
    """BERT's own tensor names. Half precision: a 4-bit weight times its half-precision scale needs no more."""
    shape, flat = weights.shape, weights.tensors
    hidden, wide = shape.hidden, shape.feed_forward
    sizes = {"fi": (wide, hidden), "fo": (hidden, wide)}
    tensors = {
        "embeddings.word_embeddings.weight": flat["emb.word"].reshape(shape.vocabulary, hidden),
        "embeddings.position_embeddings.weight": flat["emb.pos"].reshape(shape.positions, hidden),
        "embeddings.token_type_embeddings.weight": flat["emb.type"].reshape(shape.token_types, hidden),
        "embeddings.LayerNorm.weight": flat["emb.ln.w"],
        "embeddings.LayerNorm.bias": flat["emb.ln.b"],
    }
    for layer in range(shape.layers):
        for short, long in _LAYER.items():
            weight = flat[f"l{layer}.{short}.w"]
            matrix = weight if short.endswith("ln") else weight.reshape(sizes.get(short, (hidden, hidden)))
            tensors[f"encoder.layer.{layer}.{long}.weight"] = matrix
            tensors[f"encoder.layer.{layer}.{long}.bias"] = flat[f"l{layer}.{short}.b"]
    return {name: tensor.astype(np.float16) for name, tensor in tensors.items()}


def _config(weights: E5Weights) -> dict[str, Any]:
    shape = weights.shape
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feed_forward,
        "vocab_size": shape.vocabulary,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.token_types,
        "layer_norm_eps": shape.epsilon,
        "hidden_act": "gelu",
        "pad_token_id": weights.special["pad"],
        "dtype": "float16",
    }


def _tokenizer(pieces: Sequence[str], scores: Sequence[float], special: Mapping[str, int]) -> dict[str, Any]:
    added = [special[name] for name in ("bos", "pad", "eos", "unk")]
    start, end = ("<s>", special["bos"]), ("</s>", special["eos"])
    return {
        "version": "1.0",
        "added_tokens": [_added(index, pieces[index]) for index in sorted(added)],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "NFKC"},
                {"type": "Replace", "pattern": {"Regex": "\\s+"}, "content": " "},
            ],
        },
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        "decoder": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        "post_processor": _template(start, end),
        "model": {
            "type": "Unigram",
            "unk_id": special["unk"],
            "vocab": [[piece, score] for piece, score in zip(pieces, scores, strict=True)],
            "byte_fallback": False,
        },
    }


def _added(index: int, content: str) -> dict[str, Any]:
    flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
    return {"id": index, "content": content, **flags, "special": True}


def _template(start: tuple[str, int], end: tuple[str, int]) -> dict[str, Any]:
    def special(name: str) -> dict[str, Any]:
        return {"SpecialToken": {"id": name, "type_id": 0}}

    def sequence(name: str) -> dict[str, Any]:
        return {"Sequence": {"id": name, "type_id": 0}}

    single = [special(start[0]), sequence("A"), special(end[0])]
    pair = [*single, special(end[0]), sequence("B"), special(end[0])]
    tokens = {name: {"id": name, "ids": [index], "tokens": [name]} for name, index in (start, end)}
    return {"type": "TemplateProcessing", "single": single, "pair": pair, "special_tokens": tokens}


def _modules() -> list[dict[str, Any]]:
    package = "sentence_transformers.models"
    parts = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    return [
        {"idx": index, "name": str(index), "path": path, "type": f"{package}.{kind}"}
        for index, (path, kind) in enumerate(parts)
    ]


def _write_json(path: Path, value: Any) -> None:  # noqa: ANN401 - JSON is made of anything
    path.write_text(json.dumps(value, ensure_ascii=False, indent=None if path.name == "tokenizer.json" else 2))
