"""Dumps: JSON and JSON lines whose records carry their fields; a text field is kept character for character."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from corpus.article import Article
from corpus.dates import parse_date
from corpus.encoding import decode
from corpus.errors import ArticleError
from corpus.language import identify
from corpus.readers.record import Record, language_code, writable

_LISTS = ("articles", "data", "items")
_TEXT = ("text", "content", "body")
_PUBLISHED = ("published", "published_at", "date")


def read(data: bytes, name: str, where: str) -> Iterator[Record | ArticleError]:
    """The articles of a JSON file: a list, an object with a list under articles, data or items, or one article."""
    try:
        content = json.loads(decode(data, where))
    except json.JSONDecodeError as error:
        raise ArticleError(f"{where}:{error.lineno}", f"is not JSON: {error.msg} (column {error.colno})") from error
    except (ValueError, RecursionError) as error:
        raise ArticleError(where, f"is not JSON that can be read: {error}") from error
    records = _records(content, where)
    alone = isinstance(content, dict) and len(records) == 1 and records[0] is content
    for number, record in enumerate(records, start=1):
        place = where if alone else f"{where} (record {number})"
        yield _checked(record, name if alone else f"{name}#{number}", place)


def read_lines(data: bytes, name: str, where: str) -> Iterator[Record | ArticleError]:
    """The articles of a file of JSON lines, one a line; empty lines are passed over."""
    for number, line in enumerate(decode(data, where).split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{where}:{number}"
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            yield ArticleError(place, f"is not JSON: {error.msg} (column {error.colno})")
        except (ValueError, RecursionError) as error:
            yield ArticleError(place, f"is not JSON that can be read: {error}")
        else:
            yield _checked(record, f"{name}#{number}", place)


def _records(content: object, where: str) -> Sequence[object]:
    if isinstance(content, list):
        return content
    if isinstance(content, dict):
        for key in _LISTS:
            if isinstance(content.get(key), list):
                found: list[object] = content[key]
                return found
        if any(key in content for key in _TEXT):
            return [content]
    raise ArticleError(where, f"holds no list of articles, neither at the top nor under {', '.join(_LISTS)}")


def _checked(record: object, name: str, where: str) -> Record | ArticleError:
    try:
        return Record(_article(record, name, where), where)
    except ArticleError as error:
        return error


def _article(record: object, name: str, where: str) -> Article:
    if not isinstance(record, dict):
        raise ArticleError(where, f"is not an article but a {type(record).__name__}; write an object with a text")
    text = _text(record, where)
    own = record.get("id")
    if own is not None and (isinstance(own, bool) or not isinstance(own, str | int | float)):
        raise ArticleError(where, f"its id is a {type(own).__name__}; write a string or a number")
    title = _string(record, "title", where) or ""
    language = _string(record, "language", where)
    return Article(
        id=writable(str(own)).strip() if own not in (None, "") else name,
        title=" ".join(title.split()) or _beginning(text),
        text=text,
        published=_published(record, where),
        source=_string(record, "source", where),
        url=_string(record, "url", where),
        author=_author(record, where),
        language=language_code(language) or identify(text),
    )


def _text(record: Mapping[str, Any], where: str) -> str:
    for key in _TEXT:
        value = record.get(key)
        if isinstance(value, str) and value.strip():
            return writable(value)
    given = [key for key in _TEXT if record.get(key) is not None and not isinstance(record[key], str)]
    if given:
        raise ArticleError(where, f"its {given[0]} is a {type(record[given[0]]).__name__}; write a string")
    raise ArticleError(where, f"has no text: write it under {', '.join(_TEXT[:-1])} or {_TEXT[-1]}")


def _string(record: Mapping[str, Any], key: str, where: str) -> str | None:
    value = record.get(key)
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if value is None or value == "":
        return None
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        raise ArticleError(where, f"its {key} is a {type(value).__name__}; write a string")
    return writable(str(value)).strip() or None


def _author(record: Mapping[str, Any], where: str) -> str | None:
    value = record.get("author")
    if isinstance(value, list):
        names = [_string({"author": one}, "author", where) for one in value]
        return ", ".join(name for name in names if name) or None
    return _string(record, "author", where)


def _published(record: Mapping[str, Any], where: str) -> date | None:
    for key in _PUBLISHED:
        value = record.get(key)
        if value in (None, ""):
            continue
        try:
            return parse_date(value)
        except (ValueError, OverflowError, OSError) as error:
            raise ArticleError(where, f"{key}: {error}; write it as 2025-12-26 or 2025-12-26T12:08:00") from error
    return None


def _beginning(text: str) -> str:
    line = next(line for line in text.splitlines() if line.strip()).strip()
    return line if len(line) <= 100 else line[:100].rsplit(" ", 1)[0] + "…"
