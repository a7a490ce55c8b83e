"""A search under a time: the passages nearest to the question and of its time, and the second look at them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assistant.answering import Verdict, decide
from assistant.asked import read as values_of
from assistant.asked_anew import of_any_week, without_time
from assistant.evidence import Candidate
from assistant.facts.period import Period, day_after
from assistant.question import Query
from assistant.when import today_of
from assistant.wire import Found, Wire, ranked
from index.hit import Filter, Hit
from index.library import Library
from index.reader import Read

WHOLE = 0.5
"""How surely the second look's answer must speak of every word of the question: of its time alone it is no answer."""


def search(library: Library, wire: Wire, query: Query, limit: int, where: Filter | None) -> Found:
    """The ``limit`` hits for ``query`` among what ``where`` admits, best first, copies of one text told apart.

    Where a time is asked about, half of them at most make room for nearer ones among the articles of that time: the
    words of a report that comes every month are the same each time.
    """

    def find(within: Filter | None) -> Found:
        def retrieve(count: int) -> list[Hit]:
            return library.retrieve(query.standalone, language=query.language, limit=count, where=within)

        return wire.found(retrieve, limit)

    found = find(where)
    within = _within(query.time, where) if query.time else None
    if within is None or len(found.hits) < limit:
        return found
    first = found.hits[: limit - limit // 2]
    known = {hit.passage.id for hit in first}
    merged = [*first, *(hit for hit in find(within).hits if hit.passage.id not in known)][:limit]
    known = {hit.passage.id for hit in merged}
    merged += [hit for hit in found.hits if hit.passage.id not in known][: limit - len(merged)]
    return Found(ranked(sorted(merged, key=lambda hit: -hit.score)), found.copies)


def once_more(
    query: Query,
    hits: Sequence[Hit],
    library: Library,
    read: Callable[[Query, Sequence[Hit]], list[Read]],
    verdict: Verdict,
    wire: Wire,
) -> Verdict:
    """``verdict``; where it refuses a question with a time, that on the question without, of sentences of that time.

    A reader does not know that « le mois dernier » is the "May 2025" of a question; the clock of the article does. And
    "on Friday", where the last Friday had nothing to say, is the Friday of the article that does.
    """
    if verdict.versions is not None:
        return verdict
    again = without_time(query)
    if again is not None:
        found = decide(again, hits, library, read(again, hits), wire)
        if found.versions is not None and min(found.versions.groups[0][0].evidence.covered, default=0.0) >= WHOLE:
            return found
    weekly = of_any_week(query)
    if weekly is not None:
        found = decide(weekly[0], hits, library, read(weekly[0], hits), wire)
        if found.versions is not None and _tells(found.versions.groups[0][0].evidence.candidate, weekly[1]):
            return found
    return verdict


def _tells(candidate: Candidate, weekday: int) -> bool:
    """Whether the sentence names a day that is that weekday (Monday is 0)."""
    told = values_of(candidate.text, candidate.sentence.language, candidate.article.published)
    days = [str(value.meaning[0]) for value in told if value.kind == "date"]
    return any(len(day) == len("2025-12-26") and date.fromisoformat(day).weekday() == weekday for day in days)


def day_of_asking(library: Library, where: Filter | None) -> date:
    """The day a question's "last week" is told from: see `today_of`."""
    return today_of(library.articles(), where)


def _within(time: Period, where: Filter | None) -> Filter | None:
    """``where`` narrowed to articles published in ``time``; None where that admits none."""
    own = where or Filter()
    after = max((day for day in (time.start, own.after) if day), default=None)
    before = min((day for day in (time.end and day_after(time.end), own.before) if day), default=None)
    if after and before and after >= before:
        return None
    return replace(own, after=after, before=before)
