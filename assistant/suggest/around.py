"""The articles near an answer: those it cites, those it found that speak of the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.answer import Answer, Message
from assistant.facts.names import fold
from assistant.suggest.material import material
from assistant.terms import terms
from corpus.article import Article
from index.hit import Filter

NEIGHBOURS = 3
"""Articles beside those cited."""


class Answering(Protocol):
    """The part of `assistant.Assistant` that is needed here."""

    def ask(
        self, question: str, history: Sequence[Message] = (), where: Filter | None = None, *, engine: str | None = None
    ) -> Answer:
        """The answer to ``question``."""

    def articles(self) -> list[Article]:
        """All articles."""

    def article(self, article_id: str) -> Article:
        """One article; KeyError where there is none of that id."""


def around(assistant: Answering, answer: Answer) -> tuple[list[Article], list[Article]]:
    """The articles cited (of a refusal the one nearest), and neighbours that share a name with them; best first."""
    cited = _once([citation.article_id for citation in answer.citations] or [c.article_id for c in answer.nearest[:1]])
    own = _known(assistant, cited)
    if not own or (not answer.citations and not _speaks_of(own[0], answer.standalone_question, answer.language)):
        return [], []
    about = {core for article in own for core in cores(article)}
    others = _known(assistant, [name for name in _once([hit.article_id for hit in answer.hits]) if name not in cited])
    shared = [article for article in others if about & cores(article)]
    return own, shared[:NEIGHBOURS]


def _speaks_of(article: Article, question: str, language: str) -> bool:
    """Whether the article nearest to a refused question has a name of it, or half of its words."""
    asked = terms(f"x {question}", language)
    text = fold(article.text)
    if any(term.proper and fold(term.text) in text for term in asked):
        return True
    told = {term.key for term in terms(article.text, language)}
    return 2 * sum(term.key in told for term in asked) > len(asked)


def cores(article: Article) -> set[str]:
    """The names that make an article the neighbour of another: its persons' and its things'."""
    found = material(article)
    return {fold(named.core) for _, named in (*found.things, *found.persons, *found.speakers) if not named.office}


def _known(assistant: Answering, names: Sequence[str]) -> list[Article]:
    found = []
    for name in names:
        try:
            found.append(assistant.article(name))
        except KeyError:  # removed since the answer was made
            continue
    return found


def _once(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))
