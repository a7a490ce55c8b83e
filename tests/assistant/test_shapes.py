"""Answers that are more than one fact, from the real assistant on six invented articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Config, Filter, Message
from tests.assistant.shapes_corpus import written
from tests.assistant.test_chat import holds


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("vaudry")
    corpus = written(folder)
    with Assistant.open(Config(corpus=corpus, store=folder / "store", cache=cache_folder)) as opened:
        yield opened


def cited(answer: Answer) -> list[str]:
    return [citation.article_id for citation in answer.citations]


def test_a_timeline_is_dated_and_runs_from_the_oldest_to_the_newest(assistant: Assistant) -> None:
    answer = assistant.ask("Que s'est-il passé à Vaudry depuis avril 2025 ?")
    holds(answer, assistant)
    assert answer.status == "answered"
    days = [statement.text.split(" (")[0] for statement in answer.statements]
    assert days == [
        "mardi 8 avril 2025",
        "jeudi 10 avril 2025",
        "dimanche 15 juin 2025",
        "mardi 30 septembre 2025",
        "mercredi 19 novembre 2025",
        "lundi 12 janvier 2026",
    ]
    assert "8 avril" in answer.citations[0].quote


def test_a_timeline_ends_with_the_time_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask("What happened in Vaudry between March and June 2025?")
    holds(answer, assistant)
    assert set(cited(answer)) <= {"announced", "blocked", "election"}
    assert {"announced", "election"} <= set(cited(answer))


def test_a_time_without_a_topic_tells_what_each_article_opens_with(assistant: Assistant) -> None:
    answer = assistant.ask("What happened in June 2025?")
    assert cited(answer) == ["election"]
    assert answer.statements[0].text.startswith(
        "Sunday 15 June 2025 (The Morning Ledger, 16 June 2025): “Jeanne Mirelle won"
    )


@pytest.mark.parametrize(
    "question",
    [
        "What happened in Atlantis since June 2025?",
        "Chronologie de l'affaire Zanzibar",
        "What do we know about Napoleon Bonaparte?",
        "Résume l'actualité sur Zanzibar",
        "How many articles mention Zanzibar?",
        "What did Paul Ostrand say about the plant?",
        "Que pense Victor Hugo de la piscine ?",
    ],
)
def test_what_the_articles_know_nothing_of_is_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    holds(answer, assistant)
    assert answer.status == "not_found"
    assert "6 articles" in answer.text


def test_what_is_known_of_a_person_comes_from_every_article_the_newest_first(assistant: Assistant) -> None:
    answer = assistant.ask("What do we know about Jeanne Mirelle?")
    holds(answer, assistant)
    assert list(dict.fromkeys(cited(answer))) == ["works", "election"]
    assert answer.text.startswith("What the articles say about Jeanne Mirelle:")


def test_one_article_is_summarised_by_what_it_is_about(assistant: Assistant) -> None:
    answer = assistant.ask("Summarise the article about the election")
    holds(answer, assistant)
    assert set(cited(answer)) == {"election"}
    assert "“Mirelle wins mayoral race” (16 June 2025)" in answer.text


def test_the_news_on_a_topic_is_summarised_article_by_article(assistant: Assistant) -> None:
    answer = assistant.ask("Résume l'actualité sur la piscine")
    holds(answer, assistant)
    assert list(dict.fromkeys(cited(answer))) == ["opened", "works"]


def test_a_person_is_quoted_on_the_topic_and_on_nothing_else(assistant: Assistant) -> None:
    answer = assistant.ask("What did Martin Ellery say about redundancies?")
    holds(answer, assistant)
    assert [c.quote for c in answer.citations] == ["No compulsory redundancies are planned, Mr Ellery said."]


def test_what_she_said_next_is_shown_with_the_sentence_that_names_her(assistant: Assistant) -> None:
    answer = assistant.ask("What did Lucie Armand say?")
    holds(answer, assistant)
    assert {c.quote for c in answer.citations} == {
        '"This is a betrayal," said Lucie Armand, who represents the union at the plant. She said that the plant was '
        "profitable.",
        "« Nous ne lâcherons rien », a déclaré Lucie Armand, déléguée de Force Métal.",
    }


def test_two_parties_stand_side_by_side_and_the_silent_one_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("Compare what Martin Ellery and Paul Ostrand say about the plant")
    holds(answer, assistant)
    assert answer.statements[0].text.startswith("Martin Ellery (The Morning Ledger, 4 March 2025): “")
    assert answer.text.endswith("The articles quote nothing from Paul Ostrand on this.")


def test_two_figures_in_one_sentence_are_both_parties(assistant: Assistant) -> None:
    answer = assistant.ask("Que disent la préfecture et le syndicat du blocage ?")
    holds(answer, assistant)
    assert "150 personnes" in answer.text
    assert "300" in answer.text
    assert "aucun propos" not in answer.text


@pytest.mark.parametrize(
    ("question", "count", "articles"),
    [
        ("How many articles mention Corvane?", "3 of 6 articles", ["closed", "blocked", "announced"]),
        (
            "Dans combien d'articles est-il question de Corvane ?",
            "3 sur 6 articles",
            ["closed", "blocked", "announced"],
        ),
        ("How many articles mention Poland?", "2 of 6 articles", ["works", "closed"]),
        ("Dans quels articles Jeanne Mirelle apparaît-elle ?", "2 sur 6 articles", ["works", "election"]),
        ("Which articles mention Corvane since June 2025?", "1 of 4 articles", ["closed"]),
        ("Quels journaux ont parlé de Vaudry ?", "6 sur 6 articles", ["opened", "works", "closed"]),
    ],
)
def test_mentions_are_counted_word_for_word_a_country_in_every_language(
    assistant: Assistant, question: str, count: str, articles: list[str]
) -> None:
    answer = assistant.ask(question)
    holds(answer, assistant)
    assert answer.text.startswith(count)
    assert cited(answer) == articles


def test_outlets_are_named_once_each(assistant: Assistant) -> None:
    answer = assistant.ask("Which outlets reported on Vaudry?")
    assert "Sources (3): The Harbour News, Le Matin Bleu, The Morning Ledger." in answer.text


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Did Corvane close the Vaudry plant?", "Yes. “"),
        ("Did the regional council sell the land?", "“"),
        ("Have prices in the town risen?", "No. “"),
        ("Did Martin Ellery attend the ceremony?", "No. “"),
        ("Will the closure cost 10 million euros?", "No. “"),
        ("Was turnout 47%?", "Yes. “"),
        ("Les travaux ont-ils coûté 3,1 millions d'euros ?", "Oui. «"),
        ("Did the works cost 5 million euros?", "No. Le Matin Bleu, in French: “"),
        ("Did Paul Ostrand defeat Jeanne Mirelle?", "“"),
        ("Did Lucie Armand betray the union?", "“"),
        ("Is Jeanne Mirelle the mayor of Vaudry?", "“"),
    ],
)
def test_yes_or_no_opens_the_answer_only_where_the_quote_plainly_says_it(
    assistant: Assistant, question: str, opening: str
) -> None:
    answer = assistant.ask(question)
    holds(answer, assistant)
    assert answer.status == "answered"
    assert answer.text.startswith(opening)


def test_a_filter_rules_every_shape(assistant: Assistant) -> None:
    french = Filter(language="fr")
    for question in ("What happened in Vaudry since March 2025?", "What do we know about Lucie Armand?"):
        answer = assistant.ask(question, where=french)
        assert answer.citations
        assert {citation.language for citation in answer.citations} == {"fr"}
    late = Filter(after=date(2025, 11, 1))
    assert cited(assistant.ask("How many articles mention Vaudry?", where=late)) == ["opened", "works"]


def test_a_follow_up_takes_its_shape_from_the_conversation(assistant: Assistant) -> None:
    history = [Message("user", "Who defeated Paul Ostrand?"), Message("assistant", "**Jeanne Mirelle** [1]")]
    answer = assistant.ask("How many articles mention her?", history)
    assert answer.text.startswith("2 of 6 articles")


def test_the_stream_of_every_shape_grows_to_what_ask_returns(assistant: Assistant) -> None:
    for question in (
        "Timeline of the Vaudry plant",
        "What do we know about Jeanne Mirelle?",
        "Compare what Martin Ellery and Lucie Armand say about the plant",
        "How many articles mention Corvane?",
        "Did Corvane close the Vaudry plant?",
    ):
        shown = list(assistant.stream(question))
        assert all(later.text.startswith(earlier.text) for earlier, later in zip(shown, shown[1:], strict=False))
        assert replace(shown[-1], timings_ms={}) == replace(assistant.ask(question), timings_ms={})
