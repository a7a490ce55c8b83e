"""A question with what is expected of its answer, and the contract's own form of it: JSON lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Message
from assistant.errors import QuestionError
from assistant.questions_file import Question, read_questions
from assistant.strict import as_line

STATUSES = ("answered", "conflict", "not_found", "meta")
SHOWN = ("answered", "conflict")
"""The statuses of an answer that says something of the corpus."""
ANY_ARTICLE = "*"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of the corpus that answers, or (quote ``""``) a whole article that does."""

    article: str
    """Article id; ``*``: any article that holds the quote."""
    quote: str
    grade: float = 1.0
    """How relevant: TREC's graded judgments; 1 where there are none."""


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """One question of a set. What is None or empty is not known, and nothing is measured against it."""

    id: str
    question: str
    language: str | None = None
    history: tuple[Message, ...] = ()
    kind: str = ""
    status: str | None = None
    answers: tuple[tuple[str, ...], ...] = ()
    """Groups of aliases: right when one alias of each group is said."""
    must_not: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The contract's object; fields that are not known are left out."""
        fields: dict[str, Any] = {"id": self.id, "question": self.question, "language": self.language}
        fields["history"] = [{"role": turn.role, "content": turn.content} for turn in self.history]
        fields |= {"kind": self.kind, "status": self.status}
        fields |= {"answers": [list(group) for group in self.answers], "must_not": list(self.must_not)}
        fields["evidence"] = [_evidence_json(e) for e in self.evidence]
        return {name: value for name, value in fields.items() if value or name in ("id", "question")}


Reading = Iterator[GoldQuestion | QuestionError]
"""Questions in the order of the file; in the place of one that cannot be used, the error naming it."""


def read_contract_lines(path: Path) -> Reading:
    """The questions of a JSON-lines file. Raises QuestionError when the file itself cannot be read."""
    for question in read_questions(path):
        if isinstance(question, QuestionError):
            yield question
            continue
        try:
            yield _gold(question)
        except ValueError as error:
            yield QuestionError(f"{path}:{question.line}: {error}")


def write_questions(path: Path, questions: Sequence[GoldQuestion]) -> None:
    """Write them in the contract's form, a line each, in the place of a file of that name. Raises QuestionError."""
    try:
        path.write_bytes(b"".join(as_line(question.as_json()) for question in questions))
    except OSError as error:
        raise QuestionError(f"{path}: cannot be written: {error.strerror or error}") from None


def without_repeats(reading: Iterable[GoldQuestion | QuestionError]) -> Reading:
    """The same with an error in the place of a question whose id was used before: scores are kept by id."""
    seen: set[str] = set()
    for item in reading:
        if isinstance(item, GoldQuestion) and item.id in seen:
            yield QuestionError(f"the id {item.id!r} is used twice")
            continue
        if isinstance(item, GoldQuestion):
            seen.add(item.id)
        yield item


def known_status(status: object) -> str | None:
    """The status, or None where there is none. Raises ValueError for one that the contract does not know."""
    if status is None or status in STATUSES:
        return status if isinstance(status, str) else None
    raise ValueError(f'"status" is {status!r}; it is one of {", ".join(STATUSES)}')


def _gold(question: Question) -> GoldQuestion:
    fields = question.fields
    groups = _list(fields, "answers")
    # One bare alias is a group of its own: hand-written sets say ["1931"] where [["1931"]] is meant.
    answers = [(group,) if isinstance(group, str) else tuple(_texts(group, "answers")) for group in groups]
    if not all(answers):
        raise ValueError('"answers" holds an empty group')
    return GoldQuestion(
        question.id,
        question.question,
        _optional(fields, "language"),
        question.history,
        _optional(fields, "kind") or "",
        known_status(fields.get("status")),
        tuple(answers),
        tuple(_texts(_list(fields, "must_not"), "must_not")),
        tuple(_evidence(item) for item in _list(fields, "evidence")),
    )


def _evidence(item: object) -> Evidence:
    if isinstance(item, dict):
        article, quote = item.get("article"), item.get("quote")
        if isinstance(article, str) and isinstance(quote, str) and article and quote.strip():
            return Evidence(article, quote)
    raise ValueError('"evidence" holds an item that is not {"article": "<id or *>", "quote": "…"}')


def _evidence_json(evidence: Evidence) -> dict[str, Any]:
    graded = {"grade": evidence.grade} if evidence.grade != 1.0 else {}
    return {"article": evidence.article, "quote": evidence.quote, **graded}


def _list(fields: dict[str, Any], name: str) -> list[Any]:
    value = fields.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise ValueError(f'"{name}" is not a list')
    return value


def _texts(items: object, name: str) -> list[str]:
    if isinstance(items, list) and all(isinstance(item, str) and item.strip() for item in items):
        return items
    raise ValueError(f'"{name}" holds something that is not text')


def _optional(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value or None
    raise ValueError(f'"{name}" is not text')
