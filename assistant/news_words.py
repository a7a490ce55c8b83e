"""The French and English words that, with a time, ask for all the news of it."""

from __future__ import annotations

from assistant.shape_words import DONNE, GIVE, whole

_ALL_NEWS = (
    r"(?:(?:(?:the|all|main|key|major|big|biggest|top|latest|important|other|most important|world|in) )*"
    r"(?:news|headlines?|events?|stories|articles|developments|papers|press|happenings|everything|world|archive|digest)"
    r"|(?:(?:l'|la |le |les |toute |toutes |tous |des |grande?s |principa(?:les|ux) |derni(?:ers|ères) |faits )*)"
    r"(?:actualités?|actus?|nouvelles|infos?|informations|événements|évènements|presse|articles|journaux|titres"
    r"|monde|marquants|faits)(?: (?:marquants|importants))?)"
)
_DIGEST = (
    r"(?:(?:a|an|the|un|une|le|la) )?(?:(?:short|brief|quick|bref|brève|court|petit|petite) )?"
    r"(?:timeline|chronology|digest|recap|summary|overview|rundown|roundup|round-up|review|chronologie|résumé|synthèse"
    r"|récapitulatif|point|revue)"
)
NEWS = whole(
    r"(?:what(?:'s| is| was| are| were|'re) (?:there )?(?:new|the latest|going on|happening)|any(?:thing)? new"
    r"|catch me up|what (?:has|have|had) been (?:happening|going on)|what(?: did| have| has)? (?:i|we) miss(?:ed)?)"
    rf"(?: (?:in|on|from|with) {_ALL_NEWS})?",
    rf"(?:{GIVE}|(?:is|are|was|were) there |what(?:'s| is| was| are| were) (?:in |on )?)?(?:any )?{_ALL_NEWS}",
    rf"what (?:has |have |had )?(?:happened|made) (?:in )?{_ALL_NEWS}",
    r"(?:quoi de (?:neuf|nouveau)|(?:qu'y a-t-il|y a-t-il|qu'est-ce qu'il y a) (?:de |du )?(?:neuf|nouveau)"
    r"|du (?:neuf|nouveau)|qu'ai-je manqué|qu'avons-nous manqué|que (?:faut-il|doit-on|peut-on) retenir)"
    rf"(?: dans {_ALL_NEWS})?",
    rf"(?:{DONNE}|(?:quel(?:le)?s?|que(?:lle)?) (?:est|sont|était|étaient|a été|ont été|furent|fut) )?{_ALL_NEWS}",
    rf"(?:quel(?:le)?s? )(?:sont les |ont été les )?{_ALL_NEWS}(?: (?:y a-t-il|avez-vous|as-tu)(?: eu)?)?",
    rf"(?:que s'est-il passé|qu'est-ce qui s'est passé) dans {_ALL_NEWS}",
    rf"(?:{GIVE}|{DONNE}){_DIGEST}(?: (?:of|on|from|de|des|du|sur) ?{_ALL_NEWS})?",
    rf"(?:summari[sz]e|sum up|recap|résume[rz]?|récapitule[rz]?)(?:-moi|-nous| for me| me)? ?(?:{_ALL_NEWS})?",
)
"""With a time and nothing else, all that was reported then."""
