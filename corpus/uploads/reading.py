"""The inside of the process that reads added files: ``confined.py`` starts it and ends it.

It is told one file a line on standard input, as JSON, and answers one line each: the articles' fields and the failures.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import Any

from corpus.article import Article
from corpus.errors import ArticleError
from corpus.readers import BY_ENDING
from corpus.uploads.content import check

_MEMORY = 4_000_000_000
_WRITTEN = 100_000_000
"""Bytes of a file it may write: a library unpacks its own model into a temporary one."""


def main() -> None:
    """Serves until standard input ends. Nothing else reaches standard output, whatever a library prints."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    limit()
    answers.write("ready\n")
    answers.flush()
    for line in sys.stdin:
        asked = json.loads(line)
        answers.write(json.dumps(_answer(Path(asked["file"]), asked["name"], asked["where"])) + "\n")
        answers.flush()


def limit() -> None:
    """So much memory and disk, no core dumped; where the system knows such limits."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (_WRITTEN, _WRITTEN))


def _answer(file: Path, name: str, where: str) -> dict[str, Any]:
    articles: list[Article] = []
    failures: list[ArticleError] = []
    try:
        for one in read(file.read_bytes(), file.suffix, name, where):
            if isinstance(one, ArticleError):
                failures.append(one)
            else:
                articles.append(one)
    except ArticleError as error:
        failures.append(error)
    except Exception as error:  # what a reader never foresaw is that file's failure, not the others'
        failures.append(ArticleError(where, f"cannot be read ({type(error).__name__})", "unreadable"))
    told = [[failure.where, failure.reason, failure.kind] for failure in failures]
    return {"articles": [article.fields() for article in articles], "failures": told}


def read(data: bytes, ending: str, name: str, where: str) -> list[Article | ArticleError]:
    """The articles of one added file. ArticleError where the whole file is refused."""
    check(data, ending, where)
    found: list[Article | ArticleError] = []
    for one in BY_ENDING[ending](data, name, where):
        found.append(one if isinstance(one, ArticleError) else one.article)
    return found
