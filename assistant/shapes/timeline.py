"""What happened, oldest first: one quote a day and article, dated by the sentence itself, else by its article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant import phrases
from assistant.alike import DATELINE
from assistant.answer import Answer
from assistant.asked import is_question
from assistant.compose import Draft
from assistant.facts.clock import relative_dates
from assistant.facts.dates import dates
from assistant.facts.period import Period, period, plain_day
from assistant.inert import inert, inert_name
from assistant.shapes.ground import Ground, Told, found_on, leans, on_topic, within
from assistant.shapes.repeats import repeats

EVENTS = 12
"""Most events of a timeline; of more, those that speak most of the topic."""
OF_ONE_ARTICLE = 3
RECENT = 31
"""Days before its article of an event that the first sentence may tell of: an older day is no news."""
LEAD = 0.4
"""What the first sentence of an article has over the others: news says first what happened."""


_BORDER = re.compile(
    r"(?:since|until|till|before|by|from|to|between|depuis|jusqu['’]\w+|avant|d['’]ici|dès|à partir|entre|du|au)\b"
    r"(?: (?:the|le|la|du|de|au|d['’])?)*\s*(?:mois d[e'’]\s*)?$|^(?:since|until|by|depuis)\b",
    re.IGNORECASE,
)
"""What before a date says that something lasts from or to it: the sentence tells of another day."""
_OPENING_YEAR = re.compile(r"\W*(?:in|back in|en)\s+(?P<year>\d{4})\b", re.IGNORECASE)
"""A year dates what is told only where the sentence opens with it: "a loss for 2023" is told in 2024."""


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence and the time it tells of."""

    told: Told
    when: str
    """ISO prefix, as precise as the text is."""
    worth: float


def timeline(ground: Ground) -> Answer | None:
    """The dated list; None where nothing of the topic lies in the time asked for."""
    shape = ground.shape
    where = within(ground.where, shape.period)
    told = on_topic(ground, shape.topic, found_on(ground, shape.topic, where=where))
    events = [event for one in told if (event := event_of(one, shape.period)) is not None]
    chosen = _distinct(ground, _one_a_day(events))
    if not chosen:
        return None
    draft = Draft(ground.query.language)
    for event in sorted(chosen, key=lambda event: (start_of(event.when), event.told.place)):
        draft.add([event.told.quote], lead=dated_lead(event, ground.query.language), bullet=True)
    kept = draft.checked(ground.archive.article)
    return kept.answer(ground.query, "answered") if kept.statements else None


def event_of(told: Told, asked: Period | None) -> Event | None:
    """The event of a sentence: its own day where it gives one, not after its article; else the article's."""
    article = told.candidate.article
    if told.said <= 0 and (leans(told.candidate.text) or not _is_first(told)):
        return None
    published = plain_day(article.published) if article.published else None
    own = [iso for iso in _own_days(told, published) if (span := period(iso)) and (asked is None or asked.meets(span))]
    worth = told.said + 0.5 * told.covered + told.cosine + (LEAD if _is_first(told) else 0.0)
    worth -= LEAD if leans(told.candidate.text) else 0.0
    if own:
        return Event(told, max(own, key=len), worth)
    if published is None or _own_days(told, published):
        return None if asked or published is None else Event(told, published.isoformat(), worth)
    return Event(told, published.isoformat(), worth) if asked is None or published in asked else None


def _own_days(told: Told, published: date | None) -> list[str]:
    """The days, months and other years the sentence names; none after the day it was published."""
    text = told.candidate.text
    reckoned = relative_dates(text, published, told.candidate.sentence.language) if published else []
    opens = DATELINE.match(text)  # its day is the report's, not the event's
    found = sorted([*dates(text), *reckoned], key=lambda v: v.start)
    found = [value for value in found if opens is None or value.start >= opens.end()]
    named = [
        _completed(str(value.meaning[0]), published)
        for value in found
        if not _BORDER.search(text[: value.start]) and not _BORDER.match(value.text)
    ]
    since = _OPENING_YEAR.match(text)
    if _is_first(told) and published is not None:
        named = [iso for iso in named if len(iso) == 10 and -RECENT <= (start_of(iso) - published).days <= 0]
    return [
        iso
        for iso in named
        if (span := period(iso)) is not None
        and span.start is not None
        and (published is None or span.start <= published)
        and (len(iso) > 4 or (since and since["year"] == iso))
    ]


def _completed(iso: str, published: date | None) -> str:
    """A day without a year as the nearest such day to the article's."""
    if not iso.startswith("-") or published is None:
        return iso
    near = [f"{published.year + step:04d}-{iso.lstrip('-')}" for step in (0, -1, 1)]
    spans = [(span.start, name) for name in near if (span := period(name)) is not None and span.start is not None]
    return min(spans, key=lambda one: abs((one[0] - published).days))[1]


def _is_first(told: Told) -> bool:
    """Whether the sentence is the first of its article that is neither heading nor question."""
    passage, text = told.candidate.passage, told.candidate.article.text
    body = [s for s in passage.sentences if not s.heading and not is_question(text[s.start : s.end])]
    return passage.ordinal == 0 and bool(body) and body[0] == told.candidate.sentence


def _one_a_day(events: Sequence[Event]) -> list[Event]:
    best: dict[tuple[str, str], Event] = {}
    for event in events:
        key = (event.told.candidate.article.id, event.when)
        if key not in best or event.worth > best[key].worth:
            best[key] = event
    return sorted(best.values(), key=lambda event: -event.worth)


def _distinct(ground: Ground, events: Sequence[Event]) -> list[Event]:
    """The events told once each, best first."""
    chosen: list[Event] = []
    counts: dict[str, int] = {}
    for event in events:
        article = event.told.candidate.article.id
        if len(chosen) == EVENTS:
            break
        if counts.get(article, 0) < OF_ONE_ARTICLE and not repeats(
            event.told, [other.told for other in chosen], ground.archive.words
        ):
            chosen.append(event)
            counts[article] = counts.get(article, 0) + 1
    return chosen


def start_of(iso: str) -> date:
    """The first day of a date's meaning."""
    span = period(iso)
    return span.start if span and span.start else date.min


def dated_lead(event: Event, language: str) -> str:
    """When it happened and who reports it, when and in what language."""
    quoted = event.told.quote
    article = quoted.article
    told_by = [inert_name(article.source or "") or inert(article.title or article.id)]
    if article.published and plain_day(article.published).isoformat() != event.when:
        told_by.append(phrases.day(plain_day(article.published), language))
    if quoted.sentence.language != phrases.spoken(language):
        tongue = phrases.language_name(quoted.sentence.language, language)
        told_by.append(phrases.say("in_language", language, tongue=tongue))
    return phrases.say(
        "timeline.day", language, day=phrases.partial_day(event.when, language), source=", ".join(told_by)
    ) + phrases.say("colon", language)
