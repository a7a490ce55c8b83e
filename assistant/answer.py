"""The answer and its parts, as Python values and as the JSON of every surface."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal, get_args

from assistant.strict import Record, number, text, whole

Status = Literal["answered", "conflict", "not_found", "meta"]
Role = Literal["user", "assistant"]

_WORD, _LINE, _LONG = 100, 10_000, 200_000
"""Characters of a code or a day; of a title, a name or an address; of what may be a whole article."""
_MANY = 1_000
"""Items of a list: far more than an answer ever has."""


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
        parts = asdict(self)
        ordered = {"id": parts.pop("id"), **parts}
        return {key: _listed(value) for key, value in ordered.items()}

    @classmethod
    def from_json(cls, value: object, place: str = "") -> Answer:
        """The inverse of ``as_json``, strict: ValueError with the place (after ``place``) and the reason.

        Types, sizes and names of fields are checked; whether its quotes stand in any article is not.
        """
        record = Record(value, place, [one.name for one in fields(cls)])
        return cls(
            question=record.text("question", _LONG),
            standalone_question=record.text("standalone_question", _LONG),
            language=record.text("language", _WORD),
            status=record.one_of("status", get_args(Status)),
            text=record.text("text", _LONG),
            statements=record.each("statements", _statement, _MANY, default=()),
            citations=record.each("citations", _citation, _MANY, default=()),
            hits=record.each("hits", _span, _MANY, default=()),
            nearest=record.each("nearest", _citation, _MANY, default=()),
            engine=record.text("engine", _LINE, default="extractive"),
            notices=record.each("notices", text(_LINE), _MANY, default=()),
            timings_ms=record.one("timings_ms", _timings, default={}),
            id=record.text_or_none("id", _LINE, default=None),
        )


def _statement(value: object, place: str) -> Statement:
    record = Record(value, place, [one.name for one in fields(Statement)])
    return Statement(
        record.text("text", _LONG),
        record.each("citations", whole, _MANY),
        record.one_of("support", ["verified"], default="verified"),
    )


def _citation(value: object, place: str) -> Citation:
    record = Record(value, place, [one.name for one in fields(Citation)])
    return Citation(
        record.whole("marker"),
        record.text("article_id", _LINE),
        record.text("title", _LINE),
        record.text_or_none("source", _LINE),
        record.text_or_none("url", _LINE),
        record.text_or_none("published", _WORD),
        record.text("language", _WORD),
        record.whole("start"),
        record.whole("end"),
        record.text("quote", _LONG),
        record.text_or_none("attributed_to", _LINE, default=None),
    )


def _span(value: object, place: str) -> Span:
    record = Record(value, place, [one.name for one in fields(Span)])
    return Span(
        record.text("article_id", _LINE),
        record.whole("start"),
        record.whole("end"),
        record.whole("rank"),
        record.number("score"),
    )


def _timings(value: object, place: str) -> dict[str, float]:
    if not isinstance(value, dict) or len(value) > _MANY:
        raise ValueError(f"{place} is not an object of at most {_MANY:,} numbers")
    return {str(step): number(taken, f"{place}.{str(step)[:40]}") for step, taken in value.items()}


def _listed(value: Any) -> Any:  # noqa: ANN401 - JSON is made of anything
    if isinstance(value, tuple | list):
        return [_listed(item) for item in value]
    if isinstance(value, dict):
        return {key: _listed(item) for key, item in value.items()}
    return value
