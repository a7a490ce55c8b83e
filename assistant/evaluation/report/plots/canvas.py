"""The door to matplotlib: a figure drawn in the page's colours, given back as SVG to put inside the page."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.gridspec import SubplotSpec

WIDE, SMALL = 1096, 336
"""Widths in CSS pixels: across the page; a third of it, or a phone."""

Plot = Axes
"""A pair of axes and what is drawn between them."""
INK, SOFT, RULE, ACCENT, GOOD, BAD, TINT = (f"#0{n}0{n}0{n}" for n in range(1, 8))
"""Stand-ins: each is written into the SVG as the CSS variable of that name."""
_VARIABLES = {INK: "ink", SOFT: "soft", RULE: "rule", ACCENT: "accent", GOOD: "good", BAD: "bad", TINT: "tint"}
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "text.parse_math": False,
    "font.size": 12.0,
    "axes.edgecolor": RULE,
    "axes.labelcolor": SOFT,
    "axes.labelsize": 12.0,
    "axes.linewidth": 1.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 13.0,
    "axes.titleweight": "bold",
    "axes.titlecolor": INK,
    "axes.titlelocation": "left",
    "text.color": INK,
    "xtick.color": RULE,
    "ytick.color": RULE,
    "xtick.labelcolor": SOFT,
    "ytick.labelcolor": INK,
    "xtick.labelsize": 11.5,
    "ytick.labelsize": 12.0,
    "grid.color": RULE,
    "grid.linewidth": 0.8,
    "legend.frameon": False,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "lines.solid_capstyle": "round",
}


@dataclass
class Canvas:
    """A figure of ``width`` by ``height`` CSS pixels while it is being drawn."""

    width: int
    height: int
    figure: Figure
    tips: list[str] = field(default_factory=list)

    def tip(self, artist: Any, text: str) -> None:  # noqa: ANN401 - matplotlib's artists share no useful type
        """Show ``text`` while the pointer rests on ``artist``."""
        artist.set_gid(f"tip-{len(self.tips)}")
        self.tips.append(text)

    def spread(self, *, between_rows: float = 0.06, between_columns: float = 0.06) -> None:
        """Inches of air around the plots of the figure, which fill the rest of it."""
        self.figure.set_layout_engine("constrained", h_pad=between_rows, w_pad=between_columns, hspace=0.0, wspace=0.0)


def draw(width: int, height: int, label: str, paint: Callable[[Canvas], None]) -> str:
    """SVG of what ``paint`` draws; ``label`` is what a screen reader says. The same drawing gives the same text."""
    # One unit of the SVG is one CSS pixel as long as the page shows it at this width.
    with matplotlib.rc_context({**_STYLE, "svg.hashsalt": f"{label} {width}"}):
        canvas = Canvas(width, height, Figure(figsize=(width / 72, height / 72)))
        FigureCanvasSVG(canvas.figure)
        canvas.spread()
        paint(canvas)
        written = io.StringIO()
        canvas.figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    return _for_the_page(written.getvalue(), canvas, label)


def axes(canvas: Canvas, where: SubplotSpec | None = None) -> Plot:
    """A plot with a faint grid behind it, in the place ``where`` of the figure."""
    plot = canvas.figure.add_subplot(where) if where is not None else canvas.figure.add_subplot()
    plot.set_axisbelow(True)
    plot.grid(True)
    plot.tick_params(length=0, pad=6)
    return plot


def shares(axis: Any, values: tuple[float, ...] = (0, 0.25, 0.5, 0.75, 1)) -> None:  # noqa: ANN401
    """Ticks of an axis from 0 to 1 in per cent."""
    axis.set_ticks(values, [f"{value:.0%}" for value in values])


def _for_the_page(svg: str, canvas: Canvas, label: str) -> str:
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>", "", svg, flags=re.DOTALL)
    head = (
        f'<svg class="plot" role="img" aria-label="{escape(label)}" viewBox="0 0 {canvas.width} {canvas.height}"'
        f' style="max-width:{canvas.width}px" xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' xmlns="http://www.w3.org/2000/svg">'
    )
    svg = head + svg[svg.index(">") + 1 :]
    for stand_in, name in _VARIABLES.items():
        svg = svg.replace(stand_in, f"var(--{name})")
    svg = re.sub(r" transform=\"rotate\(-0 [^)]*\)\"", "", re.sub(r"\s+", " ", svg)).replace("> <", "><")
    svg = re.sub(r"font-family: [^;\"]*", "font-family: var(--sans)", svg)
    svg = re.sub(r"(font: [^;\"]*?px) [^;\"]*", r"\1 var(--sans)", svg)
    svg = re.sub(
        r'<g id="tip-(\d+)">', lambda m: f'<g class="tip"><title>{escape(canvas.tips[int(m[1])])}</title>', svg
    )
    return re.sub(r'<g id="[^"]*"', "<g", svg)
