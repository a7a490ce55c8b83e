from __future__ import annotations

from pathlib import Path

import pytest

from index.cross_encoder import CrossEncoderReader
from index.errors import ReaderError
from index.reader import open_reader
from tests.index.reading import BRIDGE, FARM, PIER
from tests.index.tiny_cross_encoder import tiny_cross_encoder

PASSAGES = [("The new pier", PIER), ("Closed", BRIDGE), ("Harvest", FARM)]


def test_its_scores_are_the_relevance_and_it_says_nothing_of_sentences(tmp_path: Path) -> None:
    model = tiny_cross_encoder(tmp_path / "model")
    reader = open_reader(str(tmp_path / "model"))
    assert isinstance(reader, CrossEncoderReader)
    found = reader.read("who opened the pier ?", PASSAGES)
    pairs = [("who opened the pier ?", f"{title}\n{passage.text}") for title, passage in PASSAGES]
    assert [read.relevance for read in found] == pytest.approx(model.predict(pairs).tolist())
    assert len({round(read.relevance, 4) for read in found}) == 3
    assert all(read.sentences == () for read in found)
    assert reader.read("who ?", []) == []


def test_a_folder_that_holds_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="CrossEncoder"):
        CrossEncoderReader(str(tmp_path))
