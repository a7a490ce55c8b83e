"""A fact is found in each format that papers come in, and quoted to the character."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import docx
import pytest

from assistant import Assistant, Config
from tests.corpus.readers.pdf_writer import flowing, pdf, placed

ARRIVAL = """Le voilier Astrée a quitté le port de Kermor lundi pour un tour du
monde de huit mois. À son bord, quatorze marins et deux médecins,
a précisé la capi-
tainerie.

Le voyage coûte 3,2 millions d'euros, payés par la région."""
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Porthaven Gull</title>
<language>en</language>
<item><guid>gull-12</guid><title>Porthaven library reopens</title><pubDate>Mon, 03 Nov 2025 08:00:00 GMT</pubDate>
<description>&lt;p&gt;The library of Porthaven reopened with 86,000 books on Saturday.&lt;/p&gt;
&lt;p hidden&gt;The library of Porthaven reopened with 5 books.&lt;/p&gt;</description></item></channel></rss>"""


def _write(folder: Path) -> None:
    title = [(72, 740, 22, "L'Astrée part pour le tour du monde"), (72, 715, 11, "Publié le 4 novembre 2025")]
    (folder / "voilier.pdf").write_bytes(pdf([placed([*title, *flowing(ARRIVAL, top=690)])]))
    document = docx.Document()
    document.core_properties.created = datetime(2025, 10, 30, 9, 0)
    document.add_heading("A new bridge over the Wend", 0)
    document.add_paragraph("The council of Alderby voted for a new bridge over the river Wend on Tuesday.")
    document.add_paragraph("It will be 240 metres long, said the engineer Martha Quill.")
    document.save(str(folder / "bridge.docx"))
    (folder / "gull.xml").write_text(FEED, encoding="utf-8")


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("formats")
    (folder / "articles").mkdir()
    _write(folder / "articles")
    opened = Assistant.open(Config(corpus=folder / "articles", store=folder / "store"))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("question", "told", "article_id"),
    [
        ("Combien de marins sont à bord de l'Astrée ?", "quatorze marins", "voilier"),
        ("How much does the voyage of the Astrée cost?", "3,2 millions", "voilier"),
        ("How long will the new bridge over the Wend be?", "240 metres", "bridge"),
        ("Combien de livres a la bibliothèque de Porthaven ?", "86,000", "gull-12"),
    ],
)
def test_a_fact_is_found_and_quoted_to_the_character(
    assistant: Assistant, question: str, told: str, article_id: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert told in answer.text.replace("**", "")
    first = answer.citations[0]
    assert first.article_id == article_id
    assert assistant.article(article_id).text[first.start : first.end] == first.quote


def test_the_articles_say_when_they_were_published(assistant: Assistant) -> None:
    days = {article.id: article.published for article in assistant.articles()}
    assert days["voilier"] == date(2025, 11, 4)
    assert {name: str(day)[:10] for name, day in days.items()} == {
        "voilier": "2025-11-04", "bridge": "2025-10-30", "gull-12": "2025-11-03",
    }  # fmt: skip


def test_what_an_entry_hides_is_never_told(assistant: Assistant) -> None:
    assert all("5 books" not in article.text for article in assistant.articles())
