"""Which plots a run has something to show in, each drawn for a screen and for a phone."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.evaluation import curves
from assistant.evaluation.compared import Comparison, Difference
from assistant.evaluation.measures import LATENCY
from assistant.evaluation.report import numbers, tables
from assistant.evaluation.report.labels import label
from assistant.evaluation.report.plots.canvas import SMALL, WIDE
from assistant.evaluation.report.plots.confidence import reliability, risk_coverage
from assistant.evaluation.report.plots.differences import Shift, differences
from assistant.evaluation.report.plots.intervals import Interval, Panel, intervals
from assistant.evaluation.report.plots.latency import latency
from assistant.evaluation.run import ALL, Figure, Run

_NAME = 20
"""Characters of a group's name for which a plot has room."""
_PANELS, _PANELS_ON_A_PHONE = 6, 3
_PAIRS = 8
"""The largest language pairs; the table has them all."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A plot as SVG in two widths, with what a reader should take from it."""

    name: str
    title: str
    caption: str
    drawn: str
    """A third of the page wide, which suits a phone too; with ``wide`` for a phone only."""
    wide: str | None = None
    """Across the page."""


def pictures(run: Run, compared: Comparison | None) -> dict[str, Picture]:
    """The plots by name, in the order of the page; a plot without anything to show is not among them."""
    drawn = (_changes(compared), _by_pair(run), *_confidence(run), _latency(run))
    return {picture.name: picture for picture in drawn if picture is not None}


def _by_pair(run: Run) -> Picture | None:
    names = [ALL, *list(tables.groups(run, "pair"))[:_PAIRS]]
    shares = [f for f in tables.headline_figures(run) if label(f.measure).unit == "share"][:_PANELS]
    if not shares:
        return None
    panels = []
    for figure in shares:
        found = [run.figure(figure.measure, ALL if name == ALL else f"pair:{name}") for name in names]
        held = tuple(_interval(name, f) for name, f in zip(names, found, strict=True) if f is not None)
        panels.append(Panel(label(figure.measure).title, held))
    columns = 3 if len(panels) in (3, 5, 6) else min(len(panels), 4)
    return Picture(
        "pairs",
        "By language pair",
        "Question language → evidence language. The dot is the value, the band its 95 % bootstrap interval.",
        intervals(panels[:_PANELS_ON_A_PHONE], SMALL, 1),
        intervals(panels, WIDE, columns),
    )


def _interval(name: str, figure: Figure) -> Interval:
    name = "all" if name == ALL else name.replace("->", " → ")
    name = name if len(name) <= _NAME else name[: _NAME - 1] + "…"
    return Interval(name, figure.value, figure.low, figure.high, figure.n)


def _confidence(run: Run) -> list[Picture]:
    points = curves.pairs(run.records)
    if not points:
        return []
    curve, bins = curves.risk_coverage(points), curves.reliability(points)
    area, error = curves.area(curve) or 0.0, curves.calibration_error(bins) or 0.0
    risk = (
        f"Answering only the surest questions first. Area under the curve {area:.3f}: the mean risk over all coverages,"
        " lower is better."
    )
    calibration = (
        f"On the dashed line, confidence is what it says it is. Expected calibration error {error:.3f},"
        f" over {numbers.count(len(points))} questions."
    )
    return [
        Picture("risk", "Risk and coverage", risk, risk_coverage(curve)),
        Picture("reliability", "Is its confidence deserved?", calibration, reliability(bins)),
    ]


def _latency(run: Run) -> Picture | None:
    times = [record.scores[LATENCY] for record in run.records if LATENCY in record.scores]
    if not times:
        return None
    caption = f"Time to a whole answer, over {numbers.count(len(times))} questions, one after the other."
    return Picture("latency", "How long it took", caption, latency(times))


def _changes(compared: Comparison | None) -> Picture | None:
    shares = [d for d in compared.differences if label(d.measure).unit == "share"] if compared else []
    shown = [d for d in shares if d.low or d.high]
    if not shown:
        return None
    shifts = [_shift(difference) for difference in shown]
    same = f" Unchanged: {', '.join(label(d.measure).title for d in shares if d not in shown)}."
    return Picture(
        "differences",
        "Paired differences",
        "Over the questions both runs measured; the band is the 95 % interval. Grey: chance may be all of it."
        + (same if len(shown) < len(shares) else ""),
        differences(shifts, SMALL),
        differences(shifts, WIDE),
    )


def _shift(d: Difference) -> Shift:
    title = label(d.measure).title
    tip = (
        f"{title}: {d.old:.1%} → {d.new:.1%}, {d.difference * 100:+.1f} points"
        f" ({d.low * 100:+.1f} to {d.high * 100:+.1f}), p = {numbers.probability(d.p)}, n = {d.n:,}"
    )
    title += "" if d.higher_is_better else " ↓"
    return Shift(title, d.difference, d.low, d.high, tables.verdict(d), tip)
