"""What a French or English text negates, leaves uncertain or only plans, and which stretch of words that governs.

Read by rules: a cue, and from it to the end of its clause. French « ne … que » (only), « ne » alone in a comparison and
"not only" negate nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.facts.modality import MODAL

PolarityKind = Literal["negated", "uncertain", "planned"]
"""negated: said not to be so (not, never, denied, failed to); uncertain: may be so (could, allegedly, if, the French
conditional); planned: said of what is still to come (will, plans to, is expected to, the French future)."""


@dataclass(frozen=True, slots=True)
class Polarity:
    """A cue at ``text[start:end]`` and the stretch ``text[governs[0]:governs[1]]`` whose words it governs."""

    kind: PolarityKind
    start: int
    end: int
    text: str
    governs: tuple[int, int]

    def covers(self, start: int, end: int) -> bool:
        """Whether the cue governs any part of ``text[start:end]``."""
        return self.governs[0] < end and start < self.governs[1]


_WORD = r"[^\W\d_][\w'’-]*"
_ENGLISH = re.compile(
    r"\b(?P<none>no[ ]longer|nobody|no[ -]one|none|nothing|nowhere|neither|nor|never"
    r"|no(?!\.[ ]?\d|[ ](?:doubt|matter|fewer|less|more[ ]than|later[ ]than|earlier[ ]than|sooner|\d)))\b"
    r"|\b(?P<not>cannot|not(?![ ](?:only|just|least|to[ ]mention|merely|simply|necessarily[ ]only)\b))\b"
    r"|(?P<nt>\b\w+n['’]t\b)"
    r"|\b(?P<without>without(?![ ](?:doubt|precedent|question)))\b"
    r"|\b(?P<failed>(?:fail|refus|declin|neglect|omit)(?:s|es|ed|ing|e|t?ed|ting)?[ ]to|unable[ ]to|stop(?:ped"
    r"|s)?[ ]short"
    r"[ ]of|far[ ]from|instead[ ]of|rather[ ]than)\b"
    r"|\b(?:(?P<passive>(?:been|was|were|is|are|being)[ ](?:\w+ly[ ])?)?(?P<denied>den(?:y|ies|ied|ying)|rul(?:e|es"
    r"|ed|ing)"
    r"[ ]out|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing)|disput(?:ed|ing)))\b",
    re.IGNORECASE,
)
_NOT_NEGATING = re.compile(r"\b(?:whether or|if|why|or|more often than|as often as) $", re.IGNORECASE)
"""What before a "not" leaves both sides open or says no more than the rest: "whether or not", "if not"."""

_SECOND = r"pas|plus|jamais|rien|personne|aucune?|nul(?:le)?(?:ment)?|gu[èe]re|point|ni"
_FRENCH_NE = re.compile(
    rf"\b(?P<ne>ne[ ]|n['’])(?P<verb>(?:[^\s.;:!?,]+[ ]){{0,6}}?[^\s.;:!?,]+)[ ](?P<second>{_SECOND})\b"
    rf"|\b(?P<ne2>ne[ ]|n['’])(?P<second2>{_SECOND})[ ]"
    r"|\b(?P<alone>(?:ne[ ]|n['’])(?:peut|peuvent|pouvait|pouvaient|pourra|pourrait|saurait|sauraient|ose))(?=[ ])"
    r"|\b(?P<ahead>aucune?|nul(?:le)?|personne|rien|jamais|ni)\b(?=[^.;:!?]*?\b(?:ne[ ]|n['’]))"
    r"|\b(?P<bare>(?<=\bmais[ ])pas\b|(?<=\bet[ ])pas\b|pas(?=[ ](?:d['’e]|une?\b|encore|question|touché|concern"
    r"|du[ ]tout)(?![ ]?moins))|aucune?(?=[ ]))"
    r"|\b(?P<without>sans(?![ -](?:doute|précédent|cesse|abri|papiers|conteste|surprise)))\b"
    r"|\bnon(?P<non>(?=[ ](?!seulement|plus\b|loin)[\w’']+))"
    r"|\b(?P<failed>refus(?:e|ent|é|ait|er|ant)(?:[ ]d['’e])|éch(?:oue|oué|ouent|ouer)[ ]à|incapables?[ ]d"
    r"|loin[ ]d['’e]"
    r"|au[ ]lieu[ ]d['’e]|faute[ ]d['’e]|renonc\w+[ ]à)"
    r"|(?P<passive>\b(?:est|sont|été|était)[ ])?\b(?P<denied>(?:dém(?:ent(?:ent|ait|i|ie|is|ies|ir)?)|ni(?:e|é|ée"
    r"|és|ent|ait)"
    r"|réfut\w+|contest(?:e|ent|ait)|rejet(?:te|tent|é|ée|és|ait)|exclu(?:t|e|s|es|ent|ait)?))\b(?=[ ,.])",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(?:dément|nie|réfut|contest|rejet|exclu)\w*", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:ne[ ]|n['’])(?:[^\s.;:!?,]+[ ]){1,6}?qu(?:e[ ]|['’])", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[;:!?—–()«»“”\"]|\.(?!\d)|,(?!\d)"
    r"|\b(?:but|although|though|while|whereas|because|after|mais|alors[ ]que|tandis[ ]que|bien[ ]que|parce[ ]que|car"
    r"|puisque|après)\b"
    r"|\b(?:and|et)[ ](?:he|she|it|they|we|il|elle|ils|elles|on|nous)\b",
    re.IGNORECASE,
)
_NOTHING_MORE = re.compile(r"\s*(?:[.;:,!?»”\"]|$)")
_SENTENCE_END = re.compile(r"[!?]|\.(?=\s|$)")
_CLAUSE_START = re.compile(
    r"[;:!?—–()«»“”\"]\s*|\.\s+|,\s+|\b(?:but|although|though|while|whereas|mais|et|and|que|that)[ ]", re.IGNORECASE
)


@lru_cache(maxsize=20_000)
def polarities(text: str, language: str) -> tuple[Polarity, ...]:
    """The negations, uncertainties and plans of ``text`` in order; none where the language is neither fr nor en."""
    if language not in MODAL:
        return ()
    negations = _french(text) if language == "fr" else _english(text)
    found = [*negations, *_modal(text, language)]
    return tuple(sorted(found, key=lambda polarity: (polarity.start, polarity.end)))


def negated(text: str, language: str, start: int, end: int) -> bool:
    """Whether an odd number of negations governs ``text[start:end]``."""
    return sum(p.kind == "negated" and p.covers(start, end) for p in polarities(text, language)) % 2 == 1


def _english(text: str) -> Iterator[Polarity]:
    neither = -1
    for match in _ENGLISH.finditer(text):
        if match["not"] and _NOT_NEGATING.search(text[: match.start()]):
            continue
        if match["none"] and match["none"].casefold() == "neither":
            neither = _at("negated", text, match.start(), match.end()).governs[1]
        elif match["none"] and match["none"].casefold() == "nor" and match.start() < neither:
            continue  # "neither … nor" is one negation
        elided = (match["not"] or match["nt"]) and _NOTHING_MORE.match(text, match.end())
        if match["denied"] or elided:  # "but the others will not" negates what stands before it
            start = match.start("denied") if match["denied"] else match.start()
            yield _denial(text, start, match.end(), passive=bool(match["passive"] or elided))
        else:
            yield _at("negated", text, match.start(), match.end())


def _french(text: str) -> Iterator[Polarity]:
    taken, awaited = -1, False  # « personne ne … rien » is one negation: what a « ne » has bound is not counted again
    for match in _FRENCH_NE.finditer(text):
        ne = bool(match["ne"] or match["ne2"])
        if match["without"] is None and _is_only(text, match):
            continue
        if awaited and ne and match.start() < taken:
            awaited = False  # the « ne » of the « personne » before it
            continue
        if (match["ahead"] or match["bare"]) and match.start() < taken:
            continue
        if match["denied"]:
            yield _denial(text, match.start("denied"), match.end(), passive=bool(match["passive"]))
            continue
        polarity = _at("negated", text, match.start(), match.end())
        if ne and (denial := _DENIES.search(text, match.start(), match.end())):
            yield _denial(text, denial.start(), denial.end(), passive=False)  # « n'exclut pas » denies a denial
        if match["ahead"] or ne:
            taken, awaited = polarity.governs[1], bool(match["ahead"])
        yield polarity


def _is_only(text: str, match: re.Match[str]) -> bool:
    """Whether the « ne » opens « ne … que », « ne … plus que », « ne … pas seulement »: it limits, it denies not."""
    second = match["second"] or match["second2"]
    if second and re.match(r"[ ]?(?:qu(?:e[ ]|['’])|seulement|uniquement|moins[ ]de)", text[match.end() :]):
        return second.casefold() in ("pas", "plus", "jamais", "rien")
    only = _ONLY.match(text, match.start()) if match["ne"] else None
    return only is not None and only.end() <= match.end("verb")


def _modal(text: str, language: str) -> Iterator[Polarity]:
    for kind, pattern in MODAL[language]:
        for match in pattern.finditer(text):
            yield _at(kind, text, match.start(), match.end())


def _at(kind: PolarityKind, text: str, start: int, end: int) -> Polarity:
    border = _CLAUSE_END.search(text, end)
    return Polarity(kind, start, end, text[start:end], (start, border.start() if border else len(text)))


def _denial(text: str, start: int, end: int, *, passive: bool) -> Polarity:
    """What is denied stands behind the verb to the end of the sentence; before it where the verb is passive."""
    if passive:
        opening = [match.end() for match in _CLAUSE_START.finditer(text, 0, start)]
        return Polarity("negated", start, end, text[start:end], (opening[-1] if opening else 0, end))
    border = _SENTENCE_END.search(text, end)
    return Polarity("negated", start, end, text[start:end], (start, border.start() if border else len(text)))
