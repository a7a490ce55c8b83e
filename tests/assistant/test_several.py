from __future__ import annotations

import pytest

from assistant.answer import Answer, Citation, Statement
from assistant.several import apart, together


@pytest.mark.parametrize(
    ("question", "language", "wanted"),
    [
        (
            "How much did the bridge of Carrow cost and who built the bridge?",
            "en",
            ("How much did the bridge of Carrow cost?", "Who built the bridge?"),
        ),
        (
            "Combien a coûté le pont de Carrow ? Qui a construit le phare de Kermor ?",
            "fr",
            ("Combien a coûté le pont de Carrow?", "Qui a construit le phare de Kermor?"),
        ),
    ],
)
def test_two_questions_of_one_message_are_put_apart(question: str, language: str, wanted: tuple[str, ...]) -> None:
    assert apart(question, language) == wanted


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Who wrote this and when?", "en"),
        ("When and where did the march take place?", "en"),
        ("Who are the mayor and the engineer of Carrow?", "en"),
        ("Quand et où a eu lieu le défilé ?", "fr"),
        ("Que disent le maire et la préfète du pont ?", "fr"),
        ("What happened?", "en"),
    ],
)
def test_one_question_stays_one(question: str, language: str) -> None:
    assert apart(question, language) == (question,)


def citation(marker: int, start: int) -> Citation:
    return Citation(marker, "a", "T", None, None, None, "en", start, start + 5, "Quote")


def answer(text: str, *citations: Citation, status: str = "answered") -> Answer:
    said = tuple(Statement(text, (one.marker,)) for one in citations)
    return Answer("q", "q", "en", status, text, said, citations)  # type: ignore[arg-type]


def test_markers_run_on_and_a_quote_of_both_has_one() -> None:
    one = answer("First. [1] More. [2]", citation(1, 0), citation(2, 10))
    two = answer("Second. [1] Other. [2]", citation(1, 10), citation(2, 30))
    joined = together("both?", "both?", [one, two])
    assert joined.text == "First. [1] More. [2]\n\nSecond. [2] Other. [3]"
    assert [(cited.marker, cited.start) for cited in joined.citations] == [(1, 0), (2, 10), (3, 30)]
    assert [said.citations for said in joined.statements] == [(1,), (2,), (2,), (3,)]


def test_a_part_that_is_not_found_says_so_in_its_place() -> None:
    lost = answer("The articles do not say.", status="not_found")
    joined = together("both?", "both?", [lost, answer("Second. [1]", citation(1, 0))])
    assert joined.status == "answered"
    assert joined.text == "The articles do not say.\n\nSecond. [1]"
    assert together("both?", "both?", [lost, lost]).status == "not_found"
    disputed = answer("Two versions. [1]", citation(1, 0), status="conflict")
    assert together("both?", "both?", [answer("Second. [1]", citation(1, 9)), disputed]).status == "conflict"


def test_one_answer_stays_as_it_is() -> None:
    assert together("q", "q", [answer("First. [1]", citation(1, 0))]).text == "First. [1]"
