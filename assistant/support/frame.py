"""The assistant's own words around a quote: who says it, when it was published, what its relative dates mean."""

from __future__ import annotations

from datetime import datetime

from assistant.asked import read
from assistant.facts.value import Value
from assistant.support.calendar import calendar_codes, calendar_of
from assistant.support.cited import Cited
from assistant.support.dated import within
from assistant.support.values import FIGURES, day_of, same_figure


def frame_supported(frame: str, language: str, cited: Cited) -> bool:
    """Whether every figure, date, weekday and country of ``frame`` is the quote's or the masthead's.

    Relative dates are reckoned from the article's date, in the frame as in the quote; the article's date and time
    themselves may be told. Names are not judged: the frame takes them from the article's own fields.
    """
    day = day_of(cited)
    beside = "\n".join(part for part in (cited.masthead, cited.speaker) if part)
    told = [*read(cited.text, cited.language, day), *read(beside, cited.language, day), *_published(cited)]
    said = read(frame, language, day)
    calendar = calendar_of(cited.text) | calendar_of(beside) | {c for v in told for c in _codes(v)}
    return all(_told(value, told) for value in said) and calendar_of(frame) <= calendar


def _published(cited: Cited) -> list[Value]:
    """The masthead's date and time as values that stand nowhere."""
    if cited.published is None:
        return []
    found = [Value("date", 0, 0, "", (f"{cited.published:%Y-%m-%d}",))]
    if isinstance(cited.published, datetime):
        found.append(Value("time", 0, 0, "", (f"{cited.published:%H:%M}",)))
    return found


def _told(value: Value, told: list[Value]) -> bool:
    if value.kind in FIGURES:
        return any(same_figure(value, other) for other in told)
    if value.kind == "country":
        return any(value.meaning == other.meaning for other in told)
    return value.kind != "date" or any(_in(value, other) for other in told if other.kind == "date")


def _in(said: Value, told: Value) -> bool:
    """Whether the said date is the told one, a coarser name of it, or an end of the period it is."""
    ends = str(told.meaning[0]).split("/")
    return all(any(within(part, end) for end in ends) for part in str(said.meaning[0]).split("/"))


def _codes(value: Value) -> set[str]:
    if value.kind != "date":
        return set()
    return {code for end in str(value.meaning[0]).split("/") for code in calendar_codes(end)}
