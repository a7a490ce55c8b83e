"""Questions that the articles near an answer may answer, the best to show first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from assistant import phrases
from assistant.facts.names import fold, names
from assistant.facts.period import plain_day
from assistant.phrases.questions import ask
from assistant.shapes.ground import day_of
from assistant.suggest.around import cores
from assistant.suggest.candidate import Candidate, Kind, Line, Question
from assistant.suggest.clauses import sound
from assistant.suggest.material import material
from assistant.suggest.named import Named, is_place
from corpus.article import Article

_WORTH: dict[Kind, float] = {
    "since": 1.0, "reason": 1.0, "amount": 0.9, "person": 0.9, "change": 0.85, "date": 0.85, "number": 0.8,
    "duration": 0.8, "compare": 0.75, "said": 0.75, "who_is": 0.55, "about": 0.5, "mentions": 0.3, "summary": 0.25,
}  # fmt: skip
OUTDATED = 0.3
NEIGHBOUR = 0.4
"""What a question loses by being about another article than those cited."""


def proposed(own: Sequence[Article], neighbours: Sequence[Article], language: str) -> list[Candidate]:
    """Candidates in ``language``, best first, from the articles ``own`` and their ``neighbours``."""
    found = [
        c
        for place, article in enumerate(own)
        for c in _of_article(article, language, 0.15 * place, _outdated(article, [*own, *neighbours]))
    ]
    found += [
        c for article in neighbours for c in _of_article(article, language, NEIGHBOUR, 0.0) if _names_something(c)
    ]
    found += _of_several([*own, *neighbours], language)
    found += _summed_up(own, "question.summary", language)
    return sorted((c for c in _once(found) if sound(c.question.text)), key=lambda c: -c.worth)


def _outdated(article: Article, others: Sequence[Article]) -> float:
    """What the facts of an article lose where a later one speaks of the same: they may have been revised."""
    later = [other for other in others if day_of(other) > day_of(article)]
    return OUTDATED if any(cores(article) & cores(other) for other in later) else 0.0


def _names_something(candidate: Candidate) -> bool:
    return bool(names(f"x {candidate.question.text[1:]}")) or candidate.question.kind in ("said", "who_is")


def _of_article(article: Article, language: str, loss: float, outdated: float) -> Iterator[Candidate]:
    found = material(article)
    for line, question in found.facts:
        if line.sentence.language == language:
            named = 0.15 if _names_something(Candidate(question, line, 0.0)) else 0.0
            yield Candidate(question, line, _worth(question.kind, line) + named - loss - outdated)
    for line, who in found.speakers:
        if not who.office or line.sentence.language == language:
            key = "question.said.many" if who.plural else "question.said.office" if who.office else "question.said"
            told = Question("said", ask(key, language, who=who.words), of_those_near=who.office)
            yield Candidate(told, line, _worth("said", line) - loss - (0.15 if who.office else 0.0))
    for line, who in found.persons:
        told = Question("who_is", ask("question.who_is", language, who=who.words), who.core)
        yield Candidate(told, line, _worth("who_is", line) - loss)
    yield from _compared(article, language, loss)


def _worth(kind: Kind, line: Line) -> float:
    return _WORTH[kind] + 0.2 / (1 + line.sentence.paragraph)


def _compared(article: Article, language: str, loss: float) -> Iterator[Candidate]:
    """The first two persons who speak in one article, beside each other."""
    spoken = {who.words: (line, who) for line, who in reversed(material(article).speakers) if not who.office}
    first = sorted(spoken.values(), key=lambda one: one[0].sentence.start)[:2]
    if len(first) < 2:
        return
    (line, one), (_, other) = first
    told = ask("question.compare", language, who=one.words, other=other.words)
    yield Candidate(Question("compare", told), line, _worth("compare", line) - loss)


def _of_several(articles: Sequence[Article], language: str) -> Iterator[Candidate]:
    """What is known of a thing, what happened with it since the first report, which articles mention it."""
    told: dict[str, tuple[Line, Named]] = {}
    counts: Counter[str] = Counter()
    for article in articles:
        for line, thing in material(article).things:
            counts[thing.bare] += 1
            if line.sentence.language == language or thing.words == thing.core:
                told.setdefault(thing.bare, (line, thing))
    titles = fold(" ".join(article.title for article in articles))
    for bare, (line, thing) in told.items():
        core = thing.core
        having = [article for article in articles if core in article.text]
        in_title = fold(bare) in titles
        place = any(is_place(core, article.text) for article in articles)
        if not in_title and thing.words != core and (place or counts[bare] < 2):
            continue
        worth = 0.1 * min(counts[bare], 3) + (0.15 if in_title else 0.0 if counts[bare] > 1 else -0.3)
        if not place:
            about = Question("about", ask("question.about", language, what=thing.words), core)
            yield Candidate(about, line, _WORTH["about"] + worth)
        if len(having) > 1:
            if not place and in_title:
                yield from _since(having, thing, line, language, worth)
            mention = Question("mentions", ask("question.mentions", language, what=thing.words), core)
            yield Candidate(mention, line, _WORTH["mentions"] + worth)


def _since(having: Sequence[Article], thing: Named, line: Line, language: str, worth: float) -> Iterator[Candidate]:
    days: list[date] = sorted({plain_day(article.published) for article in having if article.published})
    if len(days) > 1:
        day = phrases.day(days[0], language)
        told = Question("since", ask("question.since", language, what=thing.words, day=day), thing.core)
        yield Candidate(told, line, _WORTH["since"] + worth - 0.2)


def _summed_up(own: Sequence[Article], key: str, language: str) -> Iterator[Candidate]:
    """The summary of the first article: always there where nothing better is."""
    lines = [line for article in own[:1] for line in material(article).lines]
    for line in lines[:1]:
        yield Candidate(Question("summary", ask(key, language), of_those_near=True), line, _WORTH["summary"])


def newest_summed_up(newest: Sequence[Article], language: str) -> list[Candidate]:
    """The question for a summary of the newest article."""
    return list(_summed_up(newest, "question.summary.newest", language))


def _once(found: Sequence[Candidate]) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for candidate in found:
        key = fold(candidate.question.text)
        if key not in best or candidate.worth > best[key].worth:
            best[key] = candidate
    return list(best.values())
