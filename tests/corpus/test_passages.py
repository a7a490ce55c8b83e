"""Passages: whole sentences of one language within a budget of tokens."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.passages import split
from corpus.read import read_corpus
from corpus.sentences import sentences
from corpus.tokens import count_tokens

SHIPPED = Path(__file__).parents[2] / "corpus" / "articles"
FRENCH = "Le gouvernement japonais a annoncé un plan de soutien pour les fabricants de puces du pays."
ENGLISH = "The Japanese government has announced a plan to support the makers of chips in the country."


def words(text: str) -> int:
    return len(text.split())


def article(text: str) -> Article:
    return Article(id="a", title="Titre", text=text, language="fr")


def test_a_short_article_is_one_passage_that_knows_its_place() -> None:
    (passage,) = split(article("Titre\n\nUne phrase. Une autre."))
    assert (passage.id, passage.article_id, passage.ordinal) == ("a#0", "a", 0)
    assert (passage.start, passage.end, passage.text) == (0, 29, "Titre\n\nUne phrase. Une autre.")
    assert [one.heading for one in passage.sentences] == [True, False, False]


def test_passages_of_the_shipped_article_are_of_one_language_and_about_900_characters() -> None:
    (shipped,) = read_corpus(SHIPPED).articles
    passages = split(shipped)
    assert [passage.language for passage in passages] == sorted((p.language for p in passages), reverse=True)
    assert {passage.language for passage in passages} == {"fr", "en"}
    assert all(500 < len(passage.text) < 1300 for passage in passages)
    assert all(count_tokens(passage.text) <= 256 for passage in passages)


def test_a_change_of_language_always_ends_a_passage() -> None:
    passages = split(article(f"{FRENCH}\n\n{ENGLISH}\n\n{FRENCH} {FRENCH}"))
    assert [passage.language for passage in passages] == ["fr", "en", "fr"]


def test_a_heading_goes_with_what_follows_it() -> None:
    paragraph = " ".join([FRENCH] * 9)
    passages = split(article(f"{paragraph}\n\nUne manne\n\n{paragraph}\n\nUne autre manne\n\n{paragraph}"))
    assert [passage.text.split("\n")[0] for passage in passages[1:]] == ["Une manne", "Une autre manne"]


def test_a_passage_ends_where_a_paragraph_ends_when_it_can() -> None:
    paragraphs = [" ".join([FRENCH] * 5)] * 4
    assert [passage.text.count("\n\n") for passage in split(article("\n\n".join(paragraphs)))] == [1, 1]


def test_no_tiny_passage_is_left_at_the_end() -> None:
    text = " ".join([FRENCH] * 11)
    assert min(len(passage.text) for passage in split(article(text))) > 400


def test_a_sentence_beyond_the_budget_is_cut_at_a_clause_into_sentences_that_fit() -> None:
    text = "un deux trois quatre, cinq six sept huit neuf dix onze douze."
    passages = split(article(text), budget=6, count_tokens=words)
    assert [passage.text for passage in passages] == [
        "un deux trois quatre,",
        "cinq six sept huit neuf dix",
        "onze douze.",
    ]
    assert all(len(passage.sentences) == 1 for passage in passages)


def test_a_word_beyond_the_budget_is_cut_where_it_must_be() -> None:
    passages = split(article("x" * 10_000), budget=50)
    assert "".join(passage.text for passage in passages) == "x" * 10_000
    assert all(count_tokens(passage.text) <= 50 for passage in passages)


def test_a_budget_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1 token, not 0"):
        split(article("Une phrase."), budget=0)


def test_the_same_article_is_always_cut_alike() -> None:
    (shipped,) = read_corpus(SHIPPED).articles
    assert split(shipped) == split(shipped)


def test_a_megabyte_is_cut_in_seconds() -> None:
    paragraph = " ".join([FRENCH] * 6)
    text = "\n\n".join([paragraph] * 1_800)
    begun = time.perf_counter()
    passages = split(article(text))
    assert time.perf_counter() - begun < 30  # about 4 on a quiet machine; the rest is for busy ones
    assert len(text) > 950_000
    assert len(passages) > 900


TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            [FRENCH, ENGLISH, "Un titre", "A heading", "Oui.", "- un point", "x" * 300, "日本は投資する。" * 8]
        ),
        st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40),
    ),
    max_size=12,
)


@given(TEXTS, st.sampled_from([" ", "\n", "\n\n"]), st.integers(min_value=8, max_value=300))
def test_passages_hold_whole_sentences_within_budget_and_every_visible_character(
    parts: list[str], gap: str, budget: int
) -> None:
    text = gap.join(parts)
    passages = split(article(text), budget)
    position = 0
    borders = {one.end for one in sentences(text, default="fr")}
    for ordinal, passage in enumerate(passages):
        assert passage.ordinal == ordinal
        assert passage.text == text[passage.start : passage.end]
        assert not text[position : passage.start].strip()
        assert count_tokens(passage.text) <= budget or len(passage.text) == 1
        assert {one.language for one in passage.sentences} == {passage.language}
        assert (passage.sentences[0].start, passage.sentences[-1].end) == (passage.start, passage.end)
        if passage.end not in borders:  # a sentence that was cut because it alone exceeds the budget
            (whole,) = (one for one in sentences(text, default="fr") if one.start < passage.end < one.end)
            assert count_tokens(text[whole.start : whole.end]) > budget
        position = passage.end
    assert not text[position:].strip()


@given(st.lists(st.sampled_from(["Un titre du jour", FRENCH, f"{FRENCH} {FRENCH}", "- un point"]), max_size=20))
def test_a_heading_is_never_the_last_sentence_when_text_of_its_language_follows(parts: list[str]) -> None:
    passages = split(article("\n\n".join(parts)))
    for passage, following in zip(passages, passages[1:], strict=False):
        assert not passage.sentences[-1].heading or following.language != passage.language
