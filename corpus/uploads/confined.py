"""Reads added files in a process of its own: one that hangs, crashes or eats memory harms nothing but itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

from corpus.article import Article
from corpus.errors import ArticleError

_ROOT = Path(__file__).resolve().parents[2]
_START = 60.0
"""Seconds that a busy machine may take to start it."""
_KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "TEMP", "SYSTEMROOT", "VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME")
"""What it is told of the environment: no secret is among it."""
_PROGRAM = f"import sys; sys.path.insert(0, {str(_ROOT)!r}); from corpus.uploads.reading import main; main()"


class Confined:
    """Reads one file after the other, each within ``seconds``. Used as a context manager."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None
        self._lines: Queue[str] = Queue()

    def __enter__(self) -> Confined:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def read(self, file: Path, name: str, where: str) -> list[Article | ArticleError]:
        """What `reading.read` gives for ``file``, a failure where the process does not come back with it."""
        try:
            self._start()
            self._tell({"file": str(file), "name": name, "where": where})
            answer = json.loads(self._line(self._seconds))
        except Empty:
            self._end()
            return [ArticleError(where, f"takes longer to read than {self._seconds:.0f} seconds", "slow")]
        except (OSError, ValueError):
            self._end()
            return [ArticleError(where, "broke off the program that reads it", "crash")]
        articles = [Article.of_fields(fields) for fields in answer["articles"]]
        return [*articles, *(ArticleError(*told) for told in answer["failures"])]

    def _start(self) -> None:
        if self._process is not None:
            return
        self._lines = Queue()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env=_environment(),
        )
        Thread(target=_collect, args=(self._process, self._lines), daemon=True).start()
        self._line(_START)

    def _tell(self, asked: dict[str, Any]) -> None:
        assert self._process is not None and self._process.stdin is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()

    def _line(self, seconds: float) -> str:
        """The next line. Empty (the exception) when none comes in time; ValueError when the process is gone."""
        line = self._lines.get(timeout=seconds)
        if not line:
            raise ValueError("the process has ended")
        return line

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue


def _collect(process: subprocess.Popen[str], lines: Queue[str]) -> None:
    """Hands on what the process says; an empty line at its end."""
    try:
        assert process.stdout is not None
        for line in process.stdout:
            lines.put(line)
    except (OSError, ValueError):
        pass
    lines.put("")


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in _KEPT or name.startswith("LC_")}
    return {**kept, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8"}
