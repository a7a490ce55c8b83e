"""Whether everybody can use the page: axe-core's rules for WCAG 2.2 A and AA, in every state and form of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Opener, Reader

pytestmark = pytest.mark.browser
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FORMS: dict[str, dict[str, Any]] = {
    "wide": {},
    "french": {"locale": "fr-FR"},
    "dark": {"colours": "dark"},
    "phone": {"width": 390, "height": 844, "touch": True},
}


def _answer(reader: Reader) -> None:
    reader.asks("What did the bridge cost?")
    reader.page.wait_for_selector("button.suggestion >> visible=true")


def _peek(reader: Reader) -> None:
    chip = reader.page.locator("a.cite").first
    reader.page.evaluate("scrollTo(0, 0)")
    chip.tap() if reader.page.viewport_size["width"] < 900 else chip.hover()
    reader.page.wait_for_selector("#peek", state="visible")


def _read(reader: Reader) -> None:
    reader.page.evaluate("document.querySelector('a.cite').click()")
    reader.page.wait_for_selector("#reading mark.here")


def _back(reader: Reader) -> None:
    reader.page.keyboard.press("Escape")
    reader.page.wait_for_selector("#reading", state="hidden")


def _edit(reader: Reader) -> None:
    reader.page.click("[data-does=edit]")
    reader.page.wait_for_selector(".turn.editing")


def _keep(reader: Reader) -> None:
    reader.page.keyboard.press("Escape")
    reader.page.wait_for_selector(".turn:not(.editing)")


STATES: dict[str, tuple[Callable[[Reader], Any], ...]] = {
    "empty": (),
    "answer": (_answer,),
    "hover card": (_peek,),
    "article": (lambda reader: reader.page.keyboard.press("Escape"), _read),
    "editing": (_back, _edit),
    "conflict": (_keep, lambda reader: reader.asks("conflict")),
    "refusal": (lambda reader: reader.asks("unknown"),),
    "timeline": (lambda reader: reader.asks("timeline"),),
    "failure": (lambda reader: reader.asks("refused"),),
}


@pytest.mark.parametrize("form", FORMS)
def test_axe_finds_nothing_in_any_state(open_page: Opener, form: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is missing: see tests/requirements.txt"
    )
    reader = open_page(**FORMS[form])
    found: dict[str, list[str]] = {}
    for state, steps in STATES.items():
        for step in steps:
            step(reader)
        reader.page.wait_for_timeout(100)
        results = axe.Axe().run(reader.page, options=RULES)
        for violation in results.response["violations"]:
            for node in violation["nodes"]:
                found.setdefault(f"{violation['id']}: {node['html'][:160]}", []).append(state)
    assert found == {}
