"""Small answers over two small articles, for measures whose results are worked out by hand."""

from __future__ import annotations

from typing import Any

from assistant.evaluation.locate import Case, locate
from assistant.evaluation.questions import Evidence, GoldQuestion
from assistant.evaluation.run import Record

HARBOUR = "It opened in 1931. It has 12 cranes. The mayor left."
LIGHTHOUSE = "Le phare date de 1874. Il est haut de 52 m."
TEXTS = {"harbour": HARBOUR, "phare": LIGHTHOUSE}
OPENED, CRANES, MAYOR = "It opened in 1931.", "It has 12 cranes.", "The mayor left."


def evidence(*quotes: str, article: str = "harbour") -> tuple[Evidence, ...]:
    return tuple(Evidence(article, quote) for quote in quotes)


def question(**fields: Any) -> GoldQuestion:
    return GoldQuestion(**{"id": "q", "question": "When did it open?", "language": "en", **fields})


def hit(quote: str, article: str = "harbour") -> dict[str, Any]:
    start = TEXTS[article].index(quote)
    return {"article_id": article, "start": start, "end": start + len(quote), "rank": 1, "score": 1.0}


def citation(quote: str, marker: int = 1, article: str = "harbour") -> dict[str, Any]:
    return {**hit(quote, article), "marker": marker, "quote": quote, "language": "en", "title": article}


def answer(text: str = "It opened in **1931**. [1]", status: str = "answered", **fields: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {"hits": [], "citations": [], "nearest": [], "statements": []}
    return {"question": "?", "language": "en", "status": status, "text": text, **empty, **fields}


def case(asked: GoldQuestion, given: dict[str, Any] | None) -> Case:
    return Case(asked, given, locate(asked, TEXTS), TEXTS)


def record(key: str, confidence: float | None = None, kind: str = "", pair: str = "en", **scores: float) -> Record:
    asked = {"id": key, "question": f"question {key}"}
    return Record(asked, answer(f"answer {key}"), None, confidence, (), scores, pair, kind)
