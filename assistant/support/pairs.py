"""Whether what stands beside a name or figure, and the figures that are told in pairs, are those of the citation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.asked import read
from assistant.facts.names import fold
from assistant.facts.value import Value
from assistant.support.align import Alignment, Word, place_of
from assistant.support.calendar import is_calendar
from assistant.support.cited import Cited, Unsupported
from assistant.support.directions import tells_winner
from assistant.support.values import FIGURES, day_of

_BESIDE = re.compile(r"[\s\u00a0\u202f-]*(?:(?:of|d['’]|de|du|des)\s*)?(?:(?:the|la|le|les|l['’])\s*)?")
_NEXT = re.compile(r"[\s\u00a0\u202f-]*")
_OF = re.compile(r"\W*(?:out of|of|in|at|on|de|d['’]|des|du|sur|à|au|parmi|among|with|avec)\b", re.IGNORECASE)
_APPOSED = re.compile(r"(?:\s[\w-]+){0,3},\s")
_AROUND = 4
"""A name so many words from a word is that word's too."""
_CONTEST = re.compile(
    r"(?:\s\w+)?\s*(?:[-–]|to)\s*|(?:\s\w+){0,4}\s(?:contre|against|compared (?:with|to)|versus)\s", re.IGNORECASE
)
_VOTES = re.compile(r"(?:\s\w+){0,4},?\s(?:(?:and|et)\s)?", re.IGNORECASE)
_AGAINST = re.compile(r"\s(?:\w+\s)?(?:against|contre)\b(?!\s\d)", re.IGNORECASE)
_CLOCKED = re.compile(r"(\d+)\s?[h:]\s?(\d+)\s?(?:min|[:m])\s?(\d+)")
_PARTITIVE = re.compile(r"\s(?:(?:out\s)?of|des|de|sur)\s(?:the\s|its\s|les\s|ses\s|leurs\s|their\s)?", re.IGNORECASE)
_BEHIND = re.compile(r",?\s*\(?(?:(?:at|with|on|à|avec)\s)?", re.IGNORECASE)
_SCORE = re.compile(r"(?<![\d.,/-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\d.,/-])")
_LOST = re.compile(r"\b(?:los[et]|losing|beaten|perd|inclin|(?:est|sont|été|fut) battu|défait)\w*", re.IGNORECASE)


def unsupported_pairs(statement: str, language: str, cited: Cited, alignment: Alignment) -> Iterator[Unsupported]:
    """Figures that count another noun than in the citation, names beside another's noun, pairs turned about."""
    said, told = read(statement, language, day_of(cited)), read(cited.text, cited.language, day_of(cited))
    for value in said:
        if value.kind in ("number", "name") and _beside_another(value, statement, cited.text, told, alignment):
            yield Unsupported("roles", value.start, value.end, value.text)
    yield from _paired(statement, said, cited.text, told)
    yield from _scores(statement, cited.text)
    yield from _apposed(statement, said, cited.text, told)


def _beside_another(value: Value, statement: str, cited: str, told: Sequence[Value], alignment: Alignment) -> bool:
    """Whether the noun beside the value stands, wherever the citation has it, beside another and far from this one."""
    own = [other for other in told if _same(value, other)]
    if not own and not any(v.kind == "duration" and v.amounts == value.amounts for v in told):
        return False
    if own and value.kind == "number" and not any(_counts_a_word(v, cited, alignment) for v in own):
        return False  # "19 votes to 16": what the 16 are is not said beside it
    for row, word in enumerate(alignment.said):
        if not _is_noun(word) or not _adjacent(value, word, statement):
            continue
        columns = [alignment.cited[column] for column in alignment.meant(row)]
        if columns and all(_taken(column, value, own, cited, told) for column in columns):
            return True
    return False


def _taken(word: Word, value: Value, own: Sequence[Value], cited: str, told: Sequence[Value]) -> bool:
    if any(abs(place_of(cited, v.start) - word.place) <= _AROUND for v in own):
        return False
    others = [v for v in told if v.kind == value.kind and not _same(value, v) and _adjacent(v, word, cited)]
    return any(not _joined(other, own, cited) for other in others)


def _joined(other: Value, own: Sequence[Value], cited: str) -> bool:
    """Whether one of ``own`` belongs to the other: "the Saint-Aidan hospital of Brennick", "two of its 45"."""
    return any(
        v.end <= other.start
        and other.start - v.end < 16
        and _OF.match(cited, v.end)
        or other.end <= v.start
        and v.start - other.end < 16
        and (_OF.match(cited, other.end) or _APPOSED.fullmatch(cited, other.end, v.start))
        for v in own
    )


def _adjacent(value: Value, word: Word, text: str) -> bool:
    """Whether the word follows the value; beside a name, also whether it stands before it."""
    if value.end <= word.start:
        return _NEXT.fullmatch(text, value.end, word.start) is not None
    return value.kind == "name" and word.end <= value.start and bool(_BESIDE.fullmatch(text, word.end, value.start))


def _counts_a_word(value: Value, text: str, alignment: Alignment) -> bool:
    return any(_is_noun(word) and _adjacent(value, word, text) for word in alignment.cited)


def _is_noun(word: Word) -> bool:
    other = word.capital or word.text[0].isdigit() or is_calendar(word.text) or tells_winner(word.text)
    return not other


def _same(one: Value, other: Value) -> bool:
    if one.kind == "name" == other.kind:
        short, long = sorted((fold(one.text).split(), fold(other.text).split()), key=len)
        return long[-len(short) :] == short or long[: len(short)] == short
    return one.kind == other.kind and one.meaning == other.meaning


def _paired(statement: str, said: Sequence[Value], cited: str, told: Sequence[Value]) -> Iterator[Unsupported]:
    """Votes for and against, parts and wholes: figures of two pairs mixed, or of one pair turned about."""
    for joint, whole in ((_CONTEST, False), (_PARTITIVE, True)):
        known = [(one.meaning, other.meaning) for one, other in _pairs(cited, told, joint)]
        for one, other in _pairs(statement, said, joint):
            pair = (one.meaning, other.meaning)
            shared = [p for p in known if p[1] == pair[1] or (not whole and set(p) & set(pair))]
            if shared and pair not in known:
                yield Unsupported("roles", one.start, other.end, statement[one.start : other.end])


def _pairs(text: str, values: Sequence[Value], joint: re.Pattern[str]) -> Iterator[tuple[Value, Value]]:
    figures = [value for value in values if value.kind in FIGURES]
    for one, other in zip(figures, figures[1:], strict=False):
        voted = joint is _CONTEST and _VOTES.fullmatch(text, one.end, other.start) and _AGAINST.match(text, other.end)
        if voted or joint.fullmatch(text, one.end, other.start):
            yield one, other


def _apposed(statement: str, said: Sequence[Value], cited: str, told: Sequence[Value]) -> Iterator[Unsupported]:
    """Figures right behind a name ("Kelstow, at 68%") that the citation has right behind another."""
    known = list(_figures_of_names(cited, told))
    for name, figure in _figures_of_names(statement, said):
        own = {other.meaning for n, other in known if _same(name, n)}
        of_others = any(figure.meaning == other.meaning and not _same(name, n) for n, other in known)
        if own and figure.meaning not in own and of_others:
            yield Unsupported("roles", name.start, figure.end, statement[name.start : figure.end])


def _figures_of_names(text: str, values: Sequence[Value]) -> Iterator[tuple[Value, Value]]:
    held = [value for value in values if value.kind in FIGURES or value.kind in ("name", "country")]
    for one, other in zip(held, held[1:], strict=False):
        if one.kind not in FIGURES and other.kind in FIGURES and _BEHIND.fullmatch(text, one.end, other.start):
            yield one, other


def _scores(statement: str, cited: str) -> Iterator[Unsupported]:
    """Scores turned about (told from the loser's side they may be), and race times mixed."""
    clocked = {match.groups() for match in _CLOCKED.finditer(cited)}
    for match in _CLOCKED.finditer(statement):
        if clocked and match.groups() not in clocked:
            yield Unsupported("figure", match.start(), match.end(), match.group())
    told = {match.groups() for match in _SCORE.finditer(cited)}
    for match in _SCORE.finditer(statement):
        turned = match.groups() not in told and match.groups()[::-1] in told
        if turned and bool(_LOST.search(statement)) == bool(_LOST.search(cited)):
            yield Unsupported("roles", match.start(), match.end(), match.group())
