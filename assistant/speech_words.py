"""The French and English words by which `assistant.shape` knows that somebody's own words are asked for."""

from __future__ import annotations

from assistant.shape_words import ARTICLES, DE, TOPIC, find, whole

_ON = r"(?:sur|à propos d[eu]s?|au sujet d[eu]s?|concernant|quant (?:à|aux?))"
# What two say of one thing.
_A_B = r"(?P<a>[^,?]+?),? and (?:of |by )?(?P<b>[^,?]+?)"
_A_ET_B = r"(?P<a>[^,?]+?),? et (?:(?:celles?|ceux|celui|de) )?(?:de la |de l'|du |des |de |d')?(?P<b>[^,?]+?)"
_ABOUT = rf"(?:(?:\s+(?:each|both|respectively))?\s+(?:about|on|over|of|regarding|concerning) {TOPIC})?"
_SUR = rf"(?:\s+{_ON} {TOPIC})?"
_SUR_DE = rf"(?:\s+{DE} ?{TOPIC})?"
_POSITIONS = (
    r"(?:positions?|views?|stances?|opinions?|statements?|claims?|figures?|estimates?|versions?|words|reactions?"
    r"|accounts?|arguments?)"
)
_AVIS = (
    r"(?:positions?|avis|opinions?|déclarations?|propos|chiffres?|estimations?|versions?|réactions?|arguments?"
    r"|points? de vue)"
)
_SAY = r"(?:say|said|think|thought|claim|claimed|report|declare|declared|argue|argued)"
_DIRE = r"(?:disent|pensent|affirment|déclarent|avancent|ont (?:dit|déclaré|affirmé|pensé))"
COMPARED = whole(
    rf"(?:(?:compare|contrast|tell me|summari[sz]e) )?what (?:(?:do|did|have|has) )?{_A_B} (?:(?:each|both|respectively"
    rf"|have) )?{_SAY}{_ABOUT}",
    rf"(?:compare|contrast) (?:the )?{_A_B}(?:'s?)? {_POSITIONS}{_ABOUT}",
    rf"(?:compare|contrast) the {_POSITIONS} (?:of|from|by) {_A_B}{_ABOUT}",
    rf"(?:what (?:is|are|'s) |what's )?(?:the )?differences? between {_A_B}(?:'s?)? {_POSITIONS}{_ABOUT}",
    rf"(?:what (?:is|are|'s) |what's )?(?:the )?differences? between (?:the )?{_POSITIONS} (?:of|from"
    rf"|by) {_A_B}{_ABOUT}",
    rf"(?:what (?:is|are|'s) |what's )?(?:the )?differences? between what {_A_B} {_SAY}{_ABOUT}",
    rf"(?:how|where|on what) do {_A_B} (?:differ|disagree|diverge){_ABOUT}",
    rf"(?:compare[rz]? )?(?:ce que |ce qu'|que |qu')(?P<fr>){_DIRE} {_A_ET_B}{_SUR_DE}",
    rf"(?:compare[rz]? )?(?:ce que|qu'est-ce que) {_A_ET_B} {_DIRE}{_SUR_DE}",
    rf"qu'ont (?:dit|déclaré|affirmé|pensé) {_A_ET_B}{_SUR_DE}",
    rf"compare[rz]? (?:la |les )?{_AVIS} {DE} ?{_A_ET_B}{_SUR}",
    rf"(?:quelle est la |quelles sont les |la |les )?différences? entre (?:la |les |l'|le |ce que )?{_AVIS} {DE} ?"
    rf"{_A_ET_B}{_SUR}",
)

# What one says.
_SAYS = r"(?:say|said|says|think|thinks|thought|declare|declared|comment|claim|claimed)"
SAID_OF = whole(
    r"(?:que|qu')\s?(?:dit|disent|pense|pensent|déclare|déclarent|affirme) (?P<who>.+)",
    r"qu'(?:a|ont) (?:dit|déclaré|affirmé|pensé) (?P<who>.+)",
    r"qu'est-ce qu'(?:a|ont) (?:dit|déclaré|affirmé) (?P<who>.+)",
)
"""« Que dit X de Y »: where X ends must be looked for."""
SAID = (
    *whole(
        rf"(?:tell me |summari[sz]e )?what (?:do|does|did|has|have|had) (?P<who>[^,]+?) (?:ever |actually )?{_SAYS}"
        rf"(?: (?:about|on|of|regarding|concerning) {TOPIC})?",
        rf"(?:tell me |summari[sz]e )?what (?P<who>.+?) (?:said|says|thinks) (?:about|on|of|regarding) {TOPIC}",
        rf"what (?:is|was|are|were) (?P<who>.+?)(?:'s|s') (?:position|view|opinion|stance|reaction|response|comment)s?"
        rf"(?: (?:about|on|of|to|regarding) {TOPIC})?",
        rf"what (?:is|was|are|were) the (?:position|view|opinion|stance|reaction|response)s? of (?P<who>.+?)"
        rf"(?: (?:about|on|to|regarding) {TOPIC})",
        rf"how (?:did|has|have) (?P<who>.+?) (?:react(?:ed)?|respond(?:ed)?|comment(?:ed)? on)(?: (?:to )?{TOPIC})?",
        rf"(?:(?:give|show) me (?:the )?)?(?:quotes?|statements?|words) (?:of|by|from) (?P<who>.+?)"
        rf"(?: (?:about|on|regarding) {TOPIC})?",
        rf"(?:que|qu')\s?(?:dit|disent|pense|pensent|déclare|déclarent|affirme) (?P<who>.+?) {_ON} {TOPIC}",
        rf"qu'(?:a|ont) (?:dit|déclaré|affirmé|pensé) (?P<who>.+?) {_ON} {TOPIC}",
        rf"qu'est-ce qu'(?:a|ont) (?:dit|déclaré|affirmé) (?P<who>.+?) {_ON} {TOPIC}",
        rf"qu'(?:a|ont)-t-?(?:il|elle|ils|elles) (?P<who>\([^)]+\)) (?:dit|déclaré|affirmé)(?: {DE} ?{TOPIC})?",
        r"(?:qu'est-ce que |ce que |qu'est-ce qu'|ce qu')(?P<who>.+?) (?:a dit|ont dit|dit|disent|pense|pensent"
        r"|a déclaré|ont déclaré)"
        rf"(?: {DE} ?{TOPIC})?",
        rf"que (?P<who>.+?) (?:a|ont)-(?:t-)?(?:il|elle|ils|elles) (?:dit|déclaré|affirmé)(?: {DE} ?{TOPIC})?",
        rf"(?:quelle (?:est|était|a été) )?la (?:position|réaction) {DE} ?(?P<who>.+?) (?:{_ON}|face (?:à|aux?)|à"
        rf"|aux?)"
        rf" {TOPIC}",
        rf"quel(?:le)? (?:est|était) l'(?:avis|opinion) {DE} ?(?P<who>.+?) {_ON} {TOPIC}",
        r"comment (?P<who>.+?) (?:a|ont)-(?:t-)?(?:il|elle|ils|elles) réagi(?: (?:à la|à l'|à|aux?|face à) ?"
        rf"{TOPIC})?",
        rf"comment (?:a|ont) réagi (?P<who>.+?)(?: (?:à la|à l'|à|aux?|face à) ?{TOPIC})",
    ),
    *SAID_OF,
)
PAPERS = find(rf"{ARTICLES}")
OF = find(r"\s+(?:de la |de l'|du |des |de |d')")
LEADING = find(r"^(?:of |by |de la |de l'|du |des |d')")
NOBODY = find(
    r"you|we|they|he|she|it|i|one|people|this|that|tu|vous|on|nous|ils?|elles?|ça|cela|ce|the (?:article|text|story)"
    r"|l'article|le texte|(?:this|that|the) (?:mean|word).*|cet? .*article|(?:the |les? |la |l')?(?:french|english"
    r"|law|rules?"
    r"|loi|règlement).*"
)
