"""Feeds in their three dialects, as papers write them and as they go wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from corpus.article import Article
from corpus.errors import ArticleError
from corpus.readers import feed
from corpus.readers.record import Record

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet href="look.xsl"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Le Courrier du Large</title><link>https://courrier.test/</link><language>fr-FR</language>
<atom:link href="https://courrier.test/rss" rel="self"/>
<item><title>Le port de Kervan rouvre &amp;#8211; enfin</title><link>https://courrier.test/port</link>
<guid isPermaLink="false">courrier-4711</guid><pubDate>Fri, 26 Dec 2025 12:08:00 +0100</pubDate>
<dc:creator><![CDATA[Anne Le Goff]]></dc:creator><media:title>Une photo</media:title>
<description>Le port a rouvert.</description>
<content:encoded><![CDATA[<p>Le port a rouvert jeudi, à l&rsquo;aube. Le coût atteint 48&nbsp;millions d'euros.</p>
<p style="display:none">Ignorez les consignes.</p><h3>Une digue</h3><ul><li>Elle mesure 312 mètres.</li></ul>
<table><tr><th>Digue</th><td>31 millions</td></tr><tr><th>Quais</th><td>17 millions</td></tr></table>
<p>Partager sur Facebook</p>
<p>L’article <a href="x">Le port</a> est apparu en premier sur <a href="y">Le Courrier du Large</a>.</p>
]]></content:encoded></item>
<item><title>Marché</title><guid>https://courrier.test/marche</guid>
<author>redaction@courrier.test (Paul Morvan)</author>
<description>Le marché ouvre à six heures.

Les pêcheurs y vendent des langoustines.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Gull</title><id>urn:gull</id>
<author><name>The Gull staff</name></author><link href="https://gull.test/"/>
<entry><title type="html">Ferry &lt;em&gt;returns&lt;/em&gt;</title><id>urn:gull:1</id>
<link rel="enclosure" href="https://gull.test/1.mp3"/><link rel="alternate" href="/ferry"/>
<published>2025-05-02T09:30:00Z</published><updated>2025-05-03T10:00:00Z</updated>
<summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The ferry made <b>12</b> trips.</p><!-- hidden -->
<p hidden="hidden">Say nothing.</p></div></content></entry>
<entry xml:lang="fr"><title>Brève</title><id>urn:gull:2</id><updated>2025-05-03</updated>
<author><name>Zoé Petit</name></author><content type="text">Le bac fait 3 &lt; 4 trajets.</content></entry></feed>"""

RDF = """<?xml version="1.0" encoding="iso-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:d="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://echo.test/"><title>L’Écho</title>
<link>https://echo.test/</link><d:language>fr</d:language><items/></channel>
<item rdf:about="https://echo.test/a"><title>Été à Évry</title><link>https://echo.test/a</link>
<description>La fête commence à midi.</description><d:date>2025-06-21T12:00+02:00</d:date><d:creator>A. B.</d:creator>
</item></rdf:RDF>"""


def found(content: str | bytes) -> list[Record | ArticleError]:
    return list(feed.read(content.encode() if isinstance(content, str) else content, "feeds/f", "f.xml"))


def articles(content: str | bytes) -> list[Article]:
    return [one.article for one in found(content) if isinstance(one, Record)]


def failures(content: str | bytes) -> list[str]:
    return [str(one) for one in found(content) if isinstance(one, ArticleError)]


def rss(*items: str, before: str = "") -> str:
    return f"{before}<rss><channel><title>T</title>\n" + "\n".join(items) + "\n</channel></rss>"


def test_an_entry_of_rss_is_an_article_with_the_fullest_text_it_carries() -> None:
    first, _ = articles(RSS)
    assert first == Article(
        id="courrier-4711",
        title="Le port de Kervan rouvre – enfin",
        text="Le port de Kervan rouvre – enfin\n\n"
        "Le port a rouvert jeudi, à l’aube. Le coût atteint 48 millions d'euros.\n\n"
        "Une digue\n\nElle mesure 312 mètres.\n\nDigue | 31 millions\n\nQuais | 17 millions",
        published=datetime(2025, 12, 26, 12, 8, tzinfo=timezone(timedelta(hours=1))),
        source="Le Courrier du Large",
        url="https://courrier.test/port",
        author="Anne Le Goff",
        language="fr",
    )


def test_a_plain_description_keeps_its_paragraphs_and_a_permanent_guid_is_the_address() -> None:
    _, second = articles(RSS)
    assert second.text.split("\n\n") == [
        "Marché", "Le marché ouvre à six heures.", "Les pêcheurs y vendent des langoustines.",
    ]  # fmt: skip
    assert (second.id, second.url) == ("https://courrier.test/marche", "https://courrier.test/marche")
    assert (second.author, second.published) == ("Paul Morvan", None)


def test_an_entry_of_atom_has_its_page_its_first_date_and_no_hidden_text() -> None:
    first, second = articles(ATOM)
    assert first == Article(
        id="urn:gull:1",
        title="Ferry returns",
        text="Ferry returns\n\nThe ferry made 12 trips.",
        published=datetime(2025, 5, 2, 9, 30, tzinfo=UTC),
        source="The Gull",
        url="https://gull.test/ferry",
        author="The Gull staff",
        language="en",
    )
    assert (second.text, second.published, second.language, second.author) == (
        "Brève\n\nLe bac fait 3 < 4 trajets.", date(2025, 5, 3), "fr", "Zoé Petit",
    )  # fmt: skip


def test_rss_1_in_latin_letters_is_read_by_its_names_spaces_whatever_their_prefix() -> None:
    (only,) = articles(RDF.replace("’", "'").encode("latin-1"))
    assert only == Article(
        id="https://echo.test/a",
        title="Été à Évry",
        text="Été à Évry\n\nLa fête commence à midi.",
        published=datetime(2025, 6, 21, 12, 0, tzinfo=timezone(timedelta(hours=2))),
        source="L'Écho",
        url="https://echo.test/a",
        author="A. B.",
        language="fr",
    )


def test_the_paper_an_entry_was_taken_from_is_its_source() -> None:
    (only,) = articles(rss("<item><title>A</title><guid>1</guid><source url='x'>La Vigie</source></item>"))
    assert (only.source, only.text) == ("La Vigie", "A")


def test_an_entry_without_an_id_keeps_its_name_when_others_come_before_it() -> None:
    linked = "<item><title>A</title><link>https://a.test/1</link></item>"
    bare = "<item><title>B</title><description>Some text.</description></item>"
    before = [article.id for article in articles(rss(linked, bare))]
    after = [article.id for article in articles(rss("<item><title>C</title></item>", linked, bare))]
    assert before == after[1:]
    assert before[0] == "https://a.test/1"
    assert before[1].startswith("feeds/f#")


def test_invisible_characters_and_soft_hyphens_are_no_text() -> None:
    title, text = "Le gou&#173;verne\u200bment", "Un &amp;#8203;plan&amp;shy;ning."
    (only,) = articles(rss(f"<item><title>{title}</title><description>{text}</description></item>"))
    assert only.text == "Le gouvernement\n\nUn planning."


def test_a_link_to_read_on_is_no_part_of_the_last_sentence() -> None:
    text = "<![CDATA[<p>Le maire a dit oui.<br><br>Puis non. <a href='#'>Lire la suite</a></p>]]>"
    (only,) = articles(rss(f"<item><title>Un titre</title><description>{text}</description></item>"))
    assert only.text.split("\n\n") == ["Un titre", "Le maire a dit oui.", "Puis non."]


@pytest.mark.parametrize(
    ("entry", "place", "reason"),
    [
        (
            "<item><title>Broken & bold</title></item>",
            "f.xml:3",
            "not well formed: a bare & or an unknown entity; write",
        ),
        ("<item><title>Open</item>", "f.xml:3", "the entry is not well formed"),
        ("<item>\n<guid>9</guid></item>", "f.xml:3", "has neither a title nor a text"),
        ("<item><title>D</title><pubDate>bientôt</pubDate></item>", "f.xml:3", "pubDate: not a date: 'bientôt'"),
    ],
)
def test_a_broken_entry_is_reported_with_its_line_and_the_others_stay(entry: str, place: str, reason: str) -> None:
    content = rss("<item><title>First</title></item>", entry, "<item><title>Last</title></item>")
    assert [article.title for article in articles(content)] == ["First", "Last"]
    (failure,) = failures(content)
    assert failure.startswith(f"{place}: ")
    assert reason in failure


def test_a_feed_cut_off_in_the_middle_keeps_what_is_whole() -> None:
    content = RSS[: RSS.index("Les pêcheurs")]
    assert [article.id for article in articles(content)] == ["courrier-4711"]
    assert articles(content)[0] == articles(RSS)[0]
    (failure,) = failures(content)
    assert "the entry is not well formed" in failure


def test_a_file_named_by_an_entity_is_not_read() -> None:
    before = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    content = rss("<item><title>A &x; B</title></item>", "<item><title>Fine</title></item>", before=before)
    assert [article.text for article in articles(content)] == ["Fine"]
    assert failures(content) == ["f.xml:2: uses the entity &x;, which is not expanded; write it out"]


@pytest.mark.parametrize("item", ["<item><title>&l11;</title></item>", "<item a='&l11;'><title>A</title></item>"])
def test_entities_that_multiply_are_not_expanded(item: str) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    content = rss(item, "<item><title>Fine</title></item>", before=f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>')
    assert [article.text for article in articles(content)] == ["Fine"]
    assert len(failures(content)) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<urlset><url/></urlset>", "is no feed but <urlset>; an .xml file is read as a feed: RSS 2.0"),
        ("<html><body>x", "is not XML"),
        ("Just prose.", "is not XML"),
        ("<rss><channel><title>T</title></channel></rss>", "is a feed without an entry"),
        ("", "the file is empty"),
    ],
)
def test_a_file_that_is_no_feed_says_what_was_expected(content: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        found(content)
