"""Writes docs/results.md from evaluation runs.

    python -m assistant evaluate QUESTIONS.jsonl --corpus CORPUS --report RUNS/SET-SYSTEM     for each column
    python -m tests.benchmarks.results --runs RUNS

SET is seed, news, piaf-fr, xquad-en or xquad-es-en; SYSTEM is attest, or for news a peer's name too. ``SET-bare`` is
Attest with the setting ``reader = "none"``. A missing run leaves its column out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parents[2] / "docs" / "results.md"
UNDER_LOAD = "## Under load"
MEASURES = (
    "correct", "answer_match", "must_not_violations", "best_sentence", "token_f1", "citation_recall",
    "citation_precision", "quote_validity", "refusal_precision", "refusal_recall", "refusal_f1", "false_refusal",
    "conflict_recall", "false_conflict", "aurc", "hit@1", "hit@5", "mrr@10", "latency_p50", "latency_p95",
)  # fmt: skip
SETS = ("seed", "news", "piaf-fr", "xquad-en", "xquad-es-en")
PEERS = {
    "news-attest": "Attest", "news-bare": "without the reader", "news-llamaindex": "LlamaIndex, same encoder",
    "news-llamaindex-minilm": "LlamaIndex, all-MiniLM-L6-v2", "news-bm25": "BM25",
}  # fmt: skip
TEXT = """# Results

`python -m assistant evaluate QUESTIONS.jsonl --corpus CORPUS [--system NAME]` on two shared, busy cores of an AMD
EPYC (AVX2), Python 3.11, no GPU, no language model; commit {of}{others}. Value and 95 % bootstrap interval; what each
measure is: [evaluation.md](evaluation.md). No weight or threshold was fitted on these questions
(`tests/benchmarks/fit_evidence.py` and the reader's training use `train` parts only). The seed set was read by the
author of the rules, and defects of a general kind that it showed were mended: read its figures as those of a
development set.

## Attest

Seed: `tests/data/seed/questions.jsonl`, 168 questions about the shipped article. News: `tests/data/news/dev.jsonl`,
172 questions on 37 invented articles, half of them across languages, a third to be refused, near-misses throughout.
The others: dev parts of PIAF (878 questions) and XQuAD (158 each), every fourth article left out.

{sets}

The same without the trained reader (`reader = "none"`):

{bare}

## Against peers, on news dev

{peers}

The stock index answers with a whole passage of up to 1 024 tokens, which holds more answers than a sentence does. The
peers' runs and those without the reader are of commit {peers_commit}: the peers have not changed since, Attest without
the reader has (facts, clock, copies, threshold). All latencies here were taken beside
other programs; `tests.benchmarks.answering` gives those of a quiet machine.
"""


def table(runs: Path, columns: dict[str, str]) -> str:
    """One column a run that exists."""
    found = {head: summary(runs / name) for name, head in columns.items() if (runs / name / "run.json").exists()}
    lines = ["| measure | " + " | ".join(found) + " |", "|---" * (len(found) + 1) + "|"]
    for measure in MEASURES:
        cells = [cell(measure, run.get(measure)) for run in found.values()]
        lines.append(f"| `{measure}` | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def summary(run: Path) -> dict[str, dict[str, Any]]:
    rows: Sequence[dict[str, Any]] = json.loads((run / "run.json").read_text(encoding="utf-8"))["summary"]
    return {row["measure"]: row for row in rows if row["group"] in ("all", "overall")}


def cell(measure: str, row: dict[str, Any] | None) -> str:
    if row is None or row["value"] is None:
        return ""
    if measure.startswith("latency"):
        return f"{row['value']:.0f} ms"
    return f"{row['value']:.2f} [{row['low']:.2f}, {row['high']:.2f}]"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=Path, required=True)
    parser.add_argument("--of", help="commit of the runs; the one at hand where it is left out")
    parser.add_argument("--others-commit", help="that of the PIAF and XQuAD runs, where it is another")
    parser.add_argument("--peers-commit", default="the same")
    options = parser.parse_args()
    git = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True)
    text = TEXT.format(
        of=options.of or git.stdout.strip(),
        others=f" (PIAF and XQuAD: {options.others_commit})" if options.others_commit else "",
        peers_commit=options.peers_commit,
        sets=table(options.runs, {f"{name}-attest": name for name in SETS}),
        bare=table(options.runs, {f"{name}-bare": name for name in SETS}),
        peers=table(options.runs, PEERS),
    )
    _, heading, load = OUT.read_text(encoding="utf-8").partition(UNDER_LOAD)  # written by tests.benchmarks.load
    OUT.write_text(text + (f"\n{heading}{load}" if heading else ""), encoding="utf-8")


if __name__ == "__main__":
    main()
