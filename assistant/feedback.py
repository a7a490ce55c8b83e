"""What readers think of answers: one file of JSON lines, to which every vote is added whole.

A line holds all that is needed to ask again: the question with its history and filter, the answer as it was shown, the
corpus it came from and the version of the program. ``evaluate`` reads the file as a question set.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Message
from assistant.conversation import LONGEST_COMMENT
from assistant.errors import FeedbackError
from assistant.filters import filter_as_json, filter_from_json
from assistant.strict import Record, as_line, parsed
from corpus.article import Article
from index.hit import Filter
from index.locks import one_at_a_time

FILE = "feedback.jsonl"
LARGEST = 200_000_000
"""Bytes of the file; a full one takes no more votes."""
_LARGEST_LINE = 2_000_000
_MANY, _NAME, _TEXT = 2_000, 300, 200_000
_SECONDS = 10.0
_FIELDS = ("vote", "key", "user", "time", "comment", "answer", "history", "where", "corpus", "version")
_VOTES = {"up": True, "down": False, "none": None}


@dataclass(frozen=True, slots=True)
class Vote:
    """What one reader thinks of one answer."""

    key: str
    """Which answer: the same for every vote on it, such as a conversation's id and the number of the turn."""
    liked: bool | None
    """None: the reader has taken the vote back."""
    answer: Answer
    """The whole answer as it was shown."""
    history: tuple[Message, ...] = ()
    """What had been said before the question, oldest first."""
    where: Filter | None = None
    comment: str = ""
    user: str | None = None
    """The account, where there are accounts."""
    corpus: str = ""
    """Digest of the articles that were searched: `corpus_digest`."""
    version: str = ""
    """Of the program: `program_version`."""
    time: datetime = field(default_factory=lambda: datetime.now(UTC))

    def as_json(self) -> dict[str, Any]:
        """The line of the file."""
        return {
            "vote": next(word for word, liked in _VOTES.items() if liked is self.liked),
            "key": self.key,
            "user": self.user,
            "time": self.time.astimezone(UTC).isoformat(),
            "comment": self.comment,
            "answer": self.answer.as_json(),
            "history": [{"role": message.role, "content": message.content} for message in self.history],
            "where": filter_as_json(self.where),
            "corpus": self.corpus,
            "version": self.version,
        }

    @classmethod
    def from_json(cls, value: object, place: str = "") -> Vote:
        """The inverse of ``as_json``, strict. ValueError with the place and the reason."""
        record = Record(value, place, _FIELDS)
        answer = record.one("answer", Answer.from_json)
        if not answer.question.strip():
            raise ValueError(f"{record.at('answer')} answers no question")
        return cls(
            record.text("key", _NAME, least=1),
            _VOTES[record.one_of("vote", _VOTES)],
            answer,
            record.each("history", _message, _MANY),
            record.one("where", filter_from_json, default=None),
            record.text("comment", LONGEST_COMMENT),
            record.text_or_none("user", _NAME),
            record.text("corpus", _NAME),
            record.text("version", _NAME),
            record.moment("time"),
        )


class Feedback:
    """The file of one store. Threads and processes may add to it at once."""

    def __init__(self, store: Path) -> None:
        self.path = store / FILE

    def add(self, vote: Vote) -> None:
        """Append one line, or nothing. Raises FeedbackError: a comment too long, a full file, a disk that refuses."""
        if len(vote.comment) > LONGEST_COMMENT:
            raise FeedbackError(f"the comment has {len(vote.comment):,} characters; it may have {LONGEST_COMMENT:,}")
        try:
            Vote.from_json(vote.as_json())
        except ValueError as error:
            raise FeedbackError(f"this vote cannot be kept: {error}") from None
        line = as_line(vote.as_json())
        if len(line) > _LARGEST_LINE:
            raise FeedbackError("this conversation is too long for its vote to be kept")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with one_at_a_time(self.path.with_suffix(".lock"), _SECONDS):
                self._append(line)
        except OSError as error:  # TimeoutError is one
            raise FeedbackError(f"{self.path}: cannot be written: {error.strerror or error}") from error

    def _append(self, line: bytes) -> None:
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "r+b", buffering=0) as file:
            size = file.seek(0, os.SEEK_END)
            if size + len(line) > LARGEST:
                raise FeedbackError(f"{self.path}: is full; move it away, and a new one is begun")
            if size and _last_byte(file, size) != b"\n":
                line = b"\n" + line  # a line that a crash tore stays alone
            try:
                written = file.write(line)
                if written != len(line):
                    raise OSError(f"only {written} of {len(line)} bytes were written")
                os.fsync(file.fileno())
            except OSError:
                file.truncate(size)
                raise


@dataclass(frozen=True, slots=True)
class Votes:
    """What a file of votes holds."""

    valid: tuple[Vote, ...]
    """The last word of each reader on each answer, in order of the file; those taken back are not among them."""
    wrong: tuple[str, ...]
    """Lines that are no votes, with file, line and reason."""
    notices: tuple[str, ...]
    """What else is worth telling."""


def read_votes(path: Path) -> Votes:
    """The votes of a file. Raises FeedbackError where it cannot be read."""
    try:
        *whole, torn = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except OSError as error:
        raise FeedbackError(f"{path}: cannot be read: {error.strerror or error}") from None
    wrong, notices, last = list[str](), list[str](), dict[tuple[str | None, str], Vote]()
    for number, line in enumerate(whole, start=1):
        try:
            vote = Vote.from_json(parsed(line)) if line.strip() else None
        except ValueError as error:
            wrong.append(f"{path}:{number}: {error}")
            continue
        if vote is not None:
            last.pop((vote.user, vote.key), None)
            last[vote.user, vote.key] = vote
    if torn.strip():
        notices.append(f"{path}:{len(whole) + 1}: the last line was cut off while it was written; it is left out")
    return Votes(tuple(vote for vote in last.values() if vote.liked is not None), tuple(wrong), tuple(notices))


def is_feedback(path: Path) -> bool:
    """Whether the file's first line that can be read is a vote."""
    try:
        with path.open("rb") as file:
            for line in file:
                if line.strip():
                    first = parsed(line.removeprefix(b"\xef\xbb\xbf"))
                    return isinstance(first, dict) and "vote" in first and "answer" in first
    except (OSError, ValueError):
        pass
    return False


def corpus_digest(articles: Sequence[Article]) -> str:
    """The same for the same articles, whatever their order."""
    from assistant.evaluation.systems import digest_of

    return digest_of(articles)


@cache
def program_version() -> str:
    """The commit this program runs from; outside a checkout a digest of its code."""
    from assistant.evaluation.surroundings import code_digest, commit

    name = commit()
    return name if name != "unknown" else f"code {code_digest()[:12]}"


def _last_byte(file: Any, size: int) -> bytes:  # noqa: ANN401 - a raw file
    file.seek(size - 1)
    byte: bytes = file.read(1)
    return byte


def _message(value: object, place: str) -> Message:
    record = Record(value, place, ["role", "content"])
    return Message(record.one_of("role", ["user", "assistant"]), record.text("content", _TEXT))
