from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Citation, Statement
from assistant.check import exact, supported
from corpus.article import Article

TEXT = "The “big” harbour opened in 1931. It has 12 cranes."
SATURDAY = date(2025, 5, 3)
ARTICLE = Article("harbour", "Title", TEXT, published=SATURDAY, source="The “Daily”")
CITATION = Citation(1, "harbour", "Title", None, None, None, "en", 0, 33, TEXT[:33])


def stands(text: str, *, marker: int = 1, citation: Citation = CITATION) -> bool:
    return supported(Statement(text, (marker,)), [citation], lambda _: ARTICLE)


@pytest.mark.parametrize(
    "text",
    [
        "“The “big” harbour opened in **1931**.”",
        "«\u00a0The “big” harbour opened in 1931.\u00a0»",
        "The “Daily”, 3 May 2025: “The “big” harbour opened in 1931.” (by the article's date: today = Saturday)",
        "Le Quotidien, en anglais\u00a0: «\u00a0The “big” harbour\nopened in 1931.\u00a0»",
    ],
)
def test_a_statement_that_quotes_its_citation_stands(text: str) -> None:
    assert stands(text)


@pytest.mark.parametrize(
    "text", ["“The harbour opened in 1932.”", "«\u00a0It has 12 cranes.\u00a0»", "Daily: “Nothing opened.”"]
)
def test_a_statement_with_other_words_does_not_stand(text: str) -> None:
    assert not stands(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Daily, 4 May 2025: “The “big” harbour opened in 1931.”",
        "“The “big” harbour opened in 1931.” (by the article's date: today = Friday)",
        "Le Quotidien, juin 2025\u00a0: «\u00a0The “big” harbour opened in 1931.\u00a0»",
        "In France: “The “big” harbour opened in 1931.”",
        "The harbour opened in 1932.",
        "The harbour has 14 cranes.",
    ],
)
def test_our_own_words_may_tell_no_other_figure_date_or_country(text: str) -> None:
    assert not stands(text)


@pytest.mark.parametrize("text", ["The harbour opened in 1931.", "“Title” was published on Saturday 3 May 2025."])
def test_our_own_words_may_tell_what_the_citation_and_the_masthead_tell(text: str) -> None:
    assert stands(text.replace("“Title”", "It"))


CLOCK = "The quay closed last Tuesday and reopens next week."


@pytest.mark.parametrize(
    ("meant", "true"),
    [
        ("last Tuesday = Tuesday 29 April 2025", True),
        ("last Tuesday = Tuesday 22 April 2025", False),
        ("last Tuesday = Wednesday 30 April 2025", False),
        ("next week = Monday 5 May 2025 to Sunday 11 May 2025", True),
        ("next week = Monday 12 May 2025 to Sunday 18 May 2025", False),
    ],
)
def test_what_the_clock_says_is_reckoned_again(meant: str, true: bool) -> None:
    article = Article("quay", "Title", CLOCK, published=SATURDAY)
    citation = Citation(1, "quay", "Title", None, None, "2025-05-03", "en", 0, len(CLOCK), CLOCK)
    said = Statement(f"“{CLOCK}” (by the article's date: {meant})", (1,))
    assert supported(said, [citation], lambda _: article) is true


def test_a_statement_needs_an_exact_citation_of_its_own() -> None:
    assert not stands("It opened.", marker=2)
    assert not stands("It opened.", citation=replace(CITATION, end=32))
    assert not exact(replace(CITATION, start=0, end=0, quote=""), ARTICLE)
    assert not exact(replace(CITATION, start=-8, end=len(TEXT), quote="cranes."), ARTICLE)
    assert not exact(replace(CITATION, start=33, end=34, quote=" "), ARTICLE)


@given(st.text(min_size=1), st.integers(-5, 20), st.integers(-5, 30))
def test_only_what_stands_at_its_place_is_exact(text: str, start: int, end: int) -> None:
    citation = replace(CITATION, start=start, end=end, quote=text[max(start, 0) : max(end, 0)])
    assert exact(citation, Article("a", "t", text)) == (0 <= start < end <= len(text) and citation.quote.strip() != "")
