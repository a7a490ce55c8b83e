from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.llm.specs import Spec, parse


@pytest.mark.parametrize(
    ("text", "wanted", "name", "local"),
    [
        (
            "openai-like:m@http://127.0.0.1:8000/v1/",
            Spec("openai-like", "m", "http://127.0.0.1:8000/v1"),
            "openai-like:m@http://127.0.0.1:8000/v1",
            True,
        ),
        (
            "openai-like:org/m@v2@https://h.example/v1",
            Spec("openai-like", "org/m@v2", "https://h.example/v1"),
            "openai-like:org/m@v2@https://h.example/v1",
            False,
        ),
        ("ollama:qwen3:4b", Spec("ollama", "qwen3:4b", "http://127.0.0.1:11434"), "ollama:qwen3:4b", True),
        ("ollama:m@http://h:1", Spec("ollama", "m", "http://h:1"), "ollama:m@http://h:1", False),
        ("ollama:m@http://[::1]:1", Spec("ollama", "m", "http://[::1]:1"), "ollama:m@http://[::1]:1", True),
        (" gguf:/far/away/m.gguf ", Spec("gguf", "/far/away/m.gguf"), "gguf:m.gguf", True),
    ],
)
def test_a_setting_names_a_model_and_whether_it_stays_here(text: str, wanted: Spec, name: str, local: bool) -> None:
    spec = parse(text)
    assert spec == wanted
    assert spec is not None
    assert (spec.name, spec.local) == (name, local)


def test_none_is_no_model() -> None:
    assert parse("none") is None
    assert parse(" none\n") is None


@pytest.mark.parametrize(
    "text",
    [
        "", "gpt", "gguf:", "gguf: ", "ollama:", "ollama:@http://h", "openai-like:m", "openai-like:@http://h",
        "openai-like:m@h", "openai-like:m@ftp://h", "openai-like:m@file:///etc/passwd", "openai-like:m@http://",
        "openai-like:m@http://h:99999", "openai-like:m@http://h:x", "OLLAMA:m", "http://h", "openai-like:m@http://[",
    ],
)  # fmt: skip
def test_what_names_no_model_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="address|model|keys"):
        parse(text)


@pytest.mark.parametrize("address", ["http://127.0.0.1.attacker.example/v1", "http://localhost.attacker.example:80"])
def test_a_name_that_only_begins_like_this_machine_is_not_local(address: str) -> None:
    spec = parse(f"openai-like:m@{address}")
    assert spec
    assert not spec.local


@given(st.text(max_size=60))
def test_any_text_is_a_model_none_or_a_value_error_without_the_text(text: str) -> None:
    for whole in (text, f"openai-like:{text}", f"ollama:m@{text}", f"openai-like:m@http://{text}"):
        try:
            spec = parse(whole)
        except ValueError as error:
            assert len(text) < 8 or text not in str(error)
        else:
            assert spec is None or spec.model
