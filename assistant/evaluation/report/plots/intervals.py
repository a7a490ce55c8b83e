"""Measures by group: a dot for the value, a bar for its interval, one panel a measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evaluation.report.plots.canvas import ACCENT, INK, SOFT, Canvas, Plot, axes, draw, shares


@dataclass(frozen=True, slots=True)
class Interval:
    """A share of a group of questions with its interval; all from 0 to 1."""

    group: str
    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Panel:
    """A measure and its value in each group, the group of all questions first."""

    title: str
    intervals: tuple[Interval, ...]


def intervals(panels: Sequence[Panel], width: int, columns: int) -> str:
    """SVG of the panels, ``columns`` side by side; side by side, every panel has the same groups in the same rows."""
    groups = list(dict.fromkeys(interval.group for panel in panels for interval in panel.intervals))
    held = [groups if columns > 1 else [interval.group for interval in panel.intervals] for panel in panels]
    rows = -(-len(panels) // columns)
    heights = [max(len(one) for one in held[row * columns : (row + 1) * columns]) * 25 + 72 for row in range(rows)]

    def paint(canvas: Canvas) -> None:
        canvas.spread(between_rows=0.2, between_columns=0.16)
        grid = canvas.figure.add_gridspec(rows, columns, height_ratios=heights)
        for number, (panel, own) in enumerate(zip(panels, held, strict=True)):
            plot = axes(canvas, grid[number // columns, number % columns])
            _panel(canvas, plot, panel, own)
            if number % columns:
                plot.set_yticklabels([])

    return draw(width, sum(heights), "Measures by language pair, with 95 % intervals", paint)


def _panel(canvas: Canvas, plot: Plot, panel: Panel, groups: Sequence[str]) -> None:
    plot.set_title(panel.title, pad=10)
    plot.set_xlim(-0.02, 1.02)
    plot.set_ylim(len(groups) - 0.4, -0.6)
    plot.set_yticks(range(len(groups)), groups)
    plot.grid(False, axis="y")
    plot.spines["left"].set_visible(False)
    plot.spines["bottom"].set_visible(False)
    shares(plot.xaxis, (0, 0.5, 1))
    for interval in panel.intervals:
        _interval(canvas, plot, interval, groups.index(interval.group))


def _interval(canvas: Canvas, plot: Plot, interval: Interval, row: int) -> None:
    tip = f"{interval.group}: {interval.value:.1%} ({interval.low:.1%} to {interval.high:.1%}), n = {interval.n:,}"
    color = ACCENT if row == 0 else INK
    (bar,) = plot.plot([interval.low, interval.high], [row, row], color=color, linewidth=7, alpha=0.22)
    (dot,) = plot.plot([interval.value], [row], "o", color=color, markersize=8 if row == 0 else 7, clip_on=False)
    canvas.tip(bar, tip)
    canvas.tip(dot, tip)
    left = interval.value > 0.55
    plot.annotate(
        f"{interval.value:.0%}",
        (interval.low if left else interval.high, row),
        xytext=(-8 if left else 8, 0),
        textcoords="offset points",
        ha="right" if left else "left",
        va="center",
        color=color if row == 0 else SOFT,
        fontsize=11.5,
        fontweight="bold" if row == 0 else "normal",
    )
