"""What one visit of the page remembers between its events."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.conversation import new_id
from assistant.page.turns import Turn
from index.hit import Filter


@dataclass(frozen=True, slots=True)
class Session:
    """One reader's conversation and what the next question will be asked with."""

    turns: tuple[Turn, ...] = ()
    editing: bool = False
    """The next question replaces the last one."""
    where: Filter | None = None
    """The articles that the next question is asked of."""
    conversation: str = ""
    """Under which id the conversation is kept; empty before its first question."""

    @property
    def running(self) -> bool:
        """Whether an answer is still growing."""
        return bool(self.turns) and self.turns[-1].running

    @property
    def awaited(self) -> bool:
        """Whether the last question is still to be answered, and nobody has begun to."""
        return self.running and not self.turns[-1].taken

    def taken(self) -> Session:
        """The same whose last turn is being answered."""
        return replace(self, turns=(*self.turns[:-1], replace(self.turns[-1], taken=True)))

    def asking(self, question: str, engine: str | None = None) -> Session:
        """The same with ``question`` as its running, last turn."""
        before = self.turns[:-1] if self.editing else self.turns
        turns = (*before, Turn(question, engine=engine, where=self.where))
        return replace(self, turns=turns, editing=False, conversation=self.conversation or new_id())

    def asked_of(self, where: Filter | None) -> Session:
        """The same, whose next question is asked of the articles that ``where`` admits."""
        return replace(self, where=where)

    def again(self) -> Session:
        """The same with its last question asked once more; as it is where there is none."""
        if not self.turns:
            return self
        last = self.turns[-1]
        return replace(self, turns=(*self.turns[:-1], Turn(last.question, engine=last.engine, where=last.where)))

    def halted(self) -> Session:
        """The same once the reader has stopped the running turn."""
        return replace(self, turns=(*self.turns[:-1], self.turns[-1].halted())) if self.turns else self

    def edited(self, editing: bool) -> Session:
        """The same with the last question being edited, or no more."""
        return replace(self, editing=editing)

    def with_turns(self, turns: tuple[Turn, ...]) -> Session:
        """The same with other turns."""
        return replace(self, turns=turns)

    def voted(self, number: int, liked: bool | None, comment: str) -> Session:
        """The same with the reader's vote on the answer of turn ``number``, from 1."""
        kept = comment.strip() if liked is not None else ""
        turn = replace(self.turns[number - 1], liked=liked, comment=kept)
        return replace(self, turns=(*self.turns[: number - 1], turn, *self.turns[number:]))

    def emptied(self) -> Session:
        """A new conversation in the same visit."""
        return Session(where=self.where)
