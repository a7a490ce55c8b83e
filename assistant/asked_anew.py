"""A question with a time that found nothing, asked anew: without the time's words, or of any week."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.facts.time_words import WEEKDAYS
from assistant.question import Query
from assistant.terms import terms
from assistant.when import timeless

_BARE_WEEKDAY = re.compile(
    rf"(?<!last )(?<!next )(?<!this )(?<!ce )\b({'|'.join(WEEKDAYS)})\b"
    r"(?! (?:\d|dernier|prochain|morning \d|january|february|march|april|may|june|july|august|september|october"
    r"|november|december))",
    re.IGNORECASE,
)


def without_time(query: Query) -> Query | None:
    """``query`` without the words of its time, of which an answer must then strictly be; None where none are left."""
    if query.time is None:
        return None
    rest = timeless(query.standalone, query.language)
    if rest == query.standalone or not terms(rest, query.language):
        return None
    return replace(query, standalone=rest, years=frozenset(), strictly=True)


def of_any_week(query: Query) -> tuple[Query, int] | None:
    """A query for "on Friday" that asks of the Friday of any week, and the weekday (Monday is 0).

    None where the question names no weekday, or says which ("last Friday", "Friday 3 May").
    """
    named = _BARE_WEEKDAY.findall(query.standalone)
    if len(named) != 1 or query.time is None or query.time.start != query.time.end:
        return None
    return replace(query, time=None), WEEKDAYS[named[0].casefold()]
