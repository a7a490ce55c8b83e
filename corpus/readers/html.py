"""Web pages. The one door to trafilatura."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import trafilatura
from lxml import etree  # type: ignore[import-untyped]
from trafilatura.settings import Document

from corpus.article import Article
from corpus.clean import without_boilerplate
from corpus.dates import parse_date
from corpus.encoding import decode
from corpus.errors import ArticleError
from corpus.language import identify
from corpus.masthead import read_masthead
from corpus.readers.html_head import first_published
from corpus.readers.html_hidden import visible
from corpus.readers.record import Record, language_code, plain

_BLOCKS = ("head", "p", "item", "quote", "cell", "code")


def read(data: bytes, name: str, where: str) -> Iterator[Record | ArticleError]:
    """The one article of a page: title, headings and paragraphs, without menus, banners and teasers."""
    page = visible(plain(decode(data, where)))
    document = trafilatura.bare_extraction(
        page,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        favor_precision=True,
        date_extraction_params={"original_date": True, "extensive_search": False},  # a date it would have to guess
    )
    if not isinstance(document, Document) or document.body is None:
        raise ArticleError(where, "no article was found on the page", "no_text")
    title = " ".join((document.title or name.rpartition("/")[2]).split())
    head = read_masthead([title, *without_boilerplate(list(_paragraphs(document.body)))])
    paragraphs = [line for line in head.blocks if line != title]
    if not paragraphs:
        raise ArticleError(where, "no article was found on the page", "no_text")
    text = "\n\n".join([title, *paragraphs])
    yield Record(
        Article(
            id=name,
            title=title,
            text=text,
            published=first_published(page) or head.published or _day(document.date),
            source=document.sitename or head.source or document.hostname,
            url=document.url,
            author=document.author or head.author,
            language=identify(text, default=language_code(document.language) or "en"),
        ),
        where,
    )


def _paragraphs(body: etree._Element) -> Iterator[str]:
    """The texts of the innermost blocks, in order of the page."""
    for element in body.iter():
        if element.tag in _BLOCKS and not any(child.tag in _BLOCKS for child in element.iterdescendants()):
            text = " ".join("".join(element.itertext()).split())
            if text:
                yield text


def _day(written: str | None) -> date | None:
    return parse_date(written) if written else None
