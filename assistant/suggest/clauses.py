"""The parts of a sentence that state one thing, and what must not stand in a question made of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.asked import read
from assistant.facts.value import Value
from assistant.suggest.candidate import Line
from assistant.support.dictionary import is_common_word

LONGEST = 110
"""Characters of a question; a longer one is not read on a button."""
_BORDER = re.compile(
    r"\s*(?:[;:—–()«»“”\"]|,(?!\d))\s*(?:(?:and|but|while|et|mais|tandis que|alors que)\s+)?|\s+(?:while|tandis que"
    r"|alors que)\s+"
)
_POINTING = {
    "en": re.compile(
        r"\b(?:it|they|them|he|she|him|this|that|these|those|who|which|whom|whose|where|we|us|i|you|our|your|my|there"
        r"|here|if|when|although|though|unless|not|no|nor|never|neither|nobody|nothing|none|[a-z]+n't|such|same|other"
        r"|others|another|latter|former|respectively)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:il|elle|ils|elles|on|nous|vous|tu|je|ce|cela|ceci|ça|cette|cet|ces|celui|celle|ceux|celles|qui|que|dont"
        r"|où|ne|pas|jamais|aucune?|ni|lui|notre|nos|votre|vos|si|comme|quand|lorsque|même|mêmes|autres?|tel|telle|tels"
        r"|telles|rien|personne|y|ainsi|dernier|dernière|ci)\b|\b(?:n|qu|c|j|m|t|lorsqu|puisqu|quoiqu)'",
        re.IGNORECASE,
    ),
}
"""Words that point outside the clause, deny or condition it."""
OWNING = re.compile(r"\b(?:its|his|her|their|son|sa|ses|leurs?)\b", re.IGNORECASE)
_ODD = re.compile(r"[^\w\s'’.,&$€£¥%/°+-]|\.{2,}|_|https?|www|\d{5,}")
_DANGLING = re.compile(
    r"(?:^|\s)(?:the|an?|of|to|in|on|at|by|for|from|with|and|or|than|as|into|about|between|up|le|la|les|un|une|de|du|des"
    r"|à|au|aux|en|par|pour|sur|dans|avec|et|ou|entre|chez|sans|depuis|vers|avant|après|before|after|since|until|only"
    r"|just|more|less|plus|moins|some|nearly|around|d'|l'|premier|première"
    r"|deuxième|troisième|second|seconde|en partie)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def clauses(text: str) -> tuple[tuple[int, str], ...]:
    """The stretches of ``text`` between its strong borders, each with where it begins; quoted words left out."""
    found: list[tuple[int, str]] = []
    plain = re.sub(r"[«“\"][^«»“”\"]*[»”\"]", lambda m: "«" + " " * (len(m.group()) - 2) + "»", text)
    start = 0
    for match in _BORDER.finditer(plain):
        found.append((start, plain[start : match.start()]))
        start = match.end()
    found.append((start, plain[start:].rstrip(" .!…")))
    return tuple((place, part) for place, part in found if len(part.split()) > 2)


def values(line: Line) -> Sequence[Value]:
    """Every typed value of the sentence, in order."""
    published = line.article.published
    return read(line.text, line.sentence.language, published)


def inside(found: Sequence[Value], start: int, clause: str) -> Iterator[tuple[Value, int, int]]:
    """The values within a clause that begins at ``start``, with their places in it."""
    for value in found:
        if start <= value.start and value.end <= start + len(clause):
            yield value, value.start - start, value.end - start


def points_out(language: str, words: str, *, owned: bool = False) -> bool:
    """Whether ``words`` of a clause need their surroundings to be understood; where ``owned``, a possessive is none."""
    return bool(_POINTING[language].search(words)) or (not owned and bool(OWNING.search(words)))


def dangles(words: str) -> bool:
    """Whether ``words`` end in one that must be followed by another."""
    return bool(_DANGLING.search(words.rstrip()))


def opening_lowered(subject: str, language: str, names: frozenset[str] = frozenset()) -> str:
    """``subject`` as inside a sentence: a common word that opens it in small letters, one of ``names`` as it is."""
    head, _, rest = subject.partition(" ")
    elided = re.match(r"[LD]'", head)
    if elided:
        return head[0].lower() + subject[1:]
    if head in names or rest[:1].isupper() and head.casefold() not in _DETERMINERS:
        return subject
    common = head.casefold() in _DETERMINERS or (not head.isupper() and is_common_word(head, language))
    return subject[0].lower() + subject[1:] if common else subject


_DETERMINERS = frozenset("the a an le la les un une des".split())  # noqa: SIM905 - reads better as text


def sound(question: str) -> bool:
    """Whether a finished question is short, of plain letters, and repeats no word in a row."""
    words = question.rstrip(" ?").split()
    doubled = any(a.casefold() == b.casefold() for a, b in zip(words, words[1:], strict=False))
    return len(words) >= 3 and len(question) <= LONGEST and not doubled and not _ODD.search(question.rstrip(" ?"))


@lru_cache(maxsize=256)
def capitalised(text: str) -> frozenset[str]:
    """The words of an article that have a capital inside a sentence too: names, though a dictionary may have them."""
    return frozenset(re.findall(r"[a-zà-ÿ,] ([A-ZÀ-Þ][\w'-]+)", text))
