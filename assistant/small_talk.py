"""Recognises what is no question about what the articles say: greetings, thanks, help, the list of articles, a summary."""

from __future__ import annotations

import re
from typing import Literal

Talk = Literal["greeting", "thanks", "bye", "help", "list", "summary", "published", "source"]

_ARTICLE = r"(?:(?:the|this|that|these|your|all|l['’]|cet|cette|ces|les|le|vos|tes) ?)?(?:shipped |whole |full )?(?:articles?|pages?|texts?|textes?|documents?|story|stories|news|corpus|archives?|papier)"
_POLITE = r"(?:[\s,]*(?:please|s['’]il (?:te|vous) pla[iî]t|svp|stp|for me|pour moi|in (?:short|brief|a few (?:words|sentences|lines))|en (?:bref|quelques (?:mots|phrases|lignes)|résumé)|briefly|brièvement|again|encore))*"
_ASK = r"(?:(?:can|could|would|will) you |(?:peux|pouvez|pourrais|pourriez)[- ](?:tu|vous) |please |merci de |i(?:'d| would) like (?:you to |a )?|je (?:veux|voudrais) (?:un |que tu )?|fais(?:-moi)? |faites(?:-moi)? |me )*"

_RULES: tuple[tuple[Talk, str], ...] = (
    (
        "greeting",
        r"(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|greetings|bonjour|bonsoir|salut|coucou|rebonjour)(?: there| all| everyone| à tous| à toi| à vous| assistant| monsieur| madame)?"
        r"(?:[ ,!.]*(?:how are you(?: doing)?(?: today)?|comment (?:ça va|allez-vous|vas-tu)|ça va))?|how are you(?: doing)?|ça va|comment (?:ça va|allez-vous|vas-tu))",
    ),
    (
        "thanks",
        r"(?:(?:ok|okay|great|perfect|super|parfait|génial|très bien|d['’]accord|cool|nice)[ ,!.]*)*(?:(?:many |no )?thanks?(?: you)?(?: (?:a lot|so much|very much|again))?|thx|cheers|merci(?: (?:beaucoup|bien|à toi|à vous|encore|infiniment))?|mille mercis)"
        r"(?:[ ,!.]*(?:(?:that|this|it) (?:helps?|helped|was (?:very |really )?(?:helpful|useful|great))(?: a lot)?|for (?:your|the) (?:help|answer)|(?:for|pour) (?:tout|ton aide|votre aide|that|everything)|c['’]est (?:parfait|clair|très utile|gentil)|ça m['’]aide))?"
        r"|(?:ok|okay|great|perfect|super|parfait|génial|très bien|d['’]accord|cool|got it|compris|i see|je vois)",
    ),
    ("bye", r"(?:good ?bye|bye(?:[ -]bye)?|see you(?: (?:later|soon))?|au revoir|à (?:bientôt|plus(?: tard)?|demain)|bonne (?:journée|soirée|nuit|fin de journée)|have a (?:nice|good) (?:day|evening)|[ ,!.]+)+"),
    (
        "help",
        r"(?:help(?: me)?|aide(?:-moi)?|à l['’]aide|\?+|what can (?:you|i) (?:do|ask)(?: (?:here|you|for me))?|what do you do|what are you(?: (?:for|able to do))?|who are you|how (?:do|can|should) (?:i|you|one) (?:use|ask|work)(?: (?:this|it|you|questions?))*|how does (?:this|it) work|"
        r"(?:que|qu['’]est-ce que) (?:sais|peux|pouvez|savez|tu (?:sais|peux)|vous (?:savez|pouvez))[- ]?(?:tu|vous)? ?(?:faire)?(?: pour moi)?|qui (?:es-tu|êtes-vous|est-ce)|(?:tu es|vous êtes) qui|comment (?:ça marche|t['’]utiliser|vous utiliser|utiliser (?:ceci|cet outil|l['’]assistant)|fonctionnes?-tu|fonctionnez-vous|puis-je t['’]utiliser|ça fonctionne)|"
        r"à quoi (?:sers-tu|servez-vous)|what (?:kind of )?questions? can i ask|quelles questions (?:puis-je|peut-on|je peux) poser|tell me about yourself|présente-toi|what is this(?: (?:site|tool|app|page|thing))?)",
    ),
    (
        "list",
        rf"{_ASK}(?:(?:which|what) (?:are the )?{_ARTICLE}(?: (?:do you (?:have|know|hold|cover)|have you got|are (?:there|available|in(?:dexed)?.*)|can i ask about|is there|did you read|are you (?:using|based on)))?|"
        rf"(?:list|show|give)(?: me)? (?:all )?(?:of )?{_ARTICLE}(?: you have| available)?|how many articles (?:do you have|are there|have you got)|what(?:'s| is) in {_ARTICLE}|what do you know(?: about)?|what sources? do you (?:have|use)|"
        rf"(?:quels|quelles) (?:sont )?{_ARTICLE}(?: (?:as-tu|avez-vous|(?:sont )?disponibles|y a-t-il|connais-tu|connaissez-vous|sont (?:disponibles|là|indexés).*|(?:tu as|vous avez)|est-ce que (?:tu as|vous avez)))?|(?:liste|donne|montre|énumère)[rz]?(?:-moi)? (?:tous )?{_ARTICLE}|combien d['’]articles (?:as-tu|avez-vous|y a-t-il|sont disponibles)|"
        rf"que contient (?:le|ton|votre) corpus|de quels articles disposes?-(?:tu|vous)|quelles (?:sont )?(?:tes|vos) sources)",
    ),
    (
        "summary",
        rf"{_ASK}(?:summari[sz]e(?: {_ARTICLE}| it| this| that)?|(?:a |an |the )?(?:short |brief |quick )?(?:summary|overview|gist|abstract|tl;?dr)(?: of {_ARTICLE})?|sum (?:it|this|{_ARTICLE}) up|sum up {_ARTICLE}|(?:give|tell|list)(?: me)? (?:a |an |the )?(?:short |brief |quick )?(?:summary|overview|gist|(?:key|main) (?:points|facts|ideas|takeaways))(?: of {_ARTICLE})?|"
        rf"what (?:is|are|was) {_ARTICLE} (?:all )?about|what (?:does|do) {_ARTICLE} (?:say|talk about|tell)|what(?:'s| is| are) the (?:key|main) (?:points?|facts|ideas?|takeaways|story|topic|subject)(?: of {_ARTICLE})?|(?:the )?(?:key|main) (?:points|facts|ideas|takeaways)(?: of {_ARTICLE})?|"
        rf"résume[zr]?(?:-moi)?(?: {_ARTICLE}| ça| cela| le)?|(?:un |le )?(?:bref |court |petit )?résumé(?: (?:de |du |d['’])?{_ARTICLE})?|de quoi (?:parle(?:nt)?|traite(?:nt)?|il s['’]agit|est-il question)(?: dans)?(?: {_ARTICLE}| ça)?|que dit {_ARTICLE}|(?:quels sont )?les (?:points (?:clés|essentiels|principaux)|grandes lignes|idées principales)(?: (?:de |du |d['’])?{_ARTICLE})?|quel est le sujet (?:de |du |d['’])?{_ARTICLE}|l['’]essentiel(?: (?:de |du |d['’])?{_ARTICLE})?|"
        rf"donne[zr]?(?:-moi)? (?:un |le |les )(?:bref |court |petit )?(?:résumé|points (?:clés|essentiels|principaux)|l['’]essentiel)(?: (?:de |du |d['’])?{_ARTICLE})?)",
    ),
    (
        "published",
        rf"(?:when (?:was|were|is) (?:{_ARTICLE}|it|this) (?:published|written|posted|released|dated|from)|what (?:is|was) (?:the )?(?:publication )?date (?:of (?:publication of )?{_ARTICLE}|of publication)|what(?:'s| is) the date of {_ARTICLE}|(?:publication date|date of (?:publication|{_ARTICLE}))|how (?:old|recent) is {_ARTICLE}|"
        rf"(?:quand|à quelle date|quel jour) {_ARTICLE} (?:a-t-il|a-t-elle|ont-ils) été (?:publiée?s?|écrite?s?|mis en ligne)|de quand (?:date|est) {_ARTICLE}|(?:quelle est la )?date (?:de (?:publication|parution)(?: (?:de |du |d['’]){_ARTICLE})?|(?:de |du |d['’]){_ARTICLE})|de quand date-t-il)",
    ),
    (
        "source",
        rf"(?:where (?:does|do) {_ARTICLE} come from|(?:who|which (?:site|outlet|paper|newspaper|source)) (?:published|posted) {_ARTICLE}|what(?:'s| is) the source(?: of {_ARTICLE})?|d['’]où vient {_ARTICLE}|qui a publié {_ARTICLE}|quelle est la source(?: (?:de |du |d['’]){_ARTICLE})?)",
    ),
)
_COMPILED = tuple((talk, re.compile(rf"\W*(?:so|alors|et|and|bon|well|ok|bonjour|hello|hi)?[ ,!]*(?:{rule}){_POLITE}\W*", re.IGNORECASE)) for talk, rule in _RULES)


def small_talk(question: str) -> Talk | None:
    """What the question is beside a question of fact; None where it is one."""
    plain = re.sub(r"\s+", " ", question.replace("’", "'")).strip()
    for talk, pattern in _COMPILED:
        if plain and pattern.fullmatch(plain):
            return talk
    return None
