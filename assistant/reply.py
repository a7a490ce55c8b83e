"""The Answer of each status, from a verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant import phrases
from assistant.answer import Answer, Span
from assistant.answering import Verdict, is_conflict
from assistant.compose import Draft, Quote, alone, citation, label, lead, quote
from assistant.disagree import Versions
from assistant.evidence import Candidate, Evidence, Finding
from assistant.phrases.questions import of
from assistant.question import Query
from assistant.wire import Wire
from corpus.article import Article
from index.hit import Hit

NEAREST = 3
"""Passages given with a refusal: those that speak of most of the question, whether or not they could answer it."""


def answered(
    query: Query, verdict: Verdict, versions: Versions, article: Callable[[str], Article], wire: Wire | None = None
) -> Answer:
    """The answer in exact quotes: one statement where all agree, each version by itself where they do not.

    With ``wire`` a text that several outlets carry is cited once, and they are named.
    """
    draft = Draft(query.language, wire.outlets if wire else alone)
    conflict = is_conflict(versions)
    if len(versions.groups) > 1:
        for group in versions.groups:
            quotes = [quote(finding) for finding in _testimonies(group, wire)]
            draft.add(quotes, lead=label(quotes[0], query.language), bullet=True)
    else:
        quotes = _agreeing(versions.groups[0], wire)
        draft.add(quotes, lead=lead(quotes[0], query.language))
    shown = [quote(finding) for group in versions.groups for finding in group]
    for finding in verdict.further:
        further = quote(finding)
        if any(_holds(one, further) for one in shown):
            continue
        draft.add([further], lead=lead(further, query.language))
    opening = phrases.say("denied", query.language) if verdict.denied else ""
    if len(versions.groups) > 1:
        ids = {finding.evidence.candidate.article.id for group in versions.groups for finding in group}
        key = "revised" if versions.revised else "conflict.one_article" if len(ids) == 1 else "conflict"
        opening = phrases.say(key, query.language)
    return draft.checked(article).answer(query, "conflict" if conflict else "answered", opening)


def _holds(one: Quote, other: Quote) -> bool:
    """Whether ``one`` has the words of ``other`` too: the sentence before, which it opens with."""
    return one.article.id == other.article.id and one.start <= other.start and other.end <= one.end


def _testimonies(group: Sequence[Finding], wire: Wire | None) -> list[Finding]:
    """The findings of ``group`` that do not only repeat the text of one before."""
    kept: list[Finding] = []
    for finding in group:
        own = finding.evidence.candidate
        others = (one.evidence.candidate for one in kept if one.evidence.candidate.article.id != own.article.id)
        if wire is None or not any(wire.one_testimony(one, own) for one in others):
            kept.append(finding)
    return kept


def _agreeing(group: Sequence[Finding], wire: Wire | None) -> list[Quote]:
    """The first of ``group`` and, of every other article that says the same in words of its own, its best."""
    first, *others = _testimonies(group, wire)
    chosen, seen = [quote(first)], {first.evidence.candidate.article.id}
    for finding in others:
        if finding.evidence.candidate.article.id not in seen:
            seen.add(finding.evidence.candidate.article.id)
            chosen.append(quote(finding))
    return chosen


def not_found(query: Query, verdict: Verdict, searched: Sequence[Article], opening: str = "") -> Answer:
    """The refusal: what was searched, what of the question the articles know, the passages nearest to it.

    ``opening`` says what exactly was not found, where there is more to say than that.
    """
    language = query.language
    if not searched:
        return Answer(
            query.question, query.standalone, language, "not_found", phrases.say("searched.nothing", language)
        )
    known = ", ".join(verdict.known)
    first = phrases.say("not_found.mentioned", language, terms=known) if known else phrases.say("not_found", language)
    said = [opening or first]
    unknown = [term for term in verdict.unknown if term not in opening]
    if unknown:
        terms = ", ".join(unknown)
        said.append(phrases.say("not_found.unknown", language, terms=terms, of_terms=of(terms)))
    count = phrases.count_of_articles(len(searched), language)
    span = phrases.span([a.published for a in searched if a.published], language)
    said.append(phrases.say("searched", language, articles=count, span=span))
    nearest = tuple(citation(near, place) for place, near in enumerate(_nearest(verdict), start=1))
    if nearest:
        said.append(phrases.say("nearest", language))
    return Answer(query.question, query.standalone, language, "not_found", " ".join(said), nearest=nearest)


def _nearest(verdict: Verdict) -> list[Quote]:
    """First what names most of the question's names, then what speaks of most of its words."""
    body = [e for e in verdict.evidence if not e.candidate.sentence.heading]
    near = sorted(body, key=lambda e: (-sum(e.said) - 0.5 * sum(e.covered), e.candidate.rank))
    measured = {_place(e.candidate) for e in near}
    named = {_place(candidate) for candidate in verdict.named}
    others = [Evidence(c, 0.0, (), ()) for c in verdict.named if _place(c) not in measured]
    first = [e for e in near if _place(e.candidate) in named]
    ordered = [*first, *others, *(e for e in near if _place(e.candidate) not in named)]
    return [quote(Finding(evidence, None)) for evidence in ordered[:NEAREST]]


def _place(candidate: Candidate) -> tuple[str, int]:
    return candidate.article.id, candidate.sentence.start


def spans(hits: Sequence[Hit]) -> tuple[Span, ...]:
    """The hits as places in articles."""
    return tuple(Span(h.passage.article_id, h.passage.start, h.passage.end, h.rank, round(h.score, 6)) for h in hits)


def told(answer: Answer, statements: int) -> Answer:
    """``answer`` as far as its first ``statements`` statements go."""
    shown = answer.statements[:statements]
    last = max(answer.text.find(statement.text) + len(statement.text) for statement in shown)
    marks = "".join(f"[{marker}]" for marker in shown[-1].citations)
    end = answer.text.find(marks, last) + len(marks)
    cited = {marker for statement in shown for marker in statement.citations}
    return replace(
        answer,
        text=answer.text[:end],
        statements=shown,
        citations=tuple(c for c in answer.citations if c.marker in cited),
    )
