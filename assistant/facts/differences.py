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
