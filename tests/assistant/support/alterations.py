"""False statements made from true ones: one thing changed at a time, each with the kind of change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from assistant.asked import read
from assistant.support.values import FIGURES

NAMES = ["Ravel Quintin", "Ostrava", "Beaumarchais", "Delphine Arnoux", "Holbrook", "Pemberton", "Zurich", "Maréchal"]
FIRST_NAMES = ["Gustave", "Winifred"]
WEEKDAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
}
MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
}
REPLACED = {
    "unit": {
        "en": [
            (r"€(?=\d)", "£"), (r"£(?=\d)", "$"), (r"\beuros\b", "dollars"), (r"\bkilometres\b", "miles"),
            (r"\bdays\b", "weeks"), (r"\bmonths\b", "years"), (r"\byears\b", "months"), (r"\bminutes\b", "hours"),
            (r"\bhours\b", "minutes"),
        ],
        "fr": [
            (r"\beuros\b", "dollars"), (r"\blivres\b", "euros"), (r"\bkilomètres\b", "mètres"),
            (r"\bjours\b", "semaines"),
            (r"\bmois\b", "ans"), (r"\bans\b", "mois"), (r"\bminutes\b", "heures"), (r"\bheures\b", "minutes"),
        ],
    },
    "magnitude": {
        "en": [(r"(?<=\d )million\b", "billion"), (r"(?<=\d )billion\b", "million")],
        "fr": [(r"(?<=\d )millions\b", "milliards"), (r"(?<=\d )milliards\b", "millions")],
    },
    "points": {
        "en": [(r"(?<=\d)%", " percentage points"), (r"percentage points", "percent")],
        "fr": [(r"(?<=\d)[ \u00a0\u202f]%", " points de pourcentage"), (r"points de pourcentage", "pour cent")],
    },
    "bound": {
        "en": [
            (r"\b[Mm]ore than (?=[\d£€$])", "less than "), (r"\b[Ll]ess than (?=[\d£€$])", "more than "),
            (r"\b[Ff]ewer than (?=\d)", "more than "), (r"\b[Aa]bout (?=[\d£€$])", "more than "),
            (r"\b[Aa]t least (?=\w)", "at most "),
        ],
        "fr": [
            (r"\bplus de (?=\d)", "moins de "), (r"\bmoins de (?=\d)", "plus de "), (r"\benviron (?=\d)", "plus de "),
            (r"\bau moins (?=\d)", "au plus "), (r"\bprès de (?=\d)", "plus de "),
        ],
    },
    "direction": {
        "en": [
            (r"\brose\b", "fell"), (r"\bfell\b", "rose"), (r"\bfallen\b", "risen"), (r"\bincreased\b", "decreased"),
            (r"\bwon\b", "lost"), (r"\bprofit\b", "loss"), (r"\bopened\b", "closed"), (r"\breopen\b", "close"),
            (r"\bdown\b", "up"), (r"\bhigher\b", "lower"), (r"\bwidened\b", "narrowed"), (r"\bjumped\b", "dropped"),
            (r"\bapproved\b", "rejected"), (r"\bclosed\b", "opened"), (r"\bclose\b", "open"), (r"\bcloses\b", "opens"),
            (r"\bincrease\b", "decrease"), (r"\bclimbed\b", "fallen"), (r"\breduced\b", "increased"),
            (r"\bhighest\b", "lowest"), (r"\bstrongest\b", "weakest"), (r"\bends?\b", "begins"),
        ],
        "fr": [
            (r"\bhausse\b", "baisse"), (r"\bbaisse\b", "hausse"), (r"\bprogressé\b", "reculé"),
            (r"\brecule\b", "progresse"),
            (r"\bbaissé\b", "augmenté"), (r"\baugmenter\b", "baisser"), (r"\baugmenté\b", "baissé"),
            (r"\bremporté\b", "perdu"), (r"\bperte\b", "bénéfice"), (r"\bbénéfice\b", "perte"),
            (r"\brouvrira\b", "fermera"),
            (r"\bfermeront\b", "ouvriront"), (r"\bfermés\b", "ouverts"), (r"\bfermé\b", "ouvert"),
            (r"\bcédé\b", "gagné"),
            (r"\bperdu\b", "gagné"), (r"\bapprouv(ées?)\b", r"rejet\1"), (r"\bréduit\b", "augmenté"),
            (r"\bréduction\b", "augmentation"), (r"\bfermera\b", "ouvrira"),
        ],
    },
    "modality": {
        "en": [
            (r"\b(?:could|might|may) be\b", "was"), (r"\b(?:could|might) (?!therefore)(\w+)e\b", r"\1ed"),
            (r"\b(?:could|might|may)(?: therefore)? (\w+)\b", r"has \1ed"), (r"\bwill be\b", "was"),
            (r"\bwill (?!be\b)(\w+)e\b", r"\1ed"),
            (r"\bwill (?!no|also|never)(\w+)\b", r"has \1ed"), (r"\bhopes to (\w+)\b", r"managed \1ing"),
            (r"\bis expected to become\b", "became"), (r"\bshould (\w+)\b", r"\1ed"),
        ],
        "fr": [
            (r"\bpourrait (\w+)er\b", r"\1e"), (r"\bpourraient (\w+)er\b", r"\1ent"),
            (r"\bpourrait devenir\b", "devient"),
            (r"\bpourrait être\b", "est"), (r"\bdevrait (\w+)er\b", r"\1e"), (r"\brouvrira\b", "rouvre"),
            (r"\b(\w+[^r\W])era\b(?! pas| plus)", r"a \1é"), (r"\b(\w+[^r\W])eront\b(?! pas| plus)", r"ont \1é"),
            (r"\bespère (\w+)er\b", r"a \1é"), (r"\bdoit (\w+)er\b", r"a \1é"),
        ],
    },
    "denial": {
        "en": [(r"(?<!have )\bsaid that\b", "denied that"), (r"\bsays that\b", "denies that"),
        (r"\badmitted\b", "denied")],
        "fr": [(r"\ba (?:déclaré|indiqué|précisé|annoncé|admis) qu", "a démenti qu"), (r"\bassure qu", "dément qu")],
    },
}  # fmt: skip
_AUXILIARY = {
    "en": r"\b(is|are|was|were|has|have|had|will|could|should)\b(?! not|n['’]t| no\b)",
    "fr": r"(?<![’'n] )(?<!ne )(?<!n['’])\b(est|sont|était|étaient|a|ont|avait|sera|seront|doit|devra|pourrait)"
    r" (?=\w+(?:é|ée|és|ées|u|us|i|is|it|er|re|ir)\b)",
}


def altered(text: str, language: str) -> Iterator[tuple[str, str]]:
    """(kind, false statement) made of the true statement ``text``."""
    seen = {text}
    for kind, false in _all(text, language):
        if false not in seen:
            seen.add(false)
            yield kind, false


def _all(text: str, language: str) -> Iterator[tuple[str, str]]:
    yield from _figures(text, language)
    yield from _dates(text, language)
    yield from _names(text, language)
    yield from _negations(text, language)
    for kind, tables in REPLACED.items():
        for pattern, other in tables[language]:
            false = re.sub(pattern, other, text, count=1)
            if kind not in ("unit", "magnitude") or _figures_of(false, language) != _figures_of(text, language):
                yield kind, false
    yield from _swaps(text, language)


def _figures(text: str, language: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\d+(?:[.,\u00a0\u202f ]\d+)*", text):
        digits = match.group()
        year = re.fullmatch(r"(?:19|20)\d\d", digits)
        for step in (1, 3):
            last = str((int(digits[-1]) + step) % 10)
            first = str(int(digits[0]) % 9 + 1)
            changed = digits[:-1] + last if step == 1 else first + digits[1:]
            yield "year" if year else "figure", text[: match.start()] + changed + text[match.end() :]


def _dates(text: str, language: str) -> Iterator[tuple[str, str]]:
    for kind, names in (("weekday", WEEKDAYS[language]), ("month", MONTHS[language])):
        for place, name in enumerate(names):
            for match in re.finditer(rf"\b{name}\b", text):
                for step in (1, 4):
                    other = names[(place + step) % len(names)]
                    yield kind, text[: match.start()] + other + text[match.end() :]


def _names(text: str, language: str) -> Iterator[tuple[str, str]]:
    for value in read(text, language, None):
        if value.kind != "name" or value.text.isupper():
            continue
        other = NAMES[sum(map(ord, value.text)) % len(NAMES)]
        yield "name", text[: value.start] + other + text[value.end :]
        words = value.text.split()
        if len(words) == 2 and all(word[0].isupper() and word.isalpha() for word in words):
            first = FIRST_NAMES[len(value.text) % 2]
            yield "first name", text[: value.start] + f"{first} {words[1]}" + text[value.end :]
            yield "surname", text[: value.start] + f"{words[0]} {NAMES[2]}" + text[value.end :]


def _negations(text: str, language: str) -> Iterator[tuple[str, str]]:
    if language == "en":
        yield "not dropped", re.sub(r" not\b| no longer\b| never\b", "", text, count=1)
        yield "not dropped", re.sub(r"\b(is|was|were|does|did|has|have|could|would)n['’]t\b", r"\1", text, count=1)
        yield "not dropped", re.sub(r"\b[Nn]obody\b|\b[Nn]o one\b", "Somebody", text, count=1)
        for match in re.finditer(_AUXILIARY["en"], text):
            yield "not added", f"{text[: match.end()]} not{text[match.end() :]}"
            yield "not added", f"{text[: match.end()]} never{text[match.end() :]}"
        return
    yield "not dropped", re.sub(r"\b(?:ne |n['’])(\w+) (?:pas|plus|jamais)\b", r"\1", text, count=1)
    yield "not dropped", re.sub(r"\b(?:ne |n['’])(\w+) (\w+) (?:pas|plus|jamais)\b", r"\1 \2", text, count=1)
    yield "not dropped", re.sub(r"\b[Pp]ersonne n['’]", "Quelqu'un ", text, count=1)
    yield "not dropped", re.sub(r"\b[Aa]ucune? (\w+) n['’]", r"Un \1 ", text, count=1)
    for match in re.finditer(_AUXILIARY["fr"], text):
        verb = match[1]
        ne = "n'" if verb[0] in "aeéo" else "ne "
        for second in ("pas", "jamais"):
            yield "not added", f"{text[: match.start()]}{ne}{verb} {second} {text[match.end() :]}"


def _swaps(text: str, language: str) -> Iterator[tuple[str, str]]:
    values = [value for value in read(text, language, None) if value.kind in ("name", "money", "percent", "number")]
    for one, other in combinations(values, 2):
        if any(v.kind == "number" and v.start == one.start for v in values if one.kind == "name"):
            continue  # a number word that opens the sentence is no name
        if one.kind != other.kind or one.text in other.text or other.text in one.text or other.start < one.end:
            continue
        kind = "names swapped" if one.kind == "name" else "figures swapped"
        between = text[one.end : other.start]
        if _symmetric(between):
            continue
        yield kind, text[: one.start] + other.text + between + one.text + text[other.end :]


def _figures_of(text: str, language: str) -> list[tuple[str, tuple[str | float, ...]]]:
    """« le mois dernier » holds no figure: a unit changed there changes none."""
    return [(value.kind, value.meaning) for value in read(text, language, None) if value.kind in FIGURES]


def _symmetric(between: str) -> bool:
    """ "A and B" says no more than "B and A"."""
    return re.fullmatch(r"[\s,]*(?:and|et|ou|or|&)?[\s,]*(?:the|le|la|les)?\s*", between) is not None


def counted(cases: Sequence[tuple[str, bool]]) -> dict[str, tuple[int, int]]:
    """By kind: how many were accepted, of how many."""
    table: dict[str, tuple[int, int]] = {}
    for kind, accepted in cases:
        passed, total = table.get(kind, (0, 0))
        table[kind] = (passed + accepted, total + 1)
    return table
