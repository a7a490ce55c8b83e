from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.support.check import unsupported
from assistant.support.cited import Cited

QUAY = Cited("More than 300 people crossed the quay on 3 May 2025, Anna Roe said.", "en", date(2025, 5, 5))
CLUB = Cited("Porthaven beat Eastmouth 3-1 on Saturday.", "en")
ROAD = Cited("The road could reopen in June, but the bridge will not reopen.", "en")
DOCK = Cited("Le bassin a coûté 3,5 millions d'euros, en hausse de 12 %.", "fr")

VOTE = Cited("The plan passed by 26 votes to 23 after two of its 40 authors left.", "en")
BLAST = Cited("A blast on Tuesday at the Rook mill hurt nine, the clinic said on Wednesday.", "en", date(2025, 5, 8))
LOSS = Cited("On Thursday the firm told a loss of 62 million euros for 2023.", "en", date(2024, 2, 9))
POOL = Cited("The pool will not reopen before spring.", "en")
SHOP = Cited("La société, introduite en Bourse en 2021, emploie 860 personnes.", "fr")
DOWN = Cited("The motion was voted down.", "en")

CASES = [
    (VOTE, "By 26 votes to 23 the plan passed.", []),
    (VOTE, "The plan passed by 23 votes to 26.", ["roles"]),
    (BLAST, "A blast at the Rook mill on Tuesday hurt nine, the clinic said.", []),
    (BLAST, "A blast at the Rook mill on Tuesday hurt nine.", ["speech"]),
    (LOSS, "The firm told a loss of 62 million euros for 2023.", []),
    (LOSS, "The firm told a loss of 62 million euros for 2024.", ["date"]),
    (POOL, "The pool will be shut until spring.", ["words"]),
    (POOL, "The pool will reopen before spring.", ["negation"]),
    (POOL, "The pool will not close before spring.", ["direction"]),
    (SHOP, "Introduite en Bourse en 2021, elle emploie 860 personnes.", []),
    (DOWN, "The motion was voted up.", ["direction"]),
    (QUAY, "More than 300 people crossed the quay, Roe said.", []),
    (QUAY, "At least 300 people crossed the quay, Roe said.", []),
    (QUAY, "Less than 300 people crossed the quay.", ["direction", "figure"]),
    (QUAY, "300 people crossed the quay.", ["figure"]),
    (QUAY, "More than 300 people crossed the quay in May 2025, Anna Roe said.", []),
    (QUAY, "More than 300 people crossed the quay in May 2025.", ["speech"]),
    (QUAY, "More than 300 people crossed the quay in June 2025.", ["date"]),
    (QUAY, "More than 300 people crossed the quay, Berta Roe said.", ["name"]),
    (QUAY, "More than 300 people never crossed the quay, Anna Roe said.", ["negation"]),
    (CLUB, "Eastmouth was beaten 3-1 by Porthaven.", []),
    (CLUB, "Eastmouth beat Porthaven on Saturday.", ["roles"]),
    (CLUB, "Porthaven beat Eastmouth on Sunday.", ["date"]),
    (ROAD, "The road could reopen in June.", []),
    (ROAD, "The bridge will reopen.", ["negation", "modality"]),
    (DOCK, "The dock cost 3.5 million euros, up 12%.", ["words"]),
    (DOCK, "The dock cost 3.5 billion euros.", ["figure"]),
    (DOCK, "The dock cost 3.5 million dollars.", ["figure"]),
    (DOCK, "Le bassin a coûté 3,5 millions d'euros, en baisse de 12 %.", ["direction"]),
    (DOCK, "Le bassin a coûté 3,5 millions d'euros, en hausse de 12 points de pourcentage.", ["figure"]),
]


@pytest.mark.parametrize(("cited", "statement", "problems"), CASES)
def test_what_is_not_supported_is_told_by_kind(cited: Cited, statement: str, problems: list[str]) -> None:
    language = "fr" if statement.startswith(("Le ", "Intro")) else "en"
    found = {problem.problem for problem in unsupported(statement, language, [cited])}
    assert set(problems) <= found
    assert bool(problems) == bool(found)


def test_each_clause_must_stand_within_one_citation() -> None:
    hall = Cited("The town hall cost 40 million euros.", "en")
    yard = Cited("The yard opened in 1931.", "en")
    assert unsupported("The town hall cost 40 million euros and the yard opened in 1931.", "en", [hall, yard]) == ()
    assert unsupported("The town hall of 40 million euros opened in 1931.", "en", [hall, yard]) != ()
    assert unsupported("The yard cost 40 million euros.", "en", [hall, yard]) != ()
    assert unsupported("The town hall cost 40 million euros and it opened in 1931.", "en", [hall, yard]) != ()


def test_a_relative_date_is_reckoned_from_the_article() -> None:
    cited = Cited("The hall opened yesterday.", "en", date(2025, 5, 5))
    assert unsupported("The hall opened on 4 May 2025.", "en", [cited]) == ()
    assert [p.problem for p in unsupported("The hall opened on 5 May 2025.", "en", [cited])] == ["date"]


def test_nothing_is_supported_by_no_citation() -> None:
    assert [p.problem for p in unsupported("It rained.", "en", [])] == ["words"]


@settings(deadline=None)  # the dictionaries are read once
@given(st.text(alphabet="Anna 3.5%€ not ne pas n'a could May 2025,.\n", max_size=80), st.sampled_from(["en", "fr"]))
def test_each_problem_stands_where_it_says(statement: str, language: str) -> None:
    for problem in unsupported(statement, language, [QUAY]):
        assert statement[problem.start : problem.end] == problem.text
