"""Times counted back from the asker's day: "in the last three days", « ces deux dernières semaines », "today's".

Read in questions for all the news of a time only: in an article « la ville d'hier » is of no day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from assistant.facts import steps
from assistant.facts.period import period
from assistant.facts.time_words import COUNT, DAY_WORDS, LENGTH, counted, length
from assistant.facts.value import Value, key

_FEW = {"day": 7, "week": 4, "month": 3, "year": 3}
"""How many are meant where no number is told: « ces derniers jours » are a week."""
_UNIT = rf"(?P<{{}}>{LENGTH}|hours?|heures?)"
_COUNTED = re.compile(
    rf"\b(?:last|past|previous|recent) (?:(?P<n>{COUNT}|few|couple of) )?{_UNIT.format('unit')}(?!['’])\b"
    rf"|\b(?:(?P<fn>{COUNT}|quelques) )?(?:derni(?:er|ère)|récent)e?s (?:(?P<fm>{COUNT}) )?{_UNIT.format('funit')}\b"
    rf"|(?<=\bces ){_UNIT.format('gunit')} derni(?:er|ère)s\b",
    re.IGNORECASE,
)
_OF_DAY = re.compile(
    r"(?:(?<=\bd['’])|(?<=\bof ))(?:hier|avant-hier|aujourd['’]hui|yesterday|today)\b|\b(?:yesterday|today)(?=['’]s\b)",
    re.IGNORECASE,
)
_VAGUE = ("few", "couple of", "quelques")


def counted_back(text: str, today: date) -> list[Value]:
    """The stretches of ``text`` that are counted back from ``today``, and end there, in no order; meanings of dates.

    A single unit counts only behind "past": "last week" is the calendar's.
    """
    found = []
    for match in _COUNTED.finditer(text):
        start = _start(match, today)
        if start is not None:
            meaning = f"{start.isoformat()}/{today.isoformat()}"
            found.append(Value("date", match.start(), match.end(), match.group(), (meaning,)))
    for match in _OF_DAY.finditer(text):
        day = _back(today, "day", -DAY_WORDS[key(match.group())])
        found += [Value("date", match.start(), match.end(), match.group(), (day.isoformat(),))] if day else []
    return found


def _start(match: re.Match[str], today: date) -> date | None:
    said = key(match["n"] or match["fn"] or match["fm"] or "")
    word = key(match["unit"] or match["funit"] or match["gunit"])
    several = word.endswith("s") or word == "mois"
    if not said and not several and not key(match.group()).startswith("past"):
        return None
    hours = word[0] == "h"
    unit, each = ("day", 1) if hours else length(word)
    if said in _VAGUE or not said:
        return _back(today, unit, _FEW[unit] if several else each)
    count = counted(said)
    if count is None:
        return None
    return _back(today, unit, -(-count // 24) if hours else count * each)


def _back(today: date, unit: str, count: int) -> date | None:
    """``count`` units before ``today``; None before the calendar begins."""
    if unit in ("day", "week"):
        days = count * (7 if unit == "week" else 1)
        return today - timedelta(days=days) if days < today.toordinal() else None
    month = steps.month_on(today, -count * (12 if unit == "year" else 1))
    covered = period(month) if month else None
    if covered is None or covered.start is None:
        return None
    return covered.start.replace(day=min(today.day, monthrange(covered.start.year, covered.start.month)[1]))
