"""From a question to growing answers: understood, searched, read, decided, worded by a model where one is chosen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant import phrases
from assistant.answer import Answer, Message
from assistant.answering import Verdict, decide
from assistant.courtesy import OF_ONE_ARTICLE, newest, remark, told_of
from assistant.follow_up import standalone
from assistant.generate.engine import Task, Wording
from assistant.generate.evidence import further
from assistant.generate.follow_up import rewritten
from assistant.generate.parts import Need
from assistant.generate.searches import known_first
from assistant.question import Query, understand
from assistant.reply import answered, not_found, spans, told
from assistant.search import day_of_asking, once_more, search
from assistant.several import apart, together
from assistant.shapes.answer import ground_of, refusal, settled, shaped
from assistant.shapes.decided import decided
from assistant.shapes.ground import Ground
from assistant.small_talk import Talk, small_talk
from assistant.wire import Found, Wire, ranked
from corpus.article import Article
from corpus.language import identify_question
from index.hit import Filter, Hit
from index.library import Library
from index.reader import Read, Reader, reordered

READ = 10
"""Passages that are read for a question."""
_WORDED: dict[str, Need] = {"about": "any", "summary": "any", "said": "speakers", "compare": "speakers"}
"""Shapes that a model may word. Counts, timelines, versions of a fact stay quotes: nothing reads plainer."""
_BOLD = "**"


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer, perhaps still growing."""

    answer: Answer
    confidence: float | None = None
    """Probability (0 to 1) that the best sentence found answers; None for small talk and shapes."""
    task: Task | None = None
    """What a language model may word; None where the quotes stand as they are."""


class Pipeline:
    """The way of a question through one library."""

    def __init__(self, library: Library, reader: Callable[[], Reader | None], limit: int) -> None:
        self._library = library
        self._reader = reader
        self._limit = limit

    def grow(
        self, asked: str, history: Sequence[Message], where: Filter | None, wording: Wording | None
    ) -> Iterator[Outcome]:
        """Growing outcomes; the last is whole. ``wording`` None: the extractive engine alone.

        Begun anew where an article that was being read has meanwhile been taken out.
        """
        while True:
            before = self._library.generation
            try:
                yield from self._grown(asked, history, where, wording)
                return
            except KeyError:
                if self._library.generation == before:
                    raise

    def _grown(
        self, asked: str, history: Sequence[Message], where: Filter | None, wording: Wording | None
    ) -> Iterator[Outcome]:
        language = self._language(asked, history)
        talk = small_talk(asked)
        if talk:
            yield from self._worded(self._courtesy(asked, talk, history, where, language), wording)
            return
        if not self._library.count:
            yield Outcome(Answer(asked, asked, language, "not_found", phrases.say("empty_corpus", language)))
            return
        whole = standalone(asked, history)
        if wording is not None:
            whole = rewritten(wording.engine.model, asked, history, whole, language, wording.left)
        questions = apart(whole, language)
        done: list[Answer] = []
        for question in questions:
            message = asked if len(questions) == 1 else question
            outcome = Outcome(Answer(asked, whole, language, "not_found", ""))
            for outcome in self._worded(self._found(message, question, language, where, wording), wording):
                yield replace(outcome, answer=together(asked, whole, [*done, outcome.answer]))
            done.append(outcome.answer)

    def search(self, asked: str, where: Filter | None, limit: int) -> list[Hit]:
        """The ``limit`` passages that an answer to ``asked`` would be looked for in, best first, each read once."""
        language = self._language(asked, ())
        query = understand(asked, asked, language, lambda: day_of_asking(self._library, where))
        found = search(self._library, Wire(self._library, where), query, limit, where)
        return ranked([*reordered(found.hits, self._read(query, found.hits)), *found.copies])[:limit]

    def _worded(self, outcome: Outcome, wording: Wording | None) -> Iterator[Outcome]:
        """The outcome as it grows: worded by the model, else a statement more each time."""
        if wording is None or outcome.task is None:
            for shown in range(1, len(outcome.answer.statements)):
                yield replace(outcome, answer=told(outcome.answer, shown))
            yield outcome
            return
        for answer in wording.engine.worded(outcome.task, self._library, wording.until):
            yield replace(outcome, answer=answer)

    def _found(self, asked: str, whole: str, language: str, where: Filter | None, wording: Wording | None) -> Outcome:
        """What the articles say; with a model, also what must be known first for it."""
        outcome = self._answered(asked, whole, language, where)
        if wording is None or outcome.answer.status != "not_found":
            return outcome
        first = known_first(wording.engine.model, whole, language, wording.left)
        if first is None:
            return outcome
        step = self._answered(first, first, language, where)
        value = _value(step.answer)
        if not value:
            return outcome
        again = self._answered(asked, f"{whole.rstrip(' ?')} ({value}) ?", language, where)
        return again if again.answer.status in ("answered", "conflict") else outcome

    def _answered(self, asked: str, whole: str, language: str, where: Filter | None) -> Outcome:
        query = understand(asked, whole, language, lambda: day_of_asking(self._library, where))
        started = time.perf_counter()
        wire = Wire(self._library, where)
        found = search(self._library, wire, query, self._limit, where)
        retrieve = ms(started)
        started = time.perf_counter()
        ground = ground_of(query, self._library, where)
        composed = shaped(ground, lambda: self._searched(where)) if ground else None
        if composed is not None:
            outcome, shown = _of_shape(query, ground, composed), [*found.hits, *found.copies]
        else:
            outcome, read = self._decided(query, ground, found, where, wire)
            shown = [*reordered(found.hits, read), *found.copies]
        timings = {"retrieve": retrieve, "read": ms(started)}
        return _with(outcome, hits=ranked(shown), timings=timings)

    def _decided(
        self, query: Query, ground: Ground | None, found: Found, where: Filter | None, wire: Wire
    ) -> tuple[Outcome, list[Read]]:
        read = self._read(query, found.hits)
        verdict = decide(query, found.hits, self._library, read, wire)
        verdict = once_more(query, found.hits, self._library, self._read, verdict, wire)
        verdict = settled(ground, verdict) if ground else verdict
        refused = refusal(ground, verdict, self._searched(where)) if ground else None
        if verdict.versions is None or refused is not None:
            return Outcome(not_found(query, verdict, self._searched(where), refused or ""), verdict.probability), read
        if ground:
            answer = decided(ground, verdict, verdict.versions, wire)
        else:
            answer = answered(query, verdict, verdict.versions, self._library.article, wire)
        return Outcome(answer, verdict.probability, _of_fact(query, verdict, answer)), read

    def _read(self, query: Query, hits: Sequence[Hit]) -> list[Read]:
        """What the reader says of the first hits; empty without one."""
        reader = self._reader()
        if reader is None:
            return []
        first = [hit.passage for hit in hits[:READ]]
        return reader.read(query.standalone, [(self._library.article(p.article_id).title, p) for p in first])

    def _courtesy(
        self, asked: str, talk: Talk, history: Sequence[Message], where: Filter | None, language: str
    ) -> Outcome:
        articles = self._searched(where)
        if talk not in OF_ONE_ARTICLE or not articles:
            return Outcome(Answer(asked, asked, language, "meta", remark(talk, articles, language)))
        article = self._spoken_of(history, articles, where)
        passages = self._library.passages(article.id)
        if not passages:
            return Outcome(Answer(asked, asked, language, "meta", remark("list", articles, language)))
        draft, opening = told_of(talk, asked, article, passages, language, self._library.similarity)
        query = Query(asked, asked, language, "any", frozenset())
        hits = self._library.retrieve(article.title or asked, language=language, limit=self._limit, where=where)
        answer = replace(draft.answer(query, "answered", opening), hits=spans(hits))
        return Outcome(answer, None, Task(query, answer, (), "any") if talk == "summary" else None)

    def _spoken_of(self, history: Sequence[Message], articles: Sequence[Article], where: Filter | None) -> Article:
        """The article of the conversation so far, else the newest."""
        questions = [
            message.content for message in history if message.role == "user" and not small_talk(message.content)
        ]
        if questions and len(articles) > 1:
            last = standalone(questions[-1], history[: [m.content for m in history].index(questions[-1])])
            hits = self._library.retrieve(last, language=identify_question(last, "en"), limit=1, where=where)
            if hits:
                return self._library.article(hits[0].passage.article_id)
        return newest(articles)[0]

    def _searched(self, where: Filter | None) -> list[Article]:
        """The articles a search under ``where`` looks into."""
        everything = self._library.articles()
        if where is None or where == Filter():
            return everything
        return [a for a in everything if any(where.admits(a, p.language) for p in self._library.passages(a.id))]

    def _language(self, question: str, history: Sequence[Message]) -> str:
        """The question's language; where it shows none, that of the conversation, else of the corpus."""
        default = "en"
        for message in history:
            if message.role == "user":
                default = identify_question(message.content, default)
        return identify_question(question, default)


def _of_shape(query: Query, ground: Ground | None, answer: Answer) -> Outcome:
    need = _WORDED.get(ground.shape.kind) if ground else None
    wordable = need is not None and answer.status == "answered" and bool(answer.citations)
    return Outcome(answer, None, Task(query, answer, (), need) if wordable and need else None)


def _of_fact(query: Query, verdict: Verdict, answer: Answer) -> Task | None:
    """One fact that nobody disputes, revises or denies may be worded; versions are shown as they stand."""
    single = verdict.versions is not None and len(verdict.versions.groups) == 1 and not verdict.denied
    if not single or answer.status != "answered" or not answer.statements:
        return None
    return Task(query, answer, further(verdict.evidence), "each")


def _with(outcome: Outcome, hits: Sequence[Hit], timings: dict[str, float]) -> Outcome:
    answer = replace(outcome.answer, hits=spans(list(hits)), timings_ms=timings)
    return replace(outcome, answer=answer, task=outcome.task and replace(outcome.task, answer=answer))


def _value(answer: Answer) -> str:
    """The words asked for of an undisputed answer; empty where it tells none."""
    if answer.status != "answered" or not answer.statements:
        return ""
    pieces = answer.statements[0].text.split(_BOLD)
    return pieces[1] if len(pieces) > 2 else ""


def ms(started: float) -> float:
    """Milliseconds since ``started`` of `time.perf_counter`."""
    return round((time.perf_counter() - started) * 1000, 1)
