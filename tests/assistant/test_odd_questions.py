"""Questions a journalist puts oddly, asked of the shipped article: the answer fits what was asked, or there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant, Config

SHIPPED = Path(__file__).resolve().parents[2] / "corpus" / "articles"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Iterator[Assistant]:
    store = tmp_path_factory.mktemp("odd") / "store"
    with Assistant.open(Config(corpus=SHIPPED, store=store, cache=cache_folder)) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "By how much is Japan raising its AI and chip budget?",
        "How much more will Japan spend on AI?",
        "Did Japan quadruple its AI budget?",
        "De combien le Japon augmente-t-il son budget pour l'IA et les puces ?",
        "Le Japon a-t-il quadruplé son budget IA ?",
    ],
)
def test_an_increase_is_told_as_one_and_every_version_of_it_is_shown(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "conflict"
    assert all(f"**{version}**" in answer.text for version in ("300%", "quadruples", "multiplication par trois"))
    assert "¥" not in answer.text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("By what percentage will consumption rise?", "1.3%"),
        ("De combien la consommation augmentera-t-elle ?", "1.3%"),
        ("How much did capital expenditure rise in the current fiscal year?", "1.9%"),
    ],
)
def test_of_several_figures_in_a_sentence_the_one_asked_for_is_pointed_at(
    assistant: Assistant, question: str, figure: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert f"**{figure}**" in answer.text


@pytest.mark.parametrize("topic", ["chips", "le budget", "énergie nucléaire", "Rapidus"])
def test_a_topic_alone_asks_what_is_known_of_it(assistant: Assistant, topic: str) -> None:
    answer = assistant.ask(topic)
    assert answer.status == "answered"
    assert answer.text.startswith(("What the articles say about ", "Ce que disent les articles"))


@pytest.mark.parametrize("topic", ["Samsung", "le chômage des jeunes"])
def test_a_topic_no_article_has_is_refused(assistant: Assistant, topic: str) -> None:
    assert assistant.ask(topic).status == "not_found"


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Is China mentioned?", "Yes. 1 of 1 article has “China”."),
        ("Does the article mention Taiwan?", "Yes. 1 of 1 article has “Taiwan”."),
        ("Est-il question de Rapidus ?", "Oui. 1 sur 1 article contient «\u00a0Rapidus\u00a0»."),
        ("L'article parle-t-il des terres rares ?", "Ce que disent les articles (terres rares)"),
    ],
)
def test_whether_a_thing_is_mentioned_is_told_with_the_sentence(
    assistant: Assistant, question: str, opening: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert answer.text.startswith(opening)
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Is NVIDIA mentioned?", "The article does not have “NVIDIA”."),
        ("L'article parle-t-il de Samsung ?", "L'article ne contient pas «\u00a0Samsung\u00a0»."),
    ],
)
def test_what_no_article_mentions_is_said_not_to_be_mentioned(
    assistant: Assistant, question: str, opening: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_found"
    assert answer.text.startswith(opening)


@pytest.mark.parametrize(
    ("question", "sentences"), [("Summarise in three sentences", 3), ("Résume l'article en 2 points", 2)]
)
def test_a_summary_is_as_long_as_asked(assistant: Assistant, question: str, sentences: int) -> None:
    assert len(assistant.ask(question).statements) == sentences


@pytest.mark.parametrize(
    ("question", "said"),
    [("Who wrote this and when?", "names no author"), ("Qui a écrit cet article ?", "ne nomme pas d'auteur")],
)
def test_who_wrote_it_is_answered_from_the_masthead(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert said in answer.text
    assert "CryptopolitanFR" in answer.text
    assert "2025" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What did the minister say about chips?", "quote nothing from the minister"),
        ("Qu'a dit la ministre sur les puces ?", "ne rapportent aucun propos à ce sujet\u00a0: la ministre"),
    ],
)
def test_what_nobody_of_that_office_said_is_refused(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_found"
    assert said in answer.text


def test_a_group_that_holds_an_opinion_is_quoted(assistant: Assistant) -> None:
    answer = assistant.ask("Que pensent les analystes ?")
    assert [citation.quote for citation in answer.citations] == [
        "Les analystes y voient une tentative de rattrapage après des années de relative stagnation."
    ]


@pytest.mark.parametrize(
    "question",
    [
        "How much does China invest in chips?",
        "Combien la Chine investit-elle ?",
        "Combien la Chine investit-elle dans les puces ?",
        "How much does the U.S. spend on AI?",
        "Why did Rapidus move to Taiwan?",
        "Pourquoi Rapidus a-t-il déménagé à Taïwan ?",
        "Did Japan cut its chip budget?",
        "Le Japon a-t-il baissé son budget pour les puces ?",
    ],
)
def test_what_is_told_of_others_is_no_answer(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status == "not_found"


@pytest.mark.parametrize("question", ["How much does China invest in chips?", "Combien la Chine investit-elle ?"])
def test_the_nearest_passage_names_what_the_question_names(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert "China" in answer.nearest[0].quote


def test_a_country_that_a_sum_goes_to_is_told_as_such(assistant: Assistant) -> None:
    answer = assistant.ask("How much will Japan invest into the U.S.?")
    assert "**¥1.78 trillion**" in answer.text


def test_a_yes_or_no_is_answered_by_the_sentence_that_has_every_word(assistant: Assistant) -> None:
    answer = assistant.ask("La croissance va-t-elle accélérer ?")
    assert [citation.quote[:40] for citation in answer.citations] == ["Growth is also expected to accelerate to"]
