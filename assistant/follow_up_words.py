"""The French and English words by which `assistant.follow_up` knows what a follow-up question leaves unsaid."""

from __future__ import annotations

import re

from assistant.facts.time_words import MONTH

OPENER = re.compile(
    r"^\s*(?:(?:et|and|mais|but|ou|or|so|ok|okay|alors|donc|sinon|then|also|aussi)\b[\s,]*)*"
    r"(?:(?:what about|how about|and what of|qu['’]en est-il (?:de |du |des |d['’]|pour |en )?|quid (?:de |du |des |"
    r"d['’])?|même question|same question|same)\b[\s,:]*)?",
    re.IGNORECASE,
)
ASKING = re.compile(
    r"\b(?:who|whom|whose|what|which|when|where|why|how|qui|que|quoi|quel(?:le)?s?|quand|où|pourquoi|comment|combien|"
    r"est-ce|qu['’](?:est|a|ont))\b"
    r"|^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b|-t-(?:il|elle|on)\b|\w-(?:il|elle|"
    r"ils|elles)\b",
    re.IGNORECASE,
)
BARE_ASKING = re.compile(
    r"^(?:why|when|where|how|who|since when|until when|pourquoi|quand|où|comment|qui|depuis quand|jusqu['’]à quand|"
    r"combien|how much|how many)(?: so| not| ça| cela| that| exactly| exactement)?$",
    re.IGNORECASE,
)
HOW_MUCH = re.compile(
    r"^(?:how much|how many|combien|quel montant)\s+(?=(?:for|to|on|in|of|pour|à|en|de|dans)\b)", re.IGNORECASE
)
PRONOUN = re.compile(
    r"\b(?:it|its|they|them|their|he|she|him|her|his|hers|this|that|these|those|the latter|there)\b(?!\s+(?:is|are|"
    r"was|were)\s+there)"
    r"|(?<![-\w])(?:elle|elles|ils|lui|celui-ci|celle-ci|ceux-ci|cela|ça|ce dernier|cette dernière|son|sa|ses|leur|"
    r"leurs)\b"
    r"|(?<=-t-)(?:il|elle|ils|elles|on)\b|(?<!que s['’]est-)(?<=[a-zé]-)(?:il|elle|ils|elles)\b"
    r"|(?<![-\w])il(?! (?:y a|faut|est prévu|s['’]agit))\b",
    re.IGNORECASE,
)
TIME = re.compile(
    rf"\b(?:in|en|since|depuis|for|pour|during|pendant|by|until|before|after|avant|après|d['’]ici|au mois d['’e]|dès)"
    rf"(?: |(?<=['’]))(?:the month of |le mois d['’e] ?)?(?P<month>{MONTH})(?P<year> (?:19|20)\d\d)?(?!\w)|"
    r"(?:\b(?:in|en|for|pour|during|pendant|since|depuis|by|à|au|the|l['’]|le|la|this|next|last|current|cours de)\s*)*"
    r"(?:\b(?:fiscal|exercice|année|year)\s+)?\b(?:19|20)\d\d\b"
    r"|\b(?:in|for|during|over)? ?(?:the |this |its )?(?:current|upcoming|next|last|previous|following|this|"
    r"past) (?:fiscal )?(?:year|month|quarter|week)\b"
    r"|\b(?:pour |dans |lors de |pendant |au cours de )?(?:l['’]|cette |cet |le |la )(?:année|exercice|an|mois|"
    r"trimestre|semaine)(?: (?:budgétaire|fiscale?))?"
    r"(?: (?:en cours|à venir|prochaine?|suivante?|derni(?:er|ère)|précédente?|passée?))?",
    re.IGNORECASE,
)
PURPOSE = re.compile(r"\b(?:for|pour|to|on|à|au|aux|of|du|de la|des)\s+(?P<what>[^?,;:]+)$", re.IGNORECASE)
POINTING = re.compile(
    r"this|that|these|those|cela|ça|the latter|celui-ci|celle-ci|ceux-ci|ce dernier|cette dernière", re.IGNORECASE
)
PLACED = re.compile(r"(?:^|(?<=\s))(?:in|at|en|au|aux|à)\s+$", re.IGNORECASE)
OF = re.compile(r"\w{4,} (?:of|de|du|d['’]|des|de la) ?$", re.IGNORECASE)
FRENCH = re.compile(r"\b(?:comment|quel|qui|que|quand|combien|où|pourquoi)", re.IGNORECASE)
NEIGHBOUR = re.compile(
    r"(?:the|l['’])\s*(?:fiscal )?(?:year|année|an|exercice)\s+(?:(?P<before>before(?: that)?|earlier|d['’]avant|"
    r"précédente?)|after(?: that)?|later|d['’]après|suivante?)",
    re.IGNORECASE,
)
PREPOSITION = re.compile(r"(contre|against|chez|among|entre|between|sous|under|versus|vs|avec|with)\s", re.IGNORECASE)
OWNED = re.compile(
    r"\b(?:for|pour|of|du|de la|de l['’]|des|à la|au|aux|de)\s*(?P<what>(?!.*\b(?:for|pour|of|du|des|aux?)\b)[^?]+)$",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"\b(?:will|does|do|did|would|should)\s+(?P<what>[\w’' -]+?)(?=\s+\w+$)"
    r"|\b(?:combien|quand|comment|pourquoi|où)\s+(?P<fwhat>(?:le|la|les|"
    r"l['’])\s*[\w’' -]+?)(?=\s+[\w'’]+-(?:t-)?(?:il|elle)s?\b)",
    re.IGNORECASE,
)
IN_ALL = re.compile(r"(?:in total|au total|en tout|overall|altogether)\b", re.IGNORECASE)
OBJECT = re.compile(
    r"^(?:qui|que|quand|où|comment|pourquoi|combien)\s+(?:l['’]|la |le |les )(?=\S+(?: \S{1,4})?$)", re.IGNORECASE
)
NOUN_PHRASE = re.compile(
    r"\b(?:(?:the|le|la|les|du|des|de la|un|une|an?|this|cette|ce)\s+|l['’])(?P<what>(?:(?!(?:du|des|the|la|le|les|"
    r"of|for|pour|by|par|in|to)\b)[\w’'-]+\s*){1,4})",
    re.IGNORECASE,
)
BOLD = re.compile(r"\*\*(.+?)\*\*")
