"""What the page's server gives to programs: the endpoint, the article, the scripts."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import Any

import pytest

from assistant.answer import Message
from tests.browser.conftest import Served
from tests.browser.fake import HARBOUR, FakeAssistant

pytestmark = pytest.mark.browser


def call(served: Served, *data: object) -> tuple[str, Any]:
    """The endpoint over plain HTTP: the event it ends with and its data."""
    address = f"{served.address}gradio_api/call/ask"
    request = urllib.request.Request(
        address, json.dumps({"data": data}).encode(), {"Content-Type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(request, timeout=20) as response:
        event = json.load(response)["event_id"]
    with urllib.request.urlopen(f"{address}/{event}", timeout=20) as response:
        lines = response.read().decode().splitlines()
    named = [line.removeprefix("event: ") for line in lines if line.startswith("event: ")]
    told = [line.removeprefix("data: ") for line in lines if line.startswith("data: ")]
    return named[-1], json.loads(told[-1])


def test_the_same_answer_comes_over_http(served: Served) -> None:
    history = [{"role": "user", "content": "hello"}, {"role": "assistant", "content": "Hello!"}]
    assert call(served, "port", history) == ("complete", [FakeAssistant().ask("port").as_json()])
    assert served.assistant.histories[-1] == (Message("user", "hello"), Message("assistant", "Hello!"))
    assert call(served, "unknown", None) == ("complete", [FakeAssistant().ask("unknown").as_json()])


def test_an_error_over_http_says_what_to_do(served: Served) -> None:
    name, told = call(served, "refused", None)
    assert name == "error"
    assert "ask it in fewer words" in json.dumps(told)
    assert "history, turn 1" in json.dumps(call(served, "hello", [{"role": "system", "content": "x"}]))


def test_the_events_of_the_page_cannot_be_called_from_outside(served: Served) -> None:
    with urllib.request.urlopen(f"{served.address}gradio_api/info", timeout=20) as response:
        endpoints = list(json.load(response)["named_endpoints"])
    assert endpoints == ["/ask", "/ask_where", "/stream", "/search", "/article", "/articles"]


def test_an_article_that_is_gone_is_said_to_be(served: Served) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{served.address}attest/article?id=nowhere", timeout=20)
    with urllib.request.urlopen(
        f"{served.address}attest/article?id=port%2F%C3%A9cluse%20%26%20Co", timeout=20
    ) as response:
        assert HARBOUR.text[:19] in response.read().decode()


def test_only_the_page_s_own_scripts_are_served(served: Served) -> None:
    with urllib.request.urlopen(f"{served.address}attest/assets/page.js", timeout=20) as response:
        assert response.headers["content-type"].startswith("text/javascript")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{served.address}attest/assets/..%2Fserver.py", timeout=20)
