"""The report of a run: a page to look at in a browser, a summary for a pull request."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.evaluation.errors import EvaluationError

if TYPE_CHECKING:
    from assistant.evaluation.compared import Comparison
    from assistant.evaluation.run import Run

PAGE, SUMMARY = "report.html", "summary.md"


def write(run: Run, folder: Path, compared: Comparison | None = None) -> None:
    """Write ``report.html`` and ``summary.md`` into ``folder``, which is made where it is missing.

    The page needs no other file and no network. Raises EvaluationError where the folder cannot be written to, or where
    matplotlib, which nothing else needs, is not installed.
    """
    try:
        from assistant.evaluation.report.markdown import summary
        from assistant.evaluation.report.page import page
    except ModuleNotFoundError as error:
        raise EvaluationError(f"the report needs {error.name}: pip install -r requirements.txt") from None
    texts = {PAGE: page(run, compared), SUMMARY: summary(run, compared)}
    for name, text in texts.items():
        _write(folder / name, text)


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    draft = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be written: {error.strerror or error}") from None
