"""Joins sentences into passages: the pieces of an article that are searched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from corpus.article import Article, Passage, Sentence
from corpus.recut import recut
from corpus.sentences import sentences
from corpus.tokens import count_tokens as count_cl100k

BUDGET = 256
"""Tokens; about what an encoder made for passages reads well."""
BEST_LENGTH = 900
"""Code points; measured: 450 finds a little less, 220 much less."""
_LONGEST = 2 * BEST_LENGTH

_TORN_PARAGRAPH = 0.25
_LAST_IS_HEADING = 100.0
_TINY = 0.15
"""Costs beside the squared distance from the best length (0 at 900 code points, 1 at 0 and at 1 800)."""


def split(article: Article, budget: int = BUDGET, count_tokens: Callable[[str], int] = count_cl100k) -> list[Passage]:
    """The passages of an article in order: whole sentences of one language, at most ``budget`` tokens each.

    Together they hold every character that is not white space. A heading stays with what follows it. A sentence that
    alone exceeds the budget is first cut at a clause or a space, so that it comes as several sentences.
    """
    if budget < 1:
        raise ValueError(f"a passage needs a budget of at least 1 token, not {budget}")
    whole = sentences(article.text, default=article.language or "en")
    fitting = [part for sentence in whole for part in recut(article.text, sentence, budget, count_tokens)]
    groups = [
        group
        for _, run in groupby(fitting, key=lambda sentence: sentence.language)
        for group in _group(article.text, list(run), budget, count_tokens)
    ]
    return [Passage.of(article, ordinal, group) for ordinal, group in enumerate(groups)]


def _group(text: str, run: list[Sentence], budget: int, count_tokens: Callable[[str], int]) -> Iterator[list[Sentence]]:
    """Cuts a run of one language where the sum of costs is least (dynamic programming, from the end)."""
    tokens = _tokens_before(text, run, count_tokens)
    count = len(run)
    cheapest = [0.0] * (count + 1)
    following = [count] * (count + 1)
    for first in range(count - 1, -1, -1):
        options: list[tuple[float, int]] = []
        for after in range(first + 1, count + 1):
            length = run[after - 1].end - run[first].start
            if after > first + 1 and (length > _LONGEST or tokens[after] - tokens[first] > budget):
                break
            options.append((_cost(run, after, length) + cheapest[after], -after))
        cheapest[first], negative = min(options)
        following[first] = -negative
    first = 0
    while first < count:
        yield from _within(text, run[first : following[first]], budget, count_tokens)
        first = following[first]


def _cost(run: Sequence[Sentence], after: int, length: int) -> float:
    cost = ((length - BEST_LENGTH) / BEST_LENGTH) ** 2 + _TINY
    if after == len(run):
        return cost
    if run[after - 1].heading:
        return cost + _LAST_IS_HEADING
    return cost + (_TORN_PARAGRAPH if run[after - 1].paragraph == run[after].paragraph else 0.0)


def _tokens_before(text: str, run: Sequence[Sentence], count_tokens: Callable[[str], int]) -> list[int]:
    """Running sums of tokens, each sentence counted with the white space before it."""
    sums = [0]
    for index, sentence in enumerate(run):
        start = run[index - 1].end if index else sentence.start
        sums.append(sums[-1] + count_tokens(text[start : sentence.end]))
    return sums


def _within(
    text: str, group: list[Sentence], budget: int, count_tokens: Callable[[str], int]
) -> Iterator[list[Sentence]]:
    """The group, halved where its tokens, counted together, are more than their sum and exceed the budget."""
    if len(group) == 1 or count_tokens(text[group[0].start : group[-1].end]) <= budget:
        yield group
        return
    middle = len(group) // 2
    while middle > 1 and group[middle - 1].heading:
        middle -= 1
    yield from _within(text, group[:middle], budget, count_tokens)
    yield from _within(text, group[middle:], budget, count_tokens)
