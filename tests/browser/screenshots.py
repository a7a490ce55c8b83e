"""Pictures of the page with the real assistant: ``python -m tests.browser.screenshots FOLDER [NAME ...]``.

The pictures of the README are three of these; the others are there to be looked at.
"""

from __future__ import annotations

import socket
import sys
import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from assistant import Assistant, Config
from assistant.config import SHIPPED_CORPUS
from assistant.page import build, examples, server
from assistant.page.keeping import Keeping
from assistant.page.readers import all_alike
from assistant.shelves import Shelves
from tests.browser.conftest import ARGUMENTS, chromium

ROOT = Path(__file__).resolve().parent.parent.parent
NEWS = ROOT / "tests" / "data" / "news" / "articles"
WIDE, PHONE = (1280, 800), (390, 844)


@dataclass(frozen=True)
class Shot:
    name: str
    corpus: str
    questions: tuple[str, ...] = ()
    then: str = ""
    """hover, read, sheet, tap, edit, bottom: what is done before the picture is taken."""
    size: tuple[int, int] = WIDE
    locale: str = "en-US"
    dark: bool = False


SHOTS = (
    Shot("wide-empty", "shipped"),
    Shot("french-empty", "shipped", locale="fr-FR"),
    Shot("wide-read", "shipped", ("How much was earmarked for Rapidus?",), "read"),
    Shot("wide-conflict", "shipped", ("By how much does Japan raise its AI and chip funding?",)),
    Shot("wide-hover", "news", ("How close to Earth will Comet Talvik come?",), "hover"),
    Shot("wide-timeline", "news", ("What happened with the Tanneurs bridge since 2023?",)),
    Shot("wide-refusal", "news", ("Who is the mayor of Valmont?",)),
    Shot("wide-about", "news", ("What do we know about Comet Talvik?",)),
    Shot("wide-revised", "news", ("How many people died in the Brennick silo explosion?",)),
    Shot("wide-articles", "news", ("Which articles do you have?",)),
    Shot("wide-count", "news", ("How many articles mention Solvanne?",)),
    Shot("wide-copies", "news", ("What happened in March 2026?",)),
    Shot("wide-edit", "news", ("How close to Earth will Comet Talvik come?",), "edit"),
    Shot("french-timeline", "news", ("chronologie du pont des Tanneurs",), locale="fr-FR"),
    Shot("french-yes", "news", ("Le vaccin protège-t-il les plus de 60 ans ?",), "read", locale="fr-FR"),
    Shot("dark-read", "news", ("How close to Earth will Comet Talvik come?",), "read", dark=True),
    Shot("dark-timeline", "news", ("What happened with the Tanneurs bridge since 2023?",), "hover", dark=True),
    Shot("phone-empty", "shipped", size=PHONE, locale="fr-FR"),
    Shot("phone-answer", "shipped", ("How much was earmarked for Rapidus?",), size=PHONE),
    Shot("phone-sheet", "shipped", ("How much was earmarked for Rapidus?",), "sheet", size=PHONE),
    Shot("phone-tap", "news", ("How close to Earth will Comet Talvik come?",), "tap", size=PHONE),
    Shot("phone-conflict", "news", ("How close to Earth will Comet Talvik come?",), "bottom", size=PHONE, dark=True),
    Shot("phone-timeline", "news", ("chronologie du pont des Tanneurs",), size=PHONE, locale="fr-FR"),
)


def main(folder: str, *names: str) -> None:
    """Makes the pictures of those names, or all."""
    wanted = [shot for shot in SHOTS if not names or shot.name in names]
    Path(folder).mkdir(parents=True, exist_ok=True)
    for corpus in sorted({shot.corpus for shot in wanted}):
        with _served(corpus) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=ARGUMENTS)
            for shot in wanted:
                if shot.corpus == corpus:
                    _take(browser, address, shot, Path(folder))
                    print(shot.name, flush=True)  # noqa: T201 - a script
            browser.close()


@contextmanager
def _served(corpus: str) -> Any:
    with tempfile.TemporaryDirectory() as store, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        known = {"shipped": (SHIPPED_CORPUS, examples.SHIPPED_CORPUS), "news": (NEWS, examples.ANY_CORPUS)}[corpus]
        with Assistant.open(Config(corpus=known[0], store=Path(store))) as assistant:
            readers = all_alike(Shelves(assistant).of(None))
            page = build.build(readers, known[1], Keeping(Path(store)))
            yield server.serve(page, readers, "127.0.0.1", port, keeping=Keeping(Path(store)), wait=False)
            page.close(verbose=False)


def _take(browser: Any, address: str, shot: Shot, folder: Path) -> None:
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale=shot.locale, color_scheme="dark" if shot.dark else "light",
        device_scale_factor=2 if shot.size == PHONE else 1, has_touch=shot.size == PHONE, reduced_motion="reduce",
    )  # fmt: skip
    page = context.new_page()
    page.goto(address, wait_until="domcontentloaded")
    page.wait_for_selector("#question textarea:not([disabled])")
    for count, question in enumerate(shot.questions, start=1):
        page.fill("#question textarea", question)
        page.press("#question textarea", "Enter")
        page.wait_for_selector(f"#turn-{count}:not(.running)", timeout=60_000)
    page.wait_for_timeout(600)
    _DONE.get(shot.then, lambda _: None)(page)
    page.wait_for_timeout(500)
    page.screenshot(path=folder / f"{shot.name}.png")
    context.close()


def _read(page: Any) -> None:
    page.locator("a.cite").first.click()
    page.wait_for_selector("#reading mark.here")


def _sheet(page: Any) -> None:
    page.locator("a.cite").first.tap()
    page.locator("a.cite").first.tap()
    page.wait_for_selector("#reading mark.here")


_DONE: dict[str, Callable[[Any], None]] = {
    "hover": lambda page: page.locator("a.cite").last.hover(),
    "read": _read,
    "sheet": _sheet,
    "tap": lambda page: page.locator("a.cite").first.tap(),
    "edit": lambda page: page.locator("[data-does=edit]").click(),
    "bottom": lambda page: page.evaluate("scrollTo(0, document.body.scrollHeight)"),
}

if __name__ == "__main__":
    main(*sys.argv[1:])
