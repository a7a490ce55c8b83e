"""The proof in a real Chromium: a chip shows its quote, a click opens the article there, and there is a way back."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opener, Reader, in_view
from tests.browser.fake import COST, HARBOUR, OPENED

pytestmark = pytest.mark.browser
FIRST, SECOND = "#turn-1 a.cite >> nth=0", "#turn-1 a.cite >> nth=1"


def opened(reader: Reader) -> str:
    """The quote at which the article is open."""
    return str(reader.page.inner_text("#reading mark.here"))


def test_pointing_at_a_chip_shows_the_quote_with_its_source(reader: Reader) -> None:
    reader.asks("What did the bridge cost?")
    reader.page.hover(SECOND)
    reader.page.wait_for_selector("#peek", state="visible")
    shown = reader.page.inner_text("#peek")
    for told in (OPENED, "City opens a new bridge", "River Post · 4 May 2024", "EN", "Attributed to the mayor"):
        assert told in shown
    assert in_view(reader, "#peek")
    assert reader.page.locator(SECOND).get_attribute("aria-describedby") == "peek"


def test_the_card_stays_while_it_is_pointed_at_and_escape_sends_it_away(reader: Reader) -> None:
    reader.asks("What did the bridge cost?")
    reader.page.hover(FIRST)
    reader.page.wait_for_selector("#peek", state="visible")
    reader.page.hover("#peek")
    reader.page.wait_for_timeout(600)
    assert reader.page.is_visible("#peek")
    reader.page.keyboard.press("Escape")
    assert not reader.page.is_visible("#peek")
    reader.page.hover(SECOND)
    reader.page.wait_for_selector("#peek", state="visible")
    reader.page.mouse.move(5, 5)
    reader.page.wait_for_selector("#peek", state="hidden")


def test_a_chip_opens_the_article_beside_the_chat_at_the_quote(reader: Reader) -> None:
    reader.asks("What did the bridge cost?")
    reader.page.click(SECOND)
    reader.page.wait_for_selector("#reading mark.here")
    assert opened(reader) == OPENED
    assert reader.page.locator("#reading mark").all_inner_texts() == [COST, OPENED]
    assert reader.page.inner_text("#reading h2") == "City opens a new bridge"
    assert reader.page.locator("#reading h3").all_inner_texts() == ["Costs and dates"]
    assert reader.page.get_attribute("#reading a.original", "href") == "https://example.org/bridge"
    assert in_view(reader, "#reading mark.here")
    assert in_view(reader, "#reading .bar")
    assert in_view(reader, "#turn-1 .asked")
    assert not reader.page.is_visible("#sources")
    reader.page.click("#reading .back")
    assert reader.page.is_visible("#s1-2.selected blockquote")
    assert not reader.page.is_visible("#reading")


def test_one_steps_from_quote_to_quote(reader: Reader) -> None:
    reader.asks("What did the bridge cost?")
    reader.page.click(FIRST)
    reader.page.wait_for_selector("#reading mark.here")
    assert reader.page.inner_text("#reading .place") == "1 of 2"
    reader.page.click(".step[data-step='1']")
    assert (opened(reader), reader.page.inner_text("#reading .place")) == (OPENED, "2 of 2")
    assert in_view(reader, "#reading mark.here")
    reader.page.keyboard.press("ArrowLeft")
    assert (opened(reader), reader.page.inner_text("#reading .place")) == (COST, "1 of 2")


def test_everything_can_be_done_from_the_keyboard(reader: Reader) -> None:
    page = reader.page
    page.wait_for_function("() => document.activeElement.tagName === 'TEXTAREA'")
    page.keyboard.type("What did it")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("cost?")
    assert page.input_value("#question textarea") == "What did it\ncost?"
    page.keyboard.press("Enter")
    page.wait_for_selector(".turn:not(.running) a.cite")
    page.wait_for_selector("button.suggestion >> visible=true")
    page.evaluate("document.querySelector('#conversation').setAttribute('tabindex', '-1')")
    page.focus("#conversation")
    page.keyboard.press("Tab")
    page.wait_for_selector("#peek", state="visible")
    assert COST in page.inner_text("#peek")
    page.keyboard.press("ArrowRight")
    assert OPENED in page.inner_text("#peek")
    page.keyboard.press("ArrowUp")
    assert COST in page.inner_text("#peek")
    page.keyboard.press(" ")
    page.wait_for_selector("#reading mark.here")
    assert page.evaluate("document.activeElement.id") == "reading"
    page.keyboard.press("Escape")
    page.wait_for_selector("#reading", state="hidden")
    assert page.evaluate("document.activeElement.hash") == "#s1-1"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.type("/")
    assert page.input_value("#question textarea") == "/"


def test_a_chip_keeps_the_focus_while_the_next_answer_grows(reader: Reader) -> None:
    reader.asks("What did the bridge cost?")
    reader.ask("slow one")
    reader.page.focus(SECOND)
    before = reader.page.inner_text("#turn-2 .reply")
    reader.page.wait_for_function("before => document.querySelector('#turn-2 .reply').innerText !== before", arg=before)
    assert reader.page.evaluate("document.activeElement.hash") == "#s1-2"
    reader.page.click("#stop")
    reader.wait()


def test_a_marker_of_an_earlier_answer_brings_its_sources_back(reader: Reader) -> None:
    reader.asks("What did the bridge cost?")
    reader.asks("hello")
    assert reader.page.inner_text(".sources.active") == "This answer quotes no article."
    reader.page.click(FIRST)
    reader.page.wait_for_selector("#reading mark.here")
    reader.page.click("#reading .back")
    assert reader.page.is_visible(".sources.active #s1-1")


def test_the_closest_passages_of_an_earlier_refusal_come_back(reader: Reader) -> None:
    reader.asks("unknown")
    reader.asks("hello")
    reader.page.click("#turn-1 .shows")
    assert reader.page.locator(".card.muted:visible").count() == 2
    reader.page.click(".card.muted .reads >> visible=true >> nth=0")
    reader.page.wait_for_selector("#reading mark.here")
    assert opened(reader) == OPENED


def test_an_article_that_was_left_before_it_came_opens_the_next_time(reader: Reader) -> None:
    reader.asks("What did the bridge cost?")
    held = []
    reader.page.route("**/attest/article*", lambda route: held.append(route))
    reader.page.click(FIRST)
    reader.page.wait_for_selector("#reading >> text=Opening the article")
    reader.page.keyboard.press("Escape")
    reader.page.unroute("**/attest/article*")
    reader.page.click(FIRST)
    reader.page.wait_for_selector("#reading mark.here")
    assert held
    assert opened(reader) == COST


def test_a_new_question_closes_the_article(reader: Reader) -> None:
    reader.asks("What did the bridge cost?")
    reader.page.click(FIRST)
    reader.page.wait_for_selector("#reading mark.here")
    reader.asks("conflict")
    assert not reader.page.is_visible("#reading")
    assert reader.page.is_visible("#s2-1")


def test_the_articles_can_be_read_before_the_first_question(reader: Reader) -> None:
    reader.page.click(".shelf .reads >> visible=true >> nth=0")
    reader.page.wait_for_selector("#reading .text p")
    assert "8 millions d’euros" in reader.page.inner_text("#reading .text")
    assert not reader.page.is_visible("#reading .steps")
    reader.page.keyboard.press("Escape")
    assert reader.page.is_visible(".only-en .shelf")


def test_an_article_that_is_gone_is_said_to_be(reader: Reader) -> None:
    reader.asks("What did the bridge cost?")
    reader.page.evaluate("document.querySelector('#s1-1').dataset.article = 'attest/article?id=nowhere'")
    reader.page.click(FIRST)
    reader.page.wait_for_selector("#reading >> text=no longer in the corpus")
    assert reader.page.locator("#reading mark").count() == 0
    reader.complaints.clear()  # the browser notes the 404


def test_on_a_phone_a_tap_shows_the_quote_and_the_next_one_the_article(open_page: Opener) -> None:
    reader = open_page(width=390, height=844, touch=True)
    reader.asks("What did the bridge cost?")
    reader.page.tap(SECOND)
    assert OPENED in reader.page.inner_text("#peek")
    assert "Read it in the article" in reader.page.inner_text("#peek")
    assert in_view(reader, "#peek")
    reader.page.tap(FIRST)
    assert COST in reader.page.inner_text("#peek")
    reader.page.tap("#peek")
    reader.page.wait_for_selector("#reading mark.here")
    assert opened(reader) == COST


def test_on_a_phone_the_article_is_a_sheet_and_leads_back_to_where_one_was(open_page: Opener) -> None:
    reader = open_page(width=390, height=500, touch=True)
    reader.asks("conflict about the cost")
    reader.page.evaluate("scrollTo(0, 90)")
    reader.page.tap(SECOND)
    before = reader.page.evaluate("scrollY")
    reader.page.tap(SECOND)
    reader.page.wait_for_selector("#reading[aria-modal] mark.here")
    assert in_view(reader, "#reading mark.here")
    assert reader.page.inner_text("#reading .back") == "Back to the answer"
    assert reader.page.evaluate("document.querySelector('#talk').inert")
    reader.page.tap("#reading .back")
    reader.page.wait_for_selector("#reading", state="hidden")
    assert abs(reader.page.evaluate("scrollY") - before) < 2
    assert reader.page.evaluate("document.activeElement.hash") == "#s1-2"
    assert not reader.page.evaluate("document.querySelector('#talk').inert")


def test_the_way_back_of_a_phone_closes_the_sheet_and_not_the_page(open_page: Opener) -> None:
    reader = open_page(width=390, height=844, touch=True)
    reader.asks("port")
    reader.page.tap(FIRST)
    reader.page.tap(FIRST)
    reader.page.wait_for_selector("#reading mark.here")
    assert HARBOUR.text[:19] in reader.page.inner_text("#reading .text")
    reader.page.go_back()
    reader.page.wait_for_selector("#reading", state="hidden")
    assert reader.page.inner_text(".asked") == "port"
