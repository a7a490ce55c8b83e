"""A run and a comparison as tables of plain text."""

from __future__ import annotations

from assistant.evaluation.compared import Comparison, Difference
from assistant.evaluation.run import ALL, Run

Row = tuple[str, ...]
_TURNED = 10
"""Turned questions that are named; the report has them all."""


def figures_table(run: Run) -> str:
    """Every measure over all questions, with its 95 % interval and n."""
    rows: list[Row] = [("measure", "value", "95 % interval", "n")]
    for figure in run.summary:
        if figure.group == ALL:
            low, high = (_number(figure.measure, value) for value in (figure.low, figure.high))
            rows.append((figure.measure, _number(figure.measure, figure.value), f"{low} to {high}", str(figure.n)))
    return f"{run.system} on {run.questions.name}\n{_table(rows)}"


def comparison_table(compared: Comparison) -> str:
    """Every paired difference, then the questions that turned."""
    rows: list[Row] = [("measure", "old", "new", "difference", "95 % interval", "p", "n")]
    rows += [_row(difference) for difference in compared.differences]
    head = f"against {compared.old_system} of {compared.old_started}, {compared.common} questions in common"
    turned = [f"  better: {turned.id}  {turned.question}" for turned in compared.improved[:_TURNED]]
    turned += [f"  worse:  {turned.id}  {turned.question}" for turned in compared.worsened[:_TURNED]]
    count = f"right now and not before: {len(compared.improved)}; wrong now and not before: {len(compared.worsened)}"
    return "\n".join([head, _table(rows), count, *turned])


def _row(difference: Difference) -> Row:
    name = difference.measure
    old, new = _number(name, difference.old), _number(name, difference.new)
    change, low, high = (f"{value:+.3f}" for value in (difference.difference, difference.low, difference.high))
    if name.startswith("latency"):
        change, low, high = (f"{value:+.0f}" for value in (difference.difference, difference.low, difference.high))
    return name, old, new, change, f"{low} to {high}", f"{difference.p:.3f}", str(difference.n)


def _number(measure: str, value: float) -> str:
    return f"{value:.0f} ms" if measure.startswith("latency") else f"{value:.3f}"


def _table(rows: list[Row]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(_line(row, widths) for row in rows)


def _line(row: Row, widths: list[int]) -> str:
    """The first column to the left, numbers to the right."""
    first, *others = [f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True)]
    return "  ".join([first.lstrip().ljust(widths[0]), *others])
