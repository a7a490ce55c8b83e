"""The conversation as HTML: its turns, and what a reader may do with each."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.answer import Answer
from assistant.engines import EXTRACTIVE
from assistant.export import answer_as_markdown
from assistant.filters import in_words
from assistant.page.copying import as_plain_text
from assistant.page.feedback_foot import draw_votes
from assistant.page.replies import draw_answer, draw_badge
from assistant.page.turns import Turn
from assistant.page.words import Language, word, written_seconds


def draw_conversation(turns: Sequence[Turn], language: Language, *, editing: bool = False) -> str:
    """All turns; ``editing``: the next question replaces the last one."""
    drawn = ""
    for number, turn in enumerate(turns, start=1):
        last = number == len(turns)
        drawn += _turn(number, turn, language, last=last, editing=editing and last)
    return (
        f'<div class="turns" role="log" aria-live="polite" aria-label="{word("conversation", language)}">{drawn}</div>'
    )


def _turn(number: int, turn: Turn, language: Language, *, last: bool, editing: bool) -> str:
    state = (" running" if turn.running else "") + (" editing" if editing else "")
    foot = "" if turn.running else _foot(number, turn, language, last=last)
    where = in_words(turn.where, language)
    only = f'<p class="where">{escape(where)}</p>' if where else ""
    return (
        f'<article class="turn{state}" id="turn-{number}" data-turn="{number}">'
        f'<h2 class="asked">{escape(turn.question)}</h2>{only}{_reply(number, turn, language)}{foot}</article>'
    )


def _reply(number: int, turn: Turn, language: Language) -> str:
    if turn.failure is not None:
        return draw_badge("error", language) + f'<div class="failure" role="alert"><p>{escape(turn.failure)}</p></div>'
    stopped = f'<p class="notice">{word("stopped", language)}</p>' if turn.stopped else ""
    if turn.answer is None:
        waiting = f'<p class="waiting"><span class="dots" aria-hidden="true"></span>{word("searching", language)}</p>'
        return waiting if turn.running else stopped
    notices = "".join(f'<p class="notice">{escape(notice)}</p>' for notice in turn.answer.notices)
    aged = f'<p class="notice">{word("outdated", language)}</p>' if turn.outdated else ""
    return draw_answer(turn.answer, number, language, growing=turn.running) + notices + aged + stopped


def _foot(number: int, turn: Turn, language: Language, *, last: bool) -> str:
    """What can be done with a finished turn, how long it took, who worded it."""
    whole = turn.answer if turn.failure is None and not turn.stopped else None
    bits = draw_votes(number, turn, language) if whole is not None else ""
    bits += _copies(whole, language) if whole is not None and whole.status != "meta" else ""
    if last:
        bits += _button("retry", language) + _button("edit", language)
    else:
        bits += _shows(number, turn.answer, language)
    if whole is not None:
        total = whole.timings_ms.get("total")
        bits += f'<span class="time">{escape(written_seconds(total, language))}</span>' if total is not None else ""
        bits += "" if whole.engine == EXTRACTIVE else f'<span class="engine">{escape(whole.engine)}</span>'
    return f'<div class="foot">{bits}</div>' if bits else ""


def _copies(answer: Answer, language: Language) -> str:
    texts = (("copy", "copy", as_plain_text(answer)), ("markdown", "copy_markdown", answer_as_markdown(answer)))
    return "".join(
        f'<button type="button" class="copy" aria-label="{word(name, language)}" data-text="{escape(text)}" '
        f'data-done="{word("copied", language)}">{word(shown, language)}</button>'
        for shown, name, text in texts
    )


def _button(action: str, language: Language) -> str:
    return f'<button type="button" class="does" data-does="{action}">{word(action, language)}</button>'


def _shows(number: int, answer: Answer | None, language: Language) -> str:
    """The way back to the sources of an earlier turn."""
    count = len(answer.citations) or len(answer.nearest) if answer is not None else 0
    if not count:
        return ""
    return f'<button type="button" class="shows" data-turn="{number}">{word("sources", language)} ({count})</button>'
