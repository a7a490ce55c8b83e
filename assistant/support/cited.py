"""What a statement rests on, and what of it the citations do not say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Problem = Literal[
    "figure",
    "date",
    "name",
    "country",
    "negation",
    "modality",
    "direction",
    "roles",
    "words",
    "speech",
    "degree",
    "link",
]
"""figure: an amount, its unit, its scale or its bound; roles: who did it to whom, or which figure is whose;
modality: planned or possible in the citation, a fact in the statement; words: a claim the citations do not make;
speech: what somebody says, told as a fact or as another's words; degree: "only", "all", "first", "more" and their like;
link: a cause or an order in time."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One cited stretch of an article."""

    text: str
    language: str
    published: date | None = None
    """The article's date: what the text's relative dates are reckoned from."""
    speaker: str | None = None
    masthead: str = ""
    """The article's title and source, which a statement may name."""


@dataclass(frozen=True, slots=True)
class Unsupported:
    """The stretch ``statement[start:end]`` that no citation supports, and in what."""

    problem: Problem
    start: int
    end: int
    text: str
