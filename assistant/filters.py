"""A search's filter as JSON: what a conversation and a vote remember of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from assistant.strict import Record
from index.hit import Filter

_LANGUAGE, _SOURCE = 20, 1_000
"""Characters of a language's code and of a source's name."""


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
