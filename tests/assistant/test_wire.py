"""One text in several outlets, on real corpora with the encoder and the reader that ship."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant import Answer, Assistant, Config, Filter

BLAST = (
    "An explosion at the Varn cement works killed 12 people on Monday, the fire service said.",
    "The blast tore through the kiln hall as the night shift was ending. Thirty workers were taken to hospital in "
    "Talmouth.",
    "The plant's director, Odile Farquhar, said that production would stop for six weeks.",
    "The prosecutor has opened an inquiry into the causes of the accident. Varn supplies 40 building sites.",
)
FLOOD = (
    "La crue de la Lisse a inondé 230 maisons à Port-Brun dans la nuit de dimanche à lundi, a annoncé la préfecture.",
    "Les dégâts sont estimés à 4 millions d'euros par la commune. Aucun habitant n'a été blessé.",
    "Le pont des Forges restera fermé pendant trois semaines, selon le maire, Armand Quesnel.",
)
Record = dict[str, Any]


def record(name: str, title: str, paragraphs: tuple[str, ...], day: str, source: str, language: str = "en") -> Record:
    text = "\n\n".join(paragraphs)
    return {"id": name, "title": title, "text": text, "published": day, "source": source, "language": language}


def bulletin(day: int, high: int, wind: int) -> Record:
    said = (
        f"Highs of {high} degrees are expected in Talmouth on {day} April, the weather office said.",
        f"The wind will reach {wind} km/h on the coast in the evening of {day} April.",
        "Drivers are advised to take care on the coastal roads.",
    )
    return record(f"weather-{day}", f"Weather in Talmouth, {day} April", said, f"2025-04-{day:02}", "Talmouth Echo")


ARTICLES = [
    record("echo", "Deadly blast", ("TALMOUTH (Northwire) - " + BLAST[0], *BLAST[1:3]), "2025-03-04T09:00", "Echo"),
    record("northwire", "Twelve dead in cement works blast", BLAST, "2025-03-04T08:00", "Northwire"),
    record(
        "gazette",
        "Varn mourns",
        ("Our town woke to terrible news this morning.", *(said.replace("'", "’") for said in BLAST)),
        "2025-03-05",
        "Gazette",
    ),
    record("update", "Toll rises", (BLAST[0].replace("12", "14"), *BLAST[1:]), "2025-03-06", "Northwire"),
    record(
        "worker",
        "Union disputes the director's account",
        ("The union of cement workers will march through Talmouth on Saturday, its secretary said.", BLAST[2]),
        "2025-03-06",
        "Worker Daily",
    ),
    record(
        "tribune",
        "Hospital full after blast",
        ("The Talmouth hospital says that 34 workers were taken to hospital after the Varn explosion.",),
        "2025-03-04",
        "Tribune",
    ),
    record("crue-a", "Port-Brun sous l'eau", FLOOD, "2025-02-10T07:30", "Agence Sud", "fr"),
    record("crue-b", "Crue : 230 maisons inondées", FLOOD[:2], "2025-02-10T10:00", "Le Littoral", "fr"),
    record("crue-c", "La Lisse déborde", ("BRUN (Agence) – " + FLOOD[0], *FLOOD[1:]), "2025-02-11", "Le Soir", "fr"),
    record(
        "flood-en",
        "Flood in Port-Brun",
        ("The flooding of the Lisse damaged 230 houses in Port-Brun overnight, the prefecture said.",),
        "2025-02-11",
        "Tribune",
    ),
    *(bulletin(day, 10 + day, 20 + 3 * day) for day in range(3, 9)),
]  # fmt: skip


def opened(folder: Path, articles: list[Record]) -> Assistant:
    corpus = folder / "articles.jsonl"
    corpus.write_text("\n".join(json.dumps(article, ensure_ascii=False) for article in articles), encoding="utf-8")
    return Assistant.open(Config(corpus=corpus, store=folder / "store"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with opened(tmp_path_factory.mktemp("wire"), ARTICLES) as assistant:
        yield assistant


def cited(answer: Answer) -> list[str]:
    return [citation.article_id for citation in answer.citations]


def test_a_text_in_three_outlets_is_cited_once_from_the_earliest_and_the_outlets_are_named_once(
    desk: Assistant,
) -> None:
    answer = desk.ask("What is the name of the director of the Varn cement works?")
    assert "Odile Farquhar" in answer.text
    assert cited(answer) == ["northwire"]
    assert answer.text.count("(the same text in 4 outlets: Northwire, Echo, Gazette, Worker Daily)") == 1


def test_in_french_the_outlets_are_named_in_french(desk: Assistant) -> None:
    answer = desk.ask("À combien d'euros les dégâts de la crue sont-ils estimés ?")
    assert "4 millions" in answer.text
    assert cited(answer) == ["crue-a"]
    assert "(le même texte dans 3 médias\u00a0: Agence Sud, Le Littoral, Le Soir)" in answer.text


def test_a_translation_is_no_copy(desk: Assistant) -> None:
    answer = desk.ask("Combien de maisons la crue a-t-elle inondées à Port-Brun ?")
    assert "230" in answer.text
    assert "Tribune" not in answer.text.partition("médias")[2]
    assert {hit.article_id for hit in answer.hits[:3]} >= {"crue-a", "flood-en"}


def test_an_updated_copy_is_another_version_which_the_copies_of_the_first_do_not_outvote(desk: Assistant) -> None:
    answer = desk.ask("How many people were killed in the explosion at the Varn cement works?")
    assert cited(answer) == ["update", "northwire"]
    newest, older = answer.statements
    assert ("14" in newest.text, "12" in older.text) == (True, True)
    assert "outlets" not in newest.text
    assert "(the same text in 3 outlets: Northwire, Echo, Gazette)" in older.text


def test_an_article_that_contradicts_the_copies_stands_beside_one_of_them(desk: Assistant) -> None:
    answer = desk.ask("How many workers were taken to hospital after the Varn explosion?")
    shown = cited(answer)
    assert "tribune" in shown
    assert len([name for name in shown if name in ("northwire", "echo", "gazette", "update")]) <= 1


def test_bulletins_of_one_mould_are_no_copies(desk: Assistant) -> None:
    answer = desk.ask("What highs are expected in Talmouth on 7 April?")
    assert "17 degrees" in answer.text.replace("**", "")
    assert cited(answer) == ["weather-7"]
    assert "same text" not in answer.text
    found = [hit.article_id for hit in answer.hits]
    assert len({name for name in found[:10] if name.startswith("weather")}) == 6


def test_the_closest_passages_of_a_refusal_are_not_one_text_three_times(desk: Assistant) -> None:
    answer = desk.ask("Who insured the kiln hall of the Varn cement works?")
    quotes = [near.quote.replace("’", "'") for near in answer.nearest]
    assert len(quotes) == len(set(quotes))


def test_hits_keep_the_copies_behind_what_was_read_with_honest_ranks(desk: Assistant) -> None:
    hits = desk.ask("How many building sites does Varn supply with cement?").hits
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    names = [hit.article_id for hit in hits]
    assert names.index("northwire") < names.index("echo")
    assert names.index("worker") < names.index("echo")
    assert len(hits) >= 10


def test_a_filter_that_admits_one_outlet_cites_it_and_names_no_other(desk: Assistant) -> None:
    question = "For how long will production stop at the Varn cement works?"
    answer = desk.ask(question, where=Filter(source="Gazette"))
    assert "six weeks" in answer.text
    assert cited(answer) == ["gazette"]
    assert "outlets" not in answer.text


def test_forty_copies_do_not_crowd_out_the_one_article_that_tells_more(tmp_path: Path) -> None:
    copies = [record(f"copy-{n:02}", f"Blast, edition {n}", BLAST, "2025-03-04", f"Paper {n:02}") for n in range(40)]
    mender = "The kiln of Varn, where the blast happened, was last inspected in 2021, a former worker said."
    with opened(tmp_path, [*copies, record("inspected", "A kiln unseen", (mender,), "2025-03-09", "Inquirer")]) as desk:
        answer = desk.ask("When was the kiln of the Varn cement works where the explosion happened last inspected?")
        assert "2021" in answer.text
        assert cited(answer) == ["inspected"]
        assert [hit.article_id for hit in answer.hits[:2]].count("copy-00") == 1
        named = desk.ask("Who is the director of the Varn plant?").text
        assert "the same text in 40 outlets: Paper 00, Paper 01," in named
        assert "Paper 09, …)" in named
