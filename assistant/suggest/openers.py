"""First questions for an empty page: made from the corpus, each asked beforehand, remembered until it changes."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from threading import Lock

from assistant.courtesy import newest
from assistant.facts.names import names
from assistant.phrases import spoken
from assistant.suggest.around import Answering
from assistant.suggest.asking import Asking
from assistant.suggest.candidate import Candidate
from assistant.suggest.proof import Said
from assistant.suggest.propose import newest_summed_up, proposed
from corpus.article import Article

ARTICLES = 24
"""Articles that are looked at, spread over the corpus."""
SECONDS = 6.0
OF_ONE = 4
"""Candidates of one article."""


def openers(
    assistant: Answering,
    language: str,
    limit: int = 3,
    *,
    seconds: float = SECONDS,
    stopped: Callable[[], bool] = lambda: False,
) -> tuple[str, ...]:
    """At most ``limit`` first questions in ``language``, answered by different articles, of different kinds."""
    return _found(assistant, assistant.articles(), spoken(language), limit, seconds, stopped)


class Openers:
    """The first questions of one assistant, looked for once for each state of its corpus. Safe between threads."""

    def __init__(self, assistant: Answering, *, seconds: float = SECONDS) -> None:
        self._assistant = assistant
        self._seconds = seconds
        self._known: dict[tuple[str, int], tuple[str, ...]] = {}
        self._state = ""
        self._lock = Lock()

    def questions(self, language: str, limit: int = 3) -> tuple[str, ...]:
        """At most ``limit`` first questions in ``language``; looked for at the first call, then remembered."""
        articles = self._assistant.articles()
        state = _state(articles)
        key = (spoken(language), limit)
        with self._lock:
            if state != self._state:
                self._state, self._known = state, {}
            if key not in self._known:
                self._known[key] = _found(self._assistant, articles, key[0], limit, self._seconds, lambda: False)
            return self._known[key]


def _state(articles: Sequence[Article]) -> str:
    whole = hashlib.sha256()
    for article in articles:
        whole.update(f"{article.id}\n{article.text}\n".encode())
    return whole.hexdigest()


def _found(
    assistant: Answering,
    articles: Sequence[Article],
    language: str,
    limit: int,
    seconds: float,
    stopped: Callable[[], bool],
) -> tuple[str, ...]:
    until = time.monotonic() + seconds
    asking = Asking(assistant, Said((), ()), None, language, until, stopped, elsewhere=0.6)
    return asking.choose(list(_candidates(articles, language)), limit)


def _candidates(articles: Sequence[Article], language: str) -> Iterator[Candidate]:
    """The best of each article, where a reader who knows none of them sees what is meant; the newest first."""
    for place, article in enumerate(_spread(newest(articles))):
        fit = [c for c in proposed([article], [], language) if _stands_alone(c)]
        if place == 0:
            yield from newest_summed_up([article], language)
        for candidate in fit[:OF_ONE]:
            yield Candidate(candidate.question, candidate.line, candidate.worth - 0.02 * place)


def _spread(articles: Sequence[Article]) -> list[Article]:
    """At most ARTICLES of them: half the newest, half from all over the rest."""
    if len(articles) <= ARTICLES:
        return list(articles)
    half = ARTICLES // 2
    rest = articles[half:]
    return [*articles[:half], *(rest[place * len(rest) // half] for place in range(half))]


def _stands_alone(candidate: Candidate) -> bool:
    question = candidate.question
    return question.kind not in ("said", "who_is", "compare", "summary") and bool(names(f"x {question.text[1:]}"))
