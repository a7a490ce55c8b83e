"""Candidates are asked, best first and of different kinds, until enough of them are proven."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant.answer import Message
from assistant.engines import EXTRACTIVE
from assistant.errors import QuestionError
from assistant.suggest.around import Answering
from assistant.suggest.candidate import Candidate
from assistant.suggest.proof import Said, leading, proves, same
from index.hit import Filter

AGAIN = 0.35
"""What a candidate loses for each one already chosen of its kind."""


@dataclass(slots=True)
class Asking:
    """One search for questions to show: how long it may take, and what has been found."""

    assistant: Answering
    said: Said
    where: Filter | None
    language: str
    until: float
    """`time.monotonic` at which no further question is asked."""
    stopped: Callable[[], bool]
    near: frozenset[str] = frozenset()
    """Ids of the articles that an answer of two versions may come from."""
    elsewhere: float = 0.1
    """What a candidate loses for each one already chosen of its article."""
    chosen: list[Candidate] = field(default_factory=list)
    _rest_on: set[tuple[str, int]] = field(default_factory=set)

    def choose(self, candidates: Sequence[Candidate], limit: int) -> tuple[str, ...]:
        """At most ``limit`` proven questions, best first; those found in time, none once ``stopped``."""
        left = [c for c in candidates if not self.said.has_asked(c.question.text, self.language)]
        while left and len(self.chosen) < limit and time.monotonic() < self.until:
            if self.stopped():
                return ()
            best = max(left, key=self._worth)
            left.remove(best)
            if not self._like_a_chosen(best) and self._proven(best):
                self.chosen.append(best)
        return tuple(candidate.question.text for candidate in self.chosen)

    def _worth(self, candidate: Candidate) -> float:
        kinds = sum(other.question.kind == candidate.question.kind for other in self.chosen)
        articles = sum(other.line.article.id == candidate.line.article.id for other in self.chosen)
        return candidate.worth - AGAIN * kinds - self.elsewhere * articles

    def _like_a_chosen(self, candidate: Candidate) -> bool:
        return any(same(candidate.question.text, other.question.text, self.language) for other in self.chosen)

    def _proven(self, candidate: Candidate) -> bool:
        history: tuple[Message, ...] = self.said.messages
        try:
            answer = self.assistant.ask(candidate.question.text, history, self.where, engine=EXTRACTIVE)
        except QuestionError:
            return False
        places = set(leading(answer))
        if not proves(candidate, answer, self.said, self.near or {candidate.line.article.id}) or places & self._rest_on:
            return False
        self._rest_on |= places
        return True
