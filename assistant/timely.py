"""Whether a sentence speaks of the time a question asks about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from assistant.facts.borders import bounded
from assistant.facts.clock import relative_dates
from assistant.facts.dates import dates
from assistant.facts.period import Period, period, plain_day
from corpus.article import Article

_WEEK = timedelta(days=7)
Place = Literal["said", "inside", "near", "elsewhere"]


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
    around = [bounded(text, value, covered) for value, covered in found]
    return tuple(replace(one, end=published) if one.start and one.end is None else one for one in around)


@lru_cache(maxsize=500)
def _of_article(article: Article) -> tuple[Period, ...]:
    return _periods(article.text, _day(article), article.language or "en")


def _day(article: Article) -> date | None:
    return plain_day(article.published) if article.published else None
