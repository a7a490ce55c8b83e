"""The answer and its parts, as Python values and as the JSON of every surface."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Status = Literal["answered", "conflict", "not_found", "meta"]
Role = Literal["user", "assistant"]


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of the conversation so far, oldest first."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Citation:
    """An exact quote: ``article.text[start:end] == quote``, whole sentences, offsets in code points."""

    marker: int
    """The n of ``[n]``; from 1, in order of appearance in the answer's text (in `nearest`: the place in that list)."""
    article_id: str
    title: str
    source: str | None
    url: str | None
    published: str | None
    """ISO 8601; only as precise as the article is."""
    language: str
    start: int
    end: int
    quote: str
    attributed_to: str | None = None
    """Who says it, where the sentence reports somebody's words."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing the answer says and the markers of the citations that support it."""

    text: str
    citations: tuple[int, ...]
    support: Literal["verified"] = "verified"


@dataclass(frozen=True, slots=True)
class Span:
    """A retrieved passage as a place in an article; rank from 1, higher score is better."""

    article_id: str
    start: int
    end: int
    rank: int
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says to one question. See docs/design.md for the meaning of each status."""

    question: str
    standalone_question: str
    language: str
    status: Status
    text: str
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    hits: tuple[Span, ...] = ()
    nearest: tuple[Citation, ...] = ()
    engine: str = "extractive"
    notices: tuple[str, ...] = ()
    timings_ms: dict[str, float] = field(default_factory=dict)
    id: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The object of the contract, ``id`` first, lists in place of tuples."""
        fields = asdict(self)
        ordered = {"id": fields.pop("id"), **fields}
        return {key: _listed(value) for key, value in ordered.items()}


def _listed(value: Any) -> Any:  # noqa: ANN401 - JSON is made of anything
    if isinstance(value, tuple | list):
        return [_listed(item) for item in value]
    if isinstance(value, dict):
        return {key: _listed(item) for key, item in value.items()}
    return value
