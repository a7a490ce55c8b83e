"""The assistant with its reader, without it, and with another model in its place."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.chat import Assistant
from assistant.config import Config
from assistant.evidence import READ, Seen, candidates
from assistant.measure import NAMES, measure
from assistant.point import pointed
from index.reader import Read, SentenceRead
from tests.assistant.fakes import seaside_corpus
from tests.assistant.one_hot import article, passage, query, word_vectors
from tests.index.tiny_cross_encoder import tiny_cross_encoder

QUESTION = "When did the harbour of Porthaven open?"


def opened(folder: Path, cache: Path, reader: str = "bundled") -> Assistant:
    corpus = seaside_corpus(folder)
    return Assistant.open(Config(corpus=corpus, store=folder / "store", cache=cache, reader=reader))


def test_without_its_model_the_assistant_answers_and_says_so(
    tmp_path: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.bundled_reader.FILE", tmp_path / "gone.onnx")
    with opened(tmp_path, cache_folder) as assistant:
        answer = assistant.ask(QUESTION)
        assert answer.status == "answered"
        assert any("reader is missing" in notice for notice in answer.notices)
        assert any("lecteur" in n for n in assistant.ask("Quand le port de Porthaven a-t-il ouvert ?").notices)
        assert any("reader is missing" in notice for notice in assistant.notices)


def test_a_reader_switched_off_is_no_news(tmp_path: Path, cache_folder: Path) -> None:
    with opened(tmp_path, cache_folder, "none") as assistant:
        answer = assistant.ask(QUESTION)
        assert answer.status == "answered"
        assert answer.notices == ()


def test_another_cross_encoder_orders_the_passages(tmp_path: Path, cache_folder: Path) -> None:
    model = tiny_cross_encoder(tmp_path / "model")
    with opened(tmp_path, cache_folder, str(tmp_path / "model")) as assistant:
        hits = assistant.ask(QUESTION).hits
        texts = [
            f"{assistant.article(hit.article_id).title}\n{assistant.article(hit.article_id).text[hit.start : hit.end]}"
            for hit in hits
        ]
    scores = model.predict([(QUESTION, text) for text in texts]).tolist()
    assert len(hits) >= 2
    assert scores == sorted(scores, reverse=True)


def test_what_the_reader_says_stands_beside_what_is_measured_and_points_at_words() -> None:
    of = article("Gulls like the quiet quay. The old crane is called Berthe by everyone.")
    asked = query("What nickname does the crane have?")
    said = (SentenceRead(-3.0, -40.0, None), SentenceRead(2.0, -0.1, (51, 57)))
    (seen,) = [Seen(of, passage(of), 1, 0.5, Read(1.5, -2.0, said))]
    found = candidates(asked, [seen])
    measured = measure(asked, found, [0.2, 0.3], word_vectors)
    assert measured.read
    expected = [[-3.0, -12.0, 1.5, -2.0], [2.0, -0.1, 1.5, -2.0]]  # log-probabilities end at -12
    assert np.allclose(measured.features[:, len(NAMES) :], expected)
    assert measured.features.shape[1] == len(NAMES) + len(READ)
    value = pointed(asked, found[1], measured, word_vectors)
    assert value is not None
    assert (value.kind, value.text) == ("words", of.text[51:57])
    assert pointed(asked, found[0], measured, word_vectors) is None
