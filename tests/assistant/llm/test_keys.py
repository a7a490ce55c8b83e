"""A key goes to the endpoint it is for, and nowhere else: no other host, no message, no log."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from assistant import Config, ConfigError
from assistant.errors import ModelError
from assistant.llm.opening import open_model
from assistant.llm.specs import parse
from tests.assistant.llm.server import Behaviour, Endpoint, breaks_off, fails, hangs_up, raw, says, sentences
from tests.assistant.llm.world import COST, World

KEY = "sk-own-4f1d9c"
OTHER = "sk-openai-77ab21"
GOOD = says(sentences(("s1", "The repairs of the Carrow bridge cost 12.4 million euros.")))


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_LLM_KEY", KEY)
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, OTHER)
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", f"X-Secret: {OTHER}\nAuthorization: Bearer {OTHER}")


def test_the_key_is_sent_as_a_bearer_and_openai_s_own_secrets_are_not(
    world: World, openai: Endpoint, keys: None
) -> None:
    assistant = world.assistant(openai.will(GOOD).spec)
    assert assistant.ask(COST).engine == openai.spec
    assert openai.heard[0].headers["authorization"] == f"Bearer {KEY}"
    assert OTHER not in json.dumps([dict(one.headers) for one in openai.heard])


def test_openai_s_key_is_sent_to_no_other_host(
    world: World, openai: Endpoint, keys: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ASSISTANT_LLM_KEY")
    world.assistant(openai.will(GOOD).spec).ask(COST)
    assert openai.heard
    assert OTHER not in json.dumps([dict(one.headers) for one in openai.heard])


@pytest.mark.parametrize("host", ["api.openai.com.attacker.example", "openai.com", "attacker.example/api.openai.com"])
def test_openai_s_key_is_for_its_own_address_alone(host: str, keys: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASSISTANT_LLM_KEY")
    stranger, own = parse(f"openai-like:m@https://{host}/v1"), parse("openai-like:m@https://api.openai.com/v1")
    assert stranger and own
    assert OTHER not in repr(vars(open_model(stranger, context=1024)))
    assert OTHER in repr(vars(open_model(own, context=1024)))


def test_ollama_gets_neither(world: World, ollama: Endpoint, keys: None) -> None:
    assert world.assistant(ollama.will(GOOD).spec).ask(COST).engine == ollama.spec
    heard = json.dumps([dict(one.headers) for one in ollama.heard])
    assert KEY not in heard
    assert OTHER not in heard


TELLING: dict[str, Behaviour] = {
    "all is well": GOOD,
    "the endpoint repeats the key": fails(401, f"Incorrect API key provided: {KEY}"),
    "a failure that repeats it": fails(500, f"key {KEY} broke me"),
    "a refusal that repeats it": fails(400, f"bad request by {KEY}"),
    "an event that repeats it": raw(f'data: {{"error": {{"message": "{KEY}"}}}}\n\n'.encode()),
    "closed": hangs_up,
    "broken off": breaks_off(KEY),
    "redirected": raw(status=302, headers={"Location": "http://attacker.example/"}, kind="text/plain"),
}


@pytest.mark.parametrize("case", TELLING)
def test_no_key_is_shown_or_logged(
    world: World, openai: Endpoint, keys: None, case: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for library in ("openai", "httpx", "httpcore"):
        caplog.set_level(logging.DEBUG, logger=library)
    assistant = world.assistant(openai.will(TELLING[case]).spec)
    openai.listing = TELLING[case]
    answer = assistant.ask(COST)
    offers = assistant.engines()
    seen = [json.dumps(answer.as_json()), repr(answer), repr(assistant.config), repr(offers)]
    logged = [record.getMessage() for record in caplog.records]
    assert all(KEY not in text and OTHER not in text for text in [*seen, *logged])


def test_an_error_of_the_model_holds_no_key_and_no_cause(openai: Endpoint, keys: None) -> None:
    spec = parse(openai.spec)
    assert spec
    openai.listing = fails(401, f"Incorrect API key provided: {KEY}")
    with pytest.raises(ModelError) as caught:
        open_model(spec, context=1024).reach()
    assert KEY not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_key_in_the_address_is_refused_without_being_repeated() -> None:
    for address in (f"http://{KEY}@h/v1", f"http://me:{KEY}@h/v1", f"http://h/v1?key={KEY}"):
        with pytest.raises(ValueError, match="keys do not belong in an address") as caught:
            parse(f"openai-like:m@{address}")
        assert KEY not in str(caught.value)


def test_a_setting_with_a_key_in_it_is_no_setting(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        Config(corpus=tmp_path, llm=f"openai-like:m@http://{KEY}@h/v1")
    assert KEY not in str(caught.value)
