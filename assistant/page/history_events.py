"""What happens to what readers leave behind: conversations are kept and opened again, votes are counted."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.conversation import LONGEST_COMMENT, Conversation
from assistant.errors import ConversationError
from assistant.limits import TooMany
from assistant.page.events import Page, Wired, draw_view
from assistant.page.feedback_foot import draw_comment
from assistant.page.history_drawer import draw_drawer
from assistant.page.keeping import DamagedError, Keeping, as_text, found, keep, turns_of
from assistant.page.parts import SILENT, hidden_button, html, language_of
from assistant.page.readers import Readers, user_of
from assistant.page.session import Session
from assistant.page.talk import SUGGESTED
from assistant.page.words import word
from assistant.strict import Record, parsed

_log = logging.getLogger(__name__)
_QUICK: dict[str, Any] = {"queue": False, **SILENT}


@dataclass(frozen=True, slots=True)
class History:
    """The components through which the page's script and the server speak of conversations and votes."""

    carried: gr.Textbox
    """What the script asks for; it is filled as a button is pressed."""
    news: gr.Textbox
    """What the script is told."""


def place_history(keeping: Keeping | None) -> History:
    """Puts the drawer where the caller stands; without a store nobody votes."""
    html(draw_drawer(), "drawer")
    if keeping is not None:
        html(draw_comment(), "opinions")
    return History(gr.Textbox(visible="hidden"), gr.Textbox(visible="hidden"))


def wire_history(readers: Readers, page: Page, history: History, wired: Wired, keeping: Keeping | None = None) -> None:
    """Every answer is kept; a conversation is opened again; a vote is counted."""

    def save(session: Session, request: gr.Request) -> str:
        return as_text(_saved(keeping, session, request))

    def recall(carried: str, session: Session, request: gr.Request) -> tuple[Any, ...]:
        return _recalled(readers, keeping, carried, session, request)

    def vote(carried: str, session: Session, request: gr.Request) -> tuple[Any, Voted]:
        return _voted(readers, carried, session, request)

    def count(voted: Voted, session: Session, request: gr.Request) -> str:
        return _counted(readers, keeping, voted, session, request)

    for event in wired.changing:
        _tell(event.then(save, [page.session], history.news, **_QUICK), history)
    asked = {"inputs": [history.carried, page.session], "js": "() => [window.attest.carried(), null]", **_QUICK}
    opened = hidden_button("recall").click(None, cancels=wired.running, **SILENT)
    shown = [*page.view, page.composer.box, *page.talk.suggestions, history.news]
    _tell(opened.then(recall, outputs=shown, **asked), history)
    if keeping is not None:
        voted = gr.State(Voted())
        taken = hidden_button("vote").click(vote, outputs=[page.session, voted], **asked)
        # apart: writing takes a moment, and meanwhile the next question may be asked
        _tell(taken.then(count, [voted, page.session], history.news, **_QUICK), history)


def _tell(event: Any, history: History) -> None:  # noqa: ANN401 - gradio's event
    event.then(None, history.news, None, js="(news) => { window.attest.hear(news); }", **_QUICK)


def _saved(
    keeping: Keeping | None, session: Session, request: gr.Request, known: Conversation | None = None
) -> dict[str, Any]:
    try:
        return keep(keeping, session, user_of(request), known)
    except ConversationError as error:
        _log.warning("a conversation was not kept: %s", error)
        return {"told": word("history_unkept", language_of(request))}


def _recalled(
    readers: Readers, keeping: Keeping | None, carried: str, session: Session, request: gr.Request
) -> tuple[Any, ...]:
    language = language_of(request)
    try:
        conversation, new = found(carried, keeping, user_of(request))
    except ConversationError as error:
        told = word("history_damaged" if isinstance(error, DamagedError) else "history_gone", language)
        news = {"missing": True, "damaged": isinstance(error, DamagedError), "told": told}
        hidden = [gr.skip()] * SUGGESTED
        return *draw_view(readers, request, session.halted()), gr.skip(), *hidden, as_text(news)
    turns = turns_of(conversation, readers.of(request))
    reopened = Session(turns, where=session.where, conversation=conversation.id)
    kept = _saved(keeping, reopened, request, conversation) if new else {"id": conversation.id}
    news = {**kept, "opened": True}
    hidden = [gr.update(value="", visible=False)] * SUGGESTED
    return *draw_view(readers, request, reopened), "", *hidden, as_text(news)


@dataclass(frozen=True, slots=True)
class Voted:
    """A vote on its way from the page into the file."""

    number: int = 0
    """Of the turn, from 1; 0 where there is none to count."""
    refused: str = ""
    """Why it is not counted."""


def _voted(readers: Readers, carried: str, session: Session, request: gr.Request) -> tuple[Any, Voted]:
    """The session with the vote in it; nothing is written yet."""
    try:
        number, liked, comment, conversation = _vote_in(carried)
        if session.running or not 1 <= number <= len(session.turns) or conversation not in ("", session.conversation):
            raise ValueError("there is no such turn now")
        if session.turns[number - 1].answer is None:
            raise ValueError("there is no answer to vote on")
        readers.admit(request, "vote")
        return session.voted(number, liked, comment), Voted(number)
    except TooMany as error:
        return gr.skip(), Voted(refused=error.said(language_of(request)))
    except Exception as error:
        _log.warning("a vote was not taken: %s", error)
        return gr.skip(), Voted(refused=word("vote_unkept", language_of(request)))


def _counted(readers: Readers, keeping: Keeping | None, voted: Voted, session: Session, request: gr.Request) -> str:
    """The vote is in the file, and its conversation kept with it."""
    language = language_of(request)
    if keeping is None or not 1 <= voted.number <= len(session.turns):
        return as_text({"voted": False, "told": voted.refused or word("vote_unkept", language)})
    try:
        keeping.vote(readers.of(request), session, voted.number, user_of(request))
    except Exception as error:
        _log.warning("a vote was not kept: %s", error)
        return as_text({"voted": False, "told": word("vote_unkept", language)})
    liked = session.turns[voted.number - 1].liked
    told = word("vote_taken_back" if liked is None else "vote_thanks", language)
    return as_text({**_saved(keeping, session, request), "voted": True, "told": told})


def _vote_in(carried: str) -> tuple[int, bool | None, str, str]:
    """Turn, vote, comment and conversation as the script sends them. ValueError where they are none."""
    record = Record(parsed(carried), "", ["turn", "liked", "comment", "conversation"])
    return (
        record.whole("turn"), record.truth_or_none("liked"), record.text("comment", LONGEST_COMMENT),
        record.text("conversation", 100),
    )  # fmt: skip
