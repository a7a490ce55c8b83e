"""From files to printed answers with the real parts, and every bad input a user can bring to the edges."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.__main__ import main
from tests.assistant.fakes import seaside_corpus

ROOT = Path(__file__).resolve().parents[2]


class Desk:
    """A user's folder with a corpus and a store, and the command line in it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.corpus = seaside_corpus(folder)
        self.store = folder / "store"
        self._capsys = capsys
        self.code = 0
        self.out = ""
        self.err = ""

    def run(self, command: str, *arguments: str) -> str:
        self.code = main([command, *arguments, "--corpus", str(self.corpus), "--store", str(self.store)])
        self.out, self.err = self._capsys.readouterr()
        return self.out

    def ask(self, question: str, *arguments: str) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.run("ask", question, "--json", *arguments))
        return answer

    def texts(self) -> dict[str, str]:
        return {article["id"]: article["text"] for article in json.loads(self.run("articles", "--json"))}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capsys)


def test_index_counts_what_is_new_changed_gone_and_unchanged(desk: Desk) -> None:
    assert desk.run("index") == "added 2, changed 0, removed 0, unchanged 0\n"
    assert desk.run("index") == "added 0, changed 0, removed 0, unchanged 2\n"
    harbour = desk.corpus / "harbour.md"
    harbour.write_text(harbour.read_text(encoding="utf-8").replace("12 cranes", "14 cranes"), encoding="utf-8")
    (desk.corpus / "phare.md").rename(desk.corpus / "tour.md")
    assert desk.run("index") == "added 1, changed 1, removed 1, unchanged 0\n"
    assert "14" in desk.ask("How many cranes does the harbour of Porthaven have?")["text"]


def test_ask_indexes_by_itself_and_its_offsets_point_into_what_articles_prints(desk: Desk) -> None:
    answer = desk.ask("When did the harbour of Porthaven open?")
    assert (desk.code, answer["status"], answer["language"]) == (0, "answered", "en")
    assert "1931" in answer["text"]
    texts = desk.texts()
    assert answer["citations"]
    for citation in answer["citations"]:
        assert texts[citation["article_id"]][citation["start"] : citation["end"]] == citation["quote"]
    for hit in answer["hits"]:
        assert texts[hit["article_id"]][hit["start"] : hit["end"]].strip()


def test_a_question_in_one_language_finds_the_article_in_the_other(desk: Desk) -> None:
    answer = desk.ask("How high is the lighthouse of Kermor?")
    assert (answer["status"], answer["language"]) == ("answered", "en")
    assert answer["citations"][0]["article_id"] == "phare"
    assert "52" in answer["text"]


def test_a_filter_keeps_the_other_articles_out(desk: Desk) -> None:
    answer = desk.ask("When did the harbour of Porthaven open?", "--language", "fr")
    assert {hit["article_id"] for hit in answer["hits"]} == {"phare"}
    answer = desk.ask("When was it built?", "--before", "2025-11-03")
    assert answer["hits"] == []


def _latin_1(corpus: Path) -> None:
    text = "Le marché de Trévignon ouvre à six heures. Les pêcheurs y vendent des langoustines à l'année.\n" * 4
    (corpus / "marche.txt").write_bytes(text.encode("latin-1"))


def test_a_file_in_another_encoding_is_read(desk: Desk) -> None:
    _latin_1(desk.corpus)
    assert "Trévignon" in desk.texts()["marche"]
    assert desk.code == 0


BAD_FILES = {
    "noise.txt": (bytes(range(256)) * 50, "noise.txt"),
    "empty.txt": (b"", "empty.txt"),
    "front.md": (b"---\ntitle: [unclosed\ndate: 2025-01-01\n---\nText of the article.\n", "front.md:"),
    "date.md": (b"---\ntitle: T\ndate: 2025-13-45\n---\nText of the article.\n", "date.md"),
    "dump.jsonl": (b'{"id": "a", "title": "A", "text": "Fine."}\n{"id": \n', "dump.jsonl:2"),
    "twice.jsonl": (
        b'{"id": "a", "title": "A", "text": "Fine."}\n{"id": "a", "title": "B", "text": "Other."}\n', "twice.jsonl:2",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(BAD_FILES))
def test_a_bad_file_is_named_and_takes_nothing_along(desk: Desk, name: str) -> None:
    content, place = BAD_FILES[name]
    (desk.corpus / name).write_bytes(content)
    for command in (["index"], ["articles", "--json"], ["ask", "When did the harbour of Porthaven open?"]):
        desk.run(*command)
        assert desk.code == 1
        (line,) = [line for line in desk.err.splitlines() if line.startswith("error: ")]
        assert place in line
    assert "1931" in desk.out


@pytest.mark.parametrize("question", ["", " \n\t ", "\x00\x07", "why " * 25_000], ids=["none", "blank", "nul", "long"])
def test_a_question_that_cannot_be_asked_is_one_line(desk: Desk, question: str) -> None:
    desk.run("ask", question, "--json")
    assert (desk.code, desk.out) == (1, "")
    assert desk.err.startswith("error: ")
    assert desk.err.count("\n") == 1
    assert len(desk.err) < 300


def test_control_characters_in_a_question_do_no_harm(desk: Desk) -> None:
    answer = desk.ask("When did the \x1b[31mharbour\x07 of\u202e Porthaven open?\ud800")
    assert "1931" in answer["text"]
    assert "\x1b" not in answer["standalone_question"] + answer["text"]


def test_scripts_stay_text(desk: Desk) -> None:
    answer = desk.ask("<script>alert(1)</script> When did the harbour of Porthaven open?")
    assert "1931" in answer["text"]


def test_a_store_that_is_a_file_is_one_line(desk: Desk) -> None:
    desk.store.write_text("not a folder")
    for command in (["index"], ["ask", "Why?"]):
        desk.run(*command)
        assert (desk.code, desk.out, desk.err.count("\n")) == (1, "", 1)
        assert str(desk.store) in desk.err
    assert desk.store.read_text() == "not a folder"


def test_an_embedding_model_that_is_nowhere_is_one_line(desk: Desk) -> None:
    desk.run("ask", "Why?", "--embedding", "nobody/nothing")
    assert (desk.code, desk.out) == (1, "")
    assert "nobody/nothing" in desk.err
    assert desk.err.count("\n") == 1


HOLD = """
import sys
from index.library import Library
from index.bundled import BundledEncoder
from pathlib import Path
library = Library.open(Path(sys.argv[1]), BundledEncoder())
print("HELD", flush=True)
sys.stdin.read()
"""


def test_while_another_process_writes_the_store_ask_reads_and_index_waits_for_nobody(desk: Desk) -> None:
    desk.run("index")
    command = [sys.executable, "-c", HOLD, str(desk.store)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == b"HELD\n"
        assert "1931" in desk.ask("When did the harbour of Porthaven open?")["text"]
        assert (desk.code, desk.err[:6]) == (0, "note: ")
        desk.run("index")
        assert (desk.code, desk.out) == (1, "")
        assert f"pid {owner.pid}" in desk.err
        owner.communicate()


def test_a_cold_start_answers_in_good_time_and_prints_one_line_of_json(desk: Desk) -> None:
    desk.run("index")
    command = [sys.executable, "-m", "assistant", "ask", "When did the harbour of Porthaven open?", "--json"]
    options = ["--corpus", str(desk.corpus), "--store", str(desk.store)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*command, *options], env=environment, capture_output=True, timeout=60, check=True)
    assert done.stdout.count(b"\n") == 1
    assert "1931" in json.loads(done.stdout)["text"]
