"""The support check against what language models do to cited sentences, family by family."""

from __future__ import annotations

import pytest

from assistant.support.check import unsupported
from tests.assistant.support.families import Case, cases
from tests.assistant.support.material import Words

FAMILIES = ("foreign", "empty", "invented", "reported", "merged", "degree", "links", "exchanged", "clauses")
STAND = 0.9
"""The share of true statements in other words that must stand."""


@pytest.fixture(scope="module")
def words() -> Words:
    return Words()


def stands(case: Case, words: Words) -> bool:
    return not unsupported(case.statement, case.language, case.cited, words)


@pytest.mark.parametrize("family", FAMILIES)
def test_no_false_statement_of_the_family_stands_in_either_language(family: str, words: Words) -> None:
    false = [case for case in cases() if case.family == family and not case.stands]
    assert {case.language for case in false} == {"en", "fr"}
    assert [case.statement for case in false if stands(case, words)] == []


def test_true_statements_of_the_families_stand(words: Words) -> None:
    true = [case for case in cases() if case.stands]
    assert len(true) >= 50
    assert sum(stands(case, words) for case in true) >= STAND * len(true)


@pytest.mark.parametrize("text", ["桥", "Nein.", "Sí.", "Geschlossen!", "Да", "Sì.", "はい"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_word_of_a_third_language_is_never_supported(text: str, language: str, words: Words) -> None:
    (cited,) = next(case.cited for case in cases())
    assert unsupported(text, language, [cited], words)


def test_a_statement_may_not_hide_behind_a_fragment_of_its_citation() -> None:
    case = next(case for case in cases() if case.statement == "the archive burned down")
    assert case.statement in case.cited[0].text
    assert unsupported(case.statement, case.language, case.cited)
