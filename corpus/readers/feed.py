"""Feeds: RSS 2.0, RSS 1.0 and Atom, one article an entry.

Read with lxml, not feedparser: its cleaning drops the very attributes by which hidden text is told, and it mends broken
entries without a word.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urljoin, urlsplit

from lxml import etree  # type: ignore[import-untyped]

from corpus.article import Article
from corpus.dates import parse_date
from corpus.errors import ArticleError
from corpus.language import identify
from corpus.readers.feed_xml import Entry, Feed, children, first, inner, own_text, parse
from corpus.readers.fragment import flat, paragraphs
from corpus.readers.record import Record, language_code, writable

_CONTENT = ("content:encoded", "content", "xhtml:body", "description", "summary", "tagline")
_PUBLISHED = ("pubDate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "created")
_UPDATED = ("updated", "modified", "dcterms:modified", "lastBuildDate")


def read(data: bytes, name: str, where: str) -> Iterator[Record | ArticleError]:
    """The articles of a feed in its order. Nothing outside of the file is fetched, no entity of its own is expanded."""
    feed = parse(data, where)
    source = _title(feed.head) or None
    language = feed.language or own_text(feed.head, "language", "dc:language")
    author = _author(feed.head)
    found = False
    for entry in feed.entries:
        found = True
        if isinstance(entry, ArticleError):
            yield entry
            continue
        try:
            yield Record(_article(entry, feed, name, source, language, author), entry.where)
        except ArticleError as error:
            yield error
    if not found:
        raise ArticleError(where, "is a feed without an entry; remove it or save it again")


def _article(
    entry: Entry, feed: Feed, name: str, source: str | None, language: str | None, author: str | None
) -> Article:
    title = _title(entry.node)
    body = [line for line in _body(entry.node) if line != title]
    if not title and not body:
        raise ArticleError(entry.where, "has neither a title nor a text")
    title = title or _beginning(body[0])
    text = "\n\n".join([title, *(body if body[:1] != [title] else body[1:])])
    url = _link(entry.node, feed)
    own = entry.node.get("{http://www.w3.org/XML/1998/namespace}lang") or own_text(entry.node, "dc:language")
    return Article(
        id=_identity(entry.node, url) or f"{name}#{hashlib.sha256(text.encode()).hexdigest()[:12]}",
        title=title,
        text=text,
        published=_published(entry),
        source=_origin(entry.node) or source,
        url=url,
        author=_author(entry.node) or author,
        language=language_code(own) or language_code(language) or identify(text),
    )


def _title(node: etree._Element) -> str:
    return next((title for title in (flat(inner(child)) for child in children(node, "title")) if title), "")


def _body(node: etree._Element) -> list[str]:
    """The fullest form the entry gives of itself: its content, else its summary."""
    for name in _CONTENT:
        lines = [line for child in children(node, name) for line in paragraphs(inner(child))]
        if lines:
            return lines
    return []


def _beginning(line: str) -> str:
    return line if len(line) <= 100 else line[:100].rsplit(" ", 1)[0] + "…"


def _identity(node: etree._Element, url: str | None) -> str | None:
    about = node.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about") or ""
    return writable(own_text(node, "guid", "id") or about.strip()) or url


def _link(node: etree._Element, feed: Feed) -> str | None:
    """The page of the entry; a link of another kind, or one that leads to no page, is none."""
    links = children(node, "link")
    pages = [link for link in links if link.get("href") and link.get("rel", "alternate") == "alternate"]
    pages.sort(key=lambda link: "html" not in link.get("type", "html"))
    permanent = [guid for guid in children(node, "guid") if guid.get("isPermaLink", "true").strip().lower() == "true"]
    written = [link.get("href").strip() for link in pages]
    written += [(one.text or "").strip() for one in (*links, *permanent) if not one.get("href")]
    for address in written:
        try:
            whole = urljoin(node.base or feed.address or "", address)
            if address and urlsplit(whole).scheme in ("http", "https"):
                return writable(whole)
        except ValueError:
            continue
    return None


def _published(entry: Entry) -> date | None:
    """When the entry was published, else updated; ArticleError where it is dated and no date of it can be read."""
    unread = ""
    for name in (*_PUBLISHED, *_UPDATED):
        written = own_text(entry.node, name)
        if not written:
            continue
        try:
            return parse_date(written)
        except (ValueError, OverflowError) as error:
            unread = unread or f"{name}: {error}; write it as 2025-12-26T12:08:00Z or Fri, 26 Dec 2025 12:08:00 +0000"
    if unread:
        raise ArticleError(entry.where, unread)
    return None


def _origin(node: etree._Element) -> str | None:
    """The feed an entry was taken over from, where another feed repeats it."""
    for source in children(node, "source"):
        titled = first(source, "title")
        name = flat(inner(titled) if titled is not None else source.text or "")
        if name:
            return name
    return None


def _author(node: etree._Element) -> str | None:
    names = [flat(own) for own in _names(node)]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _names(node: etree._Element) -> Sequence[str]:
    """Who wrote it; RSS writes ``address (name)``."""
    for key in ("dc:creator", "author"):
        found = [own_text(one, "name") or (one.text or "") for one in children(node, key)]
        named = [one.partition("(")[2].rpartition(")")[0] if "@" in one else one for one in found]
        if any(one.strip() for one in named):
            return named
    return []
