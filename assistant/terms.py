"""The words of a text that carry its meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.facts.names import fold
from index.stems import stem

_WORD = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*|[^\W\d_]+(?:[-.][^\W\d_]+)*")
_ELISION = re.compile(r"\b(?:l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu)['’]", re.IGNORECASE)
_CLITIC = re.compile(r"(?<=\w)-(?:t-)?(?:il|elle|ils|elles|on|ce|je|tu|nous|vous|moi|y|en|ci|là)\b", re.IGNORECASE)
_EMPTY = frozenset(
    """a about according actually after again all also although am amount an and another any approximately are
    article articles as asked at back be because been before being between both but by can cannot come could
    current currently did do does done down during each either else ever every exactly explain few following for
    from further get give given go goes going had has have having he her here hers him his how however i if in
    indicate into is it its itself just kind know last let like made make makes many may me mean mention
    mentioned might more most much must my near need new next no nor not now of off often on once one only or
    other our out over own part per please put said same say says set shall she should since so some still such
    take tell text than that the their them then there these they thing things this those though through thus to
    together too toward towards under until up upon us use used using very via was way we well went were what
    whatever when where whether which while who whom whose why will with within without would yet you your name
    named called list describe summarize much many times abord afin ai ainsi ait alors apres article articles as
    au aucun aucune aujourd'hui auront aussi autre autres aux avaient avait avant avec avez avoir avons ayant
    beaucoup bien bon c ca car ce ceci cela celle celles celui cependant certain certains ces cet cette ceux
    chaque chez ci combien comme comment concernant contre d dans de dedans dehors depuis dernier des desormais
    deux dit dire dites doit donc donne donner dont du durant elle elles en encore ensuite entre environ es est
    estce et etaient etait etant ete etes etre eu eux fait faire faut fois font grand hors ici il ils indique je
    jusqu l la laquelle le lequel les lesquels leur leurs lors lorsque lui ma mais mal me meme memes mentionne
    mes mieux moi moins mon n ne ni nom nomme non nos notre nous nouveau on ont ou où par parce parle pas passer
    pendant peu peut peuvent plupart plus plusieurs pour pourquoi pourrait prendre pres presque prochain puis
    puisque qu quand quant que quel quelle quelles quels qui quoi rien s sa sans se selon sera seront ses
    seulement si sien sinon soit son sont sous souvent sur t ta tandis tant te tel telle tels tes toi ton tous
    tout toute toutes tres trop tu un une va vais vers veut voici voila vont vos votre vous vu y appelle appele
    liste precise precisement expliquer explique montant somme resume qu'est est-ce t-il t-elle t-on il elle""".split()  # noqa: SIM905 - a hundred words read better as text
)


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a text."""

    text: str
    key: str
    """The word without case, accents and ending: equal keys, equal words."""
    proper: bool
    """Part of a name, a number or a year: nothing else can stand for it."""


@lru_cache(maxsize=20_000)
def terms(text: str, language: str) -> tuple[Term, ...]:
    """The content words of ``text`` in order, each once."""
    found: dict[str, Term] = {}
    plain = _CLITIC.sub(_blank, _ELISION.sub(_blank, text))
    for match in _WORD.finditer(plain):
        word = match.group()
        folded = fold(word)
        acronym = len(word) > 1 and word.isupper()  # "AI" is no French "ai"
        if (folded in _EMPTY and not acronym) or (len(folded) == 1 and not folded.isdigit()):
            continue
        number = word[0].isdigit()
        key = re.sub(r"\s", "", folded).replace(",", ".") if number else stem(word, language)
        proper = number or _proper(word, match.start(), plain)
        if key not in found or (proper and not found[key].proper):
            found[key] = Term(word, key, proper)
    return tuple(found.values())


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _proper(word: str, start: int, text: str) -> bool:
    if not word[0].isupper():
        return False
    return word.isupper() and len(word) > 1 or bool(text[:start].strip(" «“\"'(¿¡"))
