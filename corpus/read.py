"""Reads a corpus: a folder or one file becomes articles."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article
from corpus.errors import ArticleError, CorpusError
from corpus.readers import BY_ENDING
from corpus.readers.record import Record, writable

LARGEST_FILE = 50_000_000
"""Bytes of a file that holds one article; nobody reads a longer article, so it is something else."""
LARGEST_DUMP = 2_000_000_000
"""Bytes of a dump of many articles; it is read into memory whole."""
_DUMPS = frozenset({".json", ".jsonl", ".ndjson"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a corpus gave."""

    articles: list[Article]
    """In order of path, ids unique."""
    failures: list[ArticleError]
    """Files or records skipped, each with where and why."""


def read_corpus(path: Path) -> Reading:
    """Reads a folder with all its subfolders, or one file. Hidden files and files of unknown ending are passed over.

    A file or record that cannot be read is a failure and stops nothing. Two records of one id: the first in order of
    path is kept. CorpusError when ``path`` is missing or no article at all could be read from it.
    """
    path = Path(path)
    files, failures = _files(path)
    found = (one for file in files for one in _read_file(file, path))
    reading = _unique([*failures, *found])
    if not reading.articles:
        raise _nothing_read(path, reading.failures)
    return reading


def require_corpus(path: Path) -> None:
    """CorpusError where ``read_corpus`` could find no file to read; no file is opened."""
    files, failures = _files(Path(path))
    if not files:
        raise _nothing_read(path, failures)


def _files(path: Path) -> tuple[list[Path], list[ArticleError]]:
    """The files to read in order, and the folders that cannot be looked into."""
    try:
        if path.is_dir():
            files, failures = _walk(path)
            return sorted(files, key=lambda file: file.relative_to(path).parts), failures
        if not path.exists():
            raise CorpusError(f"{path}: there is no such file or folder; name the folder that holds the articles")
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    if path.suffix.lower() not in BY_ENDING:
        raise CorpusError(f"{path}: files ending in {path.suffix!r} cannot be read; {_endings()} can")
    return [path], []


def _walk(top: Path) -> tuple[list[Path], list[ArticleError]]:
    files: list[Path] = []
    failures: list[ArticleError] = []
    seen: set[Path] = set()

    def failed(error: OSError) -> None:
        failures.append(ArticleError(str(error.filename), f"cannot be read ({error.strerror}); check its permissions"))

    for root, folders, names in os.walk(top, followlinks=True, onerror=failed):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and _is_news(Path(root, name), top, seen)
        )
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in BY_ENDING:
                files.append(Path(root, name))
    return files, failures


def _is_news(folder: Path, top: Path, seen: set[Path]) -> bool:
    """False for a link to a folder that is read anyway or was read before: it could go in circles."""
    if not folder.is_symlink():
        return True
    target, home = folder.resolve(), top.resolve()
    if target in seen or target.is_relative_to(home) or home.is_relative_to(target):
        return False
    seen.add(target)
    return True


def _read_file(file: Path, corpus: Path) -> list[Record | ArticleError]:
    where = writable(str(file))
    name = file.stem if file == corpus else file.relative_to(corpus).with_suffix("").as_posix()
    name = writable(name)
    found: list[Record | ArticleError] = []
    try:
        for one in BY_ENDING[file.suffix.lower()](_bytes(file, where), name, where):
            found.append(one)
    except ArticleError as error:
        found.append(error)
    return found


def _bytes(file: Path, where: str) -> bytes:
    limit = LARGEST_DUMP if file.suffix.lower() in _DUMPS else LARGEST_FILE
    try:
        if not file.is_file():
            raise ArticleError(where, "is not a regular file, or a link that leads nowhere")
        size = file.stat().st_size
        if size > limit:
            raise ArticleError(where, f"is {size / 1e6:.0f} MB large; the limit is {limit // 10**6} MB, so divide it")
        return file.read_bytes()
    except OSError as error:
        raise ArticleError(where, f"cannot be read ({error.strerror}); check its permissions") from error


def _unique(found: Iterable[Record | ArticleError]) -> Reading:
    articles: list[Article] = []
    failures: list[ArticleError] = []
    places: dict[str, str] = {}
    for one in found:
        if isinstance(one, ArticleError):
            failures.append(one)
        elif one.article.id in places:
            first = places[one.article.id]
            failures.append(ArticleError(one.where, f"has the id {one.article.id!r} of {first}, which was kept"))
        else:
            places[one.article.id] = one.where
            articles.append(one.article)
    return Reading(articles, failures)


def _nothing_read(path: Path, failures: list[ArticleError]) -> CorpusError:
    if not failures:
        return CorpusError(f"{path}: holds no article; name a folder with files ending in {_endings()}")
    more = f" (and {len(failures) - 1} more)" if len(failures) > 1 else ""
    return CorpusError(f"{path}: no article could be read; {failures[0]}{more}")


def _endings() -> str:
    *others, last = sorted(BY_ENDING)
    return f"{', '.join(others)} or {last}"
