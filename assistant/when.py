"""The time a question asks about, and whether a sentence speaks of it.

A relative time ("last week", « hier ») is reckoned from the asker's today; an archive whose newest article is older
than that is asked from the newest article's day (`today_of`). "Since June" is open at its end, "before 2024" at its
beginning. "Latest", « à ce jour » and the like name no time: they ask for the newest article's word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from assistant.facts.clock import relative_dates
from assistant.facts.dates import dates
from assistant.facts.period import Period, day_after, day_before, period
from assistant.facts.value import Value
from corpus.article import Article

_SINCE = re.compile(
    r"(?:\b(?:since|starting(?: in)?|as of|from(?= the)|depuis|dès|à partir d[eu])|\bà compter d[eu])\s*"
    r"(?:le |the )?$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:before|prior to|ahead of|avant)\s*(?:le |the |l['’])?$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|après|following)\s*(?:le |the |l['’])?$", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:until|till|up to|through|by|jusqu['’](?:à|en|au)|d['’]ici(?: à)?)\s*(?:le |the |la )?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|from|entre|de|du)\s*(?:le |the )?$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|to|et|à|au|until|-|–)\s*(?:le |the )?(?:in |en )?", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:since|until|till|by|before|ahead of|depuis|jusqu['’](?:à|en|au)|d['’]ici"
    r"(?: à)?|avant|from|dès|à partir de)\b",
    re.IGNORECASE,
)
_TIED = re.compile(
    r"(?:\b(?:in|on|during|for|over|by|since|until|before|after|the|of|en|au|à|le|la|du|de|pour|pendant|durant|depuis|avant"
    r"|après|cours d[eu]|année|year|month|mois)\s+|\b[ld]['’]\s*)+$",
    re.IGNORECASE,
)
"""What ties the words of a time to the question."""
_NOW = re.compile(r"\b(?:today|aujourd['’]hui)\b", re.IGNORECASE)
_HAPPENED = re.compile(
    r"\b(?:happened|new|said|did|announced|passé|arrivé|annoncé|a-t-(?:il|elle|on))\b", re.IGNORECASE
)
_NOUN_OF_TIME = (
    r"(?:ans?|années?|jours?|mois|semaines?|trimestres?|semestres?|siècles?|décennies?|week-ends?|fois|étés?|printemps"
    r"|hivers?|automnes?|heures?|minutes?|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|chance|étage|mot)"
)
_NEWEST = re.compile(
    r"\b(?:latest|most recent(?:ly)?|newest|up[- ]to[- ]date|currently|at present|right now|as of now|nowadays|so far"
    r"|to date|these days|last (?:reported|known|published|recorded|updated?|count|toll|figures?|report|estimates?|poll"
    r"|official|confirmed)|now|today|current"
    r"|(?:le|la|les) plus récente?s?|à ce jour|actuel(?:le)?s?|actuellement|maintenant|désormais|aujourd['’]hui"
    r"|à l['’]heure actuelle|en ce moment|à présent|pour l['’]instant|jusqu['’]ici|jusqu['’]à présent"
    rf"|(?:aux|le|la|les|du|de la|des) (?:tout )?derni(?:er|ère)s? (?!{_NOUN_OF_TIME}\b)\w+)\b",
    re.IGNORECASE,
)  # fmt: skip
_WEEK = timedelta(days=7)
Place = Literal["said", "inside", "near", "elsewhere"]


def asked_time(question: str, language: str, today: Callable[[], date]) -> Period | None:
    """The time ``question`` asks about; None where it names none. ``today`` is called for relative times only."""
    named = dates(question)
    yearless = {value.start for value in named if str(value.meaning[0]).startswith("--")}  # of any year
    told: list[Value] = [value for value in named if value.start not in yearless]
    if any(value.start not in yearless for value in relative_dates(question, date.today(), language)):
        told += [value for value in relative_dates(question, today(), language) if value.start not in yearless]
    told = sorted((value for value in told if not _now(value, question)), key=lambda value: value.start)
    spans = [(value, covered) for value in told if (covered := period(str(value.meaning[0]))) is not None]
    if not spans:
        return None
    if len(spans) > 1 and _joined(question, spans[0][0], spans[1][0]):
        return Period(spans[0][1].start, spans[1][1].end)
    found = [_bounded(question, value, covered) for value, covered in spans]
    narrow = [one for one in found if all(one is other or other.holds(one) for other in found)]
    if narrow:
        return narrow[0]
    return Period(_earliest(found), _latest(found))


def timeless(question: str, language: str) -> str:
    """``question`` without the words that name a time."""
    told = [*dates(question), *relative_dates(question, date.today(), language)]
    for value in sorted(told, key=lambda value: -value.start):
        before = _TIED.sub("", question[: value.start])
        behind = re.sub(r"^['’]s\b", "", question[value.end :])
        question = f"{before.rstrip()} {behind.lstrip()}"
    return re.sub(r"\s+(?=[,?.!])", " " if language == "fr" else "", question).strip()


def bounds(question: str) -> bool:
    """Whether a year of the question is a bound ("before 2024", "between 2020 and 2024"), which no answer need name."""
    return any(
        pattern.search(question[: value.start])
        for value in dates(question)
        for pattern in (_BEFORE, _AFTER, _BETWEEN, _UNTIL)
        if pattern is not _BETWEEN or _AND.match(question, value.end)
    )


def wants_newest(question: str) -> bool:
    """Whether the question asks how things stand by the newest article."""
    return bool(_NEWEST.search(question))


def today_of(articles: Sequence[Article]) -> date:
    """The day a question's relative time is reckoned from: today, or the newest article's day where that is older."""
    newest = max((day for article in articles if (day := _day(article))), default=date.max)
    return min(date.today(), newest)


def place(asked: Period, text: str, context: str, language: str, article: Article, *, qualified: bool) -> Place:
    """Where the sentence ``text`` of ``article`` stands to the time asked about.

    "said": a date of its own lies in it. "inside": the article's day does, or a date just before it. "near": a date
    elsewhere in the article. "elsewhere": it speaks of another time. ``qualified``: a date in the sentence tells the
    time of the answer (a figure); else a date to come may be what was said at the time asked about.
    """
    published = _day(article)
    own = _periods(text, published, language)
    if qualified and any(map(_long, own)):
        own = tuple(one for one in own if _long(one))  # "6% in May, it said on Monday": the month is the figure's
    if any(asked.holds(one) for one in own):
        return "said"
    if any(asked.meets(one) for one in own):
        return "near"  # "in 2025", where a month of it is asked about
    past = [one for one in own if one.end and asked.start and one.end < asked.start]
    if own and (qualified or len(past) == len(own)):
        return "elsewhere"
    if published is not None and asked.meets(Period(published, published)):
        return "inside"
    if any(asked.holds(one) for one in _periods(context, published, language)):
        return "inside"
    return "near" if any(asked.meets(one) for one in _of_article(article)) else "elsewhere"


def timely(asked: Period, clause: str, published: date | None, language: str) -> int:
    """1 where a date of the clause lies in the time asked about, -1 where all of them lie outside of it, else 0."""
    own = _periods(clause, published, language)
    if any(asked.holds(one) for one in own):
        return 1
    return -1 if own and not any(asked.meets(one) for one in own) else 0


def _long(one: Period) -> bool:
    """Whether it is more than some days: a month, a season, a year."""
    return one.start is None or one.end is None or one.end - one.start > _WEEK


@lru_cache(maxsize=20_000)
def _periods(text: str, published: date | None, language: str) -> tuple[Period, ...]:
    """The times ``text`` names, reckoned from the day of its article."""
    told = dates(text) + (relative_dates(text, published, language) if published else [])
    found = [(value, covered) for value in told if (covered := period(str(value.meaning[0]))) is not None]
    bounded = [_bounded(text, value, covered) for value, covered in found]
    return tuple(replace(one, end=published) if one.start and one.end is None else one for one in bounded)


@lru_cache(maxsize=500)
def _of_article(article: Article) -> tuple[Period, ...]:
    return _periods(article.text, _day(article), article.language or "en")


def _day(article: Article) -> date | None:
    published = article.published
    return published.date() if isinstance(published, datetime) else published


def _now(value: Value, question: str) -> bool:
    """Whether "today" means how things stand and not what the day brought."""
    return bool(_NOW.fullmatch(value.text)) and not _HAPPENED.search(question)


def _bounded(question: str, value: Value, covered: Period) -> Period:
    """``covered`` as the word before it opens or bounds it."""
    lead = _LEAD.match(value.text)
    before = question[: value.start] + (lead.group() if lead else "")
    if _SINCE.search(before):
        return Period(covered.start, None)
    if _BEFORE.search(before) and covered.start:
        return Period(None, day_before(covered.start))
    if _AFTER.search(before) and covered.end:
        return Period(day_after(covered.end), None)
    if _UNTIL.search(before):
        return Period(None, covered.end)
    return covered


def _joined(question: str, first: Value, second: Value) -> bool:
    return (
        bool(_BETWEEN.search(question[: first.start]))
        and _AND.fullmatch(question[first.end : second.start]) is not None
    )


def _earliest(found: Sequence[Period]) -> date | None:
    starts = [one.start for one in found if one.start]
    return min(starts) if len(starts) == len(found) else None


def _latest(found: Sequence[Period]) -> date | None:
    ends = [one.end for one in found if one.end]
    return max(ends) if len(ends) == len(found) else None
