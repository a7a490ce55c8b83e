"""What ``from assistant import …`` gives, and what it costs."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import assistant
from assistant.chat import Assistant
from assistant.config import Config
from assistant.errors import ConfigError
from tests.assistant.fakes import ANSWER, TableAssistant

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("torch", "chromadb", "gradio", "llama_index", "numpy", "pydantic", "trafilatura")


@pytest.fixture
def openings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Config]:
    """The settings of each assistant that ``ask`` opens."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(assistant, "_default", None)
    configs: list[Config] = []

    def open_slowly(config: Config, **_: object) -> TableAssistant:
        threading.Event().wait(0.05)
        configs.append(config)
        return TableAssistant()

    monkeypatch.setattr(Assistant, "open", open_slowly)
    return configs


@pytest.mark.parametrize("name", assistant.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(assistant, name) is not None
    assert name in dir(assistant)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Asistant'"):
        assistant.Asistant  # noqa: B018 - looking is the test


def test_importing_the_package_brings_no_heavy_library_along() -> None:
    script = f"import sys, assistant; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_ask_opens_one_assistant_for_all_threads(openings: list[Config]) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(assistant.ask, ["When?"] * 16))
    assert [answer.text for answer in answers] == [ANSWER.text] * 16
    assert openings == [Config()]


def test_ask_reads_the_environment(openings: list[Config], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_CORPUS", "my/articles")
    assistant.ask("When?")
    assert openings == [Config(corpus="my/articles")]


def test_ask_can_be_called_again_after_a_failed_opening(
    openings: list[Config], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_CORPSU", "x")
    with pytest.raises(ConfigError):
        assistant.ask("When?")
    monkeypatch.delenv("ASSISTANT_CORPSU")
    assert assistant.ask("When?").text == ANSWER.text
