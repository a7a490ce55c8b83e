"""What readers leave behind: their conversations, in their account or their browser, and their votes."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.answer import Answer
from assistant.conversation import Conversation, Exchange, new_id, title_of
from assistant.conversations import Conversations
from assistant.errors import ConversationError
from assistant.feedback import Feedback, Vote, corpus_digest, program_version
from assistant.page.session import Session
from assistant.page.turns import Answering, Turn, history
from assistant.strict import as_line, parsed
from corpus.errors import AttestError

_log = logging.getLogger(__name__)
LARGEST = 700_000
"""Bytes of a conversation that a browser keeps: it has to fit, quoted, into one request when it is opened again."""


class DamagedError(ConversationError):
    """What should be a conversation is none."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where the server keeps it: accounts' conversations and everybody's votes in one store."""

    store: Path

    def conversations(self, user: str) -> Conversations:
        """Those of an account."""
        return Conversations.of(self.store, user)

    def vote(self, assistant: Answering, session: Session, number: int, user: str | None) -> None:
        """Keep the vote that the session's turn ``number`` (from 1) holds. Raises FeedbackError."""
        turn = session.turns[number - 1]
        if turn.answer is None:
            raise ValueError("there is no answer to vote on")
        before = tuple(history(session.turns[: number - 1]))
        key = f"{session.conversation}/{number}/{_digest(turn.answer)}"
        corpus = corpus_digest(assistant.articles())
        vote = Vote(key, turn.liked, turn.answer, before, turn.where, turn.comment, user, corpus, program_version())
        Feedback(self.store).add(vote)


def keep(
    keeping: Keeping | None, session: Session, user: str | None, known: Conversation | None = None
) -> dict[str, Any]:
    """Keep the conversation; what the browser has to know: its id, and all of it where the browser keeps it.

    ``known``: its title and beginning, where it comes from a file. Empty where there is nothing to keep.
    ConversationError: it cannot be kept.
    """
    exchanges = _exchanges(session.turns)
    if not session.conversation or not exchanges:
        return {}
    if user is None:
        whole = (known or _begun(session.conversation)).with_turns(exchanges)
        if len(as_line(whole.as_json())) > LARGEST:
            raise ConversationError("this conversation has grown too long to be kept in a browser; begin a new one")
        return {"id": whole.id, "conversation": whole.as_json()}
    if keeping is None:
        return {}
    mine = keeping.conversations(user)
    mine.save((known or _known(mine, session.conversation)).with_turns(exchanges))
    return {"id": session.conversation}


def found(carried: str, keeping: Keeping | None, user: str | None) -> tuple[Conversation, bool]:
    """The conversation that a browser asks for: by its id, or the one it carries, or one from a file (with a new id).

    And whether it is from a file, so kept nowhere yet. Raises ConversationError where there is none, DamagedError where
    it cannot be read.
    """
    try:
        wanted = parsed(carried)
    except ValueError as error:
        raise DamagedError(str(error)) from None
    asked = wanted if isinstance(wanted, dict) else {}
    if "imported" in asked:
        return replace(from_browser(asked["imported"]), id=new_id()), True
    if "conversation" in asked:
        return from_browser(asked["conversation"]), False
    if user is None or keeping is None:
        raise ConversationError("there is no such conversation here")
    return keeping.conversations(user).load(str(asked.get("id"))), False


def from_browser(value: object) -> Conversation:
    """The conversation a browser kept; a title that a reader typed there is made one. Raises DamagedError."""
    titled = isinstance(value, dict) and isinstance(value.get("title"), str)
    try:
        return Conversation.from_json({**value, "title": title_of(value["title"])} if titled else value)  # type: ignore[dict-item, index]
    except ValueError as error:
        raise DamagedError(str(error)) from None


def turns_of(conversation: Conversation, assistant: Answering) -> tuple[Turn, ...]:
    """Its exchanges as turns; each is told outdated where a quote is not what its article says now."""
    return tuple(
        Turn(
            one.question,
            one.answer,
            one.failure,
            running=False,
            stopped=one.stopped,
            engine=one.engine,
            where=one.where,
            liked=one.liked,
            comment=one.comment,
            outdated=one.answer is not None and _outdated(one.answer, assistant),
        )
        for one in conversation.turns
    )


def as_text(news: dict[str, Any]) -> str:
    """What the browser's script is given; empty for nothing."""
    return json.dumps(news, ensure_ascii=True) if news else ""


def _exchanges(turns: Sequence[Turn]) -> list[Exchange]:
    return [
        Exchange(one.question, one.answer, one.where, one.engine, one.stopped, one.failure, one.liked, one.comment)
        for one in turns
        if not one.running
    ]


def _outdated(answer: Answer, assistant: Answering) -> bool:
    for citation in (*answer.citations, *answer.nearest):
        try:
            text = assistant.article(citation.article_id).text
        except (AttestError, KeyError):
            return True
        if text[citation.start : citation.end] != citation.quote:
            return True
    return False


def _known(mine: Conversations, conversation_id: str) -> Conversation:
    try:
        return mine.load(conversation_id)
    except ConversationError:
        return _begun(conversation_id)


def _begun(conversation_id: str) -> Conversation:
    now = datetime.now(UTC)
    return Conversation(conversation_id, "", now, now)


def _digest(answer: Answer) -> str:
    """Asked again, a question may get another answer, which is voted on by itself."""
    told = as_line([answer.question, answer.text])
    return hashlib.sha256(told).hexdigest()[:12]
