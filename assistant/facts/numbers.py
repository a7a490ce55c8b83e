"""Amounts of money, percentages, factors, durations and counts in French and English text.

Digits may be grouped the French way (``1 234,5``) or the English way (``1,234.5``). Which of the two a lone
separator is follows from the digits after it: three digits group, any other number of them is a decimal part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.facts.value import Value

_SPACE = r"[  \u2009\u00a0\u202f]"
_DIGITS = rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:[.,]\d+)?|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_SCALES = {
    "thousand": 1e3, "mille": 1e3, "k": 1e3, "million": 1e6, "millions": 1e6, "m": 1e6, "mn": 1e6,
    "billion": 1e9, "billions": 1e9, "bn": 1e9, "b": 1e9, "milliard": 1e9, "milliards": 1e9, "md": 1e9, "mds": 1e9,
    "trillion": 1e12, "trillions": 1e12, "tn": 1e12,
}  # fmt: skip
_FRENCH_SCALES = {"billion": 1e12, "billions": 1e12, "trillion": 1e18, "trillions": 1e18}
"""The long scale: a French « billion » is a thousand « milliards »."""
_WORDS = {
    "un": 1, "une": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4, "cinq": 5, "five": 5,
    "six": 6, "sept": 7, "seven": 7, "huit": 8, "eight": 8, "neuf": 9, "nine": 9, "dix": 10, "ten": 10, "onze": 11,
    "eleven": 11, "douze": 12, "twelve": 12, "treize": 13, "thirteen": 13, "quatorze": 14, "fourteen": 14, "quinze": 15,
    "fifteen": 15, "seize": 16, "sixteen": 16, "dix-sept": 17, "seventeen": 17, "dix-huit": 18, "eighteen": 18,
    "dix-neuf": 19, "nineteen": 19, "vingt": 20, "twenty": 20, "trente": 30, "thirty": 30, "quarante": 40, "forty": 40,
    "cinquante": 50, "fifty": 50, "soixante": 60, "sixty": 60, "cent": 100, "hundred": 100, "half": 0.5, "douzaine": 12,
    "dozen": 12,
}  # fmt: skip
_SIGNS = {"¥": "JPY", "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "CHF": "CHF"}
_CURRENCIES = {
    "yen": "JPY", "yens": "JPY", "jpy": "JPY", "dollar": "USD", "dollars": "USD", "usd": "USD", "euro": "EUR",
    "euros": "EUR", "eur": "EUR", "pound": "GBP", "pounds": "GBP", "livres": "GBP", "gbp": "GBP", "yuan": "CNY",
    "yuans": "CNY", "won": "KRW", "wons": "KRW", "francs": "CHF", "chf": "CHF", "rupees": "INR", "roupies": "INR",
}  # fmt: skip
_UNITS = {
    "second": "s", "seconde": "s", "minute": "min", "hour": "h", "heure": "h", "day": "d", "jour": "d", "week": "w",
    "semaine": "w", "month": "mo", "mois": "mo", "year": "y", "an": "y", "année": "y", "annee": "y", "decade": "10y",
    "décennie": "10y",
}  # fmt: skip
_FACTORS = {
    "double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6, "halve": 0.5,
}  # fmt: skip

_words = "|".join(sorted(_WORDS, key=len, reverse=True))
_scales = "|".join(sorted(_SCALES, key=len, reverse=True))
_signs = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_currencies = "|".join(sorted(_CURRENCIES, key=len, reverse=True))
_units = "|".join(sorted(_UNITS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"""(?<![\w.,\d])(?P<sign>{_signs})?{_SPACE}?(?:(?P<digits>{_DIGITS})|(?P<word>\b(?:{_words})\b))
    (?:{_SPACE}?-?(?P<scale>{_scales})\b)?
    (?:{_SPACE}?(?P<percent>%|percent\b|per[ ]cent\b|pour[ ]cent\b|percentage[ ]points?\b|points?[ ]de[ ]pourcentage\b))?
    (?:{_SPACE}?(?:(?:de|d['’]|of|US|U\.S\.)[ ]?)?(?P<currency>[$€£¥]|(?:{_currencies})\b))?
    (?:{_SPACE}?-?(?P<unit>{_units})s?\b)?""",
    re.IGNORECASE | re.VERBOSE,
)
_FACTOR = re.compile(
    r"\b(?P<stem>doubl|tripl|quadrupl|quintupl|sextupl)(?:e|es|ed|ing|é|ée|és|ées|er|ent|era|ement|ements)?\b|\bhalv(?:e|es|ed|ing)\b"
    rf"|\b(?P<fold>\d+(?:[.,]\d+)?|{_words})[- ]?fold\b"
    rf"|\bmultipli\w+[ ](?:\w+[ ]){{0,4}}?(?:par|by)[ ](?P<times>\d+(?:[.,]\d+)?|{_words})\b"
    rf"|\b(?P<more>\d+(?:[.,]\d+)?|{_words})[ ](?:times|fois)\b",
    re.IGNORECASE,
)


def amounts(text: str, language: str) -> list[Value]:
    """The numeric values of ``text`` in order; spans do not overlap, a factor wins over the number in it."""
    factors = list(_factors(text))
    taken = [(value.start, value.end) for value in factors]
    numbers = [v for v in _numbers(text, language) if not any(s < v.end and v.start < e for s, e in taken)]
    return sorted([*factors, *numbers], key=lambda value: value.start)


def _factors(text: str) -> Iterator[Value]:
    stems = {name[:-1]: times for name, times in _FACTORS.items()}
    for match in _FACTOR.finditer(text):
        count = match["fold"] or match["times"] or match["more"]
        if count:
            times = _WORDS.get(count.casefold()) or parse(count)
        else:
            times = stems.get((match["stem"] or "halv").casefold(), 1.0)
        yield Value("factor", match.start(), match.end(), match.group(), (float(times),))


def _numbers(text: str, language: str) -> Iterator[Value]:
    for match in _NUMBER.finditer(text):
        if match["digits"] is None and not (match["scale"] or match["percent"] or match["currency"] or match["unit"]):
            if match["word"].casefold() in {"un", "une", "one", "cent"}:
                continue
            yield Value("number", match.start("word"), match.end("word"), match["word"], (float(_WORDS[match["word"].casefold()]),))
            continue
        yield _value(match, language)


def _value(match: re.Match[str], language: str) -> Value:
    digits = match["digits"]
    amount = parse(digits) if digits else float(_WORDS[match["word"].casefold()])
    if match["scale"]:
        scale = match["scale"].casefold()
        amount *= _FRENCH_SCALES.get(scale, _SCALES[scale]) if language == "fr" else _SCALES[scale]
    start = match.start() + (len(match.group()) - len(match.group().lstrip()))
    span = (start, start + len(match.group().strip()), match.group().strip())
    amount = float(f"{amount:.12g}")  # 136.7 * 1e9 and 136700000000 are one amount
    if match["percent"]:
        return Value("percent", *span, (amount,))
    if match["sign"] or match["currency"]:
        return Value("money", *span, (_currency(match), amount))
    if match["unit"]:
        return Value("duration", *span, (amount, _UNITS[match["unit"].casefold()]))
    return Value("number", *span, (amount,))


def _currency(match: re.Match[str]) -> str:
    if match["sign"]:
        return _SIGNS[match["sign"].upper()]
    name = match["currency"]
    return _SIGNS.get(name) or _CURRENCIES[name.casefold()]


def parse(digits: str) -> float:
    """The number written in ``digits``, grouped and pointed the French or the English way."""
    plain = re.sub(r"\s", "", digits)
    if "," in plain and "." in plain:
        decimal = max(plain.rfind(","), plain.rfind("."))
        return float(re.sub(r"[.,]", "", plain[:decimal]) + "." + plain[decimal + 1 :])
    separator = "," if "," in plain else "." if "." in plain else ""
    if not separator:
        return float(plain)
    head, *groups = plain.split(separator)
    grouped = all(len(group) == 3 for group in groups) and head != "0" and len(head) <= 3
    if separator == "." and len(groups) == 1:
        grouped = False  # 3.125 is a decimal far more often than a German-style 3 125
    return float(head + "".join(groups)) if grouped else float(plain.replace(",", "."))
