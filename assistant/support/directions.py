"""Words that come in opposites, French and English: vectors take "rise" for "fall", so they are told apart by a"
" table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from assistant.facts.polarity import negated
from assistant.support.align import HEARD, Alignment
from assistant.support.cited import Cited, Unsupported

_OPPOSITES = (
    (
        r"up|dearer|costlier|pricier|rais(?:e|es|ed|ing)|boost\w*|rise|rises|rising|rose|risen|increas\w*|grew|grow"
        r"|grows|growing|grown"
        r"|growth|climb\w*|jump\w*|soar\w*"
        r"|surg\w*|widen\w*"
        r"|gain\w*|gagn(?:é|e|ent)|higher|upwards?|hausse\w*|augment\w*|progress(?:é|e|ion|er|ent|ait)|grimp\w*"
        r"|bond(?:i|it|is)"
        r"|croissance|accru\w*"
        r"|montée?s?|monte|élargi\w*|relev(?:é|e|er|ée)",
        r"down|cheaper|fall|falls|falling|fell|fallen|declin\w*(?! to)|decreas\w*|dropp?(?:s|ed|ing)?"
        r"|slump\w*|plung\w*|shr[aiu]nk\w*"
        r"|narrow\w*|lower"
        r"|downwards?|slid\w*|cut|cuts|cutting|reduc\w*|baiss\w*|diminu\w*|recul\w*|chut\w*|effondr\w*"
        r"|plong\w*|rédui\w*|cédé?e?s?"
        r"|rétréci\w*|abaiss\w*|décru\w*",
    ),
    (
        r"win|wins|won|winning|victor\w*|remport\w*|gagn\w*|award\w*|décern\w*"
        r"|(?:prize|title|award|cup|trophy)[ ](?:went|goes)|vainqu\w*|victoire\w*|profit\w*|bénéfic\w*",
        r"lose|loses|lost|losing|defeat\w*|perd\w*|défait\w*|loss|losses|perte\w*|déficit\w*|deficit\w*",
    ),
    (
        r"open\w*|reopen\w*|ouvr\w*|ouvert\w*|rouvr\w*|rouvert\w*|réouverture",
        r"clos(?:e|es|ed|ing|ure|ures)|shut\w*|clôtur\w*|ferm(?:e|er|é|ée|és|ées|eture|era|eront|ent)",
    ),
    (
        r"begin\w*|began|begun|start\w*|launch\w*|commenc\w*|démarr\w*|début\w*|lanc\w*",
        r"end|ends|ended|ending|finish\w*|stop\w*|cess\w*|termin\w*|fini\w*|fin|arrêt\w*",
    ),
    (r"more|plus(?=[ ]d)|davantage", r"less|fewer|moins(?=[ ]d)"),
    (r"highest|most|largest|biggest|longest|strongest", r"lowest|least|smallest|shortest|weakest"),
    (r"high|haute?s?|élevée?s?", r"low|basse?s?|bas"),
    (r"before|earlier|avant", r"after|later|après(?!-midi)"),
    (r"last|previous|derni\w+|précédent\w*", r"next|following|prochain\w*|suivant\w*"),
    (r"yesterday|hier", r"tomorrow|demain"),
    (
        r"accept\w*|approv\w*|adopt\w*|agree\w*|accord(?!ing)\w*|approuv\w*",
        r"reject\w*|refus\w*|declin\w*|rejet\w*|repouss\w*",
    ),
    (r"support\w*|favou?r\w*|back(?:s|ed|ing)|soutien\w*|soutenu\w*", r"oppos\w*|against|contre"),
    (
        r"hir(?:e|es|ed|ing)|recruit\w*|embauch\w*|recrut\w*",
        r"fir(?:e|es|ed|ing)|la(?:id|y|ys|ying)[ ]off|dismiss\w*|licenci\w*|supprim\w*",
    ),
    (r"buy|buys|bought|buying|achet\w*|rachet\w*|achat\w*", r"sell|sells|sold|selling|vend\w*|vente\w*"),
    (r"import\w*", r"export\w*"),
    (r"arriv\w*", r"depart\w*|left|leav\w*|quitt\w*|repart\w*"),
    (r"alive|surviv\w*", r"dead|die[sd]?|killed|tuée?s?|morte?s?|mort"),
    (r"public\w*", r"private\w*|privée?s?"),
    (r"north\w*|nord", r"south\w*|sud"),
    (r"east\w*|est(?=[ ]d)", r"west\w*|ouest"),
    (r"men|man|hommes?", r"women|woman|femmes?"),
    (r"majority|majorit\w+", r"minorit\w+"),
    (r"success\w*|succès|réussi\w*", r"fail\w*|échou\w*|échec\w*"),
    (r"strengthen\w*|renforc\w*", r"weaken\w*|affaibli\w*"),
    (r"first|premi[eè]re?s?", r"last|derni[eè]re?s?"),
    (
        r"guilty|coupable\w*|convict\w*|condamn\w*|sentenced|fined|jailed|verbalis\w*",
        r"innocent\w*|acquit\w*|relax(?:é|er|e)e?s?|cleared|exonerated|innocent\w*",
    ),
)  # fmt: skip

_BEATS = re.compile(
    r"beat|beats|beaten|defeat\w*|bat|battent|battue?s?|dominée?s?|domine|imposée?s?|impose|won|wins?|victoire|victory"
    r"|remporté\w*|gagné\w*|vaincu\w*",
    re.IGNORECASE,
)
"""Words for one side's victory over another, whichever side is told first."""
_UP_TO = re.compile(r"\s(?:to|from|the)\b", re.IGNORECASE)
_MOVES = 4
"""So many of them, the first, have sides whose words all mean one movement or outcome."""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(rf"\b(?:{up})\b", re.IGNORECASE), re.compile(rf"\b(?:{down})\b", re.IGNORECASE))
        for up, down in _OPPOSITES
    )


@lru_cache(maxsize=50_000)
def _sides_of(word: str) -> frozenset[tuple[int, bool]]:
    """The oppositions the word belongs to, each with its side."""
    return frozenset(
        (number, bool(side))
        for number, pair in enumerate(_patterns())
        for side, pattern in enumerate(pair)
        if pattern.fullmatch(word)
    )


def opposite(one: str, other: str) -> bool:
    """Whether two words are the two sides of one opposition."""
    return any((number, not side) in _sides_of(other) for number, side in _sides_of(one))


@lru_cache(maxsize=50_000)
def tells_winner(word: str) -> bool:
    """Whether the word tells one side's victory over another."""
    return _BEATS.fullmatch(word) is not None


def same_side(one: str, other: str) -> bool:
    """Whether two words are on one side of an opposition that tells movements and outcomes, or both tell who won."""
    if tells_winner(one) and tells_winner(other):
        return True
    return any(number < _MOVES for number, _ in _sides_of(one) & _sides_of(other))


def ungrounded_directions(statement: str, cited: Cited, alignment: Alignment) -> Iterator[Unsupported]:
    """Words of movement and outcome that the citation has in no form: neither the side nor a word that means it."""
    for pair in _patterns()[:_MOVES]:
        for own in pair:
            for match in own.finditer(statement):
                if own.search(cited.text) or (
                    match.group().casefold() == "up" and _UP_TO.match(statement, match.end())
                ):
                    continue
                rows = [row for row, word in enumerate(alignment.said) if match.start() <= word.start < match.end()]
                if not any(alignment.meant(row, HEARD) for row in rows):
                    yield Unsupported("direction", match.start(), match.end(), match.group())


def unsupported_directions(statement: str, language: str, cited: Cited) -> Iterator[Unsupported]:
    """Words of the statement that stand in place of their opposite: it is said there less often than in the citation.

    Where the statement has both as the citation has them, one more is another thing's. What is "not reopened" there may
    be "closed" here.
    """
    for up, down in _patterns():
        for own, contrary in ((up, down), (down, up)):
            told = len(own.findall(cited.text))
            replaced = list(contrary.finditer(cited.text))
            if len(contrary.findall(statement)) >= len(replaced):
                continue
            denied = all(negated(cited.text, cited.language, *match.span()) for match in replaced)
            for match in list(own.finditer(statement))[told:]:
                if not denied or negated(statement, language, *match.span()):
                    yield Unsupported("direction", match.start(), match.end(), match.group())
