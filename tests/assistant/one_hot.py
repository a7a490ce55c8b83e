"""Small real parts for the tests of single steps: words as one-hot vectors, articles of plain sentences."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import date

import numpy as np

from assistant.asked import values
from assistant.evidence import Candidate, Evidence, Finding
from assistant.match import Matrix
from assistant.question import Query, understand
from assistant.terms import terms
from corpus.article import Article, Passage, Sentence
from corpus.sentences import sentences

_MEANING = {"grève": "strike", "port": "harbour", "quai": "quay", "ouvert": "open", "opened": "open"}
DIM = 4096


def word_vectors(words: Sequence[str], language: str) -> Matrix:
    """One dimension a word; a few French words share that of their English translation."""
    rows = np.zeros((len(words), DIM), dtype=np.float32)
    for row, word in zip(rows, words, strict=True):
        row[zlib.crc32(_MEANING.get(word, word).encode()) % DIM] = 1.0
    return rows


def article(
    text: str, name: str = "a", published: date | None = date(2025, 12, 26), source: str | None = "Daily"
) -> Article:
    return Article(name, f"Title of {name}", text, published, source)


def passage(of: Article, language: str = "en") -> Passage:
    whole = tuple(Sentence(s.start, s.end, language, s.heading, s.paragraph) for s in sentences(of.text))
    return Passage(f"{of.id}#0", of.id, 0, 0, len(of.text), of.text, language, whole)


def query(question: str) -> Query:
    return understand(question, question, "en")


def finding(
    question: str,
    of: Article,
    *,
    place: int = 0,
    relevance: float = 0.9,
    language: str = "en",
    said: tuple[float, ...] | None = None,
) -> Finding:
    """Sentence ``place`` of the article as an answer; its value is the first of the kind the question asks for.

    ``said``: of each term of the question, as evidence has it; None: it speaks of all.
    """
    whole = passage(of, language)
    sentence = whole.sentences[place]
    text = of.text[sentence.start : sentence.end]
    found = tuple(values(text, language, query(question).asked, question, of.published))
    candidate = Candidate(of, whole, sentence, 1, 1.0, text, of.title, found)
    spoken = (1.0,) * len(terms(question, "en")) if said is None else said
    return Finding(Evidence(candidate, relevance, spoken, spoken), found[0] if found else None)
