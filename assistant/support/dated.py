"""Whether the dates of a statement are the citation's, and told of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.facts.value import Value
from assistant.support.align import Alignment, fit, place_of
from assistant.support.calendar import calendar_of
from assistant.support.cited import Unsupported

_CLOSER = 1.2
"""A date is another's where the words around it fit that other so many times better."""
_PLAIN = 0.05
"""A fit below which the words around a date tell nothing."""
_YEAR = re.compile(r"\b\d{4}\b")
_NUMBER = re.compile(r"\d+")
_COMPARED = re.compile(r"\s*(?:than|que|qu['’])\b", re.IGNORECASE)


def unsupported_dates(
    statement: str, said: tuple[Value, ...], cited: str, told: tuple[Value, ...], alignment: Alignment
) -> Iterator[Unsupported]:
    """Dates the citation does not hold, or holds of another thing."""
    dates = [value for value in said if value.kind == "date"]
    known = [value for value in told if value.kind == "date"]
    for value in dates:
        if _COMPARED.match(statement, value.end):
            continue  # "two weeks earlier than last year" is no day
        holders = [other for other in known if same_date(value, other)]
        if (not holders and not _named(value, cited)) or _other_month(value, cited):
            yield Unsupported("date", value.start, value.end, value.text)
        elif holders:
            rivals = [
                other
                for other in known
                if other not in holders and not any(same_date(again, other) for again in dates if again is not value)
            ]
            if _of_another(value, statement, cited, holders, rivals, alignment):
                yield Unsupported("date", value.start, value.end, value.text)


def same_date(said: Value, told: Value) -> bool:
    """Equal days, or a coarser name of the told one; the same words where neither text tells the year."""
    if within(str(said.meaning[0]), str(told.meaning[0])):
        return True
    one, other = calendar_of(said.text), calendar_of(told.text)
    if _YEAR.search(said.text) or _YEAR.search(told.text) or not one:
        return False
    return one <= other and set(_NUMBER.findall(said.text)) <= set(_NUMBER.findall(told.text))


def _named(value: Value, cited: str) -> bool:
    """Whether the citation names the month or day in words that the clock leaves open ("between May and July")."""
    codes = calendar_of(value.text)
    return bool(codes) and not _NUMBER.search(value.text) and codes <= calendar_of(cited)


def _other_month(value: Value, cited: str) -> bool:
    """Whether the citation names months, and not this one: a day's month is no month to be told beside them."""
    said, told = _months(value.text), _months(cited)
    return bool(said and told) and not said <= told


def _months(text: str) -> set[str]:
    return {code for code in calendar_of(text) if code.startswith("m")}


def _of_another(
    value: Value, statement: str, cited: str, holders: Sequence[Value], rivals: Sequence[Value], alignment: Alignment
) -> bool:
    """Whether the words around the date stand around another date of the citation, which the statement does not tell.

    A year or month that is named nowhere must fit its own day at least as well as it fits each one that is named.
    """
    place = place_of(statement, value.start)

    def fits(others: Sequence[Value]) -> float:
        return max((fit(alignment, place, place_of(cited, v.start), [value]) for v in others), default=0.0)

    own, other = fits(holders), fits(rivals)
    if _is_derived(value, holders) and any(_as_coarse(value, rival) for rival in rivals):
        return other >= own
    return other > _CLOSER * own and other > _PLAIN


def _is_derived(value: Value, holders: Sequence[Value]) -> bool:
    """Whether no holder is worded as what it is called: "in 2024" of « jeudi »."""
    return bool(_YEAR.fullmatch(str(value.meaning[0]))) and not any(_YEAR.search(holder.text) for holder in holders)


def _as_coarse(value: Value, other: Value) -> bool:
    return len(str(value.meaning[0])) == len(str(other.meaning[0]))


def within(one: str, other: str) -> bool:
    """Whether the ISO prefix ``one`` is ``other`` or a coarser name of it: "in November 2025" of "4 November 2025"."""
    if one.startswith("--"):
        return other.endswith(one[1:])
    return other == one or other.startswith(one + "-") or (other.startswith("--") and one.endswith(other[1:]))
