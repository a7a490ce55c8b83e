"""The page as a reader meets it, in a real Chromium: ask, follow a marker, read, stop, clear, on a phone, in French.

Every test also proves, when its page closes, that nothing left this machine, that the console has no error and that
no script out of an article or a question ran.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest

from assistant.answer import Message
from tests.browser.conftest import Reader, Served
from tests.browser.fake import ATTACK, COST, HARBOUR, OPENED, FakeAssistant

pytestmark = pytest.mark.browser
Opener = Callable[..., Reader]


def in_view(reader: Reader, selector: str) -> bool:
    return bool(
        reader.page.evaluate(
            "selector => { const box = document.querySelector(selector).getBoundingClientRect();"
            " return box.top >= 0 && box.bottom <= innerHeight && box.height > 0; }",
            selector,
        )
    )


def has_no_horizontal_scroll(reader: Reader) -> bool:
    return bool(reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth && scrollX === 0"))


def test_a_question_is_answered_with_chips_and_cards(reader: Reader) -> None:
    said = reader.asks("What did the bridge cost?")
    assert "From the articles" in said
    assert "The bridge cost 12 million euros." in said
    assert reader.page.locator(".turn a.cite").all_inner_texts() == ["1", "2"]
    assert reader.page.locator(".sources.active .card blockquote").all_inner_texts() == [COST, OPENED]
    assert reader.page.locator(".reply strong").first.inner_text() == COST
    assert reader.page.input_value("#question textarea") == ""
    assert reader.page.is_visible("#send")


def test_the_answer_grows_while_it_is_read_and_no_marker_is_ever_broken(reader: Reader) -> None:
    reader.page.evaluate(
        "window.seen = []; new MutationObserver(() => { const reply = document.querySelector('.reply');"
        " if (reply) window.seen.push(reply.innerText); }).observe(document.body, {childList: true, subtree: true,"
        " characterData: true})"
    )
    reader.asks("What did the bridge cost?")
    seen = reader.page.evaluate("window.seen")
    assert len({len(text) for text in seen}) > 3
    assert not [text for text in seen if "[" in text or "]" in text or "*" in text]


def test_a_chip_lights_up_its_card_and_opens_the_article_at_the_quote(reader: Reader) -> None:
    reader.asks("What did the bridge cost?")
    reader.page.click(".turn a.cite >> nth=1")
    reader.page.wait_for_selector("#s1-2.selected.unfolded mark.here")
    assert reader.page.inner_text("#s1-2 mark.here") == OPENED
    assert reader.page.locator("#s1-2 mark").all_inner_texts() == [COST, OPENED]
    assert reader.page.locator("#s1-2 .full h4").all_inner_texts()[-1] == "Costs and dates"
    assert in_view(reader, "#s1-2 mark.here")
    assert in_view(reader, "#s1-2 header")
    reader.page.click(".turn a.cite >> nth=0")
    reader.page.wait_for_selector("#s1-1.selected.unfolded")
    assert reader.page.locator(".card.selected").count() == reader.page.locator(".card.unfolded").count() == 1
    reader.page.click("#s1-1 a.unfold")
    assert reader.page.is_visible("#s1-1 blockquote")
    assert not reader.page.is_visible("#s1-1 .full")


def test_everything_can_be_done_from_the_keyboard(reader: Reader) -> None:
    assert reader.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    reader.page.keyboard.type("What did it")
    reader.page.keyboard.press("Shift+Enter")
    reader.page.keyboard.type("cost?")
    assert reader.page.input_value("#question textarea") == "What did it\ncost?"
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_selector(".turn:not(.running) a.cite")
    reader.page.focus(".turn a.cite >> nth=0")
    reader.page.keyboard.press(" ")
    reader.page.wait_for_selector("#s1-1.unfolded mark.here")
    reader.page.keyboard.press("Escape")
    reader.page.wait_for_selector("#s1-1:not(.unfolded)")
    reader.page.keyboard.press("/")
    assert reader.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    reader.page.keyboard.type("/")
    assert reader.page.input_value("#question textarea") == "/"


def test_a_marker_of_an_earlier_answer_brings_its_sources_back(reader: Reader) -> None:
    reader.asks("What did the bridge cost?")
    reader.asks("hello")
    assert reader.page.inner_text(".sources.active") == "This answer quotes no article."
    reader.page.click("#turn-1 a.cite >> nth=0")
    reader.page.wait_for_selector(".sources.active #s1-1.unfolded")


def test_the_history_goes_along_with_a_follow_up(reader: Reader, served: Served) -> None:
    reader.asks("What did the bridge cost?")
    answered = FakeAssistant().ask("cost?").text
    reader.asks("And when did it open?")
    assert served.assistant.histories[-1] == (
        Message("user", "What did the bridge cost?"),
        Message("assistant", answered),
    )


def test_versions_of_a_conflict_stand_beside_each_other(reader: Reader) -> None:
    said = reader.asks("conflict about the cost")
    assert "The sources disagree" in said
    first, second = (box for box in [reader.page.locator(".version").nth(n).bounding_box() for n in range(2)] if box)
    assert first["y"] == second["y"]
    assert first["x"] + first["width"] <= second["x"]


def test_a_refusal_shows_the_closest_passages_apart(reader: Reader) -> None:
    assert "Not in the articles" in reader.asks("unknown")
    assert reader.page.locator(".turn a.cite").count() == 0
    assert reader.page.inner_text(".sources.active .nearest > h3") == "Closest passages"
    assert reader.page.locator(".sources.active .card.muted").count() == 2


@pytest.mark.parametrize("question", ["port", f"port {ATTACK} <iframe srcdoc='<script>parent.pwned=1</script>'>"])
def test_no_script_of_an_article_or_a_question_ever_runs(reader: Reader, question: str) -> None:
    reader.asks(question)
    for place in [".turn .reply", ".turn .notice", ".sources.active .card h3", ".sources.active .card blockquote"]:
        assert ATTACK in reader.page.inner_text(place)
    assert reader.page.inner_text(".asked") == question
    reader.page.click(".turn a.cite")
    reader.page.wait_for_selector("#s1-1 mark.here")
    assert ATTACK in reader.page.inner_text("#s1-1 .full")
    assert "{{value}} ${value}" in reader.page.inner_text("#s1-1 .full")
    assert reader.page.locator("#desk :is(script, img, iframe)").count() == 0


def test_the_policy_refuses_what_would_be_injected_all_the_same(open_page: Opener) -> None:
    reader = open_page()
    reader.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,\" onerror=\"window.ran=1\">')"
    )
    reader.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran=1'}))"
    )
    reader.page.wait_for_timeout(200)
    assert reader.page.evaluate("window.ran") is None
    assert all("Content Security Policy" in complaint for complaint in reader.complaints)
    assert len(reader.complaints) == 2
    reader.complaints.clear()


def test_stop_ends_the_answer_and_keeps_what_was_read(reader: Reader, served: Served) -> None:
    served.assistant.closed.clear()
    reader.ask("slow one")
    reader.page.wait_for_selector(".turn.running .reply a.cite, .turn.running .reply p")
    assert not reader.page.is_visible("#send")
    reader.page.click("#stop")
    reader.wait()
    assert "Answer stopped." in reader.page.inner_text(".turn")
    assert "word" in reader.page.inner_text(".turn .reply")
    assert served.assistant.closed.wait(5)
    before = reader.page.inner_text(".turn .reply")
    reader.page.wait_for_timeout(300)
    assert reader.page.inner_text(".turn .reply") == before
    assert "12 million" in reader.asks("What did the bridge cost?")


def test_a_question_asked_while_another_is_answered_waits_in_the_box(reader: Reader) -> None:
    reader.ask("slow one")
    reader.page.fill("#question textarea", "And then?")
    reader.page.press("#question textarea", "Enter")
    reader.page.wait_for_timeout(400)
    assert reader.page.locator(".turn").count() == 1
    assert reader.page.input_value("#question textarea") == "And then?"
    reader.page.click("#stop")
    reader.wait()
    reader.page.press("#question textarea", "Enter")
    reader.page.wait_for_selector("#turn-2:not(.running)")


def test_escape_stops_too(reader: Reader) -> None:
    reader.ask("slow one")
    reader.page.wait_for_selector(".turn.running .reply")
    reader.page.keyboard.press("Escape")
    reader.wait()
    assert "Answer stopped." in reader.page.inner_text(".turn")


def test_a_new_conversation_begins_with_nothing(reader: Reader, served: Served) -> None:
    reader.asks("What did the bridge cost?")
    reader.page.click("#clear")
    reader.page.wait_for_selector("#welcome", state="visible")
    assert reader.page.locator(".turn").count() == 0
    assert reader.page.locator("section.sources").count() == 0
    reader.asks("hello")
    assert served.assistant.histories[-1] == ()


def test_a_new_conversation_ends_an_answer_under_way(reader: Reader) -> None:
    reader.ask("slow one")
    reader.page.wait_for_selector(".turn.running .reply")
    reader.page.click("#clear")
    reader.page.wait_for_selector("#welcome", state="visible")
    reader.page.wait_for_timeout(300)
    assert reader.page.locator(".turn").count() == 0
    assert "12 million" in reader.asks("What did the bridge cost?")


@pytest.mark.parametrize(
    ("question", "shown"), [("refused", "ask it in fewer words <b>please</b>"), ("broken", "Sorry")]
)
def test_an_error_leaves_the_page_usable(reader: Reader, question: str, shown: str) -> None:
    said = reader.asks(question)
    assert shown in said
    assert "secret" not in said
    assert "12 million" in reader.asks("What did the bridge cost?")


def test_an_example_is_asked_with_one_click(reader: Reader) -> None:
    reader.page.click("button.example:has-text('What did the bridge cost?')")
    reader.page.wait_for_selector(".turn:not(.running) a.cite")
    assert reader.page.inner_text(".asked") == "What did the bridge cost?"
    assert not reader.page.is_visible("#welcome")


@pytest.mark.parametrize(("locale", "unreachable"), [("en-US", "cannot be reached"), ("fr-FR", "injoignable")])
def test_each_question_may_choose_its_engine(
    open_page: Opener, served_with_models: Served, locale: str, unreachable: str
) -> None:
    reader = open_page(width=390, locale=locale, of=served_with_models)
    reader.page.wait_for_function("() => document.querySelector('#engine input').value !== ''")
    reader.asks("How long is it?")
    reader.page.click("#engine input")
    shown = reader.page.inner_text("#engine ul")
    assert f"ollama:large ({unreachable})" in shown
    reader.page.click("#engine li:has-text('small.gguf')")
    reader.asks("And how wide?")
    assert served_with_models.assistant.chosen[-2:] == ["extractive", "gguf:small.gguf"]
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_language_models_there_is_nothing_to_choose(reader: Reader) -> None:
    assert reader.page.query_selector("#engine") is None


def test_an_empty_question_is_not_asked(reader: Reader) -> None:
    reader.page.fill("#question textarea", "   ")
    reader.page.press("#question textarea", "Enter")
    reader.page.wait_for_timeout(300)
    assert reader.page.locator(".turn").count() == 0


def test_the_articles_can_be_read_before_the_first_question(reader: Reader) -> None:
    reader.page.click(".only-en .shelf a.unfold >> nth=0")
    reader.page.wait_for_selector(".only-en .shelf .card.unfolded .full p")
    assert "8 millions d’euros" in reader.page.inner_text(".only-en .shelf .card.unfolded .full")


@pytest.mark.parametrize(
    "question", ["What did the bridge cost?", "conflict", "unknown", "port", "refused " + "x" * 300]
)
def test_a_phone_shows_everything_in_one_column(open_page: Opener, question: str) -> None:
    reader = open_page(width=360, height=740)
    assert has_no_horizontal_scroll(reader)
    reader.asks(question)
    assert has_no_horizontal_scroll(reader)
    turn, panel = (reader.page.locator(place).bounding_box() for place in (".turn", "#panel"))
    assert panel["y"] >= turn["y"] + turn["height"] - 1
    assert in_view(reader, "#question textarea")
    if reader.page.locator(".turn a.cite").count():
        reader.page.click(".turn a.cite >> nth=0")
        reader.page.wait_for_selector("#s1-1.unfolded mark.here")
        assert has_no_horizontal_scroll(reader)
        assert in_view(reader, "#s1-1 header")


def test_what_is_touched_is_large_enough(open_page: Opener) -> None:
    reader = open_page(width=360, height=740)
    heights = [box["height"] for box in _boxes(reader, "#send, button.example")]
    reader.asks("What did the bridge cost?")
    heights += [
        box["height"] for box in _boxes(reader, "#send, #clear, .sources.active a.unfold, .copy, #question textarea")
    ]
    assert min(heights) >= 40
    around = reader.page.evaluate("getComputedStyle(document.querySelector('a.cite'), '::after').height")
    assert float(around.removesuffix("px")) >= 38


def _boxes(reader: Reader, selector: str) -> list[dict[str, Any]]:
    found = [part.bounding_box() for part in reader.page.locator(selector).all() if part.is_visible()]
    assert found
    return [box for box in found if box]


def test_a_french_browser_gets_a_french_page(open_page: Opener) -> None:
    reader = open_page(locale="fr-FR")
    assert reader.page.evaluate("document.documentElement.lang") == "fr"
    assert reader.page.inner_text("#send") == "Demander"
    assert reader.page.get_attribute("#question textarea", "placeholder") == "Votre question…"
    assert "Que voulez-vous savoir ?" in reader.page.inner_text("#welcome")
    assert "2 articles (du 4 mai 2024 au 1er juin 2024)" in reader.page.inner_text("#masthead")
    said = reader.asks("What did the bridge cost?")
    assert "D’après les articles" in said
    assert "0,11" in said
    assert "Voir dans l’article" in reader.page.inner_text(".sources.active")
    assert "4 mai 2024 à 09:30" in reader.page.inner_text(".sources.active")


def test_an_english_browser_gets_an_english_page(reader: Reader) -> None:
    assert reader.page.inner_text("#send") == "Ask"
    assert "What would you like to know?" in reader.page.inner_text("#welcome")
    assert "Que voulez-vous" not in reader.page.inner_text("body")


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
