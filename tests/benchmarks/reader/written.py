"""Invented news written for training, French and English (`written/*.jsonl`), in the contract's form.

A line is an article: its sentences, and questions of the form [language, question, number of the sentence that answers
(from 1, a list of several, 0 for none), the words that answer]. Of each two consecutive articles the second is a near
twin of the first: another event of the same kind, or a later report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FILES = Path(__file__).parent / "written"
NAME = "written"


def in_contract_form(folder: Path) -> tuple[Path, list[dict[str, Any]]]:
    """Writes the articles as a file of ``folder``; its path, and the questions on them."""
    articles, questions = [], []
    for part in sorted(FILES.glob("*.jsonl")):
        for place, line in enumerate(part.read_text(encoding="utf-8").splitlines()):
            article = json.loads(line)
            name = f"{part.stem}.{place}"
            articles.append({
                "id": name, "title": article["title"], "text": " ".join(article["sentences"]),
                "published": article["date"], "source": article["source"], "language": article["lang"],
            })  # fmt: skip
            questions += _questions(article, name, twins=f"{part.stem}.{place // 2}")
    path = folder / f"{NAME}.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in articles), encoding="utf-8")
    return path, questions


def _questions(article: dict[str, Any], name: str, twins: str) -> Iterator[dict[str, Any]]:
    for number, (language, question, places, words) in enumerate(article["questions"]):
        told = [places] if isinstance(places, int) else places
        told = [place for place in told if place]
        yield {
            "id": f"{twins}:{name}:{number}", "question": question, "language": language, "history": [],
            "status": "answered" if told else "not_found", "answers": [[words]] if words else [],
            "evidence": [{"article": name, "quote": article["sentences"][place - 1]} for place in told],
        }  # fmt: skip
