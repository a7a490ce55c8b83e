"""Markdown with YAML front matter. The door to yaml and to markdown-it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.article import Article
from corpus.dates import parse_date
from corpus.encoding import decode
from corpus.errors import ArticleError
from corpus.language import identify
from corpus.readers.markdown_html import Shown
from corpus.readers.record import Record, language_code, plain

_KEYS = {
    "title": ("title", "titre", "headline"),
    "date": ("date", "published", "published_at", "publishdate", "pubdate", "datepublished", "publié", "created"),
    "source": ("source", "site", "sitename", "publisher", "publication"),
    "url": ("url", "link", "canonical", "canonical_url", "permalink", "lien"),
    "author": ("author", "authors", "auteur", "auteurs", "by", "byline"),
    "language": ("language", "lang", "langue", "locale"),
}
_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@dataclass(frozen=True, slots=True)
class _Field:
    value: str
    line: int


def read(data: bytes, name: str, where: str) -> Iterator[Record | ArticleError]:
    """The one article of a Markdown file; its text is the title, then the body as it reads when rendered."""
    fields, body = _front_matter(plain(decode(data, where)), where)
    lines = list(_rendered(body))
    title = _string(fields, "title")
    if title is None:
        title = lines[0].text if lines and lines[0].heading == 1 else name.rpartition("/")[2]
    paragraphs = [line.text for line in lines]
    if paragraphs and paragraphs[0] == title:
        paragraphs = paragraphs[1:]
    if not paragraphs:
        raise ArticleError(where, "holds no text below its front matter" if fields else "holds no text", "no_text")
    text = "\n\n".join([title, *paragraphs])
    yield Record(
        Article(
            id=name,
            title=title,
            text=text,
            published=_published(fields, where),
            source=_string(fields, "source"),
            url=_string(fields, "url"),
            author=_string(fields, "author"),
            language=language_code(_string(fields, "language")) or identify(text),
        ),
        where,
    )


def _front_matter(text: str, where: str) -> tuple[dict[str, _Field], str]:
    """The fields of the front matter with their lines in the file, and the body below it."""
    lines = text.lstrip("\n").split("\n")
    above = len(text) - len(text.lstrip("\n")) + 1
    if lines[0].rstrip() != "---" or not _looks_like_fields(lines):
        return {}, text
    closing = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if closing is None:
        raise ArticleError(f"{where}:{above}", "its front matter is never closed; end it with a line of ---")
    try:
        node = yaml.compose("\n".join(lines[1:closing]), Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = above + 1 + (mark.line if mark else 0)
        reason = getattr(error, "problem", None) or "not YAML"
        raise ArticleError(f"{where}:{line}", f"its front matter does not parse: {reason}") from error
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise ArticleError(f"{where}:{above + 1}", "its front matter does not parse: write one `key: value` a line")
    return _fields(node, above), "\n".join(lines[closing + 1 :])


def _looks_like_fields(lines: list[str]) -> bool:
    """Whether ``---`` opens front matter and is not a rule above prose."""
    first = next((line for line in lines[1:] if line.strip() and not line.startswith("#")), "---")
    return first.strip() == "---" or re.match(r"[\w \"'-]+:(\s|$)|[\[{\]}&*!|>%@`]|\t", first) is not None


def _fields(node: yaml.MappingNode | None, above: int) -> dict[str, _Field]:
    fields: dict[str, _Field] = {}
    for key, value in node.value if node is not None else ():
        values = value.value if isinstance(value, yaml.SequenceNode) else [value]
        words = [
            one.value for one in values if isinstance(one, yaml.ScalarNode) and one.tag != "tag:yaml.org,2002:null"
        ]
        if words and isinstance(key, yaml.ScalarNode):
            fields.setdefault(key.value.strip().casefold(), _Field(", ".join(words), above + 1 + value.start_mark.line))
    return fields


def _find(fields: dict[str, _Field], name: str) -> _Field | None:
    return next((fields[key] for key in _KEYS[name] if key in fields and fields[key].value.strip()), None)


def _string(fields: dict[str, _Field], name: str) -> str | None:
    found = _find(fields, name)
    return " ".join(found.value.split()) if found else None


def _published(fields: dict[str, _Field], where: str) -> date | None:
    found = _find(fields, "date")
    if found is None:
        return None
    try:
        return parse_date(found.value)
    except ValueError as error:
        raise ArticleError(f"{where}:{found.line}", f"date: {error}; write it as 2025-12-26") from error


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    heading: int
    """1 to 6 for a heading, 0 for anything else."""


def _rendered(body: str) -> Iterator[_Line]:
    """Headings, paragraphs, list items, quotes and rows of tables as plain text, one each."""
    tokens = _MARKDOWN.parse(body)
    row: list[str] = []
    ordinal = ""
    shown = Shown()
    for index, token in enumerate(tokens):
        if token.type == "list_item_open":
            ordinal = f"{token.info}. " if token.info else ""
        elif token.type == "inline":
            text = _inline(token, shown)
            if tokens[index - 1].type in ("th_open", "td_open"):
                row.append(text)
            elif text:
                opened = tokens[index - 1]
                yield _Line(ordinal + text, int(opened.tag[1]) if opened.type == "heading_open" else 0)
                ordinal = ""
        elif token.type == "tr_close":
            if any(row):
                yield _Line(" | ".join(row), 0)
            row = []
        elif token.type in ("fence", "code_block", "html_block"):
            text = shown.markup(token.content) if token.type == "html_block" else shown.text(token.content)
            text = "\n".join(line.rstrip() for line in text.split("\n") if line.strip())
            if text:
                yield _Line(text, 0)


def _inline(token: Token, shown: Shown) -> str:
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(shown.text(child.content))
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "html_inline":
            parts.append(shown.markup(child.content))
    return re.sub(r"[ \t]+", " ", "".join(parts)).strip()
