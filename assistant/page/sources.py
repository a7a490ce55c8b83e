"""The sources panel: one card for each citation, from which the whole article is opened beside the conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import escape
from urllib.parse import quote

from assistant.answer import Answer, Citation
from assistant.inert import web_address
from assistant.page.turns import Turn
from assistant.page.words import Language, word, written_date
from corpus.article import Article

ARTICLE_PATH = "attest/article"
"""Where the page asks for the whole article behind a card, relative to the page's own address."""


SHELF = 5
"""How many articles are shown before the first question."""


def draw_shelf(articles: Sequence[Article], language: Language) -> str:
    """What stands in the panel before the first question: the newest articles, each of which can be read."""
    newest = sorted(articles, key=lambda article: (article.published or date.min).isoformat(), reverse=True)
    left = len(newest) - SHELF
    told = word("more_articles", language).format(n=left)
    more = f'<p class="more"><button type="button" class="does-corpus">{told}</button></p>' if left > 0 else ""
    books = "".join(_book(article, language) for article in newest[:SHELF])
    return (
        f'<h2 class="panel-title">{word("shelf", language)}</h2><div class="shelf">{books}{more}</div>'
        f'<p class="empty">{word("sources_empty", language)}</p>'
    )


def _book(article: Article, language: Language) -> str:
    published = article.published.isoformat() if article.published else None
    tongue = article.language or ""
    return (
        f'<article class="card"{_opens(article_path(article.id))}><header><div><h3 lang="{escape(tongue)}">'
        f"{escape(article.title)}</h3>{draw_meta(article.source, published, tongue, language)}</div></header>"
        f'<p class="links">{_reads("read", article.title, language)}</p></article>'
    )


def draw_sources(turns: Sequence[Turn], language: Language) -> str:
    """The sources of every turn; only the last turn's are seen until a marker of another is followed."""
    drawn = ""
    for number, turn in enumerate(turns, start=1):
        seen = " active" if number == len(turns) else ""
        body = _of_answer(turn.answer, number, language) if turn.answer is not None else ""
        if not body and turn.answer is not None and not turn.running:
            body = f'<p class="empty">{word("no_sources", language)}</p>'
        drawn += f'<section class="sources{seen}" data-turn="{number}">{body}</section>'
    return f'<h2 class="panel-title">{word("sources", language)}</h2>{drawn}'


def _of_answer(answer: Answer, turn: int, language: Language) -> str:
    cards = "".join(_card(citation, answer.citations, turn, language) for citation in answer.citations)
    if not answer.nearest:
        return cards
    unnumbered = [replace(citation, marker=0) for citation in answer.nearest]
    nearest = "".join(_card(citation, unnumbered, turn, language, muted=True) for citation in unnumbered)
    return (
        f'{cards}<div class="nearest"><h3>{word("nearest", language)}</h3>'
        f"<p>{word('nearest_more', language)}</p>{nearest}</div>"
    )


def _card(
    citation: Citation, together: Sequence[Citation], turn: int, language: Language, *, muted: bool = False
) -> str:
    """One card; ``together`` are the citations whose quotes are marked in its article."""
    numbered = citation.marker > 0
    identity = f' id="s{turn}-{citation.marker}"' if numbered else ""
    number = f'<span class="number">{citation.marker}</span>' if numbered else ""
    said = f"{word('attributed', language)} {escape(citation.attributed_to)}" if citation.attributed_to else ""
    meta = draw_meta(citation.source, citation.published, citation.language, language)
    attributed = f'<p class="attributed">{said}</p>' if said else ""
    opens = _opens(article_address(citation, together), citation.start)
    return (
        f'<article class="card{" muted" if muted else ""}"{identity}{opens}><header>{number}'
        f'<div><h3 lang="{escape(citation.language)}">{escape(citation.title)}</h3>{meta}</div>'
        f"</header>"
        f'<blockquote lang="{escape(citation.language)}">{escape(citation.quote)}</blockquote>{attributed}'
        f"{_links(citation, language)}</article>"
    )


def _opens(address: str, at: int = 0) -> str:
    """What the page's script needs to open the article of a card."""
    return f' data-article="{escape(address)}" data-at="{at}" tabindex="-1"'


def draw_meta(source: str | None, published: str | None, tongue: str, language: Language) -> str:
    """The line under a title: language, source, date."""
    bits = " · ".join(escape(bit) for bit in (source, written_date(published, language)) if bit)
    tag = f'<span class="tongue">{escape(tongue.upper())}</span>' if tongue else ""
    return f'<p class="meta">{tag}{bits}</p>'


def _links(citation: Citation, language: Language) -> str:
    read = _reads("open", citation.title, language)
    web = web_address(citation.url)
    if web is None:
        return f'<p class="links">{read}</p>'
    return (
        f'<p class="links">{read}<a class="original" href="{escape(web)}" target="_blank" '
        f'rel="noopener noreferrer">{word("original", language)}</a></p>'
    )


def _reads(label: str, title: str, language: Language) -> str:
    said = word(label, language)
    return f'<button type="button" class="reads" aria-label="{said}: {escape(title)}">{said}</button>'


def article_address(citation: Citation, together: Sequence[Citation]) -> str:
    """Where the article of ``citation`` is found with the quotes of ``together`` marked."""
    own = [other for other in together if other.article_id == citation.article_id]
    spans = ".".join(f"{other.marker}-{other.start}-{other.end}" for other in own)
    return f"{article_path(citation.article_id)}&spans={spans}"


def article_path(article_id: str) -> str:
    """Where the whole article is found, nothing in it marked."""
    return f"{ARTICLE_PATH}?id={quote(article_id, safe='')}"
