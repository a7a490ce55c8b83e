"""The words of one relative date in their text, as the rules of the clock read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.facts.dates import years
from assistant.facts.tense import Tense, tense
from assistant.facts.value import key

_STEPS = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


@dataclass(frozen=True, slots=True)
class Worded:
    """The words of one relative date in their text."""

    match: re.Match[str]
    today: date
    language: str

    def __getitem__(self, group: str) -> str:
        """What the group matched, as tables spell it; empty where it took no part."""
        found = (said for name, said in self.match.groupdict().items() if said and name.rstrip("_") == group)
        return key(next(found, ""))

    @property
    def tense(self) -> Tense | None:
        """What the verb beside them says."""
        return tense(self.match.string, self.match.start(), self.match.end(), self.language)

    @property
    def step(self) -> int:
        """-1 for "last", 0 for "this", 1 for "next", in either language."""
        said = self["step"]
        if said in _STEPS:
            return _STEPS[said]
        return 1 if said.startswith("proch") else -1 if re.match("dern|pass", said) else 0


def other_year(text: str, meaning: str, said: Tense | None) -> bool:
    """Whether the text names another year on that side of today, which may be the date's."""
    own = meaning[:4]
    return any(year < own if said == "past" else year > own for year in years(text))


def settled(said: Worded, meaning: str | None, side: Tense | None) -> str | None:
    """``meaning``, lying on ``side`` of today; None where the text names another year it may be of."""
    return None if meaning is None or other_year(said.match.string, meaning, side) else meaning
