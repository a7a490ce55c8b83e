"""What is left of a scraped page: rules by form, tried on the shipped page and on invented lines."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.clean import clean
from corpus.readers.record import plain

SHIPPED = Path(__file__).parents[2] / "corpus" / "articles" / "japon-ia-semi-conducteurs.txt"

BOILERPLATE = [
    "1 234 vues",
    "2.3k views",
    "12 partages",
    "3 min read",
    "Temps de lecture : 4 minutes",
    "Publicité",
    "Advertisement",
    "Partager cet article",
    "Share this article on Facebook",
    "Facebook Twitter LinkedIn",
    "Suivez-nous sur Telegram",
    "Follow us on LinkedIn and X",
    "Abonnez-vous à notre newsletter quotidienne !",
    "Inscrivez-vous à notre lettre d'information pour ne rien manquer.",
    "Subscribe to our daily newsletter",
    "Sign up for our free newsletter and get the news first.",
    "Téléchargez notre application pour suivre les cours",
    "Download our app for live prices",
    "Get the app now",
    "Nous utilisons des cookies pour améliorer votre expérience.",
    "We use cookies to improve your experience.",
    "Tout accepter",
    "Accept all cookies",
    "Lire aussi : Le yen au plus bas depuis trente ans",
    "À lire également – La Corée du Sud investit à son tour",
    "Read also: Why chips matter",
    "© 2025 Le Courrier. Tous droits réservés.",
    "|Marchés",
    "Back to top",
    "Lire la suite",
    "Print | Email | Share",
    "Partager par courriel",
    "Listen to this article (3 min)",
    "Sign up for our evening briefing",
    "By signing up you accept our terms and conditions.",
    "Enjoyed this story? Support independent journalism from £3 a month.",
    "Follow us on social media",
]

SENTENCES = [
    "L'application a été téléchargée dix millions de fois en un mois.",
    "The newsletter reached 300,000 readers last year.",
    "La Cnil a infligé une amende de 150 millions d'euros à propos des cookies.",
    "Regulators fined the company over its use of cookies.",
    "Téléchargez notre application, a conseillé le ministre aux habitants.",
    "« Abonnez-vous à notre newsletter », répète le site à chaque page.",
    "Subscribers to the newsletter were told first, according to the company.",
    "Download speeds doubled after the app was rewritten.",
    "Join forces or lose the market: that is the choice before chip makers.",
    "Follow-up talks on the app are planned for May.",
    "Suivre la trace des cookies demande du temps aux enquêteurs.",
    "Le partage de la valeur divise la majorité.",
    "Share prices fell 3% in Tokyo.",
    "The views of the minister are well known.",
    "Les vues du ministre sont connues.",
    "La chaîne compte 1 234 vues par jour en moyenne.",
    "The video had 2.3k views in its first hour.",
    "Lire aussi vite est une prouesse, selon les chercheurs.",
    "Commencer aujourd'hui coûtera moins cher que d'attendre.",
    "Rejoindre l'Otan reste le but du gouvernement.",
    "The app store operators must open their platforms by March.",
    "Le QR code a remplacé le billet dans tout le réseau.",
    "Our newsletter is read by ministers, the editor said.",
    "Rechercher un accord prendra des mois.",
    "Home prices rose 4% in London.",
    "Try as they might, engineers could not fix the app.",
    "Copyright law protects the newsletter's archive.",
    "Publicité et information ne font pas bon ménage.",
    "Get ready for higher rates, the central bank said.",
    "Support for independent journalism fell in the region, a survey found.",
    "By signing the treaty, the country accepts the terms of the union.",
    "Listen to this, the teacher told the class.",
    "Print newspapers sell fewer copies every year.",
]

TITLE = "Un plan pour les puces"
FIRST = "Le gouvernement japonais a annoncé jeudi un plan de soutien aux fabricants de puces, le plus grand à ce jour."
LAST = "Le plan sera présenté au parlement en janvier, et les premiers crédits devraient être versés au mois d'avril."


def page(*blocks: str) -> str:
    return "\n\n".join(blocks)


@pytest.mark.parametrize("line", BOILERPLATE)
def test_a_line_of_the_page_goes_wherever_it_stands(line: str) -> None:
    for text in (page(TITLE, FIRST, line, LAST), page(TITLE, FIRST, LAST, line)):
        assert clean(text).text == page(TITLE, FIRST, LAST)


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_of_the_article_stays_whatever_it_is_about(line: str) -> None:
    text = page(TITLE, FIRST, line, LAST)
    assert clean(text).text == text


def test_the_shipped_page_gives_its_headline_source_and_time() -> None:
    found = clean(SHIPPED.read_text(encoding="utf-8"))
    assert found.title == "Le Japon vise un bond de 300% dans le financement de l’IA et des semi-conducteurs"
    assert found.published == datetime(2025, 12, 26, 12, 8)
    assert found.source == "CryptopolitanFR"


def test_the_shipped_page_keeps_its_article_and_nothing_else() -> None:
    blocks = clean(SHIPPED.read_text(encoding="utf-8")).text.split("\n\n")
    assert blocks[0] == "Le Japon vise un bond de 300% dans le financement de l’IA et des semi-conducteurs"
    assert blocks[1].startswith("Tokyo passe à la vitesse supérieure.")
    assert blocks[-1].startswith("As for consumption") and blocks[-1].endswith("for the current fiscal year.")
    assert "Japan quadruples AI spending plans for the upcoming fiscal year" in blocks
    assert blocks.count(blocks[0]) == 1
    assert len(blocks) == 22
    assert all(block == block.strip() and "\n" not in block for block in blocks)


@pytest.mark.parametrize(
    ("head", "published", "source", "author"),
    [
        (["Accueil > Asie > L'Écho", TITLE, "Publié le 26 décembre 2025"], date(2025, 12, 26), "L'Écho", None),
        ([TITLE, "Published: December 26, 2025"], date(2025, 12, 26), None, None),
        ([TITLE, "Publié le : 26/12/2025 à 12h08"], datetime(2025, 12, 26, 12, 8), None, None),
        ([TITLE, "Date de publication", "26.12.2025"], date(2025, 12, 26), None, None),
        ([TITLE, "Par Jean Dupont, le 26 décembre 2025"], date(2025, 12, 26), None, "Jean Dupont"),
        ([TITLE, "By Jane van der Berg", "Posted on Dec 26, 2025"], date(2025, 12, 26), None, "Jane van der Berg"),
        ([TITLE, "2025-12-26"], date(2025, 12, 26), None, None),
        ([TITLE, "Source : Le Courrier", "Mis à jour le 27 décembre 2025"], date(2025, 12, 27), "Le Courrier", None),
        (
            [TITLE, "Publié le 26 décembre 2025 à 9h00, mis à jour le 27 décembre 2025 à 10h00"],
            datetime(2025, 12, 26, 9, 0), None, None,
        ),
        (["Home / Le Courrier / Un plan pour les…", TITLE], None, "Le Courrier", None),
        ([TITLE], None, None, None),
    ],
)  # fmt: skip
def test_the_head_of_a_page_is_read_and_taken_off(
    head: list[str], published: date | None, source: str | None, author: str | None
) -> None:
    found = clean(page(*head, FIRST, LAST))
    assert (found.title, found.published, found.source, found.author) == (
        TITLE,
        published,
        source,
        author,
    )
    assert found.text == page(TITLE, FIRST, LAST)


def test_the_lines_of_the_head_need_no_empty_lines_between_them() -> None:
    found = clean(
        f"Home / News / Le Courrier /\nUn plan pour les puces\nPublished:\n2025-12-26 12:08:00\n\n{FIRST}\n\n{LAST}"
    )
    assert (found.title, found.source, found.published) == (
        TITLE,
        "Le Courrier",
        datetime(2025, 12, 26, 12, 8),
    )
    assert found.text == page(TITLE, FIRST, LAST)


def test_a_label_without_a_date_stays_in_the_text_and_the_date_unknown() -> None:
    found = clean(page(TITLE, "Publié bientôt, dit-on", FIRST))
    assert found.published is None
    assert "Publié bientôt, dit-on" in found.text


def test_headlines_of_other_articles_go_and_the_heading_above_prose_stays() -> None:
    text = page(
        TITLE,
        FIRST,
        "Lire aussi",
        "Le yen au plus bas",
        "La Corée investit",
        "Une usine à Chitose",
        LAST,
    )
    assert clean(text).text == page(TITLE, FIRST, "Une usine à Chitose", LAST)


def test_what_follows_the_article_is_cut_off() -> None:
    text = page(
        TITLE,
        FIRST,
        LAST,
        "À propos de l'auteur",
        "Jean Dupont suit le Japon depuis 2010.",
        "Ses articles",
    )
    assert clean(text).text == page(TITLE, FIRST, LAST)


@pytest.mark.parametrize(
    ("line", "source", "author"),
    [
        ("The Daily Lantern", "The Daily Lantern", None),
        ("L'Écho du Port", "L'Écho du Port", None),
        ("Anne Petit", None, "Anne Petit"),
    ],
)
def test_a_name_between_headline_and_date_is_the_paper_or_the_author(
    line: str, source: str | None, author: str | None
) -> None:
    found = clean(page(TITLE, line, "Publié le 26 décembre 2025", FIRST, LAST))
    assert (found.source, found.author) == (source, author)
    assert found.text == page(TITLE, FIRST, LAST)


def test_who_claims_the_copyright_is_the_source_rather_than_the_last_crumb() -> None:
    found = clean(page("Accueil > Économie > Industrie", TITLE, FIRST, LAST, "© 2025 Le Phare. Tous droits réservés."))
    assert (found.source, found.text) == ("Le Phare", page(TITLE, FIRST, LAST))


def test_lines_of_the_page_go_too_where_no_empty_line_parts_them() -> None:
    foot = "Sign up for our evening briefing\nEnter your email address\n\nMost read\n1. Quiet towns\n2. A dog\n12 views"
    assert clean(page(TITLE, FIRST, LAST, foot)).text == page(TITLE, FIRST, LAST)


@given(
    st.lists(st.one_of(st.text(max_size=20), st.sampled_from([*BOILERPLATE, *SENTENCES, "\n", "\n\n", " / ", ": "])))
)
def test_whatever_the_page_its_text_has_one_empty_line_between_stripped_blocks(parts: list[str]) -> None:
    blocks = clean(plain("".join(parts))).text.split("\n\n")
    assert blocks == [""] or all(block == block.strip() != "" and "\n" not in block for block in blocks)


def test_prose_without_a_headline_keeps_every_word() -> None:
    text = page(FIRST * 3, LAST)
    assert (clean(text).title, clean(text).text) == (None, text)


def test_markup_in_a_text_stays_text() -> None:
    text = page(TITLE, FIRST, "<script>alert(1)</script> reste visible dans <b>le texte</b>.")
    assert clean(text).text == text


def test_wrapped_lines_are_joined_and_white_space_at_the_ends_goes() -> None:
    assert clean("Un plan pour les puces  \n\n\n\n  Le Japon investit\ndans les puces. \t\n").text == (
        "Un plan pour les puces\n\nLe Japon investit dans les puces."
    )
