"""Which shape of answer a question asks for: as many plain questions of fact as others, in both languages."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.period import Period
from assistant.shape import Shape, shape_of
from corpus.language import identify_question

DATA = Path(__file__).resolve().parents[1] / "data"
TODAY = date(2025, 11, 20)

SHAPED = [
    ("timeline", "What happened in Porthaven since June?"),
    ("timeline", "What has happened with the ferry since March 2025?"),
    ("timeline", "what happened with the dock strike"),
    ("timeline", "What happened in Porthaven between March and May 2025?"),
    ("timeline", "What happened in May 2025?"),
    ("timeline", "Timeline of the dock strike"),
    ("timeline", "Can you give me a timeline of the dock strike, please?"),
    ("timeline", "Give me a chronology of the merger since 2024"),
    ("timeline", "How did the dispute develop?"),
    ("timeline", "How has the harbour project evolved over time?"),
    ("timeline", "What are the main events of the trial?"),
    ("timeline", "Que s'est-il passé à Kermor depuis mars ?"),
    ("timeline", "Qu'est-ce qui s'est passé à Kermor en 2024 ?"),
    ("timeline", "Que s’est-il passé avec la grève des dockers ?"),
    ("timeline", "Chronologie de la grève"),
    ("timeline", "Peux-tu me faire une chronologie de l'affaire ?"),
    ("timeline", "Retrace les événements du procès"),
    ("timeline", "Quelles sont les grandes étapes du chantier ?"),
    ("timeline", "Comment a évolué le conflit ?"),
    ("timeline", "Comment le conflit a-t-il évolué ?"),
    ("mentioned", "Is Ana Silva mentioned?"),
    ("mentioned", "Do the articles mention the ferry?"),
    ("mentioned", "Est-il question du phare ?"),
    ("mentioned", "L'article parle-t-il d'Ana Silva ?"),
    ("mentioned", "Ana Silva est-elle citée ?"),
    ("about", "chips"),
    ("about", "le budget"),
    ("about", "Ana Silva"),
    ("about", "the dock strike"),
    ("about", "What do we know about Ana Silva?"),
    ("about", "Tell me about the lighthouse of Kermor"),
    ("about", "tell me everything you know about the merger"),
    ("about", "What is known about the fire?"),
    ("about", "What's the latest on the dock strike?"),
    ("about", "Any news about the ferry?"),
    ("about", "What do the articles say about Ana Silva?"),
    ("about", "Que sait-on du phare de Kermor ?"),
    ("about", "Qu'est-ce qu'on sait de l'incendie ?"),
    ("about", "Parle-moi d'Ana Silva"),
    ("about", "Dis-moi tout sur le phare"),
    ("about", "Quoi de neuf sur le port ?"),
    ("about", "Où en est le chantier du quai ?"),
    ("about", "Que disent les articles du phare ?"),
    ("who_is", "Who is Ana Silva?"),
    ("who_is", "Qui est Jean de La Tour ?"),
    ("summary", "Summarise the article about the harbour"),
    ("summary", "Summarize the news on the dock strike"),
    ("summary", "Give me a short summary of the articles on the merger"),
    ("summary", "Résume l'actualité sur le port"),
    ("summary", "Résume-moi l'article sur le phare"),
    ("summary", "Fais un résumé de la grève des dockers"),
    ("summary", "Fais le point sur la grève"),
    ("compare", "Compare what the police and the unions say about the march"),
    ("compare", "What do the mayor and the union say about the closure?"),
    ("compare", "What is the difference between Silva's and Costa's positions on the quay?"),
    ("compare", "How do Silva and Costa differ on the quay?"),
    ("compare", "Que disent la préfecture et les syndicats du nombre de manifestants ?"),
    ("compare", "Compare les positions de Silva et de Costa sur le quai"),
    ("compare", "Quelle est la différence entre la position du maire et celle du syndicat sur le quai ?"),
    ("said", "What did Ana Silva say about the second quay?"),
    ("said", "What does the Bank of Porthaven think of inflation?"),
    ("said", "What is Ana Silva's position on the quay?"),
    ("said", "How did the union react to the decision?"),
    ("said", "What did Ana Silva say?"),
    ("said", "Qu'a dit Ana Silva du second quai ?"),
    ("said", "Que pense le maire de Kermor de la fermeture ?"),
    ("said", "Qu'est-ce qu'Ana Silva a dit sur le quai ?"),
    ("said", "Quelle est la position du syndicat sur la fermeture ?"),
    ("said", "Comment le syndicat a-t-il réagi à la décision ?"),
    ("yes_no", "Did the harbour open in 1931?"),
    ("yes_no", "Is it true that the ferry is late?"),
    ("yes_no", "Est-ce que le phare est fermé ?"),
    ("yes_no", "Le phare a-t-il été rénové ?"),
    ("yes_no", "Est-il vrai que le phare a fermé ?"),
    ("list", "Which countries signed the treaty?"),
    ("list", "List the measures of the plan"),
    ("list", "Quels pays ont signé le traité ?"),
    ("list", "Citez les mesures du plan"),
    ("articles", "How many articles mention Porthaven?"),
    ("articles", "Which articles talk about the ferry?"),
    ("articles", "In how many articles is Ana Silva mentioned?"),
    ("articles", "Combien d'articles parlent de Kermor ?"),
    ("articles", "Dans combien d'articles est-il question du phare ?"),
    ("articles", "Quels articles évoquent Ana Silva ?"),
    ("outlets", "Which outlets reported the fire?"),
    ("outlets", "Quels journaux ont parlé de l'incendie ?"),
]
PLAIN = [
    "dock strike vote result",
    "ancien métier du maire",
    "prix du pain",
    "date du procès",
    "Who wrote the report on the ferry?",
    "In how many sentences does the treaty end?",
    "When did the harbour of Porthaven open?",
    "How much will the second quay cost?",
    "What happened to the barley price after the accident?",
    "What happened at the plant?",
    "What caused the fire?",
    "What did the mayor Ana Silva say a second quay would cost?",
    "What did Ana Silva promise in her campaign?",
    "What did the police find?",
    "What do analysts make of the plan?",
    "What does physical AI mean?",
    "Who said that the harbour was safe?",
    "Who is the mayor of Porthaven?",
    "Who is in charge of the harbour?",
    "Who won the election?",
    "How many people died?",
    "How many articles are in the treaty?",
    "How many newspapers does the group own?",
    "What is the difference between the two budgets?",
    "What is the difference between 2023 and 2024 revenue?",
    "Compare revenue in 2023 and 2024",
    "How did the fire start?",
    "How did the company finance the quay?",
    "How long is the quay?",
    "Why was the ferry late?",
    "Where is the lighthouse?",
    "What is the summary of the court's ruling worth?",
    "What is the latest figure for unemployment?",
    "What is the name of the mayor?",
    "What was the turnout?",
    "harbour budget 2025",
    "second quay cost",
    "What do we know?",
    "Does it triple or quadruple?",
    "Isn't the harbour closed?",
    "Can you tell me when the harbour opened?",
    "Tell me how much the quay costs",
    "Tell me when the ferry leaves",
    "What do you think about the mayor?",
    "Quand le phare a-t-il été construit ?",
    "Combien coûtera le quai ?",
    "Que s'est-il passé ?",
    "Qu'est-il arrivé au prix de l'orge ?",
    "Qui a dit que le port était sûr ?",
    "Qui est le maire de Kermor ?",
    "Qui dirige le port ?",
    "Combien d'articles compte le traité ?",
    "Combien de journaux possède le groupe ?",
    "Quelle est la différence entre les deux budgets ?",
    "Quelle est la hauteur du phare ?",
    "Comment l'incendie a-t-il commencé ?",
    "Comment la ville a-t-elle financé le quai ?",
    "Pourquoi le ferry était-il en retard ?",
    "Où se trouve le phare ?",
    "Quel est le bilan de l'incendie ?",
    "Quel est le nom du maire ?",
    "Que dit la loi ?",
    "Que contient le silo ?",
    "Que signifie ce mot ?",
    "À quoi servira le quai ?",
    "De combien la participation a-t-elle augmenté ?",
    "Combien de personnes le port emploie-t-il ?",
    "budget du port 2025",
    "Dis-moi quand ouvre le phare",
    "Dites-moi combien coûte le quai",
    "Parle-moi",
    "Depuis quand le pont existe-t-il ?",
    "Jusqu'à quand le port est-il fermé ?",
    "À quelle heure le silo a-t-il explosé ?",
    "Le phare est-il ouvert ou fermé ?",
    "Le port n'est-il pas fermé ?",
    "Quelle part des ventes vient de l'étranger ?",
    "Quelle entreprise construira le quai ?",
    "Qui finance le quai ?",
    "Avec qui la ville a-t-elle signé ?",
    "Sur quoi porte l'accord ?",
]


def asked(question: str) -> Shape | None:
    return shape_of(question, identify_question(question, "en"), lambda: TODAY)


def test_the_table_has_as_many_plain_questions_as_shaped_ones() -> None:
    assert len(SHAPED) + len(PLAIN) >= 120
    assert abs(len(SHAPED) - len(PLAIN)) <= 10


@pytest.mark.parametrize(("kind", "question"), SHAPED)
def test_a_shape_is_recognised(kind: str, question: str) -> None:
    shape = asked(question)
    assert shape is not None
    assert shape.kind == kind


@pytest.mark.parametrize("question", PLAIN)
def test_a_plain_question_of_fact_has_no_shape(question: str) -> None:
    assert asked(question) is None


@pytest.mark.parametrize(
    ("question", "shape"),
    [
        ("What happened in Porthaven since June?", Shape("timeline", "Porthaven", (), Period(date(2025, 6, 1), None))),
        (
            "Que s'est-il passé à Kermor en 2024 ?",
            Shape("timeline", "Kermor", (), Period(date(2024, 1, 1), date(2024, 12, 31))),
        ),
        (
            "Que s'est-il passé à Kermor entre mars et mai 2025 ?",
            Shape("timeline", "Kermor", (), Period(date(2025, 3, 1), date(2025, 5, 31))),
        ),
        ("What did Ana Silva say about the second quay?", Shape("said", "the second quay", ("Ana Silva",))),
        ("Que dit le maire de Kermor des bibliothèques ?", Shape("said", "bibliothèques", ("le maire de Kermor",))),
        ("Que dit Ana Silva de la fermeture du pont ?", Shape("said", "fermeture du pont", ("Ana Silva",))),
        ("What did she (Ana Silva) say about the quay?", Shape("said", "the quay", ("Ana Silva",))),
        (
            "What is the difference between Silva's and Costa's positions on the quay?",
            Shape("compare", "the quay", ("Silva", "Costa")),
        ),
        ("Que disent Silva et Costa du quai ?", Shape("compare", "quai", ("Silva", "Costa"))),
        ("Summarise the article about the harbour", Shape("summary", "the harbour", one_article=True)),
        ("Résume l'actualité sur le port", Shape("summary", "le port")),
        ("Is it true that the ferry is late?", Shape("yes_no", "the ferry is late")),
    ],
)
def test_topic_parties_and_period_are_read(question: str, shape: Shape) -> None:
    assert asked(question) == shape


def test_the_questions_of_the_sets_keep_their_way() -> None:
    """Only a yes or no, a list and a person's own words are a shape among them; these go the ordinary way first."""
    lines = [
        line
        for name in ("news/train.jsonl", "seed/questions.jsonl")
        for line in (DATA / name).read_text(encoding="utf-8").splitlines()
    ]
    shapes = [asked(json.loads(line)["question"]) for line in lines]
    found = Counter(shape.kind for shape in shapes if shape and not shape.bare)
    assert set(found) <= {"yes_no", "list", "said"}
    assert found["said"] == 2
    assert len(shapes) - sum(found.values()) >= 280


ALL_NEWS = [
    ("What happened last March?", Period(date(2025, 3, 1), date(2025, 3, 31))),
    ("What happened on 3 May?", Period(date(2025, 5, 3), date(2025, 5, 3))),
    ("In May 2025, what happened?", Period(date(2025, 5, 1), date(2025, 5, 31))),
    ("What's new this week?", Period(date(2025, 11, 17), date(2025, 11, 23))),
    ("What was in the news yesterday?", Period(date(2025, 11, 19), date(2025, 11, 19))),
    ("What's the latest news of the past two weeks?", Period(date(2025, 11, 6), date(2025, 11, 20))),
    ("Summarise the news of last month", Period(date(2025, 10, 1), date(2025, 10, 31))),
    ("Give me a digest of the first half of 2025", Period(date(2025, 1, 1), date(2025, 6, 30))),
    ("What were the main events of May 2025?", Period(date(2025, 5, 1), date(2025, 5, 31))),
    ("Que s'est-il passé en mai 2025 ?", Period(date(2025, 5, 1), date(2025, 5, 31))),
    ("Quoi de neuf depuis juin ?", Period(date(2025, 6, 1), None)),
    ("Quoi de neuf aujourd'hui ?", Period(date(2025, 11, 20), date(2025, 11, 20))),
    ("Quelles sont les nouvelles de la semaine dernière ?", Period(date(2025, 11, 10), date(2025, 11, 16))),
    ("Résume l'actualité des trois derniers jours", Period(date(2025, 11, 17), date(2025, 11, 20))),
    ("Quels ont été les faits marquants de mai 2025 ?", Period(date(2025, 5, 1), date(2025, 5, 31))),
    ("What's today's news?", Period(date(2025, 11, 20), date(2025, 11, 20))),
    ("L'actualité d'hier", Period(date(2025, 11, 19), date(2025, 11, 19))),
    ("Que s'est-il passé avant mars 2025 ?", Period(None, date(2025, 2, 28))),
]


@pytest.mark.parametrize(("question", "period"), ALL_NEWS)
def test_a_time_and_nothing_else_asks_for_all_the_news_of_it(question: str, period: Period) -> None:
    assert asked(question) == Shape("timeline", period=period)


@pytest.mark.parametrize(
    "question",
    [
        "What is the news?",
        "Quoi de neuf ?",
        "What will happen next week?",
        "What is the price this week?",
        "Quels articles de loi ont été votés en mai 2025 ?",
        "Quelle est la nouvelle mairesse depuis juin ?",
        "What new law was passed in May 2025?",
    ],
)
def test_without_a_time_or_with_a_thing_it_does_not(question: str) -> None:
    shape = asked(question)
    assert shape is None or shape.kind != "timeline"


@given(st.text(max_size=320))
def test_any_text_has_a_shape_of_its_own_words_or_none(question: str) -> None:
    shape = asked(question)
    if shape is not None and shape.period is None:
        plain = " ".join(question.replace("’", "'").split())
        assert shape.topic in plain
        assert all(party in plain for party in shape.parties)
