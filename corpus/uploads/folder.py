"""The folder of added files: each in a folder of its own with the articles made of it, complete or not there."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from corpus.article import Article
from corpus.errors import ArticleError, CorpusError
from corpus.readers import BY_ENDING
from corpus.uploads.confined import Confined
from corpus.uploads.disk import flush, read, write
from corpus.uploads.entry import ARTICLES, FOLDER, MEGABYTE, Entry, Limits, Taken, Upload, content_of, entry_in, named
from corpus.uploads.names import numbered, safe_name

KEPT = timedelta(days=1)
"""How long a removed article can be brought back."""
_HIDDEN = "hidden.json"
_LARGEST_TEXT = 2_000_000
"""Characters of all articles of a file: some minutes of indexing, for which who added it waits."""
_NEW = ".new-"


def joined(corpus: Sequence[Article], added: Sequence[Article]) -> list[Article]:
    """The corpus and what was added; an added article never takes the place of one of the corpus."""
    known = {article.id for article in corpus}
    return [*corpus, *(article for article in added if article.id not in known)]


class Uploads:
    """The added files of one store. One caller at a time writes."""

    def __init__(self, store: Path) -> None:
        self.folder = store / FOLDER

    def entries(self) -> list[Entry]:
        """All complete entries, oldest name first; links and anything else in the folder are passed over."""
        if not self.folder.is_dir() or self.folder.is_symlink():
            return []
        found = (entry_in(Path(one.path)) for one in os.scandir(self.folder) if one.is_dir(follow_symlinks=False))
        return sorted((entry for entry in found if entry), key=lambda entry: entry.folder.name)

    def articles(self) -> list[Article]:
        """The articles of all entries, without removed ones."""
        hidden = self._hidden()
        return [article for entry in self.entries() for article in entry.articles if article.id not in hidden]

    def take(self, uploads: Sequence[Upload], limits: Limits) -> list[Taken]:
        """Takes each file in or says why not, in order. CorpusError where the folder itself cannot be used."""
        self._prepare()
        taken: list[Taken] = []
        with Confined(limits.seconds) as confined:
            for number, upload in enumerate(uploads):
                stem, ending = safe_name(upload.name)
                try:
                    if number >= limits.files:
                        raise ArticleError(stem + ending, f"only {limits.files} files are taken at once", "files")
                    taken.append(self._take(upload, limits, confined))
                except ArticleError as error:
                    taken.append(Taken(stem + ending, failures=(error,)))
                except OSError as error:
                    reason = ArticleError(stem + ending, f"cannot be kept ({error.strerror or error})", "disk")
                    taken.append(Taken(stem + ending, failures=(reason,)))
        return taken

    def discard(self, entry: Entry) -> None:
        """Deletes an entry at once."""
        gone = self.folder / f"{_NEW}{uuid.uuid4().hex}"
        with suppress(OSError):
            entry.folder.rename(gone)  # so that it is either whole or not there
            shutil.rmtree(gone, ignore_errors=True)
        self._show(article.id for article in entry.articles)

    def hide(self, article_id: str) -> None:
        """Removes one article, for now: ``show`` brings it back. KeyError where it is none of these."""
        if not any(article.id == article_id for article in self.articles()):
            raise KeyError(article_id)
        self._write_hidden({**self._hidden(), article_id: datetime.now(UTC).isoformat()})

    def show(self, article_id: str) -> None:
        """Brings a removed article back. KeyError where there is none of that id."""
        if not any(article.id == article_id for entry in self.entries() for article in entry.articles):
            raise KeyError(article_id)
        self._show([article_id])

    def tidy(self) -> None:
        """Deletes what a killed process left half written, and files all of whose articles were removed days ago."""
        if not self.folder.is_dir() or self.folder.is_symlink():
            return
        for one in self.folder.glob(f"{_NEW}*"):
            shutil.rmtree(one, ignore_errors=True)
        self._forget(datetime.now(UTC) - KEPT)

    # -- taking a file in ---------------------------------------------------------------------------------------------

    def _take(self, upload: Upload, limits: Limits, confined: Confined) -> Taken:
        stem, ending = safe_name(upload.name)
        if ending not in BY_ENDING:
            raise ArticleError(stem + ending, f"files ending in {ending!r} cannot be read", "ending")
        data = content_of(upload, stem + ending, int(limits.megabytes * MEGABYTE))
        digest = hashlib.sha256(data).hexdigest()
        entries = self.entries()
        known = next(
            (one for one in entries if one.digest == digest and one.folder.joinpath(one.name).suffix == ending), None
        )
        if known is not None:
            hidden = {article.id for article in known.articles} & self._hidden().keys()
            self._show(hidden)
            return Taken(known.name, known, "back" if hidden else "known")
        stem = numbered(stem, {Path(entry.name).stem.casefold() for entry in entries})
        self._make_room(len(data), limits, stem + ending)
        return self._keep(data, stem, ending, digest, limits, confined)

    def _make_room(self, size: int, limits: Limits, where: str) -> None:
        most = limits.total_megabytes * MEGABYTE
        if size + sum(entry.size for entry in self.entries()) > most:
            self._forget(datetime.now(UTC))
        if size + sum(entry.size for entry in self.entries()) > most:
            raise ArticleError(where, f"would be more than {limits.total_megabytes:g} MB in all", "full")

    def _keep(self, data: bytes, stem: str, ending: str, digest: str, limits: Limits, confined: Confined) -> Taken:
        new = self.folder / f"{_NEW}{uuid.uuid4().hex}"
        new.mkdir(mode=0o700)
        try:
            write(new / (stem + ending), data)
            found = confined.read(new / (stem + ending), f"{FOLDER}/{stem}", stem + ending)
            folder = self.folder / f"{stem}-{digest[:8]}"
            articles, failures = named(found, stem, folder.name)
            if not articles:
                raise failures[0] if failures else ArticleError(stem + ending, "holds no article", "no_text")
            if sum(len(article.text) for article in articles) > _LARGEST_TEXT:
                raise ArticleError(stem + ending, f"holds more than {_LARGEST_TEXT} characters; divide it", "work")
            if len(articles) + len(self.articles()) > limits.articles:
                raise ArticleError(stem + ending, f"would be more than {limits.articles} articles in all", "articles")
            entry = Entry(folder, stem + ending, digest, len(data), tuple(articles))
            fields = {"name": entry.name, "sha256": digest, "articles": [article.fields() for article in articles]}
            write(new / ARTICLES, json.dumps(fields, ensure_ascii=False).encode())
            flush(new)
            new.rename(folder)
            flush(self.folder)
        finally:
            shutil.rmtree(new, ignore_errors=True)
        return Taken(entry.name, entry, "new", tuple(failures))

    def _prepare(self) -> None:
        try:
            if self.folder.is_symlink():
                raise CorpusError(f"{self.folder}: is a link; added files are kept in a folder of the store itself")
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise CorpusError(f"{self.folder}: cannot be written ({error.strerror}); check its permissions") from error

    # -- what is removed ----------------------------------------------------------------------------------------------

    def _hidden(self) -> dict[str, str]:
        """When each removed article was removed, by id."""
        try:
            told = json.loads(read(self.folder / _HIDDEN))
            return {str(name): str(when) for name, when in told.items()}
        except (OSError, ValueError, AttributeError):
            return {}

    def _show(self, ids: Iterable[str]) -> None:
        shown, hidden = set(ids), self._hidden()
        left = {name: when for name, when in hidden.items() if name not in shown}
        if left != hidden:
            self._write_hidden(left)

    def _write_hidden(self, hidden: dict[str, str]) -> None:
        new = self.folder / f"{_NEW}{uuid.uuid4().hex}"
        try:
            write(new, json.dumps(hidden, ensure_ascii=False).encode())
            new.replace(self.folder / _HIDDEN)
            flush(self.folder)
        except OSError as error:
            new.unlink(missing_ok=True)
            raise CorpusError(f"{self.folder}: cannot be written ({error.strerror}); free some space") from error

    def _forget(self, before: datetime) -> None:
        """Deletes the files all of whose articles were removed before then."""
        hidden = self._hidden()
        for entry in self.entries():
            if all(hidden.get(article.id, "~") < before.isoformat() for article in entry.articles):
                self.discard(entry)
