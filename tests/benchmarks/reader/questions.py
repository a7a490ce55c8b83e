"""Question sets for training: each question with the passages that answer it and the nearest that do not."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.article import Article, Passage
from corpus.read import read_corpus
from index.encode import Encoder
from index.library import Library

DEPTH = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage with, where it answers, which of its sentences do and the very words."""

    id: str
    language: str
    title: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    """Offsets into `text`."""
    gold: tuple[bool, ...]
    """Of each sentence: whether it answers."""
    answer: tuple[int, int] | None
    """Offsets into `text` of the words asked for, where they are in a gold sentence."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what was found for it."""

    id: str
    set: str
    question: str
    language: str
    answers: tuple[str, ...]
    right: tuple[Shown, ...]
    """Passages that answer, of the set's own articles; none for a question the corpus does not answer."""
    near: tuple[Shown, ...]
    """Of the ten passages that retrieval finds, those that do not answer; best first."""
    article: str
    """Of the first passage that answers, or the empty string: what a held-out part is made by."""


def ask_all(name: str, corpus: Path, questions: Iterable[dict[str, Any]], store: Path, encoder: Encoder) -> list[Asked]:
    """Every question of a set against the set's own articles; histories are left out."""
    articles = {article.id: article for article in read_corpus(corpus).articles}
    with Library.open(store, encoder) as library:
        library.sync(list(articles.values()))
        passages = {article: library.passages(article) for article in articles}
        return [
            _asked(name, question, articles, passages, library) for question in questions if not question["history"]
        ]


def _asked(
    name: str,
    question: dict[str, Any],
    articles: dict[str, Article],
    passages: dict[str, list[Passage]],
    library: Library,
) -> Asked:
    spans = []
    for item in question["evidence"]:
        for article in articles.values():
            if item["article"] in ("*", article.id) and (start := article.text.find(item["quote"])) >= 0:
                spans.append((article.id, start, start + len(item["quote"])))
    answers = tuple(alias for group in question["answers"] for alias in group if alias.strip())
    right = {
        passage.id: passage
        for article, start, end in spans
        for passage in passages[article]
        if passage.start < end and passage.end > start
    }
    hits = library.retrieve(question["question"], language=question["language"], limit=DEPTH)
    near = [hit.passage for hit in hits if hit.passage.id not in right and not _answers(hit.passage.text, answers)]
    return Asked(
        question["id"],
        name,
        question["question"],
        question["language"],
        answers,
        tuple(shown(passage, articles[passage.article_id], spans, answers) for passage in right.values()),
        tuple(shown(passage, articles[passage.article_id], (), ()) for passage in near),
        spans[0][0] if spans else "",
    )


def _answers(text: str, answers: Sequence[str]) -> bool:
    """Whether a passage that is not marked as evidence holds the answer all the same: too doubtful to teach with."""
    return any(len(alias) > 3 and alias.casefold() in text.casefold() for alias in answers)


def shown(passage: Passage, article: Article, spans: Iterable[tuple[str, int, int]], answers: Sequence[str]) -> Shown:
    own = [(start, end) for name, start, end in spans if name == passage.article_id]
    sentences = tuple((s.start - passage.start, s.end - passage.start) for s in passage.sentences)
    gold = tuple(
        any(min(end, s.end) - max(start, s.start) > 0.4 * min(end - start, s.end - s.start) for start, end in own)
        for s in passage.sentences
    )
    return Shown(
        passage.id,
        passage.language,
        article.title,
        passage.text,
        sentences,
        gold,
        _span(passage.text, [s for s, is_gold in zip(sentences, gold, strict=True) if is_gold], answers),
    )


def _span(text: str, gold: Sequence[tuple[int, int]], answers: Sequence[str]) -> tuple[int, int] | None:
    for alias in answers:
        for start, end in gold:
            if found := re.search(re.escape(alias), text[start:end], re.IGNORECASE):
                return start + found.start(), start + found.end()
    return None


def load(path: Path, limit: int | None = None) -> list[dict[str, Any]]:
    read = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return read if limit is None else random.Random(0).sample(read, min(limit, len(read)))
