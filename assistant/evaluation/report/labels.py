"""What the report calls a measure, what it is counted in, which way is better, which ones come first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.evaluation.measures import BY_NAME

Unit = Literal["share", "ms", "number"]


@dataclass(frozen=True, slots=True)
class Label:
    """How a measure is shown."""

    title: str
    meaning: str = ""
    """One sentence; empty where the name says it all."""
    unit: Unit = "share"


def label(measure: str) -> Label:
    """The label of a measure; one that is not known here is shown by its own name, as a share."""
    return _LABELS.get(measure) or Label(measure.replace("_", " ").capitalize())


def higher_is_better(measure: str) -> bool:
    """Which way a measure should go."""
    known = BY_NAME.get(measure)
    return known is None or known.higher_is_better


_LABELS = {
    "correct": Label("Right answers", "Expected status, every expected answer said, nothing said that must not be."),
    "answer_match": Label(
        "Answer match", "Every expected answer is said, numbers and dates compared by what they mean."
    ),
    "must_not_violations": Label("Said what it must not", "The answer says something the set forbids."),
    "exact_match": Label("Exact match", "The answered span is one of the expected ones, normalised as in SQuAD."),
    "token_f1": Label("Token F1", "Tokens shared by the answered span and the best expected one, as in SQuAD."),
    "citation_recall": Label("Citation recall", "Statements that at least one of their citations supports."),
    "citation_precision": Label("Citation precision", "Citations that support their statement."),
    "evidence_cited": Label("Evidence cited", "Expected evidence that some citation holds."),
    "quote_validity": Label("Quote validity", "Quotes that stand in the article exactly where they say."),
    "best_sentence": Label("Best sentence", "The first citation, or the nearest passage of a refusal, holds evidence."),
    "refusal_precision": Label("Refusal precision", "Refusals of questions that the corpus indeed does not answer."),
    "refusal_recall": Label("Refusal recall", "Questions without an answer that are refused."),
    "refusal_f1": Label("Refusal F1", "Harmonic mean of refusal precision and recall."),
    "false_refusal": Label("False refusals", "Questions with an answer that are refused."),
    "conflict_recall": Label("Conflict recall", "Contradictions in the corpus that are shown as such."),
    "false_conflict": Label("False conflicts", "Questions without a contradiction that are given one."),
    "status_accuracy": Label("Status accuracy", "Answers with the expected status."),
    "answer_language": Label("Answer language", "The assistant's own words are in the language of the question."),
    "aurc": Label("Area under risk-coverage", "Mean risk over all coverages; 0 is best.", "number"),
    "latency_p50": Label("Median latency", "Half of the answers came within this time.", "ms"),
    "latency_p95": Label("95th percentile latency", "19 of 20 answers came within this time.", "ms"),
    "latency_ms": Label("Latency", "Time to the whole answer.", "ms"),
    "mrr@10": Label("MRR@10", "One over the rank of the first hit that holds evidence."),
    "ndcg@10": Label("nDCG@10", "Evidence found, discounted by rank, against the ideal order."),
    **{f"hit@{k}": Label(f"Hit@{k}", f"Some evidence is among the first {k} hits.") for k in (1, 5, 10)},
    **{f"recall@{k}": Label(f"Recall@{k}", f"Share of the evidence among the first {k} hits.") for k in (1, 5, 10)},
}
HEADLINE = (
    "correct",
    "answer_match",
    "citation_precision",
    "recall@5",
    "refusal_f1",
    "false_refusal",
    "conflict_recall",
    "latency_p50",
)
"""The most telling measures first."""
