from __future__ import annotations

import pytest

from assistant.alike import Likeness, likeness

CASES: list[tuple[Likeness, str, str, str]] = [
    ("same", "en", "AVON, 3 March (Northwire) - Twelve people died on Tuesday.", "Twelve people died Tuesday."),
    ("same", "fr", "VARN (Agence Nord) — La tempête a fait douze morts.", "La tempête a fait douze morts."),
    ("same", "en", "He said: “We’ll rebuild  the bridge.”", 'He said: "We\'ll rebuild the bridge."'),
    ("same", "fr", "Il a coûté 12\u202f000 euros à l’État.", "Il a coûté 12 000 euros à l'État."),
    (
        "same",
        "en",
        "The strike ends on Friday, the union said.",
        "The strike ends on Friday, the union said in a note.",
    ),
    (
        "reworded",
        "en",
        "At least 12 people were killed in the Avon blast.",
        "At least 12 people died in the Avon blast.",
    ),
    ("altered", "en", "The blast killed twelve people in the town.", "The blast killed fourteen people in the town."),
    ("altered", "fr", "La hausse est de 3 % sur un an.", "La hausse est de 5 % sur un an."),
    ("altered", "en", "The council has approved the plan.", "The council has not approved the plan."),
    ("altered", "fr", "Le conseil a adopté le budget.", "Le conseil n'a pas adopté le budget."),
    ("moved", "en", "The mayor, Ana Silva, opened the bridge.", "The mayor, Ana Costa, opened the bridge."),
    ("moved", "en", "The vote was held on Tuesday at the hall.", "The vote was held on Wednesday at the hall."),
    ("moved", "fr", "Le vote a eu lieu mardi à la mairie.", "Le vote a eu lieu mercredi à la mairie."),
    ("other", "en", "The mayor opened the bridge.", "Wheat was dear in the spring of that year."),
]


@pytest.mark.parametrize(("wanted", "language", "one", "other"), CASES)
def test_two_sentences_compare_alike_both_ways(wanted: Likeness, language: str, one: str, other: str) -> None:
    assert likeness(one, other, language) == wanted
    assert likeness(other, one, language) == wanted


def test_a_minus_is_no_small_addition() -> None:
    assert likeness("La hausse est de -3 % sur un an.", "La hausse est de 3 % sur un an.", "fr") != "same"
