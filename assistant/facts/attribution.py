"""Who a sentence says it from: "according to X", « selon X », "X said". The name or phrase as the sentence has it."""

from __future__ import annotations

import re

_TAIL = r"(?P<who>(?:(?:the|la|le|les|l['’]|un|une|an?|its|son|sa|des?) ?)?[^,.;:()«»“”\"]{2,60}?)"
_LEAD = re.compile(
    rf"\b(?:according to|as reported by|as told by|selon|d['’]après|pour|de source|aux dires de)\s+{_TAIL}"
    r"(?=[,.;:()»”\"]|$|\s+(?:est|sont|was|were|is|are|has|have|a|ont|on|in|en|le|au)\b)",
    re.IGNORECASE,
)
_VERBS = (
    r"(?:said|says|told|stated|announced|claimed|claims|argued|warned|added|declared|estimates?|estimated|reported|insisted|denied|"
    r"a (?:déclaré|dit|affirmé|annoncé|indiqué|précisé|estimé|assuré|ajouté|averti|expliqué|reconnu|démenti|compté)|"
    r"ont (?:déclaré|dit|affirmé|annoncé|indiqué|précisé|estimé|assuré|ajouté|compté)|déclare|affirme|estime|indique|précise|assure|explique|avancent?|comptent?)"
)
_SPEAKER = re.compile(
    rf"(?P<who>(?:(?:[Tt]he|[Ll]a|[Ll]e|[Ll]es|[Ll]['’]|[Dd]es) ?)?(?:[\w’'-]+ ){{0,3}}[A-ZÀ-Þ]?[\w’'-]+)(?:, [^,]{{2,60}},)? {_VERBS}\b"
)
_INVERTED = re.compile(
    rf"[»”\"],? (?:{_VERBS}|a-t-(?:il|elle)) (?P<who>(?:(?:the|la|le|les|l['’]) ?)?(?:[\w’'-]+ ){{0,3}}[A-ZÀ-Þ][\w’'-]+)", re.IGNORECASE
)
_NOBODY = re.compile(r"^(?:it|he|she|they|we|i|you|il|elle|ils|elles|on|ce|cela|which|who|qui|que|there|l['’]instant|le moment|cause|for|la plupart|rappel)$", re.IGNORECASE)


def attributed_to(text: str) -> str | None:
    """The speaker the sentence names for what it reports; None where the paper speaks for itself or a pronoun does."""
    for pattern in (_LEAD, _INVERTED, _SPEAKER):
        for match in pattern.finditer(text):
            who = match["who"].strip()
            if pattern is _LEAD and match.group().lower().startswith("pour ") and not re.match(r"(?:le |la |les |l['’])?[A-ZÀ-Þ]", who):
                continue
            if who and not _NOBODY.match(who) and not (pattern is _LEAD and match.group().lower().startswith("pour ")):
                return who
    return None


def speakers(text: str) -> int:
    """How many different sources the sentence names: two of them may disagree within it."""
    named = {m["who"].strip().casefold() for m in _LEAD.finditer(text) if not m.group().lower().startswith("pour ")}
    named |= {m["who"].strip().casefold() for m in _SPEAKER.finditer(text)}
    return len({who for who in named if not _NOBODY.match(who)})
