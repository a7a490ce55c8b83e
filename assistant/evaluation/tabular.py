"""Question sets as a table: CSV with the columns question and answer, and perhaps id, language, status, kind."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from assistant.errors import QuestionError
from assistant.evaluation.questions import GoldQuestion, Reading, known_status

ALIASES = "|"
"""Parts the aliases of one answer within its cell."""


def read_csv(path: Path) -> Reading:
    """The questions of a CSV file whose first line names the columns; cells parted by ``,``, ``;`` or tabs.

    Without an id, a question is called by its line. An answer gives the status answered where no status stands.
    Raises QuestionError when the file cannot be read or has no column ``question``.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise QuestionError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise QuestionError(f"{path}: is not UTF-8 text (byte {error.start}); save it as UTF-8") from None
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names = [(name or "").strip().casefold() for name in rows.fieldnames or []]
    if "question" not in names:
        named = ", ".join(names) or "nothing"
        raise QuestionError(f"{path}: the first line names no column `question`; it names: {named}")
    rows.fieldnames = names
    try:
        for row in rows:
            yield _question(path, rows.line_num, row)
    except csv.Error as error:
        yield QuestionError(f"{path}:{rows.line_num}: {error}; the lines after it are not read")


def _question(path: Path, line: int, row: dict[str, str | None]) -> GoldQuestion | QuestionError:
    if None in row:
        return QuestionError(f"{path}:{line}: has more cells than the first line names; put quotes around commas")
    cells = {name: (cell or "").strip() for name, cell in row.items()}
    if not cells["question"]:
        return QuestionError(f"{path}:{line}: has no question")
    aliases = tuple(alias.strip() for alias in cells.get("answer", "").split(ALIASES) if alias.strip())
    try:
        status = known_status(cells.get("status") or ("answered" if aliases else None))
    except ValueError as error:
        return QuestionError(f"{path}:{line}: {error}")
    return GoldQuestion(
        cells.get("id") or f"line-{line}",
        cells["question"],
        cells.get("language") or None,
        kind=cells.get("kind", ""),
        status=status,
        answers=(aliases,) if aliases else (),
    )
