"""Web pages."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from corpus.article import Article
from corpus.errors import ArticleError
from corpus.readers import html
from corpus.readers.record import Record

BODY = """
<p>Le gouvernement japonais a annoncé un plan de soutien aux fabricants de puces, le plus grand à ce jour.</p>
<p>Il prévoit 150 milliards de yens pour l'usine de Chitose, sur l'île d'Hokkaido, et une garantie de l'État.</p>
<h2>Une usine au nord</h2>
<p>L'usine emploiera <b>3 000 personnes</b> &amp; sera
reliée au <a href="/port">port de Tomakomai</a> par une voie ferrée.</p>
<ul><li>Les travaux commencent en avril, si le parlement vote les crédits.</li>
<li>La production commence en 2027.</li></ul>
<blockquote><p>« C'est un pari sur l'avenir », a dit le ministre devant la presse réunie à Tokyo.</p></blockquote>
"""
PAGE = f"""<!DOCTYPE html><html lang="fr">
<head><meta charset="utf-8"><title>Un plan pour les puces | Le Courrier</title>
<meta property="og:title" content="Un plan pour les puces"><meta property="og:site_name" content="Le Courrier">
<link rel="canonical" href="https://courrier.test/plan">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Un plan pour les puces", "datePublished": "2025-12-26T12:08:00+09:00",
"author": {{"@type": "Person", "name": "Jean Dupont"}}}}</script></head>
<body><nav><a href="/">Accueil</a> <a href="/eco">Économie</a></nav>
<div class="cookie-banner">Nous utilisons des cookies pour améliorer votre expérience.
<button>Tout accepter</button></div>
<article><h1>Un plan pour les puces</h1><div class="share">Partager sur Facebook</div>{BODY}
<p>Lire aussi : <a href="/yen">Le yen au plus bas depuis trente ans</a></p>
<script>alert("x")</script></article>
<aside class="related"><h3>Sur le même sujet</h3><ul><li><a href="/a">La Corée investit à son tour</a></li></ul></aside>
<footer>© 2025 Le Courrier. Abonnez-vous à notre newsletter.</footer></body></html>"""


def article(page: str) -> Article:
    (found,) = html.read(page.encode(), "page", "page.html")
    assert isinstance(found, Record)
    return found.article


def test_the_text_of_a_page_is_its_title_headings_and_paragraphs() -> None:
    assert article(PAGE).text.split("\n\n") == [
        "Un plan pour les puces",
        "Le gouvernement japonais a annoncé un plan de soutien aux fabricants de puces, le plus grand à ce jour.",
        "Il prévoit 150 milliards de yens pour l'usine de Chitose, sur l'île d'Hokkaido, et une garantie de l'État.",
        "Une usine au nord",
        "L'usine emploiera 3 000 personnes & sera reliée au port de Tomakomai par une voie ferrée.",
        "Les travaux commencent en avril, si le parlement vote les crédits.",
        "La production commence en 2027.",
        "« C'est un pari sur l'avenir », a dit le ministre devant la presse réunie à Tokyo.",
    ]


def test_a_page_tells_who_published_it_when_and_where() -> None:
    found = article(PAGE)
    assert (found.title, found.source, found.author, found.language) == (
        "Un plan pour les puces",
        "Le Courrier",
        "Jean Dupont",
        "fr",
    )
    assert found.url == "https://courrier.test/plan"
    assert found.published == datetime(2025, 12, 26, 12, 8, tzinfo=timezone(timedelta(hours=9)))


def test_the_date_comes_from_a_meta_tag_where_there_is_no_other() -> None:
    page = PAGE.replace('"datePublished": "2025-12-26T12:08:00+09:00",', "").replace(
        "<link", '<meta property="article:published_time" content="2025-12-24"><link'
    )
    assert article(page).published == date(2025, 12, 24)


def test_a_by_line_with_its_date_is_read_and_not_part_of_the_text() -> None:
    byline = (
        '<p><span>Par Anne Petit</span>, <time datetime="2025-12-25T07:50:00+01:00">publié le 25 décembre</time></p>'
    )
    page = f"<html><body><article><h1>Un plan pour les puces</h1>{byline}{BODY}</article></body></html>"
    found = article(page)
    assert found.author == "Anne Petit"
    assert found.published == datetime(2025, 12, 25, 7, 50, tzinfo=timezone(timedelta(hours=1)))
    assert found.text.split("\n\n")[1].startswith("Le gouvernement")


def test_broken_metadata_does_not_lose_the_page() -> None:
    page = PAGE.replace('{"@context"', '{{{"@context"').replace("<link", '<meta name="date" content="bientôt"><link')
    assert article(page).text == article(PAGE).text


def test_a_page_without_an_article_is_reported() -> None:
    with pytest.raises(ArticleError, match="no article was found on the page"):
        article("<html><body><nav><a href='/'>Accueil</a></nav></body></html>")
