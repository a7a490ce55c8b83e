"""Dumps in JSON and JSON lines."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from corpus.article import Article
from corpus.errors import ArticleError
from corpus.readers import dump
from corpus.readers.record import Record


def articles(content: object) -> list[Article]:
    data = json.dumps(content).encode()
    return [found.article for found in dump.read(data, "dump", "dump.json") if isinstance(found, Record)]


def failures(lines: str) -> list[str]:
    return [str(found) for found in dump.read_lines(lines.encode(), "d", "d.jsonl") if isinstance(found, ArticleError)]


def test_every_field_of_a_record_becomes_a_field_of_its_article() -> None:
    record = {
        "id": 7, "title": "A title", "text": "Some text.", "published_at": "2025-12-26T12:08:00Z", "url": "https://x.test/a",
        "source": "The Paper", "author": ["Jane Doe", {"name": "John Roe"}], "language": "en-GB",
    }  # fmt: skip
    assert articles([record]) == [
        Article(
            id="7",
            title="A title",
            text="Some text.",
            published=datetime(2025, 12, 26, 12, 8, tzinfo=UTC),
            source="The Paper",
            url="https://x.test/a",
            author="Jane Doe, John Roe",
            language="en",
        )
    ]


@pytest.mark.parametrize("key", ["text", "content", "body"])
def test_a_text_is_kept_character_for_character(key: str) -> None:
    text = "  Deux  espaces\t\r\n\r\n\r\n<p>une balise</p>\u00a0\u200b\x00\x07 fin \n"
    assert articles([{key: text}])[0].text == text


def test_a_lone_surrogate_is_replaced_and_moves_no_offset() -> None:
    (found,) = dump.read_lines(b'{"text": "a\\ud800b"}', "d", "d.jsonl")
    assert isinstance(found, Record)
    assert found.article.text == "a\ufffdb"


@pytest.mark.parametrize("wrap", ["articles", "data", "items"])
def test_the_list_may_stand_in_an_object(wrap: str) -> None:
    assert [article.id for article in articles({"count": 1, wrap: [{"id": "a", "text": "Un."}]})] == ["a"]


def test_a_single_object_is_a_single_article_named_after_its_file() -> None:
    assert [article.id for article in articles({"title": "T", "text": "Un."})] == ["dump"]


def test_records_without_an_id_are_named_by_file_and_place() -> None:
    assert [article.id for article in articles([{"text": "Un."}, {"id": "", "text": "Deux."}])] == ["dump#1", "dump#2"]
    lines = dump.read_lines(b'{"text": "Un."}\n\n{"text": "Deux."}', "d", "d.jsonl")
    assert [found.article.id for found in lines if isinstance(found, Record)] == ["d#1", "d#3"]


def test_a_record_without_a_title_is_called_by_its_first_words() -> None:
    assert articles([{"text": "\n Une première ligne.\nUne autre."}])[0].title == "Une première ligne."
    assert len(articles([{"text": "mot " * 100}])[0].title) <= 101


def test_a_date_in_seconds_is_utc_and_a_day_stays_a_day() -> None:
    found = articles([{"text": "Un.", "date": 1766750880}, {"text": "Deux.", "published": "2025-12-26"}])
    assert [article.published for article in found] == [datetime(2025, 12, 26, 12, 8, tzinfo=UTC), date(2025, 12, 26)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "Un."', "is not JSON"),
        ("[1, 2]", "is not an article but a list"),
        ('"text"', "is not an article but a str"),
        ('{"title": "T"}', "has no text"),
        ('{"text": "  "}', "has no text"),
        ('{"text": ["a"]}', "its text is a list"),
        ('{"text": "Un.", "published": "hier"}', "published: not a date: 'hier'"),
        ('{"text": "Un.", "published": "2025-02-30"}', "published: not a date"),
        ('{"text": "Un.", "title": ["a"]}', "its title is a list"),
        ('{"text": "Un.", "id": ["a"]}', "its id is a list"),
        ("[" * 100_000, "is not JSON that can be read"),
        ('{"text": "Un.", "id": ' + "1" * 5_000 + "}", "is not JSON that can be read"),
    ],
)
def test_a_bad_line_is_reported_with_its_number_and_the_others_are_read(line: str, reason: str) -> None:
    found = list(dump.read_lines(f'{{"text": "Avant."}}\n{line}\n{{"text": "Après."}}'.encode(), "d", "d.jsonl"))
    assert [one.article.text for one in found if isinstance(one, Record)] == ["Avant.", "Après."]
    (failure,) = (one for one in found if isinstance(one, ArticleError))
    assert failure.where == "d.jsonl:2"
    assert reason in failure.reason


@pytest.mark.parametrize(
    ("content", "where", "reason"),
    [
        (b'[\n{"text": "Un."},\n{"text": }]', "dump.json:3", "is not JSON"),
        (b'{"pages": []}', "dump.json", "holds no list of articles"),
        (b"3", "dump.json", "holds no list of articles"),
    ],
)
def test_a_dump_that_is_none_is_reported_with_its_line(content: bytes, where: str, reason: str) -> None:
    with pytest.raises(ArticleError) as caught:
        list(dump.read(content, "dump", "dump.json"))
    assert caught.value.where == where
    assert reason in caught.value.reason
