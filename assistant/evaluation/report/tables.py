"""The figures of a run in the order of the report: headline, by group, expected against given status."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from assistant.evaluation.compared import Comparison, Difference
from assistant.evaluation.report.labels import HEADLINE, Label, label
from assistant.evaluation.run import ALL, Figure, Run

_STATUSES = ("answered", "conflict", "not_found", "meta", "error")
_TILES = 8
"""More no reader takes in at once."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A headline measure over all questions, with what changed where two runs are compared."""

    label: Label
    figure: Figure
    difference: Difference | None


@dataclass(frozen=True, slots=True)
class Row:
    """One group of questions and its figures, in the order of the table's measures."""

    name: str
    count: int
    figures: tuple[Figure | None, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Figures by language pair or by kind."""

    by: Literal["pair", "kind"]
    labels: tuple[Label, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Statuses:
    """How many questions of each expected status got each status."""

    given: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


def headline(run: Run, compared: Comparison | None) -> tuple[Tile, ...]:
    """The most telling measures that the run has."""
    changes = {difference.measure: difference for difference in compared.differences} if compared else {}
    return tuple(Tile(label(f.measure), f, changes.get(f.measure)) for f in headline_figures(run))


def headline_figures(run: Run) -> list[Figure]:
    """The figures over all questions of the headline measures; of a run that has none of those, its first ones."""
    named = [figure for measure in HEADLINE if (figure := run.figure(measure)) is not None]
    return (named or [figure for figure in run.summary if figure.group == ALL])[:_TILES]


def groups(run: Run, by: Literal["pair", "kind"]) -> dict[str, int]:
    """Name of each group -> its questions; the largest first, questions without evidence after those with."""
    named = Counter(record.language_pair if by == "pair" else record.kind for record in run.records)
    ordered = sorted(named.items(), key=lambda item: (by == "pair" and "->" not in item[0], -item[1], item[0]))
    return {name: count for name, count in ordered if name}


def breakdown(run: Run, by: Literal["pair", "kind"]) -> Breakdown | None:
    """The headline measures in each group; None where there are fewer than two groups."""
    measures = [figure.measure for figure in headline_figures(run)]
    rows = [
        Row(name, count, tuple(run.figure(measure, f"{by}:{name}") for measure in measures))
        for name, count in groups(run, by).items()
    ]
    return Breakdown(by, tuple(map(label, measures)), tuple(rows)) if len(rows) > 1 else None


def statuses(run: Run) -> Statuses | None:
    """None where no question says what status it expects."""
    counts = Counter(
        (str(record.question["status"]), str(record.answer["status"]) if record.answer else "error")
        for record in run.records
        if record.question.get("status")
    )
    if not counts:
        return None
    known = dict.fromkeys(_STATUSES)
    given = tuple(status for status in known if any(pair[1] == status for pair in counts))
    expected = [status for status in known if any(pair[0] == status for pair in counts)]
    return Statuses(given, tuple((status, tuple(counts[status, other] for other in given)) for status in expected))


def verdict(difference: Difference) -> int:
    """1 better, -1 worse, 0 where chance may be all of it: the interval holds zero, or p is 0.05 or more."""
    if difference.low <= 0 <= difference.high or difference.p >= 0.05:
        return 0
    return 1 if (difference.difference > 0) == difference.higher_is_better else -1
