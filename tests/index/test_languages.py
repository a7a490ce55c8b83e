from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.errors import StoreError
from index.languages import Means, corpus_means, with_questions
from index.windows import unit
from tests.index.keyword_encoder import KeywordEncoder

F = np.float32


def test_without_its_language_a_question_is_nearer_to_its_translation_than_to_a_neighbour() -> None:
    """A third dimension carries the language; the first two carry the meaning."""
    passages = unit(np.array([[1, 0, 3], [0, 1, 3], [1, 0, -3], [0, 1, -3]], dtype=F))
    languages = ["en", "en", "fr", "fr"]
    question = unit(np.array([[1, 0, 3]], dtype=F))[0]
    assert np.argsort(-(passages @ question)).tolist()[:2] == [0, 1]
    means = Means({"en": passages[:2].mean(axis=0), "fr": passages[2:].mean(axis=0)}, {"en": passages[:2].mean(axis=0)})
    scores = means.centred_passages(passages, languages) @ means.centred_question(question, "en")
    assert scores.tolist() == pytest.approx([1, -1, 1, -1], abs=1e-5)


def test_a_language_without_a_mean_takes_the_general_one() -> None:
    means = Means({"en": np.array([1, 0], dtype=F), "fr": np.array([0, 1], dtype=F)})
    got = means.centred_passages(np.array([[1.5, 0.5]], dtype=F), ["it"])
    assert got[0].tolist() == pytest.approx([1, 0])


def test_without_means_vectors_stay_as_they_are() -> None:
    rows = unit(np.array([[1, 2]], dtype=F))
    assert (Means().centred_passages(rows, ["en"]) == rows).all()


def test_the_corpus_draws_a_shipped_mean_the_more_the_larger_it_is() -> None:
    shipped = Means({"en": np.array([1, 0], dtype=F)})
    rows = np.tile(np.array([0, 1], dtype=F), (200, 1))
    assert corpus_means(shipped, rows, ["en"] * 200).passages["en"].tolist() == [0.5, 0.5]
    assert corpus_means(shipped, rows[:50], ["en"] * 50).passages["en"].tolist() == pytest.approx([0.8, 0.2])


def test_a_language_of_few_passages_gets_no_mean_of_its_own() -> None:
    rows = np.ones((19, 2), dtype=F)
    assert corpus_means(Means(), rows, ["it"] * 19).passages == {}
    assert set(corpus_means(Means(), np.ones((20, 2), dtype=F), ["it"] * 20).passages) == {"it"}


def test_means_of_questions_are_fitted_where_none_are_shipped() -> None:
    encoder = KeywordEncoder()
    means = with_questions(
        Means({"en": np.ones(encoder.dim, dtype=F)}), encoder, {"en": ["A storm."], "fr": ["Le blé."]}
    )
    assert set(means.questions) == {"en"}
    assert means.questions["en"] == pytest.approx(encoder.encode_queries(["A storm."])[0])


def test_means_survive_the_disk_and_damage_is_told(tmp_path: Path) -> None:
    means = Means({"en": np.array([1, 2], dtype=F)}, {"fr": np.array([3, 4], dtype=F)})
    means.save(tmp_path / "means.npz")
    read = Means.load(tmp_path / "means.npz")
    assert read.passages["en"].tolist() == [1, 2] and read.questions["fr"].tolist() == [3, 4]
    (tmp_path / "means.npz").write_bytes(b"PK no")
    with pytest.raises(StoreError, match="means"):
        Means.load(tmp_path / "means.npz")
