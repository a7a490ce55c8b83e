"""Collects training material once: every train question with its right and its nearest wrong passages.

    python -m tests.benchmarks.reader.collect --bench DIR --work DIR

Reads DIR/SET/train of every set in the contract's form, the project's own tests/data/news/train.jsonl and the articles
written for training. Sets that
share their question numbers (``xquad-LANGUAGE``) are also crossed: a question in one language, the text in another.
Writes WORK/collected.pkl.
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

from index.encode import open_encoder
from tests.benchmarks.reader import written
from tests.benchmarks.reader.questions import Asked, ask_all, load

NEWS = Path(__file__).resolve().parents[2] / "data" / "news"
CROSSED = ("en", "es", "de")


def collect(bench: Path, work: Path, split: str = "train", limit: int | None = None) -> list[Asked]:
    encoder = open_encoder()
    news = load(NEWS / f"{split}.jsonl", limit)
    found = ask_all("news", NEWS / "articles", news, work / "news", encoder)
    base = bench / "piaf-fr" / split
    found += ask_all("piaf-fr", base / "articles.jsonl", load(base / "questions.jsonl", limit), work / "piaf", encoder)
    for text in CROSSED:
        base = bench / f"xquad-{text}" / split
        own = load(base / "questions.jsonl", limit)
        for asked in CROSSED:
            other = {
                question["id"].rpartition("-")[2]: question
                for question in load(bench / f"xquad-{asked}" / split / "questions.jsonl")
            }
            crossed = [
                {**question, "question": given["question"], "language": asked, "id": f"{asked}>{question['id']}"}
                for question in own
                if (given := other.get(question["id"].rpartition("-")[2]))
            ]
            found += ask_all(f"xquad-{asked}-{text}", base / "articles.jsonl", crossed, work / f"xquad-{text}", encoder)
            print(f"xquad-{asked}-{text}: {len(crossed)} questions", flush=True)
    return found


def collect_written(work: Path) -> list[Asked]:
    """The questions on the articles that were written for training."""
    articles, questions = written.in_contract_form(work)
    return ask_all(written.NAME, articles, questions, work / written.NAME, open_encoder())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    found = collect(options.bench, options.work) + collect_written(options.work)
    (options.work / "collected.pkl").write_bytes(pickle.dumps(found))
    print(f"{len(found)} questions, {sum(bool(item.right) for item in found)} with a passage that answers")


if __name__ == "__main__":
    main()
