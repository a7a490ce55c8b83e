"""Whether a statement negates what its citation negates, and keeps open what its citation keeps open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.facts.polarity import Polarity, polarities
from assistant.support.align import Alignment, Word
from assistant.support.cited import Cited, Problem, Unsupported
from assistant.support.values import is_calendar

_NEAR = 3
"""A cue is judged by so many of the content words it governs, the nearest ones."""
_BORDER = re.compile(r"[;:.!?]\s|,\s(?!\d)|\b(?:but|mais|while|tandis que)\b", re.IGNORECASE)
_REPORTED = re.compile(r"would|should|\w+r(?:ait|aient)", re.IGNORECASE)
"""What a plan becomes in reported speech: "said it would" is "will", « a dit qu'il viendrait »."""
_POSSIBLE = re.compile(r"pourrai(?:t|ent)|could|might|may", re.IGNORECASE)


def unsupported_polarity(statement: str, language: str, cited: Cited, alignment: Alignment) -> Iterator[Unsupported]:
    """Negations added or dropped, and possibilities and plans told as more than they are."""
    sides = _Sides(
        statement, cited.text, polarities(statement, language), polarities(cited.text, cited.language), alignment
    )
    yield from _negation_added(sides)
    yield from _negation_dropped(sides)
    yield from _modality_dropped(sides)


def _governed(cue: Polarity, found: Sequence[Word], text: str) -> list[int]:
    """The rows of the content words the cue governs, the nearest first; of its whole clause where it governs none.

    The cue's own words do not count, but the verb inside « ne … pas » does.
    """
    rows = [row for row, word in enumerate(found) if cue.covers(word.start, word.end) and not _inside(word, cue)]
    if not rows:
        start = max((match.end() for match in _BORDER.finditer(text, 0, cue.start)), default=0)
        rows = [
            row for row, word in enumerate(found) if start <= word.start < cue.governs[1] and not _inside(word, cue)
        ]
    rows = [row for row in rows if not is_calendar(found[row].text) and not found[row].text[0].isdigit()]
    return sorted(rows, key=lambda row: max(0, found[row].start - cue.end, cue.start - found[row].end))[:_NEAR]


def _inside(word: Word, cue: Polarity) -> bool:
    split = cue.text.casefold().startswith(("ne ", "n'", "n’"))
    return not split and word.start < cue.end and cue.start < word.end


def _is_negated(word: Word, cues: Sequence[Polarity]) -> bool:
    return sum(cue.kind == "negated" and cue.covers(word.start, word.end) for cue in cues) % 2 == 1


@dataclass(frozen=True, slots=True)
class _Sides:
    """A statement and its citation with the cues of both."""

    statement: str
    citation: str
    said: tuple[Polarity, ...]
    told: tuple[Polarity, ...]
    alignment: Alignment

    def turned(self, row: int) -> bool:
        """Whether the word is negated in one of the two and not in the other, wherever it stands there."""
        own = _is_negated(self.alignment.said[row], self.said)
        return all(_is_negated(self.alignment.cited[c], self.told) != own for c in self.alignment.meant(row))

    def spoken_of(self, cue: Polarity) -> list[int]:
        """The said words that stand for words the citation's cue governs, the cue's nearest first, where most are"
        " spoken of."""
        governed = _governed(cue, self.alignment.cited, self.citation)
        meant = {row: columns for row in range(len(self.alignment.said)) if (columns := self.alignment.meant(row))}
        rows = [row for column in governed for row, columns in meant.items() if column in columns]
        spoken = {column for row in rows for column in meant[row] if column in governed}
        return rows if len(spoken) * 2 > len(governed) else []


def _negation_added(sides: _Sides) -> Iterator[Unsupported]:
    cues = [cue for cue in sides.said if cue.kind == "negated"]
    more = len(cues) > sum(cue.kind == "negated" for cue in sides.told)
    for cue in cues:
        judged = [r for r in _governed(cue, sides.alignment.said, sides.statement) if sides.alignment.meant(r)]
        if more or (judged and sides.turned(judged[0])):
            yield Unsupported("negation", cue.start, cue.end, cue.text)


def _negation_dropped(sides: _Sides) -> Iterator[Unsupported]:
    for cue in (cue for cue in sides.told if cue.kind == "negated"):
        rows = sides.spoken_of(cue)
        own_clause = not _content(cue, sides)
        bare = own_clause and not any(other.kind == "negated" for other in sides.said)
        if rows and (bare or (not own_clause and sides.turned(rows[0]))):
            yield _stretch("negation", rows, sides)


def _content(cue: Polarity, sides: _Sides) -> bool:
    """Whether the cue governs content words at all."""
    return any(cue.covers(word.start, word.end) and not _inside(word, cue) for word in sides.alignment.cited)


def _stretch(problem: Problem, rows: Sequence[int], sides: _Sides) -> Unsupported:
    first, last = sides.alignment.said[min(rows)], sides.alignment.said[max(rows)]
    return Unsupported(problem, first.start, last.end, sides.statement[first.start : last.end])


def _modality_dropped(sides: _Sides) -> Iterator[Unsupported]:
    for cue in (cue for cue in sides.told if cue.kind != "negated"):
        rows = sides.spoken_of(cue)
        words = [sides.alignment.said[row] for row in rows]
        hedges = [h for h in sides.said if h.kind != "negated" and any(_in_clause(h, word, sides) for word in words)]
        if rows and not any(_as_open(hedge, cue) for hedge in hedges):
            yield _stretch("modality", rows, sides)


def _in_clause(hedge: Polarity, word: Word, sides: _Sides) -> bool:
    """Whether the hedge stands in the word's clause: "is expected" speaks of what stands before it."""
    start = max((match.end() for match in _BORDER.finditer(sides.statement, 0, hedge.start)), default=0)
    return start <= word.start < hedge.governs[1]


def _as_open(said: Polarity, told: Polarity) -> bool:
    """Whether the statement leaves at least as much open: a possibility may not become a plan."""
    if said.kind == "uncertain" or told.kind == "planned":
        return True
    return bool(_REPORTED.fullmatch(told.text)) and not _POSSIBLE.fullmatch(told.text)
