from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import index.derived
from index.errors import StoreError
from index.library import Changes, Library
from tests.index.conftest import Opener
from tests.index.keyword_encoder import KeywordEncoder
from tests.index.sample_articles import ARTICLES, many_articles


def test_a_full_disk_is_told_and_loses_nothing(open_library: Opener, encoder: KeywordEncoder) -> None:
    """SQLite's own limit of pages gives the very error of a full disk."""
    library = open_library()
    library.sync(ARTICLES)
    connection = library._parts.store._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreError, match="no space is left"):
        library.sync([*ARTICLES, *many_articles(100)])
    assert library.articles() == ARTICLES
    assert library.retrieve("harbour", language="en")[0].passage.article_id == "a-port"
    connection.execute("PRAGMA max_page_count = 1000000")
    assert library.sync([*ARTICLES, *many_articles(100)]) == Changes(added=100, unchanged=4)


def test_no_space_for_the_halves_leaves_the_old_ones_in_place(
    open_library: Opener, encoder: KeywordEncoder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    library = open_library()
    library.sync(ARTICLES)
    encoded = encoder.passages

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(index.derived.Lexical, "build", full)
        with pytest.raises(StoreError, match="No space left.*nothing encoded is lost"):
            library.sync(ARTICLES[1:])
    assert len(list((tmp_path / "store" / "derived").iterdir())) == 1
    assert library.retrieve("harbour", language="en")[0].passage.article_id == "a-port"
    assert library.sync(ARTICLES[1:]) == Changes(removed=1, unchanged=3)
    assert encoder.passages == encoded


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("a small file system can be mounted by root only")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


def test_a_disk_that_is_really_full_is_told_and_what_was_shown_stays(small_disk: Path) -> None:
    encoder = KeywordEncoder()
    with Library.open(small_disk / "store", encoder) as library:
        library.sync(ARTICLES)
        with pytest.raises(StoreError, match="space"):
            library.sync([*ARTICLES, *many_articles(800, paragraphs=1)])
        assert library.articles() == ARTICLES
        assert library.retrieve("harbour", language="en")[0].passage.article_id == "a-port"
    subprocess.run(["mount", "-o", "remount,size=40m", str(small_disk)], check=True)
    with Library.open(small_disk / "store", encoder) as library:
        assert library.notices == []
        assert library.retrieve("harbour", language="en")[0].passage.article_id == "a-port"
