"""The drawer of earlier conversations in a real browser: kept there, or in an account on the server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant import accounts
from assistant.accounts import write_account
from assistant.page.keeping import Keeping
from assistant.page.sessions import Sessions
from tests.browser.conftest import Opener, Reader, Served, free_port, has_no_horizontal_scroll, serving
from tests.browser.fake import ATTACK, FakeAssistant
from tests.browser.test_axe import RULES

pytestmark = pytest.mark.browser
PASSWORD = "long enough"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from serving(FakeAssistant(), Keeping(tmp_path_factory.mktemp("store")))


@pytest.fixture
def anna(open_page: Opener, site: Served) -> Reader:
    return open_page(of=site)


def open_drawer(reader: Reader) -> list[str]:
    """Open it; the titles it lists."""
    reader.page.click("#opens-history")
    reader.page.wait_for_selector("#conversations[open] .kept li")
    return [title.strip() for title in reader.page.locator("#conversations .title").all_inner_texts()]


def kept(reader: Reader, questions: int = 1) -> str:
    """Wait until the browser has the open conversation with so many questions; its id."""
    reader.page.wait_for_function(
        "many => Object.values(localStorage).some(text => text.startsWith('{\"id\"')"
        " && location.hash === '#c=' + JSON.parse(text).id && JSON.parse(text).turns.length === many)",
        arg=questions,
    )
    return str(reader.page.evaluate("location.hash.slice(3)"))


def act(reader: Reader, title: str, name: str) -> None:
    """Press one of the actions of a conversation."""
    row = reader.page.locator("#conversations li", has_text=title).first
    row.locator(".more").click()
    row.locator(f"button[name={name}]").click()


def begin_anew(reader: Reader) -> None:
    reader.page.click("#clear")
    reader.page.wait_for_function("!document.querySelector('.turn') && !location.hash")


def asked(reader: Reader) -> list[str]:
    return list(reader.page.locator(".asked").all_inner_texts())


def test_conversations_stand_newest_first_and_the_open_one_is_marked(anna: Reader) -> None:
    anna.asks("What did the bridge cost?")
    kept(anna)
    begin_anew(anna)
    anna.asks("unknown things")
    kept(anna)
    assert open_drawer(anna) == ["unknown things", "What did the bridge cost?"]
    marked = anna.page.locator("#conversations [aria-current=true]")
    assert marked.count() == 1
    assert marked.locator(".title").inner_text() == "unknown things"
    assert marked.locator(".day").inner_text().startswith("Today, ")
    assert marked.locator(".day").inner_text().endswith("· 1 question")
    assert "in this browser only" in anna.page.inner_text(".whereabouts")


def test_an_opened_conversation_is_drawn_again_and_its_follow_ups_know_it(anna: Reader, site: Served) -> None:
    anna.asks("What did the bridge cost?")
    first = kept(anna)
    begin_anew(anna)
    anna.asks("hello")
    kept(anna)
    open_drawer(anna)
    anna.page.click("#conversations a.opens >> text=What did the bridge cost?")
    anna.page.wait_for_selector("#conversations", state="hidden")
    assert asked(anna) == ["What did the bridge cost?"]
    assert anna.page.evaluate("location.hash") == f"#c={first}"
    anna.page.click("a.cite >> nth=0")
    anna.page.wait_for_selector("#reading mark.here")
    assert anna.page.inner_text("#reading mark.here").endswith("The bridge cost 12 million euros.")
    anna.page.keyboard.press("Escape")
    anna.asks("And when?")
    assert [message.content for message in site.assistant.histories[-1]][0] == "What did the bridge cost?"
    assert kept(anna, 2) == first


def test_a_fresh_page_is_empty_and_a_reload_brings_the_conversation_back(anna: Reader, site: Served) -> None:
    anna.asks("What did the bridge cost?")
    identity = kept(anna)
    anna.page.goto(site.address, wait_until="domcontentloaded")
    anna.page.wait_for_selector("#question textarea:not([disabled])")
    assert asked(anna) == []
    assert open_drawer(anna) == ["What did the bridge cost?"]
    anna.page.goto(f"{site.address}#c={identity}", wait_until="domcontentloaded")
    anna.page.reload(wait_until="domcontentloaded")
    anna.page.wait_for_selector(".turn")
    assert asked(anna) == ["What did the bridge cost?"]


def test_an_address_of_a_conversation_that_is_elsewhere_is_said_to_be(open_page: Opener, site: Served) -> None:
    reader = open_page(of=site, at=f"#c={'ab' * 16}", locale="fr-FR")
    reader.page.wait_for_function("document.querySelector('#tidings').textContent.includes('n’est pas ici')")
    assert asked(reader) == []
    assert reader.page.evaluate("location.hash") == ""


def test_conversations_outlive_the_server(open_page: Opener) -> None:
    port = free_port()
    before = serving(FakeAssistant(), port=port)
    reader = open_page(of=next(before))
    reader.asks("What did the bridge cost?")
    kept(reader)
    next(before, None)
    reader.complaints.clear()  # the browser noticed that the server is gone
    after = serving(FakeAssistant(), port=port)
    again = next(after)
    reader.page.reload(wait_until="domcontentloaded")
    reader.page.wait_for_selector(".turn")
    assert asked(reader) == ["What did the bridge cost?"]
    reader.asks("And when?")
    assert [message.content for message in again.assistant.histories[-1]][0] == "What did the bridge cost?"
    reader.page.goto("about:blank")
    next(after, None)
    reader.complaints.clear()  # as above


def test_a_title_is_changed_in_its_place_and_stays(anna: Reader) -> None:
    anna.asks("What did the bridge cost?")
    kept(anna)
    open_drawer(anna)
    act(anna, "What did the bridge cost?", "rename")
    anna.page.fill("#conversations .name", "  The   price ")
    anna.page.press("#conversations .name", "Enter")
    anna.page.wait_for_selector("#conversations .title >> text=The price")
    act(anna, "The price", "rename")
    anna.page.fill("#conversations .name", "no, not so")
    anna.page.press("#conversations .name", "Escape")
    anna.page.wait_for_selector("#conversations .title >> text=The price")
    anna.page.keyboard.press("Escape")
    anna.page.wait_for_selector("#conversations", state="hidden")
    anna.asks("And when?")
    kept(anna, 2)
    assert open_drawer(anna) == ["The price"]


def test_a_deleted_conversation_comes_back_by_undo(anna: Reader) -> None:
    anna.asks("What did the bridge cost?")
    identity = kept(anna)
    open_drawer(anna)
    act(anna, "What did the bridge cost?", "delete")
    anna.page.wait_for_function("!document.querySelector('.turn')")
    assert anna.page.inner_text("#conversations .gone p") == "Deleted: What did the bridge cost?"
    assert anna.page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('attest-conv'))") == []
    anna.page.keyboard.press("Enter")  # the focus is on Undo
    anna.page.wait_for_selector(".turn")
    assert kept(anna) == identity
    assert asked(anna) == ["What did the bridge cost?"]


@pytest.mark.parametrize(("kind", "begins"), [("json", "{\n"), ("markdown", "# What did the bridge cost?\n")])
def test_a_conversation_is_exported(anna: Reader, kind: str, begins: str, tmp_path: Path) -> None:
    anna.asks("What did the bridge cost?")
    kept(anna)
    open_drawer(anna)
    with anna.page.expect_download() as download:
        act(anna, "What did the bridge cost?", kind)
    ending = "json" if kind == "json" else "md"
    assert download.value.suggested_filename == f"What-did-the-bridge-cost.{ending}"
    download.value.save_as(tmp_path / "file")
    text = (tmp_path / "file").read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert "The bridge cost 12 million euros." in text


def test_what_was_exported_can_be_imported_and_hostile_strings_in_it_stay_text(anna: Reader, tmp_path: Path) -> None:
    anna.asks("port")
    kept(anna)
    known = json.loads(anna.page.evaluate("localStorage.getItem('attest-conversation:' + location.hash.slice(3))"))
    known["title"] = f"Title {ATTACK}"[:80]
    known["turns"][0]["question"] = f"Question {ATTACK}"
    known["turns"][0]["comment"] = f"Comment {ATTACK}"
    known["turns"][0]["liked"] = False
    known["turns"][0]["answer"]["text"] = f"Answer {ATTACK} [1]"
    file = tmp_path / "kept.json"
    file.write_text(json.dumps(known), encoding="utf-8")
    open_drawer(anna)
    anna.page.set_input_files("#conversations input[type=file]", file)
    anna.page.wait_for_selector("#conversations", state="hidden")
    anna.page.wait_for_function("document.querySelector('.asked').textContent.startsWith('Question ')")
    assert ATTACK in anna.page.inner_text(".asked")
    assert f"Answer {ATTACK}" in anna.page.inner_text(".reply")
    assert "has changed or left" not in anna.page.inner_text(".turn")
    titles = open_drawer(anna)
    assert len(titles) == 2
    assert titles[0].startswith("Title <script>")
    made = anna.page.locator(":is(#conversations, #conversation) :is(script, img, b, iframe)")
    assert made.count() == 0


def test_a_quote_that_its_article_does_not_hold_is_said_to_be_outdated(anna: Reader, tmp_path: Path) -> None:
    anna.asks("What did the bridge cost?")
    kept(anna)
    known = anna.page.evaluate("localStorage.getItem('attest-conversation:' + location.hash.slice(3))")
    file = tmp_path / "kept.json"
    file.write_text(known.replace("12 million", "99 million"), encoding="utf-8")
    open_drawer(anna)
    anna.page.set_input_files("#conversations input[type=file]", file)
    anna.page.wait_for_selector(".turn .notice")
    assert anna.page.inner_text(".turn .notice").startswith("An article quoted here has changed or left")


@pytest.mark.parametrize("text", ["no JSON", "[]", '{"id": "x"}', '"<img src=x onerror=window.pwned=1>"'])
def test_a_file_that_is_no_conversation_is_refused(anna: Reader, text: str, tmp_path: Path) -> None:
    (tmp_path / "kept.json").write_text(text, encoding="utf-8")
    open_drawer(anna)
    anna.page.set_input_files("#conversations input[type=file]", tmp_path / "kept.json")
    anna.page.wait_for_function("document.querySelector('#conversations .told').textContent.includes('damaged')")
    assert anna.page.locator("#conversations a.opens").count() == 0
    assert anna.page.locator(".turn").count() == 0


def test_a_damaged_entry_is_dropped_with_a_word_and_the_others_stay(anna: Reader) -> None:
    anna.asks("What did the bridge cost?")
    identity = kept(anna)
    begin_anew(anna)
    # one that is no conversation at all, and one that only the server can tell is none
    anna.page.evaluate(
        """good => {
          localStorage.setItem('attest-conversation:' + 'ab'.repeat(16), '<b>{not JSON');
          const known = JSON.parse(localStorage.getItem('attest-conversation:' + good));
          const other = {...known, id: 'cd'.repeat(16), title: 'Damaged', turns: [{question: 5}]};
          localStorage.setItem('attest-conversation:' + other.id, JSON.stringify(other));
        }""",
        identity,
    )
    assert sorted(open_drawer(anna)) == ["Damaged", "What did the bridge cost?"]
    assert "taken off the list" in anna.page.inner_text("#conversations .told")
    anna.page.click("#conversations a.opens >> text=Damaged")
    anna.page.wait_for_function("document.querySelectorAll('#conversations .title').length === 1")
    assert "is damaged and cannot be opened" in anna.page.inner_text("#conversations .told")
    anna.page.click("#conversations a.opens")
    anna.page.wait_for_selector(".turn")
    assert asked(anna) == ["What did the bridge cost?"]


def test_the_oldest_make_room_before_the_browser_is_full(anna: Reader) -> None:
    anna.page.evaluate(
        """() => { for (let n = 0; n < 6; n++) {
          const id = String(n).repeat(32), updated = new Date(2024, n, 1).toISOString();
          const turns = [{question: 'x'.repeat(400_000)}];
          const text = JSON.stringify({id, title: `old ${n}`, created: updated, updated, turns});
          localStorage.setItem('attest-conversation:' + id, text); } }"""
    )
    anna.asks("What did the bridge cost?")
    kept(anna)
    titles = open_drawer(anna)
    assert titles == ["What did the bridge cost?", "old 5", "old 4", "old 3", "old 2", "old 1"]
    size = anna.page.evaluate("Object.values(localStorage).reduce((sum, text) => sum + text.length, 0)")
    assert 2 * size < 5_000_000


def test_a_browser_that_keeps_nothing_answers_all_the_same_and_says_so(anna: Reader) -> None:
    anna.page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    assert "12 million" in anna.asks("What did the bridge cost?")
    anna.page.wait_for_function("document.querySelector('#tidings').textContent.includes('could not be kept')")


def test_nothing_but_the_question_is_sent_with_a_question(anna: Reader) -> None:
    anna.asks("What did the bridge cost?")
    kept(anna)
    begin_anew(anna)
    sent: list[str] = []
    anna.page.on("request", lambda request: sent.append(request.post_data or ""))
    anna.asks("hello there")
    kept(anna)
    assert any("hello there" in body for body in sent)
    assert not any("What did the bridge cost?" in body for body in sent)


def test_the_keyboard_goes_into_the_drawer_and_back(anna: Reader) -> None:
    anna.asks("What did the bridge cost?")
    kept(anna)
    anna.page.focus("#opens-history")
    anna.page.keyboard.press("Enter")
    anna.page.wait_for_function("document.activeElement?.closest('#conversations a.opens')")
    for _ in range(12):
        anna.page.keyboard.press("Tab")
        inside = anna.page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
        assert inside
    anna.page.keyboard.press("Escape")
    anna.page.wait_for_selector("#conversations", state="hidden")
    assert anna.page.evaluate("document.activeElement.id") == "opens-history"
    assert asked(anna) == ["What did the bridge cost?"]


def test_escape_closes_the_drawer_and_stops_no_answer(anna: Reader, site: Served) -> None:
    site.assistant.closed.clear()
    anna.ask("slow and steady")
    anna.page.wait_for_selector(".turn.running .reply")
    anna.page.click("#opens-history")
    anna.page.wait_for_selector("#conversations[open]")
    anna.page.keyboard.press("Escape")
    anna.page.wait_for_selector("#conversations", state="hidden")
    assert anna.page.locator(".turn.running").count() == 1
    anna.page.keyboard.press("Escape")
    anna.wait()
    assert site.assistant.closed.wait(5)
    kept(anna)  # what was read stays, and is kept


FORMS: dict[str, dict[str, Any]] = {
    "wide": {},
    "french and dark": {"locale": "fr-FR", "colours": "dark"},
    "phone": {"width": 360, "height": 740, "touch": True},
}


@pytest.mark.parametrize("form", FORMS)
def test_everybody_can_use_the_drawer_and_the_votes(open_page: Opener, site: Served, form: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is missing: see tests/requirements.txt"
    )
    reader = open_page(of=site, **FORMS[form])
    found: list[str] = []

    def look(state: str) -> None:
        assert has_no_horizontal_scroll(reader), state
        for violation in axe.Axe().run(reader.page, options=RULES).response["violations"]:
            found.extend(f"{state}: {violation['id']}: {node['html'][:160]}" for node in violation["nodes"])

    for question in ("What did the bridge cost? " + "W" * 60, "hello", "unknown"):
        if reader.page.locator(".turn").count():
            begin_anew(reader)
        reader.asks(question)
        kept(reader)
    reader.page.click(".vote.up")
    reader.page.wait_for_function("document.querySelector('.opinion .told').textContent")
    look("voted")
    assert len(open_drawer(reader)) == 3
    act(reader, "hello", "rename")
    reader.page.locator("#conversations li", has_text="WWW").locator(".more").click()
    look("renaming and unfolded")
    reader.page.locator("#conversations li", has_text="WWW").locator("button[name=delete]").click()
    reader.page.wait_for_selector("#conversations .gone")
    look("deleted")
    wide = reader.page.evaluate("(d => d.scrollWidth <= d.clientWidth)(document.querySelector('#conversations'))")
    assert wide
    assert found == []


# With accounts


@pytest.fixture(scope="module")
def club(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("club")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "COST", 4)
        for name in ("anna", "bob"):
            write_account(folder / "accounts", name, PASSWORD)
        yield from serving(FakeAssistant(), Keeping(folder / "store"), Sessions(folder / "accounts"))


def log_in(browser: Any, club: Served, name: str, locale: str = "en-US") -> Reader:
    page = browser.new_context(locale=locale, reduced_motion="reduce").new_page()
    page.set_default_timeout(40_000)
    page.goto(club.address, wait_until="domcontentloaded")
    page.fill("#name", name)
    page.fill("#password", PASSWORD)
    page.click("button")
    page.wait_for_selector("#question textarea:not([disabled])")
    page.wait_for_selector(".account")
    return Reader(page)


def kept_there(reader: Reader) -> str:
    reader.page.wait_for_function("location.hash.startsWith('#c=')")
    return str(reader.page.evaluate("location.hash.slice(3)"))


def test_an_account_has_its_conversations_in_every_browser_and_nobody_else_s(browser: Any, club: Served) -> None:
    anna = log_in(browser, club, "anna")
    anna.asks("What did the bridge cost?")
    identity = kept_there(anna)
    assert anna.page.evaluate("Object.keys(localStorage).filter(key => key.includes('conversation'))") == []
    other = log_in(browser, club, "anna", "fr-FR")
    assert open_drawer(other) == ["What did the bridge cost?"]
    assert other.page.inner_text(".whereabouts") == "Gardées dans votre compte."
    other.page.click("#conversations a.opens")
    other.page.wait_for_selector(".turn")
    assert asked(other) == ["What did the bridge cost?"]

    bob = log_in(browser, club, "bob")
    assert bob.page.inner_text(".account .user") == "bob"
    assert open_drawer(bob) == []
    assert "Conversations appear here" in bob.page.inner_text("#conversations .nothing")
    bob.page.keyboard.press("Escape")
    bob.page.evaluate("id => { location.hash = '#c=' + id }", identity)
    bob.page.wait_for_function("document.querySelector('#tidings').textContent.includes('not here')")
    assert asked(bob) == []
    statuses = bob.page.evaluate(
        """async id => [await fetch('attest/conversations/' + id),
          await fetch('attest/conversations/' + id, {method: 'POST', body: '{"do": "delete"}'}),
          await fetch('attest/conversations/' + id, {method: 'POST', body: '{"do": "restore"}'})].map(r => r.status)""",
        identity,
    )
    assert statuses == [404, 404, 404]
    assert open_drawer(anna) == ["What did the bridge cost?"]


def test_in_an_account_titles_change_and_what_is_deleted_comes_back(browser: Any, club: Served) -> None:
    anna = log_in(browser, club, "anna")
    anna.asks("unknown things")
    kept_there(anna)
    open_drawer(anna)
    act(anna, "unknown things", "rename")
    anna.page.fill("#conversations .name", f"So {ATTACK}"[:80])
    anna.page.press("#conversations .name", "Enter")
    anna.page.wait_for_selector("#conversations .title >> text=So <script>")
    act(anna, "So <script>", "delete")
    anna.page.wait_for_selector("#conversations .gone")
    anna.page.click("#conversations .gone button")
    anna.page.wait_for_selector("#conversations .title >> text=So <script>")
    anna.page.wait_for_selector(".turn")
    assert anna.page.evaluate("window.pwned") is None
    assert anna.page.locator("#conversations .title script").count() == 0


def test_leaving_asks_for_the_password_again(browser: Any, club: Served) -> None:
    anna = log_in(browser, club, "anna")
    anna.page.click(".account a")
    anna.page.wait_for_selector("#password")
    anna.page.goto(club.address, wait_until="domcontentloaded")
    anna.page.wait_for_selector("#password")
    assert anna.page.locator("#question, #sources").count() == 0
