"""Tells what is no question of fact: greetings, thanks, help, the list of articles, a summary."""

from __future__ import annotations

import re
from typing import Literal

from assistant.length import split_length

Talk = Literal["greeting", "thanks", "bye", "help", "list", "summary", "published", "source", "author"]

_ARTICLE = (
    r"(?:(?:the|this|that|these|your|all|l['’]|cet?|cette|ces|les|le|vos|tes) ?)?(?:shipped |whole |full )?(?:articles?"
    r"|pages?|texts?|textes?|documents?|story|stories|news|corpus|archives?|papier)"
)
_THIS = rf"(?:{_ARTICLE}|it|this|that|ceci|cela|ça|celui-ci)"
_WHEN_TOO = r"(?:[ ,]*(?:and|et) (?:when|where|why|quand|où|à quelle date|when was it (?:published|written)))?"
_POLITE = (
    r"(?:[\s,]*(?:please|s['’]il (?:te|vous) pla[iî]t|svp|stp|for me|pour moi|in (?:short|brief|a few (?:words"
    r"|sentences|lines))|en (?:bref|quelques (?:mots|phrases|lignes)|résumé)|briefly|brièvement|again|encore))*"
)
_ASK = (
    r"(?:(?:can|could|would|will) you |(?:peux|pouvez|pourrais|pourriez)[- ](?:tu|vous) |please |merci de |i(?:'d"
    r"| would) like (?:you to |a )?|je (?:veux|voudrais) (?:un |que tu )?|fais(?:-moi)? |faites(?:-moi)? |me )*"
)

_RULES: tuple[tuple[Talk, str], ...] = (
    (
        "greeting",
        r"(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|greetings|bonjour|bonsoir|salut|coucou"
        r"|rebonjour)(?: there| all| everyone| à tous| à toi| à vous| assistant| monsieur| madame)?"
        r"(?:[ ,!.]*(?:how are you(?: doing)?(?: today)?|comment (?:ça va|allez-vous|vas-tu)|ça va))?"
        r"|how are you(?: doing)?|ça va|comment (?:ça va|allez-vous|vas-tu))",
    ),
    (
        "thanks",
        r"(?:(?:ok|okay|great|perfect|super|parfait|génial|très bien|d['’]accord|cool|nice)[ ,!.]*)*(?:(?:many "
        r"|no )?thanks?(?: you)?(?: (?:a lot|so much|very much|again))?|thx|cheers|merci(?: (?:beaucoup|bien|à toi"
        r"|à vous|encore|infiniment))?|mille mercis)"
        r"(?:[ ,!.]*(?:(?:that|this|it) (?:helps?|helped|was (?:very |really )?(?:helpful|useful|great))(?: a lot)?"
        r"|for (?:your|the) (?:help|answer)|(?:for|pour) (?:tout|ton aide|votre aide|that|everything)"
        r"|c['’]est (?:parfait|clair|très utile|gentil)|ça m['’]aide))?"
        r"|(?:ok|okay|great|perfect|super|parfait|génial|très bien|d['’]accord|cool|got it|compris|i see|je vois)",
    ),
    (
        "bye",
        r"(?:good ?bye|bye|see you(?: (?:later|soon))?|au revoir|à (?:bientôt|plus(?: tard)?|demain)|bonne (?:journée"
        r"|soirée|nuit|fin de journée)|have a (?:nice|good) (?:day|evening)|[ ,!.-])+",
    ),
    (
        "help",
        r"(?:help(?: me)?|aide(?:-moi)?|à l['’]aide|what can (?:you|i) (?:do|ask)(?: (?:here|you|for me))?"
        r"|what do you do|what are you(?: (?:for|able to do))?|who are you|how (?:do|can|should) (?:i|you|one) (?:use"
        r"|ask|work)(?: (?:this|it|you|questions?))*|how does (?:this|it) work|"
        r"(?:que|qu['’]est-ce que) (?:sais|peux|pouvez|savez|tu (?:sais|peux)|vous (?:savez|pouvez))[- ]?(?:tu"
        r"|vous)? ?(?:faire)?(?: pour moi)?|qui (?:es-tu|êtes-vous|est-ce)|(?:tu es|vous êtes) qui"
        r"|comment (?:ça marche|t['’]utiliser|vous utiliser|utiliser (?:ceci|cet outil|l['’]assistant)|fonctionnes?-tu"
        r"|fonctionnez-vous|puis-je t['’]utiliser|ça fonctionne)|"
        r"à quoi (?:sers-tu|servez-vous)|what (?:kind of )?questions? can i ask|quelles questions (?:puis-je|peut-on"
        r"|je peux) poser|tell me about yourself|présente-toi|what is this(?: (?:site|tool|app|page|thing))?)",
    ),
    (
        "list",
        rf"{_ASK}(?:(?:which|what) (?:are the )?{_ARTICLE}(?: (?:do you (?:have|know|hold|cover)|have you got"
        rf"|are (?:there|available|in(?:dexed)?.*)|can i ask about|is there|did you read|are you (?:using|based on)))?"
        rf"|"
        rf"(?:list|show|give)(?: me)? (?:all )?(?:of )?{_ARTICLE}(?: you have| available)?"
        rf"|how many articles (?:do you have|are there|have you got)|what(?:'s| is) in {_ARTICLE}"
        rf"|what do you know(?: about)?|what sources? do you (?:have|use)|"
        rf"(?:quels|quelles) (?:sont )?{_ARTICLE}(?: (?:as-tu|avez-vous|(?:sont )?disponibles|y a-t-il|connais-tu"
        rf"|connaissez-vous|sont (?:disponibles|là|indexés).*|(?:tu as|vous avez)|est-ce que (?:tu as|vous avez)))?"
        rf"|(?:liste|donne|montre|énumère)[rz]?(?:-moi)? (?:tous )?{_ARTICLE}|combien d['’]articles (?:as-tu|avez-vous"
        rf"|y a-t-il|sont disponibles)|"
        rf"que contient (?:le|ton|votre) corpus|de quels articles disposes?-(?:tu|vous)|quelles (?:sont )?(?:tes"
        rf"|vos) sources)",
    ),
    (
        "summary",
        rf"{_ASK}(?:summari[sz]e(?: {_ARTICLE}| it| this| that)?|(?:a |an |the )?(?:short |brief |quick )?(?:summary"
        rf"|overview|gist|abstract|tl;?dr)(?: of {_ARTICLE})?|sum (?:it|this|{_ARTICLE}) up|sum up {_ARTICLE}|(?:give"
        rf"|tell|list)(?: me)? (?:a |an |the )?(?:short |brief |quick )?(?:summary|overview|gist|(?:key"
        rf"|main) (?:points|facts|ideas|takeaways))(?: of {_ARTICLE})?|"
        rf"what (?:is|are|was) {_ARTICLE} (?:all )?about|what (?:does|do) {_ARTICLE} (?:say|talk about|tell)|what(?:'s"
        rf"| is| are) the (?:key|main) (?:points?|facts|ideas?|takeaways|story|topic|subject)(?: of {_ARTICLE})?"
        rf"|(?:the )?(?:key|main) (?:points|facts|ideas|takeaways)(?: of {_ARTICLE})?|"
        rf"résume[zr]?(?:-moi)?(?: {_ARTICLE}| ça| cela| le)?|(?:un |le )?(?:bref |court |petit )?résumé(?: (?:de |du "
        rf"|d['’])?{_ARTICLE})?|de quoi (?:parle(?:nt)?|traite(?:nt)?|il s['’]agit"
        rf"|est-il question)(?: dans)?(?: {_ARTICLE}| ça)?|que dit {_ARTICLE}|(?:quels sont )?les (?:points (?:clés"
        rf"|essentiels|principaux)|grandes lignes|idées principales)(?: (?:de |du |d['’])?{_ARTICLE})?"
        rf"|quel est le sujet (?:de |du |d['’])?{_ARTICLE}|l['’]essentiel(?: (?:de |du |d['’])?{_ARTICLE})?|"
        rf"donne[zr]?(?:-moi)? (?:un |le |les )(?:bref |court |petit )?(?:résumé|points (?:clés|essentiels|principaux)"
        rf"|l['’]essentiel)(?: (?:de |du |d['’])?{_ARTICLE})?)",
    ),
    (
        "author",
        rf"(?!.*\bit\b)(?:(?:who|by whom|by who) (?:wrote|is|was|has written|authored|signed|penned) (?:the (?:author"
        rf"|writer|journalist|reporter)(?: of {_THIS})?|{_THIS}(?: (?:written|signed|by))?){_WHEN_TOO}"
        rf"|(?:is|was) there (?:an? |any )?(?:named )?(?:author|byline|writer|journalist)(?: named)?(?: (?:for|of|on|to"
        rf"|in) {_THIS})?|(?:does|do) {_THIS} (?:have|name|give|mention) (?:an? |any |its |the )?(?:author|byline"
        rf"|writer|journalist)s?|(?:what(?:'s| is) )?the (?:author|byline|writer)(?:'s name)?"
        rf"(?: of {_THIS})?{_WHEN_TOO}"
        rf"|(?:author|byline)(?: of {_THIS})?|who are the authors(?: of {_THIS})?|when and by whom was {_THIS} written"
        rf"|qui (?:a écrit|a rédigé|a signé|signe|écrit|est l['’]auteure?|est le journaliste|sont les auteurs)"
        rf"(?: (?:de |du |d['’])?{_THIS})?{_WHEN_TOO}|par qui {_THIS} (?:a-t-il|a-t-elle|est-il|est-elle) (?:été )?"
        rf"(?:écrite?|rédigée?|signée?)|de qui (?:est|sont) {_THIS}|{_THIS} est(?:-il|-elle)? (?:de qui|signée?)"
        rf"|y a-t-il (?:un|une) (?:auteure?|signature|journaliste)(?: (?:à|pour|de) {_THIS})?"
        rf"|(?:quel est )?(?:le nom de )?l['’]auteure?(?: (?:de |du |d['’])?{_THIS})?{_WHEN_TOO})",
    ),
    (
        "published",
        rf"(?:when (?:was|were|is) {_THIS} (?:published|written|posted|released|dated|from)|what (?:is"
        rf"|was) (?:the )?(?:publication )?date (?:of (?:publication of )?{_ARTICLE}|of publication)|what(?:'s"
        rf"| is) the date of {_ARTICLE}|(?:publication date|date of (?:publication|{_ARTICLE}))|how (?:old"
        rf"|recent) is {_ARTICLE}|"
        rf"(?:quand|à quelle date|quel jour) {_ARTICLE} (?:a-t-il|a-t-elle|ont-ils) été (?:publiée?s?|écrite?s?"
        rf"|mis en ligne)|de quand (?:date|est) {_ARTICLE}|(?:quelle est la )?date (?:de (?:publication"
        rf"|parution)(?: (?:de |du |d['’]){_ARTICLE})?|(?:de |du |d['’]){_ARTICLE})|de quand date-t-il)",
    ),
    (
        "source",
        rf"(?:where (?:does|do) {_THIS} come from|where (?:is|was|are) {_THIS} (?:from|taken from|published|posted)"
        rf"|(?:who|which (?:site|outlet|paper|newspaper|source)) (?:published|posted) {_THIS}"
        rf"|what(?:'s| is) the source(?: of {_ARTICLE})?"
        rf"|d['’]où (?:vient|provient|sort) {_THIS}"
        rf"|d['’]où (?:vient|provient)-(?:t-)?(?:il|elle)"
        rf"|qui (?:a publié|publie) {_THIS}"
        rf"|quel (?:journal|site|média) (?:a publié|publie) {_THIS}"
        rf"|quelle est la source(?: (?:de |du |d['’]){_ARTICLE})?)",
    ),
)
_OPENER = r"(?:so|alors|et|and|bon|well|ok|bonjour|hello|hi)?[ ,!]*"
_COMPILED = tuple((talk, re.compile(rf"{_OPENER}(?:{rule}){_POLITE}", re.IGNORECASE)) for talk, rule in _RULES)
LONGEST = 200
"""Characters; what is longer is no small talk, and would take the patterns long to tell."""


def small_talk(question: str) -> Talk | None:
    """What the question is beside a question of fact; None where it is one."""
    plain = re.sub(r"\s+", " ", question.replace("’", "'")).strip()
    if not plain or len(plain) > LONGEST:
        return None
    shorter, length = split_length(plain)
    if length is not None:  # nothing but a summary has a length
        return "summary" if small_talk(shorter) == "summary" else None
    if set(plain) <= {"?", " "}:
        return "help"
    bare = re.sub(r"^\W+|\W+$", "", plain)
    return next((talk for talk, pattern in _COMPILED if pattern.fullmatch(bare)), None)
