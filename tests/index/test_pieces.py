from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.bundled import bundled_weights
from index.e5_folder import file_digest, ready_tokenizer
from index.e5_weights import WordRows, read_weights
from index.errors import EncoderError
from index.pieces import END, LONGEST, START, Cutter, Subject


@pytest.fixture(scope="module")
def cutter(cache_folder: Path) -> Cutter:
    weights = bundled_weights()
    return Cutter(ready_tokenizer(weights, file_digest(weights), cache_folder))


def test_question_headline_and_passage_stand_between_their_marks(cutter: Cutter) -> None:
    (found,) = cutter.pieces("Who?", [Subject("Head", "Ana Silva opened it.")])
    assert found.ids[0] == START
    assert found.ids[-1] == END
    assert [place for place, token in enumerate(found.ids) if token == END][-2] == found.first - 1
    assert "".join("Ana Silva opened it."[a:b] for a, b in found.spans) == "AnaSilvaopenedit."


@settings(max_examples=150, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
def test_every_piece_names_its_place_in_the_text(cutter: Cutter, text: str) -> None:
    (found,) = cutter.pieces("Who?", [Subject("", text)])
    for start, end in found.spans:
        assert 0 <= start <= end <= len(text)
        assert text[start:end] == text[start:end].strip()
    assert [start for start, _ in found.spans] == sorted(start for start, _ in found.spans)
    assert len(found.ids) == found.first + len(found.spans) + 1


def test_a_long_passage_is_cut_at_its_end_and_long_questions_leave_it_room(cutter: Cutter) -> None:
    (found,) = cutter.pieces("why " * 600, [Subject("head " * 200, "word " * 900)])
    assert len(found.ids) == LONGEST
    assert len(found.spans) > 300
    assert found.spans[0] == (0, 4)


def test_word_rows_are_the_weights_of_the_model() -> None:
    whole = read_weights(bundled_weights())
    table = whole.tensors["emb.word"].reshape(whole.shape.vocabulary, whole.shape.hidden)
    ids = np.array([0, 2, 5, 100_000, whole.shape.vocabulary - 1])
    assert np.array_equal(WordRows(bundled_weights()).rows(ids), table[ids])


def test_a_file_that_holds_no_words_is_told(tmp_path: Path) -> None:
    wrong = tmp_path / "weights.bin"
    wrong.write_bytes(b"E5S1" + bytes(40))
    with pytest.raises(EncoderError, match=r"weights\.bin.*damaged"):
        WordRows(wrong)


def test_a_file_that_is_no_tokenizer_is_told(tmp_path: Path) -> None:
    wrong = tmp_path / "tokenizer.json"
    wrong.write_text("{}")
    with pytest.raises(EncoderError, match="not a tokenizer.*delete it"):
        Cutter(wrong)


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(EncoderError, match="ATTEST_CACHE"):
        ready_tokenizer(bundled_weights(), "0" * 64, blocked / "cache")
