"""Whether a statement says "only", "all", "first", "more" and their like where its citation does, of the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.support.align import HEARD, Alignment, Word
from assistant.support.cited import Cited, Unsupported

_COMPARED = (
    r"better|worse|bigger|larger|smaller|higher|lower|longer|shorter|faster|slower|older|younger|greater|stronger"
    r"|weaker"
    r"|cheaper|costlier|dearer|taller|wider|deeper|heavier|lighter|richer|poorer|hotter|colder|warmer|cooler|closer"
    r"|safer|harder|easier|newer|busier|louder|quieter|thinner|thicker"
)
_MOST = (
    r"best|worst|biggest|largest|smallest|highest|lowest|longest|shortest|fastest|slowest|oldest|youngest|greatest"
    r"|strongest|weakest|cheapest|costliest|tallest|widest|deepest|heaviest|richest|poorest|hottest|coldest|warmest"
    r"|busiest|newest|latest|earliest|deadliest|driest|wettest|safest|main|top"
)
_CLASSES = {
    "only": (
        r"only(?! yesterday)|solely|exclusively|just(?= (?:\d|one|two|three|the|an? ))|merely|alone|nothing but",
        r"seulement|uniquement|exclusivement|seule?s?|(?:ne |n['’])(?:(?!pas|plus|jamais"
        r"|rien)[^\s,.;]+ ){1,4}?qu(?:e|['’]\w+)",
    ),
    "all": (
        r"all(?! (?:over|the same|but|in all|right|together))|every(?:one|body|thing)?|each|whole|entire(?:ly)?"
        r"|unanim\w+"
        r"|total(?:ly)?(?= (?:ban|closure))|completely|fully",
        r"tou(?:te)?s(?! (?:les )?(?:deux|trois))|toute?(?= (?:le|la|l['’]|son|sa|un))|chaque|chacune?|entière?s?"
        r"|entièrement|ensemble(?= d)|intégral\w*|unanim\w*|totalement|totalité|à l['’]unanimité|complètement",
    ),
    "both": (r"both", r"tou(?:te)?s (?:les )?deux|les deux|l['’]une? et l['’]autre"),
    "most": (r"most(?= (?:of|people|members|\w+s\b))|majority|mostly|mainly", r"la plupart|majorit\w+|principalement"),
    "first": (r"first(?! (?:minister|lady|name|aid))", r"premi(?:er|ère)s?(?! ministre)"),
    "last": (
        r"(?:the|its|his|her|their) last(?! (?:year|quarter|month|week|night|summer|winter|spring|autumn))",
        r"derni(?:er|ère)s?(?= (?!an|mois|trimestre|semestre)\w)(?<!an dernier)(?<!mois dernier)",
    ),
    "never": (r"never", r"jamais"),
    "always": (r"always|forever|permanently|constantly", r"toujours|constamment|sans cesse|à jamais"),
    "total": (
        r"(?:in |a |the )?total(?! (?:ban|closure))|altogether|in all|overall|combined|sum",
        r"(?:au|un|le) total|en tout|cumulée?s?|somme|globale?",
    ),
    "more": (
        rf"more(?! than [\d£€$]|[ -](?:than )?(?:a |one|two|three|four|five|six|ten|half))|{_COMPARED}"
        rf"|fewer(?! than \d)"
        r"|less(?! than [\d£€$])",
        r"(?<!ne )plus(?! d(?:e |['’])(?:\d|la moitié|un|deux|trois))(?! (?:tôt|tard|jamais)\b)(?= \w)"
        r"|moins(?! d(?:e |['’])\d)|meilleure?s?|pires?|davantage|supérieure?s?|inférieure?s?",
    ),
    "record": (r"records?(?!ed)|unprecedented|historic", r"records?|inédite?s?|historique|sans précédent"),
    "superlative": (
        rf"(?:the|its|his|her|their|\w+['’]s?) (?:\w+ )?(?:most|least) \w+|{_MOST}",
        r"(?:l[ea]s?|du|des|aux?|son|sa|ses|leurs?) (?:\w+ )?(?:plus|moins)(?= \w)|meilleure?s?|pires?|princip(?:al"
        r"|aux)\w*|maximal\w*",
    ),
    "unique": (r"unique(?:ly)?|sole|single(?=\W+\w+)", r"uniques?|seule?s?"),
}
"""What each kind of word is in English and in French."""
_ALIKE = {
    "more": (
        r"than|twice|times (?:as|more)|ahead of|short of|above|below|beyond|beat\w*|exceed\w*|out[sd]\w+|overt\w+"
        r"|earlier"
        r"|later|up from|down from|up the|narrow\w*|widen\w*",
        r"que|deux fois|double|dépass\w+|au-dess\w+|tôt|tard|devan[cç]\w+",
    ),
    "always": (
        r"still|remain\w*|stay\w*|continu\w*|keep\w*",
        r"encore|reste\w*|demeure\w*|continu\w*|se poursui\w*|sans relâche",
    ),
}
"""What in a citation bears such a word out, though it is none."""
_OTHER_WORDS = {
    "only": ("unique", "more"),
    "unique": ("only", "first"),
    "superlative": ("record", "more"),
    "record": ("superlative",),
    "all": ("total",),
    "both": (),
    "total": ("all",),
    "more": ("superlative",),
}
"""Kinds whose words may stand for one another's in another language."""
_GRADED = frozenset({"more", "superlative", "record", "unique", "total"})
"""Kinds that may go unsaid: who drops them claims less."""
_TWO = re.compile(r"\b(?:two|deux|2)\b", re.IGNORECASE)
_NEXT, _BACK = 3, 2
"""Content words behind and before such a word that it may speak of."""
_QUANTITIES = frozenset({"all", "both", "most", "only", "never"})
"""Kinds that speak of the very next word."""
_CUES, _BORNE_OUT = (
    {kind: tuple(re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE) for words in pair) for kind, pair in table.items()}
    for table in (_CLASSES, _ALIKE)
)


def unsupported_degree(statement: str, language: str, cited: Cited, alignment: Alignment) -> Iterator[Unsupported]:
    """Words that limit, total or rank, added, dropped or moved to another thing."""
    for kind in _CLASSES:
        said = _found(kind, statement, language)
        told = _found(kind, cited.text, cited.language)
        near = [match for other in _OTHER_WORDS.get(kind, ()) for match in _found(other, cited.text, cited.language)]
        if kind in _ALIKE:
            near += list(_BORNE_OUT[kind][cited.language == "fr"].finditer(cited.text))
        if kind == "both":
            near += list(_TWO.finditer(cited.text))
        for place, match in enumerate(said):
            if place >= len(told) + len(near) or not _of_the_same(
                match, [*told, *near], alignment, narrow=kind in _QUANTITIES
            ):
                yield Unsupported("degree", match.start(), match.end(), match.group())
        if kind in _GRADED or kind == "both":
            continue
        back = [m for other, kinds in _OTHER_WORDS.items() if kind in kinds for m in _found(other, statement, language)]
        if len(told) > len(said) + len(back) and any(_spoken_of(match, alignment) for match in told):
            yield Unsupported("degree", 0, len(statement), statement)


def _found(kind: str, text: str, language: str) -> list[re.Match[str]]:
    return list(_CUES[kind][language == "fr"].finditer(text))


def _beside(match: re.Match[str], words: tuple[Word, ...]) -> tuple[list[int], list[int]]:
    """The content words next behind the match and next before it."""
    behind = [place for place, word in enumerate(words) if word.start >= match.end()][:_NEXT]
    before = [place for place, word in enumerate(words) if word.end <= match.start()][-_BACK:]
    inside = [place for place, word in enumerate(words) if word.start < match.end() and match.start() < word.end]
    return [*inside, *behind], before


def _of_the_same(match: re.Match[str], told: list[re.Match[str]], alignment: Alignment, *, narrow: bool) -> bool:
    """Whether a word near the match stands for one near such a word of the citation."""
    behind, before = _beside(match, alignment.said)
    rows = (behind[:1] or before[-1:]) if narrow else [*behind, *before]
    spoken = {column for row in rows for column in alignment.meant(row, HEARD)}
    for other in told:
        after, ahead = _beside(other, alignment.cited)
        if spoken & ({*after[:2], *ahead[-1:]} if narrow else {*after, *ahead}):
            return True
    return False


def _spoken_of(match: re.Match[str], alignment: Alignment) -> bool:
    """Whether the statement has the word that the match limits: the next one, or the last where it ends a clause."""
    behind, before = _beside(match, alignment.cited)
    judged = behind[:1] or before[-1:]
    heard = {column for row in range(len(alignment.said)) for column in alignment.meant(row, HEARD)}
    return any(column in heard for column in judged)
