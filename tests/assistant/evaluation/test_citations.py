"""Citation recall and precision, evidence cited, quote validity, the best sentence."""

import pytest

from assistant.evaluation.citations import best_sentence, score
from tests.assistant.evaluation.cases import CRANES, MAYOR, OPENED, answer, case, citation, evidence, question


def test_two_statements_of_which_one_is_supported_by_one_of_its_two_citations() -> None:
    given = answer(
        statements=[{"text": "…", "citations": [1, 2]}, {"text": "…", "citations": [3]}],
        citations=[citation(OPENED, 1), citation(MAYOR, 2), citation("Le phare date de 1874.", 3, "phare")],
    )
    scores = score(case(question(evidence=evidence(OPENED, CRANES)), given))
    assert scores == {
        "citation_recall": 0.5,
        "citation_precision": pytest.approx(1 / 3),
        "evidence_cited": 0.5,
        "quote_validity": 1.0,
    }


def test_a_statement_without_citations_is_not_supported() -> None:
    given = answer(statements=[{"text": "…", "citations": []}])
    scores = score(case(question(evidence=evidence(OPENED)), given))
    assert scores == {"citation_recall": 0.0, "evidence_cited": 0.0}


def test_a_citation_supports_when_it_is_longer_or_shorter_than_the_evidence() -> None:
    both = f"{OPENED} {CRANES}"
    for quoted, gold in ((both, CRANES), (OPENED, both)):
        given = answer(statements=[{"text": "…", "citations": [1]}], citations=[citation(quoted)])
        assert score(case(question(evidence=evidence(gold)), given))["citation_recall"] == 1.0


def test_a_refusal_has_no_citations_to_measure_but_its_nearest_must_be_exact() -> None:
    given = answer("No.", "not_found", nearest=[citation(OPENED), {**citation(CRANES), "quote": "It has 13 cranes."}])
    assert score(case(question(evidence=evidence(OPENED)), given)) == {"quote_validity": 0.5}


@pytest.mark.parametrize(
    "change",
    [{"start": 1}, {"end": 19}, {"quote": "It opened in 1931"}, {"article_id": "phare"}, {"start": -18, "end": 0}],
)
def test_a_quote_that_does_not_stand_at_its_place_is_not_valid(change: dict[str, object]) -> None:
    given = answer(citations=[{**citation(OPENED), **change}])
    assert score(case(question(), given))["quote_validity"] == 0.0


def test_the_best_sentence_is_the_first_citation_or_the_nearest_of_a_refusal() -> None:
    asked = question(status="answered", evidence=evidence(OPENED))
    first, second = answer(citations=[citation(OPENED), citation(MAYOR, 2)]), answer(citations=[citation(MAYOR)])
    refused, bare = answer("No.", "not_found", nearest=[citation(OPENED)]), answer("No.", "not_found")
    found = [best_sentence(case(asked, given))["best_sentence"] for given in (first, second, refused, bare)]
    assert found == [1.0, 0.0, 1.0, 0.0]


def test_another_sentence_that_says_the_answer_is_a_best_sentence_too() -> None:
    asked = question(status="answered", evidence=evidence(CRANES), answers=(("1931",),))
    assert best_sentence(case(asked, answer(citations=[citation(OPENED)]))) == {"best_sentence": 1.0}


def test_no_sentence_answers_what_the_corpus_does_not_say() -> None:
    asked = question(status="not_found")
    assert best_sentence(case(asked, answer(citations=[citation(OPENED)]))) == {"best_sentence": 0.0}
    assert best_sentence(case(question(status="meta"), answer("Hello!", "meta"))) == {}
