"""Indexing beside the questions: answers from what is in, an honest word about the rest, no work done twice."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import assistant.chat
import assistant.indexing
from assistant import Assistant, Config, CorpusError, Upload
from assistant.indexing import Indexing
from index.encode import Matrix, Progress
from tests.index.keyword_encoder import KeywordEncoder

MANY = 300


class Gate(KeywordEncoder):
    """Lets the indexing thread encode one step each time it is pushed; all others go by."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = threading.Semaphore(0)
        self.sizes: list[int] = []

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Matrix:
        while threading.current_thread().name == "indexing" and not self.steps.acquire(timeout=0.02):
            if progress is not None:
                progress(0)
        self.sizes.append(len(texts))
        return super().encode_passages(texts, progress)

    def let_through(self, steps: int = 1_000_000) -> None:
        self.steps.release(steps)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    gate = Gate()
    monkeypatch.setattr(assistant.chat, "open_encoder", lambda *_: gate)
    monkeypatch.setattr(assistant.indexing, "SMALL", 0)  # no sentence is encoded before it is asked about
    return gate


@pytest.fixture
def config(tmp_path: Path) -> Config:
    corpus = tmp_path / "articles"
    corpus.mkdir()
    for number in range(MANY):
        head = f"---\ntitle: District {number}\ndate: 2025-{number % 12 + 1:02}-{number % 28 + 1:02}\n---\n"
        text = f"The museum of district {number} was paid {number} euros.\n"
        (corpus / f"n{number:03}.md").write_text(head + text)
    return Config(corpus=corpus, store=tmp_path / "store", reader="none")


def until(condition: object, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)


def settled(opened: Assistant) -> Indexing:
    until(lambda: opened.progress.state != "running")
    return opened.progress


@pytest.fixture
def opened(config: Config, gate: Gate) -> Iterator[Assistant]:
    with Assistant.open(config, background=True) as one:
        yield one


def test_it_opens_at_once_and_says_that_nothing_is_in_yet(opened: Assistant) -> None:
    until(lambda: opened.progress.articles_in_all)
    assert opened.progress == Indexing("running", 0, MANY)
    answer = opened.ask("What was the museum of district 7 paid?")
    assert (answer.status, answer.text, answer.hits) == ("not_found", "There are no articles yet.", ())
    assert answer.notices[0].startswith(f"The articles are still being indexed (0 of {MANY} so far)")
    french = opened.ask("Combien le musée du district 7 a-t-il reçu ?")
    assert french.notices[0].startswith(f"L'indexation des articles est en cours (0 sur {MANY}")


def test_what_is_in_can_be_asked_about_while_the_rest_waits(opened: Assistant, gate: Gate) -> None:
    gate.let_through(1)
    until(lambda: opened.progress.articles)
    some = opened.progress
    assert (some.state, some.articles, some.articles_in_all) == ("running", 32, MANY)
    known = opened.articles()
    assert len(known) == 32
    assert min(str(article.published) for article in known) > "2025-10", "the newest are indexed first"
    found = opened._library.retrieve(f"museum {known[0].title}", language="en")
    assert known[0].id in [hit.passage.article_id for hit in found]
    gate.let_through()
    assert settled(opened) == Indexing("done", MANY, MANY, MANY, MANY)
    assert opened.ask("What was the museum of district 7 paid?").notices == ()
    assert len(opened.articles()) == MANY


def test_the_steps_grow_so_that_showing_them_costs_little(
    opened: Assistant, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[int] = []
    real = opened._library._parts.syncing.show  # type: ignore[union-attr]
    monkeypatch.setattr(
        opened._library._parts.syncing, "show", lambda articles: shown.append(real(articles)) or shown[-1]
    )
    gate.let_through()
    settled(opened)
    assert gate.sizes[:3] == [32, 32, 64]
    assert max(gate.sizes) <= 2 * 192
    rebuilt = sorted(set(shown) - {0})
    assert rebuilt[-1] == MANY
    assert sum(rebuilt) <= 2 * MANY + 64


def test_a_second_start_encodes_nothing(config: Config, gate: Gate) -> None:
    gate.let_through()
    with Assistant.open(config, background=True) as first:
        settled(first)
        assert gate.passages == MANY
    with Assistant.open(config, background=True) as again:
        assert len(again.articles()) == MANY
        assert settled(again).passages == 0
    assert gate.passages == MANY


def test_closing_amid_indexing_is_quick_and_the_next_start_goes_on(config: Config, gate: Gate) -> None:
    first = Assistant.open(config, background=True)
    gate.let_through(2)
    until(lambda: first.progress.articles == 64)
    started = time.monotonic()
    first.close()
    assert time.monotonic() - started < 5
    assert not any(thread.name == "indexing" for thread in threading.enumerate())
    gate.let_through()
    with Assistant.open(config, background=True) as again:
        assert len(again.articles()) == 64
        assert settled(again).state == "done"
        assert len(again.articles()) == MANY
    assert gate.passages == MANY


def test_nothing_still_wanted_is_dropped_while_a_changed_corpus_is_indexed(config: Config, gate: Gate) -> None:
    gate.let_through()
    with Assistant.open(config) as first:
        before = {article.id: article.text for article in first.articles()}
    while gate.steps.acquire(blocking=False):
        pass
    changed, gone = config.corpus / "n000.md", config.corpus / "n001.md"
    changed.write_text(changed.read_text().replace("0 euros", "99 euros"))
    gone.unlink()
    with Assistant.open(config, background=True) as again:
        until(lambda: len(again.articles()) == MANY - 1)
        assert again.article("n000").text == before["n000"], "as it was until the new one is encoded"
        gate.let_through()
        assert settled(again).articles == MANY - 1
        assert "99 euros" in again.article("n000").text


def test_an_article_added_amid_indexing_is_there_at_once_and_stays(opened: Assistant, gate: Gate) -> None:
    gate.let_through(1)
    until(lambda: opened.progress.articles == 32)
    (ferry,) = opened.add([Upload("ferry.md", b"# The ferry\n\nThe ferry carries 900 passengers.\n")])
    assert opened.article(ferry.ids[0]).title == "The ferry"
    assert len(opened.articles()) == 33
    assert opened.progress.state == "running"
    gate.let_through()
    settled(opened)
    assert len(opened.articles()) == MANY + 1
    assert opened.added() == ferry.ids
    opened.remove(ferry.ids[0])
    assert len(opened.articles()) == MANY
    assert gate.passages == MANY + 1


def test_a_failure_is_told_and_the_answers_go_on(opened: Assistant, gate: Gate) -> None:
    gate.fail_after = 40
    gate.let_through()
    failed = settled(opened)
    assert (failed.state, failed.articles, failed.reason) == ("failed", 32, "the power is gone")
    gate.fail_after = None
    answer = opened.ask("What was the museum of district 7 paid?")
    assert answer.notices[0].startswith("Indexing broke off (the power is gone)")
    opened.sync()
    assert opened.progress.state == "done"
    assert len(opened.articles()) == MANY


def test_a_corpus_that_is_not_there_is_told_before_anything_opens(tmp_path: Path) -> None:
    for corpus in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(CorpusError):
            Assistant.open(Config(corpus=corpus, store=tmp_path / "store"), background=True)
    assert not (tmp_path / "store").exists()


def test_opened_as_ever_it_is_complete_when_it_returns(config: Config, gate: Gate) -> None:
    gate.let_through()
    with Assistant.open(config) as opened:
        assert opened.progress == Indexing("done", MANY, MANY)
        assert gate.sizes == [MANY], "all in one step"
