"""The corpus beside the conversation, in a browser: a real assistant of two small articles, and hostile additions."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from assistant import Assistant, Config
from assistant.limits import Limits
from assistant.page import build, server
from assistant.page.readers import Readers
from assistant.shelves import Shelves
from tests.assistant.fakes import seaside_corpus
from tests.browser.conftest import EXAMPLES, Opener, Reader, Served, chromium, has_no_horizontal_scroll, in_view
from tests.browser.fake import ATTACK
from tests.browser.test_axe import RULES

pytestmark = pytest.mark.browser
MILL = f"---\ntitle: The mill of Undby {ATTACK}\ndate: 2026-02-01\nsource: Undby {ATTACK}\n---\nThe mill was sold.\n"
LIGHTHOUSE = "The lighthouse of Morrow was sold on Monday for 2.3 million euros.\n* Ines Valdor * wants a hotel."


@pytest.fixture(scope="module")
def seaside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    pytest.importorskip("playwright", reason="playwright is not installed: see tests/requirements.txt")
    chromium()
    folder = tmp_path_factory.mktemp("seaside")
    config = Config(corpus=seaside_corpus(folder), store=folder / "store", upload_files=3, upload_megabytes=0.01)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with Assistant.open(config) as assistant:
        shelves = Shelves(assistant)
        readers = Readers(shelves, Limits.of(config), may_add=True)
        page = build.build(readers, EXAMPLES)
        yield Served(assistant, server.serve(page, readers, "127.0.0.1", port, wait=False))  # type: ignore[arg-type]
        page.close(verbose=False)
        shelves.close()


def corpus(reader: Reader) -> Reader:
    """The reader, who looks at the corpus."""
    reader.page.click(".views [data-view=corpus]")
    reader.page.wait_for_selector("#titles .count")
    return reader


def give(reader: Reader, *files: tuple[str, str]) -> list[str]:
    """What is said of each file that is chosen."""
    if not reader.page.locator(".adding[open]").count():
        reader.page.click(".adding > summary")
    reader.page.set_input_files(
        "#files", [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in files]
    )
    reader.page.wait_for_function("n => document.querySelectorAll('.arrivals .what').length === n", arg=len(files))
    return [str(told) for told in reader.page.locator(".arrivals li").all_inner_texts()]


def waits(reader: Reader, selector: str, text: str) -> None:
    reader.page.locator(selector).filter(has_text=re.compile(text)).first.wait_for()


def forgive(reader: Reader) -> None:
    """The browser notes every refusal."""
    assert all("status of 4" in said for said in reader.complaints)
    reader.complaints.clear()


def clean_up(served: Served) -> None:
    for article_id in served.assistant.added():  # type: ignore[attr-defined]
        served.assistant.remove(article_id)  # type: ignore[attr-defined]


def test_the_titles_stand_by_month_and_open_in_the_reading_view(open_page: Opener, seaside: Served) -> None:
    reader = corpus(open_page(of=seaside))
    assert [text.split() for text in reader.page.locator(".group").all_text_contents()] == [
        ["December", "2025", "1"],
        ["November", "2025", "1"],
    ]
    assert not reader.page.is_visible("#sources")
    reader.page.click("#titles .reads >> text=Le phare de Kermor")
    reader.page.wait_for_selector("#reading >> text=haut de 52 mètres")
    reader.page.keyboard.press("Escape")
    reader.page.wait_for_selector("#reading", state="hidden")
    assert reader.page.evaluate("document.activeElement.textContent") == "Le phare de Kermor"
    reader.page.click(".views [data-view=sources]")
    assert reader.page.is_visible("#sources") and not reader.page.is_visible("#corpus-view")


def test_the_titles_stand_by_source_where_one_wishes(open_page: Opener, seaside: Served) -> None:
    reader = corpus(open_page(of=seaside, locale="fr-FR"))
    sources = [article.source for article in seaside.assistant.articles()]
    reader.page.select_option("#order-titles", label="Par source")
    for source in set(sources):
        waits(reader, "#titles .group", f"{re.escape(source)} ?{sources.count(source)}")
    assert reader.page.locator("#titles .group").count() == len(set(sources))
    reader.page.fill("#find-titles", "phare")
    reader.page.wait_for_function("document.querySelectorAll('#titles .group').length === 1")
    reader.page.select_option("#order-titles", "")
    waits(reader, "#titles .group", "2025")


def test_titles_are_found_as_one_types(open_page: Opener, seaside: Served) -> None:
    reader = corpus(open_page(of=seaside, locale="fr-FR"))
    reader.page.locator("#find-titles").press_sequentially("PHÀRE", delay=20)
    waits(reader, "#titles .count", "1 article sur 2")
    assert reader.page.locator("#titles .title h4").all_inner_texts() == ["Le phare de Kermor"]
    assert reader.page.evaluate("document.activeElement.id") == "find-titles"
    reader.page.fill("#find-titles", "nulle part")
    waits(reader, "#titles .count", "Aucun titre")


def test_a_filter_holds_for_the_next_question_and_is_told_beside_it(open_page: Opener, seaside: Served) -> None:
    reader = open_page(of=seaside)
    reader.page.click("#chosen .does-filter")
    reader.page.wait_for_function("document.activeElement.name === 'after'")
    reader.page.select_option("#filter-form [name=language]", "fr")
    waits(reader, "#chosen", r"Only: in French \(1 of 2 articles\)")
    assert reader.page.locator("#titles .title h4").all_inner_texts() == ["Le phare de Kermor"]
    told = reader.asks("When did the harbour of Porthaven open?")
    assert "Only: in French" in told and "1931" not in told.replace("When did", "")
    assert reader.page.is_visible("#sources")
    reader.page.click("#chosen .clears-filter")
    waits(reader, "#chosen", "Filter the articles")
    told = reader.asks("In which year did the harbour of Porthaven open?")
    assert "1931" in told and "Only:" not in told


def test_days_are_typed_and_impossible_ones_explained(open_page: Opener, seaside: Served) -> None:
    reader = corpus(open_page(of=seaside))
    reader.page.click(".filters summary")
    reader.page.fill("[name=after]", "2025-12-26")
    reader.page.fill("[name=until]", "2025-12-26")
    waits(reader, "#chosen", r"Friday 26 December 2025 \(1 of 2 articles\)")
    reader.page.fill("[name=until]", "2025-12-25")
    waits(reader, "#filter-form .wrong", "The first date comes after the last one")
    waits(reader, "#chosen", "no article can fit")
    reader.page.fill("[name=until]", "")
    reader.page.fill("[name=after]", "2031-01-01")
    waits(reader, "#filter-form .wrong", "No article fits")
    reader.page.click("#chosen .clears-filter")
    waits(reader, "#titles .count", "^2 articles$")
    assert reader.page.input_value("[name=after]") == ""
    assert reader.page.inner_text("#filter-form .wrong") == ""


def test_files_are_added_each_told_apart_and_answered_from_at_once(open_page: Opener, seaside: Served) -> None:
    reader = corpus(open_page(of=seaside))
    try:
        told = give(
            reader,
            ("mill.md", MILL),
            (f"{ATTACK.replace('/', '')}.exe", "MZ"),
            ("large.txt", "x" * 10_001),
            ("one too many.txt", "text"),
        )
        assert "Added. The mill of Undby <script>" in told[0]
        assert "Files of this kind cannot be read" in told[1]
        assert "larger than 0.01 MB" in told[2]
        assert "No more than 3 files at once" in told[3]
        forgive(reader)
        waits(reader, ".mine h4", "The mill of Undby <script>")
        waits(reader, "#masthead .holdings >> visible=true", "3 articles")
        assert reader.page.locator(".mine img, .arrivals img, .arrivals b, #titles img").count() == 0
        reader.page.click(".mine .reads")
        reader.page.wait_for_selector("#reading >> text=The mill was sold.")
    finally:
        clean_up(seaside)


def test_a_pasted_text_is_kept_letter_for_letter(open_page: Opener, seaside: Served) -> None:
    reader = corpus(open_page(of=seaside))
    try:
        reader.page.click(".adding > summary")
        reader.page.click(".paste summary")
        reader.page.fill("#paste-form [name=title]", "A lighthouse is sold")
        reader.page.fill("#paste-form [name=published]", "2026-05-04")
        reader.page.fill("#paste-form [name=text]", LIGHTHOUSE)
        reader.page.click("#paste-form button")
        waits(reader, ".mine .title", "4 May 2026")
        (added,) = seaside.assistant.added()  # type: ignore[attr-defined]
        assert LIGHTHOUSE in seaside.assistant.article(added).text
        told = reader.asks("For how much was the lighthouse of Morrow sold?")
        assert "2.3 million euros" in told and "Monday 4 May 2026" in told
    finally:
        clean_up(seaside)


def test_what_is_removed_is_gone_and_comes_back_on_undo(open_page: Opener, seaside: Served) -> None:
    reader = corpus(open_page(of=seaside))
    try:
        give(reader, ("mill.md", MILL.replace(ATTACK, "")))
        waits(reader, ".mine h4", "Undby")
        reader.page.click(".mine .removes")
        waits(reader, ".gone", "Removed: The mill of Undby")
        waits(reader, "#titles .count", "^2 articles$")
        reader.page.wait_for_function("document.activeElement.textContent === 'Undo'")
        assert seaside.assistant.added() == ()  # type: ignore[attr-defined]
        reader.page.keyboard.press("Enter")
        waits(reader, ".mine h4", "Undby")
        waits(reader, "#titles .count", "^3 articles$")
        reader.page.wait_for_function("document.activeElement.matches('.removes')")
    finally:
        clean_up(seaside)


def test_a_file_dropped_on_the_conversation_is_added(open_page: Opener, seaside: Served) -> None:
    reader = open_page(of=seaside)
    try:
        reader.page.evaluate(
            "text => { const dataTransfer = new DataTransfer(); dataTransfer.items.add(new File([text], 'mill.md'));"
            " for (const kind of ['dragover', 'drop']) document.querySelector('#talk').dispatchEvent("
            " new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer })); }",
            MILL,
        )
        waits(reader, ".mine h4", "The mill of Undby")
        assert reader.page.url == seaside.address
    finally:
        clean_up(seaside)


def test_the_view_speaks_the_other_language_and_keeps_what_was_open(open_page: Opener, seaside: Served) -> None:
    reader = corpus(open_page(of=seaside))
    reader.page.click(".adding > summary")
    reader.page.select_option("#filter-form [name=source]", "Daily", force=True)
    waits(reader, "#chosen", "from Daily")
    reader.page.click(".speaks-fr")
    waits(reader, "#chosen", "Seulement\u00a0: de Daily")
    waits(reader, ".group", "décembre 2025")
    assert reader.page.inner_text(".adding > summary") == "Ajouter des articles"
    assert reader.page.is_visible(".adding .drop")
    assert reader.page.input_value("#filter-form [name=source]") == "Daily"


def test_where_nothing_can_be_added_the_reason_is_told(reader: Reader) -> None:
    corpus(reader)
    assert "No articles can be added here." in reader.page.inner_text(".adding.closed")
    assert reader.page.locator("#files").count() == 0
    assert "Le port <script>" in reader.page.inner_text("#titles")
    assert reader.page.locator("#titles img, #titles b, #filter-form b, #filter-form img").count() == 0


def test_on_a_phone_nothing_is_wider_than_the_window(open_page: Opener, seaside: Served) -> None:
    reader = open_page(of=seaside, width=360, height=740, touch=True, locale="fr-FR")
    reader.page.tap("#chosen .does-filter")
    reader.page.wait_for_selector("#filter-form [name=after]")
    reader.page.wait_for_timeout(200)
    assert in_view(reader, "#filter-form [name=after]")
    reader.page.select_option("#filter-form [name=source]", "Le Quotidien")
    waits(reader, "#chosen", "1 article sur 2")
    reader.page.tap(".adding > summary")
    reader.page.tap(".paste summary")
    assert has_no_horizontal_scroll(reader)
    reader.page.tap("#titles .reads")
    reader.page.wait_for_selector("#reading >> text=haut de 52 mètres")
    assert reader.page.inner_text("#reading .back") == "Retour"
    assert has_no_horizontal_scroll(reader)


@pytest.mark.parametrize(
    "form", [{}, {"locale": "fr-FR", "colours": "dark"}, {"width": 360, "height": 740, "touch": True}]
)
def test_axe_finds_nothing_in_the_corpus_view(open_page: Opener, seaside: Served, form: dict[str, Any]) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is missing: see tests/requirements.txt"
    )
    reader = corpus(open_page(of=seaside, **form))
    try:
        give(reader, ("mill.md", MILL), ("x.exe", "MZ"))
        forgive(reader)
        waits(reader, ".mine h4", "Undby")
        for step in (".paste summary", ".filters summary"):
            reader.page.click(step)
        reader.page.fill("[name=after]", "2031-01-01")
        waits(reader, "#filter-form .wrong", ".")
        found = [_told(axe, reader)]
        reader.page.click("#chosen .clears-filter")
        waits(reader, "#titles .count", "3 articles")
        reader.page.click(".mine .removes")
        waits(reader, ".gone", "Undby")
        found.append(_told(axe, reader))
        assert found == [[], []]
    finally:
        clean_up(seaside)


def _told(axe: Any, reader: Reader) -> list[str]:
    results = axe.Axe().run(reader.page, options=RULES)
    return [f"{one['id']}: {node['html'][:160]}" for one in results.response["violations"] for node in one["nodes"]]
