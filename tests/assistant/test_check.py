from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Citation, Statement
from assistant.check import exact, supported
from corpus.article import Article

TEXT = "The “big” harbour opened in 1931. It has 12 cranes."
ARTICLE = Article("harbour", "Title", TEXT)
CITATION = Citation(1, "harbour", "Title", None, None, None, "en", 0, 33, TEXT[:33])


def stands(text: str, *, marker: int = 1, citation: Citation = CITATION) -> bool:
    return supported(Statement(text, (marker,)), [citation], lambda _: ARTICLE)


@pytest.mark.parametrize(
    "text",
    [
        "“The “big” harbour opened in **1931**.”",
        "«\u00a0The “big” harbour opened in 1931.\u00a0»",
        "The “Daily”, 3 May 2025: “The “big” harbour opened in 1931.” (by the article's date: today = Friday)",
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
