"""Proper names in French and English text, by capitals and position: no list of names, no model."""

from __future__ import annotations

import re
import unicodedata

from assistant.facts.value import Value

_PART = r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]*\w|[A-ZÀ-ÖØ-Þ]\.(?:[A-ZÀ-ÖØ-Þ]\.)*|[A-ZÀ-ÖØ-Þ])"
_NAME = re.compile(rf"{_PART}(?:[ \u00a0](?:(?:de la|du|de|des|von|van|der|bin|al|&)[ ])?{_PART})*")
_OPENERS = frozenset(
    """a about after again all also although among an and another any as at because before both but by can could did do does during each
    few first for from had has have he her here his how however i if in instead it its just last later many may meanwhile more most much
    my new next no nor not now of on once one only or other our over since she so some still such than that the their then there these
    they this those though through to today under until up was we were what when where whether which while who why will with would yet you
    à après afin ainsi alors au aucun aujourd'hui aussi autre aux avant avec beaucoup bien car ce cela celle celui certains ces cet cette
    ceux chaque ci comme comment d'après dans de depuis derrière des deux dès donc du durant elle elles en encore enfin ensuite entre est
    et être hier ici il ils jamais je jusqu'à l'an la là le les leur leurs lors lorsque lui ma mais malgré même mes moins mon n' ne ni nos
    notre nous on or ou où outre par parce parmi pas pendant peu peut plus plusieurs pour pourquoi pourtant près puis puisque qu' quand
    quant que quel quelle quelles quels qui quoi sa sans se selon ses si sinon son sont sous sur ta tandis tant te tel telle tes toi ton
    tous tout toute toutes très trop tu un une vers voici voilà vos votre vous y according combien whose whom please tell give list name is are was were do does did has have will would should describe explain donne donnez cite citez explique indique liste peux pouvez""".split()
)
_MONTHS_AND_DAYS = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday thursday friday
    saturday sunday q1 q2 q3 q4""".split()
)
_TITLES = frozenset("mr mrs ms dr prof m mme mlle sir lord lady".split())


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
        start, words = match.start(), match.group()
        while words:
            head = re.split(r"[ \u00a0]", words, maxsplit=1)
            if _common(head[0]):
                start += len(head[0]) + 1
                words = head[1] if len(head) > 1 else ""
                continue
            break
        elided = re.match(r"[LDldJ]['’](?=[A-ZÀ-Þ])", words)
        if elided:
            start, words = start + elided.end(), words[elided.end() :]
        if words.endswith(("'s", "’s")):
            words = words[:-2]
        if words and not (len(words) == 1) and fold(words) not in _MONTHS_AND_DAYS:
            found.append(Value("name", start, start + len(words), words, (fold(words),)))
    return found


def _common(word: str) -> bool:
    folded = word.casefold().replace("’", "'").rstrip(".")
    if folded in _OPENERS or folded in _TITLES:
        return True
    head, _, tail = folded.partition("'")
    return bool(tail) and head in {"l", "d", "c", "s", "n", "qu", "j", "m"} and not _capital_after_elision(word)


def _capital_after_elision(word: str) -> bool:
    tail = re.split(r"['’]", word, maxsplit=1)[1]
    return tail[:1].isupper()
