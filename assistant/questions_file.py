"""Reading question files: JSON lines with at least an ``id`` and a ``question``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from assistant.answer import Message, Role
from assistant.errors import QuestionError


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a question file, as far as asking it goes."""

    id: str
    question: str
    history: tuple[Message, ...]
    line: int
    """From 1, for messages."""
    fields: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """The whole line as it was read: what an evaluation expects of the answer stands in it."""


def read_questions(path: Path) -> Iterator[Question | QuestionError]:
    """The questions in the order of the file; in the place of a line that cannot be asked, the error naming it.

    Raises QuestionError when the file itself cannot be read. Empty lines are passed over.
    """
    try:
        lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except OSError as error:
        raise QuestionError(f"{path}: cannot be read: {error.strerror or error}") from None
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            question = _read_line(line, number)
            if question.id in seen:
                raise ValueError(f"the id {question.id!r} was used on line {seen[question.id]}")
            seen[question.id] = number
            yield question
        except ValueError as error:
            yield QuestionError(f"{path}:{number}: {error}")


def _read_line(line: bytes, number: int) -> Question:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ValueError(f"is not UTF-8 text (byte {error.start} of the line)") from None
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError(f"is not valid JSON: {error}") from None
    if not isinstance(record, dict):
        raise ValueError('is not a JSON object; a line looks like {"id": "q1", "question": "…"}')
    return Question(_text(record, "id"), _text(record, "question"), _history(record.get("history")), number, record)


def _text(record: dict[str, object], name: str) -> str:
    value = record.get(name)
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f'has no text under "{name}"')
    return value


def _history(turns: object) -> tuple[Message, ...]:
    if turns is None:
        return ()
    if not isinstance(turns, list):
        raise ValueError('"history" is not a list of messages')
    return tuple(_message(turn) for turn in turns)


def _message(turn: object) -> Message:
    """A turn as the contract writes it, ``content``; other question sets write ``text``."""
    if isinstance(turn, dict):
        content = turn.get("content", turn.get("text"))
        if turn.get("role") in ("user", "assistant") and isinstance(content, str):
            return Message(cast(Role, turn["role"]), content)
    raise ValueError('"history" holds a turn that is not {"role": "user" or "assistant", "content": "…"}')
