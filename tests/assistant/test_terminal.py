"""Lines on standard error: the progress bar, reports, text that is safe to show."""

from __future__ import annotations

import io
import sys

import pytest

from assistant.terminal import ProgressBar, report, report_failures, shown
from corpus.errors import ArticleError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_grows_to_the_end_and_leaves_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    bar = ProgressBar("indexing")
    bar(1, 4)
    bar(2, 4)  # too soon after the first to be drawn
    bar(4, 4)
    bar.end()
    first, last = terminal.getvalue().removeprefix("\r").removesuffix("\n").split("\r")
    assert first == f"indexing [{'#' * 7}{'.' * 23}] 1/4"
    assert last == f"indexing [{'#' * 30}] 4/4"
    assert terminal.getvalue().endswith("\n")


def test_the_bar_says_nothing_into_a_file_or_without_work(capsys: pytest.CaptureFixture[str]) -> None:
    bar = ProgressBar("indexing")
    bar(1, 1)
    bar(0, 0)
    bar.end()
    assert capsys.readouterr().err == ""


def test_a_shorter_total_wipes_the_longer_line_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    bar = ProgressBar("indexing")
    bar(10_000, 10_000)
    bar(5, 5)
    first, last = terminal.getvalue().removeprefix("\r").split("\r")
    assert len(last) >= len(first)


def test_a_report_is_one_line_whatever_it_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    report("error: a\nb\x1b[2J")
    assert capsys.readouterr().err == "error: a b\n"


def test_each_failure_is_named_and_the_exit_code_remembers_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert report_failures([]) == 0
    assert report_failures([ArticleError("a.md:2", "is odd"), ArticleError("b.txt", "is empty")]) == 1
    assert capsys.readouterr().err == "error: a.md:2: is odd (skipped)\nerror: b.txt: is empty (skipped)\n"


def test_what_is_shown_keeps_its_lines_and_accents_and_loses_its_controls() -> None:
    assert shown("é\tà\n\x00\x07\x1b\x9b") == "é\tà\n"
