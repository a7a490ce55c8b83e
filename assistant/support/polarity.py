"""Whether a statement negates what its citation negates, and keeps open what its citation keeps open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.facts.polarity import Polarity
from assistant.support.align import HEARD, Alignment, Word
from assistant.support.cited import Cited, Problem, Unsupported
from assistant.support.sides import BORDER, DENIED, LACK, PHRASE, Sides, governed, sides_of

_NOT_ONLY = re.compile(r"\b(?:not (?:only|just|merely)|pas (?:seulement|uniquement|qu[e'’]))", re.IGNORECASE)
_REPORTED = re.compile(r"would|should|\w+r(?:ait|aient)", re.IGNORECASE)
"""What a plan becomes in reported speech: "said it would" is "will", « a dit qu'il viendrait »."""
_POSSIBLE = re.compile(r"pourrai(?:t|ent)|could|might|may", re.IGNORECASE)


_DONE = re.compile(
    r"(?<!will )(?<!could )(?<!would )(?<!might )(?<!may )(?<!should )(?<!must )\b(?:has"
    r"|have)\s(?:\w+ly\s)?(?!to\b)(\w+)"
    r"|\b(?:a|ont)\s(?:\w+ment\s|été\s)?(?=\w+(?:é|ée|és|ées|i|is|it|u|us|ert|aint|ort)\b)(\w+)",
    re.IGNORECASE,
)
"""What is told as done: "has closed", « a fermé »."""
_PAST = re.compile(
    r"(?:[ei]d|en|wn|pt|ft|lt|nt|ght|ost|ell|ade|ook|ame|eld|et|old|ut|ose|on|eat|it|uck|ew|an|ave|ote|oke|oze|ept|aw"
    r"|[éiu][est]{0,2}|ert|aint|ait|aient)$",
    re.IGNORECASE,
)
"""How verbs of what was done end."""


def unsupported_polarity(statement: str, language: str, cited: Cited, alignment: Alignment) -> Iterator[Unsupported]:
    """Negations added or dropped, and possibilities and plans told as more than they are."""
    sides = sides_of(statement, language, cited, alignment)
    if (match := _NOT_ONLY.search(statement)) and not _NOT_ONLY.search(cited.text):
        yield Unsupported("negation", match.start(), match.end(), match.group())
    yield from _negation_added(sides)
    yield from _negation_dropped(sides)
    yield from _modality_dropped(sides)
    yield from _told_as_done(sides)


def _negation_added(sides: Sides) -> Iterator[Unsupported]:
    told = [cue for cue in sides.told if cue.kind == "negated"]
    cues = [cue for cue in sides.said if cue.kind == "negated" and not (sides.abroad and PHRASE.match(cue.text))]
    for cue in cues:  # "without power" is « privés d'électricité »: a phrase abroad is not judged
        judged = [row for row in governed(cue, sides.alignment.said) if sides.alignment.meant(row)]
        unheard = not judged and not any(
            sides.clause_spoken_of(other, half=True) or sides.maybe_said(other) for other in told
        )
        unheard = unheard or sides.verb_turned(cue)
        if (
            len(cues) > len(told)
            or unheard
            or sides.denied_twice(cue)
            or (judged and all(sides.turned(row) for row in judged))
        ):
            yield Unsupported("negation", cue.start, cue.end, cue.text)


def _negation_dropped(sides: Sides) -> Iterator[Unsupported]:
    told = [cue for cue in sides.told if cue.kind == "negated"]
    count = sum(cue.kind == "negated" for cue in sides.said)
    if not count and not DENIED.search(sides.statement) and any(sides.nothing_else(cue) for cue in told):
        yield Unsupported("negation", 0, len(sides.statement), sides.statement)
    told = [cue for cue in told if not (PHRASE.match(cue.text) and LACK.search(sides.statement))]
    told = [cue for cue in told if not sides.opposed(cue)]
    if sides.abroad and not count and not DENIED.search(sides.statement) and any(sides.named_in(cue) for cue in told):
        yield Unsupported("negation", 0, len(sides.statement), sides.statement)
    half = not count and sides.abroad
    spoken = [cue for cue in told if sides.plainly_spoken_of(cue) or sides.clause_spoken_of(cue, half=half)]
    if not spoken and not count and any(sides.maybe_said(cue) for cue in told):
        yield Unsupported("negation", 0, len(sides.statement), sides.statement)
    for cue in spoken:
        rows = sides.spoken_of(cue)
        if count < len(spoken) or (rows and all(sides.turned(row) for row in rows)):
            yield _stretch("negation", rows or sides.clause_spoken_of(cue, half=half), sides)


def _stretch(problem: Problem, rows: Sequence[int], sides: Sides) -> Unsupported:
    first, last = sides.alignment.said[min(rows)], sides.alignment.said[max(rows)]
    return Unsupported(problem, first.start, last.end, sides.statement[first.start : last.end])


def _modality_dropped(sides: Sides) -> Iterator[Unsupported]:
    open_said = [hedge for hedge in sides.said if hedge.kind != "negated"]
    denied = [cue for cue in sides.told if cue.kind == "negated" and DENIED.search(sides.statement)]
    for cue in (cue for cue in sides.told if cue.kind != "negated"):
        if any(other.covers(cue.start, cue.end) for other in denied) or sides.opposed(cue):
            continue  # "will not take place" told as "is cancelled"
        rows = sides.spoken_of(cue)
        words = [sides.alignment.said[row] for row in rows]
        hedges = [hedge for hedge in open_said if any(_in_clause(hedge, word, sides) for word in words)]
        rows = rows or ([] if open_said else sides.clause_spoken_of(cue))
        if rows and (sides.done(cue) or not any(_as_open(hedge, cue) for hedge in hedges)):
            yield _stretch("modality", rows, sides)
        elif (not rows and sides.whole and not open_said) or sides.said_as_certain or sides.done(cue):
            yield Unsupported("modality", 0, len(sides.statement), sides.statement)


def _told_as_done(sides: Sides) -> Iterator[Unsupported]:
    """Verbs in the perfect that the citation has only as planned or possible, or beside what is so not at all."""
    left_open = [cue for cue in sides.told if cue.kind != "negated"]
    if not left_open:
        return
    for match in _DONE.finditer(sides.statement):
        rows = [
            row
            for row, w in enumerate(sides.alignment.said)
            if match.start(match.lastindex or 0) <= w.start < match.end()
        ]
        columns = [c for row in rows for c in sides.alignment.meant(row, HEARD)]
        words = [sides.alignment.cited[c] for c in columns]
        done = [w for w in words if _PAST.search(w.text) and not any(cue.covers(w.start, w.end) for cue in left_open)]
        if rows and not done:
            yield Unsupported("modality", match.start(), match.end(), match.group())


def _in_clause(hedge: Polarity, word: Word, sides: Sides) -> bool:
    """Whether the hedge stands in the word's clause: "is expected" speaks of what stands before it."""
    start = max((match.end() for match in BORDER.finditer(sides.statement, 0, hedge.start)), default=0)
    return start <= word.start < hedge.governs[1]


def _as_open(said: Polarity, told: Polarity) -> bool:
    """Whether the statement leaves at least as much open: a possibility may not become a plan."""
    if said.kind == "uncertain" or told.kind == "planned":
        return True
    return bool(_REPORTED.fullmatch(told.text)) and not _POSSIBLE.fullmatch(told.text)
