"""A language model words an answer that the extractive engine has found; each sentence is checked before it shows."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cached_property

from assistant import phrases
from assistant.answer import Answer, Citation
from assistant.answering import Source
from assistant.errors import ModelError
from assistant.generate import prompt
from assistant.generate.composed import composed
from assistant.generate.evidence import Numbered, numbered
from assistant.generate.parts import Need, Part, lacking, missing, parts
from assistant.generate.proposals import Proposals, Proposed
from assistant.generate.vet import Refused, Vetted, Vetting
from assistant.llm.model import Model, Order, Said
from assistant.question import Query
from assistant.terms import terms
from corpus.tokens import count_tokens

LONGEST = 500
"""Tokens the model may write for one answer."""
FLOOD = 8_000
"""Characters after which it is stopped, whatever it was told."""
TRIES = 2
IDLE = 3
"""Sentences in a row that add nothing, after which it is stopped: it goes round in circles."""
_LEAST = 1.0
"""Seconds that must be left for another try."""
_SENTENCES: dict[Need, int] = {"each": 4, "speakers": 6, "any": 6}


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be worded."""

    query: Query
    answer: Answer
    """The extractive answer."""
    more: Sequence[Citation]
    """Further evidence, best first."""
    need: Need


@dataclass(slots=True)
class _State:
    """What has come of it so far."""

    wanted: list[Part]
    evidence: tuple[Numbered, ...]
    kept: list[Vetted] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    error: ModelError | None = None
    first_piece: float | None = None
    declined: bool = False
    """It said that the sentences do not answer."""
    idle: int = 0
    """Sentences that have added nothing since the last one kept."""


class Wording:
    """A model that is to word one message, and how long it may take for all it is asked for it."""

    def __init__(self, engine: Engine, seconds: float) -> None:
        self.engine = engine
        self._seconds = seconds

    @cached_property
    def until(self) -> float:
        """Of `time.monotonic`; the time runs from the first look at it, when the model is first needed."""
        return time.monotonic() + self._seconds

    @property
    def left(self) -> float:
        """Seconds, at least a little: an endpoint that has none left says so itself."""
        return max(0.05, self.until - time.monotonic())


class Engine:
    """One language model as the wording of answers. Remembers whether it keeps to a form; safe to share."""

    vetting: type[Vetting] = Vetting

    def __init__(self, model: Model, *, context: int) -> None:
        self.model = model
        self._context = context
        self._form: prompt.Form = "json"

    def worded(self, task: Task, source: Source, until: float) -> Iterator[Answer]:
        """Growing answers of checked sentences; the last is whole, and comes soon after ``until`` (`time.monotonic`).

        The same is given again while the model is silent, so that whoever reads can stop. Never raises for what the
        model does.
        """
        began = time.monotonic()
        state = _State(parts(task.answer), self._chosen(task, 1.0))
        for _ in self._tried(task, source, state, until):
            yield self._grown(task, source, state)
        yield self._whole(task, source, state, began)

    def _chosen(self, task: Task, share: float) -> tuple[Numbered, ...]:
        """The evidence that fits ``share`` of what the model reads at once beside the rules and its own answer."""
        room = int(share * (self._context - LONGEST - 500))
        return numbered(task.answer, task.more, count_tokens, max(100, room))

    def _tried(self, task: Task, source: Source, state: _State, until: float) -> Iterator[None]:
        """Yields after each sentence kept and in silences; ends when all is told, or nothing more is to be had."""
        wrote, faults, share = "", 0, 1.0
        tries = 0
        while tries < TRIES and until - time.monotonic() > (_LEAST if tries else 0.0):
            messages = self._messages(task, state)
            if tries:
                reasons = [f"“{one.text[:200]}”: {one.reason}" for one in state.refused[-4:]]
                messages = prompt.again(messages, wrote, reasons or ["you wrote no sentence that could be used"])
            proposals = Proposals()
            try:
                yield from self._once(task, source, state, messages, proposals, until)
            except ModelError as error:
                faults += 1
                if error.reason == "format" and self._form == "json":
                    self._form = "lines"
                    continue
                if error.reason == "overflow" and faults < 3 and len(state.evidence) > 1:
                    share /= 2
                    state.evidence = self._chosen(task, share)
                    continue
                state.error = error
                return
            state.declined = proposals.declined and not state.refused
            wrote, tries, state.idle = proposals.wrote, tries + 1, 0
            stands = bool(state.kept) and not state.refused
            if stands or not self.quoted(state.wanted, state.kept, task.need):
                return

    def _messages(self, task: Task, state: _State) -> tuple[Said, ...]:
        query = task.query
        return prompt.first(
            query.standalone, phrases.spoken(query.language), state.evidence, self._form, _SENTENCES[task.need]
        )

    def _once(
        self,
        task: Task,
        source: Source,
        state: _State,
        messages: tuple[Said, ...],
        proposals: Proposals,
        until: float,
    ) -> Iterator[None]:
        most = _SENTENCES[task.need]
        schema = prompt.schema(len(state.evidence), most) if self._form == "json" else None
        order = Order(messages, LONGEST, until - time.monotonic(), schema)
        vetting = self.vetting(state.evidence, task.query.language, source.article, source.words)
        with closing(self.model.write(order)) as pieces:
            for piece in pieces:
                if not piece:
                    yield
                    continue
                state.first_piece = state.first_piece or time.monotonic()
                for proposed in proposals.feed(piece):
                    yield from self._judged(proposed, vetting, state, task)
                if len(proposals.wrote) > FLOOD or len(state.kept) >= most or state.idle >= IDLE:
                    return
        for proposed in proposals.end():
            if len(state.kept) < most:
                yield from self._judged(proposed, vetting, state, task)

    def _judged(self, proposed: Proposed, vetting: Vetting, state: _State, task: Task) -> Iterator[None]:
        """Yields where the sentence is kept."""
        state.idle += 1
        judged = vetting.judge(proposed)
        if isinstance(judged, Refused):
            state.refused.append(judged)
            return
        lacks = self.lacks(judged, state.wanted) if task.need == "each" else ""
        if lacks:
            state.refused.append(Refused(judged.text, f"it leaves out “{lacks}”"))
        elif not any(_repeats(judged, other, task.query.language) for other in state.kept):
            state.kept.append(judged)
            state.idle = 0
            yield

    def lacks(self, judged: Vetted, wanted: list[Part]) -> str:
        """The words asked for that a sentence leaves out; empty where it tells them, or none are asked for."""
        return lacking(judged, wanted)

    def quoted(self, wanted: list[Part], kept: list[Vetted], need: Need) -> list[Part]:
        """What must be quoted beside the sentences kept."""
        return missing(wanted, kept, need)

    def _grown(self, task: Task, source: Source, state: _State) -> Answer:
        return composed(task.answer, source, state.kept, (), self.model.name)

    def _whole(self, task: Task, source: Source, state: _State, began: float) -> Answer:
        quoted = self.quoted(state.wanted, state.kept, task.need)
        answer = task.answer
        if state.kept:
            answer = composed(answer, source, state.kept, quoted, self.model.name)
        timings = {**answer.timings_ms, "model": _ms(time.monotonic() - began)}
        if state.first_piece is not None:
            timings["first_token"] = _ms(state.first_piece - began)
        notices = (*answer.notices, *_notices(state, bool(quoted), task.query.language))
        return replace(answer, timings_ms=timings, notices=notices)


def _notices(state: _State, quoted: bool, language: str) -> list[str]:
    if state.error is not None:
        key = "notice.model_broke" if state.kept else "notice.model_failed"
        return [phrases.say(key, language, why=phrases.say(f"why.{state.error.reason}", language))]
    if not state.kept:
        return [phrases.say("notice.model_silent" if state.declined else "notice.model_nothing", language)]
    if not quoted:
        return []
    return [phrases.say("notice.model_parts" if state.refused else "notice.model_short", language)]


def _repeats(one: Vetted, other: Vetted, language: str) -> bool:
    """Whether ``one`` has no word that ``other`` has not."""
    keys = {term.key for term in terms(one.text, language)}
    return keys <= {term.key for term in terms(other.text, language)}


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)
