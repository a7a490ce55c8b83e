from __future__ import annotations

import time
from pathlib import Path

import pytest

from index.errors import ReaderError
from index.hit import Hit
from index.reader import SEARCHED, Read, SentenceRead, open_reader, opening_reader, reordered
from tests.index.reading import BRIDGE, FARM, PIER


def hit(passage: object, rank: int) -> Hit:
    return Hit(passage, 1.0 / rank, rank, "fused")  # type: ignore[arg-type]


def read(relevance: float) -> Read:
    return Read(relevance, 0.0, ())


def test_hits_go_by_relevance_and_equals_keep_their_order() -> None:
    hits = [hit(PIER, 1), hit(BRIDGE, 2), hit(FARM, 3)]
    found = reordered(hits, [read(-1.0), read(2.0), read(-1.0)])
    assert [h.passage.article_id for h in found] == ["bridge", "pier", "farm"]
    assert [(h.rank, h.by) for h in found] == [(1, "read"), (2, "read"), (3, "read")]
    assert [h.score for h in found] == pytest.approx([0.8808, 0.2689, 0.2689], abs=1e-4)  # 1 / (1 + e^-2), 1 / (1 + e)


def test_the_bundled_readers_word_is_joined_by_what_the_search_found() -> None:
    said = (SentenceRead(0.0, 0.0, None),)
    hits = [hit(PIER, 1), hit(BRIDGE, 2)]  # found with scores 1.0 and 0.5
    less, more = (reordered(hits, [Read(0.0, 0.0, said), Read(x * SEARCHED, 0.0, said)]) for x in (0.4, 0.6))
    assert [h.passage.article_id for h in less] == ["pier", "bridge"]
    assert [h.passage.article_id for h in more] == ["bridge", "pier"]


def test_hits_that_were_not_read_stay_behind_those_that_were() -> None:
    hits = [hit(PIER, 1), hit(BRIDGE, 2), hit(FARM, 3)]
    found = reordered(hits, [read(0.0), read(1.0)])
    assert [(h.passage.article_id, h.rank, h.by) for h in found] == [
        ("bridge", 1, "read"),
        ("pier", 2, "read"),
        ("farm", 3, "fused"),
    ]
    assert found[0].score > found[1].score >= found[2].score > 0


def test_without_a_reader_hits_stay_as_they_are() -> None:
    hits = [hit(PIER, 1), hit(BRIDGE, 2)]
    assert reordered(hits, []) == hits
    assert open_reader("none") is None


def test_a_reader_that_the_user_named_and_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(ReaderError, match="nowhere.*CrossEncoder"):
        opening_reader(str(tmp_path / "nowhere"))
    assert time.monotonic() - started < 60


def test_a_bundled_reader_that_cannot_be_opened_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("index.bundled_reader.FILE", tmp_path / "gone.onnx")
    assert opening_reader()() is None
