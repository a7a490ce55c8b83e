"""``index``: bring the store up to date with the corpus."""

from __future__ import annotations

import argparse
import contextlib
import sys

from assistant.terminal import ProgressBar, config_of, report_failures

NAME = "index"
HELP = "bring the store up to date: index what is new, changed or gone"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Nothing beside the common options."""


def run(options: argparse.Namespace) -> int:
    """Print how many articles were added, changed, removed and unchanged; 1 when a file had to be left out."""
    config = config_of(options)
    bar = ProgressBar("indexing")
    with contextlib.redirect_stdout(sys.stderr):
        from assistant.chat import Assistant

        try:
            assistant = Assistant.open(config, progress=bar)
        finally:
            bar.end()
    with contextlib.closing(assistant):
        changes = assistant.changes
        sys.stdout.write(
            f"added {changes.added}, changed {changes.changed}, "
            f"removed {changes.removed}, unchanged {changes.unchanged}\n"
        )
        return report_failures(assistant.failures)
