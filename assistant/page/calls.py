"""What programs may ask of an assistant: inputs as JSON has them, answers as JSON. HTTP and MCP give the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.page.inputs import LONGEST_NAME, InputError, messages, name_or_none, whole, words
from assistant.page.turns import Answering
from assistant.readable import LONGEST
from corpus.article import Article
from index.hit import Filter, Hit

MOST_HITS = 50
"""Passages of one search."""
MOST_ARTICLES = 1_000
"""Articles of one list."""
Json = dict[str, Any]


class Calls:
    """The calls of one assistant. Each raises AttestError, whose text is for whoever calls."""

    def __init__(self, assistant: Answering) -> None:
        self._assistant = assistant

    def ask(self, question: object, history: object) -> Json:
        """The Answer, as everywhere."""
        return self.ask_where(question, history, None, None)

    def ask_where(self, question: object, history: object, where: Filter | None, engine: object) -> Json:
        """The Answer from the articles ``where`` admits, worded by ``engine``."""
        asked, turns = words("question", question, 2 * LONGEST), messages(history)
        return self._assistant.ask(asked, turns, where, engine=name_or_none("engine", engine)).as_json()

    def stream(self, question: object, history: object, where: Filter | None, engine: object) -> Iterator[Json]:
        """The same, growing; the last one is whole."""
        asked, turns = words("question", question, 2 * LONGEST), messages(history)
        for answer in self._assistant.stream(asked, turns, where, engine=name_or_none("engine", engine)):
            yield answer.as_json()

    def search(self, query: object, limit: object, where: Filter | None) -> list[Json]:
        """The passages that best fit, best first, each with its text and what is known of its article."""
        sought, most = words("query", query, 2 * LONGEST), whole("limit", limit, 1, MOST_HITS)
        return [self._hit(hit) for hit in self._assistant.search(sought, most, where)]

    def article(self, article_id: object) -> Json:
        """One canonical article: ``text`` is what every start and end points into."""
        return self._found(words("id", article_id, LONGEST_NAME)).fields()

    def articles(self, limit: object, skip: object) -> list[Json]:
        """What is known of the articles, by id, their texts apart."""
        most, past = whole("limit", limit, 1, MOST_ARTICLES), whole("skip", skip, 0, 10**9 - 1)
        described = [article.fields() for article in self._assistant.articles()[past : past + most]]
        return [{key: value for key, value in one.items() if key != "text"} for one in described]

    def _found(self, article_id: str) -> Article:
        try:
            return self._assistant.article(article_id)
        except KeyError:
            raise InputError(f"id: there is no article {ascii(article_id)[:80]}; articles lists them") from None

    def _hit(self, hit: Hit) -> Json:
        article = self._assistant.article(hit.passage.article_id).fields()
        passage = {key: getattr(hit.passage, key) for key in ("language", "start", "end", "text")}
        known = {key: article[key] for key in ("title", "source", "url", "published")}
        return {
            "rank": hit.rank,
            "score": round(hit.score, 6),
            "article_id": hit.passage.article_id,
            **known,
            **passage,
        }
