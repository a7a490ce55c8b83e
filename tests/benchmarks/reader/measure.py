"""Figures of a reader on questions with the passages that retrieval finds."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import torch
from sklearn.metrics import roc_auc_score

from corpus.article import Passage, Sentence
from index.bundled_reader import interpreted
from index.pieces import Cutter, Subject
from index.reader import Read
from tests.benchmarks.reader.network import Reader
from tests.benchmarks.reader.questions import Asked, Shown

MEASURED = ("written", "news", "piaf-fr", "xquad-en-en", "xquad-es-en")
"""The sets whose figures are printed."""


def read(model: Reader, table: np.ndarray, cutter: Cutter, question: str, passages: Sequence[Shown]) -> list[Read]:
    """What `index.bundled_reader` makes of the network's numbers, before there is a file."""
    pieces = cutter.pieces(question, [Subject(shown.title, shown.text) for shown in passages])
    device = next(model.parameters()).device
    found = []
    for shown, piece in zip(passages, pieces, strict=True):
        words = torch.from_numpy(table[np.array(piece.ids)].astype(np.float32))[None].to(device)
        with torch.inference_mode():
            relevance, tokens = model(words, torch.ones(words.shape[:2], device=device))
        found.append(interpreted(as_passage(shown), piece, float(relevance[0]), tokens[0].float().cpu().numpy()))
    return found


def as_passage(shown: Shown) -> Passage:
    sentences = tuple(Sentence(start, end, shown.language) for start, end in shown.sentences)
    return Passage(shown.id, shown.id, 0, 0, len(shown.text), shown.text, shown.language, sentences)


def measure(model: Reader, table: np.ndarray, cutter: Cutter, asked: Sequence[Asked], sample: int) -> str:
    """hit@1 of relevance among the passages found, right first sentence by two scores, AUC of "it is answered"."""
    lines = []
    for name in MEASURED:
        own = [item for item in asked if item.set == name and (item.right or item.near)]
        own = random.Random(0).sample(own, min(sample, len(own)))
        lines.append(f"\n  {name:12} {_line(model, table, cutter, own)}")
    return "".join(lines)


def _line(model: Reader, table: np.ndarray, cutter: Cutter, own: Sequence[Asked]) -> str:
    hits, by_sentence, by_start, answered, best = [], [], [], [], []
    for item in own:
        passages = [*item.right, *item.near][:10]
        said = read(model, table, cutter, item.question, passages)
        gold = [any(shown.gold) for shown in passages]
        top = max(range(len(said)), key=lambda place: said[place].relevance)
        best.append(said[top].relevance)
        answered.append(bool(item.right))
        if item.right:
            hits.append(gold[top])
            every = [
                (is_gold, one.relevance + sentence.score, one.relevance + sentence.start)
                for one, shown in zip(said, passages, strict=True)
                for sentence, is_gold in zip(one.sentences, shown.gold, strict=True)
            ]
            by_sentence.append(max(every, key=lambda row: row[1])[0])
            by_start.append(max(every, key=lambda row: row[2])[0])
            # without the passages that answer, the rest of the question's passages are its near misses
            rest = [one.relevance for one, is_gold in zip(said, gold, strict=True) if not is_gold]
            if rest:
                best.append(max(rest))
                answered.append(False)
    area = roc_auc_score(answered, best) if len(set(answered)) == 2 else float("nan")
    return (
        f"n={len(hits)} hit@1 {np.mean(hits):.3f} sentence {np.mean(by_sentence):.3f} start {np.mean(by_start):.3f} "
        f"AUC {area:.3f}"
    )
