from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest

from assistant.courtesy import LISTED, newest, origin, remark, summary, told_of
from corpus.article import Article, Passage, Sentence
from tests.assistant.one_hot import article, passage


def by_length(query: str, language: str, texts: Sequence[str], languages: Sequence[str], /) -> list[float]:
    return [len(text) / 1000 for text in texts]


def test_the_newest_come_first_and_the_undated_last() -> None:
    days = {"old": date(2024, 1, 1), "noon": datetime(2025, 1, 1, 12), "none": None, "day": date(2025, 1, 1)}
    assert [a.id for a in newest([article("x", name, day) for name, day in days.items()])] == [
        "noon",
        "day",
        "old",
        "none",
    ]


def test_a_long_list_is_cut_and_says_how_many_are_left() -> None:
    many = [article("x", f"{place:03}") for place in range(LISTED + 3)]
    lines = remark("list", many, "fr").splitlines()
    assert len(lines) == LISTED + 2
    assert lines[0] == "Il y a 23 articles (26 décembre 2025)\u00a0:"
    assert lines[-1] == "… et 3 de plus."


def test_an_empty_corpus_is_said() -> None:
    assert remark("list", [], "en") == "There are no articles yet."


def test_date_and_source_are_said_or_their_absence_is() -> None:
    of = article("It opened.")
    sentence = passage(of).sentences[0]
    assert origin("published", of, sentence, "en").text() == "“Title of a” was published on **26 December 2025**. [1]"
    assert origin("source", of, sentence, "fr").text() == "Source de «\u00a0Title of a\u00a0»\u00a0: Daily. [1]"
    bare = article("It opened.", published=None, source=None)
    assert "no date" in origin("published", bare, sentence, "en").text()
    assert "no source" in origin("source", bare, sentence, "en").text()


def test_who_wrote_it_is_said_with_where_and_when_or_that_no_author_is_named() -> None:
    signed = replace(article("It opened."), author="Ana Silva")
    passages = [passage(signed)]
    draft, opening = told_of("author", "Who wrote it?", signed, passages, "en", by_length)
    assert opening == ""
    assert [statement.text for statement in draft.statements] == [
        "The author of “Title of a” is Ana Silva.",
        "It comes from Daily.",
        "It was published on **26 December 2025**.",
    ]
    bare = article("It opened.", published=None, source=None)
    draft, _ = told_of("author", "Qui l'a écrit ?", bare, passages, "fr", by_length)
    assert [statement.text for statement in draft.statements] == ["«\u00a0Title of a\u00a0» ne nomme pas d'auteur."]


@pytest.mark.parametrize(
    ("asked", "count"),
    [("Summarise in three sentences", 3), ("Résume en une phrase", 1), ("Summarise it", 5), ("Résume en 2 points", 2)],
)
def test_a_summary_has_as_many_sentences_as_are_asked_for(asked: str, count: int) -> None:
    of, passages = sentences_in(["en"] * 9)
    draft, _ = told_of("summary", asked, of, passages, "en", by_length)
    assert len(draft.statements) == count


def sentences_in(languages: Sequence[str]) -> tuple[Article, list[Passage]]:
    text = " ".join(f"Sentence number {place:02} of a text that is long enough." for place in range(len(languages)))
    length = len("Sentence number 00 of a text that is long enough.")
    whole = tuple(Sentence(i * (length + 1), i * (length + 1) + length, code) for i, code in enumerate(languages))
    return Article("a", "T", text), [Passage("a#0", "a", 0, 0, len(text), text, "en", whole)]


def test_a_summary_has_five_sentences_in_the_order_of_the_text() -> None:
    of, passages = sentences_in(["en"] * 9)
    starts = [c.start for c in summary(of, passages, "en", by_length).citations]
    assert len(starts) == 5
    assert starts == sorted(starts)


def test_a_summary_prefers_the_readers_language_and_then_the_main_other_one() -> None:
    of, passages = sentences_in(["de"] * 4 + ["es"] * 5 + ["fr"] * 4)
    for _ in range(3):
        languages = [c.language for c in summary(of, passages, "fr", by_length).citations]
        assert sorted(languages) == ["es", "es", "fr", "fr", "fr"]
