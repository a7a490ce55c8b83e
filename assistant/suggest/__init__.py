"""Questions a reader may ask next, each asked beforehand: only what the articles answer is proposed."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from assistant.answer import Answer, Message
from assistant.phrases import spoken
from assistant.suggest.around import Answering, around
from assistant.suggest.asking import Asking
from assistant.suggest.proof import Said
from assistant.suggest.propose import proposed
from index.hit import Filter

__all__ = ["Answering", "suggestions"]
SECONDS = 1.5


def suggestions(
    assistant: Answering,
    answer: Answer,
    history: Sequence[Message] = (),
    where: Filter | None = None,
    *,
    limit: int = 3,
    seconds: float = SECONDS,
    stopped: Callable[[], bool] = lambda: False,
) -> tuple[str, ...]:
    """At most ``limit`` questions to ask after ``answer``, best first, in its language, each of another kind if it can.

    Each has been asked of ``assistant`` with the conversation behind it (``history``: the turns before the question of
    ``answer``), and is answered from the sentence it was made of by what the reader has not seen. After ``seconds`` no
    further one is tried; once ``stopped`` is true nothing is returned. Empty where nothing near the answer fits.
    """
    until = time.monotonic() + seconds
    language = spoken(answer.language)
    own, neighbours = around(assistant, answer)
    if not own or stopped():
        return ()
    turns = (*history, Message("user", answer.question), Message("assistant", answer.text))
    asking = Asking(
        assistant,
        Said(turns, answer.citations),
        where,
        language,
        until,
        stopped,
        frozenset(a.id for a in [*own, *neighbours]),
    )
    return asking.choose(proposed(own, neighbours, language), limit)
