from __future__ import annotations

from collections.abc import Sequence

from assistant.answering import decide
from assistant.match import Matrix
from corpus.article import Article
from index.hit import Hit
from tests.assistant.one_hot import article, passage, query, word_vectors


class Shelf:
    """Articles by id; a text is as near to a query as the words it shares with it."""

    def __init__(self, *articles: Article) -> None:
        self.articles = {of.id: of for of in articles}

    def article(self, article_id: str, /) -> Article:
        return self.articles[article_id]

    def similarity(self, query: str, language: str, texts: Sequence[str], languages: Sequence[str], /) -> list[float]:
        asked = set(query.lower().rstrip("?").split())
        return [len(asked & set(text.lower().rstrip(".").split())) / max(1, len(asked)) for text in texts]

    def words(self, words: Sequence[str], language: str, /) -> Matrix:
        return word_vectors(words, language)

    def hits(self) -> list[Hit]:
        return [Hit(passage(of), 1.0 / rank, rank, "fused") for rank, of in enumerate(self.articles.values(), start=1)]


def test_no_passages_make_no_verdict() -> None:
    verdict = decide(query("When?"), [], Shelf())
    assert (verdict.versions, verdict.probability, verdict.evidence) == (None, 0.0, ())


def test_the_sentence_that_says_it_is_the_first_version() -> None:
    shelf = Shelf(article("The harbour opened in 1931. The mayor sang.", "a"), article("Wheat grew.", "b"))
    verdict = decide(query("When was the harbour opened?"), shelf.hits(), shelf)
    assert verdict.versions is not None
    best = verdict.versions.groups[0][0]
    assert best.evidence.candidate.text == "The harbour opened in 1931."
    assert best.value is not None
    assert best.value.text == "1931"


def test_names_no_article_speaks_of_are_told_apart() -> None:
    shelf = Shelf(article("Wheat grew in Orvane.", "a"))
    verdict = decide(query("Who won the chess cup of Zanzibar in Orvane?"), shelf.hits(), shelf)
    assert verdict.versions is None
    assert (verdict.known, verdict.unknown) == (("Orvane",), ("Zanzibar",))
