from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index.bundled import BundledEncoder
from index.encode import Encoder
from index.library import Library
from tests.index.keyword_encoder import KeywordEncoder

Opener = Callable[..., Library]


@pytest.fixture
def encoder() -> KeywordEncoder:
    return KeywordEncoder()


@pytest.fixture
def open_library(tmp_path: Path, encoder: Encoder) -> Iterator[Opener]:
    """Opens libraries on one store and closes them after the test."""
    opened: list[Library] = []

    def open_one(store: Path | None = None, encoder: Encoder = encoder, **options: Any) -> Library:
        opened.append(Library.open(store or tmp_path / "store", encoder, **options))
        return opened[-1]

    yield open_one
    for library in opened:
        library.close()


@pytest.fixture(scope="session")
def bundled(cache_folder: Path) -> BundledEncoder:
    return BundledEncoder(cache_folder)
