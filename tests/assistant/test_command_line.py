"""The command line: what it prints where, its exit codes, and one clear line for every mistake."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.__main__ import main
from assistant.answer import Message
from assistant.chat import Assistant
from assistant.config import Config
from corpus.errors import ArticleError
from index.errors import StoreBusy
from index.hit import Filter
from tests.assistant.fakes import ANSWER, CITATION, Asked, TableAssistant, seaside_corpus

ROOT = Path(__file__).resolve().parents[2]


class Opened:
    """Stands in the place of ``Assistant.open``."""

    def __init__(self, assistant: TableAssistant) -> None:
        self.assistant = assistant
        self.config: Config | None = None
        self.error: BaseException | None = None

    def __call__(self, config: Config, **_: Any) -> TableAssistant:
        sys.stdout.write("a library's greeting\n")
        self.config = config
        if self.error is not None:
            raise self.error
        return self.assistant


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Opened:
    monkeypatch.chdir(tmp_path)
    opened = Opened(TableAssistant())
    monkeypatch.setattr(Assistant, "open", opened)
    return opened


def _usage_error(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    return capsys.readouterr().err


def test_ask_prints_the_answer_and_its_numbered_sources(opened: Opened, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "When did it open?"]) == 0
    assert capsys.readouterr().out == (
        "It opened in **1931**. [1]\n\n[1] “It opened in 1931.”\n    The harbour (Daily, 2025-12-26)\n"
    )
    assert opened.assistant.asked == [Asked("When did it open?", (), None)]
    assert opened.assistant.closed


def test_ask_json_prints_the_answer_and_nothing_else_on_standard_output(
    opened: Opened, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "--json", "When?"]) == 0
    captured = capsys.readouterr()
    answer = json.loads(captured.out)
    assert captured.out.count("\n") == 1
    assert list(answer) == [
        "id", "question", "standalone_question", "language", "status", "text", "statements", "citations", "hits",
        "nearest", "engine", "notices", "timings_ms",
    ]  # fmt: skip
    assert (answer["id"], answer["text"], answer["citations"][0]["end"]) == (None, ANSWER.text, CITATION.end)
    assert "a library's greeting" in captured.err


def test_a_refusal_shows_the_closest_passages(opened: Opened, capsys: pytest.CaptureFixture[str]) -> None:
    opened.assistant.answer = type(ANSWER)("?", "?", "en", "not_found", "Not there.", nearest=(CITATION,))
    assert main(["ask", "Why?"]) == 0
    assert "Not there.\n\n- “It opened in 1931.”" in capsys.readouterr().out


def test_the_filters_of_the_command_line_reach_the_assistant(opened: Opened) -> None:
    options = ["--after", "2025-01-01", "--before", "2025-12-31", "--language", "FR", "--source", "Daily"]
    assert main(["ask", "When?", *options]) == 0
    expected = Filter(language="fr", source="Daily", after=date(2025, 1, 1), before=date(2025, 12, 31))
    assert opened.assistant.asked[0].where == expected


def test_the_settings_of_the_command_line_reach_the_assistant(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text('limit = 20\nstore = "elsewhere"\n')
    assert main(["ask", "When?", "--config", "my.toml", "--corpus", "news", "--store", "here"]) == 0
    assert opened.config == Config(corpus="news", store="here", limit=20)


def test_an_articles_escape_sequences_do_not_reach_the_terminal(
    opened: Opened, capsys: pytest.CaptureFixture[str]
) -> None:
    opened.assistant.answer = type(ANSWER)("?", "?", "en", "meta", "red \x1b[31malert\x07 <script>")
    assert main(["ask", "When?"]) == 0
    assert capsys.readouterr().out == "red alert <script>\n"


def test_a_file_of_questions_gives_one_answer_a_line_in_its_order(
    opened: Opened, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        {"id": "b", "question": "When?"},
        {"id": "a", "question": "And then?", "history": [{"role": "user", "content": "When?"}]},
    ]
    (tmp_path / "q.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert main(["ask", "--questions", "q.jsonl", "--json"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(answer["id"], answer["question"]) for answer in answers] == [("b", "When?"), ("a", "And then?")]
    assert opened.assistant.asked[1].history == (Message("user", "When?"),)


def test_a_bad_line_is_reported_with_its_number_and_the_others_are_answered(
    opened: Opened, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "q.jsonl").write_text('{"id": "a", "question": "1?"}\n{"id": \n{"id": "c", "question": "3?"}\n')
    assert main(["ask", "--questions", "q.jsonl", "--json"]) == 1
    captured = capsys.readouterr()
    assert [json.loads(line)["id"] for line in captured.out.splitlines()] == ["a", "c"]
    assert "error: q.jsonl:2: is not valid JSON" in captured.err


def test_a_file_of_questions_that_is_not_there_is_an_error(opened: Opened, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--questions", "none.jsonl", "--json"]) == 1
    assert "error: none.jsonl: cannot be read: No such file" in capsys.readouterr().err


@pytest.mark.parametrize("json_option", [[], ["--json"]])
def test_an_article_that_cannot_be_read_is_reported_and_the_question_is_answered(
    opened: Opened, capsys: pytest.CaptureFixture[str], json_option: list[str]
) -> None:
    opened.assistant.given_failures = (ArticleError("bad.jsonl:3", "is not valid JSON"),)
    assert main(["ask", "When?", *json_option]) == 1
    captured = capsys.readouterr()
    assert ANSWER.text in captured.out
    assert "error: bad.jsonl:3: is not valid JSON (skipped)\n" in captured.err


def test_an_empty_question_is_an_error(opened: Opened, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", ""]) == 1
    assert "error: the question is empty" in capsys.readouterr().err
    assert opened.assistant.closed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "required: COMMAND"),
        (["dance"], "invalid choice: 'dance'"),
        (["ask"], "give one QUESTION, or --questions FILE"),
        (["ask", "Why?", "--questions", "q.jsonl"], "give one QUESTION, or --questions FILE"),
        (["ask", "Why?", "--after", "yesterday"], "'yesterday' is not a date such as 2025-12-26"),
        (["ask", "Why?", "--language", "French"], "'French' is not a two-letter language code"),
        (["ask", "Why?", "--after", "2025-02-01", "--before", "2025-01-01"], "leaves no day before"),
        (["ask", "Why?", "--corpsu", "x"], "unrecognized arguments: --corpsu"),
        (["ask", "Why?", "--corp", "x"], "unrecognized arguments: --corp"),
    ],
)
def test_wrong_usage_ends_with_two(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert message in _usage_error(arguments, capsys)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--config", "none.toml"], "error: none.toml: cannot be read"),
        (["--llm", "gpt"], "error: llm: is no language model"),
        (["--store", "http://localhost:8000"], "error: store: a server is not supported yet"),
        (["--corpus", ""], "error: corpus: the path is empty"),
    ],
)
@pytest.mark.parametrize("command", [["ask", "Why?"], ["index"], ["articles"]])
def test_a_wrong_setting_is_one_line_on_every_command(
    opened: Opened, command: list[str], options: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, *options]) == 1
    captured = capsys.readouterr()
    assert captured.err.startswith(message)
    assert captured.err.count("\n") == 1
    assert captured.out == ""


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (StoreBusy("store: in use"), 1, "error: store: in use"),
        (OSError(28, "No space left on device", "x"), 1, "error: [Errno 28] No space left on device: 'x'"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (ZeroDivisionError("by zero"), 1, "error: unforeseen ZeroDivisionError at test_command_line.py:"),
    ],
)
def test_whatever_goes_wrong_is_one_line_and_never_a_traceback(
    opened: Opened, error: BaseException, code: int, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    opened.error = error
    assert main(["ask", "Why?"]) == code
    assert capsys.readouterr().err.splitlines()[-1].startswith(line)


def _run(
    *arguments: str, folder: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_DATA_HOME": str(folder / "data"), **(environment or {})},
        capture_output=True,
        timeout=200,
        check=False,
    )


def test_articles_prints_the_canonical_texts_as_one_list(tmp_path: Path) -> None:
    done = _run("articles", "--json", "--corpus", str(seaside_corpus(tmp_path)), folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    harbour, lighthouse = json.loads(done.stdout)
    assert (harbour["id"], harbour["title"], harbour["published"]) == (
        "harbour", "The harbour of Porthaven", "2025-12-26",
    )  # fmt: skip
    assert "It has 12 cranes" in harbour["text"]
    assert (lighthouse["language"], lighthouse["source"]) == ("fr", "Le Quotidien")


def test_quotes_come_out_as_utf8_whatever_the_terminal_speaks(tmp_path: Path) -> None:
    corpus = seaside_corpus(tmp_path)
    done = _run(
        "articles", "--corpus", str(corpus / "phare.md"), "--json", folder=tmp_path,
        environment={"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"},
    )  # fmt: skip
    assert "52 mètres" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_met_with_silence(tmp_path: Path) -> None:
    corpus = tmp_path / "long.jsonl"
    corpus.write_text(json.dumps({"id": "a", "title": "T", "text": "Words and words. " * 100_000}))
    command = f"'{sys.executable}' -m assistant articles --json --corpus '{corpus}' | head -c 10"
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, timeout=100, check=False)
    assert len(done.stdout) == 10
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_an_output_without_room_is_one_line(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "assistant", "articles", "--json"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


def _empty(folder: Path) -> None:
    folder.mkdir()


def _binary_only(folder: Path) -> None:
    folder.mkdir()
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 50)


@pytest.mark.parametrize("prepare", [lambda folder: None, _empty, _binary_only])
@pytest.mark.parametrize("command", [["index"], ["ask", "Why?"], ["articles"]])
def test_a_corpus_without_articles_is_one_line_on_every_command(
    tmp_path: Path, prepare: Any, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    prepare(tmp_path / "corpus")
    assert main([*command, "--corpus", str(tmp_path / "corpus"), "--store", str(tmp_path / "store")]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error: ")
    assert str(tmp_path / "corpus") in captured.err
    assert captured.err.count("\n") == 1
