"""Sentence borders by a table of cases a language, and what must hold for every text there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentences

TABLES = Path(__file__).parent


def cases(language: str) -> list[list[str]]:
    lines = (TABLES / f"sentences.{language}.txt").read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in lines if line.strip()]


def cut(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences(text)]


@pytest.mark.parametrize("expected", cases("fr"), ids=" | ".join)
def test_a_french_text_is_cut_where_its_sentences_end(expected: list[str]) -> None:
    assert cut(" ".join(expected)) == expected


@pytest.mark.parametrize("expected", cases("en"), ids=" | ".join)
def test_an_english_text_is_cut_where_its_sentences_end(expected: list[str]) -> None:
    assert cut(" ".join(expected)) == expected


def test_the_tables_are_long_enough_to_mean_something() -> None:
    assert min(len(cases("fr")), len(cases("en"))) >= 60


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("日本は投資する。中国もだ。", ["日本は投資する。", "中国もだ。"]),
        ("「投資する。」と言った。", ["「投資する。」", "と言った。"]),
        ("日本投资芯片！中国呢？", ["日本投资芯片！", "中国呢？"]),
        ("ماذا؟ نعم.", ["ماذا؟", "نعم."]),
    ],
)
def test_scripts_without_capitals_are_cut_at_their_marks(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_wrapped_line_does_not_end_a_sentence_and_an_empty_line_does() -> None:
    assert cut("Le Japon investit\ndans les puces.\n\nLa Chine\naussi") == [
        "Le Japon investit\ndans les puces.",
        "La Chine\naussi",
    ]


def test_no_break_spaces_before_french_marks_belong_to_the_sentence() -> None:
    assert cut("« Vraiment\u202f?\u00a0» Il rit\u202f! Elle part.") == [
        "« Vraiment\u202f?\u00a0»",
        "Il rit\u202f!",
        "Elle part.",
    ]


def test_list_items_and_the_line_above_them_stand_alone() -> None:
    text = "Le plan prévoit :\n- une usine à Chitose\n- deux laboratoires. Ils ouvrent en mai.\n• des primes"
    assert cut(text) == [
        "Le plan prévoit :",
        "- une usine à Chitose",
        "- deux laboratoires.",
        "Ils ouvrent en mai.",
        "• des primes",
    ]


def test_a_heading_is_a_short_line_alone_without_a_final_mark() -> None:
    text = "Une manne pour l'innovation\n\nLe plan est prêt.\n\nIl dit :\n\nThe race for chips"
    assert [(text[one.start : one.end], one.heading) for one in sentences(text)] == [
        ("Une manne pour l'innovation", True),
        ("Le plan est prêt.", False),
        ("Il dit :", False),
        ("The race for chips", True),
    ]


def test_a_heading_line_right_above_its_paragraph_is_told_apart_from_it() -> None:
    body = "Le gouvernement japonais dévoile une feuille de route agressive pour dominer la vague technologique."
    found = sentences(f"Une manne pour l'innovation\n{body}")
    assert [one.heading for one in found] == [True, False]


def test_every_heading_and_every_list_item_is_a_paragraph_of_its_own() -> None:
    text = "Titre du jour\n\nPremière phrase. Deuxième phrase.\n\n- un point\n- un autre"
    assert [one.paragraph for one in sentences(text)] == [0, 1, 1, 2, 3]


FRENCH = "Le gouvernement japonais a annoncé un plan de soutien pour les fabricants de puces du pays."
ENGLISH = "The Japanese government has announced a plan to support the makers of chips in the country."


def test_the_language_changes_at_the_heading_where_the_article_changes() -> None:
    text = (
        f"Un plan ambitieux\n\n{FRENCH}\n\n{FRENCH}\n\nJapan plans ahead\n\n{ENGLISH} Tokyo, Osaka, Kyoto.\n\n{ENGLISH}"
    )
    assert [one.language for one in sentences(text)] == ["fr", "fr", "fr", "en", "en", "en", "en"]


def test_paragraphs_parted_by_single_line_breaks_change_language_too() -> None:
    long_french, long_english = " ".join([FRENCH] * 3), " ".join([ENGLISH] * 3)
    found = sentences(f"{long_french}\n{long_english}")
    assert [one.language for one in found] == ["fr"] * 3 + ["en"] * 3


def test_a_short_foreign_quotation_does_not_change_the_language() -> None:
    text = f"{FRENCH} « Just do it », a-t-il dit. {FRENCH}\n\nMade in Japan.\n\n{FRENCH}"
    assert {one.language for one in sentences(text)} == {"fr"}


def test_a_text_without_letters_is_in_the_default_language() -> None:
    assert [one.language for one in sentences("2 025 !", default="fr")] == ["fr"]


def test_a_text_of_white_space_has_no_sentences() -> None:
    assert sentences(" \n\u00a0\t ") == []


PIECES = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.text(alphabet=st.characters(codec=None), max_size=6),
        st.sampled_from(
            [
                "M. ",
                "U.S. ",
                "« ",
                " »",
                '"',
                ".",
                "…",
                " ?",
                "!",
                "\n",
                "\n\n",
                "\r\n",
                "\u2028",
                "\u2029",
                "\x85",
                "\x0b",
                "\x1c",
            ]
            + [
                "- x",
                "1. ",
                "12 %. ",
                "art. 3",
                "(",
                ")",
                "[1]",
                "。",
                "\u00a0",
                "\u200b",
                "\ud800",
                "é",
                "Le ",
                "The ",
                "# ",
            ]
        ),
    ),
    max_size=25,
).map("".join)


@given(PIECES)
def test_sentences_cover_every_visible_character_once_and_in_order(text: str) -> None:
    found = sentences(text)
    position = 0
    for one in found:
        assert not text[position : one.start].strip()
        assert one.start < one.end
        assert text[one.start : one.end] == text[one.start : one.end].strip()
        position = one.end
    assert not text[position:].strip()
    assert [one.paragraph for one in found] == sorted(one.paragraph for one in found)
