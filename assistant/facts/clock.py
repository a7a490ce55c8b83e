"""What relative dates mean on the day an article was published: "last Tuesday", « dans deux semaines », "on 3 May".

Reckoned from the article's own day, in its own time zone. A weekday, a month, a season or a day without a year is the
nearest one in the past or the future, as the verb beside it says; what the text leaves open ("next fiscal year",
"soon", "two weeks later" with no date before it) has no meaning here.
"""

from __future__ import annotations

from datetime import date

from assistant.facts import clock_months as months
from assistant.facts import clock_words as words
from assistant.facts import steps
from assistant.facts.anchored import anchored
from assistant.facts.dates import dates
from assistant.facts.period import period
from assistant.facts.tense import tense
from assistant.facts.time_words import DAY_WORDS, LENGTHS, WEEKDAYS, counted, length
from assistant.facts.value import Value, key
from assistant.facts.worded import Worded, other_year, settled

_IDIOMS = {8: 7, 15: 14}
"""« Huit jours » are a week, « quinze jours » two."""


def relative_dates(text: str, published: date, language: str) -> list[Value]:
    """The relative dates of ``text`` that have one meaning on ``published``, in order; meanings are those of `dates`.

    Days without a year are among them, with the year the verb beside them tells. ``language`` is the text's.
    """
    if words.ANY.search(text) is None:
        return []
    today = date(published.year, published.month, published.day)
    told = dates(text)
    taken = [(value.start, value.end) for value in told]
    found: list[Value] = [value for absolute in told if (value := _dated(absolute, text, today, language))]
    for kind, pattern in words.PATTERNS:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())  # what stays open is not read otherwise by a later pattern
            meaning = _meaning(kind, Worded(match, today, language))
            if meaning is not None:
                found.append(Value("date", match.start(), match.end(), match.group(), (meaning,)))
    whole = [value for value in told if not str(value.meaning[0]).startswith("--")]
    found += anchored(text, [*found, *whole], taken)
    return sorted(found, key=lambda value: value.start)


def _meaning(kind: words.Kind, said: Worded) -> str | None:
    reckon = {
        "open": lambda _: None, "day": _day_word, "weekday of week": _weekday_of_week, "step weekday": _step_weekday,
        "count": _count, "edge": _edge, "month edge": months.month_edge, "month of year": months.month_of_year,
        "step month": months.step_month, "part": months.part, "step season": months.step_season, "step": _step,
        "month": months.month, "season": months.season, "weekday": _weekday,
    }[kind]  # fmt: skip
    try:
        meaning = reckon(said)
    except OverflowError:
        return None  # before the year 1 or after 9999: a publication date that stands for none
    return meaning if meaning is not None and period(meaning) is not None else None


def _dated(value: Value, text: str, today: date, language: str) -> Value | None:
    """A day without a year in the year its weekday or its verb tells."""
    meaning = str(value.meaning[0])
    if not meaning.startswith("--"):
        return None
    month, day = int(meaning[2:4]), int(meaning[5:7])
    near = [steps.nearest_day(today, month, day, ahead=ahead) for ahead in (False, True)]
    named = words.WEEKDAY_BEFORE.search(text[: value.start])
    if named:
        fitting = [iso for iso in near if iso and date.fromisoformat(iso).weekday() == WEEKDAYS[key(named["weekday"])]]
        told = fitting[0] if fitting else None
    else:
        said = tense(text, value.start, value.end, language)
        told = None if said is None else near[said == "future"]
        told = None if told and other_year(text, told, said) else told
    return Value("date", value.start, value.end, value.text, (told,)) if told else None


def _day_word(said: Worded) -> str | None:
    return steps.shifted(said.today, "day", DAY_WORDS[said["day"]])


def _weekday_of_week(said: Worded) -> str | None:
    week = steps.unit(said.today, "week", said.step)
    covered = period(week) if week else None
    return steps.shifted(covered.start, "day", WEEKDAYS[said["weekday"]]) if covered and covered.start else None


def _step_weekday(said: Worded) -> str | None:
    return _weekday(said) if said.step == 0 else steps.weekday(said.today, WEEKDAYS[said["weekday"]], said.step)


def _weekday(said: Worded) -> str | None:
    number, lead = WEEKDAYS[said["weekday"]], said["lead"]
    if number == said.today.weekday():
        return said.today.isoformat()
    side = "past" if lead in words.SINCE else "future" if lead in words.NOT_AFTER else said.tense
    if lead in words.UNTIL:
        side = None if side == "past" else "future"
    return None if side is None else steps.weekday(said.today, number, 1 if side == "future" else -1)


def _step(said: Worded) -> str | None:
    name, many = LENGTHS[said["unit"]]
    if many != 1:
        return None  # "last decade": the ten years before, or those with the same tens
    if name == "weekend":
        return _weekend(said)
    return steps.unit(said.today, name, said.step)


def _weekend(said: Worded) -> str | None:
    now, weekend = said.today.weekday() >= 5, said["step"]
    if weekend and said.step:
        return steps.unit(said.today, "weekend", said.step if now or said.step < 0 else 0)
    side = said.tense
    if now or side is None:
        return steps.unit(said.today, "weekend", 0) if now else None
    return steps.unit(said.today, "weekend", 0 if side == "future" else -1)


def _count(said: Worded) -> str | None:
    count = counted(said["count"])
    name, many = length(said["length"])
    if count is None or words.ROUGHLY.search(said.match.string[: said.match.start("count")]):
        return None
    if said.language == "fr" and said["length"].startswith("jour"):
        count = _IDIOMS.get(count, count)
    if said["back"]:
        return steps.shifted(said.today, name, -count * many)
    if said["perhaps"] and said.tense != "future" and not words.BEGINS.search(said.match.string[: said.match.start()]):
        return None  # "sold in two years" tells how long, not when
    return steps.shifted(said.today, name, count * many)


def _edge(said: Worded) -> str | None:
    """As in "by the end of the month", « en début de semaine »."""
    name, _ = LENGTHS[said["unit"]]
    ends, deadline = said["edge"] in words.ENDS, said["lead"] in words.DEADLINES
    whole = steps.unit(said.today, name, said.step)
    if not said.step and not said["this"]:
        side = "past" if said["lead"] in words.SINCE else "future" if said["lead"] in words.NOT_AFTER else said.tense
        if ends and side == "past" or side is None and not deadline:
            return None
        if not ends and side == "future":
            whole = steps.unit(said.today, name, 1)
        whole = settled(said, whole, side)
    return steps.last_day(whole) if ends and deadline else whole
