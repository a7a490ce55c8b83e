"""What a question asks for: the kind of answer, its language, the time it speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.facts.dates import years
from assistant.facts.numbers import amounts
from assistant.facts.period import Period
from assistant.quantity import dimension
from assistant.roles import ROLES
from assistant.when import asked_time, bounds, wants_newest
from corpus.language import identify_question

Asked = Literal[
    "amount", "percent", "change", "number", "date", "duration", "length", "measure", "person", "country", "place",
    "name", "reason", "manner", "yes_no", "any",
]  # fmt: skip

_RULES: tuple[tuple[Asked, str], ...] = (
    (
        "change",
        r"^how much (?:did|do|does|has|have|will|would) .+ by\W*$|"
        r"\b(?:by how (?:much|many)|how much (?:more|less|higher|lower|bigger|larger|smaller|greater|cheaper|dearer)|"
        r"how many times|by what (?:factor|percentage|percent|proportion|margin)|"
        r"de combien(?! (?:de |d'))|par combien|combien (?:de|en) (?:plus|moins)|combien de fois|"
        r"dans quelles? proportions?|quelle (?:est la )?(?:hausse|augmentation|progression|baisse|diminution|ampleur)|"
        r"(?:what|how (?:big|large|sharp|steep)) (?:is |was |are |an? |the )*(?:increase|rise|jump|drop|fall|"
        r"decrease|surge|cut))\b",
    ),
    (
        "percent",
        r"\b(?:what (?:percentage|percent|per cent|share|proportion|rate)|which (?:percentage|share)|how (?:fast|"
        r"strongly)|"
        r"quel(?:le)?s? (?:est (?:le|la) |sont les |sera (?:le|la) )?(?:pourcentages?|taux|parts?|proportions?|"
        r"croissance)|"
        r"(?:growth|inflation|unemployment|turnout) (?:rate|figure|forecast)|taux de)\b",
    ),
    (
        "length",
        r"\bhow long (?:is|are|was|were|will) (?:the |a |an |its |their |this |that )?(?:[\w'-]+ ){0,4}?"
        r"(?:be(?= ?\?|$)|(?:bridge|road|route|tunnel|canal|river|wall|fence|pier|quay|track|line|path|beach|runway"
        r"|pipeline|cable|ship|boat|vessel|train|bus|tram|viaduct|dam|dyke|trail|lane|street|queue|border|coast|pool|reef"
        r"|crack|trench|platform|footbridge|walkway|motorway|railway|section|stretch)s?\b"
        r"(?!.*\b(?:closed|shut|open|blocked|out|late|delayed|suspended|going|expected|due|to|stay|last|take|been)\b))"
        r"|\b(?:quelle (?:est |était |sera )?(?:la )?longueur|what (?:is|was|will be)? ?(?:the |its )?(?:total )?length"
        r"|longueur d[eu']|de quelle longueur|how many (?:metres|meters|kilometres|kilometers|miles) long|"
        r"combien (?:de (?:mètres|kilomètres) )?(?:mesure|mesurent|fait en longueur))",
    ),
    (
        "duration",
        r"\b(?:how long|for how (?:many|long)|combien de temps|pendant combien|quelle (?:est la )?durée|"
        r"depuis combien)\b",
    ),
    (
        "amount",
        r"\b(?:how much|what (?:is|was|are|were|will be)? ?(?:the |its |their )?(?:total |overall )?(?:amount|budget|"
        r"cost|price|sum|value|funding|investment|fine|bill)\b|"
        r"what (?:amount|sum|price|budget)|quel(?:le)?s? (?:est |était |sont |sera )?(?:le |la |les |son |"
        r"leur )?(?:montants?|sommes?|budgets?|coûts?|prix|valeur|enveloppe|amende|facture)|"
        r"combien (?:coûte|coute|vaut|valait|gagne|d'argent|a coûté|d['’]euros|de (?:yens|dollars|milliards|millions|"
        r"euros)))",
    ),
    (
        "amount",
        r"\bhow many (?:(?:million|billion|trillion)s? )?(?:of )?(?:us )?(?:dollars|euros|yen|pounds|yuan|francs)\b",
    ),
    (
        "number",
        r"\b(?:how old|what age|quel âge|âgée? de combien|"
        r"how many|what number|death toll|bilan (?:humain|des victimes)|"
        r"combien d(?:e|['’])|quel (?:est le )?nombre|quel (?:est le )?bilan|combien sont|"
        r"combien étaient)\b",
    ),
    ("amount", r"\bcombien\b"),
    (
        "date",
        r"\b(?:when|what (?:date|day|year|month|time)|which (?:date|day|year|month)|(?:since|until|by) when|quand|"
        r"(?:à |en |de |depuis |jusqu'à )?quel(?:le)? (?:est la )?(?:date|jour|année|mois|heure|moment))\b",
    ),
    (
        "country",
        r"\b(?:(?:which|what) (?:\w+ ){0,2}?(?:countr(?:y|ies)|nations?|powers|states)(?!')|"
        r"quel(?:le)?s? (?:\w+ ){0,3}?(?:pays|nations?|puissances|états)|"
        r"(?:rivals?|competitors?|rivaux|concurrents?|rivales?)\b)",
    ),
    ("person", rf"\b(?:which|what|quel(?:le)?s?) (?:\w+ ){{0,1}}?(?:{ROLES})s?\b"),
    ("person", r"\b(?:who|whom|whose|qui)\b"),
    ("place", r"\b(?:where|où|in (?:which|what) (?:city|town|place)|dans quel(?:le)? (?:ville|lieu|endroit|région))\b"),
    (
        "reason",
        r"\b(?:why|what (?:caused|is the reason|are the reasons)|for what reason|pourquoi|"
        r"pour quel(?:le)?s? raisons?|à cause de quoi|dans quel but)\b",
    ),
    (
        "name",
        r"\b(?:(?:which|what) (?:\w+ ){0,2}?(?:compan(?:y|ies)|firms?|ministr(?:y|ies)|agenc(?:y|ies)|"
        r"organi[sz]ations?|groups?|teams?|institutions?|venture)(?!')|"
        r"quel(?:le)?s? (?:\w+ ){0,3}?(?:entreprises?|sociétés?|ministères?|agences?|organisations?|groupes?|"
        r"équipes?|institutions?))\b",
    ),
    ("manner", r"\b(?:how|comment|in what way|de quelle (?:manière|façon))\b"),
    (
        "yes_no",
        r"^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|est-ce|y a-t-il|\S+-t-(?:il|elle|"
        r"on)|a-t-)\b",
    ),
)
_NOUNS: tuple[tuple[Asked, str], ...] = (
    (
        "change",
        r"\b(?:ampleur|hausse|augmentation|increase|rise|jump|surge|multipli\w*|tripl\w*|quadrupl\w*|doubl\w*)\b",
    ),
    (
        "percent",
        r"\b(?:growth|croissance|inflation|unemployment|chômage|taux|rate|percentage|pourcentage|turnout|"
        r"participation)\b",
    ),
    (
        "amount",
        r"\b(?:montants?|budgets?|coûts?|prix|price|cost|funding|financement|amount|worth|salary|salaire|amende|fine|"
        r"enveloppe|revenue|turnover|profits?|net loss|debts?|dividend|rent|chiffre d'affaires|recettes|bénéfices?|"
        r"pertes? nettes?|dettes?|dividende|loyer|rançon|ransom)\b",
    ),
    ("date", r"\b(?:dates?|deadline|échéance)\b"),
)
"""What a question in key words, or one that opens with a plain "what", asks for by its noun."""
_COMPILED = tuple((asked, re.compile(pattern, re.IGNORECASE)) for asked, pattern in _RULES)
_COMPILED_NOUNS = tuple((asked, re.compile(pattern, re.IGNORECASE)) for asked, pattern in _NOUNS)
_QUESTION_WORD = re.compile(
    r"\b(?:who|why|how|where|which|does|do|did|is|are|was|were|qui|que|qu'|pourquoi|comment|où|quelles? (?:est|"
    r"sont) les|à quoi|est-ce)\b|-t-|\bwhat (?:did|does|do|kind|sort|came|will)\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"\w-(?:t-)?(?:il|elle|ils|elles|on)\b", re.IGNORECASE)
_PERSONAL = re.compile(
    r"\b(?:who|qui)\s+(?:is |are |was |were |est |sont |était )?(?:the |le |la |les |l['’])?"
    r"(?:\w+ )?(?:runs?|leads?|heads?|chairs?|founded|"
    r"directs?|dirige|préside|pilote|commande|a fondé|mayor|maire|president|présidente?|minist\w+|premier|ceo|pdg|"
    r"chief|boss|"
    r"head of|leader|chair\w*|patron\w*|director|direct(?:eur|rice)|founder|fondat\w+|coach|entraîneu\w+|captain|"
    r"capitaine)\b"
    r"|\b(?:name of the (?:\w+ )?(?:person|president|minister|mayor|ceo|analyst)|nom du (?:premier )?(?:ministre|"
    r"président|maire|pdg|patron))\b"
    r"|\bwhich (?:analyst|person|man|woman|minister|official)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:earmark|allocat|spen[dt]|fund|pay|paid|cost|invest|worth|budget|money|bonds?|grant|subsid|loan|fine[ds]?|"
    r"price|raised?|alloué|consacr|dépens|finan|pay[ée]|coût|invest|vaut|budget|argent|obligations|subvention|prêt|amende|prix|"
    r"débloqu|réserv|affect|montant)",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:growth|grow|rise|increase|expand|inflation|unemployment|rate|consumption|expenditure|croissance|croître|"
    r"augment|hausse|progress|inflation|chômage|taux|consommation|dépenses d'investissement|expansion)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Query:
    """A question made ready for the search."""

    question: str
    """As it was asked."""
    standalone: str
    """As it would be asked without the conversation before it."""
    language: str
    """ISO 639-1."""
    asked: Asked
    years: frozenset[str]
    """Years the question names: an answer about another year is no answer."""
    needs_person: bool = False
    """Only a person's name can answer ("who runs", « qui dirige », "the name of the minister")."""
    time: Period | None = None
    """The time it asks about: what plainly speaks of another is no answer."""
    strictly: bool = False
    """What answers must be of that time for sure: a figure by its own sentence, else by its article's day at least."""
    newest: bool = False
    """It asks how things stand by the newest article ("the latest", « à ce jour »)."""


def understand(question: str, standalone: str, default_language: str, today: Callable[[], date] = date.today) -> Query:
    """The query for ``question``; ``default_language`` is for a question whose words tell no language.

    ``today`` gives the day that a relative time of the question ("last week") is reckoned from.
    """
    language = identify_question(question if len(question) > 24 else standalone, default_language)
    return Query(
        question=question,
        standalone=standalone,
        language=language,
        asked=asked_for(standalone),
        years=frozenset() if bounds(standalone) else frozenset(years(standalone)),
        needs_person=bool(_PERSONAL.search(standalone)),
        time=asked_time(standalone, language, today),
        newest=wants_newest(standalone),
    )


def asked_for(question: str) -> Asked:
    """The kind of answer the question's words ask for; "any" where they do not tell."""
    plain = question.replace("’", "'").strip()
    if dimension(plain) is not None:
        return "measure"
    for asked, pattern in _COMPILED:
        if pattern.search(plain):
            return _refined(asked, plain)
    if _INVERTED.search(plain):
        return _refined("any", plain)
    if _QUESTION_WORD.search(plain) is None or re.match(
        r"(?:what|quel(?:le)?) (?:is|was|are|were|will|est|était|sera)\b", plain, re.IGNORECASE
    ):
        return next((asked for asked, pattern in _COMPILED_NOUNS if pattern.search(plain)), "any")
    return "any"


def _refined(asked: Asked, question: str) -> Asked:
    if asked == "yes_no" and amounts(question, "en") and re.search(r"\b(?:or|ou)\b", question):
        return "change"  # "Does it triple or quadruple?"
    if asked in ("yes_no", "any") and any(value.kind == "factor" for value in amounts(question, "en")):
        return "change"  # "Did it quadruple?" is told by what says how many times
    # "How much will the economy grow" asks for a rate, "how much will go to roads" for money.
    if asked == "amount" and _RATE.search(question) and not _MONEY.search(question):
        return "percent"
    return asked
