"""Whether the figures, dates, names and countries of a statement are the citation's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant.asked import read
from assistant.facts.value import Value
from assistant.support.align import Alignment
from assistant.support.calendar import unsupported_calendar
from assistant.support.cited import Cited, Problem, Unsupported
from assistant.support.dated import unsupported_dates
from assistant.support.named import is_named, strange_capitals

FIGURES = frozenset(
    {"money", "percent", "points", "factor", "fraction", "number", "ordinal", "measure", "duration", "time"}
)
_TWICE = re.compile(r"\b(?:twice|deux fois|both|doublé)\b(?! (?:as|plus|moins))", re.IGNORECASE)
"""What two of a kind are told as: "scored twice"."""
_AT_MOST = re.compile(r"\b(?:at most|au maximum)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def unsupported_values(statement: str, language: str, cited: Cited, alignment: Alignment) -> Iterator[Unsupported]:
    """What of the statement's typed values the citation does not hold with the same meaning."""
    told = read(cited.text, cited.language, day_of(cited))
    said = read(statement, language, day_of(cited))
    for value in said:
        if value.kind in FIGURES and not _figure_told(value, said, told, cited.text):
            yield Unsupported("figure", value.start, value.end, value.text)
        elif (
            value.kind == "country" and value.meaning not in {v.meaning for v in told} and not _worded(value, alignment)
        ):
            yield Unsupported("country", value.start, value.end, value.text)
        elif (
            value.kind == "name"
            and not _counts(value, said)
            and not is_named(value, statement, language, cited, alignment)
        ):
            yield Unsupported("name", value.start, value.end, value.text)
    for word in strange_capitals(statement, language, alignment):
        yield Unsupported("name", word.start, word.end, word.text)
    yield from unsupported_dates(statement, said, cited.text, told, alignment)
    yield from unsupported_calendar(statement, said, cited.text, told)
    yield from _told_once(said, told)
    yield from _loose_digits(statement, said, cited.text)
    for match in _AT_MOST.finditer(statement):
        if not _AT_MOST.search(cited.text) and not any(
            0 <= v.start - match.end() < 2 or v.start <= match.start() < v.end for v in said if v.kind in FIGURES
        ):
            yield Unsupported("figure", match.start(), match.end(), match.group())  # a figure's bound is judged with it


def _told_once(said: tuple[Value, ...], told: tuple[Value, ...]) -> Iterator[Unsupported]:
    """Figures and dates the statement tells more often than the citation: one has taken another's place."""
    allowed = Counter((value.kind, value.meaning) for value in told)
    allowed.update(("number", value.meaning) for value in told if value.kind == "factor")  # "scored twice", two goals
    for value in said:
        if value.kind not in FIGURES and value.kind != "date":
            continue
        key = (value.kind, value.meaning)
        if key in allowed:
            allowed[key] -= 1
            if allowed[key] < 0:
                problem: Problem = "date" if value.kind == "date" else "figure"
                yield Unsupported(problem, value.start, value.end, value.text)


def _loose_digits(statement: str, said: tuple[Value, ...], cited: str) -> Iterator[Unsupported]:
    """Digits that are no typed value (a race time, a model's number) and do not stand in the citation."""
    allowed = Counter(match.group() for match in _DIGITS.finditer(cited))
    for match in _DIGITS.finditer(statement):
        inside = any(v.kind not in ("name", "country") and v.start <= match.start() < v.end for v in said)
        allowed[match.group()] -= 1
        if not inside and allowed[match.group()] < 0:
            yield Unsupported("figure", match.start(), match.end(), match.group())


def _figure_told(value: Value, said: tuple[Value, ...], told: tuple[Value, ...], cited: str) -> bool:
    """Whether the citation has the figure, or both ends of the range apart, or the range whose ends are both told."""
    if any(same_figure(value, other) for other in told):
        return True
    if value.kind == "number" and value.amounts == (2.0,) and _TWICE.search(cited):
        return True
    if len(value.amounts) == 2:
        return all(any(same_figure(end, other) for other in told) for end in _ends(value))
    ranges = [_ends(other) for other in told if len(other.amounts) == 2]
    return any(
        any(same_figure(value, end) for end in ends) and all(any(same_figure(v, end) for v in said) for end in ends)
        for ends in ranges
    )


def _ends(value: Value) -> list[Value]:
    """The two amounts of a range as values of their own."""
    units = [part for part in value.meaning if isinstance(part, str)]
    before, after = (units, []) if value.kind == "money" else ([], units)
    return [replace(value, meaning=(*before, amount, *after)) for amount in value.amounts]


def _counts(name: Value, said: tuple[Value, ...]) -> bool:
    """Whether the name is a number word that opens the sentence."""
    return any(v.kind in FIGURES and v.start < name.end and name.start < v.end for v in said)


def day_of(cited: Cited) -> date | None:
    """The day relative dates of the citation are reckoned from."""
    published = cited.published
    return date(published.year, published.month, published.day) if published else None


def same_figure(said: Value, told: Value) -> bool:
    """Equal amounts of one kind and unit; "more than" is not "exactly", but "about" may stand before an exact"
    " amount.
    """
    if said.bound != told.bound and not (said.bound == "about" and told.bound is None):
        return _end_of_range(said, told)
    if {said.kind, told.kind} == {"number", "duration"}:
        return said.amounts == told.amounts and "y" in (*said.meaning, *told.meaning) and 10 < said.amounts[0] < 110
    one, other = _percent(said), _percent(told)
    return (one is not None and one == other) or (said.kind == told.kind and said.meaning == told.meaning)


def _end_of_range(said: Value, told: Value) -> bool:
    """An end of a range as a bound: "at least 10" and "up to 12" are in "between 10 and 12"."""
    if said.kind != told.kind or len(told.amounts) != 2 or said.bound not in ("least", "most") or told.bound:
        return False
    end = told.amounts[0] if said.bound == "least" else told.amounts[1]
    units = [part for part in said.meaning if isinstance(part, str)] == [p for p in told.meaning if isinstance(p, str)]
    return units and said.amounts == (end,)


def _percent(value: Value) -> tuple[str, float] | None:
    """Half is 50 %, twice is double; None for what is no share."""
    if value.kind == "fraction":
        return "percent", round(value.amounts[0] * 100, 1)
    if value.kind == "percent" and len(value.amounts) == 1:
        return "percent", round(value.amounts[0], 1) if value.amounts[0] in (
            50.0,
            25.0,
            75.0,
            20.0,
            10.0,
        ) else value.amounts[0]
    return None


def _worded(value: Value, alignment: Alignment) -> bool:
    """Whether the value's words stand for words of the citation ("American" for "the US")."""
    rows = [row for row, word in enumerate(alignment.said) if value.start <= word.start < value.end]
    return bool(rows) and all(alignment.meant(row) for row in rows)
