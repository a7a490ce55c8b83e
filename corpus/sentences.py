"""Cuts a text into sentences that remember where they stood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import borders
from corpus.article import Sentence
from corpus.language import log_odds
from corpus.layout import blocks


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    heading: bool
    paragraph: int


# Costs of another language than the sentence before, in natural logarithms: a change is likely at a heading,
# unlikely right after one, and hardly ever right inside a paragraph.
_BEFORE_HEADING, _BETWEEN_PARAGRAPHS, _AFTER_HEADING, _WITHIN_PARAGRAPH = 2.0, 3.0, 5.0, 8.0
_FLOOR = -12.0
"""No sentence speaks louder than this against a language."""
_WHOLE = 80
"""Letters from which a sentence's evidence counts in full."""
_LETTER = re.compile(r"[^\W\d_]")


def sentences(text: str, default: str = "en") -> list[Sentence]:
    """The sentences and headings of ``text`` in order, with their language.

    Together they hold every character that is not white space; none overlaps another or begins or ends with white
    space. ``default`` is the language of a text without letters.
    """
    spans = list(_spans(text))
    languages = _languages(text, spans, default)
    return [
        Sentence(span.start, span.end, language, span.heading, span.paragraph)
        for span, language in zip(spans, languages, strict=True)
    ]


def _spans(text: str) -> Iterator[_Span]:
    for ordinal, block in enumerate(blocks(text)):
        start = block.start
        if block.kind != "heading":
            for end in borders.ends(text, block.start, block.end):
                yield _Span(start, end, False, ordinal)
                start = end
                while text[start].isspace():
                    start += 1
        yield _Span(start, block.end, block.kind == "heading", ordinal)


def _languages(text: str, spans: Sequence[_Span], default: str) -> list[str]:
    """The likeliest course of languages (Viterbi): every sentence has a say, every change has a price."""
    evidence = [_evidence(text[span.start : span.end]) for span in spans]
    found = {max(odds, key=odds.__getitem__) for odds in evidence if odds}
    candidates = sorted(found)
    if len(candidates) <= 1:
        return [candidates[0] if candidates else default] * len(spans)
    total = dict.fromkeys(candidates, 0.0)
    came_from: list[dict[str, str]] = []
    for index, odds in enumerate(evidence):
        best = max(candidates, key=total.__getitem__)
        price = _price(spans[index - 1], spans[index]) if index else 0.0
        origin = {code: code if total[code] >= total[best] - price else best for code in candidates}
        total = {
            code: max(total[code], total[best] - price) + (odds.get(code, _FLOOR) if odds else 0.0)
            for code in candidates
        }
        came_from.append(origin)
    course = [max(candidates, key=total.__getitem__)]
    for origin in reversed(came_from[1:]):
        course.append(origin[course[-1]])
    return course[::-1]


def _evidence(sentence: str) -> dict[str, float]:
    letters = len(_LETTER.findall(sentence))
    weight = min(1.0, letters / _WHOLE)
    return {code: max(odds, _FLOOR) * weight for code, odds in log_odds(sentence).items()}


def _price(before: _Span, after: _Span) -> float:
    if before.paragraph == after.paragraph:
        return _WITHIN_PARAGRAPH
    if after.heading:
        return _BEFORE_HEADING
    return _AFTER_HEADING if before.heading else _BETWEEN_PARAGRAPHS
