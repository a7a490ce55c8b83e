from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assistant.llm.server import Endpoint
from tests.assistant.llm.world import World


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Iterator[World]:
    opened = World(tmp_path_factory.mktemp("world"), cache_folder)
    yield opened
    opened.close()


@pytest.fixture
def openai() -> Iterator[Endpoint]:
    with Endpoint("openai") as endpoint:
        yield endpoint


@pytest.fixture
def ollama() -> Iterator[Endpoint]:
    with Endpoint("ollama") as endpoint:
        yield endpoint


@pytest.fixture(params=["openai", "ollama"])
def endpoint(request: pytest.FixtureRequest) -> Iterator[Endpoint]:
    """Each of the two protocols in turn."""
    with Endpoint(request.param) as one:
        yield one
