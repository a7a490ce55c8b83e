"""The whole article behind a citation, as safe HTML with its quotes marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from corpus.article import Article
from corpus.sentences import sentences


@dataclass(frozen=True, slots=True)
class Marked:
    """A quoted part of the article's text, code points, half-open; ``marker`` 0 has no number."""

    marker: int
    start: int
    end: int


def parse_spans(text: str) -> list[Marked]:
    """``1-10-52.2-80-99`` as places in an article; ValueError where it is not that."""
    spans = []
    for part in text.split(".") if text else []:
        marker, start, end = (int(number) for number in part.split("-"))
        spans.append(Marked(marker, start, end))
    return spans


def draw_article(article: Article, spans: Sequence[Marked], at: int) -> str:
    """Headings and paragraphs with ``<mark>`` around the quotes; the quote that starts ``at`` has ``class="here"``."""
    pieces = _pieces(spans, len(article.text))
    html = ""
    for _, group in groupby(sentences(article.text), key=lambda sentence: sentence.paragraph):
        members = list(group)
        first, last = members[0], members[-1]
        tag = "h4" if first.heading else "p"
        inner = _marked_text(article.text, first.start, last.end, pieces, at)
        html += f'<{tag} lang="{escape(first.language)}">{inner}</{tag}>'
    return html


def _pieces(spans: Sequence[Marked], length: int) -> list[Marked]:
    """The spans in order, inside the text, none over another: a later one gives way to an earlier one."""
    pieces, covered = [], 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        start, end = max(span.start, covered), min(span.end, length)
        if start < end:
            pieces.append(Marked(span.marker, start, end))
            covered = end
    return pieces


def _marked_text(text: str, start: int, end: int, pieces: Sequence[Marked], at: int) -> str:
    """The escaped text from start to end with the pieces that fall into it marked."""
    html, reached = "", start
    for piece in pieces:
        low, high = max(piece.start, start), min(piece.end, end)
        if low >= high:
            continue
        here = ' class="here"' if piece.start <= at < piece.end else ""
        number = f' data-number="{piece.marker}"' if piece.marker and low == piece.start else ""
        html += f'{escape(text[reached:low])}<mark id="q-{low}"{here}{number}>{escape(text[low:high])}</mark>'
        reached = high
    return html + escape(text[reached:end])
