"""Reads a corpus: a folder or one file becomes articles."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article
from corpus.errors import ArticleError, CorpusError
from corpus.readers import BY_ENDING
from corpus.readers.record import Record

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
    files = _files(path)
    reading = _unique(found for file in files for found in _read_file(file, path))
    if not reading.articles:
        raise _nothing_read(path, reading.failures)
    return reading


def _files(path: Path) -> list[Path]:
    try:
        if path.is_dir():
            files = sorted(_walk(path), key=lambda file: file.relative_to(path).parts)
        elif path.exists():
            if path.suffix.lower() not in BY_ENDING:
                raise CorpusError(f"{path}: files ending in {path.suffix!r} cannot be read; {_endings()} can")
            files = [path]
        else:
            raise CorpusError(f"{path}: there is no such file or folder; name the folder that holds the articles")
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    if not files:
        raise CorpusError(f"{path}: holds no article; put files ending in {_endings()} there")
    return files


def _walk(folder: Path) -> Iterator[Path]:
    """The files of known endings below ``folder``; a folder reached twice, by a link, is read once."""
    seen: set[tuple[int, int]] = set()

    def failed(error: OSError) -> None:
        raise CorpusError(f"{error.filename}: the folder cannot be read ({error.strerror}); check its permissions")

    for root, folders, names in os.walk(folder, followlinks=True, onerror=failed):
        here = Path(root).stat()
        if (here.st_dev, here.st_ino) in seen:
            folders.clear()
            continue
        seen.add((here.st_dev, here.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in BY_ENDING:
                yield Path(root) / name


def _read_file(file: Path, corpus: Path) -> list[Record | ArticleError]:
    where = str(file)
    name = file.stem if file == corpus else file.relative_to(corpus).with_suffix("").as_posix()
    name = name.encode("utf-8", "replace").decode()
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
        return CorpusError(f"{path}: holds no article; put files ending in {_endings()} there")
    more = f" (and {len(failures) - 1} more)" if len(failures) > 1 else ""
    return CorpusError(f"{path}: no article could be read; {failures[0]}{more}")


def _endings() -> str:
    *others, last = sorted(BY_ENDING)
    return f"{', '.join(others)} or {last}"
