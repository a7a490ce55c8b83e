from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.windows import Windows, averaged, safe_text, windows


def words(texts: list[str]) -> list[int]:
    return [len(text.split()) for text in texts]


@given(st.lists(st.text(alphabet="ab \n", max_size=80), min_size=1, max_size=4), st.integers(1, 6))
def test_windows_fit_and_together_are_the_text(texts: list[str], limit: int) -> None:
    parts = windows(texts, limit, words)
    for owner, text in enumerate(texts):
        own = [part for part, of in zip(parts.texts, parts.owners, strict=True) if of == owner]
        assert "".join(own) == text
    assert parts.tokens == words(parts.texts)
    assert all(n <= limit for n in parts.tokens)


def test_a_text_that_fits_is_one_window() -> None:
    assert windows(["a b c"], 3, words).texts == ["a b c"]
    assert windows(["a b c"], None, words).texts == ["a b c"]


def test_characters_of_more_tokens_than_the_window_end_the_cutting() -> None:
    assert windows(["xy"], 1, lambda texts: [5] * len(texts)).texts == ["x", "y"]


def test_rows_of_windows_are_averaged_by_their_tokens() -> None:
    rows = np.array([[1, 0], [0, 1], [0, 1]], dtype=np.float32)
    got = averaged(rows, Windows(["a", "b", "c"], [0, 0, 1], [3, 4, 9]))
    assert got == pytest.approx(np.array([[0.6, 0.8], [0, 1]]))


def test_text_is_made_safe() -> None:
    assert safe_text("a\0b \ud800c\n") == "a b ?c"
