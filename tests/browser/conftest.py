"""The page of a fake assistant, served on a port of its own, and a real Chromium that looks at it."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import pytest

from assistant.engines import Offer
from assistant.page import build, server
from assistant.page.keeping import Keeping
from assistant.page.readers import all_alike
from assistant.page.sessions import Sessions
from tests.browser.fake import FakeAssistant

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
EXAMPLES = {"fr": ("Que sait le port ?",), "en": ("What did the bridge cost?",)}


def chromium() -> str:
    """Path of an installed Chromium; the test is skipped where there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    pytest.skip("no Chromium on this machine: install chromium to run the browser tests")


Opener = Callable[..., "Reader"]


@dataclass
class Served:
    """An assistant and the address of its page."""

    assistant: FakeAssistant
    address: str


@dataclass
class Reader:
    """Somebody in front of the page, and what their browser noticed."""

    page: Any
    outside: list[str] = field(default_factory=list)
    """Requests that left this machine."""
    complaints: list[str] = field(default_factory=list)
    """Errors in the browser's console."""

    def ask(self, question: str) -> None:
        """Type a question and press Enter."""
        self.page.fill("#question textarea", question)
        self.page.press("#question textarea", "Enter")
        self.page.wait_for_function(
            "wanted => [...document.querySelectorAll('.asked')].at(-1)?.textContent === wanted", arg=question
        )

    def wait(self) -> None:
        """Until the answer is whole."""
        self.page.wait_for_selector(".turn:last-child:not(.running)")

    def asks(self, question: str) -> str:
        """Ask, wait, and read the last turn."""
        self.ask(question)
        self.wait()
        return str(self.page.inner_text(".turn:last-child"))


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    """The page with an assistant that takes a moment for every word."""
    yield from serving(FakeAssistant(pause=0.02))


@pytest.fixture(scope="session")
def served_with_models() -> Iterator[Served]:
    """The page of an assistant with two language models, of which one cannot be reached."""
    offers = [Offer("extractive"), Offer("gguf:small.gguf"), Offer("ollama:large", "ollama:large: cannot be reached")]
    yield from serving(FakeAssistant(offers=offers))


def serving(
    assistant: FakeAssistant, keeping: Keeping | None = None, sessions: Sessions | None = None, port: int = 0
) -> Iterator[Served]:
    """The page of ``assistant`` for as long as it is wanted; ``port`` 0 is any that is free."""
    pytest.importorskip("playwright", reason="playwright is not installed: see tests/requirements.txt")
    chromium()
    page = build.build(all_alike(assistant), EXAMPLES, keeping)
    address = server.serve(
        page, all_alike(assistant), "127.0.0.1", port or free_port(), sessions=sessions, keeping=keeping, wait=False
    )
    yield Served(assistant, address)
    page.close(verbose=False)


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def browser(served: Served) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), headless=True, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def open_page(served: Served, browser: Any) -> Iterator[Callable[..., Reader]]:
    """Opens the page: ``open_page(width=390, locale="fr-FR")``. Ends by proving that nothing went wrong unseen."""
    readers: list[Reader] = []

    def opened(
        width: int = 1280,
        height: int = 850,
        locale: str = "en-US",
        of: Served = served,
        colours: Literal["light", "dark"] = "light",
        touch: bool = False,
        at: str = "",
    ) -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale=locale, reduced_motion="reduce",
            color_scheme=colours, has_touch=touch,
        )  # fmt: skip
        context.set_default_timeout(40_000)
        reader = Reader(context.new_page())
        readers.append(reader)
        reader.page.on("request", lambda request: _note_outside(reader, request.url, of.address))
        reader.page.on("pageerror", lambda error: reader.complaints.append(str(error)))
        reader.page.on("console", lambda said: reader.complaints.append(said.text) if said.type == "error" else None)
        reader.page.goto(of.address + at, wait_until="domcontentloaded")
        reader.page.wait_for_selector("#question textarea:not([disabled])")
        return reader

    yield opened
    for reader in readers:
        assert reader.outside == []
        assert reader.complaints == []
        assert reader.page.evaluate("window.pwned") is None
        reader.page.context.close()


def _note_outside(reader: Reader, url: str, address: str) -> None:
    if not url.startswith((address, "data:", "blob:")):
        reader.outside.append(url)


@pytest.fixture
def reader(open_page: Callable[..., Reader]) -> Reader:
    return open_page()


def in_view(reader: Reader, selector: str) -> bool:
    """Whether the first of those is wholly inside the window."""
    return bool(
        reader.page.evaluate(
            "selector => { const box = document.querySelector(selector).getBoundingClientRect();"
            " return box.top >= 0 && box.bottom <= innerHeight && box.height > 0; }",
            selector,
        )
    )


def has_no_horizontal_scroll(reader: Reader) -> bool:
    """Whether nothing is wider than the window."""
    return bool(reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth && scrollX === 0"))
