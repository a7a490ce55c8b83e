"""What months, parts of the year and seasons without a year mean on the day an article was published."""

from __future__ import annotations

from assistant.facts import clock_words as words
from assistant.facts import steps
from assistant.facts.dates import part_of_year
from assistant.facts.period import period
from assistant.facts.tense import Tense
from assistant.facts.time_words import LENGTHS, LOWER_CASE_WORDS, MONTHS, ORDINALS, SEASONS
from assistant.facts.worded import Worded, settled


def month_edge(said: Worded) -> str | None:
    """As in "by the end of June", « mi-mars »."""
    meaning = month(said)
    return steps.last_day(meaning) if said["edge"] in words.ENDS and said["lead"] in words.DEADLINES else meaning


def month(said: Worded) -> str | None:
    """As in "in March", « depuis janvier »."""
    if said.match["month"] in LOWER_CASE_WORDS:
        return None
    lead = said["lead"]
    side: Tense | None = "past" if lead in words.SINCE else "future" if lead in words.NOT_AFTER else said.tense
    if lead in words.UNTIL:
        side = None if side == "past" else "future"
    if side is None:
        return None
    return settled(said, steps.nearest_month(said.today, MONTHS[said["month"]], ahead=side == "future"), side)


def step_month(said: Worded) -> str | None:
    """As in "last March", « en mars prochain »."""
    if said.match["month"] in LOWER_CASE_WORDS:
        return None
    number, today = MONTHS[said["month"]], said.today
    if said.step == 0:
        return steps.a_month(today.year, number)
    if said.step > 0:
        return steps.a_month(today.year + (number <= today.month), number)
    return steps.a_month(today.year - (number >= today.month), number)


def month_of_year(said: Worded) -> str | None:
    """As in "in March last year"."""
    if said.match["month"] in LOWER_CASE_WORDS:
        return None
    return steps.a_month(said.today.year + said.step, MONTHS[said["month"]])


def part(said: Worded) -> str | None:
    """As in "in the second quarter", « au premier semestre de l'an prochain »."""
    name, _ = LENGTHS[said["part"]]
    months = 3 if name == "quarter" else 6
    number = ORDINALS[said["nth"]]
    if number * months > 12 or words.FISCAL.search(said.match.string):
        return None
    if said["of"]:
        return part_of_year(said.today.year + said.step, number, months)
    side = said.tense
    if side is None:
        return None
    now = part_of_year(said.today.year, number, months)
    covered = period(now)
    assert covered is not None and covered.start is not None and covered.end is not None
    if side == "past":
        if covered.start <= said.today <= covered.end:
            return None
        return settled(said, part_of_year(said.today.year - (covered.start > said.today), number, months), side)
    return settled(said, part_of_year(said.today.year + (covered.end < said.today), number, months), side)


def step_season(said: Worded) -> str | None:
    """As in "this summer", « l'hiver dernier »."""
    code, side = SEASONS[said["season"]], said.tense
    if said.step == 0 and side is not None:
        return steps.begun_season(said.today, code, ahead=side == "future")
    return steps.season(said.today, code, said.step)


def season(said: Worded) -> str | None:
    """As in "in the spring", « à l'automne »."""
    side = said.tense
    if side is None:
        return None
    return settled(said, steps.begun_season(said.today, SEASONS[said["season"]], ahead=side == "future"), side)
