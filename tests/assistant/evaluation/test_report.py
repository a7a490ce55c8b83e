"""The report of a run: what stands in its page and in its summary, and that nothing in it can be more than text."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation.errors import EvaluationError
from assistant.evaluation.report import write
from tests.assistant.evaluation.report_runs import ATTACK, BRIDGE, COST, compared, hostile, mixed, record, run_of


class Seen(HTMLParser):
    """The elements of a page and the text of its data block."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.data: dict[str, Any] = {}
        self.text = ""
        self._inside: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = "data" if dict(attrs).get("id") == "data" else tag

    def handle_data(self, data: str) -> None:
        if self._inside == "data":
            self.data = json.loads(data)
        elif self._inside not in ("script", "style"):
            self.text += data
        self._inside = None if self._inside == "data" else self._inside


def page(tmp_path: Path, *what: Any) -> Seen:
    write(what[0], tmp_path, *what[1:])
    seen = Seen()
    seen.feed((tmp_path / "report.html").read_text(encoding="utf-8"))
    return seen


def test_a_report_is_two_files_in_a_folder_that_is_made_for_it(tmp_path: Path) -> None:
    write(mixed(), tmp_path / "deep" / "report")
    assert sorted(path.name for path in (tmp_path / "deep" / "report").iterdir()) == ["report.html", "summary.md"]


def test_the_same_run_gives_the_same_page(tmp_path: Path) -> None:
    write(mixed(), tmp_path / "one")
    write(mixed(), tmp_path / "two")
    assert (tmp_path / "one/report.html").read_bytes() == (tmp_path / "two/report.html").read_bytes()


def test_a_folder_that_is_a_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(EvaluationError, match="taken"):
        write(mixed(), tmp_path / "taken")
    assert (tmp_path / "taken").read_text() == "mine"


def test_the_page_asks_for_nothing_outside_itself(tmp_path: Path) -> None:
    for tag, attributes in page(tmp_path, mixed(), compared()).tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base"), tag
        assert not attributes.get("src")
        assert (attributes.get("href") or "#").startswith("#")
        assert (attributes.get("xlink:href") or "#").startswith("#")


def test_every_figure_stands_with_its_interval_and_its_n(tmp_path: Path) -> None:
    text = page(tmp_path, mixed()).text
    assert "75.0\u202f%" in text and "65.0–80.0\u202f%" in text and "n 4" in text
    assert "3 of 4 questions answered right" in re.sub(r"\s+", " ", text)


def test_every_plot_is_drawn_when_there_is_something_to_draw(tmp_path: Path) -> None:
    whole = {attributes.get("id") for _, attributes in page(tmp_path, mixed(), compared()).tags}
    assert {f"plot-{name}" for name in ("pairs", "risk", "reliability", "latency", "differences")} <= whole


def test_a_run_without_confidence_or_times_leaves_those_plots_out(tmp_path: Path) -> None:
    bare = replace(record(), confidence=None, scores={"correct": 1.0})
    there = {attributes.get("id") for _, attributes in page(tmp_path, run_of(bare)).tags}
    assert "plot-pairs" in there
    assert not there & {"plot-risk", "plot-reliability", "plot-latency", "plot-differences"}


def test_a_run_without_questions_still_has_a_page(tmp_path: Path) -> None:
    assert page(tmp_path, replace(run_of(record()), records=(), summary=())).data == {"passages": [], "records": []}


def test_plots_follow_the_theme(tmp_path: Path) -> None:
    write(mixed(), tmp_path)
    drawings = re.findall(r"<svg.*?</svg>", (tmp_path / "report.html").read_text(encoding="utf-8"), re.DOTALL)
    assert drawings
    for drawing in drawings:
        assert "var(--ink)" in drawing or "var(--soft)" in drawing
        assert not re.search(r"(?:fill|stroke): #", drawing)


def test_ids_are_unique_across_the_plots(tmp_path: Path) -> None:
    ids = [attributes["id"] for _, attributes in page(tmp_path, mixed(), compared()).tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_offsets_point_at_the_quote_inside_the_passage(tmp_path: Path) -> None:
    data = page(tmp_path, mixed()).data
    start, end, what, marker = data["records"][0]["places"][0]["marks"][0]
    assert (BRIDGE[start:end], what, marker) == (COST, "cited", 1)
    assert [mark[2] for mark in data["records"][1]["places"][0]["marks"]] == ["nearest", "evidence"]


def test_a_passage_that_many_answers_cite_is_stored_once(tmp_path: Path) -> None:
    data = page(tmp_path, run_of(*(record(f"q{number}") for number in range(50)))).data
    assert len(data["passages"]) == 1
    assert [one["places"][0]["passage"] for one in data["records"]] == [0] * 50


def test_evidence_is_told_to_be_cited_or_not(tmp_path: Path) -> None:
    data = page(tmp_path, mixed()).data
    assert [one["evidence"][0]["cited"] for one in data["records"]] == [True, False, False, False]


def test_a_citation_that_reaches_over_its_passage_is_cut_to_it(tmp_path: Path) -> None:
    answered = record()
    short = replace(answered.passages[0], end=100 + 30, text=BRIDGE[:30])
    data = page(tmp_path, run_of(replace(answered, passages=(short,)))).data
    assert data["records"][0]["places"][0]["marks"][0][:2] == [BRIDGE.index(COST), 30]


def test_evidence_broken_over_lines_is_found(tmp_path: Path) -> None:
    answered = record(question={"evidence": [{"article": "*", "quote": "The bridge cost\n12 million  euros."}]})
    marks = page(tmp_path, run_of(answered)).data["records"][0]["places"][0]["marks"]
    assert [BRIDGE[start:end] for start, end, what, _ in marks if what == "evidence"] == [COST]


def test_nothing_a_run_holds_becomes_markup(tmp_path: Path) -> None:
    seen = page(tmp_path, hostile())
    write(replace(hostile(), name="plain"), tmp_path / "plain")
    tags = [tag for tag, _ in seen.tags]
    assert tags.count("script") == 2
    assert "b" not in {tag for tag, attributes in seen.tags if "onclick" in attributes}
    assert not [attributes for _, attributes in seen.tags if any(name.startswith("on") for name in attributes)]
    assert ATTACK in seen.text
    assert seen.data["records"][0]["question"] == f"Who? {ATTACK}"


def test_what_changed_stands_in_the_page(tmp_path: Path) -> None:
    seen = page(tmp_path, mixed(), compared())
    assert "Against bridges-before" in seen.text and "+25.0\u202fpts" in seen.text
    turned = {one["id"]: (one.get("turned"), one.get("before")) for one in seen.data["records"]}
    assert turned["right"] == ("improved", "I do not know.")
    assert turned["wrong"][0] == "worsened"
    assert turned["failed"] == (None, None)


def test_the_summary_has_the_headline_with_intervals_and_n(tmp_path: Path) -> None:
    write(mixed(), tmp_path)
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "| Right answers | **75.0\u202f%** | 65.0–80.0\u202f% | 4 |" in summary
    assert "3 of 4 answers have a failure" in summary
    assert "| fr → en | 1 |" in summary and "| cross | 1 |" in summary
    assert "Against" not in summary


def test_the_summary_has_the_comparison_when_there_is_one(tmp_path: Path) -> None:
    write(mixed(), tmp_path, compared())
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "🟢 +25.0\u202fpts | +10.0\u202fpts to +40.0\u202fpts | 0.004 | 4 |" in summary
    assert "🔴 +10.0\u202fpts" in summary
    assert "Unchanged: Answer match." in summary
    assert "**Wrong now, right before: 1**\n\n- wrong: What did the bridge cost" in summary


def test_every_table_of_the_summary_is_even(tmp_path: Path) -> None:
    write(mixed(), tmp_path, compared())
    for table in re.findall(r"(?:^\|.*\n)+", (tmp_path / "summary.md").read_text(encoding="utf-8"), re.MULTILINE):
        assert len({line.count("|") for line in table.splitlines()}) == 1, table
        assert re.match(r"\|[-:|]+\|$", table.splitlines()[1])


def test_the_summary_shows_markup_as_text(tmp_path: Path) -> None:
    from markdown_it import MarkdownIt

    write(hostile(), tmp_path)
    html = MarkdownIt("commonmark").enable("table").render((tmp_path / "summary.md").read_text(encoding="utf-8"))
    assert "<script" not in html and "<img" not in html and "<b " not in html


def test_asking_questions_never_imports_the_plots() -> None:
    code = (
        "import sys, assistant.evaluation.report, assistant.chat, assistant.__main__;"
        "print([name for name in ('matplotlib', 'jinja2.environment') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert "matplotlib" not in done.stdout
