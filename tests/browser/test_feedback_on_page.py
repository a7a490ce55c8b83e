"""Votes and comments under the answers, in a real browser and in the file that they are kept in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Message
from assistant.feedback import FILE, Vote, read_votes
from assistant.page.keeping import Keeping
from tests.browser.conftest import Opener, Reader, Served, serving
from tests.browser.fake import ATTACK, FakeAssistant

pytestmark = pytest.mark.browser


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def site(store: Path) -> Iterator[Served]:
    yield from serving(FakeAssistant(), Keeping(store))


@pytest.fixture
def anna(open_page: Opener, site: Served) -> Reader:
    return open_page(of=site)


def press(reader: Reader, which: str, turn: int = 1) -> None:
    reader.page.click(f"#turn-{turn} .vote.{which}")


def pressed(reader: Reader, turn: int = 1) -> list[str]:
    marked = reader.page.locator(f"#turn-{turn} .vote[aria-pressed=true]")
    return [str(marked.nth(place).get_attribute("data-vote")) for place in range(marked.count())]


def told(reader: Reader, words: str) -> None:
    """Wait until the page says so below the answer."""
    reader.page.wait_for_function(
        "words => [...document.querySelectorAll('.opinion .told')].some(line => line.textContent.includes(words))",
        arg=words,
    )


def votes(store: Path) -> list[Vote]:
    found = read_votes(store / FILE)
    assert found.wrong == ()
    return list(found.valid)


def lines(store: Path) -> int:
    return len((store / FILE).read_text(encoding="utf-8").splitlines())


def test_a_vote_is_kept_with_all_that_is_needed_to_ask_again(anna: Reader, site: Served, store: Path) -> None:
    anna.asks("hello")
    anna.asks("What did the bridge cost?")
    press(anna, "down", turn=2)
    told(anna, "Thank you")
    (vote,) = votes(store)
    assert vote.liked is False
    assert vote.answer == FakeAssistant().ask("What did the bridge cost?")
    assert vote.history == (Message("user", "hello"), Message("assistant", FakeAssistant().ask("hello").text))
    assert (vote.comment, vote.user, vote.where) == ("", None, None)
    assert vote.corpus
    assert vote.version
    assert pressed(anna, turn=2) == ["down"]
    assert pressed(anna) == []


def test_a_comment_may_follow_a_vote_and_is_only_text(anna: Reader, store: Path) -> None:
    anna.asks("What did the bridge cost?")
    assert anna.page.locator(".opinion").count() == 0
    press(anna, "up")
    told(anna, "Thank you")
    anna.page.fill(".opinion textarea", f"Right, but {ATTACK}")
    anna.page.click(".opinion .tells")
    anna.page.wait_for_selector(".opinion textarea", state="hidden")
    anna.page.wait_for_function("document.querySelector('.votes').dataset.comment.startsWith('Right')")
    anna.asks("And when?")  # draws everything anew
    (vote,) = votes(store)
    assert (vote.liked, vote.comment) == (True, f"Right, but {ATTACK}")
    assert pressed(anna) == ["up"]
    assert anna.page.locator("#conversation :is(script, img, b)").count() == 0


def test_a_vote_can_be_changed_and_taken_back(anna: Reader, store: Path) -> None:
    anna.asks("What did the bridge cost?")
    press(anna, "up")
    told(anna, "Thank you")
    press(anna, "down")
    anna.page.wait_for_function("document.querySelector('.opinion .told').textContent")
    assert [vote.liked for vote in votes(store)] == [False]
    press(anna, "down")
    told(anna, "Taken back.")
    assert votes(store) == []
    assert lines(store) == 3
    assert pressed(anna) == []
    assert not anna.page.is_visible(".opinion textarea")


def test_a_vote_is_still_there_after_a_reload(anna: Reader, store: Path) -> None:
    anna.asks("What did the bridge cost?")
    press(anna, "down")
    told(anna, "Thank you")
    anna.page.fill(".opinion textarea", "It lacks the date.")
    anna.page.keyboard.press("Control+Enter")
    anna.page.wait_for_function(
        'Object.values(localStorage).some(text => text.includes(\'"comment":"It lacks the date."\'))'
    )
    anna.page.reload(wait_until="domcontentloaded")
    anna.page.wait_for_selector(".vote.down[aria-pressed=true]")
    press(anna, "up")
    assert anna.page.input_value(".opinion textarea") == "It lacks the date."
    told(anna, "Thank you")
    (vote,) = votes(store)  # the same answer of the same conversation, whatever was loaded between
    assert (vote.liked, vote.comment) == (True, "It lacks the date.")


def test_a_comment_being_written_is_not_lost_as_the_next_answer_grows(anna: Reader) -> None:
    anna.asks("What did the bridge cost?")
    press(anna, "up")
    told(anna, "Thank you")
    anna.ask("slow and steady")
    anna.page.wait_for_selector(".turn.running .reply")
    anna.page.click(".opinion textarea")
    anna.page.keyboard.type("Half a sen")
    anna.page.wait_for_timeout(400)
    anna.page.keyboard.type("tence")
    assert anna.page.input_value(".opinion textarea") == "Half a sentence"
    anna.page.keyboard.press("Escape")  # leaves the comment, stops no answer
    assert anna.page.locator(".turn.running").count() == 1
    anna.page.click("#stop")
    anna.wait()


def test_a_vote_given_while_an_answer_grows_waits_for_its_end(anna: Reader, store: Path) -> None:
    anna.asks("What did the bridge cost?")
    anna.ask("slow and steady")
    anna.page.wait_for_selector(".turn.running .reply")
    press(anna, "up")
    anna.page.wait_for_timeout(300)
    assert pressed(anna) == ["up"]
    assert not (store / FILE).exists()
    anna.page.click("#stop")
    told(anna, "Thank you")
    assert [vote.liked for vote in votes(store)] == [True]


def test_a_vote_that_cannot_be_kept_is_said_to_be_lost_in_the_page_s_language(
    open_page: Opener, site: Served, store: Path
) -> None:
    store.parent.mkdir(exist_ok=True)
    store.write_text("a file where a folder should be")
    reader = open_page(of=site, locale="fr-FR")
    reader.asks("What did the bridge cost?")
    press(reader, "up")
    told(reader, "L’avis n’a pas pu être gardé.")
    assert pressed(reader) == []


def test_what_failed_or_was_stopped_is_not_voted_on_and_nothing_is_without_a_store(
    anna: Reader, open_page: Opener
) -> None:
    anna.asks("refused")
    assert anna.page.locator(".vote").count() == 0
    elsewhere = open_page()
    elsewhere.asks("What did the bridge cost?")
    assert elsewhere.page.locator(".vote >> visible=true").count() == 0
