"""Whether an answer says what is expected: words, numbers and dates in two languages, spans."""

import pytest

from assistant.evaluation.answers import normalise, score, token_f1
from assistant.evaluation.said import says
from tests.assistant.evaluation.cases import answer, case, question


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("L’ÉTAT  paie [1]", "l'état paie"),
        ("It is “**physical** AI” [1].", '"physical AI"'),
        ("« la fin »", '"la fin"'),
        ("Soit 150 milliards de yens.", "¥150 billion"),
        ("Il a coûté 1 234,5 euros.", "€1,234.5"),
        ("Ils étaient 8 500 dans la rue.", "8,500"),
        ("Une hausse de 3,5 %.", "3.5 percent"),
        ("La réunion du 4 novembre 2025 a duré.", "November 4, 2025"),
        ("La réunion du 4 novembre 2025 a duré.", "November 2025"),
        ("It was signed on 2025-11-04.", "4 novembre"),
        ("It grew by 150 billion.", "150 milliards"),
    ],
)
def test_the_same_thing_written_otherwise_is_said(text: str, alias: str) -> None:
    assert says(text, alias)


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("It cost 2,150 yen.", "150"),
        ("It grew by 15.", "150"),
        ("It cost 1.5 million.", "5"),
        ("It cost $150 billion.", "¥150 billion"),
        ("It cost 150 million yen.", "¥150 billion"),
        ("A rise of 3.5 points.", "¥3.5"),
        ("In November 2025.", "4 November 2025"),
        ("On 5 November 2025.", "4 November 2025"),
        ("Ils ont dépensé un billion d'euros pour cela.", "€1 billion"),
        ("See the source [12].", "12"),
        ("", "anything"),
    ],
)
def test_something_else_is_not_said(text: str, alias: str) -> None:
    assert not says(text, alias)


def test_every_group_must_be_said() -> None:
    asked = question(status="answered", answers=(("1931",), ("12 cranes", "12 grues")))
    assert score(case(asked, answer("In 1931, with 12 grues.")))["answer_match"] == 1.0
    assert score(case(asked, answer("In 1931.")))["answer_match"] == 0.0


def test_a_refusal_that_names_the_answer_does_not_give_it() -> None:
    asked = question(status="answered", answers=(("1931",),))
    scores = score(case(asked, answer("Nothing speaks of 1931.", "not_found")))
    assert scores == {"answer_match": 0.0, "exact_match": 0.0, "token_f1": 0.0, "correct": 0.0}


def test_what_must_not_be_said_makes_an_answer_wrong() -> None:
    asked = question(status="answered", answers=(("1931",),), must_not=("12 cranes",))
    scores = score(case(asked, answer("In 1931, with 12 cranes.")))
    assert (scores["answer_match"], scores["must_not_violations"], scores["correct"]) == (1.0, 1.0, 0.0)
    assert score(case(asked, answer("In 1931.")))["must_not_violations"] == 0.0


def test_a_right_text_under_the_wrong_status_is_not_correct() -> None:
    asked = question(status="conflict", answers=(("1931",), ("1932",)))
    assert score(case(asked, answer("1931 or 1932", "answered")))["correct"] == 0.0
    assert score(case(asked, answer("1931 or 1932", "conflict")))["correct"] == 1.0


def test_a_question_without_gold_has_no_score() -> None:
    assert score(case(question(), answer())) == {}


def test_a_question_that_failed_is_wrong() -> None:
    assert score(case(question(status="not_found"), None)) == {"correct": 0.0}


def test_the_bold_words_are_the_span() -> None:
    asked = question(status="answered", answers=(("the year 1931", "1931"),))
    scores = score(case(asked, answer("“It opened in **1931**.” [1]")))
    assert (scores["exact_match"], scores["token_f1"]) == (1.0, 1.0)


def test_without_bold_words_the_first_statement_is_the_span() -> None:
    asked = question(status="answered", answers=(("1931",),))
    given = answer("x", statements=[{"text": "It opened in 1931.", "citations": [1]}])
    scores = score(case(asked, given))
    # four tokens given, one expected, one common: precision 1/4, recall 1
    assert (scores["exact_match"], scores["token_f1"]) == (0.0, pytest.approx(0.4))


def test_several_answers_are_no_span() -> None:
    asked = question(status="answered", answers=(("1931",), ("1932",)))
    assert "token_f1" not in score(case(asked, answer()))


@pytest.mark.parametrize(
    ("text", "plain"),
    [("The  Harbour, of Ys!", "harbour of ys"), ("L’usine d'Orvane", "usine orvane"), ("« Les 52 m »", "52 m")],
)
def test_spans_are_compared_without_articles_case_and_punctuation(text: str, plain: str) -> None:
    assert normalise(text) == plain


def test_token_f1_counts_a_repeated_token_once_for_each_time_it_is_expected() -> None:
    # given ys ys, expected ys: one common; 2 * 1 / (2 + 1)
    assert token_f1("Ys Ys", "Ys") == pytest.approx(2 / 3)
    assert token_f1("", "Ys") == 0.0
