"""A run: every question of a set asked of one system, what it answered, and how that measured. One JSON file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from assistant.evaluation.errors import EvaluationError

FORMAT = 1
"""Raised when a reader of older files could misread newer ones."""
ALL = "all"
"""The group of every question."""
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Where the questions came from."""

    name: str
    """The file's name without its ending."""
    sha256: str
    """Of the file's bytes."""
    count: int
    """Questions asked."""
    skipped: tuple[str, ...] = ()
    """One message for each line that could not be read."""


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of an article that the answer or the gold points into: ``article.text[start:end] == text``.

    What to highlight in it are the answer's citations and nearest, and the question's evidence quotes.
    """

    role: Literal["cited", "nearest", "evidence"]
    article_id: str
    title: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """One question and what came of it."""

    question: Json
    """The contract's fields; those that the set leaves open are absent."""
    answer: Json | None
    """The contract's Answer; None where asking failed."""
    error: str | None
    confidence: float | None
    """Probability, as the system sees it, that its best sentence answers; None where the system has none."""
    passages: tuple[Place, ...]
    scores: dict[str, float]
    """Measure -> value for this question; a measure that does not apply is absent."""
    language_pair: str
    """``fr->en``: of the question and of its evidence; ``fr`` alone where there is no evidence."""
    kind: str
    """The set's own word, ``""`` where it has none."""

    @property
    def id(self) -> str:
        """The question's id, unique in its set."""
        return str(self.question["id"])


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure over one group of questions, with its 95 % percentile bootstrap interval."""

    measure: str
    group: str
    """``all``, ``kind:cross``, ``pair:fr->en``."""
    value: float
    low: float
    high: float
    n: int
    """Questions that the measure applies to in this group."""


@dataclass(frozen=True, slots=True)
class Run:
    """Everything needed to look at a run, or to compare it with another, with neither corpus nor models at hand."""

    name: str
    command: str
    started: str
    """ISO 8601 with its offset."""
    finished: str
    system: str
    settings: dict[str, str]
    fingerprint: str
    """Of what decides the answers: system, encoder, corpus."""
    versions: dict[str, str]
    """Package or program -> version."""
    hardware: dict[str, str]
    questions: QuestionSet
    articles: int
    records: tuple[Record, ...]
    """In the order of the set."""
    summary: tuple[Figure, ...]
    format: int = FORMAT

    def figure(self, measure: str, group: str = ALL) -> Figure | None:
        """The figure of ``measure`` over ``group``; None where no question of the group has gold for it."""
        return next((f for f in self.summary if f.measure == measure and f.group == group), None)

    def as_json(self) -> Json:
        """The object of the file, ``format`` first."""
        fields = asdict(self)
        return {"format": fields.pop("format"), **fields}


def record_from_json(fields: Mapping[str, Any]) -> Record:
    """The inverse of ``asdict``."""
    places = tuple(Place(**place) for place in fields["passages"])
    return Record(**{**fields, "passages": places})


def run_from_json(fields: Mapping[str, Any]) -> Run:
    """The inverse of ``Run.as_json``. Raises KeyError, TypeError where it is not a run's object."""
    questions = {**fields["questions"], "skipped": tuple(fields["questions"]["skipped"])}
    return Run(
        **{
            **fields,
            "questions": QuestionSet(**questions),
            "records": tuple(record_from_json(record) for record in fields["records"]),
            "summary": tuple(Figure(**figure) for figure in fields["summary"]),
        }
    )


def write_run(run: Run, path: Path) -> None:
    """Write the file whole or not at all. Raises EvaluationError."""
    draft = path.with_name(path.name + ".part")
    try:
        draft.write_text(json.dumps(run.as_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be written: {error.strerror or error}") from None


def read_run(path: Path) -> Run:
    """A run written by ``write_run``. Raises EvaluationError, naming the file, for anything else."""
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read: {error.strerror or error}") from None
    except ValueError as error:
        raise EvaluationError(f"{path}: is not the JSON file of a run: {error}") from None
    written = fields.get("format") if isinstance(fields, dict) else None
    if written != FORMAT:
        raise EvaluationError(f"{path}: is not a run of format {FORMAT} (it says {written!r}); evaluate again")
    try:
        return run_from_json(fields)
    except (KeyError, TypeError, AttributeError) as error:
        raise EvaluationError(f"{path}: is not a whole run: {error}") from None
