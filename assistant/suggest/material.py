"""What one article gives to ask about: questions of fact, speakers, persons introduced, things named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.asked import is_question
from assistant.inert import is_order
from assistant.suggest import english, french
from assistant.suggest.candidate import Line, Question
from assistant.suggest.clauses import capitalised, clauses, sound, values
from assistant.suggest.named import Named, introduced, speakers, things
from corpus.article import Article
from corpus.sentences import sentences

LINES = 80
"""Sentences of an article that are looked at: news says first what matters most."""
_GRAMMARS = {"en": english.questions, "fr": french.questions}


@dataclass(frozen=True, slots=True)
class Material:
    """What the sentences of one article give to ask about, in their order."""

    lines: tuple[Line, ...]
    facts: tuple[tuple[Line, Question], ...]
    speakers: tuple[tuple[Line, Named], ...]
    persons: tuple[tuple[Line, Named], ...]
    things: tuple[tuple[Line, Named], ...]


@lru_cache(maxsize=512)
def material(article: Article) -> Material:
    """All that ``article`` gives; each article is read once."""
    lines = tuple(_lines(article))
    return Material(
        lines,
        tuple((line, question) for line in lines for question in _questions(line)),
        tuple((line, who) for line in lines for who in speakers(line)),
        tuple((line, who) for line in lines for who in introduced(line)),
        tuple((line, thing) for line in lines for thing in things(line)),
    )


def _lines(article: Article) -> Iterator[Line]:
    body = [sentence for sentence in sentences(article.text) if not sentence.heading]
    for sentence in body[:LINES]:
        line = Line(article, sentence)
        if not is_question(line.text) and not is_order(line.text):
            yield line


def _questions(line: Line) -> Iterator[Question]:
    grammar = _GRAMMARS.get(line.sentence.language)
    if grammar is not None:
        for question in grammar(clauses(line.text), values(line), capitalised(line.article.text)):
            if sound(question.text):
                yield question
