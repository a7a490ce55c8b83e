"""How far an index is, and what answers say of one that is not whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from assistant import phrases
from assistant.match import compared
from index.library import Library

SMALL = 100_000
"""Characters of a corpus whose sentences are encoded at once; those of a larger one when they are first needed."""


@dataclass(frozen=True, slots=True)
class Indexing:
    """How far the corpus is indexed."""

    state: Literal["running", "done", "failed"]
    articles: int = 0
    """That can be asked about now."""
    articles_in_all: int = 0
    """0 while the corpus is still being read."""
    passages: int = 0
    """Encoded since the start."""
    passages_in_all: int = 0
    """To be encoded since the start, at first estimated."""
    reason: str = ""
    """Why it failed."""


def indexing_notice(progress: Indexing | None, language: str) -> tuple[str, ...]:
    """What an answer must say of an index that is not whole."""
    if progress is None:
        return ()
    if progress.state == "failed":
        return (phrases.say("notice.indexing_failed", language, why=progress.reason),)
    key = "notice.indexing" if progress.articles_in_all else "notice.indexing_begins"
    return (phrases.say(key, language, n=progress.articles, all=progress.articles_in_all),)


def encode_sentences(library: Library, go_on: Callable[[], None]) -> None:
    """Encodes the sentences and words of a small corpus now, so that its first questions do not wait for them.

    ``go_on`` is called in between and may raise what ends it.
    """
    articles = library.articles()
    if sum(len(article.text) for article in articles) > SMALL:
        return
    said: dict[str, list[str]] = {}
    for article in articles:
        for passage in library.passages(article.id):
            for sentence in passage.sentences:
                said.setdefault(sentence.language, []).append(article.text[sentence.start : sentence.end])
    for language, texts in said.items():
        go_on()
        library.similarity(texts[0], language, texts, [language] * len(texts))
        library.words(sorted({word for text in texts for word in compared(text, language)}), language)
