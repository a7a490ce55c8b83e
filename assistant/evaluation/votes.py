"""Readers' votes as questions.

up     The reader found the answer right: its status is expected, its quotes are the evidence, and what it set in bold
       must be said.
down   Something was wrong, but a thumb does not say what: the status, a figure, or only the tone. So nothing is
       expected of the new answer; the question is asked again, its citations are measured, and its kind tells it apart.

Of a vote given under a filter nothing is asked: a question set has none, and without it another answer may be right.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from assistant.answer import Answer
from assistant.errors import FeedbackError, QuestionError
from assistant.evaluation.questions import SHOWN, Evidence, GoldQuestion, Reading
from assistant.feedback import Vote, read_votes
from index.hit import Filter

UP, DOWN = "thumbs up", "thumbs down"
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)


def read_feedback(path: Path, notices: list[str]) -> Reading:
    """The questions of a file of votes; ``notices`` is told what is left out on purpose. Raises QuestionError."""
    try:
        votes = read_votes(path)
    except FeedbackError as error:
        raise QuestionError(str(error)) from None
    asked = [vote for vote in votes.valid if vote.where in (None, Filter())]
    notices += votes.notices
    if len(asked) < len(votes.valid):
        left = len(votes.valid) - len(asked)
        notices.append(f"{path}: votes left out, since a question set has no filters: {left}")
    yield from (QuestionError(line) for line in votes.wrong)
    yield from (as_question(vote) for vote in asked)


def as_question(vote: Vote) -> GoldQuestion:
    """What the vote says of the answer to expect. The id names neither the reader nor the conversation."""
    digest = hashlib.sha256(f"{vote.user or ''}\0{vote.key}".encode("utf-8", "surrogatepass")).hexdigest()
    name, answer = f"vote-{digest[:16]}", vote.answer
    asked = GoldQuestion(name, answer.question, answer.language, vote.history, DOWN)
    if not vote.liked:
        return asked
    shown = answer.status in SHOWN
    return GoldQuestion(
        asked.id,
        asked.question,
        asked.language,
        asked.history,
        UP,
        answer.status,
        _bold(answer) if shown else (),
        (),
        _evidence(answer) if shown else (),
    )


def _bold(answer: Answer) -> tuple[tuple[str, ...], ...]:
    said = (" ".join(bold.split()) for bold in _BOLD.findall(answer.text))
    return tuple((bold,) for bold in dict.fromkeys(said) if bold)


def _evidence(answer: Answer) -> tuple[Evidence, ...]:
    quoted = [citation for citation in answer.citations if citation.quote.strip() and citation.article_id]
    return tuple(dict.fromkeys(Evidence(citation.article_id, citation.quote) for citation in quoted))
