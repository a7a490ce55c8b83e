"""Fits assistant/evidence_weights.json on question sets in the contract's form.

    python -m tests.benchmarks.fit_evidence --bench DIR [--per-set 120] [--work DIR]

DIR holds SET/train/{articles,questions}.jsonl; tests/data/news/train.jsonl is always used. Nothing else is: no dev
part, no question about the shipped article. Two small models are fitted: a softmax over the candidates of each
answerable question (which sentence answers), and on its best candidate a logistic regression (does it answer).
Cross-validated figures by question are printed beside the fit.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from assistant.answer import Message
from assistant.evidence import NAMES, Candidate, Measured, candidates, measure, shortlist
from assistant.follow_up import standalone
from assistant.judge import FILE, SIGNS, scored, signs
from assistant.question import understand
from assistant.small_talk import small_talk
from corpus.read import read_corpus
from index.encode import open_encoder
from index.library import Library

NEWS = Path(__file__).parent.parent / "data" / "news"
SETS = ("piaf-fr", "xquad-en", "xquad-es-en", "xquad-de-en")
SPREAD = 0.02
"""Weight of the squared weights: chosen by cross-validation among 0.005, 0.02, 0.1, 0.5."""


@dataclass(frozen=True)
class Row:
    """One question, measured."""

    name: str
    id: str
    answered: bool
    measured: Measured
    gold: np.ndarray
    """(candidates,) bool: the sentence holds the evidence."""


def rows(name: str, corpus: Path, questions: Path, store: Path, limit: int | None) -> Iterator[Row]:
    asked = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    if limit:
        asked = random.Random(0).sample(asked, min(limit, len(asked)))
    with Library.open(store, open_encoder()) as library:
        articles = read_corpus(corpus).articles
        library.sync(articles)
        texts = [a.text[s.start : s.end] for a in articles for p in library.passages(a.id) for s in p.sentences]
        library.similarity("?", "en", texts, ["en"] * len(texts))  # in bulk, so that each question finds them ready
        for question in asked:
            if not small_talk(question["question"]):
                yield from measured(name, library, question)


def measured(name: str, library: Library, question: dict[str, Any]) -> Iterator[Row]:
    """The question's row and, where a sentence answers it, one without that sentence: the nearest that do not."""
    history = [Message(turn["role"], turn["content"]) for turn in question.get("history", [])]
    asked = standalone(question["question"], history)
    query = understand(question["question"], asked, question.get("language", "en"))
    hits = library.retrieve(query.standalone, language=query.language, limit=10)
    found = candidates(query, [(library.article(h.passage.article_id), h.passage, h.rank, h.score) for h in hits])
    languages = [c.sentence.language for c in found]
    cosines = library.similarity(query.standalone, query.language, [c.text for c in found], languages)
    gold = [any(holds(c, e) for e in question.get("evidence", [])) for c in found]
    answers = [alias.casefold() for group in question.get("answers", []) for alias in group]
    spoilt = [g or any(alias in c.text.casefold() for alias in answers) for g, c in zip(gold, found, strict=True)]
    answered = question["status"] in ("answered", "conflict")
    for kept, answers_it in ((range(len(found)), answered), ([i for i, s in enumerate(spoilt) if not s], False)):
        few, near = [found[i] for i in kept], [cosines[i] for i in kept]
        short = shortlist(query, few, near)
        table = measure(query, [few[i] for i in short], [near[i] for i in short], library.words)
        if short:
            yield Row(name, question["id"], answers_it, table, np.array([gold[kept[i]] for i in short], dtype=bool))
        if not any(gold):
            return


def holds(candidate: Candidate, evidence: dict[str, str]) -> bool:
    if evidence["article"] not in ("*", candidate.article.id):
        return False
    start = candidate.article.text.find(evidence["quote"])
    end = start + len(evidence["quote"])
    shared = min(end, candidate.sentence.end) - max(start, candidate.sentence.start)
    return start >= 0 and shared > 0.4 * min(end - start, candidate.sentence.end - candidate.sentence.start)


def fit_rank(data: list[Row]) -> np.ndarray:
    weights = torch.zeros(len(NAMES), requires_grad=True)
    pairs = [
        (torch.tensor(r.measured.features), torch.tensor(r.measured.unmet), torch.tensor(r.gold))
        for r in data
        if r.gold.any()
    ]
    optimizer = torch.optim.LBFGS([weights], max_iter=200)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        total = torch.stack(
            [-torch.logsumexp(torch.log_softmax(x @ weights - 4 * u, 0)[y], 0) for x, u, y in pairs]
        ).mean()
        total = total + SPREAD * (weights**2).mean()
        total.backward()
        return total

    optimizer.step(loss)
    return weights.detach().numpy()


def fit_answers(data: list[Row], rank: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights of the signs and bias; fitted on standardised signs, the scaling folded into the weights."""
    x = np.array([signs(r.measured, rank) for r in data])
    y = np.array([r.answered for r in data])
    spread = np.maximum(x.std(axis=0), 1e-3)
    model = LogisticRegression(C=0.1, max_iter=5000, class_weight="balanced").fit((x - x.mean(axis=0)) / spread, y)
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - weights @ x.mean(axis=0))


def first(data: list[Row], rank: np.ndarray) -> list[bool]:
    return [bool(r.gold[np.argmax(scored(r.measured, rank))]) for r in data if r.gold.any()]


def cross_validate(data: list[Row]) -> tuple[np.ndarray, np.ndarray]:
    """Prints held-out figures by set; gives held-out probabilities and truths."""
    ids = sorted({r.id for r in data})  # the two rows of a question stay together
    np.random.RandomState(0).shuffle(ids)
    chance = np.zeros(len(data))
    hit: dict[str, list[bool]] = {}
    for fold in range(5):
        held = set(ids[fold::5])
        test = {i for i, r in enumerate(data) if r.id in held}
        train = [r for i, r in enumerate(data) if i not in test]
        rank = fit_rank(train)
        weights, bias = fit_answers(train, rank)
        for i in test:
            chance[i] = 1 / (1 + np.exp(-(signs(data[i].measured, rank) @ weights + bias)))
            chance[i] *= data[i].measured.unmet.min() == 0
            hit.setdefault(data[i].name, []).extend(first([data[i]], rank))
    truth = np.array([r.answered for r in data])
    for name in dict.fromkeys(r.name for r in data):
        own = np.array([r.name == name for r in data])
        listed = np.mean([r.gold.any() for r in data if r.name == name and r.answered])
        print(
            f"{name}: on the short list {listed:.3f}, first sentence {np.mean(hit[name]):.3f} (n={len(hit[name])}), "
            f"answers AUC {roc_auc_score(truth[own], chance[own]):.3f}"
        )
    return chance, truth


def best_threshold(chance: np.ndarray, truth: np.ndarray) -> float:
    """The threshold with the best mean of F1 of refusals and share of answerable questions answered."""

    def worth(threshold: float) -> float:
        refused = chance < threshold
        hits = float((refused & ~truth).sum())
        f1 = 2 * hits / max(1.0, float(refused.sum() + (~truth).sum()))
        return f1 + float((~refused)[truth].mean())

    return max((round(t, 2) for t in np.arange(0.2, 0.8, 0.02)), key=worth)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--per-set", type=int, default=120)
    parser.add_argument(
        "--work", type=Path, required=True, help="folder for the stores; kept, so that a second run is quick"
    )
    options = parser.parse_args()
    data = list(rows("news", NEWS / "articles", NEWS / "train.jsonl", options.work / "news", None))
    for name in SETS:
        base = options.bench / name / "train"
        data += rows(name, base / "articles.jsonl", base / "questions.jsonl", options.work / name, options.per_set)
        print(f"{name}: measured", flush=True)
    chance, truth = cross_validate(data)
    rank = fit_rank(data)
    weights, bias = fit_answers(data, rank)
    fitted = {
        "provenance": "tests/benchmarks/fit_evidence.py on the train parts (questions): "
        + f"news ({sum(r.name == 'news' for r in data)}), "
        + ", ".join(f"{n} ({sum(r.name == n for r in data)})" for n in SETS),
        "rank": {n: round(float(w), 4) for n, w in zip(NAMES, rank, strict=True)},
        "answers": {n: round(float(w), 4) for n, w in zip(SIGNS, weights, strict=True)},
        "bias": round(bias, 4),
        "threshold": best_threshold(chance, truth),
    }
    FILE.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(fitted, indent=1))


if __name__ == "__main__":
    main()
