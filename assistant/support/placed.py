"""Whether the names and figures of a statement stand where the citation has them: order, prepositions, neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from assistant.asked import read
from assistant.facts.attribution import attributed_to
from assistant.facts.value import Value
from assistant.support.align import HEARD, Alignment
from assistant.support.cited import Cited, Unsupported
from assistant.support.entities import Placed, entities
from assistant.support.values import FIGURES

_ARTICLE = r"(?:(?:the|an?|its|his|her|their|la|les|le|une?|son|sa|ses|leurs?)\s|l['’])?"
_MARKS = {
    "agent": r"by|par",
    "against": r"against|over|contre|face (?:à|au|aux)|devant",
    "between": r"between|entre",
    "near": r"near|près d(?:e|u|es)|outside",
    "with": r"with|avec",
    "in": r"in|at|on|inside|à|au|aux|en|dans|sur|for|pour",
    "to": r"to|towards?|vers|jusqu['’]à",
    "of": r"of|du|des|de|d['’]",
    "from": r"from|depuis",
}
_BEFORE = {
    kind: re.compile(rf"\b(?:{words})\s?{_ARTICLE}(?:[a-zà-ÿ-]+\s){{0,2}}?$", re.IGNORECASE)
    for kind, words in _MARKS.items()
}
_GENITIVE = re.compile(r"['’]s?\b(?=\s)|['’](?=\s)")
_LIKE = (
    {"of", "in"}, {"of", "from"}, {"of", ""}, {"in", "to"}, {"of", "to"}, {"of", "agent"}, {"in", ""}, {"of", "near"},
    {"in", "near"}, {"with", "of"},
)  # fmt: skip
"""Kinds of preposition that may stand for one another."""
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|be|been|being|est|sont|été|fut|furent|sera|seront)\b.*\b(?:by|par)\b(?:\s\S+){0,4}\s?$"
    r"|^\s*,?\s*\w+(?:ed|en|é|ée|és|ées|ie?s?|ue?s?|ise?s?|ite?s?)\s(?:\S+\s){0,3}?(?:by|par)\b(?:\s\S+){0,4}\s?$",
    re.IGNORECASE | re.DOTALL,
)
_APART = re.compile(r"[;:!?,]|\.(?!\d)")
_SMALL = re.compile(
    r"(?:\s|['’]s?\b|\b(?:the|an?|of|its|his|her|their|in|at|on|by|la|les|le|l['’]|un|une|de|du|des|d['’]|à|au|aux"
    r"|en|par"
    r"|was|were|is|are|has|have|had|a|ont|est|sont|été|s['’]est|about|some|environ|quelque|to|for|pour)\b|[-«»“”\"(])*",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:]|,(?!\d)|\b(?:and|et|but|mais|while|whereas|tandis|alors)\b", re.IGNORECASE)
_SCORE = re.compile(r"(?<![\d.,/-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\d.,/-])")


@dataclass(frozen=True, slots=True)
class _Texts:
    statement: str
    citation: str
    alignment: Alignment

    def beside(self, one: Placed, *, told: bool) -> set[int]:
        """The content words right before and right behind the entity; in the statement, those they stand for."""
        text, words = (self.citation, self.alignment.cited) if told else (self.statement, self.alignment.said)
        start, end = one.told if told else one.said
        near = [place for place, word in enumerate(words) if _adjacent(text, word.start, word.end, start, end)]
        if told:
            return set(near)
        return {column for row in near for column in self.alignment.meant(row, HEARD)}

    def before(self, one: Placed) -> set[int]:
        """What the content word right before the entity stands for."""
        rows = [
            row
            for row, word in enumerate(self.alignment.said)
            if word.end <= one.said[0] and _SMALL.fullmatch(self.statement[word.end : one.said[0]].removeprefix(","))
        ]
        return {column for row in rows for column in self.alignment.meant(row, HEARD)}


def misplaced(statement: str, language: str, cited: Cited, alignment: Alignment) -> Iterator[Unsupported]:
    """Pairs of names, or of figures, whose parts in the citation are one another's, or plainly not these."""
    texts = _Texts(statement, cited.text, alignment)
    found = sorted(entities(statement, language, cited, alignment), key=_said)
    yield from _of_others(found, texts)
    for one, other in combinations(found, 2):
        if one.name != other.name or one.told == other.told or one.said[1] > other.said[0]:
            continue
        if _exchanged(one, other, texts) or (_names(one, other, texts) if one.name else _figures(one, other, texts)):
            start, end = one.said[0], other.said[1]
            yield Unsupported("roles", start, end, statement[start:end])
    yield from _scores(statement, cited.text, read(statement, language, None))


def _said(one: Placed) -> tuple[int, int]:
    return one.said


def _adjacent(text: str, start: int, end: int, first: int, last: int) -> bool:
    if first <= start < last:
        return False
    between = text[last:start] if start >= last else text[end:first].removeprefix(",")
    return _SMALL.fullmatch(between) is not None


def _of_others(found: Sequence[Placed], texts: _Texts) -> Iterator[Unsupported]:
    """Figures told of a name whose own clause in the citation has another figure, and another name the figure."""
    values = read(texts.citation, "en", None)
    figures = [v for v in values if v.kind in FIGURES]
    named = [v for v in values if v.kind in ("name", "country")]
    for name in (e for e in found if e.name):
        home = _clause(texts.citation, name.told[0])
        for figure in (e for e in found if not e.name):
            there = _clause(texts.citation, figure.told[0])
            together = _clause(texts.statement, name.said[0]) == _clause(texts.statement, figure.said[0])
            own = [v for v in figures if home[0] <= v.start < home[1]]
            others = [v for v in named if there[0] <= v.start < there[1]]
            if together and home != there and own and others:
                start, end = min(name.said, figure.said)[0], max(name.said, figure.said)[1]
                yield Unsupported("roles", start, end, texts.statement[start:end])


def _clause(text: str, place: int) -> tuple[int, int]:
    borders = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    return next((a, b) for a, b in zip(borders, borders[1:], strict=False) if a <= place < b)


def _exchanged(one: Placed, other: Placed, texts: _Texts) -> bool:
    """Whether what stands right beside the one stands, in the citation, right beside the other alone."""
    own = [texts.beside(e, told=True) for e in (one, other)]
    said = [texts.beside(e, told=False) for e in (one, other)]
    before = [texts.before(e) for e in (one, other)]
    if all(before[a] & own[b] - own[a] for a, b in ((0, 1), (1, 0))):
        return True
    return any(
        said[a] & own[b] - own[a] and not said[a] & own[a] and not (said[b] & own[b]) for a, b in ((0, 1), (1, 0))
    )


def _names(one: Placed, other: Placed, texts: _Texts) -> bool:
    first, last = sorted((one.told, other.told))
    turned = one.told > other.told
    between, told_between = texts.statement[one.said[1] : other.said[0]], texts.citation[first[1] : last[0]]
    voices = bool(_PASSIVE.search(between)) != bool(_PASSIVE.search(told_between))
    if _lists(between) and _lists(told_between):
        return False
    if voices:
        return not turned
    marks = [(_mark(texts.statement, *e.said), _mark(texts.citation, *e.told)) for e in (one, other)]
    (said_one, told_one), (said_other, told_other) = marks
    if said_one != said_other and said_one == told_other and said_other == told_one and told_one != told_other:
        return True
    if not turned or any(_speaks(e, texts) for e in (one, other)):
        return False
    kept = _like(said_one, told_one) and _like(said_other, told_other)
    if kept and said_one != said_other and not (_like(said_one, told_other) and _like(said_other, told_one)):
        return False
    return not (kept or _unmarked(marks)) or not _tied(one, other, texts)


def _speaks(one: Placed, texts: _Texts) -> bool:
    """Whether it is the speaker of both texts, who may stand before or behind what he says."""

    def within(text: str, place: int) -> bool:
        who = attributed_to(text)
        start = text.find(who) if who else -1
        return who is not None and start <= place < start + len(who)

    return within(texts.statement, one.said[0]) and within(texts.citation, one.told[0])


def _unmarked(marks: Sequence[tuple[str, str]]) -> bool:
    return all(said == told for said, told in marks)


def _figures(one: Placed, other: Placed, texts: _Texts) -> bool:
    if one.told < other.told:
        return False
    first, last = other.told, one.told
    between, told_between = texts.statement[one.said[1] : other.said[0]], texts.citation[first[1] : last[0]]
    if _lists(between) and _lists(told_between):
        return True
    return not _tied(one, other, texts)


def _tied(one: Placed, other: Placed, texts: _Texts) -> bool:
    """Whether one of the two stands beside a word it stands beside in the citation."""
    return any(texts.beside(e, told=False) & texts.beside(e, told=True) for e in (one, other))


def _lists(between: str) -> bool:
    return re.fullmatch(r"[\s,]*(?:and|et|ou|or|&)?[\s,]*(?:the|le|la|les|l['’])?\s*", between) is not None


def _mark(text: str, start: int, end: int) -> str:
    """The kind of preposition before the entity, "of" for an English genitive; empty without one."""
    if _GENITIVE.match(text, end):
        return "of"
    head = text[max((match.end() for match in _APART.finditer(text, 0, start)), default=0) : start]
    found = [(match.start(), kind) for kind, pattern in _BEFORE.items() if (match := pattern.search(head))]
    return max(found)[1] if found else ""


def _like(one: str, other: str) -> bool:
    return one == other or {one, other} in _LIKE


def _scores(statement: str, cited: str, said: Sequence[Value]) -> Iterator[Unsupported]:
    """Scores turned about or mixed, and a figure taken out of a score to count something else."""
    told = [match.groups() for match in _SCORE.finditer(cited)]
    scored = {figure for pair in told for figure in pair}
    rest = _SCORE.sub(" ", cited)
    for match in _SCORE.finditer(statement):
        if told and match.groups() not in told:
            yield Unsupported("roles", match.start(), match.end(), match.group())
    plain = _SCORE.sub(lambda match: " " * len(match.group()), statement)
    for match in re.finditer(r"(?<![\d.,])\d{1,3}(?![\d.,])", plain):
        if match.group() in scored and not re.search(rf"\b{match.group()}\b", rest):
            yield Unsupported("roles", match.start(), match.end(), match.group())
    for value in said:
        joined = (
            statement[value.end : value.end + 1] in ("-", "–") and statement[value.end + 1 : value.end + 2].isdigit()
        )
        if told and joined and value.kind == "number" and not value.text.isdigit():
            yield Unsupported("roles", value.start, value.end, value.text)
