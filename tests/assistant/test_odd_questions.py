"""Questions a journalist puts oddly, asked of the shipped article: the answer fits what was asked, or there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant, Config

MISREAD = pytest.mark.xfail(strict=True, reason="the reader trained on written news gets it wrong (docs/log.md)")
SHIPPED = Path(__file__).resolve().parents[2] / "corpus" / "articles"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Iterator[Assistant]:
    store = tmp_path_factory.mktemp("odd") / "store"
    with Assistant.open(Config(corpus=SHIPPED, store=store, cache=cache_folder)) as opened:
        yield opened


LARMONT = """---
title: Larmont bridge to reopen
date: 2025-09-10
source: Larmont Daily
author: Ann Corby
---
The Larmont bridge, which was designed by the engineer Paul Verrier and opened in 1932, is 412 metres long.
It has been closed for fourteen months and will stay closed until 15 October.

Bus drivers went on strike for three days last week. The strike ended on Friday.

The town library, in Larmont's old post office, raised its fees by 4 euros to 22 euros a year.
"""
CORVEL = """---
title: La piscine de Corvel rouvre
date: 2025-09-12
source: Le Courrier de Corvel
---
Mardi, la piscine de Corvel a rouvert après huit mois de travaux. Le bassin, long de 50 mètres, a été refait.
L'entrée passe de 4 à 5 euros.

La ville de Corvel a doublé son budget des sports, porté à 3,2 millions d'euros.

Le syndicat des maîtres-nageurs dénonce des horaires « intenables ».
"""


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("towns")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "larmont.md").write_text(LARMONT, encoding="utf-8")
    (folder / "corpus" / "corvel.md").write_text(CORVEL, encoding="utf-8")
    with Assistant.open(Config(corpus=folder / "corpus", store=folder / "store", cache=cache_folder)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How long is the bridge?", "**412 metres**"),
        ("How long has the bridge been closed?", "**fourteen months**"),
        ("How long did the strike last?", "**three days**"),
        ("Quelle est la longueur du bassin ?", "**50 mètres**"),
        ("Combien de temps ont duré les travaux de la piscine ?", "**huit mois**"),
        ("When will the bridge reopen?", "15 October = Wednesday 15 October 2025"),
        ("Who designed the Larmont bridge?", "**Paul Verrier**"),
        ("De combien l'entrée de la piscine augmente-t-elle ?", "de 4 à **5 euros**"),
        ("Did Corvel double its sports budget?", "Yes. "),
        ("Corvel a-t-elle doublé son budget des sports ?", "Oui. "),
        ("Corvel a-t-elle triplé son budget des sports ?", "Non. "),
        ("Did Corvel cut its sports budget?", "No. "),
        ("Que dit le syndicat des horaires ?", "intenables"),
    ],
)
def test_what_the_towns_papers_say_is_found(towns: Assistant, question: str, said: str) -> None:
    answer = towns.ask(question)
    assert answer.status == "answered"
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Who designed the library of Larmont?", marks=MISREAD),
        pytest.param("Who designed the town hall of Larmont?", marks=MISREAD),
        "Qui a conçu la médiathèque de Corvel ?",
        "Why did the mayor of Larmont resign?",
        "Pourquoi la piscine a-t-elle brûlé ?",
        "What did the minister say about the pool?",
    ],
)
def test_a_sentence_that_merely_names_the_town_is_no_answer(towns: Assistant, question: str) -> None:
    assert towns.ask(question).status == "not_found"


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("By how much is Japan raising its AI and chip budget?", marks=MISREAD),
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
        pytest.param("De combien la consommation augmentera-t-elle ?", "1.3%", marks=MISREAD),
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


@pytest.mark.parametrize("topic", ["Samsung", pytest.param("le chômage des jeunes", marks=MISREAD)])
def test_a_topic_no_article_has_is_refused(assistant: Assistant, topic: str) -> None:
    assert assistant.ask(topic).status == "not_found"


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Is China mentioned?", "Yes. The article mentions “China”."),
        ("Does the article mention Taiwan?", "Yes. The article mentions “Taiwan”."),
        ("Est-il question de Rapidus ?", "Oui. L'article mentionne «\u00a0Rapidus\u00a0»."),
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
        ("Is NVIDIA mentioned?", "The article does not mention “NVIDIA”."),
        ("L'article parle-t-il de Samsung ?", "L'article ne mentionne pas «\u00a0Samsung\u00a0»."),
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
        ("Qu'a dit la ministre sur les puces ?", "ne rapportent aucun propos de la ministre à ce sujet"),
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
