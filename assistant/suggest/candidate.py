"""A question that a sentence of the corpus may answer, before it has been asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.article import Article, Sentence

Kind = Literal[
    "amount", "change", "number", "date", "duration", "person", "reason",
    "said", "compare", "since", "about", "who_is", "mentions", "summary",
]  # fmt: skip
OF_A_FACT: frozenset[Kind] = frozenset({"amount", "change", "number", "date", "duration", "person", "reason"})
"""Kinds that ask for what one sentence tells."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of an article that may be asked about."""

    article: Article
    sentence: Sentence

    @property
    def text(self) -> str:
        """The sentence, its apostrophes and spaces plain; as long as it stands in the article."""
        plain = self.article.text[self.sentence.start : self.sentence.end]
        return plain.translate({ord("’"): "'", ord("\u00a0"): " ", ord("\u202f"): " ", ord("\n"): " "})


@dataclass(frozen=True, slots=True)
class Question:
    """A question made of a clause: its kind, its words, and the words of the clause that answer it."""

    kind: Kind
    text: str
    value: str = ""
    """Words that the answer must hold; empty where none can be told beforehand."""
    of_those_near: bool = False
    """Whether its words ("the company") mean what they should only where the articles near the answer answer it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question and the sentence it was made of."""

    question: Question
    line: Line
    worth: float
    """How good a question it is to show; comparable within one list only."""
