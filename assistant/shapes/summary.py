"""Summaries of one article that is named by what it is about, or of the news on a topic."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from assistant import phrases
from assistant.answer import Answer
from assistant.courtesy import SENTENCES, summary_opening
from assistant.courtesy import summary as of_one
from assistant.facts.period import plain_day
from assistant.match import matches
from assistant.shapes.about import grouped, telling
from assistant.shapes.ground import Ground, Told, found_on, on_topic, within
from assistant.terms import terms
from corpus.article import Article

ARTICLES = 5
"""Articles of one summary; of more, those that speak most of the topic."""
FEW = 3
"""Up to so many articles have two sentences each, more have one."""


def summary(ground: Ground) -> Answer | None:
    """Of the article on the topic, or of each article on it; None where there is none."""
    shape = ground.shape
    hits = found_on(ground, shape.topic, where=within(ground.where, shape.period))
    told = on_topic(ground, shape.topic, hits)
    articles = _ranked(ground, told)
    if shape.period is not None:
        articles = [a for a in articles if a.published and plain_day(a.published) in shape.period]
    if not articles:
        return None
    if shape.one_article or len(articles) == 1:
        return _of_one(ground, articles[0])
    return _of_several(ground, told, articles[:ARTICLES])


def _ranked(ground: Ground, told: Sequence[Told]) -> list[Article]:
    """The articles, first those whose title and sentences speak most of the topic; not those that only mention it."""
    best: dict[str, float] = {}
    articles = {one.candidate.article.id: one.candidate.article for one in told}
    for one in told:
        best[one.candidate.article.id] = max(best.get(one.candidate.article.id, 0.0), one.said + one.cosine)
    in_title = {name: _titled(ground, article) for name, article in articles.items()}
    worth = {name: best[name] + in_title[name] for name in articles}
    most = max(worth.values(), default=0.0)
    ranked = sorted(articles.values(), key=lambda article: -worth[article.id])
    return [article for article in ranked if worth[article.id] >= 0.5 * most]


def _titled(ground: Ground, article: Article) -> float:
    asked = terms(f"x {ground.shape.topic}", ground.query.language)
    title = terms(article.title, article.language or "en")
    if not asked or not title:
        return 0.0
    said = matches(asked, ground.query.language, [title], [article.language or "en"], ground.archive.words)
    return float(np.mean(said))


def _of_one(ground: Ground, article: Article) -> Answer | None:
    language = ground.query.language
    passages = ground.archive.passages(article.id)
    if not passages:
        return None
    most = ground.shape.sentences or SENTENCES
    draft = of_one(article, passages, language, ground.archive.similarity, most).checked(ground.archive.article)
    return draft.answer(ground.query, "answered", summary_opening(article, language)) if draft.statements else None


def _of_several(ground: Ground, told: Sequence[Told], articles: Sequence[Article]) -> Answer | None:
    asked = ground.shape.sentences
    articles = articles[:asked]
    each = math.ceil(asked / len(articles)) if asked else 2 if len(articles) <= FEW else 1
    chosen: list[Told] = []
    for article in articles:
        own = [one for one in told if one.candidate.article.id == article.id]
        own = [one for one in own if one.said > 0] or own
        chosen += telling(ground, own, each, each)
    chosen = chosen[:asked]
    draft = grouped(ground, chosen).checked(ground.archive.article)
    language = ground.query.language
    count = phrases.count_of_articles(len(articles), language)
    key = "summary.one" if len(articles) == 1 else "summary.many"
    opening = phrases.say(key, language, topic=ground.shape.topic, articles=count)
    return draft.answer(ground.query, "answered", opening) if draft.statements else None
