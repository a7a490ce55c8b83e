"""Markdown with front matter."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from corpus.article import Article
from corpus.errors import ArticleError
from corpus.readers import markdown
from corpus.readers.record import Record


def article(text: str) -> Article:
    (found,) = markdown.read(text.encode(), "folder/name", "name.md")
    assert isinstance(found, Record)
    return found.article


def test_front_matter_becomes_the_fields_of_the_article() -> None:
    found = article(
        '---\ntitle: "Un plan : les puces"\ndate: 2025-12-26 12:08:00\nsource: Le Courrier\nurl: https://x.test/a\n'
        "authors:\n  - Jean Dupont\n  - Anne Petit\nlang: fr-FR\n---\n\nLe plan est prêt.\n"
    )
    assert found == Article(
        id="folder/name",
        title="Un plan : les puces",
        text="Un plan : les puces\n\nLe plan est prêt.",
        published=datetime(2025, 12, 26, 12, 8),
        source="Le Courrier",
        url="https://x.test/a",
        author="Jean Dupont, Anne Petit",
        language="fr",
    )


@pytest.mark.parametrize("key", ["date", "Date", "published", "publishDate", "pubdate", "publié"])
def test_the_date_has_the_names_people_give_it(key: str) -> None:
    assert article(f"---\n{key}: 26 décembre 2025\n---\nUn texte.").published == date(2025, 12, 26)


def test_the_body_reads_as_it_does_when_rendered() -> None:
    found = article(
        "# Le *grand* plan\n\nUn **mot** et un [lien](https://x.test) et `code`,\nligne suivante.  \nSaut.\n\n"
        "## Les chiffres\n\n- un point\n- un [autre](u)\n  suite\n\n"
        "1. premier\n2. second\n\n> Une citation\n> longue.\n\n"
        "![image](x.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\n"
        "<div>Un bloc <b>html</b></div>\n\nA &amp; B, l'été.\n"
    )
    assert found.title == "Le grand plan"
    assert found.text.split("\n\n") == [
        "Le grand plan",
        "Un mot et un lien et code, ligne suivante. Saut.",
        "Les chiffres",
        "un point",
        "un autre suite",
        "1. premier",
        "2. second",
        "Une citation longue.",
        "a | b",
        "1 | 2",
        "Un bloc html",
        "A & B, l'été.",
    ]


def test_the_title_of_the_front_matter_is_not_repeated() -> None:
    assert article("---\ntitle: Le plan\n---\n# Le plan\n\nIl est prêt.").text == "Le plan\n\nIl est prêt."


def test_without_a_title_the_file_gives_its_name() -> None:
    assert article("Il est prêt.").title == "name"


def test_a_rule_above_prose_is_no_front_matter() -> None:
    assert article("---\n\nIl est prêt.").text == "name\n\nIl est prêt."


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("---\ntitle: Le plan\ndate: 2025-13-45\n---\nTexte.", 3, "date: not a date: '2025-13-45'"),
        ("---\ntitle: Le plan\ndate: 2025\n---\nTexte.", 3, "date: not a date"),
        ('---\ntitle: Le plan\nsource: "ouvert\n---\nTexte.', 3, "does not parse"),
        ("---\ntitle: a: b\n---\nTexte.", 2, "does not parse"),
        ("---\ntitle: Le plan\n\nTexte.", 1, "never closed"),
    ],
)
def test_bad_front_matter_is_reported_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(ArticleError) as caught:
        article(text)
    assert caught.value.where == f"name.md:{line}"
    assert reason in caught.value.reason


def test_an_article_without_a_body_is_reported() -> None:
    with pytest.raises(ArticleError, match="holds no text below its front matter"):
        article("---\ntitle: Le plan\n---\n")
