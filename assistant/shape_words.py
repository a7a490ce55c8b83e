"""The French and English words by which `assistant.shape` knows what shape of answer a question asks for."""

from __future__ import annotations

import re


def whole(*rules: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of these rules."""
    return tuple(re.compile(rule, re.IGNORECASE) for rule in rules)


def find(rule: str) -> re.Pattern[str]:
    """The pattern of one rule."""
    return re.compile(rule, re.IGNORECASE)


TOPIC = r"(?P<topic>.+)"
_OF = r"(?:of|on|about|for|regarding|concerning)"
DE = r"(?:de la|de l'|du|des|de|d'|sur|à propos d[eu]s?|au sujet d[eu]s?|concernant)"
ARTICLES = (
    r"(?:(?:the |all |our |your )?(?:articles?|stories|papers?|texts?|reports|newspapers?|press|media|news)"
    r"|(?:les |tous les |vos |tes |l')?(?:articles?|journaux|textes?|presse|médias|dépêches))"
)
GIVE = r"(?:(?:give|show|tell|make|write|draw up|build|prepare|get)(?: me| us)? )?"
DONNE = (
    r"(?:(?:donne|fais|montre|dresse|établis|rédige|écris|prépare|propose|donner|faire|dresser|établir)(?:z)?"
    r"(?:[- ](?:moi|nous))? )?"
)

OPENER = find(
    r"^(?:(?:please|hello|hi|hey|so|well|and|ok|okay|bonjour|alors|bon|et|s'il (?:te|vous) plaît|svp)\b[ ,!:]*)*"
    r"(?:(?:can|could|would|will) (?:you|u) (?:please )?|i(?:'d| would) (?:like|love) (?:you to|to (?:have|get|know"
    r"|see))"
    r" |i want (?:you to|to know|a) |do you know |(?:peux|pouvez|pourrais|pourriez)[- ](?:tu|vous) (?:me |nous )?"
    r"|est-ce que (?:tu peux|vous pouvez) (?:me |nous )?|je (?:veux|voudrais|souhaite|souhaiterais|souhaiterai) "
    r"(?:que (?:tu|vous) |avoir |savoir )?|merci de (?:me |nous )?|(?:sais|savez)[- ](?:tu|vous) )?"
)

# Events in order of time.
TELLS = find(
    r"happen|timeline|time line|chronolog|course of events|develop|evol|évolu|unfold|sequence|passé|arrivé|produit"
    r"|étapes"
    r"|steps"
    r"|stages|events|événements|évènements|retrace|summar|sum up|recap|overview|digest|rundown|résum|synthèse"
    r"|le point sur"
    r"|récapitul|tell me|know|known|brief me|news|background|information|informations|info|infos|sait|savons|savez"
    r"|miss|made the|stories|headlines|catch|manqué|retenir|actu|nouveau|marquants|titres|revue|faits"
    r"|sais|parle|dis-moi|dites-moi|nouvelles|neuf|où en|everything|disent|new|latest|explique-moi|contexte"
)
_WHERE = r"(?:with|in|at|to|around|concerning|regarding|on|during|for)"
_OU = r"(?:à la|à l'|à|aux?|en|dans|avec|chez|pour|autour d[eu]s?|concernant|du côté d[eu]s?|lors d[eu]s?|sur)"
HAPPENED = whole(
    rf"what (?:all )?(?:has |have |had )?happened(?: {_WHERE} {TOPIC}|(?P<none>))?",
    rf"(?:que s'est-il passé|qu'est-ce qui s'est passé|qu'est-il arrivé|que s'est-il produit|qu'est-ce qui est arrivé)"
    rf"(?: {_OU} ?{TOPIC})?",
)
"""With a time, anything that happened."""
HAPPENED_WITH = whole(
    rf"what (?:has |have )?happened so far (?:with|in) {TOPIC}",
    rf"what (?:has |have )?happened with {TOPIC}",
    rf"(?:que s'est-il passé|qu'est-ce qui s'est passé) (?:avec|autour d[eu]s?) ?{TOPIC}",
)
"""Without one, only a whole story: "what happened to the price" asks for one fact."""
TIMELINE = whole(
    rf"{GIVE}(?:(?:a|the) )?(?:(?:short|brief|full|complete|quick) )?(?:timeline|time line|chronology|course of events"
    rf"|sequence of events) (?:of|about|{_WHERE}) {TOPIC}",
    rf"how (?:did|has|have) {TOPIC} (?:develop(?:ed)?|evolved?|unfold(?:ed)?)(?: over time)?",
    rf"what (?:are|were|have been) the (?:main |key |major )?(?:events|steps|stages|developments) (?:in|of) {TOPIC}",
    rf"{DONNE}(?:(?:la|une) )?(?:brève |petite )?(?:chronologie|frise(?: chronologique)?) {DE} ?{TOPIC}",
    rf"retrace[rz]?(?:-moi)? (?:les événements|les évènements|l'histoire|la chronologie|les étapes"
    rf"|le fil) {DE} ?{TOPIC}",
    rf"quel(?:le)?s (?:sont|ont été|furent) les (?:grandes |principales |principaux )?(?:étapes|événements|évènements)"
    rf" {DE} ?{TOPIC}",
    rf"comment (?:a|ont) évolué {TOPIC}",
    rf"comment {TOPIC} (?:a|ont)-(?:t-)?(?:il|elle|ils|elles) évolué",
    rf"comment (?:évolue|évoluent) {TOPIC}",
)

# Summaries of a named thing.
SUMMARY = whole(
    rf"(?:summari[sz]e|sum up|recap|recapitulate)(?: for me| me)? {TOPIC}",
    rf"{GIVE}(?:(?:a|the|an) )?(?:(?:short|brief|quick) )?(?:summary|recap|digest|rundown|overview) {_OF} {TOPIC}",
    rf"(?:résume[rz]?|récapitule[rz]?|synthétise[rz]?)(?:-moi|-nous)? {TOPIC}",
    rf"{DONNE}(?:(?:un|le|une|la) )?(?:(?:bref|court|petit|brève) )?(?:résumé|synthèse|récapitulatif) {DE} ?{TOPIC}",
    rf"{DONNE}le point sur {TOPIC}",
)
OF_ARTICLE = find(
    r"(?:(?:the|this|that|l'|le|la|cet|cette|d')\s?)?(?:(?P<one>article|story|text|piece|report|papier|texte|dépêche)"
    r"|(?:(?:the|all|les|tous les|l'|toute l'|all the) ?)?(?:news|latest news|articles|stories|coverage|situation"
    r"|reports"
    r"|actualité|actualités|actu|infos|informations|nouvelles|dépêches|textes|affaire))"
    rf" (?:about|on|of|regarding|titled|called|entitled|intitulé|dont le titre est|qui parlent?|qui traitent?"
    rf"|that talks? about|{DE}) ?(?:{DE} )?{TOPIC}"
)

# What there is on a thing.
_KNOWN = r"(?:do we|do you|does one|do the articles|can you|have we|did we)"
ABOUT = whole(
    rf"tell (?:me|us) (?:more |everything |all |something )?(?:(?:you|we) know )?about {TOPIC}",
    rf"(?:tell me )?(?:what|everything|all) {_KNOWN} (?:already )?know (?:so far )?(?:about|of|on) {TOPIC}",
    rf"what (?:is|'s) (?:so far )?known (?:so far )?(?:about|of|on) {TOPIC}",
    rf"what can (?:you|we) (?:tell me|tell us|say|learn) about {TOPIC}",
    rf"(?:what's|what is) (?:new|the latest|going on|happening) (?:on|with|about|in) {TOPIC}",
    rf"(?:is there )?any (?:recent )?news (?:on|about|of|from) {TOPIC}",
    rf"(?:the )?latest (?:news )?(?:on|about) {TOPIC}",
    rf"{GIVE}(?:some |the |all )?(?:background|information|info|context|facts) (?:on|about) {TOPIC}",
    rf"brief me on {TOPIC}",
    rf"everything (?:(?:you|we) know )?about {TOPIC}",
    rf"(?:que sait-on|qu'est-ce qu'on sait|que savons-nous|que savez-vous|que sais-tu|qu'est-ce que tu sais"
    rf"|qu'est-ce que l'on sait|que sait-on déjà|ce qu'on sait|tout ce qu'on sait) {DE} ?{TOPIC}",
    rf"(?:parle[rz]?|parlez)(?:-(?:moi|nous))? {DE} ?{TOPIC}",
    rf"(?:dis|dites|dire)(?:-(?:moi|nous))? (?:tout |ce que (?:tu sais|vous savez|l'on sait|on sait) "
    rf"|en plus )?{DE} ?{TOPIC}",
    rf"que (?:peux-tu|pouvez-vous|peut-on) (?:me |nous )?dire {DE} ?{TOPIC}",
    rf"(?:quoi de neuf|du nouveau|quelles nouvelles) (?:{DE}|à|avec|pour|dans|chez|en|aux?) ?{TOPIC}",
    rf"où en (?:est-on|sommes-nous|est) (?:(?:avec|{DE}|dans) ?)?{TOPIC}",
    rf"quelles (?:sont les )?(?:dernières )?(?:nouvelles|infos|informations) {DE} ?{TOPIC}",
    rf"{DONNE}(?:des |les )?(?:dernières )?(?:informations|infos|nouvelles) {DE} ?{TOPIC}",
)
CLAUSE = find(
    r"(?:how|why|when|where|what|which|who|whom|whose|whether|if|that|comment|pourquoi|quand|où|qui|que|qu'|quoi|quel"
    r"|quelles?|quels|si|s'il|ce (?:que|qui)|combien)\b|(?:me|it|this|that|you|yourself|him|her|them|us|toi|lui|eux"
    r"|elle"
    r"|ça|cela|ceci|moi|(?:the|this|that|l'|cet|ce|le) ?(?:article|text|story|texte|news|actualité"
    r"|actu)s?(?:[ ,]+please"
    r"|[ ,]+s'il (?:te|vous) plaît)?)$"
)
WHO_IS = find(r"(?:who (?:is|was|are|'s)|who's|qui (?:est|était|sont)|c'est qui,?) (?P<topic>[^,?]+)")

# Yes or no.
REQUEST = find(
    r"(?:can|could|will|would|do|did|are|have) (?:you|u|i|we)\b|(?:peux|pouvez|sais|as|avez)[- ](?:tu|vous)\b|may i"
)
ALTERNATIVE = find(r"\s(?:or|ou)\s")
NEGATIVE = find(
    r"^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)n't\b|\b(?:not|never|no longer|ne|n'\w+|pas"
    r"|jamais|plus aucun|aucun|aucune)\b"
)
"""What a "yes" to a negative question means is not agreed upon."""
TRUE_THAT = find(
    r"(?:is it|was it|is that) (?:true|correct|right|a fact|the case) that |(?:est-il|est-ce) (?:vrai|exact"
    r"|avéré) qu(?:e |')"
)
ASKS_YES_NO = find(
    r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|must)\b(?! it possible to)|est-ce (?:que |qu')"
    r"|y a-t-il|y aura-t-il|y avait-il|y a-t-il eu"
)
INVERTED = find(r"\w-(?:t-)?(?:il|elle|ils|elles|on)\b|\bl'on\b")
ASKING = find(
    r"\b(?:qui|que|quoi|quels?|quelles?|quand|où|pourquoi|comment|combien|lequel|laquelle|lesquel(?:le)?s)\b|^qu'"
    r"|\b(?:who|what|when|where|why|how|which)\b"
)

# Several things of one kind.
LISTED = find(
    r"(?:which|what) (?:(?:other|of the) )?(?:people|countries)\b"
    r"|(?:which|what) (?:(?!is|was|does|did|do|has|will)\w+ )?(?!was|does|has|is)\w{3,}(?<!s)s"
    r"(?= (?:are|were|did|do|have|had|will|can|could|would|is|does|has|\w+ed)\b)"
    r"|(?:list|name|enumerate|cite) (?:me )?(?:all |the |of |some |every )"
    r"|(?:who|what) (?:are|were) (?:the|all) (?:\w+ ){0,3}?\w{3,}s\b"
    r"|quel(?:le)?s (?:(?!est)\w+ ){0,2}?\w{3,}[sx]\b|quels pays|(?:liste|cite|énumère|nomme)[rz]?"
    r"(?:-moi)? (?:tous |toutes )?(?:les|des)|qui sont les|(?:give|tell)(?: me)? (?:all |a list of |the list of "
    r"|the names "
    r"of )|donne[rz]?(?:-moi)? (?:la )?liste"
)

# A topic and nothing else.
ARTICLE_OF = find(r"^(?:the|an?|les?|la|l'|une?|des|du)(?:\s+|(?<='))")
NO_TOPIC = find(
    r"\d|\b(?:who|whom|whose|why|how|where|when|what|which|whether|is|are|was|were|be|been|am|do|does|did|has|have|had"
    r"|will|would|can|could|should|may|might|must|let|tell|show|give|explain|qui|que|quoi|quel(?:le)?s?|pourquoi|comment"
    r"|combien|où|quand|est|sont|était|étaient|sera|seront|a|ont|avait|peut|peux|doit|fait|va|vont|faut|i|you|we|he|she"
    r"|they|it|je|tu|il|elle|on|nous|vous|ils|elles|not|no|yes|ne|pas|oui|non|and|but|or|et|ou|mais|more|encore|plus"
    r"|please|ok|date|source|author|auteure?|article|articles|title|titre|summary|résumé|help|aide|test)\b"
    r"|\b(?:\w+-)(?:moi|nous|t-il|t-elle|il|elle|on|vous|tu)\b|\b\w{3,}n't\b|\bqu'|\bn'|\bj'|\bc'|\bs'|[,;:()]"
)
