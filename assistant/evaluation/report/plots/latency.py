"""How long the answers took."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.evaluation.report.numbers import duration
from assistant.evaluation.report.plots.canvas import ACCENT, INK, SMALL, SOFT, Canvas, Plot, axes, draw

_WIDE_SPREAD = 20.0
"""From this ratio of the longest to the shortest on, the axis is logarithmic."""
_ROUND = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 60_000, 120_000, 300_000, 600_000)


def latency(times: Sequence[float]) -> str:
    """SVG of the histogram of ``times`` (ms, at least one) with the median and the 95th percentile."""
    held = np.maximum(np.asarray(times, dtype=float), 0.1)
    low, high = float(held.min()), float(held.max())
    wide = high / low > _WIDE_SPREAD
    if high <= low:
        low, high = low * 0.9, high * 1.1
    edges = np.geomspace(low, high, 31) if wide else np.linspace(low, high, 31)

    def paint(canvas: Canvas) -> None:
        plot = axes(canvas)
        counts, _ = np.histogram(held, edges)
        for count, left, right in zip(counts, edges, edges[1:], strict=False):
            if count:
                (bar,) = plot.bar(left, count, width=right - left, align="edge", color=INK, alpha=0.5, linewidth=0)
                canvas.tip(bar, f"{duration(left)} to {duration(right)}: {count:,}")
        if wide:
            plot.set_xscale("log")
            ticks = [tick for tick in _ROUND if low * 0.8 <= tick <= high * 1.25]
            ticks = ticks[:: -(-len(ticks) // 5)]
            plot.set_xticks(ticks, [_tick(tick) for tick in ticks])
            plot.set_xticks([], minor=True)
        else:
            plot.xaxis.set_major_formatter(lambda value, _: duration(value))
            plot.locator_params(axis="x", nbins=5)
        plot.set_ylim(0, max(counts) * 1.28)
        for share, name, color in ((50, "median", ACCENT), (95, "p95", SOFT)):
            _mark(plot, float(np.percentile(held, share)), name, color, beyond=share == 95)
        plot.grid(False, axis="x")
        plot.set_ylabel("questions")
        plot.locator_params(axis="y", integer=True)

    return draw(SMALL, 300, "Latency of the answers", paint)


def _mark(plot: Plot, at: float, name: str, color: str, *, beyond: bool) -> None:
    """A line at a percentile, its name on the side away from the other one, and lower where there is no room."""
    plot.axvline(at, color=color, linewidth=1.6, linestyle=(0, (4, 4)) if beyond else "-")
    across = plot.transAxes.inverted().transform(plot.transData.transform((at, 0)))[0]
    right = across < 0.72 if beyond else across < 0.3
    plot.annotate(
        f"{name} {duration(at)}", (at, 1.0 if right == beyond else 0.9), xycoords=("data", "axes fraction"),
        xytext=(6 if right else -6, -2), textcoords="offset points", va="top", ha="left" if right else "right",
        color=color, fontsize=12, fontweight="bold",
    )  # fmt: skip


def _tick(ms: float) -> str:
    return duration(ms).replace(".0", "")
