"""The French and English words by which `assistant.shape` knows that articles or outlets are to be counted."""

from __future__ import annotations

from typing import Literal

from assistant.shape_words import ARTICLES, DE, TOPIC, find

# How many articles, which articles, which outlets.
_MENTION = (
    r"(?:mention(?:s|ed)?|talk(?:s|ed)? (?:about|of)|speak(?:s)? (?:about|of)|(?:are|is|were|was)(?: there)? "
    r"(?:about|on)|about|on|cover(?:s|ed)?|report(?:s|ed)? on|reported|report|discuss(?:ed)?|deal(?:s|t)? with"
    r"|refer(?:s|red)? to|name|wrote about|write about|carried|ran|published (?:on|about)|featur(?:e|ed)|concern"
    r"|contain|include)"
)
_PARLER = (
    r"(?:mentionnent|évoquent|citent|nomment|couvrent|contiennent|concernent|(?:sont consacrés|se rapportent) (?:à"
    r"|aux?)"
    r"|parlent (?:de la|de l'|du|des|de|d')|traitent (?:de la|de l'|du|des|de|d')|portent sur|sont sur"
    r"|(?:ont|a) (?:mentionné|évoqué|couvert|cité|rapporté|relaté|annoncé|traité|parlé (?:de la|de l'|du|des|de|d')))"
)
_OUTLETS = (
    r"(?:outlets?|newspapers?|papers?|media(?: outlets?)?|news (?:sites?|outlets?|sources?|agencies)"
    r"|publications?|news organi[sz]ations)"
)
_MEDIAS = r"(?:médias?|journaux|titres(?: de presse)?|organes de presse|publications?)"
COUNTS = find(
    r"mention|named|cited|discuss|question|parle|évoqu|cit[ée]|articles?|stories|outlets?|papers?|newspapers|media|publications?|news|médias?|journaux|titres|organes"
)
Counted = Literal["articles", "mentioned", "outlets"]
_RULES: tuple[tuple[Counted, str], ...] = (
    (
        "articles",
        rf"(?:how many|which|what|list|show me|find|name)(?: me)?(?: of)?(?: all)?(?: the)? (?:articles?|stories)"
        rf"(?: do you have)?(?: (?:that|which))?"
        rf" {_MENTION} {TOPIC}",
    ),
    (
        "articles",
        rf"(?:in )?how many (?:articles|stories) (?:is|are|does|do|was|were) {TOPIC} "
        r"(?:mentioned|named|cited|appear|discussed|occur|come up)(?: in)?",
    ),
    (
        "mentioned",
        rf"(?:is|are|was|were) {TOPIC} (?:ever |even |anywhere |also )?(?:mentioned|named|cited|discussed"
        rf"|brought up|referred to|talked about)(?: (?:anywhere|at all|somewhere|(?:anywhere )?in {ARTICLES}))?",
    ),
    (
        "mentioned",
        rf"(?:do|does|did) (?:any (?:of )?)?(?:this |these |one of )?{ARTICLES} (?:ever |even |also )?(?:mention"
        rf"|talk about|speak (?:of|about)|discuss|refer to|name|cite|contain|include) {TOPIC}",
    ),
    ("mentioned", rf"(?:is|are) there (?:any )?(?:mentions?|articles?|stories) (?:of|about|on|mentioning) {TOPIC}"),
    ("mentioned", rf"(?:est-il|est-ce qu'il est|était-il) (?:fait mention|question) ?{DE} ?{TOPIC}"),
    (
        "mentioned",
        rf"(?:parle-t-on|est-ce qu'on parle|mentionne-t-on|évoque-t-on|cite-t-on|y a-t-il (?:un|des) articles?"
        rf"|y a-t-il (?:une )?mention) ?(?:{DE})? ?{TOPIC}",
    ),
    (
        "mentioned",
        rf"(?:est-ce que )?(?:cet article|ces articles|l'un des articles|{ARTICLES}) (?:parle|mentionne|évoque|cite"
        rf"|traite|nomme)(?:nt)?(?:-t)?(?:-ils?|-elles?)? ?(?:{DE})? ?{TOPIC}",
    ),
    (
        "mentioned",
        rf"(?:est-ce que )?{TOPIC} (?:(?:est|sont|était|étaient)(?:-(?:il|elle|ils|elles))?) (?:mentionn|cit|évoqu"
        rf"|nomm)ée?s?(?: (?:quelque part|dans {ARTICLES}))?",
    ),
    (
        "articles",
        rf"in (?:how many|which|what) (?:articles?|stories) (?:is|are|does|do|was|were) {TOPIC} "
        r"(?:mentioned|named|cited|appear|discussed|occur|come up)",
    ),
    ("articles", rf"how (?:often|many times) (?:is|are|do the articles mention) {TOPIC} mentioned"),
    (
        "articles",
        r"(?:combien (?:y a-t-il )?d'|quels (?:sont les )?|(?:liste|montre|cite|trouve|donne)[rz]?(?:-moi)? "
        rf"(?:tous )?les )articles?(?: (?:qui|as-tu qui|avez-vous qui))? {_PARLER} ?{TOPIC}",
    ),
    ("articles", rf"(?:combien (?:y a-t-il )?d'|quels (?:sont les )?)articles (?:sur|à propos de) {TOPIC}"),
    (
        "articles",
        r"dans (?:combien d'|quels )articles (?:est-il question|parle-t-on|est-il fait mention|trouve-t-on"
        rf"|mentionne-t-on|évoque-t-on|cite-t-on|il est question) ?{DE}? ?{TOPIC}",
    ),
    (
        "articles",
        rf"dans (?:combien d'|quels )articles {TOPIC} "
        r"(?:apparaît|apparait|figure|est-(?:il|elle) (?:mentionnée?|citée?|évoquée?)|(?:apparaît|apparait|figure)"
        r"-(?:t-)?(?:il|elle)|apparaissent(?:-(?:ils|elles))?|sont-(?:ils|elles) (?:mentionn|cit|évoqu)ée?s)",
    ),
    (
        "articles",
        r"dans (?:combien d'|quels )articles (?:apparaît|apparait|figure|apparaissent|(?:est|sont) (?:mentionn|cit"
        rf"|évoqu)ée?s?) {TOPIC}",
    ),
    (
        "outlets",
        rf"(?:which|what|how many)(?: of the)? {_OUTLETS}(?: (?:have|has|that|which))? {_MENTION} {TOPIC}",
    ),
    ("outlets", rf"(?:quels|combien de) (?:sont les )?{_MEDIAS}(?: qui)? {_PARLER} ?{TOPIC}"),
    ("outlets", rf"quel(?:le)?s? (?:média|journal|publication)s? (?:a|ont) parlé ?{DE} ?{TOPIC}"),
)
COUNTED = tuple((kind, find(rule)) for kind, rule in _RULES)
