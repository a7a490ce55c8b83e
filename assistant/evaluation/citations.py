"""Whether the citations support what is said, and are what they claim to be.

ALCE (Gao et al., EMNLP 2023) asks an entailment model; here the evidence quotes of the set stand in its place: a
citation supports its statement when it shares more than half of the shorter of the two with an evidence quote.

citation_recall     share of the statements that at least one of their citations supports; a statement without citations
                    counts 0. (ALCE: the citations taken together entail the statement)
citation_precision  share of (statement, citation) pairs whose citation supports. (ALCE: the statement is supported, and
                    the citation either supports it alone or cannot be left out; an evidence quote supports alone)
evidence_cited      share of the evidence quotes that some citation holds
quote_validity      share of citations and nearest passages with ``article.text[start:end] == quote``; needs no gold

The first three apply where evidence is known and something was answered (refusals have measures of their own). Evidence
is rarely complete, so that they are lower bounds: a second sentence that is true but not in the set counts against it.
"""

from __future__ import annotations

from typing import Any

from assistant.evaluation.locate import Case, Spot
from assistant.evaluation.questions import SHOWN
from assistant.evaluation.said import says


def score(case: Case) -> dict[str, float]:
    """The measures above, as far as they apply."""
    return {**_validity(case), **_support(case)}


def best_sentence(case: Case) -> dict[str, float]:
    """``best_sentence``: 1 when the first citation, of a refusal the first of ``nearest``, answers; 0 when not.

    It answers when it holds evidence, or says every group of the expected answers. Where not_found is expected no
    sentence does. This is the event that an answer's confidence is the probability of.
    """
    if case.answer is None or case.status == "meta" or case.question.status == "meta":
        return {}
    if case.question.status == "not_found":
        return {"best_sentence": 0.0}
    if not case.evidence:
        return {}
    quoted = case.answer.get("citations") or case.answer.get("nearest")
    if not quoted:
        return {"best_sentence": 0.0}
    best = quoted[0]
    groups = case.question.answers
    told = bool(groups) and all(any(says(best["quote"], alias) for alias in group) for group in groups)
    return {"best_sentence": float(told or _supports(case, Spot(best["article_id"], best["start"], best["end"])))}


def _validity(case: Case) -> dict[str, float]:
    quoted = [*case.answer.get("citations", []), *case.answer.get("nearest", [])] if case.answer else []
    if not quoted:
        return {}
    return {"quote_validity": sum(_is_exact(case, citation) for citation in quoted) / len(quoted)}


def _is_exact(case: Case, citation: dict[str, Any]) -> bool:
    start, end = citation["start"], citation["end"]
    text = case.texts.get(citation["article_id"])
    return text is not None and 0 <= start < end and text[start:end] == citation["quote"]


def _support(case: Case) -> dict[str, float]:
    if case.answer is None or not case.evidence or case.status not in SHOWN:
        return {}
    spots = {c["marker"]: Spot(c["article_id"], c["start"], c["end"]) for c in case.answer["citations"]}
    statements = [
        [marker in spots and _supports(case, spots[marker]) for marker in statement["citations"]]
        for statement in case.answer["statements"]
    ]
    pairs = [supported for statement in statements for supported in statement]
    cited = sum(any(item.is_quoted_by(spot) for spot in spots.values()) for item in case.evidence)
    scores = {"evidence_cited": cited / len(case.evidence)}
    if statements:
        scores["citation_recall"] = sum(any(statement) for statement in statements) / len(statements)
    if pairs:
        scores["citation_precision"] = sum(pairs) / len(pairs)
    return scores


def _supports(case: Case, spot: Spot) -> bool:
    return any(item.is_quoted_by(spot) for item in case.evidence)
