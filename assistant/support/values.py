"""Whether the figures, dates, names and countries of a statement are the citation's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant.asked import read
from assistant.facts.names import fold
from assistant.facts.value import Value
from assistant.support.align import HEARD, MEANT, Alignment
from assistant.support.cited import Cited, Problem, Unsupported

FIGURES = frozenset(
    {"money", "percent", "points", "factor", "fraction", "number", "ordinal", "measure", "duration", "time"}
)
_CALENDAR = {
    name: code
    for names in (
        "monday lundi 1|tuesday mardi 2|wednesday mercredi 3|thursday jeudi 4|friday vendredi 5|saturday samedi 6",
        "sunday dimanche 7|january janvier m01|february fevrier m02|march mars m03|april avril m04|may mai m05",
        "june juin m06|july juillet m07|august aout m08|september septembre m09|october octobre m10",
        "november novembre m11|december decembre m12|spring printemps s1|summer ete s2|autumn automne s3"
        "|winter hiver s4",
    )
    for row in names.split("|")
    for *words, code in [row.split()]
    for name in words
}
_LOWER_CASE = frozenset({"march", "may", "ete", "spring"})
"""Calendar names that are other words too: a month needs its capital, a season its article."""
_DIGITS = re.compile(r"\d+")
_PLAIN_WORD = re.compile(r"[^\W\d_]+")


def unsupported_values(statement: str, language: str, cited: Cited, alignment: Alignment) -> Iterator[Unsupported]:
    """What of the statement's typed values the citation does not hold with the same meaning."""
    told = read(cited.text, cited.language, _day(cited.published))
    said = read(statement, language, _day(cited.published))
    for value in said:
        if value.kind in FIGURES and not _figure_told(value, said, told):
            yield Unsupported("figure", value.start, value.end, value.text)
        elif value.kind == "date" and not any(
            within(str(value.meaning[0]), str(other.meaning[0])) for other in told if other.kind == "date"
        ):
            yield Unsupported("date", value.start, value.end, value.text)
        elif (
            value.kind == "country" and value.meaning not in {v.meaning for v in told} and not _worded(value, alignment)
        ):
            yield Unsupported("country", value.start, value.end, value.text)
        elif (
            value.kind == "name"
            and not _counts(value, said)
            and not _named(value, statement, language, cited, alignment)
        ):
            yield Unsupported("name", value.start, value.end, value.text)
    yield from _calendar(statement, said, cited.text, told)
    yield from _told_once(said, told)
    yield from _loose_digits(statement, said, cited.text)


def _told_once(said: tuple[Value, ...], told: tuple[Value, ...]) -> Iterator[Unsupported]:
    """Figures and dates the statement tells more often than the citation: one has taken another's place."""
    allowed = Counter((value.kind, value.meaning) for value in told)
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


def _figure_told(value: Value, said: tuple[Value, ...], told: tuple[Value, ...]) -> bool:
    """Whether the citation has the figure, or both ends of the range apart, or the range whose ends are both told."""
    if any(same_figure(value, other) for other in told):
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


def _day(published: date | None) -> date | None:
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


def within(one: str, other: str) -> bool:
    """Whether the ISO prefix ``one`` is ``other`` or a coarser name of it: "in November 2025" of "4 November 2025"."""
    if one.startswith("--"):
        return other.endswith(one[1:])
    return other == one or other.startswith(one + "-") or (other.startswith("--") and one.endswith(other[1:]))


def _worded(value: Value, alignment: Alignment) -> bool:
    """Whether the value's words stand for words of the citation ("American" for "the US")."""
    rows = [row for row, word in enumerate(alignment.said) if value.start <= word.start < value.end]
    return bool(rows) and all(alignment.meant(row) for row in rows)


def _named(value: Value, statement: str, language: str, cited: Cited, alignment: Alignment) -> bool:
    """Whether the name is one of the citation, a part of one (surname alone) or its translation."""
    parts = [fold(word) for word in _PLAIN_WORD.findall(value.text)]
    place = f"{cited.text} \n {cited.speaker or ''}"
    told = [fold(word) for word in _PLAIN_WORD.findall(place)]
    if any(told[at : at + len(parts)] == parts for at in range(len(told) - len(parts) + 1)):
        return True
    rows = [row for row, word in enumerate(alignment.said) if value.start <= word.start < value.end]
    if len(rows) == 1 and not alignment.said[rows[0]].capital:  # a capital that only opens a sentence
        names_told = [fold(word.text) for word in alignment.cited if word.capital]
        return _common(rows[0], alignment, names_told, [fold(word.text) for word in alignment.said])
    if language == cited.language:
        return False
    sure = [row for row in rows if alignment.meant(row)]
    heard = [row for row in rows if float(alignment.table[row].max(initial=0.0)) >= HEARD]
    return bool(sure) and len(heard) == len(rows)


def _common(row: int, alignment: Alignment, told: list[str], said: list[str]) -> bool:
    """Whether the word that opens the sentence stands for a common word of the citation.

    Where the statement has every name of the citation, the word has taken no name's place: a looser likeness will do.
    """
    complete = set(told) <= set(said)
    likeness = HEARD if complete else MEANT
    return any(not alignment.cited[column].capital for column in alignment.meant(row, likeness))


def _calendar(statement: str, said: tuple[Value, ...], cited: str, told: tuple[Value, ...]) -> Iterator[Unsupported]:
    """Days of the week, months and seasons that the citation neither names nor means."""
    known = Counter(code for _, code in _calendar_words(cited))
    for value in told:
        if value.kind == "date":
            known.update(calendar_codes(str(value.meaning[0])))
    for match, code in _calendar_words(statement):
        inside = any(v.kind == "date" and v.start <= match.start() < v.end for v in said)
        known[code] -= 1
        if known[code] < 0 and not (inside and code.startswith("m")):
            yield Unsupported("date", match.start(), match.end(), match.group())


def _calendar_words(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _PLAIN_WORD.finditer(text):
        plain = fold(match.group())
        code = _CALENDAR.get(plain)
        if code is None or (plain in _LOWER_CASE and not match.group()[0].isupper() and plain != "ete"):
            continue
        if plain == "ete" and not re.search(r"(?:\bl['’]|\bcet |\bd['’])$", text[: match.start()]):
            continue
        yield match, code


def calendar_of(text: str) -> frozenset[str]:
    """The days of the week, months and seasons ``text`` names, as codes that are one in both languages."""
    return frozenset(code for _, code in _calendar_words(text))


def is_calendar(word: str) -> bool:
    """Whether the word names a day of the week, a month or a season."""
    return fold(word) in _CALENDAR


def calendar_codes(iso: str) -> set[str]:
    """The codes of the month and of the day of the week of an ISO date."""
    codes = set()
    if match := re.match(r"(?:\d{4}|-)-(\d\d)", iso):
        codes.add(f"m{match[1]}")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", iso):
        codes.add(str(date.fromisoformat(iso).isoweekday()))
    return codes
