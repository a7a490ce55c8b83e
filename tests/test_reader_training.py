"""The reader's training on two questions: what it teaches, that it learns, that the file says what the network says."""

from __future__ import annotations

import argparse
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from corpus.read import read_corpus
from index.bundled import BundledEncoder
from index.bundled_reader import BundledReader
from index.e5_folder import file_digest, ready_tokenizer
from index.pieces import Cutter, Subject
from tests.benchmarks.reader import alter, written
from tests.benchmarks.reader.examples import epoch, held_out
from tests.benchmarks.reader.export import export
from tests.benchmarks.reader.measure import as_passage, read
from tests.benchmarks.reader.network import load
from tests.benchmarks.reader.newsroom import Newsroom
from tests.benchmarks.reader.questions import Asked, Shown
from tests.benchmarks.reader.switch import switched
from tests.benchmarks.reader.train import Batch, loss_of, optimizer_of
from tests.index.reading import passage


def shown(name: str, text: str, gold: int | None = None, answer: str = "") -> Shown:
    sentences = tuple((s.start, s.end) for s in passage(text).sentences)
    at = text.find(answer) if answer else -1
    return Shown(
        name, "en", f"News of {name}", text, sentences, tuple(i == gold for i in range(len(sentences))),
        (at, at + len(answer)) if answer else None,
    )  # fmt: skip


PIER = shown("pier", "The pier of Arvel opened in 1931. Ana Silva was mayor then. Gulls like it.", 0, "1931")
FARM = shown("farm", "Farmers expect a good harvest. Rain fell in June 2024.", 0, "a good harvest")
NEAR_PIER, NEAR_FARM = (replace(one, gold=(False,) * len(one.gold), answer=None) for one in (PIER, FARM))
QUESTIONS = [
    Asked(
        "q-1", "piaf-fr", "When did the pier of Arvel open in 1931?", "en", ("1931",), (PIER,), (NEAR_FARM,), "piaf-1"
    ),
    Asked("q-2", "piaf-fr", "What do farmers expect?", "en", ("a good harvest",), (FARM,), (NEAR_PIER,), "piaf-2"),
]


def test_another_year_or_name_is_put_where_question_and_passage_share_one() -> None:
    rng = random.Random(0)
    asked = alter.asked_otherwise("When did the pier of Arvel open?", PIER, ["Brennick"], rng)
    assert asked == "When did the pier of Brennick open?"
    told = alter.told_otherwise("Did it open in 1931?", PIER, ["Brennick"], rng)
    assert told is not None
    assert "1931" not in told.text
    assert told.answer is None
    assert not any(told.gold)
    assert alter.asked_otherwise("Who?", PIER, ["Brennick"], rng) is None


def test_a_passage_without_its_answer_keeps_the_rest_in_place() -> None:
    left = alter.without_answer(PIER, ["1931"])
    assert left is not None
    assert left.text == "Ana Silva was mayor then. Gulls like it."
    assert [left.text[a:b] for a, b in left.sentences] == ["Ana Silva was mayor then.", "Gulls like it."]
    assert alter.without_answer(FARM, ["a good harvest"]) is None  # one sentence is too little to read


def test_only_the_telling_sentence_is_denied() -> None:
    denied = alter.denied(replace(PIER, gold=(False, True, False)), random.Random(0))
    assert denied is not None
    assert denied.text == "The pier of Arvel opened in 1931. Ana Silva was not mayor then. Gulls like it."
    assert not any(denied.gold)


def test_words_are_switched_and_names_stay() -> None:
    tables = {"fr": {"pont": "bridge", "ferm": "close"}}
    put = switched("Le pont de Pont-Arvel est-il fermé ?", "fr", tables, 1.0, random.Random(0))
    assert put == "Le bridge de Pont-Arvel est-il close ?"
    assert switched("Why?", "en", tables, 1.0, random.Random(0)) == "Why?"


def test_an_article_is_held_out_in_all_its_languages_and_always() -> None:
    for number in range(40):
        names = [held_out(f"xquad-{pair}", f"xquad-en-{number:04}", "x-1") for pair in ("en-en", "es-en", "de-es")]
        assert len(set(names)) == 1
    shares = np.mean([held_out("piaf-fr", f"piaf-fr-{number:04}", "q") for number in range(2000)])
    assert 0.10 < shares < 0.15


def test_what_was_written_for_training_is_in_order(tmp_path: Path) -> None:
    file, questions = written.in_contract_form(tmp_path)
    articles = {article.id: article for article in read_corpus(file).articles}
    assert len(articles) >= 600
    assert len({question["id"] for question in questions}) == len(questions) >= 6000
    for question in questions:
        assert (question["status"] == "answered") == bool(question["evidence"])
        for evidence in question["evidence"]:
            assert articles[evidence["article"]].text.count(evidence["quote"]) == 1
        for (words,) in question["answers"]:
            assert any(words in evidence["quote"] for evidence in question["evidence"])


def test_near_twins_are_held_out_together(tmp_path: Path) -> None:
    _, questions = written.in_contract_form(tmp_path)
    by_article: dict[str, set[bool]] = {}
    for question in questions:
        twins, article, _ = question["id"].split(":")
        by_article.setdefault(twins, set()).add(held_out("written", article, question["id"]))
    assert all(len(fate) == 1 for fate in by_article.values())
    share = sum(True in fate for fate in by_article.values()) / len(by_article)
    assert 0.14 < share < 0.26


def test_a_written_question_without_an_answer_is_asked_of_the_nearest_passage_alone() -> None:
    missed = Asked("w", "written", "Who painted the pier?", "en", (), (), (NEAR_PIER, NEAR_FARM), "")
    groups = [group for seed in range(5) for group in epoch([missed], {}, random.Random(seed), frozenset())]
    assert [[(read.shown.id, read.relevant) for read in group] for group in groups] == [[("pier", False)]] * 5


def test_an_epoch_asks_every_question_and_never_shows_a_false_answer_as_right() -> None:
    groups = list(epoch(QUESTIONS, {}, random.Random(0), frozenset()))
    assert len(groups) == 2
    for first, *others in groups:
        assert first.relevant
        assert first.shown.answer is not None
        assert first.shown.text[slice(*first.shown.answer)] in ("1931", "a good harvest")
        assert not any(other.relevant or any(other.shown.gold) for other in others)


def test_invented_news_answers_where_it_should_and_nowhere_else() -> None:
    newsroom = Newsroom(random.Random(0))
    for _ in range(300):
        right, silent, *others = newsroom.group()
        if right.shown.answer is not None:  # "de le" has become "du" in a few
            start, end = right.shown.answer
            answer = right.shown.text[start:end]
            gold = [
                sentence for sentence, is_gold in zip(right.shown.sentences, right.shown.gold, strict=True) if is_gold
            ]
            assert [a <= start < end <= b for a, b in gold] == [True]
            assert len(answer) < 4 or answer not in f"{silent.shown.title} {silent.shown.text}"
        assert silent.question == right.question
        for other in others:
            assert other.question != right.question
            assert other.shown.text == right.shown.text
        assert "{" not in right.question + right.shown.title + right.shown.text


@pytest.mark.slow
def test_two_questions_are_learnt_and_the_file_says_what_the_network_says(tmp_path: Path, cache_folder: Path) -> None:
    torch.manual_seed(0)
    encoder = BundledEncoder(cache_folder)
    model, table = load(encoder.bulk_folder, 1)
    cutter = Cutter(ready_tokenizer(encoder.weights, file_digest(encoder.weights), cache_folder))
    optimizer = optimizer_of(model, argparse.Namespace(frozen=0, rate=5e-4, decay=1.0))
    losses = []
    for seed in range(25):
        groups = list(epoch(QUESTIONS, {}, random.Random(seed), frozenset({"alter"})))
        cut = [(g, [cutter.pieces(r.question, [Subject(r.shown.title, r.shown.text)])[0] for r in g]) for g in groups]
        batch = Batch(cut, table)
        loss = loss_of(batch, *model(batch.words, batch.mask))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert np.mean(losses[-3:]) < 0.5 * np.mean(losses[:3])
    export(model, tmp_path / "reader.onnx", "float32")
    said = read(model.eval(), table, cutter, QUESTIONS[1].question, [FARM, PIER])
    pairs = [(one.title, as_passage(one)) for one in (FARM, PIER)]
    run = BundledReader(cache_folder, tmp_path / "reader.onnx").read(QUESTIONS[1].question, pairs)
    for torch_said, onnx_said in zip(said, run, strict=True):
        assert onnx_said.relevance == pytest.approx(torch_said.relevance, abs=2e-2)
        assert onnx_said.none == pytest.approx(torch_said.none, abs=2e-2)
        assert [s.score for s in onnx_said.sentences] == pytest.approx(
            [s.score for s in torch_said.sentences], abs=2e-2
        )
    assert run[0].relevance > run[1].relevance
