"""The conversation: its turns, and how a turn grows while the assistant answers."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.answer import Answer, Message
from assistant.engines import Offer
from assistant.indexing import Indexing
from assistant.page.words import Language, word
from corpus.article import Article
from corpus.errors import AttestError
from index.hit import Filter, Hit

_log = logging.getLogger(__name__)


class Answering(Protocol):
    """What the page needs of an assistant."""

    @property
    def engine_names(self) -> Sequence[str]:
        """The engines a question may choose, the default first."""

    def engines(self) -> Sequence[Offer]:
        """The same, each reached for."""

    def ask(
        self,
        question: str,
        history: Sequence[Message] = (),
        where: Filter | None = None,
        *,
        engine: str | None = None,
    ) -> Answer:
        """The whole answer from the articles that ``where`` admits."""

    def stream(
        self,
        question: str,
        history: Sequence[Message] = (),
        where: Filter | None = None,
        *,
        engine: str | None = None,
    ) -> Iterator[Answer]:
        """Growing answers; the last one is whole."""

    def articles(self) -> list[Article]:
        """Every article of the corpus."""

    def article(self, article_id: str) -> Article:
        """One article; AttestError or KeyError where there is none."""

    def search(self, query: str, limit: int = 10, where: Filter | None = None) -> list[Hit]:
        """Passages that fit the query, best first; nothing is answered."""

    def suggest(self, answer: Answer, history: Sequence[Message], where: Filter | None) -> Sequence[str]:
        """Questions after ``answer`` that the articles answer, best first; none where there is none."""

    @property
    def progress(self) -> Indexing:
        """How far the index is: questions are answered from what is in."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what came of it so far."""

    question: str
    answer: Answer | None = None
    failure: str | None = None
    """Shown in place of an answer."""
    running: bool = True
    taken: bool = False
    """Somebody answers it already: a second press must not have it answered twice."""
    stopped: bool = False
    engine: str | None = None
    """The engine the question chose; None is the default."""
    where: Filter | None = None
    """The articles it was asked of; None is all of them."""
    liked: bool | None = None
    """The reader's vote on the answer."""
    comment: str = ""
    outdated: bool = False
    """A conversation of another day: an article quoted in it is gone or reads otherwise now."""

    def halted(self) -> Turn:
        """The same turn once the reader has stopped it; a finished turn is left as it is."""
        return replace(self, running=False, stopped=True) if self.running else self


def history(turns: Sequence[Turn]) -> list[Message]:
    """The finished turns as messages, oldest first; a turn that failed or was stopped is left out."""
    messages: list[Message] = []
    for turn in turns:
        if turn.answer is not None and not turn.running and not turn.stopped:
            messages += [Message("user", turn.question), Message("assistant", turn.answer.text)]
    return messages


def refused(turns: tuple[Turn, ...], reason: str) -> tuple[Turn, ...]:
    """The conversation whose last turn gets no answer, for ``reason``."""
    return (*turns[:-1], replace(turns[-1], answer=None, failure=reason, running=False))


def grow(assistant: Answering, turns: tuple[Turn, ...], language: Language) -> Iterator[tuple[Turn, ...]]:
    """The conversation as its last, running turn is answered. Never raises: a failure becomes the turn's text."""
    *before, turn = turns
    try:
        for answer in assistant.stream(turn.question, history(before), turn.where, engine=turn.engine):
            turn = replace(turn, answer=answer)
            yield (*before, turn)
    except AttestError as error:
        turn = replace(turn, answer=None, failure=str(error))
    except Exception:
        _log.exception("the question %r could not be answered", turn.question[:200])
        turn = replace(turn, answer=None, failure=word("apology", language))
    yield (*before, replace(turn, running=False))
