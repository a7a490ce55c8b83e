from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asked import gives_reason, is_question, read, values
from assistant.question import Asked

DAY = date(2025, 12, 26)


@pytest.mark.parametrize(
    ("text", "language", "asked", "question", "found"),
    [
        ("In 2025 it spent ¥3 million on 12 boats.", "en", "amount", "How much?", ["¥3 million"]),
        ("In 2025 it spent ¥3 million on 12 boats.", "en", "number", "How many boats?", ["12"]),
        ("In 2025 it spent ¥3 million on 12 boats.", "en", "date", "When?", ["2025"]),
        ("Il a ouvert mardi dernier.", "fr", "date", "Quand ?", ["mardi dernier"]),
        ("Ana Silva met Paul Roy.", "en", "person", "Whom did Ana Silva meet?", ["Paul Roy"]),
        ("The U.S. and China lead Japan.", "en", "country", "Who rivals Japan?", ["U.S. and China"]),
        ("It rose by 12% and tripled.", "en", "change", "By how much?", ["12%", "tripled"]),
        ("The grant rose by €3 million.", "en", "change", "By how much?", ["€3 million"]),
        ("The fine went up from €50 to €80 a day.", "en", "change", "By how much?", ["€50", "€80"]),
        ("Rents are 40 euros higher than in May.", "en", "change", "How much more?", ["40 euros"]),
        ("The school received €3 million.", "en", "change", "By how much?", []),
        ("Le budget augmente de 3 millions d'euros.", "fr", "change", "De combien ?", ["3 millions d'euros"]),
        ("Le loyer recule de 80 à 50 euros.", "fr", "change", "De combien ?", ["80", "50 euros"]),
        ("Il faut 200 places de plus.", "fr", "change", "De combien ?", ["200"]),
        ("Le club a reçu 3 millions d'euros.", "fr", "change", "De combien ?", []),
        ("Shut for 14 months, it is 320 metres long.", "en", "length", "How long is the bridge?", ["320 metres"]),
        ("Long de 320 mètres, il a 14 ans.", "fr", "length", "Quelle est la longueur du pont ?", ["320 mètres"]),
        ("It lasted 14 days.", "en", "length", "What was the length of the strike?", ["14 days"]),
        ("It will cost £2.50, down from £3.20.", "en", "change", "By how much?", ["£2.50", "£3.20"]),
        ("Le billet coûte 5 euros, contre 4 euros.", "fr", "change", "De combien ?", ["5 euros", "4 euros"]),
        ("L'entrée passe de 4 à 5 euros.", "fr", "change", "De combien ?", ["4", "5 euros"]),
        ("After 16 days, trams ran every 40 minutes.", "en", "duration", "How long?", ["16 days"]),
        ("Seize jours, un tram toutes les 40 minutes.", "fr", "duration", "Combien de temps ?", ["Seize jours"]),
        ("It covers 3 hectares.", "en", "length", "What is the length of the quay?", []),
        ("It rained.", "en", "any", "What happened?", []),
    ],
)
def test_only_values_of_the_kind_asked_for_are_candidates(
    text: str, language: str, asked: Asked, question: str, found: list[str]
) -> None:
    assert [value.text for value in values(text, language, asked, question, DAY)] == found


def test_a_year_is_a_date_and_no_number() -> None:
    assert [(value.kind, value.text) for value in read("It had 300 in 2025.", "en", None)] == [
        ("number", "300"), ("date", "2025"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["It closed because of rain.", "Fermé en raison de la pluie.", "Pour réduire le bruit, il ferme."]
)
def test_a_cause_or_purpose_is_a_reason(text: str) -> None:
    assert gives_reason(text)


def test_a_plain_statement_gives_no_reason() -> None:
    assert not gives_reason("It closed on Monday.")


def test_a_sentence_that_asks_is_told_from_one_that_says() -> None:
    assert is_question("Combien étaient-ils\u00a0? »")
    assert not is_question("They were “many”.")


@given(st.text(), st.sampled_from(["amount", "person", "country", "date", "number", "place"]), st.dates())
def test_every_value_stands_where_it_says(text: str, asked: Asked, published: date) -> None:
    for value in values(text, "fr", asked, "?", published):
        assert text[value.start : value.end] == value.text
