from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from index.bundled_reader import FILE, BundledReader
from index.errors import ReaderError
from index.reader import Read
from tests.index.reading import BRIDGE, FARM, PIER, passage

PASSAGES = [("The new pier", PIER), ("Closed", BRIDGE), ("Harvest", FARM)]


@pytest.fixture(scope="module")
def reader(cache_folder: Path) -> BundledReader:
    return BundledReader(cache_folder)


def words(read: Read, place: int, of: str, start: int = 0) -> str:
    span = read.sentences[place].span
    assert span is not None
    return of[span[0] - start : span[1] - start]


@pytest.mark.parametrize(
    ("question", "article", "place", "answer"),
    [
        ("How much did the pier cost?", 0, 1, "3 million euros"),
        ("Combien la jetée a-t-elle coûté ?", 0, 1, "3 million euros"),
        ("Who opened the pier?", 0, 0, "Ana Silva"),
        ("En quelle année le pont d'Arvel a-t-il été fermé ?", 1, 0, "1998"),
        ("What do farmers expect?", 2, 0, "harvest"),
    ],
)
def test_the_passage_the_sentence_and_the_words_that_answer_come_first(
    reader: BundledReader, question: str, article: int, place: int, answer: str
) -> None:
    found = reader.read(question, PASSAGES)
    assert max(range(3), key=lambda i: found[i].relevance) == article
    sentences = found[article].sentences
    assert max(range(len(sentences)), key=lambda i: sentences[i].score) == place
    passage_read = PASSAGES[article][1]
    assert answer in words(found[article], place, passage_read.text, passage_read.start)


def test_a_passage_that_does_not_say_is_told_from_one_that_does(reader: BundledReader) -> None:
    says, silent = reader.read("How much did the pier cost?", [PASSAGES[0], PASSAGES[2]])
    assert says.none < silent.none
    assert says.relevance > silent.relevance


def test_every_sentence_has_its_say_and_every_span_lies_inside_it(reader: BundledReader) -> None:
    for (_, of), read in zip(PASSAGES, reader.read("When?", PASSAGES), strict=True):
        assert len(read.sentences) == len(of.sentences)
        for sentence, said in zip(of.sentences, read.sentences, strict=True):
            assert said.span is not None
            assert sentence.start <= said.span[0] < said.span[1] <= sentence.end


def test_what_is_said_of_a_passage_does_not_depend_on_the_others(reader: BundledReader) -> None:
    many = [("The new pier", PIER), *[("Long", passage("Rain fell in June. " * 30))] * 6]
    alone = reader.read("How much did the pier cost?", many[:1])[0]
    assert reader.read("How much did the pier cost?", many)[0] == alone
    assert reader.read("How much did the pier cost?", many[::-1])[-1] == alone


def test_threads_do_not_disturb_each_other(reader: BundledReader) -> None:
    expected = reader.read("Who opened the pier?", PASSAGES)
    found: list[list[Read]] = []
    threads = [Thread(target=lambda: found.append(reader.read("Who opened the pier?", PASSAGES))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(reads == expected for reads in found)


@pytest.mark.parametrize(
    "text", ["", "  ", "\ud800 odd", "a\0b. Second sentence.", "日本は半導体に投資する。予算は増える。", "é" * 5000]
)
def test_any_text_can_be_read(reader: BundledReader, text: str) -> None:
    (found,) = reader.read("Où ?\ud800", [("", passage(text))])
    assert len(found.sentences) == len(passage(text).sentences)


def test_a_sentence_beyond_the_networks_reach_is_read_as_saying_nothing(reader: BundledReader) -> None:
    long = passage("The weather was fine and warm that day. " * 80 + "The pier cost 3 million euros.")
    (found,) = reader.read("How much did the pier cost?", [("", long)])
    assert found.sentences[-1].span is None
    assert found.sentences[-1].score == -20.0


def test_nothing_to_read_gives_nothing(reader: BundledReader) -> None:
    assert reader.read("Why?", []) == []


def test_a_missing_model_says_what_to_do(cache_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="missing; restore it, or set reader to none"):
        BundledReader(cache_folder, tmp_path / "reader.onnx")


def test_a_damaged_model_says_what_to_do(cache_folder: Path, tmp_path: Path) -> None:
    half = tmp_path / "reader.onnx"
    half.write_bytes(FILE.read_bytes()[:1000])
    with pytest.raises(ReaderError, match="cannot be opened.*set reader to none"):
        BundledReader(cache_folder, half)


def test_the_model_is_small() -> None:
    assert FILE.stat().st_size < 45_000_000
