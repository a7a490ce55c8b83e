"""Numbers as a reader of the report sees them."""

from __future__ import annotations

import math

from assistant.evaluation.report.labels import Unit

THIN = "\u202f"
"""The space before a unit; it never breaks."""


def shown(value: float, unit: Unit) -> str:
    """``94.1 %``, ``35 ms``, ``1.2 s``; a dash where there is no number."""
    if not math.isfinite(value):
        return "–"
    if unit == "share":
        return f"{value * 100:.1f}{THIN}%"
    return duration(value) if unit == "ms" else f"{value:.3f}"


def duration(ms: float) -> str:
    """Milliseconds below a second, then seconds, then minutes; about three figures."""
    size = abs(ms)
    if size < 1000:
        return f"{ms:.0f}{THIN}ms" if size >= 10 or ms == 0 else f"{ms:.1f}{THIN}ms"
    return f"{ms / 1000:.1f}{THIN}s" if size < 60_000 else f"{ms / 60_000:.1f}{THIN}min"


def change(value: float, unit: Unit) -> str:
    """A difference with its sign: ``+1.2 pts``, ``−35 ms``."""
    sign = "−" if value < 0 else "+" if value > 0 else "±"
    if unit == "share":
        return f"{sign}{abs(value) * 100:.1f}{THIN}pts"
    return sign + shown(abs(value), unit)


def between(low: float, high: float, unit: Unit) -> str:
    """An interval, the unit once where it can be: ``91.0–96.5 %``."""
    if unit == "share":
        return f"{low * 100:.1f}–{high * 100:.1f}{THIN}%"
    return f"{shown(low, unit)} – {shown(high, unit)}"


def count(number: int) -> str:
    """``2 000``, with a space that does not break."""
    return f"{number:,}".replace(",", THIN)


def probability(p: float) -> str:
    """A p-value: three decimals, never a bare 0."""
    return "< 0.001" if p < 0.001 else f"{p:.3f}"
