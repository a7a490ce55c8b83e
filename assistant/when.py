"""The time a question asks about, and the question without it.

A relative time ("last week", « hier ») is reckoned from the asker's today; an archive whose newest article is older
than that is asked from the newest article's day (`today_of`). "Since June" is open at its end, "before 2024" at its
beginning. "Latest", « à ce jour » and the like name no time: they ask for the newest article's word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.facts.borders import AFTER, AND, BEFORE, BETWEEN, UNTIL, bounded, joined
from assistant.facts.clock import relative_dates
from assistant.facts.dates import dates
from assistant.facts.lately import counted_back
from assistant.facts.period import Period, period, plain_day
from assistant.facts.time_words import MONTH, MONTHS, WEEKDAY
from assistant.facts.value import Value, key
from corpus.article import Article
from index.hit import Filter

_LINKS = r"(?:and|to|until|et|à|au|jusqu['’]au|-|–)"
_DAYS = re.compile(
    rf"(?P<lead>\b(?:between|from|entre|d[eu]) (?:the |le )?)(?P<first>\d{{1,2}}(?:er|st|nd|rd|th)?)"
    rf"(?P<gap> ?{_LINKS} ?(?:the |le )?)(?P<second>\d{{1,2}}(?:er|st|nd|rd|th)?)"
    rf" (?P<rest>(?:of )?(?:{MONTH})(?: (?:19|20)\d\d)?)\b",
    re.IGNORECASE,
)
_OF_MONTH = rf"(?:\d{{1,2}}(?:er|st|nd|rd|th)? )?(?:{MONTH})"
_MONTHS = re.compile(
    rf"(?P<lead>\b(?:between|from|entre|d[eu'’]) ?(?:the |le )?)(?P<first>{_OF_MONTH})"
    rf"(?P<gap> ?{_LINKS} ?(?:the |le )?)(?P<second>{_OF_MONTH})(?: (?P<year>(?:19|20)\d\d)\b|(?!\w| ?\d))",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"\b(?:the|an?|this|that|its|their)\s+$", re.IGNORECASE)
_TIED = re.compile(
    rf"(?:\b(?:{WEEKDAY}),?\s+|\b(?:in|on|at|during|for|over|by|from|since|until|before|after|the|of|en|au|à|le|la|les|du|de|des|pour|pendant"
    r"|durant|depuis|avant|après|dès|ces?|cette|within|throughout|through|between|entre|following|starting|early|late"
    r"|cours d[eu]s?|année|year|month|mois|week of|semaine d[eu]|as of|up to|prior to|ahead of|à partir|à compter"
    r"|(?:start|beginning|middle|end) of|début|milieu|fin)\s+|\b(?:mid|mi)[- ]|\b[ld]['’]\s*)+$",
    re.IGNORECASE,
)
"""What ties the words of a time to the question."""
_NOW = re.compile(r"\b(?:today|aujourd['’]hui)\b", re.IGNORECASE)
_HAPPENED = re.compile(
    r"\b(?:happened|news?|said|did|announced|passé|arrivé|annoncé|neuf|a-t-(?:il|elle|on))\b", re.IGNORECASE
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


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of a question that name a time."""

    start: int
    end: int
    text: str
    covered: Period | None
    """None for a day of any year."""


def asked_time(question: str, language: str, today: Callable[[], date]) -> Period | None:
    """The time ``question`` asks about; None where it names none. ``today`` is called for relative times only."""
    question = _spelled_out(question)
    yearless = {value.start for value in dates(question) if str(value.meaning[0]).startswith("--")}  # of any year
    told = [value for value in _told(question, language, today) if value.start not in yearless]
    return _combined([one for one in _stretches(question, told) if not _now(one.text, question)])


def split_time(question: str, language: str, today: Callable[[], date]) -> tuple[str, Period | None]:
    """``question`` without the words that confine its time, and that time; for one that asks for a whole story.

    A time that only describes a thing ("the 2024 election") stays. Read more freely than for a question of fact: a day
    without a year is the one told by the verb, "the last three days" are counted back from ``today``.
    """
    whole = _spelled_out(question, today)
    told = _told(whole, language, today)
    back = counted_back(whole, today()) if counted_back(whole, date.today()) else []
    told += [value for value in back if not any(v.start < value.end and value.start < v.end for v in told)]
    found = [one for one in _stretches(whole, sorted(told, key=lambda v: v.start)) if _confines(whole, one)]
    if (covered := _combined(found)) is None:
        return question, None
    return _without(whole, found, language), covered


def timeless(question: str, language: str) -> str:
    """``question`` without the words that name a time."""
    whole = _spelled_out(question)
    found = _stretches(whole, _told(whole, language, date.today))
    return _without(whole, found, language) if found else question.strip()


def _told(question: str, language: str, today: Callable[[], date]) -> list[Value]:
    """The times ``question`` names, in order; a day without a year with the one that its verb tells."""
    named = {value.start: value for value in dates(question)}
    yearless = any(str(value.meaning[0]).startswith("--") for value in named.values())
    if yearless or relative_dates(question, date.today(), language):  # of one day, to know whether there are any
        named |= {value.start: value for value in relative_dates(question, today(), language)}
    return [named[start] for start in sorted(named)]


def _stretches(question: str, told: Sequence[Value]) -> list[_Stretch]:
    """The times in order; "between March and May" is one."""
    found: list[_Stretch] = []
    left = list(told)
    while left:
        value = left.pop(0)
        covered, end = period(str(value.meaning[0])), value.end
        second = period(str(left[0].meaning[0])) if left else None
        if covered and second and joined(question, value, left[0]):
            end = left.pop(0).end
            covered = _combined([_Stretch(0, 0, "", covered), _Stretch(0, 0, "", second)])
        elif covered:
            covered = bounded(question, value, covered)
        found.append(_Stretch(value.start, end, question[value.start : end], covered))
    return found


def _combined(stretches: Sequence[_Stretch]) -> Period | None:
    """The narrowest of the times where it lies in all the others, else from the first to the last of them."""
    found = [one.covered for one in stretches if one.covered]
    if not found:
        return None
    narrow = [one for one in found if all(one is other or other.holds(one) for other in found)]
    return narrow[0] if narrow else Period(_earliest(found), _latest(found))


def _without(question: str, stretches: Sequence[_Stretch], language: str) -> str:
    for one in reversed(stretches):
        before, behind = question[: one.start], re.sub(r"^(?:['’]s| onwards?)\b", "", question[one.end :])
        before = before if _describes(question, one) else _TIED.sub("", before)
        question = f"{before.rstrip()} {behind.lstrip()}"
    question = re.sub(r"\s*(?:^[\s,]+|,\s*(?=[?.!]|$))", "", question)
    return re.sub(r"\s+(?=[,?.!])", " " if language == "fr" else "", question).strip()


def _describes(question: str, one: _Stretch) -> bool:
    """Whether the time stands before a thing and describes it: "the 2024 election"."""
    bare = re.fullmatch(r"(?:[^\W\d_]+ )?\d{4}", one.text)
    return bool(bare and _DETERMINER.search(question[: one.start]) and re.match(r" \w", question[one.end :]))


def _confines(question: str, one: _Stretch) -> bool:
    """Whether the time is the question's own: tied to it by a word, or at its end."""
    if _describes(question, one):
        return False
    tied = _TIED.search(question[: one.start]) or one.text[:1].islower() or one.start == 0
    return bool(tied) or not question[one.end :].strip(" ?.!")


def _spelled_out(question: str, today: Callable[[], date] | None = None) -> str:
    """``question`` with the month and year that two times share told with each: "between 3 and 5 May 2025".

    Where no year is told: with ``today`` the last such stretch to have ended.
    """

    def with_years(match: re.Match[str]) -> str:
        first, second = (MONTHS[key(match[name].split()[-1])] for name in ("first", "second"))
        if match["year"] is None and today is None:
            return match.group()
        year = int(match["year"] or today_year(second))
        return f"{match['lead']}{match['first']} {year - (first > second)}{match['gap']}{match['second']} {year}"

    def today_year(month: int) -> int:
        day = today() if today else date.min
        return day.year - (month > day.month)

    question = _DAYS.sub(r"\g<lead>\g<first> \g<rest>\g<gap>\g<second> \g<rest>", question)
    return _MONTHS.sub(with_years, question)


def bounds(question: str) -> bool:
    """Whether a year of the question is a bound ("before 2024", "between 2020 and 2024"), which no answer need name."""
    return any(
        pattern.search(question[: value.start])
        for value in dates(question)
        for pattern in (BEFORE, AFTER, BETWEEN, UNTIL)
        if pattern is not BETWEEN or AND.match(question, value.end)
    )


def wants_newest(question: str) -> bool:
    """Whether the question asks how things stand by the newest article."""
    return bool(_NEWEST.search(question))


def today_of(articles: Sequence[Article], where: Filter | None = None) -> date:
    """The day a question's relative time is reckoned from: today, or the newest article's day where that is older.

    Only articles that ``where`` admits are asked, in whatever language.
    """
    dated = replace(where or Filter(), language=None)
    days = [plain_day(one.published) for one in articles if one.published and dated.admits(one, "")]
    return min(date.today(), max(days, default=date.max))


def _now(said: str, question: str) -> bool:
    """Whether "today" means how things stand and not what the day brought."""
    return bool(_NOW.fullmatch(said)) and not _HAPPENED.search(question)


def _earliest(found: Sequence[Period]) -> date | None:
    starts = [one.start for one in found if one.start]
    return min(starts) if len(starts) == len(found) else None


def _latest(found: Sequence[Period]) -> date | None:
    ends = [one.end for one in found if one.end]
    return max(ends) if len(ends) == len(found) else None
