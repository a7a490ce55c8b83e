"""What the support check is tried on: the sentences of the test articles and what is truly said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

from assistant.match import Matrix
from assistant.support.cited import Cited
from corpus.passages import split
from corpus.read import read_corpus
from index.encode import open_encoder
from index.languages import shipped_word_means

DATA = Path(__file__).resolve().parents[2] / "data"
PARTS = ("fresh", "unseen again", "unseen", "strict")


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """A true statement on one cited sentence."""

    cited: Cited
    language: str
    statement: str
    part: str
    """"built": looked at while the check was built; "held": every second cited sentence's, first tried when it stood;
    "fresh", "unseen", "unseen again", "strict": each written after that, before they were tried."""


@cache
def sentences() -> tuple[Cited, ...]:
    """Every sentence of the test articles, headings apart, with its article's date."""
    found = []
    for article in read_corpus(DATA / "news" / "articles").articles:
        for passage in split(article, 256):
            for sentence in passage.sentences:
                text = article.text[sentence.start : sentence.end]
                if not sentence.heading and len(text) > 20 and sentence.language in ("en", "fr"):
                    found.append(Cited(text, sentence.language, article.published))
    return tuple(dict.fromkeys(found))


def paraphrases() -> Iterator[Paraphrase]:
    """The hand-written statements; every second cited sentence's are held out."""
    block, cited, later = -1, None, ""
    for line in (DATA / "support" / "paraphrases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            later = next((part for part in PARTS if line.startswith(f"# {part}")), later)
            continue
        language, _, words = line.partition(" ")
        if language == "+":
            spoken, _, text = words.partition(" ")
            cited = Cited(text, spoken, date(2025, 9, 11))
            continue
        if language == "=":
            block += 1
            (cited,) = {sentence for sentence in sentences() if sentence.text.startswith(words)}
        else:
            assert cited is not None
            yield Paraphrase(cited, language, words, later or ("held" if block % 2 else "built"))


class Words:
    """Vectors of single words from the bundled encoder, each encoded once."""

    def __init__(self) -> None:
        self._encoder = open_encoder()
        self._means = shipped_word_means(self._encoder)
        self._known: dict[tuple[str, str], Matrix] = {}

    def __call__(self, words: Sequence[str], language: str) -> Matrix:
        new = [word for word in dict.fromkeys(words) if (word, language) not in self._known]
        if new:
            rows = self._encoder.encode_queries(new) - self._means[language]
            rows /= np.linalg.norm(rows, axis=1, keepdims=True)
            self._known |= {(word, language): row for word, row in zip(new, rows, strict=True)}
        return np.stack([self._known[word, language] for word in words])
