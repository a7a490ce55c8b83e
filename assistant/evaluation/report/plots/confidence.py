"""What the confidence is worth: the risk-coverage curve and the reliability diagram."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evaluation.curves import Bin, RiskPoint
from assistant.evaluation.report.plots.canvas import ACCENT, INK, SMALL, SOFT, TINT, Canvas, Plot, axes, draw, shares

_POINTS = 250
"""More than a curve of this width can show."""


def risk_coverage(curve: Sequence[RiskPoint]) -> str:
    """SVG of risk over coverage; the area under it is shaded, the dashed line answers in random order."""
    shown = list(curve[:: max(1, len(curve) // _POINTS)])
    shown += [curve[-1]] if shown[-1] is not curve[-1] else []
    base = curve[-1].risk

    def paint(canvas: Canvas) -> None:
        plot = axes(canvas)
        coverage, risk = [0.0, *(point.coverage for point in shown)], [shown[0].risk, *(point.risk for point in shown)]
        plot.fill_between(coverage, risk, step="pre", color=TINT, linewidth=0)
        plot.plot(coverage, risk, color=ACCENT, linewidth=2.4, drawstyle="steps-pre")
        plot.plot([0, 1], [base, base], color=SOFT, linewidth=1.2, linestyle=(0, (4, 4)))
        for point in shown[:: max(1, len(shown) // 40)]:
            (dot,) = plot.plot([point.coverage], [point.risk], "o", color=ACCENT, markersize=9, alpha=0.0)
            canvas.tip(
                dot, f"{point.coverage:.0%} answered, {point.risk:.1%} wrong (confidence ≥ {point.threshold:.2f})"
            )
        plot.set_xlim(0, 1.01)
        plot.set_ylim(0, max(0.1, *risk) * 1.18)
        plot.annotate(
            f"all answered: {base:.0%} wrong", (1, base), xytext=(0, 7), textcoords="offset points", ha="right",
            color=SOFT, fontsize=11.5,
        )  # fmt: skip
        plot.set_xlabel("coverage: share answered")
        plot.set_ylabel("risk: share of those wrong")
        shares(plot.xaxis)
        plot.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")

    return draw(SMALL, 300, "Risk-coverage curve", paint)


def reliability(bins: Sequence[Bin]) -> str:
    """SVG of accuracy over confidence, a disc a bin, with the number of questions of each bin below."""

    def paint(canvas: Canvas) -> None:
        grid = canvas.figure.add_gridspec(2, 1, height_ratios=(4, 1))
        above, below = axes(canvas, grid[0]), axes(canvas, grid[1])
        above.plot([0, 1], [0, 1], color=SOFT, linewidth=1.2, linestyle=(0, (4, 4)))
        above.plot([b.confidence for b in bins], [b.accuracy for b in bins], color=ACCENT, linewidth=1.6, alpha=0.5)
        most = max(held.n for held in bins)
        for held in bins:
            _bin(canvas, above, below, held, held.n / most)
        above.set_ylim(-0.03, 1.05)
        above.set_ylabel("observed: share right")
        above.set_xticks((0, 0.25, 0.5, 0.75, 1), [])
        shares(above.yaxis)
        below.set_ylim(0, most * 1.45)
        below.set_yticks([])
        below.grid(False)
        below.spines["left"].set_visible(False)
        below.set_xlabel("confidence, and questions per bin")
        shares(below.xaxis)
        for plot in (above, below):
            plot.set_xlim(-0.02, 1.02)

    return draw(SMALL, 300, "Reliability diagram", paint)


def _bin(canvas: Canvas, above: Plot, below: Plot, held: Bin, share: float) -> None:
    """A disc, its gap to the diagonal, and a bar; ``share`` of the questions of the fullest bin."""
    middle = (held.low + held.high) / 2
    (gap,) = above.plot([held.confidence] * 2, [held.confidence, held.accuracy], color=ACCENT, linewidth=1.2)
    size = 6 + 10 * share**0.5
    (disc,) = above.plot([held.confidence], [held.accuracy], "o", color=ACCENT, markersize=size, clip_on=False)
    (bar,) = below.bar([middle], [held.n], width=0.86 * (held.high - held.low), color=INK, alpha=0.55)
    below.annotate(
        f"{held.n:,}", (middle, held.n), xytext=(0, 3), textcoords="offset points", ha="center", color=SOFT,
        fontsize=10.5,
    )  # fmt: skip
    for artist in (gap, disc, bar):
        canvas.tip(artist, f"confidence {held.confidence:.2f}, right {held.accuracy:.0%}, n = {held.n:,}")
