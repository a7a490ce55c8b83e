"""Trains the reader.

    python -m tests.benchmarks.reader.collect --bench DIR --work DIR
    python -m tests.benchmarks.reader.train --work DIR --name first --steps 3400 --dictionaries /usr/share/dictd
    python -m tests.benchmarks.reader.train --work DIR --name second --steps 1000 --dictionaries /usr/share/dictd \
        --start DIR/first.pt --newsroom 0.45 --rate 1e-4 --seed 2
    python -m tests.benchmarks.reader.train --work DIR --name third --steps 1700 --dictionaries /usr/share/dictd \
        --start DIR/first.pt DIR/second.pt --newsroom 0.08 --rate 1.5e-4 --seed 3
    python -m tests.benchmarks.reader.train --work DIR --name fifth --steps 3600 --dictionaries /usr/share/dictd \
        --start DIR/third.pt --newsroom 0.03 --others 0.4 --rate 1.5e-4 --seed 5

Uses a GPU where there is one. Writes WORK/NAME.pt at every measurement and prints one line of figures on the held-out
part (see ``examples.held_out``).
"""

from __future__ import annotations

import argparse
import itertools
import pickle
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from index.bundled import BundledEncoder
from index.pieces import Cutter, Pieces, Subject
from tests.benchmarks.reader.examples import Read, epoch, held_out
from tests.benchmarks.reader.measure import measure
from tests.benchmarks.reader.network import Reader, load, mean_of
from tests.benchmarks.reader.newsroom import Newsroom
from tests.benchmarks.reader.questions import Asked
from tests.benchmarks.reader.switch import dictionaries

TOKENS = 1600
"""Of a batch, padding counted."""
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


class Batch:
    """Groups of inputs as tensors."""

    def __init__(self, groups: Sequence[tuple[list[Read], list[Pieces]]], table: np.ndarray) -> None:
        reads = [read for group, _ in groups for read in group]
        pieces = [piece for _, group in groups for piece in group]
        length = max(len(piece.ids) for piece in pieces)
        ids = np.ones((len(pieces), length), dtype=np.int64)
        self.mask = torch.zeros(len(pieces), length)
        self.allowed = torch.zeros(len(pieces), length, dtype=torch.bool)
        self.span = torch.full((len(pieces), 2), -100)
        self.owner: list[tuple[int, slice, float]] = []
        """Of each sentence: its input, its tokens, 1 where it answers."""
        for row, (read, piece) in enumerate(zip(reads, pieces, strict=True)):
            ids[row, : len(piece.ids)] = piece.ids
            self.mask[row, : len(piece.ids)] = 1
            self.allowed[row, 0] = True
            self.allowed[row, piece.first : piece.first + len(piece.spans)] = True
            self._targets(row, read, piece)
        self.words = torch.from_numpy(table[ids].astype(np.float32))
        self.relevant = torch.tensor([float(read.relevant) for read in reads])
        sizes = [len(group) for group, _ in groups]
        self.groups = [slice(end - size, end) for size, end in zip(sizes, itertools.accumulate(sizes), strict=True)]

    def _targets(self, row: int, read: Read, piece: Pieces) -> None:
        places = piece.spans
        for (start, end), gold in zip(read.shown.sentences, read.shown.gold, strict=True):
            inside = [i for i, (a, b) in enumerate(places) if a < end and b > start and b > a]
            if inside:
                tokens = slice(piece.first + inside[0], piece.first + inside[-1] + 1)
                self.owner.append((row, tokens, float(gold)))
        if not read.relevant:
            self.span[row] = 0
        elif read.shown.answer:
            start, end = read.shown.answer
            inside = [i for i, (a, b) in enumerate(places) if a < end and b > start and b > a]
            if inside:
                self.span[row] = torch.tensor([piece.first + inside[0], piece.first + inside[-1]])


def batches(asked: Sequence[Asked], cutter: Cutter, table: np.ndarray, options: argparse.Namespace) -> Iterator[Batch]:
    """Batches without end, inputs of like length together."""
    rng = random.Random(options.seed)
    tables = dictionaries(options.dictionaries)
    without = frozenset(options.without)
    while True:
        groups = mixed(epoch(asked, tables, rng, without, options.others), Newsroom(rng), options.newsroom, rng)
        while ready := list(itertools.islice(groups, 256)):
            cut = []
            for group in ready:
                pieces = [cutter.pieces(r.question, [Subject(r.shown.title, r.shown.text)])[0] for r in group]
                cut.append((group, pieces))
            cut.sort(key=lambda item: max(len(piece.ids) for piece in item[1]))
            yield from _packed(cut, table, rng)


def mixed(groups: Iterator[list[Read]], newsroom: Newsroom, share: float, rng: random.Random) -> Iterator[list[Read]]:
    """The groups of the sets, and ``share`` of all made from invented news."""
    for group in groups:
        while rng.random() < share:
            yield newsroom.group()
        yield group


def _packed(cut: list[tuple[list[Read], list[Pieces]]], table: np.ndarray, rng: random.Random) -> Iterator[Batch]:
    packs: list[list[tuple[list[Read], list[Pieces]]]] = [[]]
    for item in cut:
        longest = max(len(piece.ids) for piece in item[1])
        count = sum(len(group) for group, _ in packs[-1]) + len(item[0])
        if packs[-1] and longest * count > TOKENS:
            packs.append([])
        packs[-1].append(item)
    rng.shuffle(packs)
    for pack in packs:
        yield Batch(pack, table)


def loss_of(batch: Batch, relevance: Tensor, tokens: Tensor) -> Tensor:
    """Span (Devlin et al. 2019, with the first token for none) + relevance, alone and in its group + sentences."""
    away = torch.where(batch.allowed, 0.0, -1e4).to(tokens.device)
    spans = batch.span.to(tokens.device)
    weights = torch.where(spans[:, 0] > 0, 1.0, 0.4)
    known = spans[:, 0] >= 0
    span = sum(
        functional.cross_entropy(tokens[..., side] + away, spans[:, side], reduction="none", ignore_index=-100)
        for side in (0, 1)
    )
    total = 0.5 * (span * weights)[known].sum() / weights[known].sum()
    truth = batch.relevant.to(tokens.device)
    total = total + 0.5 * functional.binary_cross_entropy_with_logits(relevance, truth)
    grouped = [
        functional.cross_entropy(relevance[rows][None], torch.zeros(1, dtype=torch.long, device=relevance.device))
        for rows in batch.groups
        if rows.stop - rows.start > 1 and truth[rows.start]
    ]
    if grouped:
        total = total + 0.5 * torch.stack(grouped).mean()
    scores = torch.stack([tokens[row, inside, 2].mean() for row, inside, _ in batch.owner])
    gold = torch.tensor([is_gold for _, _, is_gold in batch.owner], device=tokens.device)
    return total + functional.binary_cross_entropy_with_logits(scores, gold, pos_weight=torch.tensor(2.0))


def optimizer_of(model: Reader, options: argparse.Namespace) -> torch.optim.AdamW:
    """Layer-wise rates: each layer below the last learns at ``decay`` of the one above it; heads at three times."""
    groups = []
    top = len(model.layers) - 1
    for place, layer in enumerate(model.layers):
        if place >= options.frozen:
            rate = options.rate * options.decay ** (top - place)
            groups.append({"params": list(layer.parameters()), "lr": rate, "peak": rate})
    heads = [*model.token.parameters(), *model.pool.parameters(), *model.relevance.parameters()]
    groups.append({"params": heads, "lr": 3 * options.rate, "peak": 3 * options.rate})
    return torch.optim.AdamW(groups, weight_decay=0.01)


def train(options: argparse.Namespace) -> None:
    torch.manual_seed(options.seed)
    if options.threads:
        torch.set_num_threads(options.threads)
    collected: list[Asked] = pickle.loads((options.work / "collected.pkl").read_bytes())
    kept = [held_out(item.set, item.article, item.id) for item in collected]
    teach = [item for item, is_held in zip(collected, kept, strict=True) if not is_held]
    held = [item for item, is_held in zip(collected, kept, strict=True) if is_held]
    folder = BundledEncoder().bulk_folder
    model, table = load(folder, options.layers)
    if options.start:
        model.load_state_dict(mean_of(options.start))
    model.to(DEVICE)
    mean = {name: value.detach().clone() for name, value in model.state_dict().items()}
    cutter = Cutter(folder / "tokenizer.json")
    optimizer = optimizer_of(model, options)
    began, seen, smooth = time.monotonic(), 0, 0.0
    for step, batch in enumerate(itertools.islice(batches(teach, cutter, table, options), options.steps), start=1):
        progress = step / options.steps
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * min(progress / 0.05, (1 - progress) / 0.95)
        model.train()
        loss = loss_of(batch, *model(batch.words.to(DEVICE), batch.mask.to(DEVICE), options.frozen))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        seen += len(batch.relevant)
        smooth = loss.item() if step == 1 else 0.98 * smooth + 0.02 * loss.item()
        keep = min(0.995, 1 - 1 / (step + 1))
        with torch.no_grad():
            for name, value in model.state_dict().items():
                mean[name].lerp_(value, 1 - keep)
        if step % 50 == 0:
            rate = seen / (time.monotonic() - began)
            print(f"step {step} loss {smooth:.3f} {rate:.1f} inputs/s {time.monotonic() - began:.0f} s", flush=True)
        if step % options.measure == 0 or step == options.steps:
            torch.save(mean, options.work / f"{options.name}.pt")
            judged, _ = load(folder, options.layers)
            judged.load_state_dict(mean)
            print(f"step {step}:", measure(judged.eval().to(DEVICE), table, cutter, held, options.sample), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--name", default="reader")
    parser.add_argument("--steps", type=int, default=5000)
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--frozen", type=int, default=2, help="layers from below that keep the encoder's weights")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--decay", type=float, default=0.9)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--measure", type=int, default=1000, help="measure every so many steps")
    parser.add_argument("--sample", type=int, default=60, help="held-out questions of a set to measure")
    parser.add_argument("--dictionaries", type=Path, help="folder of FreeDict's dictd files")
    parser.add_argument("--without", nargs="*", default=[], help="parts left out for an experiment: switch, alter")
    parser.add_argument("--newsroom", type=float, default=0.0, help="share of questions on invented news, 0 to 0.9")
    parser.add_argument("--others", type=float, default=1.0, help="share kept of the sets that are no news")
    parser.add_argument("--start", type=Path, nargs="+", help="weights to go on from; of several, their mean")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
