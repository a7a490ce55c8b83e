"""What stands around an amount and changes what it says: "more than", « près de », the two ends of a range."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.facts.digits import parse
from assistant.facts.spelled import spelled
from assistant.facts.value import Bound, Value

_BEFORE: tuple[tuple[Bound, str], ...] = (
    (
        "least",
        r"(?<!no[ ])(?<!not[ ])(?:more|greater|higher|bigger|longer|larger)[ ]than|(?<!all )over|above|at[ ]least"
        r"|no[ ](?:fewer|less)[ ]than"
        r"|not[ ](?:fewer|less)[ ]than|in[ ]excess[ ]of|upwards?[ ]of|exceed(?:s|ed|ing)?|topp(?:ed|ing)"
        r"|surpass(?:es|ed|ing)?"
        r"|a[ ]minimum[ ]of|starting[ ](?:at|from)|(?<!pas[ ])plus[ ]d['’e]|au[ ](?:moins|minimum)|au-delà[ ]d['’e]"
        r"|supérieure?s?[ ]à"
        r"|dépass(?:e|ent|é|ée|ant|ait)|pas[ ]moins[ ]d['’e]|un[ ]minimum[ ]d['’e]|à[ ]partir[ ]d['’e]|franchi(?:t"
        r"|r|ssant)?",
    ),
    (
        "most",
        r"(?<!no[ ])(?<!not[ ])(?:less|fewer|lower|smaller|shorter)[ ]than|under|below|at[ ]most|up[ ]to"
        r"|no[ ]more[ ]than"
        r"|not[ ]more[ ]than|as[ ]many[ ]as"
        r"|as[ ]much[ ]as|a[ ]maximum[ ]of|(?<!pas[ ])moins[ ]d['’e]|au[ ](?:plus|maximum)|jusqu['’](?:à|au)"
        r"|inférieure?s?[ ]à"
        r"|un[ ]maximum[ ]d['’e]"
        r"|pas[ ]plus[ ]d['’e]|sous[ ]la[ ]barre[ ]d(?:e[ ]|es[ ]|['’])",
    ),
    (
        "about",
        r"about|around|some|roughly|approximately|nearly|almost|close[ ]to|circa|approx\.|an?[ ]estimated|or[ ]so"
        r"|just[ ]shy[ ]of"
        r"|in[ ]the[ ]region[ ]of|of[ ]the[ ]order[ ]of|environ|près[ ]d['’e]|presque|quelque|autour[ ]d(?:e[ ]"
        r"|['’])|à[ ]peu[ ]près"
        r"|approximativement|de[ ]l['’]ordre[ ]d['’e]|aux[ ]alentours[ ]d['’e]|une?(?=[ ]\w+aine\b)",
    ),
)
_LEADS = tuple(
    (bound, re.compile(rf"(?<![\w'’-])(?:{words})[ \u00a0]?(?:the[ ]|les[ ]|a[ ]|an[ ]|une?[ ])?$", re.IGNORECASE))
    for bound, words in _BEFORE
)
_BEHIND: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        "least",
        re.compile(r"[ ](?:or[ ]more|ou[ ](?:plus|davantage)|au[ ](?:moins|minimum)|at[ ](?:least|minimum))\b", re.I),
    ),
    ("most", re.compile(r"[ ](?:or[ ](?:less|fewer)|ou[ ]moins|au[ ](?:plus(?![ ]\w)|maximum)|at[ ]most)\b", re.I)),
    ("about", re.compile(r"(?:-odd\b|[ ](?:or[ ]so|environ|approximately)\b)", re.I)),
)
_ROUND = re.compile(r"\w*(?:aines?|illiers?)\b", re.IGNORECASE)
"""« une vingtaine », « des milliers »: about so many; « une douzaine » too, a "dozen" is twelve."""
_GAP = re.compile(r"[ \u00a0]?(?P<dash>[-–—])[ \u00a0]?|[ \u00a0](?P<word>to|and|à|et)[ \u00a0](?:d['’e][ ]?)?")
_OPENS = re.compile(r"(?P<between>between|entre)[ ]$|(?P<from>from|d['’]|de)[ ]?$", re.IGNORECASE)
_CHANGES = re.compile(
    r"\b(?:pass\w*|mont(?:e|é|ée|és|ent|er)\b|augment\w*|relev\w*|port\w*|baiss\w*|ramen\w*|rédui\w*|chut\w*"
    r"|tomb\w*|recul\w*|grimp\w*|bond\w*"
    r"|hausse"
    r"|évolu\w*|progress\w*|abaiss\w*|diminu\w*|from)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
"""A verb of change before « de 9 à 11 euros »: two amounts, one after the other, and no range."""


def bounded(text: str, values: Sequence[Value]) -> list[Value]:
    """The ``values`` (in order) of ``text`` with their bounds, the two ends of a range as one value."""
    found: list[Value] = []
    for value in values:
        joined = _range(text, found[-1], value) if found else None
        if joined is None:
            found.append(_with_bound(text, value))
        else:
            found[-1:] = joined
    return found


def _with_bound(text: str, value: Value) -> Value:
    if value.kind == "factor":
        return value
    before = text[max(0, value.start - 32) : value.start]
    bound = next((bound for bound, lead in _LEADS if lead.search(before)), None)
    if bound == "least" and before.rstrip().casefold().endswith("over") and _lasts(value):
        bound = None  # "over four evenings" tells how long
    bound = bound or next((bound for bound, behind in _BEHIND if behind.match(text, value.end)), None)
    if bound is None and _ROUND.match(value.text):
        bound = "about"
    return replace(value, bound=bound) if bound else value


def _lasts(value: Value) -> bool:
    """Whether "over" before the value may mean "during"."""
    return value.kind == "duration" or (value.kind == "number" and value.amounts[0] < 13)


def _range(text: str, first: Value, second: Value) -> list[Value] | None:
    """``first`` and ``second`` as one range, or as two amounts of one unit; None where neither."""
    gap = _GAP.fullmatch(text, first.end, second.start)
    if gap is None or len(first.meaning) > 2 or len(second.meaning) > 2 or not _one_scale(first, second):
        return None
    opening = _OPENS.search(text[max(0, first.start - 10) : first.start])
    word = (gap["word"] or "").casefold()
    shared = _shared(first, second)
    low, high = _amount(shared), _amount(second)
    if word in ("and", "et"):
        ranged = opening is not None and opening["between"] is not None
    elif word and opening and opening["from"]:
        ranged = opening["from"].casefold() != "from" and not _CHANGES.search(text[: first.start])
        if not ranged:
            return [replace(shared, bound=None), second]
    else:
        ranged = not _CHANGES.search(text[: first.start]) or bool(gap["dash"])
    if not ranged or low >= high:
        return [shared, second] if ranged and word not in ("and", "et") else None
    ends = (low, high)
    meaning = (shared.meaning[0], *ends) if shared.kind == "money" else (*ends, *second.meaning[1:])
    return [Value(shared.kind, first.start, second.end, text[first.start : second.end], meaning)]


def _one_scale(first: Value, second: Value) -> bool:
    if first.kind == second.kind:
        units = (
            (first.meaning[0], second.meaning[0]) if first.kind == "money" else (first.meaning[1:], second.meaning[1:])
        )
        return units[0] == units[1]
    return first.kind == "number" or (first.kind == "money" and second.kind == "number")


def _amount(value: Value) -> float:
    return float(value.meaning[1] if value.kind == "money" else value.meaning[0])


def _shared(first: Value, second: Value) -> Value:
    """``first`` with the unit and the scale that its second end alone spells: « de 3 à 5 millions d'euros »."""
    low, times = _amount(first), _times(second)
    if first.kind == "number" or (first.kind == "money" and low < 1000 and _times(first) == 1):
        low = float(f"{low * times:.12g}") if low < 1000 else low
    if "money" in (first.kind, second.kind):
        currency = first.meaning[0] if first.kind == "money" else second.meaning[0]
        return replace(first, kind="money", meaning=(currency, low))
    return replace(first, kind=second.kind, meaning=(low, *second.meaning[1:]))


def _times(value: Value) -> float:
    """What the written scale and unit multiply the written number by: 1e6 for "5 million", 1000 for "5 km"."""
    digits = re.search(r"\d[\d.,  \u2009\u00a0\u202f]*", value.text)
    written = parse(digits.group().strip(" .,\u2009\u00a0\u202f")) if digits else spelled(value.text)
    return _amount(value) / written if written else 1.0
