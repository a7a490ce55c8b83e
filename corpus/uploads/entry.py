"""What comes in, what is kept of it, and what is said of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from corpus.article import Article
from corpus.errors import ArticleError
from corpus.uploads.disk import read

FOLDER = "added"
"""Beside the index; also what the id of every added article begins with."""
ARTICLES = ".articles.json"
"""The articles made of a file, beside it; no safe name begins with a dot."""
MEGABYTE = 1_000_000
_LONGEST_OWN = 100


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it comes: the name it says it has, and its bytes or where they lie."""

    name: str
    content: bytes | Path


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a user may add."""

    megabytes: float
    """Of one file."""
    files: int
    """At a time."""
    articles: int
    """In all."""
    total_megabytes: float
    seconds: float
    """To read one file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An added file and the articles made of it."""

    folder: Path
    name: str
    digest: str
    """SHA-256 of its content."""
    size: int
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one upload."""

    name: str
    """Its safe name."""
    entry: Entry | None = None
    """None where it is refused."""
    state: Literal["new", "known", "back", "refused"] = "refused"
    """``known``: the same content was there already; ``back``: it was, and had been removed."""
    failures: tuple[ArticleError, ...] = ()
    """Why it is refused, or which of its records could not be read."""


def content_of(upload: Upload, where: str, most: int) -> bytes:
    """The bytes of an upload; ArticleError for links, what is no file, and what is too large."""
    if isinstance(upload.content, bytes):
        data = upload.content
    else:
        try:
            data = read(upload.content, most + 1)
        except OSError as error:
            raise ArticleError(where, "is a link or no regular file, or is gone", "link") from error
    if len(data) > most:
        raise ArticleError(where, f"is larger than {most / MEGABYTE:g} MB", "large")
    return data


def entry_in(folder: Path) -> Entry | None:
    """The entry in ``folder``; None where it holds no whole one."""
    if folder.name.startswith("."):
        return None
    try:
        told = json.loads(read(folder / ARTICLES))
        articles = tuple(Article.of_fields(fields) for fields in told["articles"])
        return Entry(folder, told["name"], told["sha256"], (folder / told["name"]).lstat().st_size, articles)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def named(found: Sequence[Article | ArticleError], stem: str, folder: str) -> tuple[list[Article], list[ArticleError]]:
    """The articles under ids that begin with their entry's name, each id once; and what could not be read."""
    articles: dict[str, Article] = {}
    failures: list[ArticleError] = []
    for one in found:
        if isinstance(one, ArticleError):
            failures.append(one)
            continue
        name = _identity(one.id, f"{FOLDER}/{stem}", f"{FOLDER}/{folder}")
        if name in articles:
            failures.append(ArticleError(stem, f"two of its articles have the id {one.id[:80]!r}", "twice"))
        articles.setdefault(name, replace(one, id=name))
    return list(articles.values()), failures


def _identity(own: str, given: str, wanted: str) -> str:
    """``wanted`` in the place of the name the reader was given; a record's own id behind a stroke, if it is sane."""
    rest = own.removeprefix(f"{given}#")
    if own == given:
        return wanted
    if len(rest) > _LONGEST_OWN or not rest.isprintable():
        rest = hashlib.sha256(own.encode()).hexdigest()[:16]
    return f"{wanted}{'#' if own.startswith(f'{given}#') else '/'}{rest}"
