"""Forest plot of the paired differences between two runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evaluation.report.plots.canvas import BAD, GOOD, INK, SOFT, Canvas, axes, draw


@dataclass(frozen=True, slots=True)
class Shift:
    """A measure's difference and its interval, as shares; ``verdict`` is 1 better, -1 worse, 0 undecided."""

    label: str
    difference: float
    low: float
    high: float
    verdict: int
    tip: str


def differences(shifts: Sequence[Shift], width: int) -> str:
    """SVG of the differences, one row each, zero in the middle."""
    reach = max(0.02, *(max(abs(shift.low), abs(shift.high)) for shift in shifts)) * (1.35 if width < 400 else 1.12)
    narrow = width < 400

    def paint(canvas: Canvas) -> None:
        plot = axes(canvas)
        plot.axvline(0, color=INK, linewidth=1.2)
        for row, shift in enumerate(shifts):
            color = {1: GOOD, -1: BAD, 0: SOFT}[shift.verdict]
            (bar,) = plot.plot([shift.low, shift.high], [row, row], color=color, linewidth=7, alpha=0.28)
            (dot,) = plot.plot([shift.difference], [row], "o", color=color, markersize=8)
            plot.annotate(
                f"{shift.difference * 100:+.1f}".replace("-", "−"),
                (max(shift.high, 0), row), xytext=(9, 0), textcoords="offset points", va="center", color=color,
                fontsize=11.5, fontweight="bold" if shift.verdict else "normal",
            )  # fmt: skip
            canvas.tip(bar, shift.tip)
            canvas.tip(dot, shift.tip)
        plot.set_yticks(range(len(shifts)), [shift.label for shift in shifts])
        plot.set_xlim(-reach, reach)
        plot.set_ylim(len(shifts) - 0.4, -0.6)
        plot.grid(False, axis="y")
        plot.spines["left"].set_visible(False)
        plot.locator_params(axis="x", nbins=4 if narrow else 8)
        plot.xaxis.set_major_formatter(lambda value, _: f"{value * 100:+.3g}" if value else "0")
        plot.set_xlabel("new minus old, in percentage points" if not narrow else "new − old, points")

    return draw(width, len(shifts) * 30 + 60, "Paired differences with 95 % intervals", paint)
