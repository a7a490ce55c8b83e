"""The values of a comparison of two runs; ``compare.py`` makes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """New minus old mean of a measure over the questions that both runs measured."""

    measure: str
    old: float
    new: float
    difference: float
    low: float
    high: float
    """95 % interval of the difference: percentile bootstrap over question pairs."""
    p: float
    """Two-sided paired randomisation test."""
    n: int
    higher_is_better: bool


@dataclass(frozen=True, slots=True)
class Turned:
    """A question that one run gets right and the other wrong (score ``correct``)."""

    id: str
    question: str
    old: str
    """Text the old run answered."""
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from an old run to a new one."""

    old_name: str
    old_started: str
    old_system: str
    common: int
    """Questions of the same id and wording in both; only they are compared."""
    differences: tuple[Difference, ...]
    improved: tuple[Turned, ...]
    """Wrong before, right now."""
    worsened: tuple[Turned, ...]
    """Right before, wrong now."""
