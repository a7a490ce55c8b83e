"""Fits assistant/evidence_weights.json on question sets in the contract's form.

    python -m tests.benchmarks.fit_evidence --bench DIR [--per-set 120] [--work DIR]

DIR holds SET/train/{articles,questions}.jsonl; tests/data/news/train.jsonl and what was written for the reader's
training are always used. Nothing else is: no dev part, no question about the shipped article. Two small models are
fitted: a softmax over the candidates of each answerable question (which sentence answers), and on its best candidate a
logistic regression (does it answer); once without the reader, once with it. With it only questions count whose articles
the reader was not trained on, and the news questions that nothing answers (the reader met half of them, about once
each). Cross-validated figures by question are printed beside the fit.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from assistant.answer import Message
from assistant.answering import likeliest
from assistant.evidence import READ, Seen, candidates
from assistant.follow_up import standalone
from assistant.judge import FILE, READ_SIGNS, SIGNS, scored, signs
from assistant.measure import NAMES, Measured
from assistant.question import Query, understand
from assistant.small_talk import small_talk
from corpus.article import Article, Sentence
from corpus.read import read_corpus
from index.encode import open_encoder
from index.library import Library
from index.reader import Reader, open_reader
from tests.benchmarks.reader import written
from tests.benchmarks.reader.examples import held_out
from tests.benchmarks.reader.questions import load

NEWS = Path(__file__).parent.parent / "data" / "news"
SETS = ("piaf-fr", "xquad-en", "xquad-es-en", "xquad-de-en")
OF_WRITTEN = 2
"""How many times as many of the news written for training as of another set: it is what the assistant is for."""
KEYS = {"without a reader": False, "with a reader": True}
SPREAD = 0.02
"""Weight of the squared weights: chosen by cross-validation among 0.005, 0.02, 0.1, 0.5."""

NEARLY = 0.02
"""How much less than the best a threshold may be worth: chosen before the figures were seen."""


@dataclass(frozen=True)
class Row:
    """One question, measured."""

    name: str
    id: str
    answered: bool
    measured: Measured
    gold: np.ndarray
    """(candidates,) bool: the sentence holds the evidence."""
    read: bool
    """With a reader."""


def rows(name: str, corpus: Path, asked: list[dict[str, Any]], store: Path, limit: int | None) -> Iterator[Row]:
    if limit:
        random.Random(0).shuffle(asked)
        held = [question for question in asked if unread(name, question)]
        others = [question for question in asked if not unread(name, question)]
        asked = held[: 2 * limit] + others[: limit // 2]
    reader = open_reader()
    assert reader is not None
    with Library.open(store, open_encoder()) as library:
        articles = read_corpus(corpus).articles
        library.sync(articles)
        texts = [a.text[s.start : s.end] for a in articles for p in library.passages(a.id) for s in p.sentences]
        library.similarity("?", "en", texts, ["en"] * len(texts))  # in bulk, so that each question finds them ready
        for question in asked:
            if not small_talk(question["question"]):
                yield from measured(name, library, reader, question)


def unread(name: str, question: dict[str, Any]) -> bool:
    """Whether the reader was not trained on the question (but see the top)."""
    if name == "news" and not question["evidence"]:
        return True
    return held_out(name, question["evidence"][0]["article"] if question["evidence"] else "", question["id"])


def measured(name: str, library: Library, reader: Reader, question: dict[str, Any]) -> Iterator[Row]:
    """The question's rows and, where a sentence answers it, those without that sentence: the nearest that do not."""
    history = [Message(turn["role"], turn["content"]) for turn in question.get("history", [])]
    asked = standalone(question["question"], history)
    query = understand(question["question"], asked, question.get("language", "en"))
    hits = library.retrieve(query.standalone, language=query.language, limit=10)
    seen = [Seen(library.article(hit.passage.article_id), hit.passage, hit.rank, hit.score) for hit in hits]
    marks = Marks(question)
    answered = question["status"] in ("answered", "conflict")
    near_miss = [one for one in (without(one, marks) for one in seen) if one] if marks.any_gold(seen) else []
    for shown, answers_it in ((seen, answered), (near_miss, False)):
        for with_reader in (False, True)[: 1 + unread(name, question)]:
            if shown:
                read = reader.read(asked, [(one.article.title, one.passage) for one in shown]) if with_reader else []
                of = [one._replace(read=r) for one, r in zip(shown, read, strict=True)] if with_reader else shown
                row = Row(name, question["id"], answers_it, *table(query, of, library, marks), with_reader)
                if len(row.gold):
                    yield row


class Marks:
    """What a question set says of its sentences."""

    def __init__(self, question: dict[str, Any]) -> None:
        self.evidence = question.get("evidence", [])
        self.answers = [alias.casefold() for group in question.get("answers", []) for alias in group]

    def gold(self, article: Article, sentence: Sentence) -> bool:
        return any(holds(article, sentence, evidence) for evidence in self.evidence)

    def any_gold(self, seen: Sequence[Seen]) -> bool:
        return any(self.gold(one.article, sentence) for one in seen for sentence in one.passage.sentences)

    def tells(self, article: Article, sentence: Sentence) -> bool:
        text = article.text[sentence.start : sentence.end].casefold()
        return self.gold(article, sentence) or any(alias in text for alias in self.answers)


def without(seen: Seen, marks: Marks) -> Seen | None:
    """The passage without the sentences that tell; None where none is left."""
    kept = [s for s in seen.passage.sentences if not marks.tells(seen.article, s)]
    if len(kept) == len(seen.passage.sentences):
        return seen
    text, sentences = "", []
    for sentence in kept:
        text += " " if text else ""
        own = seen.article.text[sentence.start : sentence.end]
        sentences.append(replace(sentence, start=len(text), end=len(text) + len(own)))
        text += own
    passage = replace(seen.passage, text=text, start=0, end=len(text), sentences=tuple(sentences))
    return seen._replace(article=replace(seen.article, text=text), passage=passage) if kept else None


def table(query: Query, seen: Sequence[Seen], library: Library, marks: Marks) -> tuple[Measured, np.ndarray]:
    """What `assistant.answering` measures, and which of the candidates hold the evidence."""
    measured_, found = likeliest(query, candidates(query, seen), library)
    return measured_, np.array([marks.gold(c.article, c.sentence) for c in found], dtype=bool)


def holds(article: Article, sentence: Sentence, evidence: dict[str, str]) -> bool:
    if evidence["article"] not in ("*", article.id):
        return False
    start = article.text.find(evidence["quote"])
    end = start + len(evidence["quote"])
    shared = min(end, sentence.end) - max(start, sentence.start)
    return start >= 0 and shared > 0.4 * min(end - start, sentence.end - sentence.start)


def fit_rank(data: list[Row]) -> np.ndarray:
    weights = torch.zeros(data[0].measured.features.shape[1], requires_grad=True)
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
            chance[i] *= data[i].measured.unmet.min() < 1
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
    """Of the thresholds whose F1 of refusals and share of answerable questions answered have nearly the best sum, the

    highest: a wrong answer costs a reader more than a refusal.
    """

    def worth(threshold: float) -> float:
        refused = chance < threshold
        hits = float((refused & ~truth).sum())
        f1 = 2 * hits / max(1.0, float(refused.sum() + (~truth).sum()))
        return f1 + float((~refused)[truth].mean())

    worths = {round(float(t), 2): worth(float(t)) for t in np.arange(0.2, 0.8, 0.02)}
    for threshold, value in worths.items():
        print(f"threshold {threshold}: {value:.3f}")
    return max(threshold for threshold, value in worths.items() if value >= max(worths.values()) - NEARLY)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--per-set", type=int, default=120)
    parser.add_argument(
        "--work", type=Path, required=True, help="folder for the stores; kept, so that a second run is quick"
    )
    parser.add_argument("--only", nargs="+", choices=KEYS, default=list(KEYS))
    parser.add_argument("--again", action="store_true", help="fit on what the last run measured")
    options = parser.parse_args()
    kept = options.work / "rows.pkl"
    if not (options.again and kept.exists()):
        data = list(rows("news", NEWS / "articles", load(NEWS / "train.jsonl"), options.work / "news", None))
        articles, asked = written.in_contract_form(options.work)
        data += rows(written.NAME, articles, asked, options.work / written.NAME, OF_WRITTEN * options.per_set)
        for name in SETS:
            base = options.bench / name / "train"
            asked = load(base / "questions.jsonl")
            data += rows(name, base / "articles.jsonl", asked, options.work / name, options.per_set)
            print(f"{name}: measured", flush=True)
        kept.write_bytes(pickle.dumps(data))
    data = pickle.loads(kept.read_bytes())
    order_passages([row for row in data if row.read and row.gold.any()])
    fitted = json.loads(FILE.read_text(encoding="utf-8")) | {
        key: fit([row for row in data if row.read == read], key) for key, read in KEYS.items() if key in options.only
    }
    FILE.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(fitted, indent=1))


def order_passages(data: list[Row]) -> None:
    """Prints hit@1 by set for several weights of the search's score beside the reader's relevance."""
    score, rank, relevance = (
        NAMES.index("passage"), NAMES.index("rank"), len(NAMES) + READ.index("read_relevance"),
    )  # fmt: skip
    for weight in (0.0, 1.0, 2.0, 4.0, 6.0, 8.0, 12.0, 20.0, 1000.0):
        hits: dict[str, list[bool]] = {}
        for row in data:
            table = row.measured.features
            best = np.argmax(table[:, relevance] + weight * table[:, score])
            passage = table[:, rank] == table[best, rank]
            hits.setdefault(row.name, []).append(bool(row.gold[passage].any()))
        shares = "  ".join(f"{name} {np.mean(own):.3f} ({len(own)})" for name, own in hits.items())
        print(f"score x {weight:6}: hit@1 {shares}")


def fit(data: list[Row], key: str) -> dict[str, Any]:
    print(f"\n{key}")
    chance, truth = cross_validate(data)
    rank = fit_rank(data)
    weights, bias = fit_answers(data, rank)
    counts = ", ".join(f"{name} ({sum(r.name == name for r in data)})" for name in dict.fromkeys(r.name for r in data))
    names, marks = (*NAMES, *(READ if KEYS[key] else ())), (*SIGNS, *(READ_SIGNS if KEYS[key] else ()))
    return {
        "provenance": f"tests/benchmarks/fit_evidence.py on the train parts (rows): {counts}",
        "rank": {name: round(float(weight), 4) for name, weight in zip(names, rank, strict=True)},
        "answers": {name: round(float(weight), 4) for name, weight in zip(marks, weights, strict=True)},
        "bias": round(bias, 4),
        "threshold": best_threshold(chance, truth),
    }


if __name__ == "__main__":
    main()
