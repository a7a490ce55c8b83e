"""Whether a sentence has the very figure or date a yes/no question names, or another in its place."""

from __future__ import annotations

import re
from typing import Literal

from assistant.asked import read
from assistant.evidence import Candidate
from assistant.facts.value import Value

ROUNDED = 0.05
"""Figures that differ by less may be one figure rounded."""
FIGURES = ("money", "percent", "factor", "number", "duration", "date")
_LIMITED = re.compile(
    r"\b(?:more than|less than|at least|up to|over|under|nearly|almost|between|plus de|moins de|au moins|jusqu['’]à"
    r"|près de"
    r"|entre|from|contre|against|up from|down from)\s+[^\w]?\d",
    re.IGNORECASE,
)


def figures_agree(question: str, language: str, candidate: Candidate) -> Literal["same", "other"] | None:
    """Whether the sentence has the question's figures, or others in their place; None where that is not plain."""
    asked = [v for v in read(question, language, None) if v.kind in FIGURES]
    if not asked:
        return "same"
    if len(asked) > 1 or _LIMITED.search(candidate.text):
        return None
    told = [v for v in read(candidate.text, candidate.sentence.language, candidate.article.published)]
    fitting = [v for v in told if v.kind == asked[0].kind]
    if len(fitting) != 1:
        return None
    return _compared(asked[0], fitting[0])


def _compared(asked: Value, told: Value) -> Literal["same", "other"] | None:
    if asked.kind == "date":
        one, other = str(asked.meaning[0]), str(told.meaning[0])
        if other.startswith(one):
            return "same"
        return None if one.startswith(other) or "/" in other or "-" in (one[0], other[0]) else "other"
    if asked.meaning == told.meaning:
        return "same"
    if (
        asked.kind in ("money", "duration")
        and asked.meaning[asked.kind == "duration"] != told.meaning[asked.kind == "duration"]
    ):
        return None
    amount, other_amount = (float(v.meaning[1 if v.kind == "money" else 0]) for v in (asked, told))
    return None if abs(amount - other_amount) <= ROUNDED * max(abs(amount), abs(other_amount)) else "other"
