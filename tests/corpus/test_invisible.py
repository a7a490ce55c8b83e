from __future__ import annotations

import pytest

from corpus.article import Article
from corpus.errors import ArticleError
from corpus.invisible import hides, is_hidden
from corpus.readers import html, markdown

SHOWN = "The bridge of Avon reopened on Tuesday after two years of work, the council said."
MORE = "Traffic had been led over the old ford since the flood, which cost shops a third of their trade, said owners."


def read(page: str) -> Article:
    (record,) = html.read(page.encode(), "page", "page.html")
    assert not isinstance(record, ArticleError)
    return record.article


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY : NONE !important",
        "visibility:hidden",
        "font-size:0",
        "color:#fff",
        "opacity:0;top:1px",
    ],
)
def test_a_style_that_shows_nothing_hides(style: str) -> None:
    assert is_hidden("p", {"style": style})


@pytest.mark.parametrize(
    "style",
    [
        "display:block",
        "line-height:1",
        "font-size:10px",
        "color:#fff;background:#222",
        "opacity:0.9",
        "margin-top:-120px",
    ],
)
def test_a_style_that_shows_does_not(style: str) -> None:
    assert not is_hidden("p", {"style": style})


def test_a_style_sheet_that_fades_or_colours_is_not_taken_at_its_word() -> None:
    assert hides("visibility: hidden")
    assert not hides("opacity: 0")
    assert not hides("color: #fff")


def test_white_letters_on_a_dark_ground_are_text() -> None:
    page = (
        f'<article><h1>A bridge</h1><div style="background:#000"><p style="color:white">{SHOWN}</p></div><p>{MORE}</p>'
    )
    assert SHOWN in read(page).text


def test_text_behind_a_hidden_element_stays() -> None:
    page = (
        f"<article><h1>A bridge</h1><p><span hidden>999</span>{SHOWN}</p><p>{MORE}<!-- 999 --> And more.</p></article>"
    )
    text = read(page).text
    assert SHOWN in text
    assert "And more." in text
    assert "999" not in text


def test_a_hidden_element_of_markdown_hides_until_it_closes() -> None:
    body = (
        f"{SHOWN}\n\n<div hidden>\n\nHidden **words**.\n\n`code`\n\n</div>\n\n{MORE} <b>Bold</b> <i hidden>x</i> end."
    )
    (record,) = markdown.read(body.encode(), "note", "note.md")
    assert not isinstance(record, ArticleError)
    assert record.article.text == f"note\n\n{SHOWN}\n\n{MORE} Bold end."
