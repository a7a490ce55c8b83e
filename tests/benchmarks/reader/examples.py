"""One epoch of training: groups of a question with a passage that answers and some that do not."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tests.benchmarks.reader import alter
from tests.benchmarks.reader.questions import Asked, Shown
from tests.benchmarks.reader.switch import switched

SHARES = {
    "piaf-fr": 1.0, "news": 3.0, "xquad-en-en": 1.0, "xquad-es-en": 0.6, "xquad-de-en": 0.6, "xquad-es-es": 0.5,
    "xquad-de-de": 0.4, "xquad-en-es": 0.4, "xquad-en-de": 0.3, "xquad-es-de": 0.2, "xquad-de-es": 0.2,
    "written": 1.0,
}  # fmt: skip
"""How often an epoch asks each question of a set."""
UNANSWERABLE = {"written": 1.0}
"""The share of a set's questions without an answer that an epoch asks: of all other sets 0.4."""
SWITCHED = {"piaf-fr": 0.3, "xquad-en-en": 0.4, "news": 0.3, "written": 0.1}
"""How often a question is put word by word into the other language."""
CROPPED = 0.7
LETTERS = 4.3
"""A token's, about."""
FULL = 230
"""Tokens of a passage that is not cropped, at most."""


@dataclass(frozen=True, slots=True)
class Read:
    """One input with what the network should say."""

    question: str
    shown: Shown
    relevant: bool


def held_out(name: str, article: str, question: str) -> bool:
    """Whether a question is kept from training for the fit of the verdict, by its article (or its own id).

    Every eighth article of a set, half of the news by subject, a fifth of what was written for training, near twins
    together. An article of XQuAD goes in all its languages.
    """
    if name == "written":
        return random.Random(f"written {question.partition(':')[0]}").random() < 0.2
    if name == "news":
        return random.Random(f"news {article.partition('/')[0] or question}").random() < 0.5
    number = article.rpartition("-")[2] or question.rpartition("-")[2]
    return random.Random(f"{name.partition('-')[0]} {number}").random() < 0.125


def epoch(
    asked: Sequence[Asked],
    tables: Mapping[str, Mapping[str, str]],
    rng: random.Random,
    without: frozenset[str],
    others: float = 1.0,
) -> Iterator[list[Read]]:
    """The groups of one epoch, the first of a group relevant where any is; ``without`` names parts left out.

    ``others`` is the share kept of all sets but news and those written for training.
    """
    pool = sorted({name for item in asked for name in alter.names(item.question) if not name.isdigit()})
    order = [item for item in asked for _ in range(_times(item, rng, others))]
    rng.shuffle(order)
    for item in order:
        if group := _group(item, tables, pool, rng, without):
            yield group


def _times(item: Asked, rng: random.Random, others: float) -> int:
    share = SHARES[item.set] if item.right else UNANSWERABLE.get(item.set, 0.4) * min(1.0, SHARES[item.set])
    share *= 1.0 if item.set in ("news", "written") else others
    return int(share) + (rng.random() < share % 1)


def _group(
    item: Asked,
    tables: Mapping[str, Mapping[str, str]],
    pool: Sequence[str],
    rng: random.Random,
    without: frozenset[str],
) -> list[Read]:
    near = list(item.near[:6]) if item.right else list(item.near[:3])
    if item.right or item.set != "written":  # a question written without an answer is a near miss of the nearest
        rng.shuffle(near)
    question = item.question
    if "switch" not in without and rng.random() < SWITCHED.get(item.set, 0.0):
        question = switched(question, item.language, tables, rng.choice((0.5, 0.9, 1.0)), rng)
    if not item.right:
        return [Read(question, _cropped(shown, rng), False) for shown in near[: 1 if item.set == "written" else 2]]
    right = rng.choice(item.right)
    group = [Read(question, _cropped(right, rng), True)]
    group += [Read(question, _cropped(shown, rng), False) for shown in near[:1]]
    alters = "alter" not in without and (item.set != "written" or rng.random() < 0.4)  # they have near misses already
    if alters and (missed := _near_miss(item, right, question, pool, rng)):
        group.append(missed)
    return group


def _near_miss(item: Asked, right: Shown, question: str, pool: Sequence[str], rng: random.Random) -> Read | None:
    draw = rng.random()
    if draw < 0.25:
        gone = alter.without_answer(right, item.answers)
        return Read(question, _cropped(gone, rng), False) if gone else None
    if draw < 0.45:
        told = alter.told_otherwise(item.question, right, pool, rng)
        return Read(item.question, _cropped(told, rng), False) if told else None
    if draw < 0.65:
        asked = alter.asked_otherwise(item.question, right, pool, rng)
        return (
            Read(asked, _cropped(replace(right, gold=(False,) * len(right.gold), answer=None), rng), False)
            if asked
            else None
        )
    if draw < 0.70 and (not_so := alter.denied(right, rng)):
        return Read(question, _cropped(not_so, rng), False)
    return None


def _cropped(shown: Shown, rng: random.Random) -> Shown:
    """Some neighbouring sentences, with every gold one that fits: short inputs are cheap, and places vary."""
    target = (rng.uniform(30, 130) if rng.random() < CROPPED else FULL) * LETTERS
    golds = [place for place, is_gold in enumerate(shown.gold) if is_gold]
    first = last = rng.choice(golds) if golds else rng.randrange(len(shown.sentences))
    size = shown.sentences[first][1] - shown.sentences[first][0]
    while True:
        sides = [place for place in (first - 1, last + 1) if 0 <= place < len(shown.sentences)]
        sides = [p for p in sides if size + shown.sentences[p][1] - shown.sentences[p][0] <= target]
        if not sides:
            break
        place = rng.choice(sides)
        size += shown.sentences[place][1] - shown.sentences[place][0]
        first, last = min(first, place), max(last, place)
    start, end = shown.sentences[first][0], shown.sentences[last][1]
    kept = slice(first, last + 1)
    answer = shown.answer if shown.answer and start <= shown.answer[0] and shown.answer[1] <= end else None
    return replace(
        shown,
        text=shown.text[start:end],
        sentences=tuple((a - start, b - start) for a, b in shown.sentences[kept]),
        gold=shown.gold[kept],
        answer=(answer[0] - start, answer[1] - start) if answer else None,
    )
