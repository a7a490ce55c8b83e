"""Whether the names and figures of a statement play the parts they play in the citation: who beat whom, whose"
" figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from assistant.asked import read
from assistant.facts.names import fold
from assistant.facts.value import Value
from assistant.support.align import Alignment, fit, place_of
from assistant.support.cited import Cited, Unsupported
from assistant.support.values import FIGURES

MARGIN = 1.25
"""Two entities count as exchanged where their neighbours fit the exchange so many times better."""
CLOSER = 1.6
"""The same for the words next to them, which a paraphrase moves about."""
_NEAR = 10
"""Words between two entities up to which a "by" before the second makes it the agent of a verb after the first."""
_JOINED = 5
"""Content words up to which what stands between two entities is what joins them."""
_VERB_NEXT = re.compile(r"\s(?:(?:has|have|had|was|were|is|are|will|a|ont|est|sont|sera|s['’]est)\s)?")
"""What stands between a name and the verb it is the subject of."""
_APART = 24
"""Words that may stand between two entities for them to be joined by one verb."""
_CLAUSE = re.compile(
    r"[;:]|,(?!\d)|\b(?:and|et|but|mais|against|contre|while|whereas|tandis|which|soit|dont|of whom)\b", re.IGNORECASE
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_JOINING = frozenset({"and", "et", "or", "ou", "the", "le", "la", "les", "l"})
_OUT_OF, _SHORT = frozenset({"of", "out", "de", "des", "du", "sur"}), 4
_AGENT = re.compile(
    r"\b(?:by|par)[ ](?:(?:the|la|le|les|an?|une?|its?|his|her|their|son|sa|ses|leur)[ ]"
    r"(?:\w+[ ]){0,2}|l['’](?:\w+[ ]){0,2})?$",
    re.IGNORECASE,
)
_LOCATIVE = re.compile(
    r"(?<!face )(?<!grâce )(?<!quant )(?<!rapport )\b(?:in|at|near|à|en|dans)[ \u00a0](?:(?:the|la|les)[ ]|l['’])?$",
    re.IGNORECASE,
)
_BACKWARD = re.compile(r"\b(?:from|against|compared|contre|au lieu|instead|plutôt)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Entity:
    """A name or figure of the statement with its place there and in the citation, in words."""

    value: Value
    said: int
    told: int
    told_at: tuple[int, int]


def unsupported_roles(statement: str, language: str, cited: Cited, alignment: Alignment) -> Iterator[Unsupported]:
    """Pairs of names, and of figures, that changed places."""
    entities = list(_entities(statement, language, cited))
    for one, other in combinations(entities, 2):
        if one.value.kind != other.value.kind or one.value.meaning == other.value.meaning or one.told == other.told:
            continue
        if (
            _order_turned(one, other, statement, cited.text, alignment)
            or _places_exchanged(one, other, statement, cited.text)
            or _neighbours_exchanged(one, other, alignment)
            or (one.value.kind != "name" and _clauses_exchanged(one, other, statement, cited.text, alignment))
        ):
            yield Unsupported("roles", one.value.start, other.value.end, statement[one.value.start : other.value.end])


def _entities(statement: str, language: str, cited: Cited) -> Iterator[_Entity]:
    """The names and figures that stand once in each of the two texts."""
    said = [value for value in read(statement, language, None) if value.kind in FIGURES or value.kind == "name"]
    told = [value for value in read(cited.text, cited.language, None) if value.kind in FIGURES or value.kind == "name"]
    for value in said:
        same = [other for other in told if _same(value, other)]
        if len(same) == 1 and sum(_same(value, other) for other in said) == 1:
            yield _Entity(
                value,
                place_of(statement, value.start),
                place_of(cited.text, same[0].start),
                (same[0].start, same[0].end),
            )


def _same(one: Value, other: Value) -> bool:
    if one.kind == "name" == other.kind:
        short, long = sorted((fold(one.text).split(), fold(other.text).split()), key=len)
        return long[-len(short) :] == short or long[: len(short)] == short
    return one.kind == other.kind and one.meaning == other.meaning


def _order_turned(one: _Entity, other: _Entity, statement: str, cited: str, alignment: Alignment) -> bool:
    """Whether the two are joined by the same words in both texts, but turned: in order, or in voice, not in both."""
    turned = one.told > other.told
    first, last = (other, one) if turned else (one, other)
    between = statement[one.value.end : other.value.start]
    told_between = cited[first.told_at[1] : last.told_at[0]]
    said_gap, told_gap = _gap(between), _gap(told_between)
    if not said_gap or not told_gap or max(len(said_gap), len(told_gap)) > _APART or set(said_gap) <= _JOINING:
        return False
    if bool(_BACKWARD.search(between)) != bool(_BACKWARD.search(told_between)):
        return False
    voices = bool(_AGENT.search(between)) != bool(_AGENT.search(told_between))
    if turned == voices or (voices and max(len(said_gap), len(told_gap)) > _NEAR):
        return False
    if said_gap[0] in _OUT_OF and told_gap[0] in _OUT_OF and max(len(said_gap), len(told_gap)) <= _SHORT:
        return True  # "two of its seven" is not "seven of the two"
    return said_gap == told_gap or _same_verb(
        one, other, statement, alignment, range(first.told_at[1], last.told_at[0])
    )


def _places_exchanged(one: _Entity, other: _Entity, statement: str, cited: str) -> bool:
    """Whether, of two names, the citation says "in" of one alone and the statement of the other alone."""
    if one.value.kind != "name":
        return False
    said = [_LOCATIVE.search(statement[: e.value.start]) is not None for e in (one, other)]
    told = [_LOCATIVE.search(cited[: e.told_at[0]]) is not None for e in (one, other)]
    return said[0] != said[1] and told == said[::-1]


def _gap(text: str) -> list[str]:
    return [] if re.search(r"[;:!?]|\.(?!\d)", text) else [fold(token) for token in _TOKEN.findall(text)]


def _same_verb(one: _Entity, other: _Entity, statement: str, alignment: Alignment, inside: range) -> bool:
    """Whether most content words between the two stand for words between them in the citation."""
    rows = [r for r, word in enumerate(alignment.said) if one.value.end <= word.start < other.value.start]
    shared = [row for row in rows if any(alignment.cited[column].start in inside for column in alignment.meant(row))]
    if not rows or 2 * len(shared) <= len(rows):
        return False
    behind = _VERB_NEXT.fullmatch(statement, one.value.end, alignment.said[rows[0]].start)
    return len(rows) <= _JOINED or (behind is not None and rows[0] in shared)


def _clauses_exchanged(one: _Entity, other: _Entity, statement: str, cited: str, alignment: Alignment) -> bool:
    """Whether the words of each one's clause stand, in the citation, rather in the clause of the other."""
    homes = {id(e): _clause(cited, e.told_at[0]) for e in (one, other)}
    together = _clause(statement, one.value.start) == _clause(statement, other.value.start)
    if together or homes[id(one)] == homes[id(other)]:
        return False

    def shared(said: _Entity, told: _Entity) -> int:
        start, end = _clause(statement, said.value.start)
        first, last = homes[id(told)]
        return sum(
            any(first <= alignment.cited[column].start < last for column in alignment.meant(row))
            for row, word in enumerate(alignment.said)
            if start <= word.start < end and not said.value.start <= word.start < said.value.end
        )

    if all(_opens_in(a, homes[id(b)], statement, alignment) for a, b in ((one, other), (other, one))):
        return True
    as_is = shared(one, one) + shared(other, other)
    turned = shared(one, other) + shared(other, one)
    return turned >= 2 and turned > MARGIN * as_is


def _opens_in(said: _Entity, home: tuple[int, int], statement: str, alignment: Alignment) -> bool:
    """Whether the first content word of the entity's clause, mostly its subject, stands in ``home`` alone."""
    start, end = _clause(statement, said.value.start)
    row = next((row for row, word in enumerate(alignment.said) if start <= word.start < end), None)
    columns = alignment.meant(row) if row is not None else []
    return bool(columns) and all(home[0] <= alignment.cited[column].start < home[1] for column in columns)


def _clause(text: str, place: int) -> tuple[int, int]:
    borders = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    return next((start, end) for start, end in zip(borders, borders[1:], strict=False) if start <= place < end)


def _neighbours_exchanged(one: _Entity, other: _Entity, alignment: Alignment) -> bool:
    """Whether the words around each fit the place of the other in the citation plainly better than its own."""
    first, last = sorted((one.told_at, other.told_at))
    between = [] if one.told > other.told else [(first[1], last[0])]

    def around(said: _Entity, told: _Entity) -> float:
        inner = [(one.value.end, other.value.start)]
        return fit(alignment, said.said, told.told, (one.value, other.value), inner, between)

    as_is = around(one, one) + around(other, other)
    turned = around(one, other) + around(other, one)
    return turned > CLOSER * as_is and turned > 0.3
