"""A search's filter in words, and as JSON: what a conversation and a vote remember of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from assistant import phrases
from assistant.inert import inert_name
from assistant.phrases.questions import of
from assistant.strict import Record
from index.hit import Filter

_LANGUAGE, _SOURCE = 20, 1_000
"""Characters of a language's code and of a source's name."""


def in_words(where: Filter | None, language: str) -> str:
    """What a filter admits: "Only: in French, since 3 May 2024"; empty where it admits everything."""
    if where is None:
        return ""
    parts = []
    if where.language:
        tongue = phrases.language_name(where.language, language)
        parts.append(phrases.say("filter.language", language, tongue=tongue))
    if where.source:
        name = inert_name(where.source)
        parts.append(phrases.say("filter.source", language, source=name, of_source=of(name)))
    if where.after or where.before:
        last = where.before - timedelta(days=1) if where.before and where.before > date.min else where.before
        parts.append(phrases.stretch(where.after, last, language))
    return phrases.say("filter.only", language, parts=", ".join(parts)) if parts else ""


def filter_as_json(where: Filter | None) -> dict[str, Any] | None:
    """The filter's four fields, days as ISO dates; None where nothing is filtered."""
    if where is None:
        return None
    return {
        "language": where.language,
        "source": where.source,
        "after": _iso(where.after),
        "before": _iso(where.before),
    }


def filter_from_json(value: object, place: str) -> Filter | None:
    """The inverse. ValueError with the place and the reason."""
    if value is None:
        return None
    record = Record(value, place, ["language", "source", "after", "before"])
    return Filter(
        record.text_or_none("language", _LANGUAGE, default=None),
        record.text_or_none("source", _SOURCE, default=None),
        record.day_or_none("after"),
        record.day_or_none("before"),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat()[:10] if day is not None else None
