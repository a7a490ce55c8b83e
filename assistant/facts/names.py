"""Proper names in French and English text, by capitals and position: no list of names, no model."""

from __future__ import annotations

import re
import unicodedata

from assistant.facts.value import Value

_PART = r"(?:(?<!\w)[a-z]?[A-ZÀ-ÖØ-Þ][\w’'&-]*\w|[A-ZÀ-ÖØ-Þ]\.(?:[A-ZÀ-ÖØ-Þ]\.)*|[A-ZÀ-ÖØ-Þ])"
_PARTICLES = "de la|du|de|des|von|van|der|bin|al|&"
_NAME = re.compile(rf"{_PART}(?:[ \u00a0](?:(?:{_PARTICLES})[ ]){{0,2}}(?:d['’](?=[A-ZÀ-Þ]))?{_PART})*")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OPENERS = _words(
    """a about after again all also although among an and another any as at because before both but by can could did do
    does during each few first for from had has have he her here his how however i if in instead it its just
    last later many may meanwhile more most much my new next no nor not now of on once one only or other our
    over since she so some still such than that the their then there these they this those though through to
    today under until up was we were what when where whether which while who why will with would yet you à après
    afin ainsi alors au aucun aujourd'hui aussi autre aux avant avec beaucoup bien car ce cela celle celui
    certains ces cet cette ceux chaque ci comme comment d'après dans de depuis derrière des deux dès donc du
    durant elle elles en encore enfin ensuite entre est et être hier ici il ils jamais je jusqu'à l'an la là le
    les leur leurs lors lorsque lui ma mais malgré même mes moins mon n' ne ni nos notre nous ou où outre par
    parce parmi pas pendant peu peut plus plusieurs pour pourquoi pourtant près puis puisque qu' quand quant que
    quel quelle quelles quels qui quoi sa sans se selon ses si sinon son sont sous sur ta tandis tant te tel
    telle tes toi ton tous tout toute toutes très trop tu un une vers voici voilà vos votre vous y according
    combien whose whom please tell give list name is are should describe explain donne donnez cite citez
    explique indique liste peux pouvez around together ensemble quelque quelques personne nobody nothing none rien nul
    selon hier demain yesterday tomorrow meanwhile however therefore nevertheless furthermore despite unlike without
    within every several both neither either numerous certain seul seule seuls seules seulement presque environ near
    nearly roughly approximately almost less fewer
    plutôt désormais toutefois cependant néanmoins selon pourtant grâce contrairement
    seven eight nine ten eleven twelve two three four five six trois quatre cinq sept huit neuf dix onze douze"""
)
_MONTHS_AND_DAYS = _words(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday q1 q2 q3 q4
    janvier fevrier avril mai juin juillet aout septembre octobre novembre decembre
    lundi mardi mercredi jeudi vendredi samedi dimanche"""
)
_DAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche"
)
"""The French ones have a capital only where they open a sentence."""
_ELIDED = re.compile(r"(?:[LDJMNSTCldjmnstc]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’](?=[A-ZÀ-Þ])")
_POSSESSIVE = re.compile(r"['’]s$")
_TITLES = _words("mr mrs ms dr prof m mme mlle sir lord lady")


def fold(text: str) -> str:
    """``text`` without accents, case and the difference between apostrophes."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def names(text: str) -> list[Value]:
    """The proper names of one sentence in order; meaning is (folded name,).

    A capital at the sentence's start says nothing by itself: such a word counts only where another name follows it
    or where it is no common opener.
    """
    found = []
    for match in _NAME.finditer(text):
        start, words = _without_openers(match.start(), match.group())
        elided = _ELIDED.match(words)
        if elided:
            start, words = start + elided.end(), words[elided.end() :]
        words = _POSSESSIVE.sub("", words)
        if len(words) > 1 and fold(words) not in _MONTHS_AND_DAYS:
            found.append(Value("name", start, start + len(words), words, (fold(words),)))
    return found


def _without_openers(start: int, words: str) -> tuple[int, str]:
    """The name without a title, a day and words that have a capital only because they open a sentence."""
    while words:
        head = words.replace("\u00a0", " ").partition(" ")[0]
        rest = words[len(head) + 1 :]
        plain = fold(head).rstrip(".")
        if not (_common(head) or plain in _DAYS) or (plain == "new" and rest):
            break
        start, words = start + len(words) - len(rest), rest
        if plain in _TITLES:
            break  # "Mme Le Pen": what follows a title is the name
    return start, words


def _common(word: str) -> bool:
    folded = word.casefold().replace("’", "'").rstrip(".")
    if folded in _OPENERS or folded in _TITLES:
        return True
    head, _, tail = folded.partition("'")
    return bool(tail) and head in {"l", "d", "c", "s", "n", "qu", "j", "m"} and not _capital_after_elision(word)


def _capital_after_elision(word: str) -> bool:
    tail = re.split(r"['’]", word, maxsplit=1)[1]
    return tail[:1].isupper()
