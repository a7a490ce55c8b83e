"""A question as it comes in: made plain text, refused where there is none."""

from __future__ import annotations

import re

from assistant.errors import QuestionError

LONGEST = 2_000
"""Characters of a question."""


def readable(question: str) -> str:
    """The question without control characters and spare white space. Raises QuestionError for none, or too much."""
    plain = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]", " ", question)
    plain = re.sub(r"\s+", " ", plain).strip()
    if not plain:
        raise QuestionError("the question is empty; ask one in words")
    if len(plain) > LONGEST:
        raise QuestionError(f"the question has {len(plain):,} characters; ask one of at most {LONGEST:,}")
    return plain
