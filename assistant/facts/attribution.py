"""Who a sentence says it from: "according to X", « selon X », "X said", « a déclaré X », as the article names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.facts.names import names
from assistant.facts.speech_verbs import ENGLISH, FRENCH, PARTICIPLE

BACK = 4
"""Sentences before one that may name whom its "he said" means."""
_TITLE = r"(?:(?:M|MM|Mr|Mrs|Ms|Dr|Dre|Pr|Prof|St|Ste|Me|Gen|Col|Sen|Rep|Gov|Lt|Sgt)\.)"
_WORD = rf"(?:{_TITLE}|(?:[A-ZÀ-Þ]\.)+|[\w'&-]+)"
_DAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|today|yesterday|hier|aujourd'hui|ce (?:matin|soir)|dans la (?:soirée|matinée|nuit)|à l'antenne|à la presse"
    r"|aux journalistes|matin|soir|après-midi|dernier|also|late|early|later)"
)
_STOP = (
    r"(?:on|in|at|during|after|before|who|which|that|when|as|while|to|by|whose|from|under|since|because|and|but|lors"
    r"|dans|devant|en|qui|dont|après|avant|sur|pour|par|au cours|à l'issue|à propos|face|depuis|ce|cette|mais|et|que"
    r"|was|were|is|are|has|have|had|est|sont|a|ont|sera|seront|would|will|au terme|dimanche|à l'occasion"
    rf"|communiqué|publié|rendu|diffusé|établi|published|released|issued|{_DAY})"
)
_NAME = rf"{_TITLE}? ?[A-ZÀ-Þ][\w'-]*(?: (?:[A-ZÀ-Þ][\w'-]*|de|du|van|von|al|el|bin|le|la|of)){{0,4}}"
_NOUN = rf"{_WORD}(?: (?!{_STOP}\b){_WORD}){{0,9}}"
_ENDED = r"(?= ?[,;:.)»”\"]|$| (?:of|de|du|from|at|à|au|who|qui|pour|for|on|in|lors)\b)"
_APPOSED = rf"(?:, (?=(?:l[ae] )?{_NAME}{_ENDED})(?:l[ae] )?{_NAME})?"
_DETERMINED = r"(?=(?:the|a|an|his|her|its|their|le|la|les|l'|un|une|son|sa|ses|leur|leurs|des|d'autres) ?\w|[A-ZÀ-Þ])"
_LED = re.compile(
    r"\b(?i:according to|as (?:reported|told) by|in the words of|selon|d'après|aux dires de|de source"
    rf"|aux yeux d(?:e |u |es |')) ?(?P<who>{_NOUN}{_APPOSED})"
)
_ISSUED = re.compile(
    r"\s*(?:communiqué|publié|rendu|diffusé|établi|published|released|issued)\b[^,;.]{0,40}?\b(?:par|by) "
    rf"(?P<who>{_NOUN})"
)
_INVERTED = re.compile(
    rf"[,»”\"]\s*(?:{FRENCH}|{ENGLISH})(?: {_DAY}(?: dernier)?(?: (?:matin|soir|après-midi))?){{0,2}}"
    rf" {_DETERMINED}(?P<who>{_NOUN}{_APPOSED})"
)
_WORDED = re.compile(rf"»,? (?:s'|se )?[a-zà-ÿ]{{4,}} {_DETERMINED}(?P<who>{_NOUN}{_APPOSED})")
"""Behind French quotation marks any verb reports: « …», s'emporte X."""
_PRONOUN_BEHIND = re.compile(
    rf"(?:\b(?:a|ont)-t-(?P<one>il|elle|ils|elles) {PARTICIPLE}\b|\b\w+-(?:t-)?(?P<two>il|elle|ils|elles)\b(?=[,.; ]|$)"
    rf"|[”\"],? (?:{ENGLISH}) (?P<three>he|she|they)\b|[,”\"] (?P<four>he|she|they) (?:{ENGLISH}))"
)
_VERB = re.compile(rf"(?<![\w'-])(?:{FRENCH}|{ENGLISH})(?!\w)")
_QUOTED = re.compile(r"[“«\"]([^“”«»\"]*)[”»\"]")
_LEADING = re.compile(
    rf"^(?:.*\b(?:on|at|but|while|when|as|that|and|where|mais|et|que|alors|quand|{_DAY}) )", re.IGNORECASE
)
"""What stands before the speaker: "on Monday the company said"."""
_TRAILING = re.compile(
    r"[ ,]*\b(?:also|has|have|had|later|then|since|already|again|once|who|which|that|qui|lui-même|elle-même|lui|n'|ne"
    r"|\w{3,}ly)$",
    re.IGNORECASE,
)
_UNENDED = re.compile(r"\b(?:an?|the|its|his|her|their|this|of|than|un|une|le|la|les|des|du|de|d'|l')$", re.IGNORECASE)
"""An adjective, no verb, comes behind these: "an estimated 3 million"."""
_BORDER = re.compile(r"[;:—–()«»“”\"]|\.(?=\s)")
_ASIDE = re.compile(r"(?:an? |une? |who |which |qui |dont |\d|ancien|former )")
_LINK = re.compile(r"(?: (?:of|de|du|van|von|al|el|le|la))+$")
_PASSIVE = re.compile(r"(?:^|\s)(?:is|are|was|were|be|been|being|est|sont|été|il|on)$", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she|they|il|elle|ils|elles|lui|eux)", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:it|we|i|you|us|me|this|that|what|on|ce|cela|moi|nous|vous|toi|which|who|qui|que|there|as|and|but|or|et|ou"
    r"|nobody|no one|personne|l'instant|le moment|les? cas|cause|for|la plupart|rappel|\d+|les?|la|the|him|her|them"
    r"|an?|une?|son|sa|ses|leurs?|ce|cet|cette|ces|his|its|their|no|l'un|the one"
    r"|some|many|several|others|certains|d'autres|plusieurs)",
    re.IGNORECASE,
)
_VERBAL = re.compile(
    r"\b(?:va|vont|a|ont|est|sont|sera|seront|était|étaient|doit|peut|avait|n'|ne|will|would|has|have|had|is|are|was"
    r"|were|could|can|must|should|may|might|\w{2,}(?:aient|eront|era))\b"
)
_FEMININE = re.compile(r"\b(?:Mme|Ms\.?|Mrs\.?|Dre|Miss|Mlle)\b")
_MASCULINE = re.compile(r"\b(?:M\.|Mr\.?|Sir)(?= )")


def attributed_to(text: str, before: Sequence[str] = ()) -> str | None:
    """The speaker the sentence names for what it reports; None where the paper speaks for itself.

    ``before``: the sentences before it, nearest last; they say whom "she said" means, and who goes on speaking where
    the whole sentence is a quotation.
    """
    named = _named(text)
    if named:
        return named[0]
    pronoun = _pronoun(text)
    if pronoun:
        return _meant(pronoun, before)
    if before and re.match(r"\s*[“«\"][^“”«»\"]*[”»\"]?\s*[.!?]?\s*$", text) and _QUOTED.search(before[-1]):
        return attributed_to(before[-1], before[:-1])
    return None


def speakers(text: str) -> int:
    """How many different sources the sentence names."""
    return len({who.casefold() for who in _named(text)})


def _named(text: str) -> list[str]:
    """The sources in the order of how plainly they are named, in the text's own letters."""
    plain = _QUOTED.sub(lambda m: m.group()[0] + "·" * len(m.group(1)) + m.group()[-1], text.replace("’", "'"))
    found: list[tuple[int, int]] = [
        *_led(plain),
        *(m.span("who") for m in _INVERTED.finditer(plain) if _is_inverted(plain, m)),
    ]
    found += [span for m in _WORDED.finditer(plain) if (span := m.span("who")) not in found]
    behind = [end for _, end in found]
    found += [
        subject for m in _VERB.finditer(plain) if m.end() not in behind and (subject := _subject(plain, m.start()))
    ]
    told = [(start, _LINK.sub("", re.sub(r"\s+en$", "", text[start:end].strip()))) for start, end in found]
    fit = [who for _, who in told if who and not _nobody(who)]
    return [who for place, who in enumerate(fit) if not any(who in other for other in fit[:place])]


def _nobody(who: str) -> bool:
    plain = who.replace("’", "'")
    return bool(
        _NOBODY.fullmatch(plain) or _PRONOUN.fullmatch(plain) or _PASSIVE.search(plain) or re.search(r"[·%]|^\d", plain)
    )


def _led(text: str) -> Iterator[tuple[int, int]]:
    for match in _LED.finditer(text):
        issued = _ISSUED.match(text, match.end("who"))
        yield issued.span("who") if issued else match.span("who")


def _is_inverted(text: str, match: re.Match[str]) -> bool:
    """Not "Mr X, the mayor, said the bridge would close", whose verb has its subject before it."""
    if match.group()[0] in '»”"':
        return True
    if _VERBAL.search(match["who"]):
        return False
    head = text[: match.start()]
    return bool("·" in head or _VERBAL.search(head) or len(head.split()) >= 10)


def _subject(text: str, verb: int) -> tuple[int, int] | None:
    """Where the subject of the verb at ``verb`` stands; None where there is none."""
    head = text[:verb].rstrip()
    while (shorter := _TRAILING.sub("", head).rstrip()) != head:
        head = shorter
    opened = max((m.end() for m in _BORDER.finditer(head) if not _abbreviated(head, m.start())), default=0)
    parts = [(m.start() + opened, m.group()) for m in re.finditer(r"[^,]+(?:,(?=\d)[^,]+)*", head[opened:])]
    if len(parts) > 1 and re.search(r"\b(?:but|and|mais|et)$", parts[-1][1]):
        return _apposed(parts[:-1])  # "The head, Ann Lee, apologised but said"
    if not parts or (head.endswith(",") and len(parts) < 2 and _VERBAL.search(parts[0][1])):
        return None
    return _apposed(parts) if head.endswith(",") else _last(parts[-1])


def _abbreviated(text: str, place: int) -> bool:
    return place >= 0 and text[place] == "." and bool(re.search(rf"(?:{_TITLE}|\b[A-ZÀ-Þ]\.)$", text[: place + 1]))


def _apposed(parts: Sequence[tuple[int, str]]) -> tuple[int, int] | None:
    """The subject before one apposition or more: "A union official, Niall Prosser,", "Ms. Lee, 46, an engineer,"."""
    for place in range(len(parts) - 1, -1, -1):
        start, part = parts[place]
        words = part.strip()
        beside_a_name = place and re.fullmatch(_NAME, parts[place - 1][1].strip())
        if place and (beside_a_name or _ASIDE.match(words)) and not re.fullmatch(_NAME, words):
            continue
        span = _last((start, part))
        if span is None:
            return None
        named = re.fullmatch(_NAME, words)
        if named and place and re.match(r"\s*(?:the|an?|le|la|l'|une?|son|sa|his|her) ?\w", parts[place - 1][1], re.I):
            before = _last(parts[place - 1])
            return (before[0], span[1]) if before else span
        return span
    return None


def _last(part: tuple[int, str]) -> tuple[int, int] | None:
    """The noun phrase that ends ``part``, without what leads up to it."""
    start, words = part
    trimmed = _LEADING.sub("", words)
    own = trimmed.strip()
    if not own or len(own.split()) > 10 or _VERBAL.search(own) or _UNENDED.search(own):
        return None
    start += len(words) - len(trimmed) + (len(trimmed) - len(trimmed.lstrip()))
    return start, start + len(own)


def _pronoun(text: str) -> str | None:
    plain = _QUOTED.sub(lambda m: m.group()[0] + "·" * len(m.group(1)) + m.group()[-1], text.replace("’", "'"))
    behind = _PRONOUN_BEHIND.search(plain)
    if behind:
        return next(found for found in behind.groups() if found)
    led = _LED.search(plain)
    if led and _PRONOUN.fullmatch(led["who"]):
        return led["who"]
    spans = (span for m in _VERB.finditer(plain) if (span := _subject(plain, m.start())))
    return next((text[a:b] for a, b in spans if _PRONOUN.fullmatch(text[a:b])), None)


def _people(text: str) -> Iterator[str]:
    """The persons ``text`` names, by a title or by first name and surname."""
    for name in names(text):
        title = re.search(rf"(?:{_TITLE}|Mme|Ms|Mr|Mrs|Mlle) $", text[: name.start])
        if title or " " in name.text:
            yield text[title.start() if title else name.start : name.end]


def _meant(pronoun: str, before: Sequence[str]) -> str | None:
    """Whom ``pronoun`` means: who spoke last, else the person the nearest sentence before names; of two, neither."""
    other = _MASCULINE if pronoun.casefold() in ("she", "elle", "elles") else _FEMININE
    many = pronoun.casefold() in ("they", "ils", "elles", "eux")
    for text in reversed(before[-BACK:]):
        for who in _named(text):
            if not other.search(who):
                return who
        fit = {who for who in _people(text) if not other.search(who)}
        if fit and not many:
            return fit.pop() if len(fit) == 1 else None
    return None
