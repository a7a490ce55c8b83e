"""What a reader gives for every article it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus.article import Article
from corpus.errors import ArticleError
from corpus.invisible import STEERING


@dataclass(frozen=True, slots=True)
class Record:
    """An article and the place it was read from: the path, with ``:line`` where a file holds several."""

    article: Article
    where: str


Reader = Callable[[bytes, str, str], Iterator[Record | ArticleError]]
"""(content of the file, id for an article that names none, path for messages) -> articles and failures in order.

A reader yields an ArticleError for a record that cannot be read and raises one where the whole file cannot."""

_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def language_code(tag: str | None) -> str | None:
    """``fr`` of ``fr``, ``fr-FR`` or ``fr_CA``; None where the tag does not begin with an ISO 639-1 code."""
    code = re.match(r"\s*([A-Za-z]{2})(?:[-_].*)?\s*$", tag or "")
    return code[1].casefold() if code else None


def writable(text: str) -> str:
    """``text`` with every lone surrogate as U+FFFD, so that it can be written as UTF-8; of the same length."""
    return _SURROGATE.sub("\ufffd", text)


def plain(text: str) -> str:
    r"""``text`` of a page: line breaks as ``\n``, without control and invisible characters."""
    return STEERING.sub("", _BREAKS.sub("\n", writable(text)))
