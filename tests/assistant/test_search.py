"""Questions with a time, asked of a small archive with the bundled encoder and reader."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from assistant.asked_anew import without_time
from assistant.chat import Assistant
from assistant.config import Config
from assistant.question import understand
from assistant.search import day_of_asking
from index.hit import Filter

ARTICLES = {
    "2024-09-11": "A flood killed three people in Kelbrook on Tuesday, police said.",
    "2024-09-16": "The death toll of the flood in Kelbrook has risen to seven, police said on Monday.",
    "2025-02-12": "Unemployment in Kelbrook stood at 6.1% in January, the statistics office said on Tuesday.",
    "2025-03-12": "Unemployment in Kelbrook fell to 5.9% last month, the statistics office said on Tuesday.",
    "2025-06-13": "Kelbrook council adopted a budget of 91 million dollars on Thursday. "
    "Last year's budget was 87 million dollars.",
    "2025-09-18": "L'office de tourisme de Valbourg a compté 64 000 visiteurs cet été, contre 58 000 l'été dernier.",
    "2025-12-18": "Unemployment in Kelbrook dropped to 5.2% in November, the statistics office said on Wednesday.",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("archive")
    (folder / "articles").mkdir()
    for day, text in ARTICLES.items():
        head = f"---\ntitle: News of {day}\ndate: {day}\nsource: Daily\n---\n"
        (folder / "articles" / f"{day}.md").write_text(head + text + "\n", encoding="utf-8")
    config = Config(corpus=folder / "articles", store=folder / "store")
    with Assistant.open(config) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "bold"),
    [
        ("What was unemployment in Kelbrook in January 2025?", "**6.1%**"),
        ("What was unemployment in Kelbrook in February 2025?", "**5.9%**"),
        ("What was unemployment in Kelbrook last month?", "**5.2%**"),
        ("What was Kelbrook's budget in 2024?", "**87 million dollars**"),
        ("Combien de visiteurs Valbourg a-t-elle comptés à l'été 2024 ?", "**58 000**"),
        ("Combien de visiteurs Valbourg a-t-elle comptés à l'été 2025 ?", "**64 000**"),
    ],
)
def test_the_figure_of_the_time_asked_about_is_the_answer(archive: Assistant, question: str, bold: str) -> None:
    answer = archive.ask(question)
    assert answer.status == "answered"
    assert bold in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What was unemployment in Kelbrook in April 2025?",
        "What was Kelbrook's budget in 2023?",
        "Combien de visiteurs Valbourg a-t-elle comptés en 2023 ?",
    ],
)
def test_the_figure_of_another_time_is_no_answer(archive: Assistant, question: str) -> None:
    assert archive.ask(question).status == "not_found"


def test_the_latest_figure_comes_first_and_the_older_beside_it(archive: Assistant) -> None:
    answer = archive.ask("What is the latest unemployment rate in Kelbrook?")
    assert answer.status == "answered"
    assert "**5.2%**" in answer.statements[0].text
    assert [citation.published for citation in answer.citations] == sorted(
        (citation.published for citation in answer.citations), key=str, reverse=True
    )


def test_a_filter_of_the_caller_rules_over_the_latest(archive: Assistant) -> None:
    before = Filter(before=date(2025, 3, 1))
    answer = archive.ask("What is the latest unemployment rate in Kelbrook?", where=before)
    assert "**6.1%**" in answer.text
    assert {citation.published for citation in answer.citations} == {"2025-02-12"}


def test_the_archive_is_asked_from_the_day_of_the_newest_article_admitted(archive: Assistant) -> None:
    assert day_of_asking(archive._library, None) == date(2025, 12, 18)
    assert day_of_asking(archive._library, Filter(before=date(2025, 3, 1))) == date(2025, 2, 12)


def test_the_absolute_day_stands_beside_the_quote(archive: Assistant) -> None:
    answer = archive.ask("When did the flood in Kelbrook kill three people?")
    assert "(by the article's date: Tuesday = Tuesday 10 September 2024)" in answer.text


def test_a_question_without_its_time_keeps_the_time_to_check() -> None:
    query = understand("What was the budget in 2024?", "What was the budget in 2024?", "en")
    again = without_time(query)
    assert again is not None
    assert (again.standalone, again.years, again.strictly) == ("What was the budget?", frozenset(), True)
    assert again.time == query.time
    assert without_time(understand("Who won?", "Who won?", "en")) is None
    assert without_time(understand("In 2024?", "In 2024?", "en")) is None
