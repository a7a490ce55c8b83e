"""BM25 alone: the passage with the highest score answers with its best sentence. Never refuses, knows no history."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.answer import Message, Span
from assistant.config import Config
from assistant.evaluation.run import Json
from assistant.evaluation.systems import quote_of, quoting
from corpus.article import Article, Passage, Sentence
from corpus.errors import ArticleError
from corpus.language import identify_question
from corpus.passages import split
from corpus.read import read_corpus
from index.lexical import Lexical

HITS = 10


class Bm25:
    """Attest's own passages and stems, without vectors, languages joined, reader or refusal."""

    encoder = "none"

    def __init__(self, articles: Sequence[Article], failures: Sequence[ArticleError], budget: int) -> None:
        self.failures = tuple(failures)
        self._articles = {article.id: article for article in articles}
        self._passages = [passage for article in articles for passage in split(article, budget)]
        self._sentences = [(passage, sentence) for passage in self._passages for sentence in passage.sentences]
        self._by_passage = _index([(passage.text, passage.language) for passage in self._passages])
        self._by_sentence = _index([(_text(passage, s), passage.language) for passage, s in self._sentences])

    @classmethod
    def open(cls, config: Config) -> Bm25:
        """Reads the corpus of ``config``; nothing is stored. Raises CorpusError."""
        reading = read_corpus(config.corpus)
        return cls(reading.articles, reading.failures, config.passage_tokens)

    def articles(self) -> list[Article]:
        """Those of the corpus."""
        return list(self._articles.values())

    def answer(self, question: str, history: Sequence[Message]) -> tuple[Json, float | None]:
        """The best sentence of the best passage, no heading where it has others. BM25 scores are no probabilities."""
        language = identify_question(question, "en")
        scores = self._by_passage.scores(question, language)
        best = np.argsort(-scores, kind="stable")[:HITS].tolist()
        found = [(self._passages[at], float(scores[at])) for at in best]
        hits = [Span(p.article_id, p.start, p.end, rank, value) for rank, (p, value) in enumerate(found, start=1)]
        within = self._by_sentence.scores(question, language)
        top = self._passages[best[0]]
        own = [at for at, (passage, _) in enumerate(self._sentences) if passage.id == top.id]
        told = [at for at in own if not self._sentences[at][1].heading] or own
        _, sentence = self._sentences[max(told, key=lambda at: float(within[at]))]
        article = self._articles[top.article_id]
        quote = quote_of(article, sentence.start, sentence.end, _text(top, sentence), sentence.language)
        return quoting(question, language, quote, hits, "bm25"), None

    def close(self) -> None:
        """Nothing is held."""


def _index(texts: Sequence[tuple[str, str]]) -> Lexical:
    # The index is mapped from its files: on POSIX it lives on after the folder is gone.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Lexical.build(Path(folder), texts)
        return Lexical(Path(folder))


def _text(passage: Passage, sentence: Sentence) -> str:
    return passage.text[sentence.start - passage.start : sentence.end - passage.start]
