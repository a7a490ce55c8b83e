"""What the checks are worth: one question set by the extractive engine, by a model without checks, and with them.

    python -m assistant evaluate QUESTIONS --corpus CORPUS --report RUNS/extractive
    python -m assistant evaluate QUESTIONS --corpus CORPUS --llm SPEC --system unchecked --report RUNS/unchecked
    python -m assistant evaluate QUESTIONS --corpus CORPUS --llm SPEC --report RUNS/checked
    python -m tests.benchmarks.language_model --runs RUNS --corpus CORPUS

Prints a table. "unsupported" counts, of the statements shown that a model worded, those whose citations do not say them
by the support check: of the checked engine it must be none, since the same check let them through; what that misses is
counted by the adversarial suite and by reading (docs/language-models.md).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

from assistant.answer import Citation
from assistant.check import cited_of
from assistant.support.check import unsupported
from corpus.article import Article
from corpus.read import read_corpus
from index.encode import open_encoder
from index.library import Library

RUNS = {"extractive": "quotes alone", "unchecked": "model, no checks", "checked": "model, checked"}
MEASURES = (
    "correct",
    "answer_match",
    "must_not_violations",
    "refusal_f1",
    "quote_validity",
    "latency_p50",
    "latency_p95",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    options = parser.parse_args()
    found = {name: json.loads((options.runs / name / "run.json").read_text(encoding="utf-8")) for name in RUNS}
    rows = [["measure", *(RUNS[name] for name in found)]]
    for measure in MEASURES:
        rows.append([f"`{measure}`", *(_cell(run, measure) for run in found.values())])
    articles = read_corpus(options.corpus).articles
    with tempfile.TemporaryDirectory() as store:
        library = Library.open(Path(store), open_encoder("bundled", None))
        counted = [_statements(run, {article.id: article for article in articles}, library) for run in found.values()]
        library.close()
    rows.append(["answers a model worded, wholly or in part", *(str(count[0]) for count in counted)])
    rows.append(["statements a model worded", *(str(count[1]) for count in counted)])
    rows.append(["unsupported among them", *(str(count[2]) for count in counted)])
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    print("\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]))


def _cell(run: dict[str, Any], measure: str) -> str:
    figure = next((f for f in run["summary"] if f["measure"] == measure and f["group"] == "all"), None)
    if figure is None:
        return ""
    if measure.startswith("latency"):
        return f"{figure['value'] / 1000:.1f} s"
    return f"{figure['value']:.2f} [{figure['low']:.2f}, {figure['high']:.2f}]"


def _statements(run: dict[str, Any], articles: dict[str, Article], library: Library) -> tuple[int, int, int]:
    """Answers with statements of a model, these statements, those of them that the check refuses."""
    answers, statements, refused = set(), 0, 0
    for record in run["records"]:
        answer = record["answer"] or {"statements": (), "engine": "extractive"}
        for said in answer["statements"]:
            text = said["text"].replace("**", "")
            if answer["engine"] == "extractive" or "“" in text or "«" in text:
                continue  # quoted, by us
            cited = [Citation(**one) for one in answer["citations"] if one["marker"] in said["citations"]]
            sources = [cited_of(one, articles[one.article_id]) for one in cited]
            answers.add(record["question"]["id"])
            statements += 1
            plain = text.partition(" (by the article's date")[0].partition(" (d'après la date de l'article")[0]
            refused += bool(unsupported(plain, answer["language"], sources, library.words))
    return len(answers), statements, refused


if __name__ == "__main__":
    main()
