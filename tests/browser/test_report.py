"""The report of a run as a reader meets it: a file opened from disk in a real Chromium, without a network.

Every test also proves, when its page closes, that nothing was asked of any other place, that the console has no error
and that no script out of a run ran.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation.report import write
from assistant.evaluation.run import Run
from tests.assistant.evaluation.report_runs import ATTACK, COST, compared, hostile, mixed, record, run_of

pytestmark = pytest.mark.browser
Opener = Callable[..., Any]


@pytest.fixture
def open_report(browser: Any, tmp_path: Path) -> Iterator[Opener]:
    """Writes and opens a report: ``open_report(run, compared, width=360, color_scheme="dark", at="#question-q1")``."""
    pages: list[Any] = []
    complaints: list[str] = []
    asked: list[str] = []

    def opened(run: Run, *against: Any, width: int = 1280, at: str = "", **context: Any) -> Any:
        write(run, tmp_path, *against)
        made = browser.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce", offline=True, **context
        )
        made.set_default_timeout(40_000)
        page = made.new_page()
        pages.append(page)
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto((tmp_path / "report.html").as_uri() + at)
        return page

    yield opened
    own = (tmp_path / "report.html").as_uri()
    for page in pages:
        assert page.evaluate("window.pwned") is None
        page.context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith(own)] == []


def shown(page: Any) -> list[str]:
    # Not the inner text: rows out of sight are not laid out and have none.
    return [str(text) for text in page.locator(".question:not([hidden]) .where").all_text_contents()]


def unfold(page: Any, id: str) -> Any:
    question = page.locator(f"#question-{id}")
    question.locator("summary").click()
    return question.locator(".body")


def test_every_question_is_listed_with_its_failures(open_report: Opener) -> None:
    page = open_report(mixed())
    assert shown(page) == ["right", "refused", "wrong", "failed"]
    assert page.locator("#question-wrong .fail").all_text_contents() == [
        "wrong answer", "wrong citation", "said what it must not"
    ]  # fmt: skip
    assert page.inner_text("output") == "4 of 4 questions"


def test_an_answer_opens_beside_its_passage_with_the_quote_highlighted(open_report: Opener) -> None:
    body = unfold(open_report(mixed()), "right")
    assert body.locator("mark.cited.evidence").inner_text() == COST
    assert body.locator(".answer strong").inner_text() == "12 million euros"
    assert body.locator(".answer .cite").inner_text() == "1"
    assert "✓" in body.locator(".expected").inner_text()
    assert "confidence 0.90" in body.locator(".scores").inner_text()


def test_evidence_that_was_only_offered_is_not_called_cited(open_report: Opener) -> None:
    body = unfold(open_report(mixed()), "refused")
    assert body.locator("mark.nearest").inner_text() == "It opened in 2024."
    assert body.locator("mark.evidence").inner_text() == COST
    assert "not cited" in body.locator(".expected").inner_text()
    assert body.locator(".badge.wrong").inner_text() == "not found"


def test_a_marker_leads_to_its_quote(open_report: Opener) -> None:
    body = unfold(open_report(mixed()), "right")
    body.locator(".answer .cite").click()
    assert body.locator("mark.lit").inner_text() == COST


def test_the_list_is_filtered(open_report: Opener) -> None:
    page = open_report(mixed(), compared())
    for name, value, found in (
        ("result", "failed", ["refused", "wrong", "failed"]),
        ("result", "fine", ["right"]),
        ("result", "wrong_citation", ["wrong"]),
        ("result", "false_refusal", ["refused"]),
        ("result", "improved", ["right"]),
        ("kind", "cross", ["refused"]),
        ("pair", "fr->en", ["refused"]),
        ("given", "error", ["failed"]),
    ):
        page.select_option(f"[name={name}]", value)
        assert shown(page) == found, value
        page.click("[type=reset]")
        page.locator("[type=reset]:disabled").wait_for()
        assert len(shown(page)) == 4


def test_words_are_found_without_accents_or_case(open_report: Opener) -> None:
    page = open_report(run_of(record("a", question={"question": "Où est le Café ?"}), record("b")))
    page.fill("[name=words]", "CAFE ou")
    assert shown(page) == ["a"]
    page.fill("[name=words]", "nowhere")
    assert shown(page) == [] and page.is_visible("#none")


def test_a_figure_leads_to_its_questions(open_report: Opener) -> None:
    page = open_report(mixed())
    page.click(".bars a[data-result=wrong_answer]")
    assert shown(page) == ["wrong"]
    page.click(".matrix a[data-given=not_found]")
    assert shown(page) == ["refused"]
    page.click(".groups a[data-pair='fr->en']")
    assert shown(page) == ["refused"]


def test_a_link_to_a_question_opens_it(open_report: Opener) -> None:
    page = open_report(mixed(), at="#question-wrong")
    assert page.is_visible("#question-wrong .body")


def test_the_keyboard_is_enough(open_report: Opener) -> None:
    page = open_report(mixed())
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "words"
    page.keyboard.type("bridge")
    page.keyboard.press("Tab")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator(".question[open]").all_inner_texts()[0].count("refused")
    page.keyboard.press("k")
    assert page.locator(".question[open] .where").all_inner_texts() == ["right"]


def test_nothing_in_a_run_is_ever_run(open_report: Opener) -> None:
    page = open_report(hostile())
    page.click("#unfold")
    page.wait_for_timeout(200)
    assert ATTACK in page.locator(".question .asked").first.inner_text()
    assert ATTACK in page.locator("#list mark.cited").first.inner_text()
    assert page.locator(".answer strong").first.inner_text() == ATTACK
    assert page.locator("main img, main iframe, .question b[onclick]").count() == 0


def test_the_theme_follows_the_system_and_the_switch(open_report: Opener) -> None:
    page = open_report(mixed(), color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.click(".theme label:has([value=light])")
    light = page.evaluate(paper)
    assert dark != light
    page.reload()
    assert page.evaluate(paper) == light
    page.click(".theme label:has([value=auto])")
    assert page.evaluate(paper) == dark


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_wider_than_the_window(open_report: Opener, width: int) -> None:
    page = open_report(mixed(), compared(), width=width)
    page.click("#unfold")
    for every in page.locator("details.every > summary").all():
        every.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("#plot-pairs svg:visible").count() == 1


def test_two_thousand_questions_are_listed_and_filtered_without_a_wait(open_report: Opener) -> None:
    many = [record(f"q{number}", kind=("single", "cross")[number % 2]) for number in range(2000)]
    page = open_report(replace(run_of(many[0]), records=tuple(many)))
    began = time.monotonic()
    page.select_option("[name=kind]", "cross")
    assert "000 of 2" in page.inner_text("output")
    assert time.monotonic() - began < 5
    assert page.locator(".body").count() == 0
