"""Asking in a real Chromium: an answer grows, is stopped, asked again, edited, copied; what to ask next.

Every test also proves, when its page closes, that nothing left this machine, that the console has no error and that
no script out of an article or a question ran.
"""

from __future__ import annotations

import contextlib
import json
import urllib.error
import urllib.request
from datetime import date

import pytest

from assistant.answer import Message
from assistant.export import answer_as_markdown
from assistant.indexing import Indexing
from assistant.page import server
from assistant.page.copying import as_plain_text
from tests.browser.conftest import Opener, Reader, Served, has_no_horizontal_scroll, serving
from tests.browser.fake import ATTACK, COST, OPENED, FakeAssistant

pytestmark = pytest.mark.browser


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


def test_a_second_press_while_an_answer_grows_has_nothing_answered_twice(reader: Reader, served: Served) -> None:
    asked = len(served.assistant.histories)
    reader.page.click(".example:visible >> nth=0")
    reader.page.wait_for_selector(".turn.running .reply")
    reader.page.fill("#question textarea", "conflict")
    reader.page.press("#question textarea", "Enter")
    reader.wait()
    reader.page.wait_for_timeout(600)
    assert len(served.assistant.histories) == asked + 1
    assert reader.page.input_value("#question textarea") == "conflict"
    reader.page.press("#question textarea", "Enter")
    reader.page.wait_for_selector("#turn-2:not(.running) .reply")
    assert reader.page.locator(".turn").count() == 2
    assert len(served.assistant.histories) == asked + 2


def test_the_questions_to_go_on_with_are_those_of_the_last_answer(reader: Reader) -> None:
    reader.asks("What did the bridge cost?")
    reader.page.wait_for_selector("#suggestions button.suggestion:visible")
    reader.asks("hello")
    assert reader.page.locator("#suggestions button.suggestion:visible").count() == 0


def test_the_history_goes_along_with_a_follow_up(reader: Reader, served: Served) -> None:
    reader.asks("What did the bridge cost?")
    answered = FakeAssistant().ask("cost?").text
    reader.asks("And when did it open?")
    assert served.assistant.histories[-1] == (
        Message("user", "What did the bridge cost?"),
        Message("assistant", answered),
    )


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
    assert has_no_horizontal_scroll(reader)


def test_without_language_models_there_is_nothing_to_choose(reader: Reader) -> None:
    assert reader.page.query_selector("#engine") is None


def test_an_empty_question_is_not_asked(reader: Reader) -> None:
    reader.page.fill("#question textarea", "   ")
    reader.page.press("#question textarea", "Enter")
    reader.page.wait_for_timeout(300)
    assert reader.page.locator(".turn").count() == 0


def test_a_question_is_asked_again(reader: Reader, served: Served) -> None:
    reader.asks("What did the bridge cost?")
    asked = len(served.assistant.histories)
    reader.page.click("[data-does=retry]")
    reader.page.wait_for_function("() => document.querySelectorAll('.turn.running').length === 1")
    reader.wait()
    assert len(served.assistant.histories) == asked + 1
    assert served.assistant.histories[-1] == ()
    assert reader.page.locator(".turn").count() == 1


def test_a_stopped_question_is_asked_again(reader: Reader) -> None:
    reader.ask("slow one")
    reader.page.wait_for_selector(".turn.running .reply")
    reader.page.keyboard.press("Escape")
    reader.page.click("[data-does=retry]")
    reader.page.wait_for_selector(".turn.running")
    reader.page.click("#stop")
    reader.wait()
    assert reader.page.locator(".turn").count() == 1


def test_the_last_question_is_edited_and_its_turn_replaced(reader: Reader, served: Served) -> None:
    reader.asks("hello")
    reader.asks("What did the brigde cost?")
    reader.page.click("[data-does=edit]")
    reader.page.wait_for_selector("#editing", state="visible")
    reader.page.wait_for_function("() => document.querySelector('#question textarea').value.includes('brigde')")
    assert reader.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    reader.asks("What did the bridge cost?")
    assert reader.page.locator(".asked").all_inner_texts() == ["hello", "What did the bridge cost?"]
    assert [message.content for message in served.assistant.histories[-1]][:1] == ["hello"]
    assert len(served.assistant.histories[-1]) == 2
    assert not reader.page.is_visible("#editing")


def test_editing_may_be_left(reader: Reader) -> None:
    reader.asks("What did the bridge cost?")
    reader.page.click("[data-does=edit]")
    reader.page.wait_for_selector(".turn.editing")
    reader.page.keyboard.press("Escape")
    reader.page.wait_for_selector(".turn:not(.editing)")
    assert reader.page.input_value("#question textarea") == ""
    reader.asks("hello")
    assert reader.page.locator(".turn").count() == 2


def test_an_answer_is_copied_as_text_and_as_markdown(reader: Reader) -> None:
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.asks("What did the bridge cost?")
    answer = FakeAssistant().ask("What did the bridge cost?")
    for label, copied in (("Copy", as_plain_text(answer)), ("Copy as Markdown", answer_as_markdown(answer))):
        reader.page.get_by_role("button", name=label, exact=True).click()
        assert reader.page.evaluate("navigator.clipboard.readText()") == copied
    assert "Copied" in reader.page.inner_text(".foot")


def test_what_to_ask_next_stands_under_the_answer_and_is_asked_with_one_click(reader: Reader) -> None:
    reader.page.fill("#question textarea", "my draft")
    reader.page.click("button.example >> visible=true >> nth=0")
    reader.page.wait_for_selector("button.suggestion:has-text('When did the bridge open?')")
    assert reader.page.locator("button.suggestion:visible").all_inner_texts()[1] == f"What about {ATTACK}?"
    reader.page.click("button.suggestion >> nth=0")
    reader.page.wait_for_selector("#turn-2:not(.running)")
    assert reader.page.inner_text("#turn-2 .asked") == "When did the bridge open?"
    assert reader.page.input_value("#question textarea") == "my draft"
    reader.page.click("#clear")
    reader.page.wait_for_selector("#welcome", state="visible")
    assert not reader.page.is_visible("#suggestions")


@pytest.mark.parametrize("question", ["hello", "no idea"])
def test_without_anything_to_suggest_nothing_is_shown(reader: Reader, question: str) -> None:
    reader.asks(question)
    reader.page.wait_for_timeout(400)
    assert not reader.page.is_visible("#suggestions")


def test_a_link_may_bring_a_question(open_page: Opener, served: Served) -> None:
    reader = open_page(at="?q=What%20did%20the%20bridge%20cost%3F")
    reader.page.wait_for_selector("#turn-1:not(.running) a.cite")
    assert reader.page.inner_text(".asked") == "What did the bridge cost?"
    reader.asks("hello")
    assert "?" not in reader.page.url


def test_the_filter_of_a_question_stands_beside_its_answer() -> None:
    from assistant.page.conversation import draw_conversation
    from assistant.page.turns import Turn
    from index.hit import Filter

    html = draw_conversation([Turn("q", where=Filter(after=date(2024, 5, 3)))], "en")
    assert '<p class="where">Only: since 3 May 2024</p>' in html


def test_the_building_of_the_index_is_shown_until_it_is_whole(open_page: Opener, served: Served) -> None:
    served.assistant.progress = Indexing("running", 1, 2)
    try:
        reader = open_page()
        reader.page.wait_for_selector("#progress progress")
        assert "Reading the articles: 1 of 2." in reader.page.inner_text("#progress")
        assert "12 million" in reader.asks("What did the bridge cost?")
    finally:
        served.assistant.progress = Indexing("done")
    reader.page.wait_for_selector("#progress p", state="detached")


def test_a_question_for_which_there_is_no_room_is_turned_away_and_can_be_asked_again(
    open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "WAITING", 1)
    for crowded in serving(FakeAssistant()):
        asks = f"{crowded.address}gradio_api/call/ask"
        body = json.dumps({"data": ["slow one", []]}).encode()
        for _ in range(6):  # four are answered at once, one waits, the sixth has no room
            sent = urllib.request.Request(asks, body, {"Content-Type": "application/json"})
            with contextlib.suppress(urllib.error.HTTPError):
                urllib.request.urlopen(sent, timeout=20).read()
        reader = open_page(of=crowded)
        said = reader.asks("What did the bridge cost?")
        assert "Question not answered" in said
        assert reader.page.is_visible("#send")
        reader.complaints.clear()  # the refusal itself, in the console
