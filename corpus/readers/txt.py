"""Text files: a raw scraped page, or plain prose."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.article import Article
from corpus.clean import clean
from corpus.encoding import decode
from corpus.errors import ArticleError
from corpus.language import identify
from corpus.readers.record import Record, plain


def read(data: bytes, name: str, where: str) -> Iterator[Record | ArticleError]:
    """The one article of a text file, its canonical text without boilerplate."""
    page = clean(plain(decode(data, where)))
    if not page.text:
        raise ArticleError(where, "holds no text", "no_text")
    article = Article(
        id=name,
        title=page.title or name.rpartition("/")[2],
        text=page.text,
        published=page.published,
        source=page.source,
        author=page.author,
        language=identify(page.text),
    )
    yield Record(article, where)
