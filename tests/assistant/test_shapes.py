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


def test_all_the_news_of_a_time_is_what_each_article_of_it_opens_with_the_newest_first(assistant: Assistant) -> None:
    answer = assistant.ask("Que s'est-il passé entre mars et juin 2025 ?")
    holds(answer, assistant)
    assert answer.text.startswith("3 articles pour cette période (du 1er mars 2025 au 30 juin 2025), du plus récent")
    assert cited(answer) == ["election", "blocked", "announced"]
    assert answer.statements[1].text.startswith("jeudi 10 avril 2025 (Le Matin Bleu, 11 avril 2025)")


def test_what_is_new_is_told_from_the_newest_article_s_day(assistant: Assistant) -> None:
    answer = assistant.ask("What's new this week?")  # the newest article is of Monday 12 January 2026
    assert answer.text.startswith("1 article of this time (12 January 2026 to 18 January 2026):\n\n- Monday 12 January")
    assert cited(answer) == ["opened"]


def test_an_event_of_the_time_may_be_reported_the_day_after(assistant: Assistant) -> None:
    answer = assistant.ask("What happened on 15 June 2025?")
    assert cited(answer) == ["election"]
    assert answer.text.startswith("1 article of this time (Sunday 15 June 2025):")


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (
            "What happened in May 2025?",
            "No article is of this time (1 May 2025 to 31 May 2025). "
            "Searched: 6 articles (4 March 2025 to 12 January 2026).",
        ),
        (
            "Quoi de neuf en mai 2019 ?",
            "Aucun article ne date de cette période (du 1er mai 2019 au 31 mai 2019). "
            "Recherche faite dans 6 articles (du 4 mars 2025 au 12 janvier 2026).",
        ),
    ],
)
def test_a_time_without_an_article_is_refused_with_the_days_the_archive_covers(
    assistant: Assistant, question: str, says: str
) -> None:
    answer = assistant.ask(question)
    holds(answer, assistant)
    assert (answer.status, answer.text) == ("not_found", says)


def test_a_filter_rules_the_news_of_a_time(assistant: Assistant) -> None:
    answer = assistant.ask("What happened in 2025?", where=Filter(source="Le Matin Bleu"))
    assert cited(answer) == ["works", "blocked"]
    nothing = assistant.ask("What happened in 2025?", where=Filter(source="The Harbour News"))
    assert nothing.text.endswith("Searched: 1 article (12 January 2026).")


def test_copies_are_told_once_and_what_is_not_quoted_is_named(tmp_path: Path, cache_folder: Path) -> None:
    corpus = tmp_path / "articles"
    corpus.mkdir()
    wanted = {
        "Arden": "a tram", "Bexley": "two schools", "Corley": "its mill", "Dunmore": "a bridge", "Elford": "a museum",
        "Farnham": "its pier", "Gosford": "a forest", "Hanley": "a court", "Ilford": "a dam", "Jarrow": "silk",
    }  # fmt: skip
    for day, (town, thing) in enumerate(wanted.items(), start=1):
        text = f"Voters in {town} chose {thing} by a narrow margin."
        _write(corpus, town, f"2025-03-{day:02d}", "Daily", f"{town} wants {thing}", text)
    copied = "The ferry Aurora ran aground off Kelm with 212 people aboard, the coastguard said."
    _write(corpus, "wire", "2025-03-20", "Herald", "Ferry aground", f"{copied} Nobody was hurt.")
    _write(corpus, "mine", "2025-06-01", "Herald", "Mine sold", "The mine of Orrin was sold. It closed in 1988.")
    _write(corpus, "copy", "2025-03-21", "Post", "Aurora stuck", f"{copied} Nobody was hurt.")
    with Assistant.open(Config(corpus=corpus, store=tmp_path / "store", cache=cache_folder)) as opened:
        answer = opened.ask("What happened in March 2025?")
        long_ago = opened.ask("What happened in 1988?")
    assert answer.text.startswith(
        "12 articles of this time (1 March 2025 to 31 March 2025), the newest first; 8 are quoted:"
    )
    assert cited(answer) == ["wire", "Jarrow", "Ilford", "Hanley", "Gosford", "Farnham", "Elford", "Dunmore"]
    assert "(the same text in 2 outlets: Herald, Post)" in answer.statements[0].text
    assert answer.text.splitlines()[-4:] == [
        "- Corley wants its mill (Daily, 3 March 2025)",
        "- Bexley wants two schools (Daily, 2 March 2025)",
        "- Arden wants a tram (Daily, 1 March 2025)",
        "1 more only says again what is quoted.",
    ]
    assert long_ago.status == "not_found"
    assert [near.quote for near in long_ago.nearest] == ["It closed in 1988."]


def _write(corpus: Path, name: str, day: str, source: str, title: str, text: str) -> None:
    front = f"---\ntitle: {title}\ndate: {day}\nsource: {source}\n---\n"
    (corpus / f"{name}.md").write_text(f"{front}{text}\n", encoding="utf-8")


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
    assert answer.text.endswith("The passages found quote nothing from Paul Ostrand on this.")


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


def test_a_yes_no_question_about_what_no_sentence_speaks_of_is_refused(assistant: Assistant) -> None:
    answer = assistant.ask("Did the Vaudry plant explode?")
    holds(answer, assistant)
    assert answer.status == "not_found"
    assert "Vaudry" in answer.text
    assert answer.nearest
