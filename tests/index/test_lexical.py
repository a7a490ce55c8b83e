from __future__ import annotations

from math import log
from pathlib import Path

import numpy as np
import pytest

from index.errors import StoreError
from index.lexical import Lexical

PASSAGES = [
    ("The harbour of Tarn was rebuilt.", "en"),
    ("Le port de Tarn a été reconstruit pour 1,5 million.", "fr"),
    ("Le chat dort, le chat mange.", "fr"),
    ("They chat about the weather.", "en"),
]


@pytest.fixture
def lexical(tmp_path: Path) -> Lexical:
    Lexical.build(tmp_path, PASSAGES)
    return Lexical(tmp_path)


def best(lexical: Lexical, query: str, language: str) -> int:
    return int(np.argmax(lexical.scores(query, language)))


def test_a_shared_name_meets_in_both_languages(lexical: Lexical) -> None:
    scores = lexical.scores("Tarn", "en")
    assert scores[0] > 0 and scores[1] > 0 and scores[2] == scores[3] == 0


def test_words_of_one_spelling_and_two_languages_do_not_meet_by_frequency(lexical: Lexical) -> None:
    assert best(lexical, "les chats", "fr") == 2
    assert best(lexical, "chatting", "en") == 3


def test_a_number_meets_across_languages(lexical: Lexical) -> None:
    assert best(lexical, "1.5 million", "en") == 1


def test_accents_and_endings_do_not_matter(lexical: Lexical) -> None:
    assert best(lexical, "RECONSTRUITS", "fr") == 1
    assert best(lexical, "reconstruít", "fr") == 1


def test_nothing_in_common_scores_nothing(lexical: Lexical) -> None:
    for query in ("the of and", "zzz", "", "!?"):
        assert not lexical.scores(query, "en").any()


def test_the_score_is_the_share_of_the_questions_weight(tmp_path: Path) -> None:
    """One language, two words, one of them known: idf / sqrt(idf * (idf + idf of an unknown word)), times BM25's tf."""
    Lexical.build(tmp_path, [("harbour", "en"), ("budget", "en")])
    idf, unknown = log(1 + 1.5 / 1.5), log(1 + 2.5 / 0.5)
    saturated = 1 / (1 + 0.9)  # tf 1, both passages of average length: tf / (tf + k1)
    expected = saturated * idf / (idf * (idf + unknown)) ** 0.5
    assert Lexical(tmp_path).scores("harbour zzz", "en") == pytest.approx([expected, 0.0], rel=1e-4)


def test_passages_without_a_word_are_no_hindrance(tmp_path: Path) -> None:
    Lexical.build(tmp_path, [("", "en"), ("...", "fr")])
    assert not Lexical(tmp_path).scores("anything", "en").any()


def test_a_missing_index_is_a_store_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="word index"):
        Lexical(tmp_path)
