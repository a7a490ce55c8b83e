"""The sources panel: one card for each citation, each of which can unfold into its whole article."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import quote, urlsplit

from assistant.answer import Answer, Citation
from assistant.page.turns import Turn
from assistant.page.words import Language, word, written_date

ARTICLE_PATH = "attest/article"
"""Where the page asks for the whole article behind a card, relative to the page's own address."""


def draw_sources(turns: Sequence[Turn], language: Language) -> str:
    """The sources of every turn; only the last turn's are seen until a marker of another is followed."""
    drawn = ""
    for number, turn in enumerate(turns, start=1):
        seen = " active" if number == len(turns) else ""
        body = _of_answer(turn.answer, number, language) if turn.answer is not None else ""
        if not body and not turn.running:
            body = f'<p class="empty">{word("no_sources", language)}</p>'
        drawn += f'<section class="sources{seen}" data-turn="{number}">{body}</section>'
    if not turns:
        drawn = f'<p class="empty">{word("sources_empty", language)}</p>'
    return f'<h2 class="panel-title">{word("sources", language)}</h2>{drawn}'


def _of_answer(answer: Answer, turn: int, language: Language) -> str:
    cards = "".join(_card(citation, answer.citations, turn, language) for citation in answer.citations)
    if not answer.nearest:
        return cards
    nearest = "".join(_card(citation, answer.nearest, turn, language, muted=True) for citation in answer.nearest)
    return (
        f'{cards}<div class="nearest"><h3>{word("nearest", language)}</h3>'
        f"<p>{word('nearest_more', language)}</p>{nearest}</div>"
    )


def _card(
    citation: Citation, together: Sequence[Citation], turn: int, language: Language, *, muted: bool = False
) -> str:
    """One card; ``together`` are the citations whose quotes are marked in its article."""
    numbered = not muted and citation.marker
    identity = f' id="s{turn}-{citation.marker}"' if numbered else ""
    number = f'<span class="number">{citation.marker}</span>' if numbered else ""
    said = f"{word('attributed', language)} {escape(citation.attributed_to)}" if citation.attributed_to else ""
    attributed = f'<p class="attributed">{said}</p>' if said else ""
    return (
        f'<article class="card{" muted" if muted else ""}"{identity} tabindex="-1"><header>{number}'
        f'<div><h3 lang="{escape(citation.language)}">{escape(citation.title)}</h3>{_meta(citation, language)}</div>'
        f"</header>"
        f'<blockquote lang="{escape(citation.language)}">{escape(citation.quote)}</blockquote>{attributed}'
        f'<div class="full" hidden></div>{_links(citation, together, language)}</article>'
    )


def _meta(citation: Citation, language: Language) -> str:
    bits = [bit for bit in (citation.source, written_date(citation.published, language)) if bit]
    tag = f'<span class="tongue">{escape(citation.language.upper())}</span>'
    return f'<p class="meta">{tag}{" · ".join(escape(bit) for bit in bits)}</p>'


def _links(citation: Citation, together: Sequence[Citation], language: Language) -> str:
    unfold = (
        f'<a class="unfold" role="button" href="{escape(article_address(citation, together))}" '
        f'data-close="{word("close", language)}">{word("open", language)}</a>'
    )
    web = citation.url if citation.url and urlsplit(citation.url).scheme in ("http", "https") else None
    if web is None:
        return f'<p class="links">{unfold}</p>'
    return (
        f'<p class="links">{unfold}<a class="original" href="{escape(web)}" target="_blank" '
        f'rel="noopener noreferrer">{word("original", language)}</a></p>'
    )


def article_address(citation: Citation, together: Sequence[Citation]) -> str:
    """Address of the article with the quotes of ``together`` marked: ``marker-start-end`` joined by dots."""
    spans = ".".join(
        f"{other.marker}-{other.start}-{other.end}" for other in together if other.article_id == citation.article_id
    )
    return f"{ARTICLE_PATH}?id={quote(citation.article_id, safe='')}&spans={spans}&at={citation.start}"
