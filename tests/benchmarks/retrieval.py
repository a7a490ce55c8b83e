"""How often the library finds the passage that holds the answer.

    python -m tests.benchmarks.retrieval                 the project's own articles, dev questions
    python -m tests.benchmarks.retrieval --bench DIR     also every DIR/SET/dev/{articles,questions}.jsonl

A question counts when it is to be answered and has no history; a hit is a passage that overlaps one of its evidence
quotes in the right article. The pool is the set's own articles.
With --read the ten passages are put in the reader's order. Options: --split train, --set NAME (several), --limit N.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.article import Article
from corpus.read import read_corpus
from index.encode import Encoder, open_encoder
from index.library import Library
from index.reader import Reader, open_reader, reordered

ROOT = Path(__file__).resolve().parents[2]
NEWS = ROOT / "tests" / "data" / "news"
DEPTH = 10


@dataclass(frozen=True, slots=True)
class Rank:
    """Where the first right passage of a question stood, from 1; None beyond the tenth."""

    rank: int | None
    across: bool
    """No right passage is in the question's own language."""


def measure(
    articles: Sequence[Article], questions: Iterable[dict[str, Any]], encoder: Encoder, reader: Reader | None = None
) -> list[Rank]:
    ranks: list[Rank] = []
    with tempfile.TemporaryDirectory() as store, Library.open(Path(store), encoder) as library:
        library.sync(articles)
        texts = {article.id: article.text for article in articles}
        titles = {article.id: article.title for article in articles}
        for question in questions:
            spans = [
                (item["article"], start, start + len(item["quote"]))
                for item in question["evidence"]
                if (start := texts.get(item["article"], "").find(item["quote"])) >= 0
            ]
            right = {
                passage.id: passage.language
                for name, start, end in spans
                for passage in library.passages(name)
                if passage.start < end and passage.end > start
            }
            if not right:
                continue
            hits = library.retrieve(question["question"], language=question["language"], limit=DEPTH)
            if reader:
                pairs = [(titles[hit.passage.article_id], hit.passage) for hit in hits]
                hits = reordered(hits, reader.read(question["question"], pairs))
            found = next((hit.rank for hit in hits if hit.passage.id in right), None)
            ranks.append(Rank(found, question["language"] not in right.values()))
    return ranks


def line(name: str, ranks: Sequence[Rank]) -> str:
    count = len(ranks)
    if not count:
        return f"{name:28} no questions"
    within = [sum(item.rank is not None and item.rank <= k for item in ranks) / count for k in (1, 5)]
    reciprocal = sum(1 / item.rank for item in ranks if item.rank is not None) / count
    return f"{name:28} {count:5} questions  hit@1 {within[0]:.3f}  hit@5 {within[1]:.3f}  MRR@{DEPTH} {reciprocal:.3f}"


def questions_of(path: Path, limit: int | None) -> list[dict[str, Any]]:
    read = [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines() if text.strip()]
    asked = [item for item in read if item.get("status") in ("answered", "conflict") and not item.get("history")]
    return asked if limit is None else random.Random(0).sample(asked, min(limit, len(asked)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=os.environ.get("ATTEST_BENCH"))
    parser.add_argument("--split", default="dev")
    parser.add_argument("--set", action="append")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--read", action="store_true")
    options = parser.parse_args()
    encoder, reader = open_encoder(), open_reader() if options.read else None
    if not options.set or "news" in options.set:
        articles = read_corpus(NEWS / "articles").articles
        ranks = measure(articles, questions_of(NEWS / f"{options.split}.jsonl", options.limit), encoder, reader)
        print(line(f"news {options.split}, same language", [item for item in ranks if not item.across]), flush=True)
        print(line(f"news {options.split}, across", [item for item in ranks if item.across]), flush=True)
    folders = sorted(Path(options.bench).glob(f"*/{options.split}")) if options.bench else []
    for folder in folders:
        if options.set and folder.parent.name not in options.set:
            continue
        articles = read_corpus(folder / "articles.jsonl").articles
        ranks = measure(articles, questions_of(folder / "questions.jsonl", options.limit), encoder, reader)
        print(line(f"{folder.parent.name} {options.split}", ranks), flush=True)


if __name__ == "__main__":
    main()
