"""Which quantity a figure tells, where news names it: sums that are revenue are no debt, metres are no speed."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.facts.value import Value

_SUMS = {
    "revenue": r"revenues?|turnover|net sales|sales figures?|chiffres? d'affaires|recettes",
    "result": r"profits?|earnings|net income|loss(?:es)?|bénéfices?|pertes?|résultats? nets?|excédents?",
    "margin": r"margins?|marges?",
    "debt": r"debts?|dettes?|endettement",
    "dividend": r"dividends?|dividendes?",
    "fine": r"fines?|penalt(?:y|ies)|amendes?|pénalités?",
    "wage": r"salar(?:y|ies)|wages?|salaires?|rémunérations?",
    "rent": r"rents?|loyers?",
    "cost": r"costs?|budgets?|prices?|bills?|coûts?|prix|factures?|enveloppes?",
    "aid": r"aids?|subsid(?:y|ies)|grants?|aides?|subventions?|primes?",
    "damage": r"damages|compensation|dommages|indemni(?:té|sation)s?|dédommagements?",
    "ransom": r"ransoms?|rançons?",
    "reward": r"rewards?|récompenses?",
}  # fmt: skip
"""Names of sums, each line one quantity: a figure of one line answers no question after another."""
_NAME = re.compile("|".join(rf"(?P<{sum_}>\b(?:{words})\b)" for sum_, words in _SUMS.items()), re.IGNORECASE)
_BREAK = re.compile(
    r",\s+(?!(?:à|to|at|soit|or|of|de|du)\b)|;|\s(?:while|whereas|but|who|which|after|despite|tandis|alors|mais|qui|dont"
    r"|après|malgré)\b",
    re.IGNORECASE,
)
"""What parts a figure from a noun before it; not « en hausse de 18 %, à 415 millions »."""
_BEHIND = re.compile(r"\s*(?:(?:of|in|de|d'|en)\s*)?(?:[\w-]+\s+){0,2}?$", re.IGNORECASE)
_FAR = 60
"""Characters between a quantity's name and its figure."""

_DIMENSIONS = {
    "km/h": r"speed|vitesse",
    "kg": r"mass|weight|weigh|heavy|masse|poids|pès\w+|pes\w+",
    "°C": r"temperature|température|hot|cold",
    "m2": r"surface(?: area)?|superficie",
    "m": r"distance|height|depth|width|altitude|diameter|far|tall|deep|wide|hauteur|profondeur|largeur|diamètre",
}
_ASKS = re.compile(
    r"\b(?:what|how|combien|quel(?:le)?s?)\b(?:[ '](?!(?:does|do|did|is|are|was|were)\b)[\w-]+){0,4}?[ ']"
    r"(?:" + "|".join(f"(?P<d{place}>{words})" for place, words in enumerate(_DIMENSIONS.values())) + r")\b"
    r"|\bhow much (?:does|do|did|will|would) .{1,60}\b(?P<weighs>weigh)\b",
    re.IGNORECASE,
)
_ASKED_IS = re.compile(
    r"\b(what|how|quel(?:le)?s?) (?:is|are|was|were|will be|est|sont|était|étaient|sera)\b", re.IGNORECASE
)


@lru_cache(maxsize=2_000)
def quantities(text: str) -> frozenset[str]:
    """The sums that ``text`` names."""
    return frozenset(words_of(text))


def words_of(text: str) -> dict[str, frozenset[str]]:
    """The sums that ``text`` names, each with the words it names them by, folded."""
    found: dict[str, frozenset[str]] = {}
    for match in _NAME.finditer(text.replace("’", "'")):
        words = frozenset(re.findall(r"\w+", match.group().casefold()))
        found[str(match.lastgroup)] = found.get(str(match.lastgroup), frozenset()) | words
    return found


def quantity_of(text: str, value: Value) -> str | None:
    """The sum that the money, percentage or number ``value`` of ``text`` is; None where its clause names none.

    The name right behind the figure ("€9 million in profit"), else the last one before it.
    """
    plain = text.replace("’", "'")
    behind = _NAME.search(plain, value.end, value.end + _FAR)
    if behind and _BEHIND.fullmatch(plain[value.end : behind.start()]):
        return behind.lastgroup
    before = list(_NAME.finditer(plain, max(0, value.start - _FAR), value.start))
    if not before or _BREAK.search(plain[before[-1].end() : value.start]):
        return None
    return before[-1].lastgroup


def of_another_quantity(value: Value, text: str, question: str) -> bool:
    """Whether the question names a sum and the figure is plainly another one."""
    asked = quantities(question)
    if not asked or value.kind not in ("money", "percent", "points", "number"):
        return False
    told = quantity_of(text, value)
    return told is not None and told not in asked


@lru_cache(maxsize=2_000)
def dimension(question: str) -> str | None:
    """The base unit of the measure that is asked for: "km/h" of « à quelle vitesse »; None of no measure known."""
    plain = _ASKED_IS.sub(r"\1", question.replace("’", "'"))
    match = _ASKS.search(plain)
    if match is None:
        return None
    if match["weighs"]:
        return "kg"
    return next(base for place, base in enumerate(_DIMENSIONS) if match[f"d{place}"])
