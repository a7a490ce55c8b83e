"""How the page looks in a real Chromium: in both languages, dark and light, on a phone, enlarged, while it grows."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.browser.conftest import Opener, Reader, has_no_horizontal_scroll, in_view

pytestmark = pytest.mark.browser


def test_versions_of_a_conflict_stand_beside_each_other(reader: Reader) -> None:
    said = reader.asks("conflict about the cost")
    assert "Different answers" in said
    first, second = (box for box in [reader.page.locator(".version").nth(n).bounding_box() for n in range(2)] if box)
    assert first["y"] == second["y"]
    assert first["x"] + first["width"] <= second["x"]


def test_a_refusal_shows_the_closest_passages_apart(reader: Reader) -> None:
    assert "Not in the articles" in reader.asks("unknown")
    assert reader.page.locator(".turn a.cite").count() == 0
    assert reader.page.inner_text(".sources.active .nearest > h3") == "Closest passages"
    assert reader.page.locator(".sources.active .card.muted").count() == 2


def _boxes(reader: Reader, selector: str) -> list[dict[str, Any]]:
    found = [part.bounding_box() for part in reader.page.locator(selector).all() if part.is_visible()]
    assert found
    return [box for box in found if box]


def test_a_french_browser_gets_a_french_page(open_page: Opener) -> None:
    reader = open_page(locale="fr-FR")
    assert reader.page.evaluate("document.documentElement.lang") == "fr"
    assert reader.page.inner_text("#send") == "Demander"
    assert reader.page.get_attribute("#question textarea", "placeholder") == "Votre question…"
    assert "Que voulez-vous savoir\N{NO-BREAK SPACE}?" in reader.page.inner_text("#welcome")
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


def test_the_language_is_switched_without_losing_the_conversation_and_remembered(open_page: Opener) -> None:
    reader = open_page(locale="fr-FR")
    reader.asks("What did the bridge cost?")
    reader.page.click(".speaks-en")
    reader.page.wait_for_selector(".badge:has-text('From the articles')")
    assert reader.page.inner_text("#send") == "Ask"
    assert reader.page.get_attribute("#question textarea", "placeholder") == "Your question…"
    assert "Show in the article" in reader.page.inner_text(".sources.active")
    assert reader.page.evaluate("document.documentElement.lang") == "en"
    reader.page.reload()
    reader.page.wait_for_selector(".turn .badge:has-text('From the articles')")  # the conversation of this address
    assert reader.page.inner_text("#send") == "Ask"
    assert reader.page.get_attribute(".speaks-en", "aria-pressed") == "true"
    assert "From the articles" in reader.asks("How much was the bridge?")


PAPER = "getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_colours_follow_the_system_and_the_switch(open_page: Opener, system: str) -> None:
    reader = open_page(colours=system)
    own = reader.page.evaluate(PAPER)
    assert own == {"light": "rgb(251, 249, 244)", "dark": "rgb(24, 22, 19)"}[system]
    reader.page.click("#theme")
    other = reader.page.evaluate(PAPER)
    assert other != own
    reader.page.reload(wait_until="domcontentloaded")
    assert reader.page.evaluate(PAPER) == other
    reader.page.wait_for_selector("#question textarea:not([disabled])")
    assert reader.page.evaluate(PAPER) == other
    assert reader.page.get_attribute("#theme", "aria-pressed") == str(system == "light").lower()
    reader.page.click("#theme")
    assert reader.page.evaluate("localStorage.getItem('attest-theme')") is None


@pytest.mark.parametrize(
    "question",
    ["What did the bridge cost?", "conflict", "unknown", "port", "timeline", "revised", "refused " + "x" * 300],
)
def test_a_phone_shows_everything_in_one_column(open_page: Opener, question: str) -> None:
    reader = open_page(width=360, height=740)
    assert has_no_horizontal_scroll(reader)
    reader.asks(question)
    assert has_no_horizontal_scroll(reader)
    turn, panel = (reader.page.locator(place).bounding_box() for place in (".turn", "#panel"))
    assert panel["y"] >= turn["y"] + turn["height"] - 1
    assert in_view(reader, "#question textarea")


@pytest.mark.parametrize("question", ["conflict", "port", "timeline"])
def test_twice_enlarged_nothing_is_cut_or_scrolls_sideways(open_page: Opener, question: str) -> None:
    reader = open_page(width=640, height=425)  # what 200 % leaves of 1280 x 850
    reader.asks(question)
    assert has_no_horizontal_scroll(reader)
    reader.page.click("a.cite >> nth=0")
    reader.page.wait_for_selector("#reading mark.here")
    assert has_no_horizontal_scroll(reader)


def test_what_is_touched_is_large_enough(open_page: Opener) -> None:
    reader = open_page(width=360, height=740)
    heights = [box["height"] for box in _boxes(reader, "#send, button.example, .speaks, #theme")]
    reader.asks("What did the bridge cost?")
    reader.page.wait_for_selector("button.suggestion >> visible=true")
    heights += [
        box["height"]
        for box in _boxes(
            reader, "#send, #clear, .sources.active .reads, .foot button, #question textarea, .suggestion"
        )
    ]
    assert min(heights) >= 40
    assert all(min(box["width"], box["height"]) >= 24 for box in _boxes(reader, "a.cite"))


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps_while_an_answer_grows(open_page: Opener, width: int) -> None:
    reader = open_page(width=width)
    reader.page.evaluate(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
        " if (document.querySelector('.turn.running .reply')) window.shift += entry.value; })"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    reader.asks("What did the bridge cost?")
    assert reader.page.evaluate("window.shift") < 0.1


def test_the_page_can_be_used_soon(open_page: Opener) -> None:
    began = time.monotonic()
    reader = open_page()
    took = time.monotonic() - began
    assert reader.page.is_visible("#welcome")
    assert took < 10  # the bound is for a busy machine


def test_whoever_wants_no_motion_gets_none(reader: Reader) -> None:
    reader.ask("slow one")
    reader.page.wait_for_selector(".turn.running")
    names = reader.page.evaluate(
        "[...document.querySelectorAll('#desk *')].map(part => getComputedStyle(part).animationName)"
        ".filter(name => name !== 'none')"
    )
    assert names == []
    reader.page.click("#stop")
    reader.wait()
