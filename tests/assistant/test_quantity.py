from __future__ import annotations

from datetime import date

import pytest

from assistant.asked import counts_others, values
from assistant.quantity import dimension, quantities, quantity_of
from assistant.question import asked_for


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Revenue rose 31% to €543 million.", "revenue"),
        ("Son chiffre d'affaires a progressé de 18 %, à 415 millions d'euros.", "revenue"),
        ("It made €9 million in profit.", "result"),
        ("Elle annonce 62 millions d'euros de perte nette.", "result"),
        ("The firm was given a fine of €40 million.", "fine"),
        ("Faced with debts, the city pays €5 million for the works.", None),
        ("Le club, dont la dette inquiète, verse 3 millions d'euros.", None),
        ("The city spent €5 million.", None),
    ],
)
def test_a_sum_is_what_the_noun_beside_it_calls_it(text: str, told: str | None) -> None:
    language = "fr" if "'" in text or "Le " in text else "en"
    money = [v for v in values(text, language, "amount", "How much?", None)]
    assert quantity_of(text, money[-1]) == told


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What was the revenue?", ["€80 million"]),
        ("What was the net profit?", ["€9 million"]),
        ("What was the turnover?", ["€80 million"]),
        ("How much did it owe, what was its debt?", []),
        ("How much was it?", ["€9 million", "€80 million"]),
    ],
)
def test_only_the_sum_asked_for_is_a_candidate(question: str, found: list[str]) -> None:
    text = "It made €9 million in net profit on revenue of €80 million."
    assert [value.text for value in values(text, "en", "amount", question, None)] == found


def test_a_share_of_a_sum_is_not_the_sum() -> None:
    text = "Elle représente 38 % de son chiffre d'affaires."
    assert counts_others(text, "fr", "amount", "Quel est le chiffre d'affaires ?")
    assert not counts_others(text, "fr", "amount", "Combien ?")


def test_one_sum_has_names_in_both_languages() -> None:
    assert quantities("What was its turnover?") == quantities("Quel est son chiffre d’affaires ?") == {"revenue"}


@pytest.mark.parametrize(
    ("question", "base"),
    [
        ("À quelle vitesse roule le train ?", "km/h"),
        ("What is the top speed of the train?", "km/h"),
        ("What is the mass of the comet?", "kg"),
        ("How much does the bell weigh?", "kg"),
        ("Combien pèse la cloche ?", "kg"),
        ("Quelle est la température de l'eau ?", "°C"),
        ("How tall is the tower?", "m"),
        ("Quelle superficie a brûlé ?", "m2"),
        ("How fast is the economy growing?", None),
        ("What does the mayor say about the speed limit?", None),
        ("Which countries lead the speed race?", None),
        ("How much does the tower cost?", None),
    ],
)
def test_what_is_measured_tells_the_unit_of_the_answer(question: str, base: str | None) -> None:
    assert dimension(question) == base
    assert (asked_for(question) == "measure") == (base is not None)


def test_metres_are_no_answer_to_how_heavy() -> None:
    text = "The bell is 2 metres wide and 3 tonnes heavy."
    day = date(2025, 1, 1)
    assert [v.text for v in values(text, "en", "measure", "How heavy is the bell?", day)] == ["3 tonnes"]
    assert [v.text for v in values(text, "en", "measure", "How wide is the bell?", day)] == ["2 metres"]
