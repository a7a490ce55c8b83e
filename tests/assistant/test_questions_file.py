"""Question files: every good line is read, every bad one is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.answer import Message
from assistant.errors import QuestionError
from assistant.questions_file import Question, read_questions


def _read(folder: Path, content: bytes) -> list[Question | QuestionError]:
    path = folder / "q.jsonl"
    path.write_bytes(content)
    return list(read_questions(path))


def test_lines_become_questions_in_order_and_empty_lines_count_but_are_passed_over(tmp_path: Path) -> None:
    content = b'{"id": "b", "question": "Why?"}\n\n{"id": "a", "question": "Combien ?", "language": "fr"}\n'
    assert _read(tmp_path, content) == [Question("b", "Why?", (), 1), Question("a", "Combien ?", (), 3)]


@pytest.mark.parametrize("key", ["content", "text"])
def test_the_history_is_read_whichever_word_it_uses(tmp_path: Path, key: str) -> None:
    turns = [{"role": "user", key: "Who?"}, {"role": "assistant", key: "Ana."}]
    line = json.dumps({"id": "q", "question": "Where?", "history": turns}).encode()
    (question,) = _read(tmp_path, line)
    assert isinstance(question, Question)
    assert question.history == (Message("user", "Who?"), Message("assistant", "Ana."))


def test_windows_lines_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    content = b'\xef\xbb\xbf{"id": "a", "question": "1"}\r\n{"id": 2, "question": "2"}\r\n'
    assert _read(tmp_path, content) == [Question("a", "1", (), 1), Question("2", "2", (), 2)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "is not valid JSON"),
        (b"[" * 100_000, "is not valid JSON"),
        (b"[1]", "is not a JSON object"),
        (b'{"id": "x"}', 'has no text under "question"'),
        (b'{"question": "x"}', 'has no text under "id"'),
        (b'{"id": "x", "question": " "}', 'has no text under "question"'),
        (b'{"id": true, "question": "x"}', 'has no text under "id"'),
        (b'{"id": "first", "question": "x"}', "the id 'first' was used on line 1"),
        (b'{"id": "x", "question": "\xe9"}', "is not UTF-8 text"),
        (b'{"id": "x", "question": "x", "history": "y"}', "is not a list"),
        (b'{"id": "x", "question": "x", "history": ["y"]}', "holds a turn"),
        (b'{"id": "x", "question": "x", "history": [{"role": "system", "content": "y"}]}', "holds a turn"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, line: bytes, reason: str) -> None:
    first, bad, last = _read(
        tmp_path, b'{"id": "first", "question": "1"}\n' + line + b'\n{"id": "last", "question": "3"}'
    )
    assert isinstance(first, Question)
    assert isinstance(last, Question)
    assert isinstance(bad, QuestionError)
    assert str(bad).startswith(f"{tmp_path / 'q.jsonl'}:2: ")
    assert reason in str(bad)


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="cannot be read: No such file"):
        list(read_questions(tmp_path / "none.jsonl"))
    with pytest.raises(QuestionError, match="cannot be read: Is a directory"):
        list(read_questions(tmp_path))
