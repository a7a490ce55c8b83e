"""All the news of a time: what each article of it opens with, dated, the newest first, what several say once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant import phrases
from assistant.alike import likeness
from assistant.answer import Answer
from assistant.answering import Verdict
from assistant.compose import Draft
from assistant.courtesy import listing, newest
from assistant.evidence import Candidate, Evidence, Seen, candidates
from assistant.facts.period import Period, plain_day
from assistant.reply import NEAREST, not_found
from assistant.shapes.ground import Ground, Told, found_on, leans
from assistant.shapes.repeats import repeats
from assistant.shapes.timeline import RECENT, Event, dated_lead, event_of, start_of
from assistant.terms import terms
from assistant.timely import place
from assistant.wire import Wire
from corpus.article import Article

QUOTED = 8
"""Articles quoted; of more, the newest."""
NAMED = 12
"""Articles beside them that are named by their titles; of more, their number."""
READ = 40
"""Articles whose first sentences are compared, for copies among them."""
SHORT = 40
"""Characters below which a first sentence is a label and not yet the news."""


def digest(ground: Ground, searched: Sequence[Article]) -> Answer:
    """The news of the shape's period from the articles ``searched``; "not found" where none is of that time."""
    period, language = ground.shape.period or Period(None, None), ground.query.language
    inside = newest([a for a in searched if a.published and plain_day(a.published) in period])
    read = [e for article in inside[:READ] if (e := _report(ground, article, period))]
    late = [e for article in _soon_after(searched, period) if (e := _opening(ground, article, period))]
    events = sorted([*read, *late], key=lambda e: (start_of(e.when), *e.told.place), reverse=True)
    wire = Wire(ground.archive, ground.where)
    chosen, repeated = _told_once(ground, events, wire)
    kept = Draft(language, wire.outlets)
    for event in chosen:
        alone = Draft(language)  # what the check refuses is named by its title below, and takes no marker
        if _add(alone, event).checked(ground.archive.article).statements:
            _add(kept, event)
    if not kept.statements:
        return _silent(ground, searched, period)
    everything = [*inside, *(e.told.candidate.article for e in late)]
    known = {citation.article_id for citation in kept.citations} | repeated
    rest = [article for article in everything if article.id not in known]
    some = "digest.some" if len(kept.statements) > 1 else "digest.some.one"
    key = "digest.one" if len(everything) == 1 else some if rest else "digest"
    count = phrases.count_of_articles(len(everything), language)
    time = phrases.stretch(period.start, period.end, language)
    opening = phrases.say(key, language, articles=count, time=time, n=len(kept.statements))
    answer = kept.answer(ground.query, "answered", opening)
    once = "digest.once" if len(repeated) > 1 else "digest.once.one"
    again = [phrases.say(once, language, n=len(repeated))] if repeated else []
    return replace(answer, text="\n".join([answer.text, *listing(rest, language, NAMED), *again]))


def _add(draft: Draft, event: Event) -> Draft:
    draft.add([event.told.quote], lead=dated_lead(event, draft.language), bullet=True)
    return draft


def _soon_after(searched: Sequence[Article], period: Period) -> list[Article]:
    """The articles published soon enough after the time to open with a day of it, the nearest to it first."""
    if period.end is None:
        return []
    dated = [(plain_day(a.published) - period.end, a.id, a) for a in searched if a.published]
    return [a for gap, _, a in sorted(dated, key=lambda one: one[:2]) if 0 < gap.days <= RECENT][:READ]


def _opening(ground: Ground, article: Article, period: Period) -> Event | None:
    """What ``article`` opens with, where that is of the period by the day it names."""
    told = _first(ground, article)
    return event_of(told, period) if told else None


def _report(ground: Ground, article: Article, period: Period) -> Event | None:
    """What ``article``, published in the period, opens with."""
    told = _first(ground, article)
    return (event_of(told, period) or event_of(told, None)) if told else None


def _first(ground: Ground, article: Article) -> Told | None:
    """The first sentence that can stand alone, in the reader's language where the article has a part in it."""
    passages = ground.archive.passages(article.id)
    if ground.where is not None:
        passages = [p for p in passages if ground.where.admits(article, p.language)]
    passages = [p for p in passages if p.language == ground.query.language] or passages
    seen = [Seen(article, passage, 1, 0.0) for passage in passages[:2]]
    body = [c for c in candidates(ground.query, seen) if not c.sentence.heading]
    body.sort(key=lambda c: c.sentence.start)
    whole = [c for c in body if len(c.text) >= SHORT and not leans(c.text)]
    return Told((whole or body)[0], 1.0, 1.0, 0.0) if body else None


def _told_once(ground: Ground, events: Sequence[Event], wire: Wire) -> tuple[list[Event], set[str]]:
    """The newest events told once each, and the ids of the articles that only say one of them again."""
    firsts = wire.distinct([event.told.candidate for event in events])
    own = {candidate.article.id for candidate in firsts}
    repeated = {event.told.candidate.article.id for event in events} - own
    chosen: list[Event] = []
    for event in events:
        candidate = event.told.candidate
        if candidate.article.id in repeated:
            continue
        others = [other.told for other in chosen]
        alike = [other for other in others if _names_agree(candidate, other.candidate)]
        if any(_one_text(ground, candidate, o.candidate, wire) for o in others) or repeats(
            event.told, alike, ground.archive.words
        ):
            repeated.add(candidate.article.id)
        elif len(chosen) < QUOTED:
            chosen.append(event)
    return chosen, repeated


def _names_agree(one: Candidate, other: Candidate) -> bool:
    """Whether ``other`` has the names of ``one``; in another language, where it may spell them otherwise, one of them.

    Two bulletins of two towns differ in the name alone.
    """
    own, had = _names(one), _names(other)
    return own <= had if one.sentence.language == other.sentence.language else not own or bool(own & had)


def _names(candidate: Candidate) -> set[str]:
    return {term.key for term in terms(candidate.text, candidate.sentence.language) if term.proper}


def _one_text(ground: Ground, one: Candidate, other: Candidate, wire: Wire) -> bool:
    """Whether the two articles are one text under two first sentences, of which neither corrects the other."""
    if one.article.id not in ground.archive.family(other.article.id) or not wire.one_testimony(one, other):
        return False
    return likeness(one.text, other.text, one.sentence.language) not in ("altered", "moved")


def _silent(ground: Ground, searched: Sequence[Article], period: Period) -> Answer:
    """That no article is of that time, which times the articles are of, and what they say of it in passing."""
    hits = found_on(ground, ground.query.standalone)
    seen = [Seen(ground.archive.article(h.passage.article_id), h.passage, h.rank, h.score) for h in hits]
    speaking = [c for c in candidates(ground.query, seen) if not c.sentence.heading and _speaks_of(period, c)]
    evidence = tuple(Evidence(candidate, 0.0, (), ()) for candidate in speaking[:NEAREST])
    language = ground.query.language
    time = phrases.stretch(period.start, period.end, language)
    opening = phrases.say("digest.none", language, time=time)
    return not_found(ground.query, Verdict(evidence, 0.0, None), searched, opening)


def _speaks_of(period: Period, candidate: Candidate) -> bool:
    return place(period, candidate.text, "", candidate.sentence.language, candidate.article, qualified=False) == "said"
