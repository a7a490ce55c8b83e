"""Whether an endpoint can be asked: yes, or why not; never an error of a library."""

from __future__ import annotations

import pytest

from assistant.errors import ModelError
from assistant.llm.opening import open_model
from assistant.llm.specs import parse
from tests.assistant.llm.server import Endpoint, fails, hangs_up, raw
from tests.assistant.llm.world import World

ODD = [b"<html>x</html>", b"[1, 2]", b"3", b"null", b"", b'{"models": 3, "data": 4}', b"\xff\xfe"]


def reach(endpoint: Endpoint) -> str:
    spec = parse(endpoint.spec)
    assert spec
    try:
        open_model(spec, context=1024).reach()
    except ModelError as error:
        return error.reason
    return ""


def test_one_that_lists_its_models_is_reached(endpoint: Endpoint) -> None:
    assert reach(endpoint) == ""


@pytest.mark.parametrize("body", ODD)
def test_an_odd_list_raises_nothing_but_a_model_error(endpoint: Endpoint, body: bytes) -> None:
    endpoint.listing = raw(body, kind="application/json")
    assert reach(endpoint) in ("", "broken")


@pytest.mark.parametrize(("status", "reasons"), [(401, {"key", "refused"}), (500, {"failing"}), (429, {"busy"})])
def test_a_refusal_says_why(endpoint: Endpoint, status: int, reasons: set[str]) -> None:
    endpoint.listing = fails(status)
    assert reach(endpoint) in reasons


def test_an_openai_like_endpoint_without_a_list_counts_as_reached(openai: Endpoint) -> None:
    openai.listing = fails(404)
    assert reach(openai) == ""


def test_a_model_that_ollama_has_not_got_is_unknown(ollama: Endpoint) -> None:
    ollama.listing = raw(b'{"models": []}', kind="application/json")
    assert reach(ollama) == "unknown"


def test_one_odd_endpoint_spoils_no_list_of_engines(world: World, endpoint: Endpoint) -> None:
    for listing in (raw(b"[1]", kind="application/json"), hangs_up, fails(500)):
        endpoint.listing = listing
        first, second = world.assistant(endpoint.spec).engines()
        assert (first.name, second.name, second.reason) == (endpoint.spec, "extractive", None)
        assert first.reason
