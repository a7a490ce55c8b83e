"""Who speaks in a sentence of an article, the sentences before it heard."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.facts.attribution import BACK, attributed_to
from corpus.article import Article
from corpus.sentences import sentences


def speaker(article: Article, start: int, end: int) -> str | None:
    """Whom ``article`` names for what it reports at ``start`` to ``end``; None where the paper speaks for itself."""
    before = [article.text[a:b] for a, b in _body(article.text) if b <= start]
    return attributed_to(article.text[start:end], before[-BACK:])


def named_in(who: str, text: str) -> bool:
    """Whether ``text`` names the speaker itself, if only by the surname."""
    last = re.findall(r"[\w'’-]+", who)[-1:]
    return bool(last) and re.search(rf"\b{re.escape(last[0])}\b", text, re.IGNORECASE) is not None


@lru_cache(maxsize=512)
def _body(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((sentence.start, sentence.end) for sentence in sentences(text) if not sentence.heading)
