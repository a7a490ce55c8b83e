"""A folder becomes articles and failures; nothing that cannot be read stops the rest."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.read import LARGEST_FILE, read_corpus

PROSE = "Le gouvernement a présenté son plan. Les crédits seront versés en avril."


def write(folder: Path, name: str, content: str | bytes = f"Un titre\n\n{PROSE}") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def failures(folder: Path) -> list[str]:
    return [str(failure) for failure in read_corpus(folder).failures]


def test_the_shipped_corpus_reads_without_a_failure() -> None:
    reading = read_corpus(Path(__file__).parents[2] / "corpus" / "articles")
    assert [article.id for article in reading.articles] == ["japon-ia-semi-conducteurs"]
    assert reading.failures == []


def test_ids_are_paths_without_their_ending_in_order_whatever_the_system(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.html.txt", "Z.txt", "é.txt"):
        write(tmp_path, name)
    assert [article.id for article in read_corpus(tmp_path).articles] == ["Z", "a/b/c.html", "a/z", "b", "é"]


def test_a_single_file_is_a_corpus_named_after_it(tmp_path: Path) -> None:
    (article,) = read_corpus(write(tmp_path, "deep/one.txt")).articles
    assert (article.id, article.title, article.text) == ("one", "Un titre", f"Un titre\n\n{PROSE}")


def test_hidden_files_and_unknown_endings_are_passed_over(tmp_path: Path) -> None:
    for name in ("a.txt", ".b.txt", ".git/c.txt", "notes.xyz", "README"):
        write(tmp_path, name)
    reading = read_corpus(tmp_path)
    assert ([article.id for article in reading.articles], reading.failures) == (["a"], [])


def test_endings_are_known_in_capitals_too(tmp_path: Path) -> None:
    assert [article.id for article in read_corpus(write(tmp_path, "A.TXT")).articles] == ["A"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (bytes(range(256)) * 20, "is binary"),
        (b"\x89PNG\r\n\x1a\n" + os.urandom(500), "is binary"),
        ("Le métro est gréé d'été à l'été à Évry.\n".encode() * 3 + b"caf\xe9", "damaged UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    write(tmp_path, "a.txt")
    bad = write(tmp_path, "bad.txt", content)
    reading = read_corpus(tmp_path)
    assert [article.id for article in reading.articles] == ["a"]
    (failure,) = reading.failures
    assert failure.where.startswith(str(bad))
    assert reason in failure.reason


def test_damaged_text_is_reported_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "bad.txt", "été à l'été\n".encode() * 2 + b"caf\xe9")
    (failure,) = read_corpus(tmp_path).failures
    assert failure.where == f"{tmp_path / 'bad.txt'}:3"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    with write(tmp_path, "huge.txt", b"x").open("r+b") as file:
        file.truncate(LARGEST_FILE + 1)
    assert "the limit is 50 MB" in failures(tmp_path)[0]


def test_a_link_to_nowhere_and_a_pipe_are_failures(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    assert [text.split(": ")[0] for text in failures(tmp_path)] == [
        str(tmp_path / "gone.txt"),
        str(tmp_path / "pipe.txt"),
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_and_a_folder_without_permission_are_failures(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "closed.txt").chmod(0)
    closed = write(tmp_path, "closed/b.txt").parent
    closed.chmod(0)
    try:
        assert len(failures(tmp_path)) == 2
    finally:
        closed.chmod(0o755)


def test_links_in_a_circle_are_walked_once(tmp_path: Path) -> None:
    write(tmp_path / "corpus", "a/one.txt")
    write(tmp_path, "outside/two.txt")
    (tmp_path / "corpus" / "a" / "up").symlink_to(tmp_path / "corpus")
    (tmp_path / "corpus" / "link").symlink_to(tmp_path / "outside")
    (tmp_path / "outside" / "self").symlink_to(tmp_path / "outside")
    (tmp_path / "outside" / "back").symlink_to(tmp_path)
    assert [article.id for article in read_corpus(tmp_path / "corpus").articles] == ["a/one", "link/two"]


def test_of_two_articles_of_one_id_the_first_is_kept_and_both_places_are_named(tmp_path: Path) -> None:
    write(tmp_path, "a.jsonl", '{"id": "x", "text": "Un."}\n{"id": "x", "text": "Deux."}')
    write(tmp_path, "x.txt")
    reading = read_corpus(tmp_path)
    assert [article.text for article in reading.articles] == ["Un."]
    first = f"{tmp_path / 'a.jsonl'}:1"
    assert [failure.where for failure in reading.failures] == [f"{tmp_path / 'a.jsonl'}:2", str(tmp_path / "x.txt")]
    assert all(first in failure.reason and "'x'" in failure.reason for failure in reading.failures)


def test_a_missing_path_an_empty_folder_and_a_folder_without_a_readable_file_are_errors(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="there is no such file or folder"):
        read_corpus(tmp_path / "missing")
    with pytest.raises(CorpusError, match="holds no article"):
        read_corpus(tmp_path)
    write(tmp_path, "empty.txt", b"")
    with pytest.raises(CorpusError, match=r"no article could be read; .*empty\.txt: the file is empty"):
        read_corpus(tmp_path)


def test_a_single_file_of_unknown_ending_is_an_error_that_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"'\.xyz' cannot be read; \.docx, .* or \.xml can"):
        read_corpus(write(tmp_path, "a.xyz"))


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "cp1252",
        "latin-1",
        "mac_roman",
        "iso8859_15",
    ],
)
def test_french_text_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    text = "Élections à Évreux\n\nLe député a été réélu ; son rival dénonce « une campagne inégale » et ça l'a déçu."
    (article,) = read_corpus(write(tmp_path, "a.txt", text.encode(encoding))).articles
    assert article.text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Правительство России представило план. Деньги будут выплачены весной, сообщает газета."),
        ("shift_jis", "日本政府は半導体産業への支援を発表した。予算は来年の国会に提出される見込みだ。"),
    ],
)
def test_other_scripts_in_their_own_encodings_are_recognised(tmp_path: Path, encoding: str, text: str) -> None:
    (article,) = read_corpus(write(tmp_path, "a.txt", (text * 5).encode(encoding))).articles
    assert article.text == text * 5


def test_control_characters_are_stripped_from_a_page_and_its_text_can_be_written(tmp_path: Path) -> None:
    (article,) = read_corpus(write(tmp_path, "a.txt", "Un\x00 ti\x07tre\r\n\r\nUne\x1b phra\u200bse.\r\n")).articles
    assert article.text == "Un titre\n\nUne phrase."


def test_html_in_a_text_file_stays_text(tmp_path: Path) -> None:
    (article,) = read_corpus(write(tmp_path, "a.txt", "Un titre\n\n<script>alert('x')</script> Voilà.")).articles
    assert article.text == "Un titre\n\n<script>alert('x')</script> Voilà."


def test_a_file_name_that_is_not_utf8_gives_an_id_that_can_be_written(tmp_path: Path) -> None:
    with open(os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt"), "wb") as file:  # noqa: PTH118, PTH123 - bytes
        file.write(PROSE.encode())
    (article,) = read_corpus(tmp_path).articles
    assert article.id == "caf\ufffd"


def test_the_readers_of_all_formats_work_side_by_side(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.md", f"---\ndate: 2025-12-26\n---\n# Un titre\n\n{PROSE}")
    write(tmp_path, "c.json", json.dumps([{"id": "dump", "title": "T", "text": PROSE, "published": "2025-12-26"}]))
    reading = read_corpus(tmp_path)
    assert [article.id for article in reading.articles] == ["a", "b", "dump"]
    assert [article.published for article in reading.articles] == [None, date(2025, 12, 26), date(2025, 12, 26)]
    assert {article.language for article in reading.articles} == {"fr"}
