"""Reading question sets of each form; a bad line is named and passed over."""

import json
from pathlib import Path

import pytest

from assistant.answer import Message
from assistant.errors import QuestionError
from assistant.evaluation.questions import Evidence, GoldQuestion
from assistant.evaluation.read_set import Loaded, read_set


def load(folder: Path, name: str, content: str | dict[str, object], qrels: str | None = None) -> Loaded:
    path, judgments = folder / name, folder / "judged.qrels"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    if qrels is not None:
        judgments.write_text(qrels, encoding="utf-8")
    return read_set(path, judgments if qrels is not None else None)


def test_a_contract_line_is_read_whole_and_written_back(tmp_path: Path) -> None:
    line = {
        "id": "q1",
        "question": "And in 2026?",
        "language": "en",
        "history": [{"role": "user", "content": "What did it cost?"}],
        "kind": "follow_up",
        "status": "answered",
        "answers": [["¥5 billion", "5 billion yen"]],
        "must_not": ["6 billion"],
        "evidence": [{"article": "*", "quote": "It cost ¥5 billion."}],
    }
    loaded = load(tmp_path, "set.jsonl", json.dumps(line))
    [question] = loaded.questions
    assert question.history == (Message("user", "What did it cost?"),)
    assert question.evidence == (Evidence("*", "It cost ¥5 billion."),)
    assert question.as_json() == line
    assert (loaded.about.name, loaded.about.count, len(loaded.about.sha256)) == ("set", 1, 64)


def test_only_id_and_question_are_needed(tmp_path: Path) -> None:
    loaded = load(tmp_path, "set.jsonl", '{"id": "q1", "question": "Why?"}')
    assert loaded.questions == (GoldQuestion("q1", "Why?"),)
    assert loaded.questions[0].as_json() == {"id": "q1", "question": "Why?"}


def test_bad_lines_are_named_by_number_and_passed_over(tmp_path: Path) -> None:
    lines = [
        '{"id": "good", "question": "Why?", "answers": ["1931"]}',
        "not json",
        '{"id": "s", "question": "?", "status": "maybe"}',
        '{"id": "e", "question": "?", "evidence": ["It opened."]}',
        '{"id": "a", "question": "?", "answers": [[]]}',
        '{"id": "m", "question": "?", "must_not": "150"}',
        '{"id": "good", "question": "Again?"}',
    ]
    loaded = load(tmp_path, "set.jsonl", "\n".join(lines))
    assert [question.answers for question in loaded.questions] == [(("1931",),)]
    for number, message in zip(range(2, 8), loaded.about.skipped, strict=True):
        assert f"set.jsonl:{number}: " in message


SQUAD = {
    "data": [
        {
            "title": "Harbour",
            "paragraphs": [
                {
                    "context": "It is old. It opened in 1931. It has 12 cranes.",
                    "qas": [
                        {
                            "id": 7,
                            "question": "When did it open?",
                            "answers": [
                                {"text": "1931", "answer_start": 24},
                                {"text": "in 1931", "answer_start": 21},
                                {"text": "1931", "answer_start": 24},
                            ],
                        },
                        {"id": "no", "question": "When did it close?", "is_impossible": True, "answers": []},
                        {"id": "moved", "question": "Cranes?", "answers": [{"text": "12 cranes", "answer_start": 3}]},
                        {"id": "lost", "question": "Ships?", "answers": [{"text": "40 ships", "answer_start": 0}]},
                        {"question": "Without an id?"},
                    ],
                }
            ],
        },
        {"title": "without paragraphs"},
    ]
}


def test_squad_answers_become_aliases_and_their_sentence_evidence(tmp_path: Path) -> None:
    loaded = load(tmp_path, "squad.json", SQUAD)
    opened, closed, moved = loaded.questions
    assert opened.answers == (("1931", "in 1931"),)
    assert (opened.id, opened.status, opened.evidence) == ("7", "answered", (Evidence("*", "It opened in 1931."),))
    assert (closed.status, closed.answers, closed.evidence) == ("not_found", (), ())
    assert moved.evidence == (Evidence("*", "It has 12 cranes."),)
    assert ["qas[3]" in loaded.about.skipped[0], "has no 'id'" in loaded.about.skipped[1]] == [True, True]
    assert "data[1]" in loaded.about.skipped[2]


@pytest.mark.parametrize("content", ["[]", '{"data": 3}', "{"])
def test_json_of_another_form_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(QuestionError, match="squad.json"):
        load(tmp_path, "squad.json", content)


def test_a_table_parted_by_semicolons_with_aliases(tmp_path: Path) -> None:
    lines = ["\ufeffid;Question;answer;language;status", "q1;Combien, en tout ?;5 M€ | 5 millions d'euros;fr;"]
    first, second = load(tmp_path, "set.csv", "\n".join([*lines, ";Où ?;;fr;not_found"])).questions
    assert first == GoldQuestion(
        "q1", "Combien, en tout ?", "fr", status="answered", answers=(("5 M€", "5 millions d'euros"),)
    )
    assert second == GoldQuestion("line-3", "Où ?", "fr", status="not_found")


def test_lines_of_a_table_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    text = 'question,answer\n"Why, then?",because\n,nothing\nWhy,because,of,commas\nWhen?,1931\n'
    loaded = load(tmp_path, "set.csv", text)
    assert [question.question for question in loaded.questions] == ["Why, then?", "When?"]
    empty, crowded = loaded.about.skipped
    assert "set.csv:3: has no question" in empty and "set.csv:4: has more cells" in crowded


def test_a_table_without_the_column_question_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="no column `question`; it names: q, a"):
        load(tmp_path, "set.csv", "q,a\n1,2\n")


def test_topics_by_line_with_judged_articles(tmp_path: Path) -> None:
    qrels = "t1 0 harbour 2\nt1 0 phare 0\nt1 0 quay 1\nbroken line\nt9 0 other 1\n"
    loaded = load(tmp_path, "topics.tsv", "t1\tWhen did it open?\nno tab here\nt2\tWho?\n", qrels)
    first, second = loaded.questions
    assert first.evidence == (Evidence("harbour", "", 2.0), Evidence("quay", "", 1.0))
    assert second.evidence == ()
    assert "judged.qrels:4:" in loaded.about.skipped[0] and "topics.tsv:2:" in loaded.about.skipped[1]


def test_topics_in_blocks(tmp_path: Path) -> None:
    block = "<top>\n<num> Number: 301\n<title> harbour\nopening year\n<desc> Description:\nfind it\n</top>\n"
    loaded = load(tmp_path, "topics.txt", f"{block}<top><num>302</top>")
    assert loaded.questions == (GoldQuestion("301", "harbour opening year"),)
    assert "topic 2" in loaded.about.skipped[0]


def test_an_id_that_is_used_twice_is_passed_over(tmp_path: Path) -> None:
    loaded = load(tmp_path, "topics.tsv", "a\tOne?\na\tTwo?\n")
    assert [question.question for question in loaded.questions] == ["One?"]
    assert loaded.about.skipped == ("the id 'a' is used twice",)


def test_a_limit_takes_the_first(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text("a\tOne?\nb\tTwo?\nc\tThree?\n", encoding="utf-8")
    assert [question.id for question in read_set(path, limit=2).questions] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "content"), [("set.yaml", "x"), ("set.jsonl", "nothing\n"), ("set.csv", "question\n")]
)
def test_a_file_without_questions_is_refused_by_name(tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(QuestionError, match=name):
        load(tmp_path, name, content)


@pytest.mark.parametrize("name", ["gone.jsonl", "gone.json", "gone.csv", "gone.tsv"])
def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(QuestionError, match=name):
        read_set(tmp_path / name)
