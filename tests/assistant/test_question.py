from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import asked_for, understand

CASES = [
    ("How much was earmarked for the port?", "amount"), ("Combien a coûté le pont ?", "amount"),
    ("Quel est le budget de la ville ?", "amount"), ("How many people came?", "number"),
    ("What was the death toll of the fire?", "number"), ("Quel bilan humain après la crue ?", "number"),
    ("Combien de personnes sont venues ?", "number"), ("Quel âge a-t-elle ?", "number"),
    ("By how much did prices rise?", "change"), ("De combien les prix ont-ils augmenté ?", "change"),
    ("How much more does it cost?", "change"), ("Dans quelle proportion ?", "change"),
    ("De combien de places dispose-t-elle ?", "number"), ("By what factor?", "change"),
    ("Did the city double its budget?", "change"), ("La ville a-t-elle triplé son budget ?", "change"),
    ("Does it triple or quadruple?", "change"), ("What percentage voted?", "percent"),
    ("How much will the economy grow?", "percent"), ("Quel est le taux de chômage ?", "percent"),
    ("How long is the bridge?", "length"), ("How long is the tunnel under the bay?", "length"),
    ("How long will the bridge be closed?", "duration"), ("How long was the strike?", "duration"),
    ("Quelle est la longueur du pont ?", "length"), ("Combien mesure le quai ?", "length"),
    ("Combien de temps la grève a-t-elle duré ?", "duration"),
    ("How long will it last?", "duration"), ("Depuis combien de temps est-il fermé ?", "duration"),
    ("Which councillor attacked it?", "person"), ("Quel syndicaliste a contesté le bilan ?", "person"),
    ("Which general rule applies?", "any"), ("What was the firm's turnover?", "amount"),
    ("Chiffre d'affaires du groupe en 2024 ?", "amount"),
    ("When did it open?", "date"), ("En quelle année a-t-il ouvert ?", "date"), ("Jusqu’à quand ?", "date"),
    ("Which countries signed?", "country"), ("Quels pays ont signé ?", "country"),
    ("Who said so?", "person"), ("Qui l'a dit ?", "person"), ("Where is it?", "place"), ("Où est-il ?", "place"),
    ("Why did it close?", "reason"), ("Pourquoi a-t-il fermé ?", "reason"),
    ("Which company won?", "name"), ("Quelle entreprise a gagné ?", "name"),
    ("Is it open?", "yes_no"), ("Est-ce ouvert ?", "yes_no"), ("inflation in Japan", "percent"), ("", "any"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "asked"), CASES)
def test_the_words_tell_what_is_asked_for(question: str, asked: str) -> None:
    assert asked_for(question) == asked


def test_a_query_knows_its_language_and_years() -> None:
    query = understand("Et en 2026 ?", "Quel est le budget de la ville en 2026 ?", "en")
    assert (query.question, query.language, query.asked) == ("Et en 2026 ?", "fr", "amount")
    assert query.years == {"2026"}


@given(st.text())
def test_any_text_can_be_understood(text: str) -> None:
    assert understand(text, text, "fr").standalone == text
