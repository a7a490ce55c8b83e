"""Fits the means of the languages that come with the bundled encoder (index/means), on train parts of question sets.

    python -m tests.benchmarks.means --bench DIR [--limit 700]

DIR/SET/train/{articles,questions}.jsonl of sets whose questions are in the language of their articles. Only the means
are written: for each language that of its passages (with title and date in front, as indexed) and of its questions.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from corpus.passages import split
from corpus.read import read_corpus
from index.derived import indexed_text
from index.encode import Matrix, open_encoder
from index.languages import SHIPPED, Means

SETS = {"fr": "piaf-fr", "en": "xquad-en", "es": "xquad-es", "de": "xquad-de"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=700, help="questions and passages of each language at most")
    options = parser.parse_args()
    encoder = open_encoder()
    passages: dict[str, Matrix] = {}
    questions: dict[str, Matrix] = {}
    chance = random.Random(1)
    for language, name in SETS.items():
        folder = options.bench / name / "train"
        texts = [
            indexed_text(article, passage.text)
            for article in read_corpus(folder / "articles.jsonl").articles
            for passage in split(article)
            if passage.language == language
        ]
        asked = [json.loads(line)["question"] for line in (folder / "questions.jsonl").open(encoding="utf-8")]
        chance.shuffle(texts)
        chance.shuffle(asked)
        passages[language] = encoder.encode_passages(texts[: options.limit]).mean(axis=0)
        questions[language] = encoder.encode_queries(asked[: options.limit]).mean(axis=0)
        print(
            f"{language}: {len(texts[: options.limit])} passages, {len(asked[: options.limit])} questions", flush=True
        )
    SHIPPED.mkdir(exist_ok=True)
    Means(passages, questions).save(SHIPPED / f"{encoder.fingerprint[:16]}.npz")


if __name__ == "__main__":
    main()
