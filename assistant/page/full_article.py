"""The whole article behind a citation, as safe HTML to be read beside the conversation, its quotes marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from assistant.inert import web_address
from assistant.page.words import Language, word, written_date
from corpus.article import Article, Sentence
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


def draw_reading(article: Article, spans: Sequence[Marked], at: int, language: Language) -> str:
    """The article under a head of title, language, source, date, author and the way to the original page."""
    published = article.published.isoformat() if article.published else None
    bits = [bit for bit in (article.source, written_date(published, language), article.author) if bit]
    tag = f'<span class="tongue">{escape(article.language.upper())}</span>' if article.language else ""
    body = _Body(article, _pieces(spans, len(article.text)), at)
    title, paragraphs = body.title_and_rest()
    return (
        f'<header><h2 id="reading-title" lang="{escape(article.language or "")}">{title}</h2>'
        f'<p class="meta">{tag}{" · ".join(escape(bit) for bit in bits)}</p>{_original(article, language)}</header>'
        f'<div class="text">{"".join(body.drawn(paragraph) for paragraph in paragraphs)}</div>'
    )


def draw_article(article: Article, spans: Sequence[Marked], at: int) -> str:
    """Headings and paragraphs with ``<mark>`` around the quotes; the quote that starts ``at`` has ``class="here"``."""
    body = _Body(article, _pieces(spans, len(article.text)), at)
    return "".join(body.drawn(paragraph) for paragraph in body.paragraphs())


def _original(article: Article, language: Language) -> str:
    web = web_address(article.url)
    if web is None:
        return ""
    link = f'href="{escape(web)}" target="_blank" rel="noopener noreferrer"'
    return f'<p class="links"><a class="original" {link}>{word("original", language)}</a></p>'


@dataclass(frozen=True, slots=True)
class _Body:
    """A text whose quotes are to be marked."""

    article: Article
    pieces: Sequence[Marked]
    at: int

    def paragraphs(self) -> list[list[Sentence]]:
        groups = groupby(sentences(self.article.text), key=lambda sentence: sentence.paragraph)
        return [list(group) for _, group in groups]

    def title_and_rest(self) -> tuple[str, list[list[Sentence]]]:
        """The title as HTML, and the paragraphs without it where the text opens with it."""
        paragraphs = self.paragraphs()
        if paragraphs and " ".join(self._text(paragraphs[0]).split()) == " ".join(self.article.title.split()):
            return self._inner(paragraphs[0]), paragraphs[1:]
        return escape(self.article.title), paragraphs

    def drawn(self, paragraph: Sequence[Sentence]) -> str:
        tag = "h3" if paragraph[0].heading else "p"
        return f'<{tag} lang="{escape(paragraph[0].language)}">{self._inner(paragraph)}</{tag}>'

    def _text(self, paragraph: Sequence[Sentence]) -> str:
        return self.article.text[paragraph[0].start : paragraph[-1].end]

    def _inner(self, paragraph: Sequence[Sentence]) -> str:
        return _marked_text(self.article.text, paragraph[0].start, paragraph[-1].end, self.pieces, self.at)


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
        place = f' data-start="{piece.start}" data-end="{piece.end}"'
        html += f"{escape(text[reached:low])}<mark{place}{here}{number}>{escape(text[low:high])}</mark>"
        reached = high
    return html + escape(text[reached:end])
