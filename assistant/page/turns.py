"""The conversation: its turns, how a turn grows while the assistant answers, and how it is drawn."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from typing import Protocol

from assistant.answer import Answer, Citation, Message
from assistant.engines import EXTRACTIVE, Offer
from assistant.inert import inert, inert_name
from assistant.page.prose import Block, blocks, inline, prose
from assistant.page.words import Language, word, written_date, written_seconds
from corpus.article import Article
from corpus.errors import AttestError
from index.hit import Filter

_log = logging.getLogger(__name__)
_LEAD = re.compile(r"((?:[^“«:]|(?<=\d):(?=\d)){1,300}?)\s*:\s*(?=[“«])")
"""What stands before the quote of a version: « Le Quotidien, 4 mai 2024 à 12:08 : « … » »."""


class Answering(Protocol):
    """What the page needs of an assistant."""

    @property
    def engine_names(self) -> Sequence[str]:
        """The engines a question may choose, the default first."""

    def engines(self) -> Sequence[Offer]:
        """The same, each reached for."""

    def ask(
        self,
        question: str,
        history: Sequence[Message] = (),
        where: Filter | None = None,
        *,
        engine: str | None = None,
    ) -> Answer:
        """The whole answer from the articles that ``where`` admits."""

    def stream(
        self,
        question: str,
        history: Sequence[Message] = (),
        where: Filter | None = None,
        *,
        engine: str | None = None,
    ) -> Iterator[Answer]:
        """Growing answers; the last one is whole."""

    def articles(self) -> list[Article]:
        """Every article of the corpus."""

    def article(self, article_id: str) -> Article:
        """One article; AttestError or KeyError where there is none."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what came of it so far."""

    question: str
    answer: Answer | None = None
    failure: str | None = None
    """Shown in place of an answer."""
    running: bool = True
    stopped: bool = False
    engine: str | None = None
    """The engine the question chose; None is the default."""
    where: Filter | None = None
    """The articles it was asked of; None is all of them."""

    def halted(self) -> Turn:
        """The same turn once the reader has stopped it; a finished turn is left as it is."""
        return replace(self, running=False, stopped=True) if self.running else self


def history(turns: Sequence[Turn]) -> list[Message]:
    """The finished turns as messages, oldest first; a turn that failed or was stopped is left out."""
    messages: list[Message] = []
    for turn in turns:
        if turn.answer is not None and not turn.running and not turn.stopped:
            messages += [Message("user", turn.question), Message("assistant", turn.answer.text)]
    return messages


def grow(assistant: Answering, turns: tuple[Turn, ...], language: Language) -> Iterator[tuple[Turn, ...]]:
    """The conversation as its last, running turn is answered. Never raises: a failure becomes the turn's text."""
    *before, turn = turns
    try:
        for answer in assistant.stream(turn.question, history(before), turn.where, engine=turn.engine):
            turn = replace(turn, answer=answer)
            yield (*before, turn)
    except AttestError as error:
        turn = replace(turn, answer=None, failure=str(error))
    except Exception:
        _log.exception("the question %r could not be answered", turn.question[:200])
        turn = replace(turn, answer=None, failure=word("apology", language))
    yield (*before, replace(turn, running=False))


def draw_conversation(turns: Sequence[Turn], language: Language) -> str:
    """All turns as HTML."""
    drawn = "".join(_turn(number, turn, language) for number, turn in enumerate(turns, start=1))
    return (
        f'<div class="turns" role="log" aria-live="polite" aria-label="{word("conversation", language)}">{drawn}</div>'
    )


def _turn(number: int, turn: Turn, language: Language) -> str:
    state = " running" if turn.running else ""
    return (
        f'<article class="turn{state}" id="turn-{number}" data-turn="{number}">'
        f'<h2 class="asked">{escape(turn.question)}</h2>{_reply(number, turn, language)}</article>'
    )


def _reply(number: int, turn: Turn, language: Language) -> str:
    if turn.failure is not None:
        return _badge("error", language) + f'<div class="failure" role="alert"><p>{escape(turn.failure)}</p></div>'
    stopped = f'<p class="notice">{word("stopped", language)}</p>' if turn.stopped else ""
    if turn.answer is None:
        waiting = f'<p class="waiting"><span class="dots" aria-hidden="true"></span>{word("searching", language)}</p>'
        return waiting if turn.running else stopped
    notices = "".join(f'<p class="notice">{escape(notice)}</p>' for notice in turn.answer.notices)
    foot = "" if turn.running or turn.stopped else _foot(turn.answer, language)
    return draw_answer(turn.answer, number, language, growing=turn.running) + notices + stopped + foot


def draw_answer(answer: Answer, number: int, language: Language, *, growing: bool = False) -> str:
    """The answer's status and text; versions of a conflict stand side by side."""
    known = {citation.marker: citation for citation in answer.citations if citation.marker}
    parts = blocks(answer.text, growing=growing)
    body = _versions(parts, number, known, language) if answer.status == "conflict" else prose(parts, number, known)
    badge = "" if answer.status == "meta" else _badge(answer.status, language)
    return f'{badge}<div class="reply {answer.status}" lang="{escape(answer.language)}">{body}</div>'


def _badge(status: str, language: Language) -> str:
    return f'<p class="badge {status}">{word(status, language)}</p>'


def _versions(parts: list[Block], number: int, known: dict[int, Citation], language: Language) -> str:
    html, count = "", 0
    for cited, group in groupby(parts, key=lambda part: bool(part.markers(known))):
        members = list(group)
        if not cited:
            html += prose(members, number, known)
            continue
        cards = ""
        for count, part in enumerate(members, start=count + 1):  # noqa: B020 - numbering goes on over groups
            cards += _version(count, part, [known[marker] for marker in part.markers(known)], number, language)
        html += f'<div class="versions">{cards}</div>'
    return html


def _version(count: int, part: Block, cited: Sequence[Citation], number: int, language: Language) -> str:
    """One version as a card: what it says, and below it who says so, where and when."""
    markers = {citation.marker for citation in cited}
    lead = _LEAD.match(part.text)
    said = part.text[lead.end() :] if lead else part.text
    origin = [inline(lead[1], number, markers)] if lead else _origins(cited, language)
    origin += [escape(c.attributed_to) for c in cited if c.attributed_to and not (lead and c.attributed_to in lead[1])]
    return (
        f'<section class="version"><h3>{word("version", language)} {count}</h3>'
        f"<p>{inline(said, number, markers)}</p>"
        f'<p class="origin">{"<br>".join(dict.fromkeys(origin))}</p></section>'
    )


def _origins(citations: Sequence[Citation], language: Language) -> list[str]:
    """Source and day of each citation, for a version that does not begin with them."""
    days = [written_date(citation.published and citation.published[:10], language) for citation in citations]
    return [
        " · ".join(escape(bit) for bit in (citation.source or citation.title, day) if bit)
        for citation, day in zip(citations, days, strict=True)
    ]


def _foot(answer: Answer, language: Language) -> str:
    total = answer.timings_ms.get("total")
    time = f'<span class="time">{escape(written_seconds(total, language))}</span>' if total is not None else ""
    copy = (
        f'<button type="button" class="copy" data-text="{escape(as_plain_text(answer))}" '
        f'data-done="{word("copied", language)}">{word("copy", language)}</button>'
    )
    worded = "" if answer.engine == EXTRACTIVE else f'<span class="engine">{escape(answer.engine)}</span>'
    return f'<p class="foot">{copy if answer.status != "meta" else ""}{time}{worded}</p>'


def as_plain_text(answer: Answer) -> str:
    """The answer with its quotes below, for the clipboard."""
    notes = [
        f"[{citation.marker}] {inert(citation.title)}"
        + "".join(f", {bit}" for bit in (inert_name(citation.source or ""), (citation.published or "")[:10]) if bit)
        + f"\n    “{citation.quote}”"
        for citation in answer.citations
        if citation.marker
    ]
    return "\n\n".join([answer.text.replace("**", ""), *notes])
