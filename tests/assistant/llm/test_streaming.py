"""Growing answers: only checked sentences, and nobody writes on when nobody reads on."""

from __future__ import annotations

import re
import threading
import time

import pytest

from tests.assistant.llm.server import Endpoint, drips, fails, falls_silent, says, sentences
from tests.assistant.llm.world import COST, STATIONS, World, whole

ABOUT = "What do we know about the Carrow bridge?"
TRUE = (
    "The Carrow bridge reopened on 10 June 2025 after two years of works.",
    "The repairs of the Carrow bridge cost 12.4 million euros.",
    "The Carrow bridge did not close to pedestrians during the works.",
)
FALSE = "The Carrow bridge closed to pedestrians."


def wrote(form: str) -> str:
    said = [TRUE[0], FALSE, TRUE[1], TRUE[2]]
    if form == "json":
        return sentences(*[((f"s{place}" for place in range(1, 4)), one) for one in said])
    return "".join(f"{one} [s1][s2][s3]\n" for one in said)


@pytest.mark.parametrize("form", ["json", "lines"])
@pytest.mark.parametrize("size", [1, 9, 5000])
def test_each_partial_answer_is_whole_and_the_last_is_what_ask_returns(
    world: World, endpoint: Endpoint, form: str, size: int
) -> None:
    assistant = world.assistant(endpoint.will(says(wrote(form), size)).spec)
    partials = list(assistant.stream(ABOUT))
    for partial in partials:
        whole(partial, assistant)
        assert FALSE not in partial.text
        shown = re.sub(r"\*\*| ?\[\d+\]", "", partial.text)
        assert all(re.sub(r"\*\*", "", statement.text) in shown for statement in partial.statements)
        assert all(any(true in statement.text for true in TRUE) for statement in partial.statements)
    assert [len(partial.statements) for partial in partials] == [1, 2, 3, 3]
    last, asked = partials[-1], assistant.ask(ABOUT)
    assert (last.text, last.statements, last.citations) == (asked.text, asked.statements, asked.citations)
    assert (last.engine, last.notices, last.status) == (asked.engine, asked.notices, asked.status)


def test_the_first_sentence_is_seen_while_the_model_writes_the_second(world: World, endpoint: Endpoint) -> None:
    first = sentences(("s1", TRUE[0])).removesuffix("]}")
    assistant = world.assistant(endpoint.will(falls_silent(first + ', {"ids": ["s2"], "text": "The rep')).spec)
    stream = assistant.stream(ABOUT)
    began = time.monotonic()
    partial = next(stream)
    assert time.monotonic() - began < 10, "not when the model's time is over"
    assert [statement.text for statement in partial.statements] == [TRUE[0]]
    stream.close()


def test_the_times_of_the_model_are_told(world: World, endpoint: Endpoint) -> None:
    timings = world.assistant(endpoint.will(says(sentences(("s1", TRUE[1])))).spec).ask(COST).timings_ms
    assert 0 < timings["first_token"] <= timings["model"] <= timings["total"]
    timings = world.assistant(endpoint.will(fails(500)).spec).ask(COST).timings_ms
    assert "first_token" not in timings
    assert 0 < timings["model"] <= timings["total"]
    assert "model" not in world.assistant(endpoint.spec).ask("hello").timings_ms


STREAMS = {
    "while it writes": drips(sentences(("s1", TRUE[0])) + " " * 10_000, 0.0),
    "while it is silent": falls_silent(sentences(("s1", TRUE[0])).removesuffix("]}")),
}


@pytest.mark.parametrize("moment", STREAMS)
def test_closing_the_stream_ends_the_connection_at_once(world: World, endpoint: Endpoint, moment: str) -> None:
    stream = world.assistant(endpoint.will(STREAMS[moment]).spec, seconds=60).stream(ABOUT)
    next(stream)
    assert not endpoint.hung_up.is_set()
    stream.close()
    assert endpoint.hung_up.wait(1)


def test_no_thread_reads_on_behind_a_closed_stream(world: World, endpoint: Endpoint) -> None:
    before = {thread.ident for thread in threading.enumerate()}
    stream = world.assistant(endpoint.will(STREAMS["while it is silent"]).spec, seconds=60).stream(ABOUT)
    next(stream)
    stream.close()
    assert endpoint.hung_up.wait(1)
    until = time.monotonic() + 2
    while (more := [t for t in threading.enumerate() if t.ident not in before and t.is_alive()]) and (
        time.monotonic() < until
    ):
        time.sleep(0.02)
    assert [thread.name for thread in more if "_read" in thread.name] == []


def test_a_stream_nobody_begins_asks_nobody(world: World, endpoint: Endpoint) -> None:
    endpoint.will(says(wrote("json")))
    world.assistant(endpoint.spec).stream(ABOUT).close()
    assert endpoint.heard == []


def test_two_readers_at_once_get_their_own_answers(world: World, endpoint: Endpoint) -> None:
    def by_question(line: object) -> None:
        said = line.heard.said  # type: ignore[attr-defined]
        text = "Le tramway de Vellange compte 14 stations." if "Vellange" in said else TRUE[1]
        says(sentences(("s1", text)))(line)  # type: ignore[arg-type]

    assistant = world.assistant(endpoint.will(by_question).spec)
    found: dict[str, str] = {}

    def read(question: str) -> None:
        found[question] = assistant.ask(question).text

    threads = [threading.Thread(target=read, args=(question,)) for question in (COST, STATIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {
        COST: "The repairs of the Carrow bridge cost **12.4 million euros**. [1]",
        STATIONS: "Le tramway de Vellange compte **14** stations. [1]",
    }
