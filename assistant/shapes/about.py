"""What the articles say of a thing: its most telling sentences, each article's together, the newest article first."""

from __future__ import annotations

from collections.abc import Sequence

from assistant import phrases
from assistant.answer import Answer
from assistant.asked import read
from assistant.compose import Draft, label
from assistant.facts.period import plain_day
from assistant.shapes.ground import SPOKEN, Ground, Told, day_of, found_on, leans, on_topic, within
from assistant.shapes.repeats import repeats

SENTENCES = 6
OF_ONE_ARTICLE = 3
"""Where several articles speak of it."""


def about(ground: Ground) -> Answer | None:
    """Three to six sentences on the topic, fewer where there are no more; None where there is none."""
    shape = ground.shape
    hits = found_on(ground, shape.topic, where=within(ground.where, shape.period))
    told = [
        one
        for one in on_topic(ground, shape.topic, hits)
        if one.said > 0 and (shape.period is None or _published_in(ground, one))
    ]
    most = max((one.said for one in told), default=0.0)
    enough = [one for one in told if one.said >= max(0.5 * most, _least(ground, one))]
    chosen = telling(ground, enough, shape.sentences or SENTENCES, OF_ONE_ARTICLE)
    if not chosen:
        return None
    draft = grouped(ground, chosen).checked(ground.archive.article)
    opening = phrases.say("about", ground.query.language, topic=shape.topic)
    return draft.answer(ground.query, "answered", opening) if draft.statements else None


def _least(ground: Ground, told: Told) -> float:
    """How much of the topic a sentence must speak of: half of one put alone, in its own language word by word."""
    foreign = told.candidate.sentence.language != ground.query.language
    return SPOKEN if ground.shape.bare and not foreign else 0.0


def telling(ground: Ground, told: Sequence[Told], most: int, of_one_article: int) -> list[Told]:
    """The ``most`` most telling of ``told``, best first, none twice; an article alone may give them all."""
    several = len({one.candidate.article.id for one in told}) > 1
    chosen: list[Told] = []
    for one in sorted(told, key=lambda one: -_worth(one)):
        if len(chosen) == most:
            break
        own = sum(other.candidate.article.id == one.candidate.article.id for other in chosen)
        if (not several or own < of_one_article) and not repeats(one, chosen, ground.archive.words):
            chosen.append(one)
    return chosen


def grouped(ground: Ground, chosen: Sequence[Told]) -> Draft:
    """The sentences as a list, newest article first, each article's in the order of its text."""
    draft = Draft(ground.query.language)
    order = sorted(chosen, key=lambda one: one.place)
    for one in sorted(order, key=lambda one: day_of(one.candidate.article), reverse=True):
        draft.add([one.quote], lead=label(one.quote, ground.query.language), bullet=True)
    return draft


def _worth(told: Told) -> float:
    """How much of the topic and how many facts a sentence tells; less where it leans on the sentence before."""
    candidate = told.candidate
    facts = len(read(candidate.text, candidate.sentence.language, None))
    early = 0.3 / (1 + candidate.sentence.paragraph)
    leaning = 0.6 if leans(candidate.text) else 0.0
    short = 0.3 if len(candidate.text) < 40 else 0.0
    return told.said + 0.3 * told.covered + told.cosine + 0.05 * min(facts, 4) + early - leaning - short


def _published_in(ground: Ground, told: Told) -> bool:
    period, published = ground.shape.period, told.candidate.article.published
    return period is None or (published is not None and plain_day(published) in period)
