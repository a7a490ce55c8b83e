"""Whether the names of a statement are the citation's."""

from __future__ import annotations

import re

from assistant.facts.names import fold
from assistant.facts.value import Value
from assistant.support.align import HEARD, MEANT, Alignment, Word
from assistant.support.calendar import is_calendar
from assistant.support.cited import Cited
from assistant.support.dictionary import is_common_word, is_inflected

_PLAIN_WORD = re.compile(r"[^\W\d_]+")
_OF_A_PLACE = re.compile(
    r"(?:i?an|ean|ese|ish|i|ite|[iï]en(?:ne)?|ain|aine|ais|aise|ois|oise|éen|éenne)s?$", re.IGNORECASE
)
_INSTITUTION = re.compile(
    r"(?:[ée]tat|bourse|parlement|assembl[ée]e|s[ée]nat|conseil|chambre|r[ée]publique|constitution|[ée]glise|tr[ée]sor"
    r"|gouvernement|president|minister|parliament|senate|congress|cabinet|treasury|government|crown|council|state)s?",
    re.IGNORECASE,
)
"""What a language writes with a capital though it is the name of no one: "introduite en Bourse", "the Council"."""


def is_named(value: Value, statement: str, language: str, cited: Cited, alignment: Alignment) -> bool:
    """Whether the name is one of the citation, a part of one (surname alone), its translation, or no name at all."""
    parts = [fold(word) for word in _PLAIN_WORD.findall(value.text)]
    place = f"{cited.text} \n {cited.speaker or ''}"
    told = _PLAIN_WORD.findall(place)
    rows = [row for row, word in enumerate(alignment.said) if value.start <= word.start < value.end]
    if _stands_in(parts, told) or _titled(value, parts, told, statement, language):
        return True
    if len(rows) == 1:
        word = alignment.said[rows[0]]
        if not word.capital:  # a capital that only opens a sentence
            return _common(rows[0], alignment, language, cited.language)
        if _adjective(parts, told) or _institution(word, alignment):
            return True
    if language == cited.language:
        return False
    sure = [row for row in rows if alignment.meant(row)]
    heard = [row for row in rows if float(alignment.table[row].max(initial=0.0)) >= HEARD]
    return bool(sure) and len(heard) == len(rows)


def strange_capitals(statement: str, language: str, alignment: Alignment) -> list[Word]:
    """Common words with a capital inside a sentence that stand for no word with a capital: out of a name's place."""
    found = []
    for row, word in enumerate(alignment.said):
        beside = alignment.said[max(0, row - 1) : row] + alignment.said[row + 1 : row + 2]
        joined = any(w.text[0].isupper() and abs(w.place - word.place) == 1 for w in beside)
        if not word.capital or joined or not is_common_word(word.text, language) or _INSTITUTION.fullmatch(word.text):
            continue
        if is_calendar(word.text) and language == "en":
            continue
        told = [alignment.cited[column] for column in alignment.meant(row, HEARD)]
        if told and not any(w.text[0].isupper() and (w.capital or w.start > 0) for w in told):
            found.append(word)
    return found


def _stands_in(parts: list[str], told: list[str]) -> bool:
    folded = [fold(word) for word in told]
    return any(folded[at : at + len(parts)] == parts for at in range(len(told) - len(parts) + 1))


def _titled(value: Value, parts: list[str], told: list[str], statement: str, language: str) -> bool:
    """Whether a common word that opens a sentence stands before a whole name of the citation: "Novelist Anna Roe"."""
    before = statement[: value.start].rstrip(" «“\"'")
    if (before and before[-1] not in ".!?:") or len(parts) < 3 or not is_common_word(parts[0], language):
        return False
    return _stands_in(parts[1:], told)


def _adjective(parts: list[str], told: list[str]) -> bool:
    """Whether the one word is made of a place's name: "Ecuadorian" of « Équateur »."""
    (said,) = parts if len(parts) == 1 else ("",)
    ending = _OF_A_PLACE.search(said)
    root = said[: ending.start()] if ending else ""
    return len(root) >= 4 and any(
        word[0].isupper() and fold(word).startswith(root) and len(word) <= len(root) + 3 for word in told
    )


def _institution(word: Word, alignment: Alignment) -> bool:
    """Whether the word is an institution's, and has taken the place of no other institution."""
    said = {fold(other.text) for other in alignment.said}
    others = [w for w in alignment.cited if w.capital and _INSTITUTION.fullmatch(w.text) and fold(w.text) not in said]
    return bool(_INSTITUTION.fullmatch(word.text)) and not others


def _common(row: int, alignment: Alignment, language: str, spoken: str) -> bool:
    """Whether the word that opens the sentence is a common word rather than a name.

    Where the statement has every name of the citation, the word has taken no name's place: a common word will do, or a
    looser likeness.
    """
    word = alignment.said[row]
    names = {
        fold(w.text)
        for w in alignment.cited
        if w.text[0].isupper() and (w.capital or not is_common_word(w.text, spoken))
    }
    complete = names <= {fold(other.text) for other in alignment.said}
    if is_common_word(word.text, language) and (complete or is_inflected(word.text, language)):
        return True
    likeness = HEARD if complete else MEANT
    return any(not alignment.cited[column].capital for column in alignment.meant(row, likeness))
