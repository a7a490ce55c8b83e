"""Figures over groups, curves, intervals, comparison, thresholds: hand-computed where they can be."""

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.compare import compare
from assistant.evaluation.curves import (
    area,
    best_threshold,
    calibration_error,
    pairs,
    reliability,
    risk_coverage,
    threshold_for,
)
from assistant.evaluation.errors import EvaluationError
from assistant.evaluation.measures import BY_NAME, MEASURES, aurc
from assistant.evaluation.run import Figure, QuestionSet, Record, Run
from assistant.evaluation.statistics import figure, groups, summarise
from assistant.evaluation.thresholds import missed, unknown
from tests.assistant.evaluation.cases import record


def run_of(*records: Record) -> Run:
    about = QuestionSet("set", "0", len(records))
    return Run("set", "", "then", "later", "attest", {}, "", {}, {}, about, 1, records, summarise(records))


def value(name: str, *records: Record) -> float | None:
    found = figure(BY_NAME[name], "all", records)
    return found and found.value


def test_a_mean_leaves_out_questions_without_the_score() -> None:
    found = figure(
        BY_NAME["answer_match"], "all", [record("a", answer_match=1), record("b"), record("c", answer_match=0)]
    )
    assert found is not None and (found.value, found.n) == (0.5, 2)
    assert value("answer_match", record("a")) is None


def test_refusal_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    # 3 refusals of which 2 are right, 4 questions to refuse of which 2 are refused: P 2/3, R 1/2, F1 4/7
    both = [record(key, refusal_precision=1, refusal_recall=1) for key in "ab"]
    rest = [record("c", refusal_precision=0), record("d", refusal_recall=0), record("e", refusal_recall=0)]
    assert value("refusal_precision", *both, *rest) == pytest.approx(2 / 3)
    assert value("refusal_recall", *both, *rest) == 0.5
    assert value("refusal_f1", *both, *rest) == pytest.approx(4 / 7)


def test_latency_percentiles_interpolate_between_ranks() -> None:
    records = [record(str(ms), latency_ms=ms) for ms in (10.0, 20.0, 30.0, 40.0)]
    assert value("latency_p50", *records) == 25.0
    assert value("latency_p95", *records) == pytest.approx(38.5)


def test_the_risk_coverage_curve_and_its_area() -> None:
    points = [(0.9, 1.0), (0.8, 0.0), (0.8, 1.0), (0.1, 0.0)]
    curve = risk_coverage(points)
    assert [(p.threshold, p.coverage, p.risk) for p in curve] == [
        (0.9, 0.25, 0.0),
        (0.8, 0.75, pytest.approx(1 / 3)),
        (0.1, 1.0, 0.5),
    ]
    assert area(curve) == pytest.approx(0.25 * 0 + 0.5 / 3 + 0.25 * 0.5)
    assert area([]) is None


def test_the_area_of_a_run_is_that_of_its_curve() -> None:
    records = [record(str(i), confidence=c, best_sentence=o) for i, (c, o) in enumerate([(0.9, 1.0), (0.5, 0.0)])]
    assert pairs([*records, record("x", best_sentence=1), record("y", confidence=0.3)]) == [(0.9, 1.0), (0.5, 0.0)]
    assert value("aurc", *records) == pytest.approx(0.5 * 0 + 0.5 * 0.5)


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.5, 0.7, 0.9]), st.sampled_from([0.0, 1.0])), min_size=1, max_size=20))
def test_the_area_of_many_samples_is_that_of_each_curve(points: list[tuple[float, float]]) -> None:
    table = np.array([points, points[::-1]])
    areas = aurc(table[:, :, 0], table[:, :, 1])
    assert areas == pytest.approx([area(risk_coverage(points))] * 2)


def test_reliability_bins_and_the_calibration_error() -> None:
    bins = reliability([(0.05, 0.0), (0.95, 1.0), (1.0, 0.0)])
    assert [(b.low, b.n, b.accuracy) for b in bins] == [(0.0, 1, 0.0), (0.9, 2, 0.5)]
    assert bins[1].confidence == pytest.approx(0.975)
    assert calibration_error(bins) == pytest.approx((0.05 + 2 * 0.475) / 3)


def test_figures_come_by_kind_and_language_pair_too() -> None:
    records = [
        record("a", kind="cross", pair="fr->en", correct=1),
        record("b", kind="single", pair="en->en", correct=0),
    ]
    assert [name for name, _ in groups(records)] == ["all", "kind:cross", "kind:single", "pair:en->en", "pair:fr->en"]
    run = run_of(*records)
    found = run.figure("correct", "kind:cross")
    assert found is not None and (found.value, found.n) == (1.0, 1)
    assert run.figure("mrr@10") is None


def test_the_interval_holds_the_value_and_narrows_with_n() -> None:
    widths = []
    for n in (10, 200):
        found = figure(BY_NAME["correct"], "all", [record(str(i), correct=i % 2) for i in range(n)])
        assert found is not None and found.low < found.value < found.high
        widths.append(found.high - found.low)
    # the standard error of a share of 0.5 over 200 questions is 0.035: about 4 of them are 95 %
    assert widths[1] < widths[0] and widths[1] == pytest.approx(4 * 0.0354, abs=0.02)


def test_the_same_records_give_the_same_figures() -> None:
    records = [record(str(i), confidence=i / 9, best_sentence=i % 2, correct=i % 3 == 0) for i in range(10)]
    assert summarise(records) == summarise(records)


def test_no_measure_can_be_named_twice() -> None:
    assert len(BY_NAME) == len(MEASURES)


def test_a_comparison_pairs_questions_and_names_those_that_turned() -> None:
    old = run_of(record("a", correct=0), record("b", correct=1), record("c", correct=1), record("gone", correct=1))
    new = run_of(record("a", correct=1), record("b", correct=0), record("c", correct=1), record("fresh", correct=1))
    compared = compare(old, new)
    assert compared.common == 3
    assert [turned.id for turned in compared.improved] == ["a"]
    assert [(turned.id, turned.old, turned.new) for turned in compared.worsened] == [("b", "answer b", "answer b")]
    [difference] = compared.differences
    assert (difference.old, difference.new, difference.difference) == (pytest.approx(2 / 3), pytest.approx(2 / 3), 0)
    assert difference.p == 1.0


def test_a_difference_in_every_question_is_no_chance() -> None:
    old, new = (run_of(*(record(str(i), correct=right) for i in range(20))) for right in (0, 1))
    [difference] = compare(old, new).differences
    assert (difference.difference, difference.low, difference.high) == (1.0, 1.0, 1.0)
    assert difference.p == pytest.approx(1 / 1001)


def test_one_question_of_four_proves_nothing() -> None:
    old = run_of(*(record(key, correct=0) for key in "abcd"))
    new = run_of(record("a", correct=1), *(record(key, correct=0) for key in "bcd"))
    [difference] = compare(old, new).differences
    assert difference.p == 1.0 and difference.low == 0.0 and difference.high > 0.25


def test_only_questions_that_both_measured_are_compared_but_for_refusals() -> None:
    old = run_of(record("a", citation_recall=1, refusal_precision=1), record("b", refusal_precision=0))
    new = run_of(record("a", citation_recall=0), record("b", citation_recall=0, refusal_precision=1))
    found = {d.measure: d for d in compare(old, new).differences}
    assert (found["citation_recall"].n, found["citation_recall"].difference) == (1, -1.0)
    assert (found["refusal_precision"].old, found["refusal_precision"].new) == (0.5, 1.0)


def test_runs_of_other_questions_cannot_be_compared() -> None:
    other = dataclasses.replace(record("a", correct=1), question={"id": "a", "question": "something else"})
    with pytest.raises(EvaluationError, match="share no question"):
        compare(run_of(record("a", correct=1)), run_of(other))


def test_a_threshold_is_missed_from_below_or_from_above() -> None:
    run = run_of(record("a", correct=1, false_refusal=1), record("b", correct=0, false_refusal=0))
    assert run.figure("correct") == Figure("correct", "all", 0.5, 0.0, 1.0, 2)
    assert missed(run, [("correct", 0.5), ("false_refusal", 0.5)]) == []
    assert missed(run, [("correct", 0.51)]) == ["correct is 0.5, under 0.51"]
    assert missed(run, [("false_refusal", 0.4)]) == ["false_refusal is 0.5, over 0.4"]
    assert "measures no question" in missed(run, [("mrr@10", 0.0)])[0]
    assert missed(run, [("correct", float("nan"))]) != []


def test_a_misspelt_measure_is_named_with_its_neighbour() -> None:
    assert unknown("answer_mach") == "there is no measure 'answer_mach'; did you mean answer_match?"


def test_the_threshold_for_a_risk_answers_as_much_as_that_risk_allows() -> None:
    points = [(0.9, 1.0), (0.8, 0.0), (0.7, 1.0), (0.1, 0.0)]  # risks from the top: 0, 1/2, 1/3, 1/2
    assert threshold_for(points, 0.0) == 0.9
    assert threshold_for(points, 0.34) == 0.7
    assert threshold_for([(0.9, 0.0)], 0.5) is None


def test_the_best_threshold_weighs_wrong_answers_against_needless_refusals() -> None:
    points = [(0.9, 1.0), (0.6, 1.0), (0.5, 0.0), (0.4, 1.0), (0.1, 0.0)]
    # refusing from the top: 3 lost; then 2, 1, 2, 1, 2: the first 1 stands between 0.6 and 0.5
    assert best_threshold(points) == pytest.approx(0.55)
    assert best_threshold(points, cost=0.5) == pytest.approx(0.25)  # 3, 2, 1, 1.5, 0.5, 1
    assert best_threshold([(0.9, 0.0)]) == math.inf
    assert best_threshold([]) is None
