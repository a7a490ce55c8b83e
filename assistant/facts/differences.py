"""Amounts by which a text says something grew or shrank: "rose by 3 million", "2 euros more", « en hausse de 40 »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.facts.value import Kind, Value

_KINDS: frozenset[Kind] = frozenset({"money", "number", "measure", "duration"})
_UP_OR_DOWN = (
    r"(?:ris\w*|rose|gr[eo]w\w*|increas\w*|rais\w*|climb\w*|jump\w*|soar\w*|surg\w*|fall\w*|fell|drop\w*|cut\w*"
    r"|lower\w*|reduc\w*|declin\w*|shr[aiu]nk\w*|expand\w*|boost\w*|widen\w*|narrow\w*|up|down|higher|lower"
    r"|hauss\w*|augment\w*|relev\w*|grimp\w*|bondi?\w*|progress\w*|baiss\w*|diminu\w*|rédui\w*|réduction|recul\w*"
    r"|chut\w*|repli|accru\w*|accroît\w*|croît\w*|croiss\w*|major\w*|abaiss\w*)"
)
_BEFORE = re.compile(
    rf"\b{_UP_OR_DOWN}\b(?:[^.;:,]{{0,60}}?\b(?:by|de|d['’])|\s+of)\s*"
    r"(?:an? |about |around |some |environ |près de )*$",
    re.IGNORECASE,
)
_MOVED = (
    rf"(?:{_UP_OR_DOWN}|pass(?:e|ent|é|ée|és|ées|era|eront|ait|aient|ant|er)|go(?:es|ing|ne)?|went|mov\w+|chang\w+)"
)
_FROM = re.compile(rf"\b{_MOVED}\b[^.;:]{{0,60}}?\b(?:from|de|d['’])\s*$", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:(?:up|down) from|instead of|contre|au lieu d(?:e|['’]))\s*(?:an? |about )?$", re.IGNORECASE
)
"""« 5 euros contre 4 »: what it was before."""
_TO = re.compile(r",?\s*(?:to|à|contre|against)\s*(?:about |around |some |environ )*$", re.IGNORECASE)
_NEAR = 40
"""Characters between a value and what it was before."""
_MOVED_TO = re.compile(
    rf"\b(?:{_MOVED}|revis\w+|correct\w+|port(?:e|é|ée|és|ées)|mont(?:e|é|ée|és|ées)|alourdi\w*|révis\w+|ramen\w+"
    r"|corrig\w+|stands? now|now stands?|s['’](?:élève|établit) désormais|now at|désormais)"
    r"(?:[^.;:,]{0,40}?\s(?:to|at|à))?\s+(?:at least |about |around |some |environ |au moins |près de )*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:(?:\w+ ){0,2}(?:more|less|fewer|higher|lower|extra)\b|(?:supplémentaires?|additionnel\w*)\b"
    r"|(?:\w+ ){0,2}de (?:plus|moins)\b(?! de\b| que\b))",
    re.IGNORECASE,
)


def differences(text: str, values: Sequence[Value]) -> list[Value]:
    """Those of ``values`` (of ``text``, in order) by which something changes, and both ends of "from … to …"."""
    counted = [value for value in values if value.kind in _KINDS]
    return [value for place, value in enumerate(counted) if _changes(text, counted, place)]


def _changes(text: str, counted: Sequence[Value], place: int) -> bool:
    value = counted[place]
    before, behind = text[: value.start], text[value.end :]
    if _BEFORE.search(before) or _AGAINST.search(before) or _BEHIND.match(behind):
        return True
    if place and _opens_range(text, counted, place - 1):
        return True
    following = counted[place + 1] if place + 1 < len(counted) else None
    compared = following is not None and following.kind == value.kind and _AGAINST.search(text[: following.start])
    return bool(compared) or _opens_range(text, counted, place)


def _opens_range(text: str, counted: Sequence[Value], place: int) -> bool:
    """Whether the value is the first end of a change "from … to …"."""
    value = counted[place]
    following = counted[place + 1] if place + 1 < len(counted) else None
    if following is None or not _FROM.search(text[: value.start]):
        return False
    return _TO.fullmatch(text[value.end : following.start]) is not None


def former(text: str, values: Sequence[Value], value: Value) -> Value | None:
    """What ``text`` says was before ``value`` came in its place: "from X to Y", "Y, up from X", « Y contre X »."""
    same = [other for other in values if other.kind == value.kind]
    for place, other in enumerate(same):
        if other.end <= value.start and _opens_range(text, same, place) and same[place + 1] == value:
            return other
        between = text[value.end : other.start] if value.end <= other.start else ""
        if between and len(between) < _NEAR and _AGAINST.search(between):
            return other
    return None


def has_moved_to(text: str, value: Value) -> bool:
    """Whether ``text`` says of something that it is now at ``value``: "has risen to seven", « s'alourdit à sept »."""
    return bool(_MOVED_TO.search(text[: value.start]))
