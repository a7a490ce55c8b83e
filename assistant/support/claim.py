"""Whether a statement claims anything of what is cited: not another language, a question, an order, talk of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.asked import is_question, read
from assistant.facts.names import fold
from assistant.inert import is_order
from assistant.match import WordVectors
from assistant.support.align import HEARD, MEANT, Alignment
from assistant.support.cited import Cited, Unsupported
from assistant.support.dictionary import is_common_word
from assistant.support.values import day_of
from corpus.function_words import evidence
from corpus.sentences import sentences

_SPARE, _SPARE_ABROAD = 0.2, 0.4
"""The share of a sentence's content words that may stand for nothing in a citation of its language, and of another."""
_NEAR, _NEAR_ABROAD = 0.7, 0.6
"""How near the whole sentence must be to what is cited, as a cosine of centred vectors."""
_LEAST = 2
"""Content words or values that a claim holds at least, unless it is a sentence of so many words, all known."""
_WORDS = 4
_LIGHT = re.compile(
    r"around|some|nearly|almost|roughly|quelque|près|presque|part|yet|place|lieu|took|pris", re.IGNORECASE
)
"""Words that claim nothing beside a figure or a verb."""
_CLEAR = 0.5
"""So many small words of another language more than of its own, beside one strange word, make it that language's."""
_STRANGE, _FEW = 0.2, 3
"""The share of a sentence's own words that no dictionary may know, one always; of so few words none."""
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u024f\u0300-\u036f]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ELIDED = re.compile(r"^(?:[ldjmnstc]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|aujourd)['’]|['’](?:s|t|re|ve|ll|d)$", re.I)
_OWN = re.compile(
    r"\b(?:I|we|you|me|us|my|our|your|let['’]s|je|nous|vous|tu|moi|toi|mon|notre|votre|vos|nos)\b|\bj['’]",
    re.IGNORECASE,
)
"""Whoever speaks and is spoken to: a paper's fact has neither."""
_QUOTED = re.compile(r"[“«\"][^“”«»\"]*[”»\"]")
_TALK = re.compile(
    r"^\W*(?:sure|certainly|of course|okay|ok|here (?:is|are|['’]s)|as an? (?:ai|\w+ model|assistant)|in (?:conclusion"
    r"|summary|short)|to summari[sz]e|based on|please|thank|note that|it is (?:important|worth)"
    r"|it['’]s (?:important|worth)"
    r"|bien sûr|certainement|voici|voilà|en (?:conclusion|résumé|bref)|pour (?:résumer|conclure)|merci|d['’]accord"
    r"|en tant qu|il (?:est important|convient|faut noter)|notez|à noter|veuillez|n['’]hésite[sz]?)\b"
    r"|\b(?:AI|IA|chatbot|(?:language )?model|modèle|assistant|prompt|context|contexte|consignes?|instructions?"
    r"|(?:the |this |provided )(?:information|summary|excerpt|passage|source)s?|hope this|j['’]espère que cela"
    r"|(?:the |l[ae]s? |la )(?:answer|question|réponse|résumé|citation)s?)\b",
    re.IGNORECASE,
)
"""What is said of an answer rather than in it."""


def unclaimed(part: str, language: str, cited: Cited, alignment: Alignment) -> Iterator[Unsupported]:
    """The whole of ``part`` as "words" where it claims nothing of the citation, or not in its ``language``."""
    if (
        is_question(part)
        or is_order(part)
        or _is_foreign(part, language, cited)
        or _talks(part, cited.text)
        or _is_bare(part, language, cited, alignment)
    ):
        yield Unsupported("words", 0, len(part), part)


def _talks(part: str, cited: str) -> bool:
    plain = _QUOTED.sub(" ", part)
    told = {fold(match.group()) for match in _OWN.finditer(cited)}
    own = any(fold(match.group()) not in told for match in _OWN.finditer(plain) if match.group() != "US")
    known = fold(cited)
    return own or any(fold(match.group()).strip() not in known for match in _TALK.finditer(plain))


def _is_foreign(part: str, language: str, cited: Cited) -> bool:
    """Whether letters of another script, or words that neither its language nor the citation has, stand in ``part``."""
    if any(not _LATIN.match(letter) and letter not in cited.text for letter in _LETTER.findall(part)):
        return True
    known = {fold(word) for word in _WORD.findall(f"{cited.text} {cited.speaker or ''}")}
    known |= {fold(_ELIDED.sub("", word)) for word in _WORD.findall(cited.text)}
    words = [_ELIDED.sub("", word) for word in _WORD.findall(part)]
    small = [word for word in words if len(word) > 1 and fold(word) not in known]
    strange = [word for word in small if not is_common_word(word, language) and not evidence(word).get(language)]
    lost = [word for word in strange if not any(_akin(fold(word), other) for other in known)]
    said = evidence(part)
    other = max((said[code] for code in said if code != language), default=0.0)
    if len(lost) > max(1, _STRANGE * len(small)) or (bool(lost) and len(small) < _FEW):
        return True
    return bool(lost) and other > said.get(language, 0.0) + _CLEAR


def _akin(one: str, other: str) -> bool:
    """Whether a name or its people may be written so in two languages."""
    return min(len(one), len(other)) >= 4 and one[:4] == other[:4]


def _is_bare(part: str, language: str, cited: Cited, alignment: Alignment) -> bool:
    """Whether too few of the words stand for words of the citation, or too many for none."""
    values = [value for value in read(part, language, day_of(cited)) if value.kind != "name"]
    rows = [
        row
        for row, word in enumerate(alignment.said)
        if not any(value.start <= word.start < value.end for value in values) and not _LIGHT.fullmatch(word.text)
    ]
    speaker = set(fold(cited.speaker or "").split())
    likely = {
        row: 1.0 if fold(alignment.said[row].text) in speaker else float(alignment.table[row].max(initial=0.0))
        for row in rows
    }
    heard = [row for row in rows if likely[row] >= HEARD]
    abroad = language != cited.language
    sure = sum(likely[row] >= MEANT for row in rows)
    few = len(heard) + len(values) < _LEAST or sure + len(values) < _LEAST
    if not heard or (few and (sure < len(rows) or len(part.split()) < _WORDS)):
        return True
    spare = int((_SPARE_ABROAD if abroad else _SPARE) * (len(rows) + len(values)))
    return len(rows) - len(heard) > spare or (not abroad and _replaced(alignment, likely))


def _replaced(alignment: Alignment, likely: dict[int, float]) -> bool:
    """Whether a word that stands for none has taken the place of another, between the same two neighbours."""
    spoken = {column for row in range(len(alignment.said)) for column in alignment.meant(row, HEARD)}
    for row, value in likely.items():
        if value >= HEARD or not 0 < row < len(alignment.said) - 1:
            continue
        for before in alignment.meant(row - 1):
            if {before, before + 1, before + 2} & spoken == {before, before + 2} and before + 2 in alignment.meant(
                row + 1
            ):
                return True
    return False


def is_far(part: str, language: str, cited: Cited, vectors: WordVectors) -> bool:
    """Whether the sentence as a whole means something else than each sentence of the citation and all of it."""
    told = [cited.text, *(cited.text[s.start : s.end] for s in sentences(cited.text))]
    near = vectors(list(dict.fromkeys(told)), cited.language) @ vectors([part], language).T
    if not near.any():
        return False  # an encoder without centred words
    return float(near.max()) < (_NEAR_ABROAD if language != cited.language else _NEAR)
