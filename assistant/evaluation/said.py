"""Whether a text says an expected answer: the same words, or the same number or date written otherwise."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from assistant.facts.dates import dates
from assistant.facts.numbers import amounts
from assistant.facts.value import Value
from corpus.sentences import sentences

_MARKER = re.compile(r"\s*\[\d+\]")
_QUOTES = str.maketrans(dict.fromkeys("’‘‛′`´", "'") | dict.fromkeys("“”„«»‟″", '"') | dict.fromkeys("‐‑–—−", "-"))
_NUMERIC = ("money", "percent", "points", "factor", "number", "measure", "duration")


def fold(text: str) -> str:
    """``text`` without Markdown bold and citation markers, in one case, one white space and one kind of quote marks."""
    plain = _MARKER.sub("", text.replace("**", ""))
    plain = unicodedata.normalize("NFKC", plain.translate(_QUOTES)).translate(_QUOTES).casefold()
    plain = re.sub(r'"\s+(?=\w)|(?<=[\w.,!?])\s+"', '"', plain)  # « a » and "a" are one
    return " ".join(plain.split())


def says(text: str, alias: str) -> bool:
    """Whether ``text`` says ``alias``.

    It does when the folded alias occurs in the folded text (an alias that begins or ends in a digit is not found in
    the middle of a longer number), or when the alias is one number or date as a whole and a number or date of the text
    means the same: ``150 milliards de yens`` is ``¥150 billion``, ``4 novembre 2025`` is ``November 4, 2025`` and lies
    in ``November 2025``.
    """
    return _occurs(fold(alias), fold(text)) or _same_value(alias, text)


def _occurs(alias: str, text: str) -> bool:
    before = r"(?<!\d)(?<!\d[.,])" if alias[:1].isdigit() else ""
    after = r"(?!\d)(?![.,]\d)" if alias[-1:].isdigit() else ""
    return bool(alias) and re.search(before + re.escape(alias) + after, text) is not None


def _same_value(alias: str, text: str) -> bool:
    wanted = _whole(alias)
    return any(_same(one, other) for one in wanted for other in values(text))


@lru_cache(maxsize=4096)
def values(text: str) -> tuple[Value, ...]:
    """Every number and date of ``text``, each sentence read in its own language (a French « billion » is 10¹²)."""
    plain = _MARKER.sub("", text.replace("**", ""))
    found: list[Value] = []
    for sentence in sentences(plain):
        part = plain[sentence.start : sentence.end]
        found += [*amounts(part, sentence.language), *dates(part)]
    return tuple(found)


@lru_cache(maxsize=4096)
def _whole(alias: str) -> tuple[Value, ...]:
    """What ``alias`` means where the whole of it is one number or date; a year could be both."""
    plain = alias.strip(" .,;:!?()\u00a0\u202f")
    found = [*amounts(plain, "en"), *dates(plain)]
    return tuple(value for value in found if value.text.strip() == plain)


def _same(wanted: Value, said: Value) -> bool:
    if wanted.kind == "date" or said.kind == "date":
        return wanted.kind == said.kind and _same_day(str(wanted.meaning[0]), str(said.meaning[0]))
    if wanted.kind not in _NUMERIC or said.kind not in _NUMERIC:
        return False
    if wanted.kind == "number":  # a bare number says nothing of a unit, so that any unit will do
        return set(wanted.amounts) <= set(said.amounts)
    same_unit = [part for part in wanted.meaning if isinstance(part, str)] == [
        part for part in said.meaning if isinstance(part, str)
    ]
    return wanted.kind == said.kind and same_unit and set(wanted.amounts) <= set(said.amounts)


def _same_day(wanted: str, said: str) -> bool:
    """Whether the said ISO prefix is the wanted one or lies in it; ``--MM-DD`` is that day of any year."""
    if wanted.startswith("--"):
        return said.endswith(wanted[1:])
    return said == wanted or said.startswith(f"{wanted}-")
