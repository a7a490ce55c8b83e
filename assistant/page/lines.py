"""A line of an answer taken apart: who says it, the quote, what the assistant adds in brackets, the markers.

An answer's text is made of such lines: ``Le Quotidien, 4 mai 2024 : « … » (d'après la date de l'article : …) [1]``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from assistant import phrases

_MARKS = re.compile(r"(?:\s*\[\d{1,3}\])+\s*\Z")
_GLOSS = re.compile(rf"(?:{phrases.pattern('clock.lead').pattern})?(?:{phrases.pattern('wire').pattern})?\Z", re.DOTALL)
_LEAD = re.compile(r"(?P<lead>[^“«]{1,400}?)\s*:\s*(?=[“«])")
_DATED = re.compile(r"(?P<day>[^()]{4,80}?) \((?P<by>.+)\)\Z", re.DOTALL)
_VERDICT = re.compile(
    "|".join(
        f"(?:{phrases.pattern(key).pattern})" for key in ("yes.quoted", "no.quoted", "yes.by", "no.by", "yes", "no")
    )
    + r"(?=\s|\Z)"
)
_REVISED = phrases.pattern("revised")


@dataclass(frozen=True, slots=True)
class Line:
    """The parts of a line, in their order; each but ``said`` may be empty. Together they are the whole text."""

    lead: str
    """Who says it, and when, without the colon."""
    said: str
    gloss: str
    """What the assistant explains in brackets: dates reckoned, other outlets."""
    markers: str
    """The ``[n]`` at its end."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The lead of an event: its day in words, and who reports it."""

    day: str
    by: str


def line(text: str) -> Line:
    """The parts of ``text``; without a quote all of it is said."""
    marked = _MARKS.search(text)
    body, markers = (text[: marked.start()], marked[0]) if marked else (text, "")
    gloss = _GLOSS.search(body)
    told = body[: gloss.start()] if gloss else body
    lead = _LEAD.match(told)
    return Line(
        lead["lead"] if lead else "",
        told[lead.end() :] if lead else told,
        gloss[0].strip() if gloss else "",
        markers.strip(),
    )


def dated(lead: str) -> Dated | None:
    """The day and the reporter of an event's lead; None where the lead does not open with a day in words."""
    found = _DATED.match(lead)
    if found is None:
        return None
    words = re.findall(r"[^\W\d_]+", found["day"].casefold())
    plain = bool(re.search(r"\d{4}", found["day"])) and all(word in _DAY_WORDS for word in words)
    return Dated(found["day"], found["by"]) if plain else None


def verdict(text: str) -> str:
    """The yes or no that ``text`` opens with; empty where it opens with neither."""
    found = _VERDICT.match(text)
    return found[0] if found else ""


def revised(text: str) -> bool:
    """Whether ``text`` announces versions of which the later revise the earlier."""
    return _REVISED.fullmatch(text.strip()) is not None


def _day_words() -> frozenset[str]:
    days = [f"2024-{month:02d}" for month in range(1, 13)] + [f"2024-01-{day:02d}" for day in range(1, 8)]
    told = " ".join(
        phrases.partial_day(iso, language)
        for language in phrases.LANGUAGES
        for iso in [*days, *(f"2024-{season}" for season in range(21, 25))]
    )
    return frozenset(re.findall(r"[^\W\d_]+", told.casefold()))


_DAY_WORDS: Final = _day_words()
