"""What two articles have in common, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from assistant.alike import Likeness, likeness, words
from assistant.inert import inert_name
from corpus.article import Article, Sentence

TELLING = 5
"""Words from which a sentence tells one event from another; shorter ones recur by chance."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with what it says."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Kinship:
    """What two articles have in common."""

    shared: float
    """Share of the shorter one's telling sentences, by length, that the other says too, reworded or not."""
    mould: bool
    """Most of what they have in common is altered: one mould, two events."""


@lru_cache(maxsize=5_000)
def kinship(one: tuple[Said, ...], other: tuple[Said, ...]) -> Kinship:
    """What two articles, as their telling sentences, have in common."""
    fewer, more = sorted((one, other), key=lambda said: sum(len(s.text) for s in said))
    whole = sum(len(said.text) for said in fewer)
    counted: Counter[Likeness] = Counter()
    shared = 0
    for said in fewer:
        how = closest(said, more)
        counted[how] += 1
        shared += len(said.text) if how in ("same", "reworded") else 0
    mould = counted["altered"] + 2 * counted["moved"] > counted["same"] + counted["reworded"]
    return Kinship(shared / whole if whole else 0.0, mould)


def closest(said: Said, others: Sequence[Said]) -> Likeness:
    """How ``said`` compares with the one of ``others`` it is most like."""
    found = {likeness(said.text, other.text, said.language) for other in others if other.language == said.language}
    order: tuple[Likeness, ...] = ("same", "reworded", "altered", "moved")
    return next((how for how in order if how in found), "other")


def telling(article: Article, sentences: Sequence[Sentence]) -> Iterator[Said]:
    """The sentences that are no headings and long enough to tell events apart."""
    for sentence in sentences:
        text = article.text[sentence.start : sentence.end]
        if not sentence.heading and len(words(text, sentence.language)) >= TELLING:
            yield Said(text, sentence.language)


def earliest(article: Article) -> tuple[str, str, int, str]:
    """Sorts articles: the earliest published first, undated ones last; at one time the fullest first."""
    published = article.published
    day = published.isoformat()[:10] if published else "9999"
    hour = published.isoformat()[11:] if isinstance(published, datetime) else "24"
    return day, hour, -len(article.text), article.id


def outlet(article: Article) -> str:
    """What an article's outlet is called: its source, else its headline."""
    return inert_name(article.source or article.title or article.id)
