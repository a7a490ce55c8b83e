"""The question sets are data that decides what the product becomes: here they are held to their own promises."""

import json
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent
SEED_ARTICLES = TESTS.parent / "corpus" / "articles"
SEED = TESTS / "data" / "seed" / "questions.jsonl"
NEWS_ARTICLES = TESTS / "data" / "news" / "articles"
TRAIN, DEV = TESTS / "data" / "news" / "train.jsonl", TESTS / "data" / "news" / "dev.jsonl"

KEYS = {"id", "question", "language", "history", "kind", "status", "answers", "must_not", "evidence"}
SEED_KINDS = {"single", "cross", "follow_up", "refusal", "conflict", "meta", "summary", "list", "why"}
NEWS_KINDS = SEED_KINDS | {"revision", "time", "who_said", "negation"}
SHOWN = {"answered", "conflict"}
STATUS_OF_KIND = {"refusal": {"not_found"}, "conflict": {"conflict"}, "meta": {"meta"}}
EXTRA = {"follow_up": {"answered", "not_found", "meta", "conflict"}}
FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})

Question = dict[str, Any]


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(FOLD).casefold().split())


@cache
def questions(path: Path) -> list[Question]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@cache
def articles(folder: Path) -> dict[str, str]:
    """Raw text of each article by id: a dump's record by its own id, another file by its path without ending."""
    texts: dict[str, str] = {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        if file.suffix == ".jsonl":
            for line in file.read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                body = next(record[key] for key in ("text", "content", "body") if key in record)
                texts[record["id"]] = f"{record['title']}\n{body}"
        else:
            texts[file.relative_to(folder).with_suffix("").as_posix()] = file.read_text(encoding="utf-8")
    return texts


@cache
def languages() -> dict[str, str]:
    """Language of each news article, told by its definite articles: « le, la, les, des » against "the"."""
    found: dict[str, str] = {}
    for article_id, text in articles(NEWS_ARTICLES).items():
        words = folded(text).split()
        found[article_id] = "fr" if sum(map(words.count, ("le", "la", "les", "des"))) > words.count("the") else "en"
    return found


SETS = [pytest.param(SEED, SEED_ARTICLES, id="seed"), pytest.param(TRAIN, NEWS_ARTICLES, id="train")]
SETS.append(pytest.param(DEV, NEWS_ARTICLES, id="dev"))


@pytest.mark.parametrize(("path", "folder"), SETS)
def test_every_line_has_the_needed_keys_and_known_values(path: Path, folder: Path) -> None:
    kinds = SEED_KINDS if path == SEED else NEWS_KINDS
    for item in questions(path):
        assert set(item) == KEYS, item["id"]
        assert item["question"].strip() and item["language"] in {"fr", "en"} and item["kind"] in kinds, item["id"]
        allowed = STATUS_OF_KIND.get(item["kind"]) or EXTRA.get(item["kind"], {"answered"})
        assert item["status"] in allowed, item["id"]
        assert all(set(turn) == {"role", "content"} for turn in item["history"]), item["id"]
        assert item["kind"] != "follow_up" or item["history"], item["id"]


@pytest.mark.parametrize("paths", [(SEED,), (TRAIN, DEV)])
def test_ids_and_questions_are_not_repeated(paths: tuple[Path, ...]) -> None:
    items = [item for path in paths for item in questions(path)]
    assert [key for key, n in Counter(item["id"] for item in items).items() if n > 1] == []
    asked = Counter((folded(item["question"]), json.dumps(item["history"])) for item in items)
    assert [key for key, n in asked.items() if n > 1] == []


@pytest.mark.parametrize(("path", "folder"), SETS)
def test_each_quote_stands_verbatim_in_the_article_it_names(path: Path, folder: Path) -> None:
    for item in questions(path):
        for evidence in item["evidence"]:
            assert evidence["quote"].strip() == evidence["quote"] != "", item["id"]
            assert evidence["quote"] in articles(folder)[evidence["article"]], item["id"]
            assert "\n" not in evidence["quote"], item["id"]


@pytest.mark.parametrize(("path", "folder"), SETS)
def test_shown_answers_have_evidence_and_the_others_have_none(path: Path, folder: Path) -> None:
    for item in questions(path):
        shown = item["status"] in SHOWN
        assert bool(item["answers"]) == bool(item["evidence"]) == shown, item["id"]
        assert all(group and all(alias.strip() for alias in group) for group in item["answers"]), item["id"]
        assert item["status"] != "conflict" or len(item["answers"]) > 1, item["id"]


@pytest.mark.parametrize(("path", "folder"), SETS)
def test_each_answer_group_has_an_alias_in_the_words_of_its_article(path: Path, folder: Path) -> None:
    for item in questions(path):
        if item["kind"] == "time":
            continue  # a relative date is explained by an absolute one, which the article does not print
        text = " ".join(folded(articles(folder)[evidence["article"]]) for evidence in item["evidence"])
        for group in item["answers"]:
            assert any(folded(alias) in text for alias in group), (item["id"], group)


@pytest.mark.parametrize(("path", "folder"), SETS)
def test_what_must_not_be_said_is_never_forced_by_question_answer_or_evidence(path: Path, folder: Path) -> None:
    for item in questions(path):
        said = " ".join([item["question"], *(alias for group in item["answers"] for alias in group)])
        said += " ".join(evidence["quote"] for evidence in item["evidence"])
        assert [word for word in item["must_not"] if folded(word) in folded(said)] == [], item["id"]


def test_the_seed_set_has_enough_of_each_kind() -> None:
    kinds = Counter(item["kind"] for item in questions(SEED))
    least = {"cross": 35, "follow_up": 14, "refusal": 25, "conflict": 8, "meta": 10, "list": 3, "why": 3, "summary": 2}
    assert {kind: n for kind, n in least.items() if kinds[kind] < n} == {}
    assert len(questions(SEED)) >= 100
    asked = Counter(item["language"] for item in questions(SEED))
    assert min(asked["fr"], asked["en"]) >= 50


def test_the_news_corpus_is_varied() -> None:
    endings = Counter(path.suffix for path in NEWS_ARTICLES.rglob("*") if path.is_file())
    assert len(articles(NEWS_ARTICLES)) >= 32
    assert endings[".md"] >= 20 and endings[".html"] >= 3 and endings[".txt"] >= 3 and endings[".jsonl"] == 1
    spoken = Counter(languages().values())
    assert abs(spoken["fr"] - spoken["en"]) <= 2


@pytest.mark.parametrize("path", [TRAIN, DEV], ids=["train", "dev"])
def test_each_news_split_crosses_languages_and_asks_what_is_not_told(path: Path) -> None:
    items = questions(path)
    assert len(items) >= 80
    across = [item for item in items if {languages()[e["article"]] for e in item["evidence"]} == other(item)]
    untold = [item for item in items if item["status"] == "not_found"]
    assert len(across) >= 0.35 * len(items) and len(untold) >= 0.30 * len(items)
    kinds = Counter(item["kind"] for item in items)
    least = {"conflict": 4, "revision": 3, "follow_up": 5, "time": 8, "who_said": 4, "negation": 6}
    assert {kind: n for kind, n in least.items() if kinds[kind] < n} == {}


def other(item: Question) -> set[str]:
    return {"en"} if item["language"] == "fr" else {"fr"}


def test_no_article_serves_both_splits() -> None:
    used = [{e["article"] for item in questions(path) for e in item["evidence"]} for path in (TRAIN, DEV)]
    assert used[0] & used[1] == set()
    assert used[0] | used[1] == set(articles(NEWS_ARTICLES))
