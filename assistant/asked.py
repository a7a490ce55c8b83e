"""The values of a sentence that could be what a question asks for, and the one that most likely is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Literal

from assistant.facts.casualties import fate_of, fates
from assistant.facts.clock import relative_dates
from assistant.facts.dates import dates
from assistant.facts.differences import differences
from assistant.facts.names import fold, names
from assistant.facts.numbers import amounts
from assistant.facts.ordinals import ordinals, shares
from assistant.facts.places import countries
from assistant.facts.times import times
from assistant.facts.value import Kind, Value
from assistant.quantity import dimension, of_another_quantity, quantities
from assistant.question import Asked

_KINDS: dict[Asked, tuple[Kind, ...]] = {
    "amount": ("money",),
    "percent": ("percent", "points", "fraction"),
    "change": ("factor", "percent", "points", "fraction"),
    "number": ("number", "measure", "duration"),
    "duration": ("duration",),
    "length": ("measure", "duration"),
    "measure": ("measure",),
    "date": ("date", "time"),
    "country": ("country",),
    "person": ("name",),
    "name": ("name",),
    "place": ("country", "name"),
}
_REASON = re.compile(
    r"\b(?:because|due to|owing to|thanks to|as a result of|in a bid to|in order to|so (?:that|it|they)|to (?:avoid|"
    r"reduce|secure|cushion|support|catch|boost|protect|"
    r"curb|cut|ease|help|make|meet|prevent)|aims? to|after|amid|since|blamed on|caused by|"
    r"parce qu\w*|car|en raison d\w*|à cause d\w*|grâce à|faute d\w*|afin d\w*|pour (?:\w+er|\w+ir|\w+re)\b|suite à|"
    r"fait suite|l'objectif|en vue d\w*|dû à|due à|"
    r"vise à|permet\w* de|puisqu\w*|provoqué\w* par)\b",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:every|each|per|toutes les|tous les|chaque|par)\s+$", re.IGNORECASE)
"""What comes again after a time does not last it."""
_LASTS = re.compile(
    r"\b(?:strike|film|flight|match|game|sentence|meeting|contract|mandate|term|trip|journey|war|ban|trial|session|stay"
    r"|crossing|visit|delay|wait|course|show|concert|speech|outage|closure|shift|day|week|season|life|process|works?"
    r"|grève|film|vol|peine|réunion|contrat|mandat|voyage|guerre|procès|séjour|traversée|visite|retard|attente|cours"
    r"|spectacle|discours|panne|fermeture|saison|vie|chantier|travaux)s?\b",
    re.IGNORECASE,
)
"""What lasts and has no metres."""
_ACRONYM = re.compile(r"^[A-Z0-9.&-]{2,6}$")
_SPELLED_NUMBER = re.compile(r"^\D+$")


def sort_asked(asked: Asked) -> Literal["value", "name"] | None:
    """Whether the answer must hold a figure, date or country (which we read well), a name (less well), or neither."""
    if asked not in _KINDS:
        return None
    return "name" if "name" in _KINDS[asked] else "value"


def gives_reason(text: str) -> bool:
    """Whether the sentence words a cause or a purpose."""
    return bool(_REASON.search(text.replace("’", "'")))


def is_question(text: str) -> bool:
    """Whether the sentence itself asks: it may announce an answer, it does not give one."""
    return text.rstrip(" »”\"'\u00a0\u202f").endswith("?")


def values(text: str, language: str, asked: Asked, question: str, published: date | None) -> list[Value]:
    """The values of ``text`` of a kind that answers ``asked``, without those the question itself names, in order."""
    kinds = _KINDS.get(asked, ())
    if not kinds:
        return []
    told_of = read(text, language, published)
    changed = differences(text, told_of) if asked == "change" else []
    found = [value for value in told_of if value.kind in kinds or value in changed]
    if asked in ("person", "name", "country", "place"):
        found = [value for value in found if not _named_in(value, question)]
        found = _joined(found, text)
    if asked != "change":  # "does it triple or quadruple" names its own answers
        named = {value.meaning for value in read(question, language, None)}
        found = [value for value in found if value.meaning not in named]
    if asked in ("duration", "length"):
        found = [value for value in found if not _EVERY.search(text[: value.start])]
    if asked == "length":
        found = _lengths(found, question)
    if asked == "measure":
        found = [value for value in found if value.meaning[-1] == dimension(question)]
    found = [value for value in found if not of_another_quantity(value, text, question)]
    if asked == "person":
        found = [value for value in found if not _ACRONYM.match(value.text)]
    if asked == "number":
        found = [v for v in found if not _SPELLED_NUMBER.match(v.text) or float(v.meaning[0]) > 1]
        found = [v for v in found if _of_those_asked(v, text, question)]
    return found


def _lengths(found: list[Value], question: str) -> list[Value]:
    """The metres among ``found``; times too where no thing of metres is asked about ("the length of the strike")."""
    lasting = _LASTS.search(question) is not None
    return [v for v in found if (v.kind == "duration" and lasting) or (v.kind == "measure" and v.meaning[-1] == "m")]


def counts_others(text: str, language: str, asked: Asked, question: str) -> bool:
    """Whether a figure is asked for and one of ``text`` is of another thing: the hurt where the dead are asked for,

    profit where revenue is.
    """
    counted = amounts(text, language)
    others = [value for value in counted if value.kind in _KINDS.get(asked, ())]
    if asked == "number" and any(not _of_those_asked(value, text, question) for value in counted):
        return True
    if asked == "amount" and quantities(question) and not others:
        return any(value.kind in ("percent", "fraction") for value in counted)  # a share of a sum is not the sum
    return any(of_another_quantity(value, text, question) for value in others)


def _of_those_asked(value: Value, text: str, question: str) -> bool:
    """False where the question asks for the dead and the number counts the hurt, and the like."""
    asked = fates(question)
    fate = fate_of(text, value.start, value.end) if len(asked) == 1 else None
    return fate is None or fate in asked


@lru_cache(maxsize=50_000)
def read(text: str, language: str, published: date | None) -> tuple[Value, ...]:
    """Every value of ``text`` in order; a year is a date, not a number; a relative date has the day it means."""
    reckoned = relative_dates(text, published, language) if published else []
    known = {value.start for value in reckoned}  # a day without a year that the article's date gives one
    dated = [*(value for value in dates(text) if value.start not in known), *reckoned]
    placed = countries(text)
    hours = _outside(times(text), dated)
    timed = [*hours, *shares(text)]
    covered = {"number": [*dated, *timed], "duration": timed}
    counted = [v for v in amounts(text, language) if _outside([v], covered.get(v.kind, []))]
    ranked = _outside(ordinals(text), [*dated, *counted])
    named = [v for v in names(text) if not any(p.start <= v.start and v.end <= p.end for p in placed)]
    return tuple(
        sorted([*dated, *hours, *shares(text), *counted, *ranked, *placed, *named], key=lambda v: (v.start, -v.end))
    )


def _outside(found: list[Value], others: Sequence[Value]) -> list[Value]:
    """Those of ``found`` that share no character with ``others``."""
    return [v for v in found if not any(o.start < v.end and v.start < o.end for o in others)]


def _named_in(value: Value, question: str) -> bool:
    if value.kind == "country":
        return value.meaning in {c.meaning for c in countries(question)}
    folded = set(re.findall(r"\w+", fold(question)))
    return all(part in folded for part in re.findall(r"\w+", str(value.meaning[0])))


def _joined(found: list[Value], text: str) -> list[Value]:
    """Neighbours in one enumeration ("the U.S. and China") as one value: together they are the answer."""
    joined: list[Value] = []
    for value in found:
        gap = text[joined[-1].end : value.start] if joined else ""
        if (
            joined
            and joined[-1].kind == value.kind
            and re.fullmatch(r",? ?(?:and|et|or|ou|&|,)? ?(?:the|le|la|les|l['’])? ?", gap)
        ):
            last = joined[-1]
            joined[-1] = replace(
                last, end=value.end, text=text[last.start : value.end], meaning=(*last.meaning, *value.meaning)
            )
        else:
            joined.append(value)
    return joined
