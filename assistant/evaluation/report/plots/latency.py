"""How long the answers took."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.evaluation.report.numbers import duration
from assistant.evaluation.report.plots.canvas import ACCENT, INK, SOFT, Canvas, axes, draw

_WIDE_SPREAD = 20.0
"""From this ratio of the longest to the shortest on, the axis is logarithmic."""
_ROUND = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 60_000, 120_000, 300_000, 600_000)


def latency(times: Sequence[float], width: int) -> str:
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
            ticks = ticks[:: 1 if len(ticks) * 46 < width else 2]
            plot.set_xticks(ticks, [_tick(tick) for tick in ticks])
            plot.set_xticks([], minor=True)
        else:
            plot.xaxis.set_major_formatter(lambda value, _: duration(value))
            plot.locator_params(axis="x", nbins=5)
        plot.set_ylim(0, max(counts) * 1.28)
        for share, name, color, lift in ((50, "median", ACCENT, 1.0), (95, "p95", SOFT, 0.91)):
            mark = float(np.percentile(held, share))
            plot.axvline(mark, color=color, linewidth=1.6, linestyle="-" if share == 50 else (0, (4, 4)))
            right_half = (np.log(mark / low) / np.log(high / low) if wide else (mark - low) / (high - low)) > 0.6
            plot.annotate(
                f"{name} {duration(mark)}", (mark, lift), xycoords=("data", "axes fraction"),
                xytext=(-6 if right_half else 6, -4), textcoords="offset points", va="top",
                ha="right" if right_half else "left", color=color, fontsize=12, fontweight="bold",
            )  # fmt: skip
        plot.grid(False, axis="x")
        plot.set_ylabel("questions")
        plot.yaxis.get_major_locator().set_params(integer=True)

    return draw(width, 300, "Latency of the answers", paint)


def _tick(ms: float) -> str:
    return duration(ms).replace(".0", "")
