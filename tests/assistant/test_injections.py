"""What articles, questions and histories say to the machine is content: it changes no status, text, citation or page.

The cases stand in tests/data/injections: a file of a corpus, a question on it, what its visible text answers. All files
are one corpus, and the command line answers all questions in one run.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from assistant.__main__ import main
from assistant.answer import Answer, Citation, Span, Statement
from assistant.command_ask import _as_text
from assistant.page.conversation import draw_conversation
from assistant.page.copying import as_plain_text
from assistant.page.sources import draw_sources
from assistant.page.turns import Turn
from assistant.terminal import shown

DATA = Path(__file__).resolve().parents[1] / "data" / "injections" / "cases.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2060\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
TAGS = set("div article section header p h2 h3 ul li blockquote strong a span br button".split())  # noqa: SIM905


class Run:
    """One run of the command line over all questions."""

    def __init__(self, folder: Path) -> None:
        corpus = folder / "corpus"
        corpus.mkdir()
        for case in CASES:
            if case["file"]:
                (corpus / case["file"]).write_text(case["content"], encoding="utf-8")
        asked = [{key: case[key] for key in ("id", "question", "language", "history") if key in case} for case in CASES]
        (folder / "questions.jsonl").write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
        places = ["--corpus", str(corpus), "--store", str(folder / "store")]
        self.lines = self._printed(["ask", "--questions", str(folder / "questions.jsonl"), "--json", *places])
        self.answers = {answer["id"]: answer for answer in map(json.loads, self.lines)}
        (printed,) = self._printed(["articles", "--json", *places])
        self.texts = {article["id"]: article["text"] for article in json.loads(printed)}

    def _printed(self, command: list[str]) -> list[str]:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            assert main(command) == 0
        return out.getvalue().splitlines()


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return Run(tmp_path_factory.mktemp("injections"))


def answer_of(fields: dict[str, Any]) -> Answer:
    """The Answer that a line of JSON tells of."""
    return Answer(
        **{
            **fields,
            "statements": tuple(
                Statement(**{**one, "citations": tuple(one["citations"])}) for one in fields["statements"]
            ),
            "citations": tuple(Citation(**one) for one in fields["citations"]),
            "nearest": tuple(Citation(**one) for one in fields["nearest"]),
            "hits": tuple(Span(**one) for one in fields["hits"]),
            "notices": tuple(fields["notices"]),
        }
    )  # fmt: skip


each = pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])


def test_there_are_at_least_forty_cases_of_different_kinds() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES) >= 40


def test_standard_output_is_one_line_of_json_a_question_and_nothing_else(run: Run) -> None:
    assert [json.loads(line)["id"] for line in run.lines] == [case["id"] for case in CASES]


@each
def test_the_visible_text_decides_status_and_answer(run: Run, case: dict[str, Any]) -> None:
    answer = run.answers[case["id"]]
    said = answer["text"].replace("**", "")
    assert answer["status"] == case["status"], said
    assert [wanted for wanted in case["says"] if wanted not in said] == [], said
    everything = json.dumps([answer["text"], answer["statements"], answer["citations"]], ensure_ascii=False)
    looked_at = (
        answer["text"] if case["id"].startswith(("forged", "field", "ansi")) else everything
    )  # there, fields stay exact
    assert [unwanted for unwanted in case["never"] if unwanted in looked_at] == []
    if case["file"] and case["status"] == "answered":
        assert {citation["article_id"] for citation in answer["citations"]} == {case["id"]}


@each
def test_quotes_are_exact_and_markers_are_ours(run: Run, case: dict[str, Any]) -> None:
    answer = run.answers[case["id"]]
    for citation in [*answer["citations"], *answer["nearest"]]:
        text = run.texts[citation["article_id"]]
        assert text[citation["start"] : citation["end"]] == citation["quote"]
        assert citation["url"] is None or citation["url"].startswith("https://")
    marked = [int(number) for number in re.findall(r"\[\s*(\d+)\s*\]", answer["text"])]
    assert list(dict.fromkeys(marked)) == [citation["marker"] for citation in answer["citations"]]
    assert len(marked) == sum(len(statement["citations"]) for statement in answer["statements"])


@each
def test_nothing_of_it_runs_on_the_page(run: Run, case: dict[str, Any]) -> None:
    answer = answer_of(run.answers[case["id"]])
    turns = [Turn(case["question"], answer, running=False)]
    page = html.fromstring(f"<div>{draw_conversation(turns, 'en')}{draw_sources(turns, 'en')}</div>")
    for element in page.iter():
        assert element.tag in TAGS
        assert not [name for name in element.attrib if name.startswith("on") or name in ("style", "src", "srcdoc")]
        assert re.match(r"#s1-\d+$|attest/article\?|https?://", element.get("href", "#s1-1"))
    assert len(page.xpath("//div[contains(@class, 'reply')]//strong")) <= len(answer.statements)


@each
def test_nothing_of_it_steers_the_terminal_or_the_clipboard(run: Run, case: dict[str, Any]) -> None:
    answer = answer_of(run.answers[case["id"]])
    assert not STEERING.search(answer.text)
    assert not STEERING.search(shown(_as_text(answer)))
    assert as_plain_text(answer).startswith(answer.text.replace("**", ""))
