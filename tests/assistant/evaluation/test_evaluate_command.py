"""``evaluate`` from the command line with a small corpus and a peer that needs no model."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.__main__ import main
from assistant.evaluation import conduct
from assistant.evaluation.journal import NAME
from assistant.evaluation.questions import GoldQuestion
from assistant.evaluation.run import Record, read_run
from tests.assistant.fakes import seaside_corpus

QUESTIONS = [
    {
        "id": "1",
        "question": "When did the harbour of Porthaven open?",
        "language": "en",
        "status": "answered",
        "answers": [["1931"]],
        "evidence": [{"article": "harbour", "quote": "The harbour of Porthaven opened in 1931."}],
    },
    {"id": "2", "question": "Quelle est la hauteur du phare de Kermor ?", "language": "fr", "answers": [["52 mètres"]]},
    {"id": "3", "question": "Who painted the harbour of Porthaven?", "language": "en", "status": "not_found"},
]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    seaside_corpus(tmp_path)
    lines = [json.dumps(question, ensure_ascii=False) for question in QUESTIONS]
    (tmp_path / "set.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def evaluate(*options: str, questions: str = "set.jsonl") -> int:
    return main(["evaluate", questions, "--corpus", "articles", "--system", "bm25", *options])


def test_a_run_is_written_and_its_figures_printed(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate("--report", "out") == 0
    run = read_run(place / "out" / "run.json")
    assert (run.name, run.system, run.articles, len(run.records)) == ("set", "bm25", 2, 3)
    assert [record.scores["answer_match"] for record in run.records[:2]] == [1.0, 1.0]
    assert run.records[2].scores["refusal_recall"] == 0.0
    assert run.settings["corpus"] == "articles" and str(place) not in json.dumps(run.as_json())
    assert run.command == "python -m assistant evaluate set.jsonl --system bm25 --corpus articles"
    printed = capsys.readouterr().out
    assert "bm25 on set" in printed and "answer_match" in printed and "out/run.json" in printed.replace("\\", "/")
    assert not (place / "out" / NAME).exists()
    assert (place / "out" / "report.html").exists() and (place / "out" / "summary.md").exists()


def test_without_a_folder_the_run_goes_into_a_new_one(place: Path) -> None:
    assert evaluate() == 0
    [folder] = (place / "evaluation").iterdir()
    assert folder.name.startswith("set-") and (folder / "run.json").exists()


def test_the_same_command_goes_on_after_an_interruption(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked, real = [], conduct.asked

    def stopping(question: GoldQuestion, *rest: Any) -> Record:
        asked.append(question.id)
        if asked == ["1", "2"]:
            raise KeyboardInterrupt
        return real(question, *rest)

    monkeypatch.setattr(conduct, "asked", stopping)
    assert evaluate() == 130
    assert "the same command goes on from there" in capsys.readouterr().err
    assert evaluate() == 0
    assert asked == ["1", "2", "2", "3"]
    [folder] = (place / "evaluation").iterdir()
    assert [record.id for record in read_run(folder / "run.json").records] == ["1", "2", "3"]


def test_a_threshold_that_is_missed_fails_the_command(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate("--report", "a", "--fail-under", "answer_match=1", "--fail-under", "quote_validity=1") == 0
    assert evaluate("--report", "b", "--fail-under", "refusal_recall=0.5") == 1
    assert "error: refusal_recall is 0, under 0.5" in capsys.readouterr().err
    assert (place / "b" / "run.json").exists()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--fail-under", "answer_mach=1"), "did you mean answer_match?"),
        (("--fail-under", "answer_match"), "such as answer_match=0.8"),
        (("--limit", "0"), "from 1"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_asked(
    place: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], message: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        evaluate(*options)
    assert stopped.value.code == 2 and message in capsys.readouterr().err
    assert not (place / "evaluation").exists()


def test_a_comparison_names_what_turned(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evaluate("--report", "old")
    path = place / "old" / "run.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"correct": 1.0', '"correct": 0.0', 1), encoding="utf-8")
    capsys.readouterr()
    assert evaluate("--report", "new", "--compare", "old/run.json") == 0
    printed = capsys.readouterr().out
    assert "3 questions in common" in printed and "better: 1  When did the harbour" in printed


def test_a_bad_line_is_named_skipped_and_leaves_exit_code_1(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (place / "set.jsonl").open("a", encoding="utf-8") as file:
        file.write('\n{"id": "4"}\n')
    assert evaluate("--report", "out") == 1
    assert 'set.jsonl:4: has no text under "question" (skipped)' in capsys.readouterr().err
    run = read_run(place / "out" / "run.json")
    assert run.questions.count == 3 and len(run.questions.skipped) == 1


def test_a_limit_asks_the_first_only(place: Path) -> None:
    evaluate("--report", "out", "--limit", "1")
    assert [record.id for record in read_run(place / "out" / "run.json").records] == ["1"]


def test_evidence_that_the_corpus_lacks_is_told(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = {"id": "9", "question": "Why?", "evidence": [{"article": "gone", "quote": "Nothing."}]}
    (place / "astray.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert evaluate("--report", "out", questions="astray.jsonl") == 0
    assert "evidence of 1 questions is not in the corpus and not measured: 9" in capsys.readouterr().err
    assert "recall@1" not in read_run(place / "out" / "run.json").records[0].scores
