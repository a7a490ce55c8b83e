"""Near misses made from right answers: another year, another name, the opposite, or the telling sentence gone."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from tests.benchmarks.reader.questions import Shown

_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"(?<=[\w,;:'’«(] )[A-ZÀ-Þ][\w'’-]{2,}|(?<=[ld][’'])[A-ZÀ-Þ][\w-]{2,}")
_NEGATED = {
    "en": [(r"\b(was|were|is|are|has|have|had|will|can|could|would)\b(?! not)", r"\1 not")],
    "fr": [
        (r"\b(a|ont|avait|avaient|aura|auront)\b(?= \w+(?:é|i|u|is|it)e?s?\b)", r"n'\1 pas"),
        (r"\b(est|sont|était|étaient|sera|seront|peut|doit|fut|furent)\b(?! pas)", r"ne \1 pas"),
    ],
}


def names(text: str) -> list[str]:
    """Words that look like names or are figures, in order."""
    return [match[0] for pattern in (_NUMBER, _NAME) for match in pattern.finditer(text)]


def shared(question: str, shown: Shown) -> list[str]:
    """Names and figures that the question and the passage (or its headline) both give."""
    return [name for name in names(question) if re.search(rf"\b{re.escape(name)}\b", f"{shown.title} {shown.text}")]


def other(name: str, pool: Sequence[str], rng: random.Random) -> str:
    """A figure of the same length near the given one, or another name."""
    if not name.isdigit():
        return rng.choice(pool)
    if len(name) == 4 and name[:2] in ("17", "18", "19", "20"):
        return str(int(name) + rng.choice([-20, -10, -5, -3, -2, -1, 1, 2, 3, 5, 10, 20]))
    changed = str(rng.randrange(10 ** (len(name) - 1), 10 ** len(name)))
    return changed if changed != name else str(int(name) + 1)


def asked_otherwise(question: str, shown: Shown, pool: Sequence[str], rng: random.Random) -> str | None:
    """The question about another year, figure or name than the passage speaks of; None where it shares none."""
    if not (found := shared(question, shown)):
        return None
    name = rng.choice(found)
    new = other(name, pool, rng)
    if re.search(rf"\b{re.escape(new)}\b", f"{shown.title} {shown.text}"):
        return None
    return re.sub(rf"\b{re.escape(name)}\b", new, question)


def told_otherwise(question: str, shown: Shown, pool: Sequence[str], rng: random.Random) -> Shown | None:
    """The passage about another year, figure or name than the question asks for; it no longer answers."""
    if not (found := shared(question, shown)):
        return None
    name = rng.choice(found)
    new = other(name, pool, rng)
    return _rewritten(shown, partial(re.sub, rf"\b{re.escape(name)}\b", new))


def denied(shown: Shown, rng: random.Random) -> Shown | None:
    """The passage with its telling sentences negated; None where no rule fits."""
    for pattern, put in _NEGATED.get(shown.language, ()):
        gold = [span for span, is_gold in zip(shown.sentences, shown.gold, strict=True) if is_gold]
        if gold and all(re.search(pattern, shown.text[start:end]) for start, end in gold):
            return _rewritten(shown, partial(re.sub, pattern, put, count=1), only_gold=True)
    return None


def without_answer(shown: Shown, answers: Sequence[str]) -> Shown | None:
    """The passage without the sentences that answer or hold the answer's words; None where less than two are left."""
    kept = [
        (start, end)
        for (start, end), is_gold in zip(shown.sentences, shown.gold, strict=True)
        if not is_gold and not any(alias.casefold() in shown.text[start:end].casefold() for alias in answers)
    ]
    return part(shown, kept) if len(kept) > 1 else None


def part(shown: Shown, kept: Sequence[tuple[int, int]], gold: bool = False) -> Shown:
    """The passage made of the sentences ``kept`` alone; ``gold``: with what was known of them."""
    text, spans, answer = "", [], None
    for start, end in kept:
        text += " " if text else ""
        if gold and shown.answer and start <= shown.answer[0] < end:
            answer = (shown.answer[0] - start + len(text), min(shown.answer[1], end) - start + len(text))
        spans.append((len(text), len(text) + end - start))
        text += shown.text[start:end]
    was = dict(zip(shown.sentences, shown.gold, strict=True))
    marks = tuple(gold and was[span] for span in kept)
    return replace(shown, text=text, sentences=tuple(spans), gold=marks, answer=answer)


def _rewritten(shown: Shown, change: Callable[..., str], only_gold: bool = False) -> Shown:
    text, spans = "", []
    for (start, end), is_gold in zip(shown.sentences, shown.gold, strict=True):
        text += " " if text else ""
        own = shown.text[start:end]
        own = change(own) if is_gold or not only_gold else own
        spans.append((len(text), len(text) + len(own)))
        text += own
    title = shown.title if only_gold else change(shown.title)
    return replace(shown, title=title, text=text, sentences=tuple(spans), gold=(False,) * len(spans), answer=None)
