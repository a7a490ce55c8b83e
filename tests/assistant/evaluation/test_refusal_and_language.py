"""Refusals, conflicts and the language of the answer."""

from dataclasses import replace

import pytest

from assistant.evaluation.refusal import score
from assistant.evaluation.wording import own_words
from assistant.evaluation.wording import score as language_score
from tests.assistant.evaluation.cases import OPENED, answer, case, citation, question


@pytest.mark.parametrize(
    ("expected", "given", "scores"),
    [
        ("not_found", "not_found", {"refusal_precision": 1.0, "refusal_recall": 1.0, "false_conflict": 0.0}),
        ("not_found", "answered", {"refusal_recall": 0.0, "false_conflict": 0.0}),
        ("answered", "not_found", {"refusal_precision": 0.0, "false_refusal": 1.0, "false_conflict": 0.0}),
        ("answered", "conflict", {"false_refusal": 0.0, "false_conflict": 1.0}),
        ("conflict", "conflict", {"false_refusal": 0.0, "conflict_recall": 1.0}),
        ("conflict", "answered", {"false_refusal": 0.0, "conflict_recall": 0.0}),
        ("meta", "meta", {"false_conflict": 0.0}),
    ],
)
def test_a_question_counts_in_the_denominators_it_belongs_to(
    expected: str, given: str, scores: dict[str, float]
) -> None:
    right = {"status_accuracy": float(expected == given)}
    assert score(case(question(status=expected), answer(status=given))) == {**scores, **right}


def test_without_an_expected_status_nothing_is_measured() -> None:
    assert score(case(question(), answer())) == {}


def test_a_question_that_failed_is_no_refusal() -> None:
    assert score(case(question(status="answered"), None)) == {
        "status_accuracy": 0.0,
        "false_refusal": 0.0,
        "false_conflict": 0.0,
    }


def test_quotes_in_the_language_of_the_article_do_not_count() -> None:
    text = f"Le journal du port le dit ainsi, en anglais : « {OPENED} » [1]"
    given = answer(text, citations=[citation(OPENED)])
    assert own_words(text, [OPENED]).split() == [
        "Le",
        "journal",
        "du",
        "port",
        "le",
        "dit",
        "ainsi,",
        "en",
        "anglais",
        ":",
        "«",
        "»",
    ]
    assert language_score(case(question(language="fr"), given)) == {"answer_language": 1.0}
    assert language_score(case(question(language="en"), given)) == {"answer_language": 0.0}


def test_titles_in_the_language_of_the_article_do_not_count() -> None:
    title = "Le phare de Kermor sera rénové par la préfecture pendant deux ans"
    given = answer(f"There is 1 article: {title}", "meta")
    listed = replace(case(question(language="en"), given), titles=(title,))
    assert language_score(case(question(language="en"), given)) == {"answer_language": 0.0}
    assert language_score(listed) == {"answer_language": 1.0}


def test_an_answer_that_is_only_a_quote_is_measured_by_the_quote() -> None:
    given = answer("“It opened in **1931**.” [1]", citations=[citation(OPENED)])
    assert language_score(case(question(language="en"), given)) == {"answer_language": 1.0}
    assert own_words("“It opened in **1931**.” [1]", [OPENED]).split() == ["“It", "opened", "in", "1931.”"]


def test_a_question_whose_language_is_not_known_is_left_out() -> None:
    assert language_score(case(question(language=None), answer())) == {}
