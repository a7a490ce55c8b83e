"""What the commands share: settings from options, lines on standard error, text that is safe to show."""

from __future__ import annotations

import argparse
import sys
import time
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from assistant.config import Config
from corpus.errors import ArticleError
from corpus.invisible import STEERING


def config_of(options: argparse.Namespace) -> Config:
    """The settings of a command: its options, then the environment, then the TOML file."""
    return Config.load(
        Path(options.config) if options.config is not None else None,
        corpus=options.corpus,
        store=options.store,
        embedding=options.embedding,
        llm=options.llm,
    )


def report(line: str) -> None:
    """One line on standard error."""
    sys.stderr.write(" ".join(shown(line).split("\n")) + "\n")
    sys.stderr.flush()


def report_failures(failures: Iterable[ArticleError]) -> int:
    """Name each file or record that was skipped; the exit code they leave behind."""
    code = 0
    for failure in failures:
        report(f"error: {failure} (skipped)")
        code = 1
    return code


def shown(text: str) -> str:
    """``text`` without control characters other than line breaks and tabs, sequences that colour or turn the writing:
    an article cannot steer the terminal.
    """
    return "".join(c for c in STEERING.sub("", text) if c in "\n\t" or unicodedata.category(c) != "Cc")


class ProgressBar:
    """A bar on standard error, drawn over itself; says nothing where standard error is not a terminal."""

    WIDTH = 30

    def __init__(self, label: str) -> None:
        self._label = label
        self._drawn = 0
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` passages are encoded; at most ten times a second, and at the end."""
        now = time.monotonic()
        if not sys.stderr.isatty() or total <= 0 or (now - self._last < 0.1 and done < total):
            return
        self._last = now
        filled = self.WIDTH * min(done, total) // total
        line = f"{self._label} [{'#' * filled}{'.' * (self.WIDTH - filled)}] {done}/{total}"
        sys.stderr.write(f"\r{line:<{self._drawn}}")
        sys.stderr.flush()
        self._drawn = len(line)

    def end(self) -> None:
        """Leave the line of the bar, if one was drawn."""
        if self._drawn:
            sys.stderr.write("\n")
            self._drawn = 0
