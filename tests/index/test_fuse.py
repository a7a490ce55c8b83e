from __future__ import annotations

import pytest

from index.fuse import fuse, fuse_ranks


def test_meaning_plus_the_weighted_share_of_words() -> None:
    assert fuse({"a": 0.5, "b": 0.4, "c": 0.1}, {"b": 0.5}, weight=0.4) == [
        ("b", pytest.approx(0.6)), ("a", 0.5), ("c", 0.1),
    ]  # fmt: skip


def test_equal_scores_are_ordered_by_id() -> None:
    assert [name for name, _ in fuse({"b": 0.5, "a": 0.5}, {})] == ["a", "b"]


def test_reciprocal_ranks_are_summed() -> None:
    joint = dict(fuse_ranks(["a", "b"], ["b", "c"]))
    assert joint == {"a": 1 / 61, "b": 1 / 62 + 1 / 61, "c": 1 / 62}
    assert [name for name, _ in fuse_ranks(["a", "b"], ["b", "c"])] == ["b", "a", "c"]
