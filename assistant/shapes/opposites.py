"""Words of news that turn a statement round: "rose" and "fell", « ouvert » and « fermé », in English and French."""

from __future__ import annotations

import re

_CONTRARY = (
    (
        r"ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|grow(?:s|n|ing|th)?|grew|climb(?:s|ed|ing)?|jump(?:s|ed)?"
        r"|up|rais(?:e|es|ed|ing)|gain(?:s|ed)?|surg(?:e|es|ed)|augment\w+|hauss\w+|progress\w+|grimp\w+|croît"
        r"|croiss\w+|relev\w+|bondi\w*|(?:doubl|tripl|quadrupl)(?:es|ed|ing|é|ée|és|ées|er|ent|era|ement)",
        r"fall(?:s|en|ing)?|fell|decreas(?:e|es|ed|ing)|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|cut(?:s|ting)?"
        r"|down|lower(?:s|ed|ing)?|reduc(?:e|es|ed|ing|tion)|shrink|shrank|slid|diminu\w+|baiss\w+|recul\w+|chut\w+"
        r"|rédui\w+|abaiss\w+|dimin\w+|halv(?:es|ed|ing)",
    ),
    (
        r"w[io]n(?:s|ning|ner)?|victor\w+|gagn\w+|remport\w+|victoire|vainqueur",
        r"los(?:e|es|t|ing|er)|defeat(?:s|ed)?|perd\w*|défait\w*|battu\w*",
    ),
    (
        r"profit\w*|bénéfice\w*|bénéficiaire",
        r"loss(?:es)?|déficit\w*|perte\w*",
    ),
    (
        r"approv(?:e|es|ed|al)|accept(?:s|ed)?|adopt(?:s|ed)?|back(?:s|ed)?|support(?:s|ed)?|agree(?:s|d)?"
        r"|approuv\w+|accepté?\w*|adopté?\w*|soutien\w*|valid\w+",
        r"reject(?:s|ed)?|refus(?:e|es|ed|al)|oppos(?:e|es|ed|ition)|veto(?:ed)?|turned down|rejet\w+|refus\w+"
        r"|repouss\w+",
    ),
    (
        r"allow(?:s|ed)?|permit(?:s|ted)?|authori[sz](?:e|es|ed)|autoris\w+|permis\w*|permet\w*",
        r"ban(?:s|ned)?|forbid(?:den|s)?|prohibit(?:s|ed)?|interdi\w+|prohib\w+|banni\w*",
    ),
    (
        r"aliv\w+|surviv\w+|vivant\w*|survé\w+|survi\w*",
        r"di(?:e|es|ed)|dead|kill(?:s|ed)?|mort\w*|tué\w*|décéd\w+",
    ),
    (
        r"guilty|convict(?:s|ed|ion)?|coupable\w*|condamn\w+",
        r"acquit(?:s|ted|tal)?|innocent\w*|cleared|acquitt\w+|relax\w+",
    ),
    (
        r"confirm(?:s|ed)?|confirm\w+",
        r"den(?:y|ies|ied)|dément\w*|infirm\w+",
    ),
    (
        r"succeed(?:s|ed)?|success\w*|pass(?:es|ed)|réussi\w*|succès",
        r"fail(?:s|ed|ure)?|échec|échou\w+",
    ),
    (
        r"before|earlier|avant",
        r"after|later|après",
    ),
    (
        r"more|plus|most",
        r"less|fewer|moins",
    ),
    (
        r"safe|sûrs?|sûres?",
        r"unsafe|dangerous|dangereu\w+",
    ),
    (
        r"legal|légal\w*|légaux",
        r"illegal|illégal\w*|illégaux|unlawful",
    ),
    (
        r"keep(?:s|ing)?|kept|maintain(?:s|ed)?|mainten\w+|maintien\w*|conserv\w+",
        r"abandon\w*|scrap(?:s|ped)?|supprim\w+|drop",
    ),
    (
        r"(?:go(?:es)?|went|going) ahead|took place|take place|held|a (?:bien )?eu lieu|aura lieu",
        r"cancel(?:s|led|ed)?|called off|postpon\w+|annul\w+|report\w+",
    ),
)
"""One rules the other out: prices that fell did not rise."""
_REVERSING = (
    (
        r"open(?:s|ed|ing)?|re-?open(?:s|ed|ing)?|(?:r[ée]?)?ouv(?:rir|re|rent|ert|erte|erts|ertes|rira|riront|erture)",
        r"clos(?:e|es|ed|ing|ure)|shut(?:s|ting)?|ferm(?:er|e|ent|é|ée|és|ées|era|eront|eture)",
    ),
    (
        r"hir(?:e|es|ed|ing)|recruit(?:s|ed|ment)?|embauch\w+|recrut\w+",
        r"la(?:id|y|ying) off|dismiss(?:ed|al|als)?|fired|sack(?:ed)?|redundanc\w+|licenci\w+|renvoy\w+",
    ),
    (
        r"start(?:s|ed|ing)?|beg[iau]n(?:s|ning)?|launch(?:es|ed)?|commenc\w+|débuté?\w*|démarr\w+|lanc\w+",
        r"end(?:s|ed|ing)?|stop(?:s|ped)?|finish(?:es|ed)?|halt(?:s|ed)?|termin\w+|arrêt\w+|cess\w+|fini\w*",
    ),
    (
        r"arrest(?:s|ed)?|detain(?:s|ed)?|jailed|interpell\w+|incarcér\w+",
        r"releas(?:e|es|ed)|freed|libér\w+|relâch\w+",
    ),
    (
        r"bought|buy(?:s|ing)?|acquir\w+|achet\w+|rachet\w+|acqui\w+",
        r"sold|sell(?:s|ing)?|vend\w*",
    ),
    (
        r"join(?:s|ed)?|arriv\w+|rejoin\w*|rejoint",
        r"leav(?:e|es|ing)|left|quit(?:s|té|te|ter)?|depart\w*|part(?:i|ie|is)",
    ),
)
"""One follows the other: a strike that ended had started, so neither word answers for the other."""
_COMPILED = tuple(
    tuple(re.compile(rf"\b(?:{side})\b", re.IGNORECASE) for side in pair) for pair in (*_CONTRARY, *_REVERSING)
)


DIRECTION = 0
"""The pair of up and down."""


def contrary(pair: int) -> bool:
    """Whether the two sides of the pair of that number rule each other out."""
    return pair < len(_CONTRARY)


def sides(text: str) -> frozenset[tuple[int, int]]:
    """The (pair, side) of every such word in ``text``; two texts with the same pair and other sides may be opposed."""
    return frozenset(
        (number, side) for number, pair in enumerate(_COMPILED) for side in (0, 1) if pair[side].search(text)
    )


def directed(text: str) -> bool:
    """Whether ``text`` has a word for up or down."""
    return any(pair == DIRECTION for pair, _ in sides(text))


def of_word(word: str) -> frozenset[tuple[int, int]]:
    """The (pair, side) of one word."""
    return frozenset(
        (number, side) for number, pair in enumerate(_COMPILED) for side in (0, 1) if pair[side].fullmatch(word)
    )
