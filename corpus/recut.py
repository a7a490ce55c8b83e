"""Cuts a sentence that alone exceeds the token budget at clauses, else at spaces, else anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from corpus.article import Sentence

_CLAUSE = re.compile(r"[;:,)\]»”—–、，；：](?=\s)|[、，；：]")
_SPACE = re.compile(r"\S(?=\s)")
_EARLIEST = 0.5
"""A border in the first half of what fits would leave a short piece."""


def recut(text: str, sentence: Sentence, budget: int, count_tokens: Callable[[str], int]) -> Iterator[Sentence]:
    """The sentence itself where it fits, else pieces that fit; a piece never falls below one code point."""
    start = sentence.start
    while start < sentence.end:
        end = _longest(text, start, sentence.end, budget, count_tokens)
        if end < sentence.end:
            end = _border(text, start, end)
        yield replace(sentence, start=start, end=end)
        start = end
        while start < sentence.end and text[start].isspace():
            start += 1


def _longest(text: str, start: int, end: int, budget: int, count_tokens: Callable[[str], int]) -> int:
    """The furthest end up to which the tokens fit; at least one code point."""
    # No more than eight code points a token are tried: counting a whole book to cut one page would take quadratic time.
    limit = min(end, start + 8 * budget)
    if count_tokens(text[start:limit]) <= budget:
        return limit
    low, high = start + 1, limit
    while high - low > 1:
        middle = (low + high) // 2
        if count_tokens(text[start:middle]) <= budget:
            low = middle
        else:
            high = middle
    return low


def _border(text: str, start: int, end: int) -> int:
    """The last clause border before ``end``, else the last space, else ``end``; never after white space."""
    earliest = start + int((end - start) * _EARLIEST)
    for pattern in (_CLAUSE, _SPACE):
        ends = [
            match.end() for match in pattern.finditer(text, earliest, min(end + 1, len(text))) if match.end() <= end
        ]
        if ends:
            return ends[-1]
    return start + len(text[start:end].rstrip())
