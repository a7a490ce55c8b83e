"""The filter that the reader chose, as the page carries it: ``after=2024-05-01&until=2024-05-31&source=…``."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import parse_qs, urlencode

from assistant.page.inputs import InputError, filter_of
from index.hit import Filter

FIELDS = ("after", "until", "source", "language")
_LONGEST = 4_000


def chosen_filter(query: str) -> Filter | None:
    """The filter of a query's fields, others aside; None where it restricts nothing.

    ``until`` is the last day. Days that leave none make a filter that admits nothing. InputError: it cannot be read.
    """
    if len(query) > _LONGEST:
        raise InputError("the filter is too long")
    try:
        told = parse_qs(query, max_num_fields=20)
    except ValueError as error:
        raise InputError("the filter has too many fields") from error
    after, until, source, language = (told.get(field, [""])[0] for field in FIELDS)
    rest = filter_of(language, source, None, None) or Filter()
    where = Filter(rest.language, rest.source, _day(after), _day_behind(_day(until)))
    return None if where == Filter() else where


def last_day(where: Filter) -> date | None:
    """The last day that ``where`` admits."""
    return where.before - timedelta(days=1) if where.before else None


def is_reversed(where: Filter) -> bool:
    """Whether its first day comes after its last one."""
    return where.after is not None and where.before is not None and where.after >= where.before


def as_query(where: Filter | None) -> str:
    """What `chosen_filter` reads."""
    if where is None:
        return ""
    last = last_day(where)
    values = (where.after and where.after.isoformat(), last and last.isoformat(), where.source, where.language)
    return urlencode([(field, value) for field, value in zip(FIELDS, values, strict=True) if value])


def _day(text: str) -> date | None:
    known = filter_of(None, None, text, None)
    return known.after if known else None


def _day_behind(last: date | None) -> date | None:
    """None, no end, where there is no day behind it."""
    return last + timedelta(days=1) if last and last < date.max else None
