"""The small words that give a short question's language away, where a statistical identifier sees too little."""

from __future__ import annotations

import re
from functools import cache

_WORDS = {
    "fr": """
        le la les l' un une des du de d' au aux ce cet cette ces ça c' qui que qu' quoi quel quelle quels quelles
        dont où quand comment combien pourquoi lequel laquelle est sont était étaient a ont avait avaient sera
        seront fut furent être avoir fait faire peut peux peuvent doit il elle ils elles on nous vous je j' tu me m'
        te t' se s' lui leur leurs son sa ses mon ma mes ton ta tes notre nos votre vos et ou mais donc car ni ne n'
        pas plus moins très aussi encore déjà toujours jamais avec sans sous sur dans en par pour vers chez depuis
        pendant avant après entre selon contre jusqu' y bonjour salut bonsoir merci oui non quid parle parlez dis
        dites résume résumez liste explique expliquez donne donnez cite raconte montre alors tout tous toute toutes
        même autre autres français anglais croissance montant année années
    """,
    "en": """
        the a an of to in on at by for from with without about into over under between against during since until
        before after is are was were be been being am do does did done has have had having will would can could
        should may might must shall who whom whose what which when where why how that this these those it its he she
        they we you i me him her them us his their our my your and or but not no nor so if then than there here any
        some many much more most less few each every all both other another also only just still already yet never
        ever hello hi hey thanks thank please yes tell give show list summarize summarise explain else said says get
        got english french growth amount year years
    """,
    "de": """
        der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine keinen ist sind war
        waren wird werden wurde wurden hat haben hatte hatten kann können muss soll wer wen wem wessen was welche
        welcher welches welchen welchem wann wo wohin woher warum wieso weshalb wie wieviel viele viel in im am an
        auf aus bei mit nach von vom vor zu zum zur für über unter zwischen durch gegen ohne um seit bis er sie es
        wir ihr ich du mich mir dich sich sein seine seiner ihre ihrer ihren mein unser als wenn dass auch noch
        schon nur sehr mehr weniger gab gibt hallo danke guten tag bitte ja nein
    """,
    "es": """
        el la los las un una unos unas de del al y e o u pero no ni que qué quién quien quiénes cuál cuáles cuándo
        cuando dónde donde adónde cómo como cuánto cuánta cuántos cuántas por para con sin sobre en entre hasta
        desde hacia según contra es son era eran fue fueron ser estar está están estaba ha han había hay hizo tiene
        tienen tenía puede pueden debe se su sus lo le les me te nos mi tu este esta estos estas ese esa eso esto
        aquel más menos muy también ya aún todavía él ella ellos ellas yo usted ustedes hola gracias sí
    """,
    "it": """
        il lo la i gli le l' un uno una un' di del dello della dei degli delle dell' a al allo alla ai agli alle
        all' da dal dalla dai dalle in nel nello nella nei nelle nell' con su sul sulla sui per tra fra e ed o ma
        non che chi cosa cos' quale quali quando dove dov' come com' quanto quanta quanti quante perché è sono era
        erano fu furono essere ha hanno aveva avevano si suo sua suoi sue loro mio questo questa questi quello
        quella più meno molto anche ancora già ci ne ciao grazie buongiorno sì
    """,
    "pt": """
        o a os as um uma uns umas de do da dos das ao à aos às no na nos nas em por pelo pela pelos pelas para com
        sem sobre entre até desde e ou mas não nem que quem qual quais quando onde como quanto quanta quantos
        quantas porque porquê é são era eram foi foram ser estar está estão há tem têm tinha pode podem deve se seu
        sua seus suas ele ela eles elas eu você vocês este esta esse essa isso isto mais menos muito também já ainda
        olá obrigado obrigada sim
    """,
    "nl": """
        de het een en of maar niet geen is zijn was waren wordt worden werd werden heeft hebben had hadden kan
        kunnen moet wie wat welke welk wanneer waar waarom waarheen hoe hoeveel in op aan bij met naar van voor uit
        door over onder tussen tegen zonder om sinds tot te er hij zij ze wij we jij je u ik mij hun haar zijn mijn
        onze deze dit die dat ook nog al alleen meer minder veel als dan hallo bedankt dank ja nee
    """,
}
_TOKEN = re.compile(r"[^\W\d_]+['’]?")


@cache
def _weights() -> dict[str, dict[str, float]]:
    """What each word says for each language: 1 shared among the languages that have it."""
    owners: dict[str, list[str]] = {}
    for language, words in _WORDS.items():
        for word in set(words.split()):
            owners.setdefault(word, []).append(language)
    return {word: dict.fromkeys(languages, 1 / len(languages)) for word, languages in owners.items()}


def evidence(text: str) -> dict[str, float]:
    """How many function words of each language ``text`` holds; a word of several languages counts in parts."""
    found = dict.fromkeys(_WORDS, 0.0)
    shouted = text.isupper()
    for token in _TOKEN.findall(text):
        if len(token) > 1 and token.isupper() and not shouted:
            continue  # AI and US are names, « ai » and "us" are not
        word = token.casefold().replace("’", "'")
        for language, weight in (_weights().get(word) or _weights().get(word.rstrip("'")) or {}).items():
            found[language] += weight
    return found
