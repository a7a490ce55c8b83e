"""Run by test_crash.py in processes of their own: ``write STORE POINT`` syncs until killed, ``check STORE`` mends.

POINT is ``never`` (the parent kills at random) or the name of a moment at which the process kills itself.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import index.derived
import index.sqlite
import index.store
import index.sync
from corpus.article import Article, Passage, Sentence
from index.dense import Dense
from index.library import Library
from tests.index.keyword_encoder import KeywordEncoder
from tests.index.sample_articles import many_articles

STATES = [many_articles(600)[:450], many_articles(600)[150:]]
"""Two corpora of 1 350 passages each (from 1 000 on Chroma writes its graph), two thirds of them in both."""


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def paragraphs(article: Article, budget: int) -> list[Passage]:
    """In place of corpus.passages.split, which is right but not quick."""
    found, start = [], 0
    for ordinal, text in enumerate(article.text.split("\n\n")):
        end = start + len(text)
        sentence = Sentence(start, end, "en", False, ordinal)
        name = f"{article.id}#{ordinal}"
        found.append(Passage(name, article.id, ordinal, start, end, text, "en", (sentence,)))
        start = end + 2
    return found


def when_sql(starts: str, after: int) -> None:
    """Dies when the ``after``-th statement that begins so is about to run."""
    left = [after]

    def seen(sql: str) -> None:
        if sql.startswith(starts):
            left[0] -= 1
            if left[0] == 0:
                die()

    real = index.sqlite.connect

    def traced(path: Path, *, write: bool) -> sqlite3.Connection:
        connection = real(path, write=write)
        connection.set_trace_callback(seen)
        return connection

    index.store.connect = traced


def after(owner: Any, name: str, calls: int = 1) -> None:
    """Dies when ``owner.name`` has returned for the ``calls``-th time."""
    real, left = getattr(owner, name), [calls]

    def wrapped(*arguments: Any, **options: Any) -> Any:
        result = real(*arguments, **options)
        left[0] -= 1
        if left[0] == 0:
            die()
        return result

    setattr(owner, name, wrapped)


def when_graph_is_written() -> None:
    """Dies while Chroma writes its graph: the moment that corrupts a collection."""
    real = Dense.build.__func__  # type: ignore[attr-defined]

    def build(cls: type[Dense], folder: Path, *arguments: Any) -> None:
        def watch() -> None:
            while not any(path.stat().st_size for path in folder.glob("*/*.bin")):
                time.sleep(0.0005)
            die()

        if "second" in state:
            threading.Thread(target=watch, daemon=True).start()
        real(cls, folder, *arguments)

    Dense.build = classmethod(build)  # type: ignore[assignment, method-assign]


def in_sweep() -> None:
    real = index.derived.shutil.rmtree

    def half(path: Path, **options: Any) -> None:
        if "second" in state:
            next(p for p in Path(path).rglob("*") if p.is_file()).unlink()
            die()
        real(path, **options)

    index.derived.shutil.rmtree = half  # type: ignore[assignment]


state: set[str] = set()
POINTS: dict[str, Callable[[], None]] = {
    "never": lambda: None,
    "while Chroma writes its graph": when_graph_is_written,
    "after one batch is added to Chroma": lambda: after(index.derived.Dense, "build", 2),
    "before the commit of encoded articles": lambda: when_sql("COMMIT", 13),
    "amid the rows of encoded articles": lambda: when_sql("INSERT INTO passages", 1500),
    "when the next state is staged": lambda: when_sql("INSERT INTO members", 500),
    "between both halves and the pointer": lambda: after(index.sync, "build", 2),
    "when the pointer is moved": lambda: when_sql("INSERT OR REPLACE INTO current", 2),
    "before the pointer is committed": lambda: when_sql("DELETE FROM passages", 2),
    "after the pointer is committed": lambda: after(index.sync.Store, "publish", 2),
    "amid the removal of an old folder": in_sweep,
}


def write(store: Path) -> None:
    with Library.open(store, KeywordEncoder()) as library:
        library.sync(STATES[0])
        state.add("second")
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        for turn in range(1, 1000):
            library.sync(STATES[turn % 2])


def check(store: Path) -> None:
    """Opens, answers, completes; any error ends the process with a code other than 0."""
    started = time.monotonic()
    encoder = KeywordEncoder()
    with Library.open(store, encoder) as library:
        seconds = time.monotonic() - started
        shown = library.articles()
        assert shown in (STATES[0], STATES[1]), f"a mixture of {len(shown)} articles is shown"
        complete(library, shown)
        library.sync(STATES[1])
        assert library.articles() == STATES[1]
        complete(library, STATES[1])
        assert encoder.passages <= 450, f"{encoder.passages} passages were encoded again"
        assert len(list((store / "derived").iterdir())) <= 2
    assert seconds < 60, f"opening took {seconds:.0f} s"


def complete(library: Library, articles: list[Article]) -> None:
    expected = {passage.id for article in articles for passage in paragraphs(article, 0)}
    hits = library.retrieve("satellite strike", language="en", limit=len(expected) + 10)
    assert {hit.passage.id for hit in hits} == expected, "the dense half is not complete"
    assert "strike" in hits[0].passage.text
    last = articles[-1].id.lstrip("n0")
    assert library.retrieve(f"district {last}", language="en")[0].passage.article_id == articles[-1].id


if __name__ == "__main__":
    index.sync.split = paragraphs  # type: ignore[assignment]
    verb, folder, *rest = sys.argv[1:]
    if verb == "write":
        POINTS[rest[0]]()
        write(Path(folder))
    else:
        check(Path(folder))
