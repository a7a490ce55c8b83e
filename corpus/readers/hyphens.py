"""Puts the lines of a paragraph together; a word divided at the end of a line is whole again."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from simplemma import is_known

_LANGUAGES = ("fr", "en")
_HYPHENS = "-\u2010\u00ad"
_FIRST = frozenset({"well", "self", "ex", "vice", "non", "mi", "demi", "quasi"})
_ENGLISH_SECOND = frozenset({"term", "scale", "based", "known", "minded", "led", "month", "year", "hour", "mile"})
_FRENCH_SECOND = frozenset({"delà", "dessus", "dessous", "là", "même", "mêmes", "elle", "elles"})
"""Halves that keep their hyphen, where the dictionary, which is generous, would have the word without one."""
_ENDINGS = frozenset({"ment", "ments", "tion", "tions", "ing", "ness"})
"""Ends of words that are words by themselves too."""
_LEFT = re.compile(r"[^\W_]+(?:[-’'\u2010][^\W_]+)*$")
_RIGHT = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")


def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters, words with hyphens as they stand."""
    return frozenset(word.replace("\u2010", "-") for word in _WORD.findall(text.casefold()))


def joined(lines: list[str], known: AbstractSet[str], language: str) -> str:
    """The lines as one, in the text's ``language``; ``known`` are the words of the whole text.

    A divided word is told from one with a hyphen by how the text writes it elsewhere, then by a dictionary.
    """
    text = ""
    for line in (" ".join(line.split()) for line in lines):
        if not text or not line:
            text += line
        elif text[-1] in _HYPHENS and text[-2:-1].isalnum() and line[0].isalnum():
            text = (text if _keeps(text, line, known, language) else text[:-1]) + line
        else:
            text += " " + line
    return text


def _keeps(above: str, below: str, known: AbstractSet[str], language: str) -> bool:
    """Whether the hyphen between two lines belongs to the word."""
    if above[-1] == "\u00ad":
        return False
    left, right = _LEFT.search(above[:-1]), _RIGHT.match(below)
    if left is None or right is None or not above[-2].isalpha():
        return True
    if not below[0].islower() and not (left.group().isupper() and right.group().isupper()):
        return True
    first, second = re.split(r"[’']", left.group().casefold())[-1].replace("\u2010", "-"), right.group().casefold()
    whole, divided = f"{first}-{second}", first + second
    if whole in known or divided in known:
        return whole in known and divided not in known
    if "-" in first:
        last = first.rpartition("-")[2]
        return len(last) < 2 or not _is_word(last + second, language)
    if first in _FIRST or second in _ENGLISH_SECOND:
        return _is_word(first) and _is_word(second)
    if _is_word(divided, language) or second in _ENDINGS or _is_name(above, left):
        return False
    return _is_word(first) and (second in _FRENCH_SECOND or _is_word(second))


def _is_name(above: str, left: re.Match[str]) -> bool:
    """Whether a word wears its capital for itself and not because a sentence begins."""
    before = above[: left.start()].rstrip(' «“"\u00a0\u202f')
    return left.group()[0].isupper() and not left.group().isupper() and before != "" and before[-1] not in ".!?:…"


def _is_word(word: str, *languages: str) -> bool:
    """Whether a dictionary has the word; of English and French, where no other language is named that it knows."""
    asked = [language for language in languages if language in _LANGUAGES] or _LANGUAGES
    return len(word) > 1 and any(is_known(word, lang=language) for language in asked)
