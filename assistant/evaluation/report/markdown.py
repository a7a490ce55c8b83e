"""The report as Markdown, short enough for a pull request."""

from __future__ import annotations

from assistant.evaluation.compared import Comparison
from assistant.evaluation.report.failures import NAMES, counted, wrong
from assistant.evaluation.report.page import environment
from assistant.evaluation.report.tables import breakdown, headline
from assistant.evaluation.run import Run

_TURNED = 10
"""Questions listed by name; the page has them all."""
_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>|#~!&$"})


def summary(run: Run, compared: Comparison | None) -> str:
    """The text of ``summary.md``."""
    environ = environment()
    environ.filters["plain"] = plain
    text = environ.get_template("summary.md").render(
        run=run,
        compared=compared,
        headline=headline(run, compared),
        breakdowns=[table for table in (breakdown(run, "pair"), breakdown(run, "kind")) if table],
        failures=counted(run.records),
        failure_names=NAMES,
        wrong=wrong(run.records),
        most=_TURNED,
    )
    return text.strip() + "\n"


def plain(text: str, most: int = 160) -> str:
    """Text of a question or an answer on one line, as Markdown that shows it and does nothing else."""
    line = " ".join(text.split())
    return (line if len(line) <= most else line[: most - 1] + "…").translate(_SPECIAL)
