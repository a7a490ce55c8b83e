"""A conversation as it is kept: its turns, its title, its JSON in and out.

The JSON may come from a browser, so it is read strictly: it is taken whole or refused with a reason.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from assistant import phrases
from assistant.answer import Answer, Message
from assistant.errors import ConversationError
from assistant.filters import filter_as_json, filter_from_json
from assistant.inert import inert
from assistant.strict import Record, as_line, each, parsed
from index.hit import Filter

LONGEST_TITLE = 80
LONGEST_COMMENT = 2_000
MOST_TURNS = 500
MOST_IN_BROWSER = 500
"""Conversations of one list."""
LARGEST_LIST = 50_000_000
"""Bytes of such a list."""
_QUESTION, _FAILURE, _ENGINE = 200_000, 2_000, 1_000
"""Characters. A question longer than the assistant takes is kept too, with the refusal it got."""
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and what came of it."""

    question: str
    answer: Answer | None = None
    """What was shown; of a stopped exchange the part there was."""
    where: Filter | None = None
    engine: str | None = None
    """The engine the question chose; None is the default."""
    stopped: bool = False
    failure: str | None = None
    """Shown in place of an answer."""
    liked: bool | None = None
    """The reader's vote on the answer."""
    comment: str = ""
    """What the reader said of it."""

    def as_json(self) -> dict[str, Any]:
        """The fields by their names, the answer as the contract has it."""
        return {
            "question": self.question,
            "answer": self.answer.as_json() if self.answer is not None else None,
            "where": filter_as_json(self.where),
            "engine": self.engine,
            "stopped": self.stopped,
            "failure": self.failure,
            "liked": self.liked,
            "comment": self.comment,
        }

    @classmethod
    def from_json(cls, value: object, place: str = "") -> Exchange:
        """The inverse of ``as_json``, strict. ValueError with the place and the reason."""
        record = Record(value, place, [one.name for one in fields(cls)])
        return cls(
            record.text("question", _QUESTION),
            record.one("answer", Answer.from_json, default=None),
            record.one("where", filter_from_json, default=None),
            record.text_or_none("engine", _ENGINE, default=None),
            record.truth("stopped", default=False),
            record.text_or_none("failure", _FAILURE, default=None),
            record.truth_or_none("liked", default=None),
            record.text("comment", LONGEST_COMMENT, default=""),
        )


@dataclass(frozen=True, slots=True)
class Conversation:
    """Exchanges, oldest first, under one title. The id is 32 hexadecimal digits, and so a safe name of a file."""

    id: str
    title: str
    created: datetime
    updated: datetime
    turns: tuple[Exchange, ...] = ()

    def with_turns(self, turns: Sequence[Exchange], now: datetime | None = None) -> Conversation:
        """The same conversation with these exchanges; the first question gives a title to one that has none.

        Raises ConversationError where there are too many.
        """
        if len(turns) > MOST_TURNS:
            raise ConversationError(f"a conversation has at most {MOST_TURNS} questions; begin a new one")
        title = self.title or (title_of(turns[0].question) if turns else "")
        return replace(self, title=title, turns=tuple(turns), updated=_utc(now))

    def renamed(self, title: str) -> Conversation:
        """The same under another title, without what no title has. ConversationError where nothing is left of it."""
        named = title_of(title)
        if not named:
            raise ConversationError("a title needs at least one letter or digit")
        return replace(self, title=named)

    def shown_title(self, language: str) -> str:
        """The title, or the word for a conversation where its question gave none."""
        return self.title or phrases.say("conversation", language)

    def history(self) -> list[Message]:
        """What a next question may build on: exchanges that were answered whole."""
        whole = [turn for turn in self.turns if turn.answer is not None and not turn.stopped and turn.failure is None]
        return [
            message
            for turn in whole
            if turn.answer is not None
            for message in (Message("user", turn.question), Message("assistant", turn.answer.text))
        ]

    def as_json(self) -> dict[str, Any]:
        """The fields by their names, times in UTC."""
        return {
            "id": self.id,
            "title": self.title,
            "created": self.created.isoformat(),
            "updated": self.updated.isoformat(),
            "turns": [turn.as_json() for turn in self.turns],
        }

    @classmethod
    def from_json(cls, value: object, place: str = "") -> Conversation:
        """The inverse of ``as_json``, strict. ValueError with the place and the reason."""
        record = Record(value, place, ["id", "title", "created", "updated", "turns"])
        if not is_id(record.text("id", 32)):
            raise ValueError(f"{record.at('id')} is not made of 32 hexadecimal digits")
        title = record.text("title", LONGEST_TITLE)
        if title != title_of(title):
            raise ValueError(f"{record.at('title')} holds characters that no title has")
        turns = record.each("turns", Exchange.from_json, MOST_TURNS)
        return cls(record.text("id", 32), title, record.moment("created"), record.moment("updated"), turns)


def begun(now: datetime | None = None) -> Conversation:
    """A new conversation without a question; its id cannot be guessed."""
    moment = _utc(now)
    return Conversation(new_id(), "", moment, moment)


def new_id() -> str:
    """An id for a conversation; nobody can guess it."""
    return secrets.token_hex(16)


def is_id(text: str) -> bool:
    """Whether ``text`` has the form of an id."""
    return _ID.fullmatch(text) is not None


def title_of(question: str) -> str:
    """A question as a title: one line of at most 80 characters, cut between words, without what steers or hides."""
    plain = inert(question)
    visible = "".join(character if character.isprintable() else " " for character in plain)
    line = " ".join(visible.split())
    if not any(character.isalnum() for character in line):
        return ""
    if len(line) <= LONGEST_TITLE:
        return line
    head = line[: LONGEST_TITLE - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[LONGEST_TITLE // 2 :] else head).rstrip() + "…"


def conversations_from_text(text: str | bytes) -> list[Conversation]:
    """The list that a browser keeps. ConversationError: it is not such a list as a whole."""
    if len(text) > LARGEST_LIST:
        raise ConversationError(f"the conversations take more than {LARGEST_LIST // 1_000_000} MB")
    try:
        known = list(each(parsed(text), "", Conversation.from_json, MOST_IN_BROWSER))
        if len({conversation.id for conversation in known}) < len(known):
            raise ValueError("two of them have one id")
    except ValueError as error:
        raise ConversationError(f"these conversations cannot be read: {error}") from None
    return known


def conversations_as_text(conversations: Sequence[Conversation]) -> str:
    """The inverse of ``conversations_from_text``."""
    return as_line([conversation.as_json() for conversation in conversations]).decode()


def _utc(now: datetime | None) -> datetime:
    return (now or datetime.now(UTC)).astimezone(UTC)
