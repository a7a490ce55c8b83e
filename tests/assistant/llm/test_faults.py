"""Whatever an endpoint does, a question ends in time: with the model's checked words, or with quotes and the reason."""

from __future__ import annotations

import time

import pytest

from assistant import phrases
from tests.assistant.llm.server import (
    Behaviour,
    Endpoint,
    breaks_off,
    drips,
    endless,
    fails,
    falls_silent,
    hangs_up,
    raw,
    says,
    sentences,
    then,
)
from tests.assistant.llm.world import (
    COST,
    COST_FR,
    COST_SAID,
    STATIONS,
    STATIONS_EN,
    STATIONS_SAID,
    World,
    quoted,
    whole,
)

GOOD = sentences(("s1", "The Carrow bridge repairs cost 12.4 million euros."))
LINES = "The Carrow bridge repairs cost 12.4 million euros. [s1]"
SOON = 2.0
"""Seconds beyond those the model may take: the search, the reading and a busy machine."""
LLAMA_OVERFLOW = fails(
    400,
    "request (8431 tokens) exceeds the available context size (4096 tokens), try increasing it",
    type="exceed_context_size_error",
)
OPENAI_OVERFLOW = fails(400, "This model's maximum context length is 4096 tokens.", type="context_length_exceeded")
FORM_REFUSED = fails(400, "response_format of type json_schema (a format) is not supported")

ANYWHERE: dict[str, tuple[Behaviour, str]] = {
    "a key is wanted": (fails(403), "key|refused"),
    "another key is wanted": (fails(401), "key|refused"),
    "no such model": (fails(404), "unknown"),
    "too many requests": (fails(429), "busy"),
    "a fault inside": (fails(500), "failing"),
    "unavailable": (fails(503), "failing"),
    "another refusal": (fails(418), "refused"),
    "llama.cpp's context is too small": (LLAMA_OVERFLOW, "overflow"),
    "OpenAI's context is too small": (OPENAI_OVERFLOW, "overflow"),
    "a page in place of an answer": (raw(b"<html><body>Welcome</body></html>", kind="text/html"), "broken"),
    "an error page": (raw(b"<html>Bad gateway</html>", status=502, kind="text/html"), "failing"),
    "nothing at all": (raw(b""), "broken"),
    "only white space": (says(" \n\n  \t "), "broken"),
    "a list": (raw(b"data: [1, 2]\n\n", b"[1, 2]\n"), "broken"),
    "a number": (raw(b"3\n"), "broken"),
    "half of JSON": (raw(b'data: {"choices": [{"del\n\n'), "broken"),
    "an odd object": (raw(b'data: {"choices": 3}\n\n'), "broken"),
    "one huge line": (raw(b"data: ", b"x" * 3_000_000), "broken"),
    "bytes that are no text": (raw(bytes(range(128, 256)) * 20), "broken"),
    "an unheard-of type": (raw(b"\x00\x01\x02", kind="application/octet-stream"), "broken"),
    "closed without a word": (hangs_up, "unreachable|broken"),
    "closed in the middle of a chunk": (breaks_off('{"sentences": [{"ids": ["s1"], "te'), "broken"),
}


def _notice(key: str, reasons: str, language: str) -> set[str]:
    return {phrases.say(key, language, why=phrases.say(f"why.{reason}", language)) for reason in reasons.split("|")}


@pytest.mark.parametrize("fault", ANYWHERE)
def test_a_fault_ends_in_the_quotes_and_says_why(world: World, endpoint: Endpoint, fault: str) -> None:
    behaviour, reasons = ANYWHERE[fault]
    assistant = world.assistant(endpoint.will(behaviour).spec)
    for question, language in ((COST, "en"), (STATIONS, "fr")):
        answer = assistant.ask(question)
        quoted(answer, question, world.assistant().ask)
        assert len(answer.notices) == 1
        assert set(answer.notices) <= _notice("notice.model_failed", reasons, language)


SLOW: dict[str, Behaviour] = {
    "silence from the start": falls_silent(headers=False),
    "silence behind the headers": falls_silent(),
    "silence in the middle of a sentence": falls_silent(GOOD[:40]),
    "a letter a second": drips(GOOD, 1.0),
}


@pytest.mark.parametrize("fault", SLOW)
def test_an_endpoint_that_takes_too_long_is_left(world: World, endpoint: Endpoint, fault: str) -> None:
    assistant = world.assistant(endpoint.will(SLOW[fault]).spec, seconds=1)
    began = time.monotonic()
    answer = assistant.ask(COST)
    assert time.monotonic() - began < 1 + SOON
    quoted(answer, COST, world.assistant().ask)
    assert set(answer.notices) == _notice("notice.model_failed", "slow", "en")
    assert endpoint.hung_up.wait(1)


def test_an_endless_answer_is_cut_and_twice_is_enough(world: World, endpoint: Endpoint) -> None:
    answer = world.assistant(endpoint.will(endless("so it goes on and on ")).spec).ask(COST)
    quoted(answer, COST, world.assistant().ask)
    assert answer.notices == (phrases.say("notice.model_nothing", "en"),)
    assert len(endpoint.heard) == 2
    assert endpoint.hung_up.wait(1)
    assert len(endpoint.heard[1].said) < 8_000, "the flood is not sent back"


def test_an_address_where_nobody_listens_is_named_in_the_question_s_language(world: World, endpoint: Endpoint) -> None:
    spec = endpoint.spec
    endpoint._server.server_close()
    for question, language in ((COST, "en"), (COST_FR, "fr")):
        answer = world.assistant(spec).ask(question)
        quoted(answer, question, world.assistant().ask)
        assert set(answer.notices) == _notice("notice.model_failed", "unreachable", language)


def test_what_stood_before_the_stream_broke_is_kept(world: World, endpoint: Endpoint) -> None:
    event = b'data: {"error": {"message": "boom", "code": 500}}\n\n'
    for behaviour in (breaks_off(GOOD), then(GOOD, event if endpoint.protocol == "openai" else b'{"error": "boom"}\n')):
        answer = world.assistant(endpoint.will(behaviour).spec).ask(COST)
        assert answer.text == "The Carrow bridge repairs cost **12.4 million euros**. [1]"
        assert answer.engine == endpoint.spec
        assert set(answer.notices) == _notice("notice.model_broke", "broken", "en")


def test_a_stream_without_its_end_mark_counts_as_far_as_it_goes(world: World, endpoint: Endpoint) -> None:
    answer = world.assistant(endpoint.will(then(GOOD)).spec).ask(COST)
    assert (answer.engine, answer.notices) == (endpoint.spec, ())


@pytest.mark.parametrize("cut", [0, 1, 7])
@pytest.mark.parametrize("size", [1, 1000])
def test_no_cut_of_the_stream_changes_the_answer(world: World, endpoint: Endpoint, size: int, cut: int) -> None:
    wrote = sentences(("s1", "Les réparations du pont de Carrow ont coûté 12,4 millions d'euros."))
    for text in (wrote, "Les réparations du pont de Carrow ont coûté 12,4 millions d'euros. [s1]\n"):
        answer = world.assistant(endpoint.will(says(text, size, cut)).spec).ask(COST_FR)
        assert answer.text == "Les réparations du pont de Carrow ont coûté **12,4 millions d'euros**. [1]"
        assert (answer.engine, answer.notices, answer.language) == (endpoint.spec, (), "fr")
        whole(answer, world.assistant())


def test_an_endpoint_that_keeps_to_no_form_writes_lines_and_is_asked_for_none_again(
    world: World, endpoint: Endpoint
) -> None:
    assistant = world.assistant(endpoint.will(FORM_REFUSED, says(LINES)).spec)
    first = assistant.ask(COST)
    assert first.text == "The Carrow bridge repairs cost **12.4 million euros**. [1]"
    assert first.notices == ()
    assert [bool(one.form) for one in endpoint.heard] == [True, False]
    assert "JSON" in endpoint.heard[0].said
    assert "JSON" not in endpoint.heard[1].said
    endpoint.will(says("The Vellange tramway has 14 stations. [s1]"))
    assert assistant.ask(STATIONS_EN).engine == endpoint.spec
    assert [bool(one.form) for one in endpoint.heard] == [False]


def test_an_endpoint_that_reads_less_is_given_less_evidence(world: World, endpoint: Endpoint) -> None:
    question = "What do we know about the Carrow bridge?"
    wrote = sentences(("s1", "The Carrow bridge reopened on 10 June 2025 after two years of works."))
    for overflow in (LLAMA_OVERFLOW, OPENAI_OVERFLOW):
        assistant = world.assistant(endpoint.will(overflow, says(wrote)).spec, context=1024)
        answer = assistant.ask(question)
        first, second = endpoint.heard
        assert second.said.count("\n[s") <= first.said.count("\n[s")
        assert answer.engine == endpoint.spec
        whole(answer, assistant)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirection_is_not_followed(world: World, endpoint: Endpoint, status: int) -> None:
    with Endpoint(endpoint.protocol, [says(GOOD)]) as other:
        place = f"http://127.0.0.1:{other.port}/v1/chat/completions"
        endpoint.will(raw(status=status, headers={"Location": place}, kind="text/plain"))
        answer = world.assistant(endpoint.spec).ask(COST)
        assert other.heard == []
    quoted(answer, COST, world.assistant().ask)
    assert set(answer.notices) == _notice("notice.model_failed", "refused", "en")


def test_after_a_fault_the_next_question_is_worded_again(world: World, endpoint: Endpoint) -> None:
    assistant = world.assistant(endpoint.will(fails(500), says(GOOD)).spec)
    assert assistant.ask(COST).engine == "extractive"
    assert assistant.ask(COST).engine == endpoint.spec


@pytest.mark.parametrize("question", [
    "How many people took part in the march in Orvane?",
    "Who is the director of the museum of Talven?",
    "Qui dirige le musée de Talven ?",
    "hello", "merci !", "which articles are there?",
])  # fmt: skip
def test_what_nobody_found_or_what_is_small_talk_is_not_put_to_the_model(
    world: World, endpoint: Endpoint, question: str
) -> None:
    endpoint.will(says(sentences(("s1", COST_SAID), ("s1", STATIONS_SAID))))
    answer = world.assistant(endpoint.spec).ask(question)
    plain = world.assistant().ask(question)
    assert endpoint.heard == []
    assert (answer.text, answer.status, answer.engine) == (plain.text, plain.status, "extractive")
    assert answer.notices == ()
