"""Amounts of money, percentages, factors, durations and counts in French and English text.

Digits may be grouped the French way (``1 234,5``) or the English way (``1,234.5``). Which of the two a lone
separator is follows from the digits after it: three digits group, any other number of them is a decimal part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.facts.bounds import bounded
from assistant.facts.digits import parse
from assistant.facts.spelled import pattern, spelled
from assistant.facts.units import MEASURE_PATTERN, measured
from assistant.facts.value import Kind, Value, key

_SPACE = r"[  \u2009\u00a0\u202f]"
_DIGITS = (
    rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:[.,]\d+)?|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?"
    rf"|\d+(?:[.,]\d+)?"
)
_SCALES = {
    "thousand": 1e3, "mille": 1e3, "k": 1e3, "million": 1e6, "millions": 1e6, "m": 1e6, "mn": 1e6,
    "billion": 1e9, "billions": 1e9, "bn": 1e9, "b": 1e9, "milliard": 1e9, "milliards": 1e9, "md": 1e9, "mds": 1e9,
    "trillion": 1e12, "trillions": 1e12, "tn": 1e12,
}  # fmt: skip
_FRENCH_SCALES = {"billion": 1e12, "billions": 1e12, "trillion": 1e18, "trillions": 1e18}
"""The long scale: a French « billion » is a thousand « milliards »."""
_SIGNS = {
    "¥": "JPY", "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "CHF": "CHF", "A$": "AUD",
    "C$": "CAD", "HK$": "HKD", "NZ$": "NZD",
}  # fmt: skip
_CURRENCIES = {
    "yen": "JPY", "yens": "JPY", "jpy": "JPY", "dollar": "USD", "dollars": "USD", "usd": "USD", "euro": "EUR",
    "euros": "EUR", "eur": "EUR", "pound": "GBP", "pounds": "GBP", "livres sterling": "GBP", "gbp": "GBP",
    "yuan": "CNY",
    "yuans": "CNY",
    "canadian dollars": "CAD", "dollars canadiens": "CAD", "australian dollars": "AUD",
    "dollars australiens": "AUD", "us dollars": "USD", "dollars américains": "USD", "swiss francs": "CHF",
    "francs suisses": "CHF", "francs cfa": "XOF", "cfa francs": "XOF", "roubles": "RUB", "rubles": "RUB",
    "zlotys": "PLN", "won": "KRW", "wons": "KRW", "francs": "CHF", "chf": "CHF", "rupees": "INR", "roupies": "INR",
}  # fmt: skip
_UNITS = {
    "second": "s", "seconde": "s", "minute": "min", "hour": "h", "heure": "h", "day": "d", "jour": "d", "week": "w",
    "semaine": "w", "month": "mo", "mois": "mo", "year": "y", "an": "y", "année": "y", "annee": "y", "decade": "10y",
    "décennie": "10y",
}  # fmt: skip
_FACTORS = {
    "double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6, "halve": 0.5,
}  # fmt: skip

_scales = "|".join(sorted(_SCALES, key=len, reverse=True))
_signs = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_currencies = "|".join(sorted(_CURRENCIES, key=len, reverse=True)).replace(" ", "[ ]")
_units = "|".join(sorted(_UNITS, key=len, reverse=True))
_ENDINGS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_POUNDS = re.compile(r"[ ](?:de[ ])?livres\b(?![ ](?:vend|imprim|lus|neuf|anciens|num|scol|de[ ]poche))")
"""« 8 millions de livres »: pounds, where no word says that they are books."""
_MANY = 1000
_MONEY_ONLY = frozenset({"m", "b"})
"""Scales that are metres or bytes where no currency stands beside them."""


@cache
def _number(language: str) -> re.Pattern[str]:
    # Behind a letter and a hyphen, and before "th" or a lone G, digits are part of a name (COVID-19, 5G) or an ordinal.
    return re.compile(
        rf"""(?<![\w.,])(?<!\d[:/])(?<![^\W\d_]-)(?P<sign>{_signs})?{_SPACE}?
        (?:(?>(?P<digits>{_DIGITS}))(?!(?:st|nd|rd|th|er?|ère|[eè]me|[dg])\b)(?![:/]\d)|(?P<word>\b{pattern(language)}\b(?!-(?:\w+i[èe]mes?|{_ENDINGS})\b)))
        (?:{_SPACE}?-?(?P<scale>{_scales})\b)?
        (?P<half>[ ]and[ ]a[ ]half\b)?
        (?:{_SPACE}?-?(?:(?P<points>percentage[ ]points?\b|points?[ ]de[ ](?:pourcentage|pour[ ]cent|%))
        |(?P<percent>%|per[ ]?cent\b|pour[ ]cent\b)))?
        (?:{_SPACE}?(?:(?:de|d['’]|of|US|U\.S\.)[ ]?)?(?P<currency>[$€£¥]|(?:{_currencies})\b(?![ ]of\b)))?
        (?:{_SPACE}?-?(?:(?P<unit>{_units})s?\b(?P<demi>[ ]et[ ]demie?\b)?
        |(?(sign)(?!))(?(currency)(?!))(?:(?:de[ ]|of[ ]|d['’]))?
        (?P<measure>{MEASURE_PATTERN}|(?-i:(?<=\d)C))(?<=[\w²³°])(?:(?<=[^\W\d_]{{3}})s)?(?!\w)))?""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _factor(language: str) -> re.Pattern[str]:
    count = rf"\d+(?:[.,]\d+)?|{pattern(language)}"
    return re.compile(
        r"\b(?P<stem>doubl|tripl|quadrupl|quintupl|sextupl)(?:e|es|ed|ing|é|ée|és|ées|er|ent|era|ement|ements)?\b"
        r"|\bhalv(?:e|es|ed|ing)\b|\b(?P<twice>twice)\b"
        rf"|(?<![\w.,-])(?P<fold>{count})[- ]?fold\b"
        rf"|\bmultipli\w+[ ](?:\w+[ ]){{0,4}}?(?:par|by)[ ](?P<times>{count})\b"
        rf"|(?<![\w.,-])(?P<more>{count})[ ](?:times|fois)\b",
        re.IGNORECASE,
    )


def amounts(text: str, language: str) -> list[Value]:
    """The numeric values of ``text`` in order; spans do not overlap, a factor wins over the number in it."""
    factors = list(_factors(text, language))
    taken = [(value.start, value.end) for value in factors]
    numbers = [v for v in _numbers(text, language) if not any(s < v.end and v.start < e for s, e in taken)]
    return bounded(text, sorted([*factors, *numbers], key=lambda value: value.start))


def _factors(text: str, language: str) -> Iterator[Value]:
    stems = {name[:-1]: times for name, times in _FACTORS.items()}
    for match in _factor(language).finditer(text):
        count = match["fold"] or match["times"] or match["more"]
        if count:
            times = parse(count) if count[0].isdigit() else spelled(count)
        else:
            times = 2.0 if match["twice"] else stems[key(match["stem"] or "halv")]
        if times != 1:  # "one time", « une fois » multiply nothing
            yield Value("factor", match.start(), match.end(), match.group(), (float(times),))


def _numbers(text: str, language: str) -> Iterator[Value]:
    for match in _number(language).finditer(text):
        bare = not any(match[part] for part in ("scale", "percent", "points", "currency", "unit", "measure", "sign"))
        if bare and match["word"] and key(match["word"]) in {"un", "une", "one", "cent", "cents"}:
            continue
        yield _value(match, language)


def _value(match: re.Match[str], language: str) -> Value:
    amount = parse(match["digits"]) if match["digits"] else spelled(match["word"])
    scale = key(match["scale"] or "")
    money = bool(match["sign"] or match["currency"])
    if scale in _MONEY_ONLY and not money:
        return _at(match, "digits" if match["digits"] else "word", amount)
    amount += 0.5 if match["half"] or match["demi"] else 0.0
    if scale:
        amount *= _FRENCH_SCALES.get(scale, _SCALES[scale]) if language == "fr" else _SCALES[scale]
    if match["measure"]:
        amount *= measured(match["measure"])[1]
    amount = float(f"{-amount if _below_zero(match) else amount:.12g}")  # 136.7 * 1e9 and 136700000000 are one amount
    start = match.start() + (len(match.group()) - len(match.group().lstrip()))
    start -= match.string[start - 1 : start] in ("-", "−") and amount < 0
    plain = not any(match[part] for part in ("percent", "points", "currency", "unit", "measure", "sign"))
    pounds = _POUNDS.match(match.string, match.end()) if plain and amount >= _MANY else None
    words = match.string[start : pounds.end() if pounds else match.end()].rstrip()
    kind, meaning = _meaning(match, amount)
    return Value(kind, start, start + len(words), words, meaning)


def _meaning(match: re.Match[str], amount: float) -> tuple[Kind, tuple[str | float, ...]]:
    if match["points"]:
        return "points", (amount,)
    if match["percent"]:
        return "percent", (amount,)
    if amount >= _MANY and _POUNDS.match(match.string, match.end()):
        return "money", ("GBP", amount)
    if match["sign"] or match["currency"]:
        return "money", (_currency(match), amount)
    if match["unit"]:
        return "duration", (amount, _UNITS[key(match["unit"])])
    if match["measure"]:
        return "measure", (amount, measured(match["measure"])[0])
    return "number", (amount,)


def _below_zero(match: re.Match[str]) -> bool:
    """Whether a minus stands before a percentage or a temperature: elsewhere a dash is punctuation."""
    if not (match["percent"] or match["measure"]):
        return False
    return re.search(r"(?:^|[\s(])[-−]$|\b(?:minus|moins)[ ]$", match.string[: match.start()]) is not None


def _at(match: re.Match[str], group: str, amount: float) -> Value:
    return Value("number", match.start(group), match.end(group), match[group], (amount,))


def _currency(match: re.Match[str]) -> str:
    if match["sign"]:
        return _SIGNS[match["sign"].upper()]
    name = match["currency"]
    return _SIGNS.get(name) or _CURRENCIES[key(name)]
