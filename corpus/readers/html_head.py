"""When a page says it was published, to the minute where it says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from lxml import html  # type: ignore[import-untyped]

from corpus.dates import parse_date

_META = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
)


def first_published(page: str) -> date | None:
    """The date of publication from JSON-LD, else from meta tags, else the first ``time`` of the article.

    A date that cannot be read is passed over: a page often carries the same date in several places.
    """
    tree = html.fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    for written in (*_json_ld(tree), *_meta(tree), *_times(tree)):
        try:
            return parse_date(written)
        except ValueError:
            continue
    return None


def _json_ld(tree: html.HtmlElement) -> Iterator[str]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            content = json.loads(script.text or "")
        except (json.JSONDecodeError, RecursionError):
            continue
        yield from _dates_within(content)


def _dates_within(content: object, depth: int = 0) -> Iterator[str]:
    if depth > 6:
        return
    if isinstance(content, dict):
        if isinstance(content.get("datePublished"), str):
            yield content["datePublished"]
        for value in content.values():
            yield from _dates_within(value, depth + 1)
    elif isinstance(content, list):
        for value in content:
            yield from _dates_within(value, depth + 1)


def _meta(tree: html.HtmlElement) -> Iterator[str]:
    named: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        named.setdefault(name.casefold(), tag.get("content"))
    for name in _META:
        if name in named:
            yield named[name]


def _times(tree: html.HtmlElement) -> Iterator[str]:
    for path in ("//time[@datetime][@pubdate or @itemprop='datePublished']", "//article//time[@datetime]"):
        for tag in tree.xpath(path):
            yield tag.get("datetime")
