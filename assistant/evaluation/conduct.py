"""Asking every question of a set, keeping what is answered, and putting the run together."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from assistant.errors import QuestionError
from assistant.evaluation.journal import Journal
from assistant.evaluation.locate import Case, Located, Spot, locate
from assistant.evaluation.measures import LATENCY, score
from assistant.evaluation.questions import GoldQuestion
from assistant.evaluation.read_set import Loaded
from assistant.evaluation.run import Json, Place, Record, Run
from assistant.evaluation.statistics import summarise
from assistant.evaluation.surroundings import hardware, versions
from assistant.evaluation.systems import System
from corpus.article import Article
from corpus.language import identify, identify_question

MARGIN = 600
"""Characters shown on either side of a quote in a paragraph that is longer."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is called, and what it was started with."""

    name: str
    command: str
    system: str
    settings: dict[str, str]
    fingerprint: str


def conduct(plan: Plan, loaded: Loaded, system: System, journal: Journal, progress: Progress) -> Run:
    """The run, from where ``journal`` stands. An interruption leaves every answer so far in the journal."""
    started = _now()
    articles = {article.id: article for article in system.articles()}
    records = list(journal.records)
    pending = loaded.questions[len(records) :]
    if pending:
        _warm_up(system, pending[-1])
    progress(len(records), len(loaded.questions))
    for question in pending:
        record = asked(question, system, articles)
        journal.add(record)
        records.append(record)
        progress(len(records), len(loaded.questions))
    scored = [rescored(question, record, articles) for question, record in zip(loaded.questions, records, strict=True)]
    return Run(
        plan.name,
        plan.command,
        started,
        _now(),
        plan.system,
        plan.settings,
        plan.fingerprint,
        versions(),
        hardware(),
        loaded.about,
        len(articles),
        tuple(scored),
        summarise(scored),
    )


def asked(question: GoldQuestion, system: System, articles: dict[str, Article]) -> Record:
    """One question and its answer; measured but for its time."""
    began = time.perf_counter()
    answer: Json | None = None
    error, confidence = None, None
    try:
        answer, confidence = system.answer(question.question, question.history)
        answer = {**answer, "id": question.id}
    except QuestionError as refused:
        error = str(refused)
    took = round((time.perf_counter() - began) * 1000, 1)
    evidence = locate(question, {article.id: article.text for article in articles.values()})
    return Record(
        question.as_json(),
        answer,
        error,
        None if confidence is None else float(confidence),
        tuple(_places(answer, evidence, articles)),
        {LATENCY: took},
        _languages(question, evidence, articles),
        question.kind,
    )


def rescored(question: GoldQuestion, record: Record, articles: dict[str, Article]) -> Record:
    """The record with every score that applies to it."""
    texts = {article.id: article.text for article in articles.values()}
    titles = tuple(article.title for article in articles.values())
    case = Case(question, record.answer, locate(question, texts), texts, titles)
    took = {LATENCY: record.scores[LATENCY]} if LATENCY in record.scores else {}
    return replace(record, scores={**score(case), **took})


def unlocated(questions: Sequence[GoldQuestion], articles: Sequence[Article]) -> list[str]:
    """The ids of questions with evidence that does not stand in the corpus: it is left out of every measure."""
    texts = {article.id: article.text for article in articles}
    return [q.id for q in questions if len(locate(q, texts)) < len(q.evidence)]


def _warm_up(system: System, question: GoldQuestion) -> None:
    """The first answer of a process loads models: that is no latency of a question."""
    try:
        system.answer(question.question, question.history)
    except QuestionError:
        return  # it is recorded when its turn comes


def _places(answer: Json | None, evidence: Sequence[Located], articles: dict[str, Article]) -> Iterator[Place]:
    """The paragraphs around every citation, nearest passage and located quote, each once a role."""
    wanted: list[tuple[Literal["cited", "nearest", "evidence"], Spot]] = []
    given = answer or {}
    wanted += [("cited", Spot(c["article_id"], c["start"], c["end"])) for c in given.get("citations", [])]
    wanted += [("nearest", Spot(c["article_id"], c["start"], c["end"])) for c in given.get("nearest", [])]
    wanted += [("evidence", item.spots[0]) for item in evidence if item.evidence.quote]
    seen = set()
    for role, spot in wanted:
        article = articles.get(spot.article_id)
        if article is None:
            continue
        start, end = _paragraph(article.text, spot)
        if (role, article.id, start, end) not in seen:
            seen.add((role, article.id, start, end))
            yield Place(role, article.id, article.title, start, end, article.text[start:end])


def _paragraph(text: str, spot: Spot) -> tuple[int, int]:
    start = text.rfind("\n", 0, spot.start) + 1
    end = text.find("\n", spot.end)
    return max(start, spot.start - MARGIN), min(len(text) if end < 0 else end, spot.end + MARGIN)


def _languages(question: GoldQuestion, evidence: Sequence[Located], articles: dict[str, Article]) -> str:
    """``fr->en``; several languages of evidence are joined by ``+``."""
    own = question.language or identify_question(question.question, "en")
    told = set()
    for item in evidence:
        article = articles[item.spots[0].article_id]
        default = article.language or own
        told.add(identify(item.evidence.quote, default) if item.evidence.quote else default)
    return f"{own}->{'+'.join(sorted(told))}" if told else own


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
