"""What the documents promise is what the code does."""

from __future__ import annotations

import re
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from assistant.__main__ import COMMANDS, _parser
from assistant.config import Config
from tests.test_layers import _outside, _sources

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SET_UP = "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt"


def test_ci_runs_the_test_command_of_the_readme_to_the_letter() -> None:
    command = f"{SET_UP} -r tests/requirements.txt && .venv/bin/python -m pytest"
    assert command in README.splitlines()
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_readme_opens_the_chat_with_one_command() -> None:
    assert f"{SET_UP} && .venv/bin/python app.py" in README.splitlines()


def test_the_readme_is_short() -> None:
    assert len(README.encode()) < 8 * 1024


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+)\)", README))
def test_links_of_the_readme_lead_somewhere(target: str) -> None:
    assert target.startswith("https://") or (ROOT / target).exists()


@pytest.mark.parametrize("command", [command.NAME for command in COMMANDS])
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert f"-m assistant {command}" in README


@pytest.mark.parametrize("name", sorted(Config.model_fields))
def test_every_setting_is_documented(name: str) -> None:
    assert f"| `{name}` |" in (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [command.NAME for command in COMMANDS])
def test_the_common_options_stand_on_every_command(command: str) -> None:
    required = {"evaluate": ["questions.jsonl"], "account": ["accounts", "anna"]}.get(command, [])
    options = _parser().parse_args(
        [command, *required, "--config", "c", "--corpus", "d", "--store", "s", "--embedding", "e", "--llm", "none"]
    )
    assert (options.config, options.corpus, options.store, options.embedding) == ("c", "d", "s", "e")


OPTIONAL = frozenset({"xllamacpp"})


@pytest.mark.parametrize("library", sorted({name for path in _sources() for name in _outside(path)}))
def test_every_library_that_is_imported_is_required_by_name(library: str) -> None:
    required = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    names = {_normal(name) for name in re.findall(r"^([A-Za-z0-9._-]+)", required, flags=re.MULTILINE)}
    if library in OPTIONAL:
        assert f"pip install {library}" in (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
        assert not names & {library}, f"{library} is optional: what needs it says how to install it"
        return
    homes = {_normal(home) for home in packages_distributions().get(library, [library])}
    assert homes & names, f"{library} comes from {homes}, which requirements.txt does not name"


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
