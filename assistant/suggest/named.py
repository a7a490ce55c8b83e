"""Who speaks in a sentence, and the things it names, as a question may name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.facts.names import names
from assistant.facts.places import countries
from assistant.shapes.speech import opined
from assistant.speaker import speaker
from assistant.suggest.candidate import Line
from assistant.suggest.clauses import capitalised
from assistant.suggest.english import is_noun
from assistant.support.dictionary import is_common_word

_FULL_NAME = re.compile(
    r"(?!(?:Mme|Mlle|Mr|Mrs|Ms|Dr|Dre|Sir|Dame|Me|Pr|Prof|The|[LD]')\b)[A-ZÀ-Þ][\w'-]*[a-zà-ÿ]"
    r"(?: (?:de|du|de la|von|van|al|el|ben|bin|[A-ZÀ-Þ]\.))?(?: [A-ZÀ-Þ][\w'-]*[a-zà-ÿ]){1,2}"
)
_OFFICE = {
    "en": re.compile(r"(?P<the>the) (?P<what>[a-z-]{3,}(?: [a-z-]{3,}){0,2})", re.IGNORECASE),
    "fr": re.compile(
        r"(?P<the>les?|la) (?P<what>[a-zà-ÿ-]{3,}(?: [a-zà-ÿ-]{3,})?)|l'(?P<elided>[a-zà-ÿ-]{3,})", re.IGNORECASE
    ),
}
_NO_OFFICE = re.compile(
    r"\b(?:report|study|survey|statement|article|text|document|figures?|projections?|estimates?|sources?|latter|former"
    r"|same|first|second|two|three|rapport|étude|sondage|communiqué|texte|document|chiffres|prévisions|estimations"
    r"|dernier|dernière|premier|première|même|deux|trois|intéressé|intéressée|plupart|une?|autres?)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:'s\b)?(?:$|[,.;:)!?»”]| (?:is|are|was|were|will|would|has|have|had|can|could|should|must|may|in|on|at|for|to"
    r"|by|from|with|and|or|after|before|since|until|during|as|that|who|which|while|said|says|when|over|under|into|than"
    r"|est|sont|était|sera|seront|a|ont|avait|doit|va|en|à|au|aux|dans|pour|par|sur|avec|et|ou|qui|que|dont|où|après"
    r"|avant|depuis|lors|pendant|contre|chez|sous|entre|ne|n'|se|y)\b)"
)
_LED = {
    "en": re.compile(r"\b(?P<det>[Tt]he) (?:(?P<noun>[a-z-]{3,}) (?:of )?)?$"),
    "fr": re.compile(
        r"(?<![\w'])(?:(?P<det>[Ll]e|[Ll]a|[Dd]u|[Aa]u|[Ll]es) |(?P<elided>[Ll]'))"
        r"(?:(?P<noun>[a-zà-ÿ-]{3,}(?: [a-zà-ÿ-]{4,})?) (?P<of>(?:de la |de l'|du |des |de |d')?))?$"
    ),
}
_PLAIN = {"le": "le ", "du": "le ", "au": "le ", "la": "la ", "les": "les "}
_BARE = re.compile(
    r"(?:^|[,;:(]|\b(?:in|of|at|to|for|by|with|from|and|that|on|as|between|than|or|into|against|after|like|à|chez|par|pour|de|et|ou|avec|contre|en)|\b[dD]')\s*[“\"(]?$"
)
"""What may stand before a name without article: behind another word it may be the half of a longer name."""
_PLACED = r"(?:\b(?:in|at|near|from|to|through|of|à|de|vers|depuis)|\b(?:town|city|village|ville|commune) (?:of|de)) "
_TITLED = re.compile(r"\b(?:M|Mme|Mlle|Mr|Mrs|Ms|Dr|Sir|Me)\.? $")
_WHO = re.compile(
    r"^,? ?(?:\d\d, )?(?:an? |the |l'|l[ea] |une? |ancien|former |chief|head|director|mayor|maire|président)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something by the words a question calls it."""

    words: str
    """In the middle of a question, with its article: "the Old Bridge", « la fondation Roux »."""
    core: str
    """The proper name alone, by which it is found again."""
    person: bool = False
    office: bool = False
    """A speaker without a name: "the analysts"."""
    plural: bool = False

    @property
    def bare(self) -> str:
        """The words without their article."""
        return re.sub(r"^(?:the |le |la |les |l')", "", self.words)


def is_place(name: str, text: str) -> bool:
    """Whether ``text`` speaks of ``name`` as of somewhere to be or to go."""
    return re.search(_PLACED + re.escape(name) + r"\b", text) is not None


def speakers(line: Line) -> Iterator[Named]:
    """Whom the sentence lets speak: a person by the full name, else a body, else the office as it is called."""
    who = speaker(line.article, line.sentence.start, line.sentence.end) or next(iter(opined(line.text)), None)
    if not who:
        return
    plain = who.replace("’", "'")
    full = [match for match in _FULL_NAME.finditer(plain) if "'s" not in match.group()]
    if full:
        chosen = next((match for match in full if is_person(_untitled(match.group()))), full[-1])
        name = _untitled(chosen.group())
        if is_person(name) or not re.search(r"(?:\b(?:the|le|la|les|du|of|de) |l')$", plain[: chosen.start()]):
            yield Named(name, name, person=True)
        return
    if names(f"x {plain}") or re.search(r"[A-ZÀ-Þ]", plain[1:]):
        return
    office = _OFFICE.get(line.sentence.language)
    match = office.fullmatch(plain) if office else None
    if match and not _NO_OFFICE.search(plain):
        words = plain[0].lower() + plain[1:]
        last = plain.split()[-1]
        plural = words.startswith("les ") or (line.sentence.language == "en" and last.endswith("s"))
        yield Named(words, last, office=True, plural=plural)


def _untitled(name: str) -> str:
    """A name without the office written before it: "Mayor Ann Lee"."""
    words = name.split()
    while len(words) > 2 and is_common_word(words[0], "en"):
        words = words[1:]
    return " ".join(words)


def is_person(name: str) -> bool:
    """Whether a name of two or three words is one of a person: no common word in it."""
    parts = [part for part in name.split() if part[0].isupper()]
    common = any(is_common_word(part, code) for part in parts for code in ("en", "fr"))
    return len(parts) > 1 and not common and not countries(name) and "'s" not in name


def introduced(line: Line) -> Iterator[Named]:
    """The persons of whom the sentence says who they are."""
    text = line.text
    for match in _FULL_NAME.finditer(text):
        after = text[match.end() :]
        before = text[: match.start()]
        told = _WHO.match(after) and after.startswith((",", " is ", " est "))
        led = re.search(
            r"\b(?:the|l'|l[ea]|son|sa|its|their|an?|une?) (?:[\w'-]+ ){1,6}?$|\b(?:[a-zà-ÿ-]{4,}),? $", before
        )
        if (told or (led and re.search(r"(?:,|[a-zà-ÿ]) $", before))) and is_person(match.group()):
            yield Named(match.group(), match.group(), person=True)


def things(line: Line) -> Iterator[Named]:
    """The things named, no persons and no countries, where their border in the sentence is plain."""
    text, code = line.text, line.sentence.language
    led_by = _LED.get(code)
    placed = countries(text)
    for name in names(text):
        before, after = text[: name.start], text[name.end :]
        if led_by is None or len(name.text) < 3 or any(p.start < name.end and name.start < p.end for p in placed):
            continue
        if _TITLED.search(before) or "'s" in name.text or (name.text.isupper() and len(name.text) > 6):
            continue
        if not before.strip(' «“"') and _merely_opens(name.text, line):
            continue
        led = led_by.search(before)
        found = (_english if code == "en" else _french)(name.text, led, before, after)
        if found and found.bare == found.core and _is_half(found, line):
            continue
        person = _FULL_NAME.fullmatch(name.text) and not (led and led["det"]) and " " in name.text
        if found and not person:
            yield found


def _is_half(named: Named, line: Line) -> bool:
    """Whether a single word is a common one, or but a part of a longer name of the article: a surname."""
    name = named.core
    if " " in name or is_common_word(name, line.sentence.language):
        return " " not in name
    if named.words != name:
        return False
    part = re.escape(name)
    return bool(re.search(rf"[A-ZÀ-Þ][\w'’-]+ {part}\b|\b{part} [A-ZÀ-Þ]", line.article.text))


def _behind_a_noun(name: str, before: str) -> bool:
    """Whether a name of no common word stands behind one in small letters: "the venture Roxal"."""
    common = " " in name or any(is_common_word(name, code) for code in ("en", "fr"))
    return not common and re.search(r"[a-zà-ÿ]{4,} $", before) is not None


def _merely_opens(name: str, line: Line) -> bool:
    """Whether a word has its capital because it opens the sentence."""
    alone = " " not in name and is_common_word(name, line.sentence.language)
    return alone and name not in capitalised(line.article.text)


def _english(name: str, led: re.Match[str] | None, before: str, after: str) -> Named | None:
    behind = re.match(r" (?P<noun>[a-z]{3,})(?P<rest>.*)", after)
    if _NEXT.match(after):
        if led is None and not _BARE.search(before) and not _behind_a_noun(name, before):
            return None
        if led and led["noun"]:
            return Named(f"the {led['noun']} of {name}", name) if " of " in led.group() else None
        return Named(f"the {name}" if led else name, name)
    if led and not led["noun"] and behind and _NEXT.match(behind["rest"]) and is_noun(behind["noun"]):
        return Named(f"the {name} {behind['noun']}", name)
    return None


def _french(name: str, led: re.Match[str] | None, before: str, after: str) -> Named | None:
    if not _NEXT.match(after):
        return None
    if led is None:
        return Named(name, name) if _BARE.search(before) or _behind_a_noun(name, before) else None
    determiner = "l'" if led["elided"] else _PLAIN[led["det"].casefold()]
    noun = f"{led['noun']} {led['of']}" if led["noun"] else ""
    if noun and not led["of"] and " " in led["noun"]:
        return None
    return Named(f"{determiner}{noun}{name}", name)
