"""The records of a run that is not finished, a line each: what was answered is kept whatever happens."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from assistant.evaluation.errors import EvaluationError
from assistant.evaluation.run import Record, record_from_json

NAME = "unfinished.jsonl"


class Journal:
    """A file beside the run's: its first line says what run it is, each other line is a Record."""

    def __init__(self, folder: Path, header: dict[str, Any]) -> None:
        """Begin, or go on with what stands there. Raises EvaluationError where another run's journal stands there."""
        self.path = folder / NAME
        self.records: list[Record] = []
        """What was recorded before, in order."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            kept = self._read(header) if self.path.exists() else 0
            self._file: TextIO = self.path.open("r+" if kept else "w", encoding="utf-8", newline="\n")
            self._file.truncate(kept)
            self._file.seek(kept)
            if not kept:
                self._write(header)
            self._recorded = bool(self.records)
        except OSError as error:
            raise EvaluationError(f"{folder}: cannot be written: {error.strerror or error}") from None

    def add(self, record: Record) -> None:
        """Keep one more. Raises EvaluationError."""
        try:
            self._write(asdict(record))
            self._recorded = True
        except OSError as error:
            raise EvaluationError(f"{self.path}: cannot be written: {error.strerror or error}") from None

    def close(self) -> None:
        """Leave the file for the next attempt; where nothing was recorded there is nothing to leave."""
        self._file.close()
        if not self._recorded:
            self.path.unlink(missing_ok=True)
            with contextlib.suppress(OSError):  # other files may stand in the folder
                self.path.parent.rmdir()

    def remove(self) -> None:
        """The run is written elsewhere."""
        self._file.close()
        self.path.unlink(missing_ok=True)

    def _write(self, fields: dict[str, Any]) -> None:
        self._file.write(json.dumps(fields, ensure_ascii=False) + "\n")
        self._file.flush()

    def _read(self, header: dict[str, Any]) -> int:
        """Bytes to keep. A last line without its end was being written when the process died, and is asked again."""
        whole = self.path.read_bytes()
        kept = whole.rfind(b"\n") + 1
        lines = whole[:kept].split(b"\n")[:-1]
        if not lines:
            return 0
        found = _parsed(lines[0])
        if found != header:
            raise EvaluationError(
                f"{self.path}: holds an unfinished run of {_difference(found, header)}; "
                "run that command again to finish it, delete the file, or name another folder"
            )
        try:
            self.records = [record_from_json(_parsed(line)) for line in lines[1:]]
        except (KeyError, TypeError, ValueError) as error:
            raise EvaluationError(f"{self.path}: is damaged ({error}); delete it") from None
        return kept


def unfinished(parent: Path, name: str, header: dict[str, Any]) -> Path | None:
    """The newest folder ``name-…`` of ``parent`` whose journal is of this very run."""
    for path in sorted(parent.glob(f"{name}-*/{NAME}"), reverse=True):
        with path.open("rb") as file:
            if _parsed(file.readline()) == header:
                return path.parent
    return None


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}


def _difference(found: dict[str, Any], wanted: dict[str, Any]) -> str:
    names = [name for name in wanted if found.get(name) != wanted[name]]
    return "other " + ", ".join(names) if names else "another form"
