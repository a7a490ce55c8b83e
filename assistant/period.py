"""The stretch of time a question confines itself to: "since June", « en 2024 », "between March and May 2025"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from assistant.facts.clock import relative_dates
from assistant.facts.dates import dates
from assistant.facts.value import Value
from corpus.article import Article
from corpus.language import identify_question

_SINCE = r"since|from|after|as of|starting|depuis|à partir d[eu]|dès|après"
_UNTIL = r"before|until|till|up to|by|avant|jusqu['’](?:à|en|au)"
_WITHIN = r"in|on|during|over|throughout|for|within|en|au|le|pendant|durant|au cours d[eu]|courant|pour"
_LEAD = re.compile(
    rf"(?:\b(?P<between>between|entre)|\b(?P<since>{_SINCE})|\b(?P<until>{_UNTIL})|\b(?P<within>{_WITHIN}))?"
    r"\s*(?:(?:the|le|la|les|l['’]|mois|month|of|de|d['’]|année|year|start|beginning|early|début|end|fin)\s*)*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:and|to|until|et|à|au|jusqu['’]à|-|–)\s*(?:the|le|l['’])?\s*", re.IGNORECASE)
_MONTHS_OF_YEAR = re.compile(
    r"\b(between|entre|from|de)\s+(?!\d)(\w+)\s+(and|et|to|à)\s+(?!\d)(\w+)\s+((?:19|20)\d\d)\b", re.IGNORECASE
)
"""« Entre mars et mai 2025 »: the year is both months'."""
_OWN_LEAD = re.compile(rf"(?:(?P<since>{_SINCE})|(?P<until>{_UNTIL}))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` (inclusive) to ``end`` (exclusive); None is open."""

    start: date | None
    end: date | None

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies inside."""
        return (self.start is None or day >= self.start) and (self.end is None or day < self.end)


def plain_day(when: date) -> date:
    """``when`` without its time of day."""
    return when.date() if isinstance(when, datetime) else when


def days(iso: str) -> Period | None:
    """The days that ``2025``, ``2025-11``, ``2025-11-04`` or ``day/day`` means; None for a day without a year."""
    first, _, last = iso.partition("/")
    if last:
        return Period(date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1))
    parts = [int(part) for part in iso.split("-") if part]
    if iso.startswith("-") or not 1 <= parts[0] < 9999:
        return None
    if len(parts) == 1:
        return Period(date(parts[0], 1, 1), date(parts[0] + 1, 1, 1))
    if len(parts) == 2:
        start = date(parts[0], parts[1], 1)
        return Period(start, start + timedelta(days=monthrange(*parts)[1]))
    return Period(date(*parts), date(*parts) + timedelta(days=1))


def asked_on(articles: Iterable[Article]) -> date:
    """The day a question is asked on: today; of an archive whose newest article is older, that article's day."""
    published = [plain_day(article.published) for article in articles if article.published]
    return min(date.today(), max(published, default=date.today()))


def split_period(question: str, today: Callable[[], date]) -> tuple[str, Period | None]:
    """``question`` without the words that confine its time, and that time; relative ones from ``today``."""
    question = _MONTHS_OF_YEAR.sub(r"\1 \2 \5 \3 \4 \5", question)
    found = sorted([*dates(question), *_relative(question, today)], key=lambda value: value.start)
    for place, value in enumerate(found):
        lead = _LEAD.search(question[: value.start])
        own = _OWN_LEAD.match(value.text)
        period = days(str(value.meaning[0]))
        last = place + 1 == len(found) and not question[value.end :].strip(" ?.!")
        if period is None or lead is None or not (own or lead.group().strip() or value.text[:1].islower() or last):
            continue
        following = found[place + 1] if place + 1 < len(found) else None
        return _cut(question, value, lead, own, period, following)
    return question, None


def _relative(question: str, today: Callable[[], date]) -> list[Value]:
    # what one day makes of the words tells whether there are any, without a look at the archive's own days
    language = identify_question(question, "en")
    told = relative_dates(question, date(2000, 1, 1), language)
    return relative_dates(question, today(), language) if told else []


def _cut(
    question: str,
    value: Value,
    lead: re.Match[str],
    own: re.Match[str] | None,
    period: Period,
    following: Value | None,
) -> tuple[str, Period]:
    said = {name for match in (lead, own) if match for name, words in match.groupdict().items() if words}
    end = value.end
    second = days(str(following.meaning[0])) if following else None
    if following and second and _AND.fullmatch(question[end : following.start]) and said & {"between", "since"}:
        period, end = Period(period.start, second.end), following.end
    elif "since" in said:
        period = Period(period.start, None)
    elif "until" in said:
        period = Period(None, period.start)
    rest = f"{question[: lead.start()].rstrip()} {question[end:].lstrip()}".strip()
    return re.sub(r"\s+([?.!])", r" \1", rest), period
