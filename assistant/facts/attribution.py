"""Who a sentence says it from: "according to X", « selon X », "X said". The name or phrase as the sentence has it."""

from __future__ import annotations

import re

_STOP = r"(?<!\b[\w])(?<!\bM[rs])(?<!\b[DS][rt])(?<!\bMrs)(?<!\bProf)\."
"""A full stop that ends a sentence, not "U.S.", "Mr." or « M. »."""
_ABBREVIATED = r"(?:(?<=\b\w)|(?<=\bM[rs])|(?<=\b[DS][rt])|(?<=\bMrs)|(?<=\bProf))\."
_LED = re.compile(
    r"\b(?:according to|as (?:reported|told) by|selon|d['’]après|aux dires de|de(?=\s+sources?\b))\s+"
    rf"(?P<who>(?:[^,.;:()«»“”\"]|{_ABBREVIATED}){{2,60}}?)"
    rf"(?=[,;:()»”\"]|{_STOP}|$|\s+(?:est|sont|was|were|is|are|has|have|had|a|ont|on|in|en|le|au)\b)",
    re.IGNORECASE,
)
_VERBS = (
    r"(?:said|says|told|stated|announced|claimed|claims|argued|warned|added|declared|estimates?|estimated|reported"
    r"|insisted"
    r"|denied|(?:a|ont) (?:déclaré|dit|affirmé|annoncé|indiqué|précisé|estimé|assuré|ajouté|averti|expliqué|reconnu"
    r"|démenti"
    r"|compté)|déclare|affirme|estime|indique|précise|assure|explique|avancent?)"
)
_ARTICLE = r"(?:(?:[Tt]he|[Ll]a|[Ll]e|[Ll]es|[Ll]['’]|[Dd]es) ?)?"
_BEFORE_VERB = re.compile(
    rf"(?<![\w’'-])(?P<who>{_ARTICLE}(?:[\w’'-]+ ){{0,3}}[\w’'-]+)(?:, (?:[^,]|,(?=\d)){{2,60}},)? {_VERBS}(?!\w)"
)
_BEHIND_VERB = re.compile(
    rf"[»”\"],? (?:{_VERBS}|a-t-(?:il|elle)) (?P<who>(?:(?:the|la|le|les"
    rf"|l['’]) ?)?(?:[\w’'-]+ ){{0,3}}?[A-ZÀ-Þ][\w’'-]+"
    r"(?: [A-ZÀ-Þ][\w’'-]+)*)"
)
_LEADING = re.compile(
    r"^(?:.*\b(?:on|at|but|while|when|as|that|and|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mais|et|que"
    r"|alors"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )",
    re.IGNORECASE,
)
"""What stands before the speaker: "on Monday the company said"."""
_TRAILING = re.compile(
    r" (?:also|has|have|had|later|then|since|already|again|once|who|which|that|qui|\w{3,}ly)$", re.IGNORECASE
)
_PASSIVE = re.compile(r"(?:^|\s)(?:is|are|was|were|be|been|being|est|sont|été)$", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:it|he|she|they|we|i|you|him|her|them|us|me|this|that|what|il|elle|ils|elles|on|ce|cela|lui|eux|moi|nous|vous"
    r"|toi"
    r"|which|who|qui|que|there|as|and|but|or|et|ou|nobody|no one|personne|l['’]instant|le moment|les? cas|cause|for"
    r"|la plupart"
    r"|rappel)",
    re.IGNORECASE,
)


def attributed_to(text: str) -> str | None:
    """The speaker the sentence names for what it reports; None where the paper speaks for itself or a pronoun does."""
    return next(iter(_named(text)), None)


def speakers(text: str) -> int:
    """How many different sources the sentence names: two of them may disagree within it."""
    return len({who.casefold() for who in _named(text)})


def _named(text: str) -> list[str]:
    """The sources in the order of how plainly they are named."""
    found = [match["who"].strip() for pattern in (_LED, _BEHIND_VERB) for match in pattern.finditer(text)]
    found += [_trimmed(match["who"]) for match in _BEFORE_VERB.finditer(text)]
    return [who for who in found if who and not _NOBODY.fullmatch(who) and not _PASSIVE.search(who)]


def _trimmed(who: str) -> str:
    """``who`` without what stands around the speaker before the verb."""
    own = _LEADING.sub("", who).strip()
    while (shorter := _TRAILING.sub("", own)) != own:
        own = shorter
    return own
