"""The corpus view without a browser: the catalogue, the chosen filter, the routes, two users."""

from __future__ import annotations

import json
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import Assistant, Config, accounts
from assistant.accounts import write_account
from assistant.limits import Limits
from assistant.page import build, server
from assistant.page.collection.catalogue import Catalogue, Catalogues, fold
from assistant.page.collection.chosen import as_query, chosen_filter, is_reversed
from assistant.page.collection.drawing import Sought, draw_chosen, draw_titles
from assistant.page.inputs import InputError
from assistant.page.readers import Readers
from assistant.page.sessions import Sessions
from assistant.shelves import Shelves
from corpus.article import Article
from index.hit import Filter
from tests.assistant.fakes import seaside_corpus

ATTACK = "<img src=x onerror=alert(1)>"
OWN = {"X-Attest": "1"}
PASSWORD = "long enough"
MILL = (
    b"---\ntitle: The mill of Undby\ndate: 2026-02-01\nsource: Undby Post\n---\n"
    b"The mill of Undby was sold for 7 million euros."
)
MILL_QUESTION = "For how much was the mill of Undby sold?"


def article(name: str, title: str, published: date | None = None, source: str | None = None) -> Article:
    return Article(name, title, f"{title}\n\nText.", published, source, language="fr")


SMALL = Catalogue.of(
    [
        article("a", "L’École du Cœur", date(2024, 5, 3), "Le Quotidien"),
        article("b", "Budget voted", datetime(2024, 5, 4, 9, 0), "River Post"),
        article("c", "No day is known"),
        article("d", "Budget refused", date(2024, 6, 1), "river post"),
    ]
)


# The catalogue


def test_the_newest_comes_first_and_what_has_no_date_last() -> None:
    assert [entry.id for entry in SMALL.entries] == ["d", "b", "a", "c"]


def test_a_title_is_found_by_words_without_their_accents_and_case() -> None:
    for words in ("ecole", "COEUR l'école", "cœur"):
        assert [entry.id for entry in SMALL.find(words)] == ["a"], words
    assert [entry.id for entry in SMALL.find("budget")] == ["d", "b"]
    assert [entry.id for entry in SMALL.find("budget vot")] == ["b"]
    assert SMALL.find("budget ecole") == []


def test_words_and_a_filter_hold_together() -> None:
    assert [entry.id for entry in SMALL.find("budget", Filter(after=date(2024, 6, 1)))] == ["d"]
    assert [entry.id for entry in SMALL.find(where=Filter(source="RIVER POST"))] == ["d", "b"]


def test_sources_are_counted_without_case_the_largest_first() -> None:
    assert [(name.casefold(), n) for name, n in SMALL.sources] == [("river post", 2), ("le quotidien", 1)]
    assert SMALL.languages == [("fr", 4)]


@given(st.text("abcéàçœæÉÀŒ '’-"))
def test_capitals_fold_as_small_letters_and_nothing_keeps_an_accent(text: str) -> None:
    assert fold(text.upper()) == fold(text)
    assert fold(text).isascii()


def test_twenty_thousand_titles_are_searched_in_a_moment() -> None:
    many = Catalogue.of(article(str(n), f"Budget {n} voted", date(2000 + n % 20, 1 + n % 12, 1)) for n in range(20_000))
    started = time.perf_counter()
    drawn = draw_titles(many, Sought("budget 1999"), "en")
    assert time.perf_counter() - started < 1.0
    assert drawn.count("<li>") == 12  # 1999, 11999, and 19990 to 19999
    assert "20,000 articles" in drawn


def test_titles_come_by_fifty_and_a_month_is_named_once() -> None:
    many = Catalogue.of(article(f"{n:03}", f"Title {n:03}", date(2024, 5, 1)) for n in range(70))
    first, rest = draw_titles(many, Sought(), "en"), draw_titles(many, Sought(skip=50), "en")
    assert (first.count("<li>"), rest.count("<li>")) == (50, 20)
    assert '<span>May 2024</span> <span class="n">70</span>' in first
    assert "Show 20 more" in first
    assert "May 2024</span>" not in rest
    assert "more-titles" not in rest


def test_titles_stand_under_their_source_the_largest_first_and_those_without_one_last() -> None:
    of = {"a": "Gazette", "b": "Écho", "c": None, "d": "écho", "e": "Zénith", "f": "Écho"}
    many = Catalogue.of(
        article(name, f"Title {name}", date(2024, 5, n), source) for n, (name, source) in enumerate(of.items(), start=1)
    )
    drawn = draw_titles(many, Sought(by_source=True), "en")
    headings = re.findall(r'<h3 class="group"><span>(.*?)</span> <span class="n">(\d+)</span>', drawn)
    assert [(name.casefold(), n) for name, n in headings] == [
        ("écho", "3"), ("gazette", "1"), ("zénith", "1"), ("without a source", "1"),
    ]  # fmt: skip
    assert re.findall(r">Title (\w)<", drawn) == ["f", "d", "b", "a", "e", "c"]


def test_the_way_to_further_titles_keeps_their_order() -> None:
    many = Catalogue.of(article(f"{n:03}", f"Title {n:03}", None, f"Paper {n % 2}") for n in range(102))
    first = draw_titles(many, Sought(by_source=True), "en")
    assert "by=source" in first
    rest = draw_titles(many, Sought(by_source=True, skip=50), "en")
    assert re.findall(r'<h3 class="group"><span>(.*?)</span>', first) == ["Paper 0"]
    assert re.findall(r'<h3 class="group"><span>(.*?)</span>', rest) == ["Paper 1"]


def test_a_list_is_made_again_only_where_the_articles_changed() -> None:
    class Held:
        state = 1
        read = 0

        def articles(self) -> list[Article]:
            self.read += 1
            return [article("a", f"Title {self.read}")]

    held, catalogues = Held(), Catalogues()
    assert catalogues.of(held) is catalogues.of(held)
    held.state = 2
    assert catalogues.of(held).entries[0].title == "Title 2"


# The chosen filter


def test_the_last_day_is_within() -> None:
    where = chosen_filter("after=2024-05-01&until=2024-05-31&source=River+Post&language=FR&q=words&skip=50")
    assert where == Filter("fr", "River Post", date(2024, 5, 1), date(2024, 6, 1))
    assert chosen_filter("") is chosen_filter("after=&until=&q=x") is None


@pytest.mark.parametrize("query", ["after=yesterday", "language=french", "source=" + "x" * 501, "x" * 4_001])
def test_a_filter_that_cannot_be_read_is_refused(query: str) -> None:
    with pytest.raises(InputError):
        chosen_filter(query)


@given(
    st.builds(
        Filter,
        st.none() | st.sampled_from(["fr", "en"]),
        st.none() | st.text("abc éà&=+#<", min_size=1, max_size=20).map(str.strip).filter(bool),
        st.none() | st.dates(),
        st.none() | st.dates(min_value=date(1, 1, 2)),
    )
)
def test_a_filter_that_is_written_is_read_again(where: Filter) -> None:
    assert chosen_filter(as_query(where)) == (None if where == Filter() else where)


def test_what_a_filter_leaves_is_told_and_what_leaves_nothing_explained() -> None:
    may = Filter(after=date(2024, 5, 4), before=date(2024, 6, 1))
    assert "4 May 2024 to 31 May 2024</b> (1 of 4 articles)" in draw_chosen(SMALL, may, "en")
    assert "(1 article sur 4)" in draw_chosen(SMALL, may, "fr")
    reverse = Filter(after=date(2024, 6, 2), before=date(2024, 6, 1))
    assert is_reversed(reverse)
    assert "The first date comes after the last one" in draw_chosen(SMALL, reverse, "en")
    assert "Aucun article ne convient" in draw_chosen(SMALL, Filter(source="Nobody"), "fr")


def test_an_empty_list_says_why() -> None:
    assert "No title has these words." in draw_titles(SMALL, Sought("zebra"), "en")
    assert "No article fits the filters." in draw_titles(SMALL, Sought(" ", Filter(source="Nobody")), "en")
    assert "Il n’y a pas encore d’article." in draw_titles(Catalogue.of([]), Sought(), "fr")


def test_nothing_in_a_title_or_a_source_breaks_out() -> None:
    held = Catalogue.of([article(ATTACK, ATTACK, source=ATTACK)])
    where = Filter(source=ATTACK)
    for drawn in (draw_titles(held, Sought(ATTACK, where), "en"), draw_chosen(held, where, "en")):
        assert "<img" not in drawn
        assert "&lt;img" in drawn


# The routes


@dataclass(frozen=True)
class Site:
    address: str
    readers: Readers

    @contextmanager
    def reader(self, name: str) -> Iterator[httpx.Client]:
        with httpx.Client(base_url=self.address, timeout=60) as client:
            assert client.post("/login", data={"username": name, "password": PASSWORD}).json() == {"success": True}
            yield client


def add(client: httpx.Client, name: str, content: bytes, headers: dict[str, str] = OWN) -> httpx.Response:
    return client.post("/attest/corpus/add", params={"name": name}, content=content, headers=headers)


def opened(folder: Path, *, may_add: bool = True, users: bool = True, **settings: Any) -> Iterator[Site]:
    config = Config(corpus=seaside_corpus(folder), store=folder / "store", **settings)
    file = folder / "accounts"
    for name in ("anna", "ben"):
        write_account(file, name, PASSWORD)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with Assistant.open(config) as common:
        shelves = Shelves(common)
        readers = Readers(shelves, Limits.of(config), may_add)
        page = build.build(readers, {"fr": ("Quoi ?",), "en": ("What?",)})
        sessions = Sessions(file) if users else None
        yield Site(server.serve(page, readers, "127.0.0.1", port, sessions=sessions, wait=False), readers)
        page.close(verbose=False)
        shelves.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "COST", 4)
        yield from opened(tmp_path_factory.mktemp("site"), upload_megabytes=0.001, uploads_per_hour=6)


@pytest.fixture(scope="module")
def closed_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "COST", 4)
        yield from opened(tmp_path_factory.mktemp("closed"), may_add=False, users=False)


def asked(client: httpx.Client, question: str) -> dict[str, Any]:
    event = client.post("/gradio_api/call/ask", json={"data": [question]}).json()["event_id"]
    *_, told = client.get(f"/gradio_api/call/ask/{event}").text.strip().split("data: ")
    answer: dict[str, Any] = json.loads(told)[0]
    return answer


def test_each_user_adds_and_sees_their_own(site: Site) -> None:
    with site.reader("anna") as anna, site.reader("ben") as ben:
        added = add(anna, "mill.md", MILL)
        assert (added.status_code, "The mill of Undby" in added.text) == (200, True)
        view, other = anna.get("/attest/corpus").text, ben.get("/attest/corpus").text
        assert "Added by you" in view and "The mill of Undby" in view and "Undby Post (1)" in view
        assert "Undby" not in other
        assert "harbour of Porthaven" in view and "harbour of Porthaven" in other
        assert asked(anna, MILL_QUESTION)["status"] == "answered"
        assert asked(ben, MILL_QUESTION)["status"] == "not_found"

        (own,) = site.readers.shelves.of("anna").added()  # type: ignore[attr-defined]
        assert anna.get("/attest/article", params={"id": own}).status_code == 200
        assert ben.get("/attest/article", params={"id": own}).status_code == 404
        assert ben.post("/attest/corpus/remove", params={"id": own}, headers=OWN).status_code == 404
        assert "Undby" not in ben.get("/attest/corpus/titles", params={"q": "mill"}).text

        removed = anna.post("/attest/corpus/remove", params={"id": own}, headers=OWN)
        assert "Removed: The mill of Undby" in removed.text and "Undo" in removed.text
        assert asked(anna, MILL_QUESTION)["status"] == "not_found"
        assert anna.post("/attest/corpus/restore", params={"id": own}, headers=OWN).status_code == 200
        assert asked(anna, MILL_QUESTION)["status"] == "answered"


def test_what_is_common_cannot_be_removed(site: Site) -> None:
    with site.reader("ben") as ben:
        refused = ben.post("/attest/corpus/remove", params={"id": "harbour"}, headers={**OWN, "Accept-Language": "fr"})
        assert refused.status_code == 409
        assert "corpus commun" in refused.text
        assert "Porthaven" in ben.get("/attest/corpus").text


def test_nobody_adds_without_a_login_or_from_another_site(site: Site) -> None:
    with httpx.Client(base_url=site.address) as nobody:
        assert add(nobody, "x.md", MILL).status_code == 401
        assert nobody.get("/attest/corpus").status_code in (303, 401)
    with site.reader("ben") as ben:
        assert add(ben, "x.md", MILL, headers={}).status_code == 403
        assert add(ben, "x.md", MILL, headers={**OWN, "Origin": "https://evil.example"}).status_code == 403
        assert ben.post("/attest/corpus/remove", params={"id": "harbour"}).status_code == 403
        assert ben.get("/attest/corpus/add").status_code == 405
        assert "Undby" not in ben.get("/attest/corpus").text


def test_too_large_a_file_and_too_many_are_refused_in_plain_words(site: Site) -> None:
    with site.reader("ben") as ben:
        refused = add(ben, "big.txt", b"x" * 1_001)
        assert (refused.status_code, "larger than 0.001 MB" in refused.text) == (413, True)

        def parts() -> Iterator[bytes]:
            yield from [b"x" * 600] * 3

        streamed = ben.post("/attest/corpus/add?name=b.txt", content=parts(), headers=OWN)
        assert "content-length" not in streamed.request.headers
        assert streamed.status_code == 413
        bad = add(ben, f"{ATTACK}.exe", b"MZ")
        assert (bad.status_code, "Files of this kind cannot be read" in bad.text) == (422, True)
        assert "<img" not in bad.text
        assert add(ben, "empty.txt", b"").status_code == 422
        statuses = [add(ben, "x.exe", b"MZ").status_code for _ in range(3)]
        assert statuses == [422, 422, 429]


def test_where_everybody_can_reach_the_server_nothing_is_added_and_it_says_why(closed_site: Site) -> None:
    with httpx.Client(base_url=closed_site.address, headers={"Accept-Language": "fr"}) as reader:
        assert "ce serveur est ouvert à tous" in reader.get("/attest/corpus").text
        refused = add(reader, "mill.md", MILL)
        assert (refused.status_code, "ouvert à tous" in refused.text) == (409, True)


def test_filters_and_pages_that_cannot_be_are_refused_quietly(closed_site: Site) -> None:
    with httpx.Client(base_url=closed_site.address) as reader:
        for path in ("", "/titles", "/chosen"):
            assert reader.get(f"/attest/corpus{path}", params={"after": "soon"}).status_code == 400
        assert "No title has these words" in reader.get("/attest/corpus/titles?q=zzz&skip=-1").text
        assert reader.get("/attest/corpus/titles?skip=999999").status_code == 200
        listed = reader.get("/attest/corpus/titles", params={"source": "daily", "until": "2025-12-26"}).text
        assert "1 of 2 articles" in listed and "Porthaven" in listed and "Kermor" not in listed
