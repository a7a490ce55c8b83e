"""One message that asks several questions: each is answered by itself, and the answers are told as one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.answer import Answer, Message, Statement, Status
from assistant.follow_up import standalone
from assistant.numbering import Numbering
from assistant.terms import terms

MOST = 3
"""Questions of one message that are asked by themselves."""
_ASKING = (
    r"(?:who|whom|whose|what|when|where|why|which|how(?: (?:much|many|long|often))?|qui|quand|où|pourquoi|comment|"
    r"combien|quel(?:le)?s?|est-ce qu[e']|qu'est-ce qu[ie'])"
)
_JOINED = re.compile(rf"(?:\?\s+(?:(?:and|et)\s+)?|,?\s+(?:and|et)\s+)(?={_ASKING}\b)", re.IGNORECASE)
_MARKER = re.compile(r"\[(\d+)\]")


def apart(question: str, language: str) -> tuple[str, ...]:
    """The questions ``question`` joins ("how much did X cost and who paid?"), each standalone; itself where it is one.

    Two question words of one question ("who wrote this and when?") stay together.
    """
    pieces = [piece.strip() for piece in _JOINED.split(question) if piece and piece.strip(" ?")]
    if not 1 < len(pieces) <= MOST or any(len(piece.split()) < 3 or not terms(piece, language) for piece in pieces):
        return (question,)
    first, *rest = pieces
    asked = [_asked(first)]
    for piece in rest:
        asked.append(standalone(_asked(piece), [Message("user", asked[0])]))
    return tuple(asked)


def _asked(piece: str) -> str:
    bare = piece.rstrip("?!. ,")
    return f"{bare[0].upper()}{bare[1:]}?"


def together(question: str, whole: str, answers: Sequence[Answer]) -> Answer:
    """``answers`` to the questions of one message as one Answer; a part that is not found says so in its place."""
    if len(answers) == 1:
        return replace(answers[0], question=question, standalone_question=whole)
    numbering = Numbering()
    statements: list[Statement] = []
    texts = []
    for answer in answers:
        markers = {cited.marker: numbering.marker(cited) for cited in answer.citations}
        for said in answer.statements:
            statements.append(replace(said, citations=tuple(markers[marker] for marker in said.citations)))
        texts.append(_renumbered(answer.text, markers))
    answered = [answer for answer in answers if answer.status in ("answered", "conflict")]
    nearest = tuple(near for answer in answers for near in answer.nearest) if len(answered) < len(answers) else ()
    return replace(
        (answered or list(answers))[0],
        question=question,
        standalone_question=whole,
        status=_status(answers),
        text="\n\n".join(texts),
        statements=tuple(statements),
        citations=tuple(numbering.citations),
        nearest=tuple(replace(near, marker=place) for place, near in enumerate(nearest, start=1)),
        engine=next((answer.engine for answer in answers if answer.engine != "extractive"), "extractive"),
        notices=tuple(dict.fromkeys(notice for answer in answers for notice in answer.notices)),
        timings_ms=_timings(answers),
    )


def _renumbered(text: str, markers: Mapping[int, int]) -> str:
    """Only our own markers stand in square brackets."""
    return _MARKER.sub(lambda match: f"[{markers[int(match[1])]}]", text)


def _status(answers: Sequence[Answer]) -> Status:
    told = {answer.status for answer in answers}
    return next((status for status in ("conflict", "answered", "not_found") if status in told), "meta")


def _timings(answers: Sequence[Answer]) -> dict[str, float]:
    names = dict.fromkeys(name for answer in answers for name in answer.timings_ms)
    return {name: round(sum(answer.timings_ms.get(name, 0.0) for answer in answers), 1) for name in names}
