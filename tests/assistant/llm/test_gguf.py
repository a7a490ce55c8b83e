from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import ModelError
from assistant.llm.gguf import GgufModel
from tests.assistant.llm.world import COST, World, quoted


@pytest.mark.parametrize(("content", "told"), [(None, "cannot be read"), (b"", "no GGUF file"), (b"PK\x03\x04", "no")])
def test_a_file_that_is_no_model_is_told_without_loading_anything(
    tmp_path: Path, content: bytes | None, told: str
) -> None:
    file = tmp_path / "m.gguf"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ModelError, match=told) as caught:
        GgufModel("gguf:m.gguf", file, context=1024).reach()
    assert caught.value.reason == "missing"


def test_a_question_is_answered_in_quotes_without_it(world: World, tmp_path: Path) -> None:
    answer = world.assistant(f"gguf:{tmp_path / 'm.gguf'}").ask(COST)
    quoted(answer, COST, world.assistant().ask)
    assert answer.notices == (
        "The language model could not be used (its file or package is missing); the answer is made of quotes.",
    )
    assert str(tmp_path) not in repr(answer)


def test_a_broken_file_ends_in_quotes_too(world: World, tmp_path: Path) -> None:
    pytest.importorskip("xllamacpp", reason="xllamacpp is not installed")
    (tmp_path / "m.gguf").write_bytes(b"GGUF" + bytes(200))
    answer = world.assistant(f"gguf:{tmp_path / 'm.gguf'}", seconds=20).ask(COST)
    quoted(answer, COST, world.assistant().ask)
    assert len(answer.notices) == 1
