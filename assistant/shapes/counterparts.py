"""Where a sentence has the words of a yes/no question: each of them, used as there, or no verdict."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.asked import read
from assistant.evidence import Candidate
from assistant.facts.names import fold, names
from assistant.facts.polarity import polarities
from assistant.match import Matrix, WordVectors, matches
from assistant.shapes.figures import FIGURES
from assistant.shapes.opposites import contrary, of_word, sides
from assistant.shapes.speech import speaker_words
from assistant.terms import Term, terms

SAME_WORD, TRANSLATED = 0.999, 0.6
"""Least likeness of a word to the question's: in one language the word itself, in two its translation."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Where the sentence has the question's words."""

    spans: tuple[tuple[int, int], ...]
    """Of each term found in the sentence, in the question's order."""
    predicate: tuple[tuple[int, int], ...]
    """Of those that are no names and not the first: what is said of the first."""
    opposed: bool
    """One word is the opposite of the question's."""


def matched_words(question: str, language: str, candidate: Candidate, vectors: WordVectors) -> Matched | None:
    """The places of the question's words; None where one has no counterpart."""
    asked = [term for term in terms(f"x {question}", language) if not term.key[0].isdigit()]
    spoken = candidate.sentence.language
    told = terms(candidate.text, spoken)
    if not asked or not told:
        return None
    table = matches(asked, language, [[term] for term in told], [spoken] * len(told), vectors)
    strangers = _strangers(told, table, candidate)
    places: list[tuple[int, int]] = []
    spans: list[tuple[int, int]] = []
    predicate: list[tuple[int, int]] = []
    opposed = 0
    for row, term in enumerate(asked):
        place, opposite = _counterpart(
            term, table[row], told, candidate, same_language=spoken == language, strangers=strangers
        )
        if place is None or _other_use(question, language, term, candidate, place):
            return None
        places.append(place)
        opposed += opposite
        if place[1] > place[0]:
            spans.append(place)
            if row and not term.proper:
                predicate.append(place)
    plain = [term for term in asked if not term.proper]
    figures = any(v.kind in FIGURES for v in read(question, language, None))
    if not plain or opposed > 1 or len(asked) + figures < 2:
        return None
    borrowed = sum(place == (0, 0) for place, term in zip(places, asked, strict=True) if not term.proper)
    if borrowed > max(0, min(1, len(predicate) - 1)):
        return None  # half the question stands in the sentences before: this one speaks of something else
    return Matched(tuple(spans), tuple(predicate or spans[-1:]), bool(opposed))


def _counterpart(
    term: Term, row: Matrix, told: Sequence[Term], candidate: Candidate, *, same_language: bool, strangers: int
) -> tuple[tuple[int, int] | None, bool]:
    """The place of the term's word in the sentence and whether that is its opposite; (0, 0) for a name before it."""
    text = candidate.text
    own = of_word(term.text)
    there = sides(text)
    if own:
        turned = {(pair, 1 - side) for pair, side in own}
        if own & there and turned & there:
            return None, False  # both sides in one sentence: which is meant is not plain
        for word in told if (own | turned) & there else ():
            if of_word(word.text) & (own | turned):
                against = of_word(word.text) & turned
                plain = all(contrary(pair) for pair, _ in against)
                return (_place(text, word.text) if plain else None), bool(against)
    best = int(np.argmax(row))
    if row[best] >= (SAME_WORD if same_language or own else TRANSLATED) or (term.proper and row[best] >= 0.9):
        return _place(text, told[best].text), False
    if strangers <= 1 and _only_before(term, candidate) and (term.proper or same_language):
        return (0, 0), False
    return None, False


def _only_before(term: Term, candidate: Candidate) -> bool:
    """Whether the word stands in the headline or the sentences before, and the sentence names nobody else."""
    word = re.compile(rf"(?<!\w){re.escape(fold(term.text))}(?!\w)")
    speaker = speaker_words(candidate.text) or ""
    others = [name for name in names(candidate.text) if name.text not in speaker]
    return bool(word.search(fold(candidate.context))) and not others


def _place(text: str, word: str) -> tuple[int, int]:
    start = max(0, text.find(word))
    return start, start + len(word)


def _strangers(told: Sequence[Term], table: Matrix, candidate: Candidate) -> int:
    """How many words of the sentence the question has not, those that name its speaker aside."""
    speaker = speaker_words(candidate.text) or ""
    return sum(
        float(table[:, column].max()) < TRANSLATED and term.text not in speaker for column, term in enumerate(told)
    )


def _other_use(question: str, language: str, term: Term, candidate: Candidate, place: tuple[int, int]) -> bool:
    """Whether the sentence uses the question's word as a noun for a verb, or as what somebody is only to do.

    "The inspection" inspected nothing, and "went to court to close it" closed nothing.
    """
    start, end = place
    if end <= start or term.proper:
        return False
    spoken = candidate.sentence.language
    word = candidate.text[start:end]
    if bool(_NOMINAL[language == "fr"].search(term.text)) != bool(_NOMINAL[spoken == "fr"].search(word)):
        return True
    if any(cue.kind != "negated" and cue.covers(start, end) for cue in polarities(candidate.text, spoken)):
        return False  # "plans to close" is read as a plan
    intended = bool(_INTENDED[spoken == "fr"].search(candidate.text[:start] + word))
    at = max(0, question.find(term.text))
    return intended and not _INTENDED[language == "fr"].search(question[:at] + term.text)


_NOMINAL = (
    re.compile(r"(?:[st]ions?|ments?|(?<=[vys])als?|ances?|ences?|ures?)$", re.IGNORECASE),
    re.compile(r"(?:[st]ions?|(?<!e)ments?|ances?|ences?|tures?)$", re.IGNORECASE),
)
"""Endings that make nouns of verbs, in English and in French."""
_INTENDED = (
    re.compile(r"\bto \w+$", re.IGNORECASE),
    re.compile(
        r"\b(?:pour |de |d['’]|à |afin d['’e] ?)(?:la |le |les |l['’]|se |s['’])?\w+(?:er|ir|re)$", re.IGNORECASE
    ),
)
"""An infinitive of purpose or of what is asked for."""
