"""Figures of a reader on questions with the passages that retrieval finds."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from sklearn.metrics import roc_auc_score

from index.pieces import Cutter, Pieces, Subject
from tests.benchmarks.reader.network import Reader
from tests.benchmarks.reader.questions import Asked, Shown

MEASURED = ("news", "piaf-fr", "xquad-en-en", "xquad-es-en")
"""The sets whose figures are printed."""


@dataclass(frozen=True)
class Said:
    """What the reader says of one passage."""

    shown: Shown
    relevance: float
    sentences: list[float]
    """Logit of each sentence; the lowest where its tokens were cut off."""
    starts: list[float]
    """Of each sentence: log-probability that the answer starts in it."""
    none: float
    """Log-probability that the passage does not say."""


def read(model: Reader, table: np.ndarray, cutter: Cutter, question: str, passages: Sequence[Shown]) -> list[Said]:
    pieces = cutter.pieces(question, [Subject(shown.title, shown.text) for shown in passages])
    length = max(len(piece.ids) for piece in pieces)
    ids = np.ones((len(pieces), length), dtype=np.int64)
    mask = torch.zeros(len(pieces), length)
    for row, piece in enumerate(pieces):
        ids[row, : len(piece.ids)] = piece.ids
        mask[row, : len(piece.ids)] = 1
    device = next(model.parameters()).device
    with torch.inference_mode():
        words = torch.from_numpy(table[ids].astype(np.float32))
        relevance, tokens = (out.float().cpu() for out in model(words.to(device), mask.to(device)))
    return [_said(s, p, float(r), t.numpy()) for s, p, r, t in zip(passages, pieces, relevance, tokens, strict=True)]


def _said(shown: Shown, piece: Pieces, relevance: float, tokens: np.ndarray) -> Said:
    own = tokens[piece.first : piece.first + len(piece.spans)]
    starts = np.concatenate([tokens[:1, 0], own[:, 0]])
    chances = starts - np.logaddexp.reduce(starts)
    sentences, begun = [], []
    for start, end in shown.sentences:
        inside = [i for i, (a, b) in enumerate(piece.spans) if a < end and b > start and b > a]
        sentences.append(float(own[inside, 2].mean()) if inside else -20.0)
        begun.append(float(np.logaddexp.reduce(chances[1:][inside])) if inside else -20.0)
    return Said(shown, relevance, sentences, begun, float(chances[0]))


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
        top = max(said, key=lambda one: one.relevance)
        best.append(top.relevance)
        answered.append(bool(item.right))
        if item.right:
            hits.append(any(top.shown.gold))
            whole = [(g, s + one.relevance) for one in said for g, s in zip(one.shown.gold, one.sentences, strict=True)]
            begun = [(g, s + one.relevance) for one in said for g, s in zip(one.shown.gold, one.starts, strict=True)]
            by_sentence.append(max(whole, key=lambda pair: pair[1])[0])
            by_start.append(max(begun, key=lambda pair: pair[1])[0])
            # without the passages that answer, the rest of the question's passages are its near misses
            rest = [one.relevance for one in said if not any(one.shown.gold)]
            if rest:
                best.append(max(rest))
                answered.append(False)
    area = roc_auc_score(answered, best) if len(set(answered)) == 2 else float("nan")
    return (
        f"n={len(hits)} hit@1 {np.mean(hits):.3f} sentence {np.mean(by_sentence):.3f} start {np.mean(by_start):.3f} "
        f"AUC {area:.3f}"
    )
