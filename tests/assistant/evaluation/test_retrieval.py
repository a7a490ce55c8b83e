"""Recall, hit rate, MRR and nDCG, each worked out by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.locate import Spot, locate
from assistant.evaluation.questions import Evidence
from assistant.evaluation.retrieval import score
from tests.assistant.evaluation.cases import (
    CRANES,
    HARBOUR,
    MAYOR,
    OPENED,
    TEXTS,
    answer,
    case,
    evidence,
    hit,
    question,
)


def test_each_measure_of_two_pieces_of_evidence_found_at_ranks_2_and_4() -> None:
    hits = [hit("Le phare", "phare"), hit(OPENED), hit("Il est haut", "phare"), hit(CRANES)]
    scores = score(case(question(evidence=evidence(OPENED, CRANES)), answer(hits=hits)))
    best = 1 / math.log2(2) + 1 / math.log2(3)
    assert scores == {
        "recall@1": 0.0,
        "recall@5": 1.0,
        "recall@10": 1.0,
        "hit@1": 0.0,
        "hit@5": 1.0,
        "hit@10": 1.0,
        "mrr@10": 0.5,
        "ndcg@10": pytest.approx((1 / math.log2(3) + 1 / math.log2(5)) / best),
    }


def test_recall_counts_evidence_and_hit_asks_for_one() -> None:
    scores = score(case(question(evidence=evidence(OPENED, CRANES, MAYOR)), answer(hits=[hit(OPENED)])))
    assert (scores["recall@5"], scores["hit@5"]) == (pytest.approx(1 / 3), 1.0)


def test_one_hit_that_holds_all_the_evidence_is_ideal() -> None:
    scores = score(case(question(evidence=evidence(OPENED, CRANES)), answer(hits=[hit(HARBOUR)])))
    assert scores["ndcg@10"] == 1.0


def test_nothing_beyond_rank_10_counts() -> None:
    hits = [hit("Le phare", "phare")] * 10 + [hit(OPENED)]
    scores = score(case(question(evidence=evidence(OPENED)), answer(hits=hits)))
    assert (scores["recall@10"], scores["mrr@10"], scores["ndcg@10"]) == (0.0, 0.0, 0.0)


def test_without_evidence_nothing_is_measured() -> None:
    assert score(case(question(), answer(hits=[hit(OPENED)]))) == {}


def test_evidence_that_the_corpus_lacks_is_left_out() -> None:
    asked = question(evidence=(*evidence(OPENED), *evidence("It closed in 1999.")))
    assert score(case(asked, answer(hits=[hit(OPENED)])))["recall@1"] == 1.0


def test_a_question_that_failed_found_nothing() -> None:
    assert score(case(question(evidence=evidence(OPENED)), None))["hit@10"] == 0.0


@pytest.mark.parametrize(("length", "held"), [(len(OPENED) // 2, 0.0), (len(OPENED) // 2 + 1, 1.0)])
def test_a_hit_holds_a_quote_by_more_than_half(length: int, held: float) -> None:
    part = {"article_id": "harbour", "start": 0, "end": length}
    assert score(case(question(evidence=evidence(OPENED)), answer(hits=[part])))["hit@1"] == held


def test_the_same_words_in_another_article_count_only_under_a_star() -> None:
    texts = {"a": "Yes. It rained.", "b": "It rained."}
    named, starred = (
        question(evidence=evidence("It rained.", article="a")),
        question(evidence=evidence("It rained.", article="*")),
    )
    assert [item.spots for item in locate(named, texts)] == [(Spot("a", 5, 15),)]
    assert [item.spots for item in locate(starred, texts)] == [(Spot("a", 5, 15), Spot("b", 0, 10))]


def test_evidence_may_differ_from_the_article_in_white_space() -> None:
    located = locate(question(evidence=evidence("It  opened\nin 1931.")), TEXTS)
    assert located[0].spots == (Spot("harbour", 0, 18),)


def test_judged_articles_are_ranked_as_articles_with_their_grades() -> None:
    asked = question(evidence=(Evidence("harbour", "", 1.0), Evidence("phare", "", 3.0)))
    hits = [hit(OPENED), hit(CRANES), hit(MAYOR), hit("Le phare", "phare")]
    scores = score(case(asked, answer(hits=hits)))
    gained = 1 / math.log2(2) + 3 / math.log2(3)
    assert scores["recall@1"] == 0.5 and scores["mrr@10"] == 1.0
    assert scores["ndcg@10"] == pytest.approx(gained / (3 / math.log2(2) + 1 / math.log2(3)))


@given(st.lists(st.sampled_from([OPENED, CRANES, MAYOR, HARBOUR]), max_size=15), st.integers(1, 3))
def test_every_measure_stays_between_0_and_1(quotes: list[str], pieces: int) -> None:
    asked = question(evidence=evidence(*[OPENED, CRANES, MAYOR][:pieces]))
    scores = score(case(asked, answer(hits=[hit(quote) for quote in quotes])))
    assert all(0 <= value <= 1 for value in scores.values())
