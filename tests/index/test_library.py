from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import Thread

import pytest

from corpus.article import Article
from index.errors import StoreBusy, StoreError
from index.hit import Filter
from index.library import Changes, Library
from tests.index.conftest import Opener
from tests.index.keyword_encoder import KeywordEncoder
from tests.index.sample_articles import ARTICLES, many_articles


def ids(library: Library, query: str, language: str = "en", **options: object) -> list[str]:
    return [hit.passage.article_id for hit in library.retrieve(query, language=language, **options)]  # type: ignore[arg-type]


def test_a_question_finds_the_passage_that_speaks_of_it(open_library: Opener) -> None:
    library = open_library()
    library.sync(ARTICLES)
    hits = library.retrieve("When did the harbour open?", language="en")
    assert hits[0].passage.article_id == "a-port"
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert {hit.by for hit in hits} == {"fused"}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_question_finds_a_passage_of_another_language(open_library: Opener) -> None:
    library = open_library()
    library.sync(ARTICLES)
    assert ids(library, "vaccine")[0] == "c-vaccin"
    assert ids(library, "tempête", "fr")[0] == "d-storm"


def test_there_are_as_many_hits_as_asked_while_the_corpus_has_them(open_library: Opener) -> None:
    library = open_library()
    library.sync(many_articles(40))
    count = sum(len(library.passages(article.id)) for article in library.articles())
    assert count > 80
    for limit in (1, 10, 80):
        assert len(library.retrieve("no word of the corpus at all: xyzzy", language="en", limit=limit)) == limit
    assert len(library.retrieve("harbour", language="en", limit=count + 5)) == count


@pytest.mark.parametrize("query", ["", "   ", "\n\t", "\0"])
def test_an_empty_question_finds_nothing(open_library: Opener, query: str) -> None:
    library = open_library()
    library.sync(ARTICLES)
    assert library.retrieve(query, language="en") == []
    assert library.similarity(query, "en", ["A storm."], ["en"]) == [0.0]


@pytest.mark.parametrize("query", ["a\0storm", "\ud800 storm", "storm " * 20_000, "'\"%;--", "🌊🌊"])
def test_no_question_breaks_the_search(open_library: Opener, query: str) -> None:
    library = open_library()
    library.sync(ARTICLES)
    assert len(library.retrieve(query, language="en", limit=4)) == 4


def test_passages_come_back_as_they_were_split(open_library: Opener) -> None:
    from corpus.passages import split

    library = open_library()
    library.sync(ARTICLES)
    for article in ARTICLES:
        assert library.article(article.id) == article
        assert library.passages(article.id) == split(article, 256)
    assert library.articles() == ARTICLES


def test_a_publication_time_keeps_its_precision(open_library: Opener) -> None:
    stamped = replace(ARTICLES[0], published=datetime.fromisoformat("2025-12-26T12:08:00+01:00"))
    library = open_library()
    library.sync([stamped])
    assert library.article("a-port") == stamped


def test_an_unknown_article_is_a_key_error(open_library: Opener) -> None:
    library = open_library()
    with pytest.raises(KeyError):
        library.article("none")


def test_a_second_sync_encodes_nothing_and_writes_nothing(
    open_library: Opener, encoder: KeywordEncoder, tmp_path: Path
) -> None:
    library = open_library()
    assert library.sync(ARTICLES) == Changes(added=4)
    encoded = encoder.passages
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "store").rglob("*")}
    assert library.sync(ARTICLES) == Changes(unchanged=4)
    assert encoder.passages == encoded
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "store").rglob("*")} == before


def test_a_changed_article_leaves_both_halves_and_only_it_is_encoded(
    open_library: Opener, encoder: KeywordEncoder
) -> None:
    library = open_library()
    library.sync(ARTICLES)
    encoded = encoder.passages
    changed = replace(ARTICLES[0], title="Snow", text="The museum opened on Monday. Visitors wore mittens.")
    assert library.sync([changed, *ARTICLES[1:]]) == Changes(changed=1, unchanged=3)
    assert encoder.passages - encoded == len(library.passages("a-port"))
    assert ids(library, "mittens")[0] == "a-port"
    assert ids(library, "museum")[0] == "a-port"
    texts = [hit.passage.text for hit in library.retrieve("harbour ships", language="en", limit=50)]
    assert not any("harbour" in text for text in texts)


def test_a_vanished_article_is_found_no_more(open_library: Opener) -> None:
    library = open_library()
    library.sync(ARTICLES)
    assert library.sync(ARTICLES[1:]) == Changes(removed=1, unchanged=3)
    assert "a-port" not in ids(library, "harbour ships", limit=50)
    with pytest.raises(KeyError):
        library.article("a-port")


def test_a_corpus_may_become_empty_and_full_again(open_library: Opener) -> None:
    library = open_library()
    library.sync(ARTICLES)
    assert library.sync([]) == Changes(removed=4)
    assert library.retrieve("storm", language="en") == []
    assert library.articles() == []
    assert library.sync(ARTICLES[:1]) == Changes(added=1)
    assert ids(library, "harbour") == ["a-port"]


def test_two_articles_of_one_id_are_refused_before_anything_is_stored(open_library: Opener) -> None:
    library = open_library()
    with pytest.raises(StoreError, match="a-port"):
        library.sync([ARTICLES[0], ARTICLES[0]])
    assert library.articles() == []


def test_an_article_without_a_word_is_kept_and_found_by_nobody(open_library: Opener) -> None:
    library = open_library()
    library.sync([Article("empty", "", " \n ")])
    assert library.passages("empty") == []
    assert library.retrieve("anything", language="en") == []


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Filter(language="fr"), {"c-vaccin"}),
        (Filter(source="daily POST"), {"a-port", "b-budget"}),
        (Filter(after=date(2025, 4, 1)), {"b-budget", "c-vaccin"}),
        (Filter(before=date(2025, 4, 1)), {"a-port"}),
        (Filter(language="en", source="Daily Post", after=date(2025, 3, 4)), {"b-budget"}),
        (Filter(source="nobody"), set()),
        (Filter(), {"a-port", "b-budget", "c-vaccin", "d-storm"}),
    ],
)
def test_a_filter_admits_what_it_says_and_nothing_else(open_library: Opener, where: Filter, expected: set[str]) -> None:
    library = open_library()
    library.sync(ARTICLES)
    assert set(ids(library, "vaccine harbour storm", limit=50, where=where)) == expected


def test_a_narrow_filter_still_fills_the_list_in_the_right_order(open_library: Opener) -> None:
    library = open_library()
    library.sync(many_articles(300))
    everything = library.retrieve("satellite", language="en", limit=1000)
    where = Filter(source="North", after=date(2025, 11, 1))
    expected = [hit.passage.id for hit in everything if where.admits(library.article(hit.passage.article_id), "en")]
    found = library.retrieve("satellite", language="en", limit=1000, where=where)
    assert sorted(hit.passage.id for hit in found) == sorted(expected)
    assert found[0].passage.text.count("satellite")


def test_progress_grows_to_the_number_of_passages(open_library: Opener) -> None:
    library = open_library()
    told: list[tuple[int, int]] = []
    library.sync(many_articles(30), lambda done, total: told.append((done, total)))
    count = sum(len(library.passages(article.id)) for article in library.articles())
    assert told[-1] == (count, count)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert all(done <= total for done, total in told)


def test_similarity_is_higher_for_the_sentence_that_answers_and_encodes_it_once(
    open_library: Opener, encoder: KeywordEncoder
) -> None:
    library = open_library()
    library.sync(ARTICLES)
    texts, languages = (
        ["The harbour opened on Monday.", "Le vaccin sera prêt.", "The harbour opened on Monday."],
        ["en", "fr", "en"],
    )
    before = encoder.passages
    scores = library.similarity("a new vaccine", "en", texts, languages)
    assert encoder.passages - before == 2
    assert scores[1] > scores[0] == scores[2]
    assert all(-1.001 <= score <= 1.001 for score in scores)
    assert library.similarity("a new vaccine", "en", texts, languages) == scores
    library.close()
    again = open_library()
    assert again.similarity("a new vaccine", "en", texts, languages) == scores
    assert encoder.passages - before == 2
    assert again.similarity("anything", "en", [], []) == []


# -- what can go wrong


def test_a_second_writer_is_told_who_the_first_is(open_library: Opener) -> None:
    library = open_library()
    with pytest.raises(StoreBusy, match=r"pid \d+"):
        open_library()
    library.close()
    open_library().sync(ARTICLES)


def test_a_reader_beside_the_writer_sees_the_next_state_at_its_next_question(open_library: Opener) -> None:
    writer = open_library()
    writer.sync(ARTICLES)
    reader = open_library(write=False)
    assert ids(reader, "harbour")[0] == "a-port"
    for step in range(4):
        writer.sync([*ARTICLES, *many_articles(step + 1)])
        assert len(reader.articles()) == 5 + step
        assert ids(reader, f"district {step}")[0] == f"n{step:04d}"
    with pytest.raises(StoreError, match="reading only"):
        reader.sync(ARTICLES)


def test_questions_are_answered_while_the_store_is_brought_up_to_date(open_library: Opener) -> None:
    library = open_library()
    library.sync(ARTICLES)
    failures: list[BaseException] = []
    running = True

    def ask() -> None:
        while running:
            try:
                assert ids(library, "harbour")[0] == "a-port"
            except BaseException as error:  # reported by the test
                failures.append(error)
                return

    threads = [Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for step in range(1, 9):
        library.sync([*ARTICLES, *(a for a in many_articles(step) if "harbour" not in a.title + a.text)])
    running = False
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_reader_of_nothing_is_told_to_index(open_library: Opener, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        open_library(tmp_path / "none", write=False)
    open_library(tmp_path / "empty").close()
    with pytest.raises(StoreError, match="index the corpus first"):
        open_library(tmp_path / "empty", write=False)


def test_a_store_that_is_a_file_is_refused_and_left_alone(open_library: Opener, tmp_path: Path) -> None:
    (tmp_path / "store").write_text("my diary")
    for write in (True, False):
        with pytest.raises(StoreError, match="store"):
            open_library(write=write)
    assert (tmp_path / "store").read_text() == "my diary"


def test_another_model_never_meets_the_vectors_of_the_first(tmp_path: Path) -> None:
    first, second = KeywordEncoder("one"), KeywordEncoder("two")
    with Library.open(tmp_path, first) as library:
        library.sync(ARTICLES)
    with pytest.raises(StoreError, match="another model"):
        Library.open(tmp_path, second, write=False)
    with Library.open(tmp_path, second) as library:
        assert "another model" in library.notices[0]
        with pytest.raises(StoreError, match="another model"):
            library.retrieve("harbour", language="en")
        assert library.sync(ARTICLES) == Changes(unchanged=4)
        assert second.passages == first.passages
        assert library.retrieve("harbour", language="en")[0].passage.article_id == "a-port"
        assert len(library.notices) == 1
    with Library.open(tmp_path, first) as library, pytest.raises(StoreError):
        library.retrieve("harbour", language="en")


def test_another_splitting_is_another_space(tmp_path: Path, encoder: KeywordEncoder) -> None:
    with Library.open(tmp_path, encoder, budget=256) as library:
        library.sync(ARTICLES)
    with pytest.raises(StoreError, match="splitting"):
        Library.open(tmp_path, encoder, budget=64, write=False)


def test_the_halves_are_made_again_without_encoding(
    open_library: Opener, encoder: KeywordEncoder, tmp_path: Path
) -> None:
    library = open_library()
    library.sync(ARTICLES)
    expected = library.retrieve("harbour", language="en")
    library.close()
    encoded = encoder.passages
    shutil.rmtree(tmp_path / "store" / "derived")
    with pytest.raises(StoreError, match="search index is missing"):
        open_library(write=False)
    library = open_library()
    assert "made again" in library.notices[0]
    assert library.retrieve("harbour", language="en") == expected
    assert encoder.passages == encoded


@pytest.mark.parametrize(
    "damage", ["means.npz", "dense/chroma.sqlite3", "lexical/lexical.json", "lexical/vocab.index.json"]
)
def test_damaged_halves_are_made_again(
    open_library: Opener, encoder: KeywordEncoder, tmp_path: Path, damage: str
) -> None:
    library = open_library()
    library.sync(ARTICLES)
    library.close()
    encoded = encoder.passages
    (target,) = (tmp_path / "store" / "derived").glob(f"*/{damage}")
    target.write_bytes(b"nothing of the kind")
    library = open_library()
    assert "made again" in library.notices[0]
    assert ids(library, "harbour")[0] == "a-port"
    assert encoder.passages == encoded


def test_a_damaged_store_says_so_and_what_to_do(open_library: Opener, tmp_path: Path) -> None:
    library = open_library()
    library.sync(ARTICLES)
    library.close()
    (tmp_path / "store" / "attest.sqlite").write_bytes(b"\x00garbage" * 1000)
    with pytest.raises(StoreError, match="damaged; delete this file"):
        open_library()


def test_a_store_of_a_newer_program_is_left_alone(open_library: Opener, tmp_path: Path) -> None:
    import sqlite3

    open_library().close()
    with sqlite3.connect(tmp_path / "store" / "attest.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="newer version"):
        open_library()


def test_a_failure_while_encoding_keeps_what_was_encoded_and_shows_the_old_state(
    open_library: Opener, encoder: KeywordEncoder
) -> None:
    library = open_library()
    library.sync(ARTICLES)
    news = many_articles(200)
    encoder.fail_after = 300
    with pytest.raises(RuntimeError, match="power"):
        library.sync([*ARTICLES, *news])
    kept = encoder.passages
    assert kept > 190
    assert len(library.articles()) == 4
    encoder.fail_after = None
    assert library.sync([*ARTICLES, *news]) == Changes(added=200, unchanged=4)
    count = sum(len(library.passages(article.id)) for article in library.articles())
    assert encoder.passages == count, "something was encoded twice"
    assert library.retrieve("satellite", language="en")[0].passage.article_id.startswith("n")
