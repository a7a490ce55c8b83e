"""Whether the clause around a date speaks of what was or of what will be: by the verb nearest to the date.

Rules on forms of verbs, no model: a form that could be either leaves it open, and so does the present.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.facts.lasting import lasting

Tense = Literal["past", "future"]
_FAR = 5
"""Words behind "told", of whoever is told, that may stand before the day it was said on."""
_NEAR = 3
"""Words that may stand between a date within a clause and the verb behind it: "the mayor on Thursday also said"."""

_BE_DUE = r"(?:due|set|scheduled|expected|planned|slated|supposed|likely|poised|about|going|bound|to)"
_ADVERBS = r"(?:[ ](?:not|also|already|since|then|now|been|be|have|all|\w+ly))*"
_IRREGULAR = (
    "went|came|became|made|took|gave|got|began|won|lost|met|fell|rose|left|held|kept|found|brought|sent|built|spent"
    "|broke|spoke|chose|drew|flew|grew|knew|ran|saw|sold|stood|struck|swept|threw|wrote|paid|led|fled|bought|caught"
    "|taught|thought|shot|sank|drove|rode|froze|stole|bore|dealt|fed|felt|fought|heard|laid|lit|meant|sought|slept|slid"
    "|withdrew|understood|overtook|overthrew|undertook|swore|tore|wore|woke|sprang|shook|hit|cut|put|shut|quit|burst|beat|beaten"
)
_NOT_PAST = (
    "need|speed|breed|indeed|hundred|red|bed|feed|shed|seed|weed|exceed|proceed|succeed|embed|unprecedented|united"
    "|limited|sacred|kindred|bleed|greed|reed|steed|sled|wed|naked|aged|related|based|so-called"
)
_ENGLISH = re.compile(
    rf"\b(?:(?:was|were|had[ ]been)(?:n['’]t|[ ]not)?[ ]{_BE_DUE}\b(?:[ ]to[ ](?:be[ ])?\w+)?"
    r"|(?:would|could|(?-i:may)|might|must|should)(?:n['’]t|[ ]not)?[ ]have(?:[ ]been)?[ ]\w+|could\b(?:[ ]\w+)?"
    r"|(?:is|are)(?:n['’]t|[ ]not)?(?:[ ]\w+ly)?[ ](?!expected|scheduled|planned|slated|supposed|going)\w+(?:ing|ed)"
    r")\b(?P<open>)"
    rf"|(?:\b(?:will|won['’]t|shall|would|(?-i:may)|might|must|should|can)|['’]ll)\b{_ADVERBS}(?:[ ]\w+)?(?P<future>)"
    rf"|(?:\b(?:is|are)|['’](?:s|re))(?:n['’]t|[ ]not)?(?:[ ]\w+ly)?[ ]{_BE_DUE}\b(?:[ ]to)?(?:[ ](?:be[ ])?\w+)?"
    r"(?P<due>)"
    r"|\b(?:plan|hope|intend|aim|want|expect|need|vow|promise|pledge|agree|prepare|ha|threaten)(?:s|ed|d|ve)?[ ]to[ ]"
    r"(?:be[ ])?\w+(?P<intended>)"
    r"|\b(?:scheduled|expected|due|planned|slated|set)(?=[ ](?:to|for|on|by|in|next|this)\b)(?:[ ]to[ ](?:be[ ])?\w+)?"
    r"(?P<planned>)"
    rf"|\b(?:has|have|had|did)(?:n['’]t)?{_ADVERBS}(?:[ ]\w+)?(?P<perfect>)"
    r"|\b(?:said|told|added|warned|says)\b(?P<saying>)"
    rf"|\b(?:was|were|{_IRREGULAR})\b(?P<past>)|\b(?!(?:{_NOT_PAST})\b)\w{{2,}}ed\b(?P<regular>)",
    re.IGNORECASE,
)
_BETWEEN = (
    r"(?:[ ](?:pas|plus|jamais|aussi|également|encore|déjà|ainsi|toujours|donc|enfin|été|tous|tout|bien|eux|elles"
    r"|lui-même|elle-même|eux-mêmes|en|y|\w+ment)\b)*"
)
_PARTICIPLE = r"\w+(?:é|ée|és|ées|i|ie|is|ies|ise|it|ite|u|ue|us|ues|ert|erte|ort|orts|aint|eint|(?<=d)û)"
_WITH_BE = (
    r"(?:arriv|n|entr|rest|décéd|mont|retourn|pass|all|tomb)ée?s?|(?:part|sort)ie?s?|mort[es]*"
    r"|(?:ven|reven|deven|surven|interven|parven|appar|dispar|par)ue?s?"
)
_NOUNS_LIKE_IMPERFECT = (
    "lait|fait|trait|attrait|retrait|extrait|portrait|souhait|bienfait|méfait|forfait|parfait|satisfait|distrait"
    "|abstrait|imparfait|sait|connait|plait|tait|hait|refait|défait|contrefait"
)
_NO_FUTURE = "extra|ultra|infra|intra|contra|mantra|supra|opera|cobra|zebra|hydra|algebra"
_FRENCH = re.compile(
    r"\b(?:(?:serait|seraient|est|sont)(?=[ ])(?![ ](?:prév|attend|program|fix"
    rf"|convoq))(?![ ](?:{_WITH_BE})\b)(?P<being>)"
    r"|(?:était|étaient|(?:avait|avaient)[ ]été)[ ](?:prévu|attendu|programmé|fixé|convoqué)e?s?(?P<open>)"
    rf"|(?:s['’](?:est|était|étaient)|se[ ]sont|(?:est|sont){_BETWEEN}[ ](?:{_WITH_BE})"
    rf"|(?:aurait|auraient|ait|aient|ayant){_BETWEEN}[ ]{_PARTICIPLE}"
    rf"|(?:a|ont|ai|avons|avez|avait|avaient)(?:-t)?(?:-(?:il|elle|on|ils|elles))?{_BETWEEN}[ ]{_PARTICIPLE}"
    r"|vien(?:t|nent)[ ]d(?:e[ ]|['’])\w+|fut|furent|eut|eurent|\w+èrent|\w{2,}(?:ça|gea|irent|urent)"
    rf"|(?!(?:{_NOUNS_LIKE_IMPERFECT})\b)(?!\w*(?:er|ir|dr|vr|ur|rr)ai)\w+(?:ait|aient))\b(?P<past>)"
    rf"|(?-i:(?!(?:{_NO_FUTURE})\b)\b[a-zà-ÿ]+(?:era|erai|erez|eront|erons|ira|iront|dra|dront|vra|vront|tra|tront|ura"
    r"|uront|rra|rront))\b(?P<future>)"
    r"|(?:va|vont|allons|allez|doit|doivent|devrai(?:t|ent)|pourrai(?:t|ent)|compten?t?|prévoi(?:t|ent)(?:[ ]de)?"
    r"|souhaiten?t?|envisagen?t?[ ]de)[ ](?:\w+[ ]){0,2}?(?:[smtl]['’])?\w+(?:er|ir|re|oir)\b(?P<intended>)"
    r"|\w+(?:er|ir|dr|vr|ur|rr)ai(?:t|ent)\b(?P<conditional>)"
    r"|(?:prév|attend)ue?s?\b(?P<planned>)|(?:programm|fix|convoqu)ée?s?\b(?P<due>))",
    re.IGNORECASE,
)
_MEANS: dict[str, Tense | None] = {
    "future": "future", "intended": "future", "due": "future", "planned": "future", "conditional": "future",
    "past": "past", "perfect": "past", "saying": "past", "regular": "past", "open": None, "being": None,
}  # fmt: skip
_FRENCH_SAYING = re.compile(r"(?:dit|déclaré|affirmé|estimé|indiqué|précisé|assuré|expliqué)$")
_NOUN_IN_E = (
    r"marché|société|communiqué|député|comité|café|musée|lycée|côté|traité|été|blessé|employé|canapé|carré|clé|idée"
    r"|fée|journée|année|soirée|matinée|entrée|armée|arrivée|rentrée|tournée|durée|vallée|fusée|\w+ité|\w+té"
)
_PARTICIPLE_BESIDE = re.compile(
    rf"\b(?:(?!(?:{_NOUN_IN_E})s?\b)\w{{2,}}(?:é|ée|és|ées)|arrêtée?s?|votée?s?|rejetée?s?|présentée?s?|adoptée?s?"
    rf"|(?:reç|ten|par|él|vend|perd|surven)ue?s?|(?:dé|re)couverte?s?|morte?s?|rendue?s?[ ]publi\w+)[ ]"
    r"(?:le[ ]|ce[ ]|dans[ ]la[ ]nuit[ ]de[ ])?$",
    re.IGNORECASE,
)
_HEADLINE_PLAN = re.compile(r"\bto[ ](?:be[ ])?[a-z]+(?:[ ]\S+){0,6}[ ]*$")
_SENTENCE = re.compile(r"(?<=\w\w\w)[.!?…]+(?=\s|$|[»”\"])|(?<=[»”\"])[.!?](?=\s|$)|[;\n]")
_BORDER = re.compile(
    r",(?!\d)|[:—–(«“\"\n]|[ ]-[ ]|\b(?:that|which|who|when|where|while|because|after|before|if|but|and|or"
    r"|que|qui|quand|lorsque|où|tandis|alors|mais|et|ou|car|puis|si)\b|\bqu['’]|\blorsqu['’]",
    re.IGNORECASE,
)
_SAID_THEN = re.compile(
    r"|(?:in|at|to|during|by|through|via|from|dans|à|lors|au|aux|devant|sur|par)\b.*|(?:the |la |le |les |l['’])?\S+",
    re.IGNORECASE,
)
"""Between a verb of saying and the day it was said; "said the council meets on Friday" tells another day."""
_PUT_OFF = re.compile(
    r"\b(?:(?:postpon|adjourn|mov|delay|reschedul|extend)ed|put (?:off|back)|pushed back|(?:report|renvoy|repouss"
    r"|différ|ajourn|décal|prolong|reconduit)\w*)\b[^,;:]*\b(?:to|until|till|au|à|jusqu['’](?:au|à|en))\s+(?:le\s+)?$",
    re.IGNORECASE,
)
"""The verb is past, the day that something was put off to lies behind it."""
_UNTIL = re.compile(r"^((?:until|till|jusqu['’](?:au|à|en))\s)?.*$", re.IGNORECASE | re.DOTALL)
"""The "until" that is part of a date's own words, or nothing."""
_COMPARED = re.compile(
    r"\s*(?:up|down|against|compared|from|than|versus|contre|après|en hausse|en baisse)\b", re.IGNORECASE
)
_JOINING = re.compile(r"and|or|et|ou", re.IGNORECASE)
_ONLY = re.compile(r"(\bn(?:e\b|['’])[^,;:]*)\bqu['’]$", re.IGNORECASE)
"""« Il n'est entré en service qu'en août »: no clause begins with this « que »."""
_THAT = re.compile(r"\b(?:that|que|which|qui|who)\b|\bqu['’]", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:\b(?:on|in|by|from|since|until|till|over|during|at|before|after|late|early|later|earlier|the|of|this|for|le|la"
    r"|ce|cette|dès|depuis|en|au|à|du|de|dans|jusqu['’](?:à|au|en)|à partir de|d['’]ici(?: à)?|avant|après|pour|fin"
    r"|début|mi|mid)[ -]*|l['’])+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Verb:
    start: int
    end: int
    tense: Tense | None
    saying: bool
    planned: bool


def tense(text: str, start: int, end: int, language: str) -> Tense | None:
    """What the verb nearest to ``text[start:end]`` in its sentence says; None where it does not tell."""
    left, right = _sentence(text, start, end)
    before, behind = text[left:start], text[end:right]
    ends = "future" if _PUT_OFF.search(before) else lasting(before + _UNTIL.sub(r"\1", text[start:end]))
    if ends is not None:
        return "future" if ends == "future" else None
    verbs = _verbs(before, language)
    before = _ONLY.sub(r"\1", _LEAD.sub("", before).rstrip()).rstrip()
    clause = _opened(before)
    if clause is None:
        return _fronted(before, behind, verbs, language)
    own = [verb for verb in verbs if verb.start >= clause] or [verb for verb in verbs if verb.start >= _wider(before)]
    beside = _PARTICIPLE_BESIDE.search(before + " ") if language == "fr" else None
    if beside and not (own and len(re.findall(r"\w+", before[own[-1].end : beside.start()])) <= 1):
        return "past"  # "un rapport publié jeudi"; not "sera publié jeudi"
    if not own:
        if _COMPARED.match(before[clause:]):
            return verbs[-1].tense if verbs else None  # "it rose to 6%, up from 5% in May"
        return _beside(behind, language) or _headline(before, behind, language)
    return _settled(own[-1], before, verbs, behind, language)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    left = max((match.end() for match in _SENTENCE.finditer(text, 0, start)), default=0)
    behind = _SENTENCE.search(text, end)
    return left, behind.start() if behind else len(text)


def _opened(before: str) -> int | None:
    """Where the clause that ``before`` ends in begins; None where nothing of it stands before the date."""
    borders = [match.end() for match in _BORDER.finditer(before)]
    opening = borders[-1] if borders else 0
    return opening if before[opening:].strip() else None


def _wider(before: str) -> int:
    """The same where "and" and "or" join words and no clauses: "for two and a half hours on Friday"."""
    return max((match.end() for match in _BORDER.finditer(before) if not _JOINING.fullmatch(match.group())), default=0)


def _fronted(before: str, behind: str, verbs: list[_Verb], language: str) -> Tense | None:
    """The date opens its clause: the first verb behind it; the last before it where nothing comes behind."""
    if len(re.findall(r"\w+", behind)) < 2:
        return verbs[-1].tense if verbs and before.rstrip().endswith(",") else None
    return next((_alone(verb, behind) for verb in _verbs(behind, language)), None)


def _alone(verb: _Verb, behind: str) -> Tense | None:
    inner = behind[: verb.start]
    return None if _THAT.search(inner) else verb.tense


def _beside(behind: str, language: str) -> Tense | None:
    verb = next(iter(_verbs(behind, language)), None)
    if verb is None or len(re.findall(r"\w+", behind[: verb.start])) > _NEAR or _BORDER.search(behind[: verb.start]):
        return None
    return verb.tense


def _headline(before: str, behind: str, language: str) -> Tense | None:
    """As in "Council to vote on Thursday": no finite verb anywhere, a verb with "to"."""
    if language == "fr" or _verbs(before, language) or _verbs(behind, language):
        return None
    return "future" if _HEADLINE_PLAN.search(before) else None


def _settled(verb: _Verb, before: str, verbs: list[_Verb], behind: str, language: str) -> Tense | None:
    gap = before[verb.end :]
    if verb.saying and not _SAID_THEN.fullmatch(gap.strip()):
        told = before[verb.start : verb.end].casefold() == "told" and len(gap.split()) <= _FAR
        return verb.tense if told else None
    if verb.planned:  # "the vote planned for Thursday was put off": it lies on either side
        others = [other for other in (*verbs, *_verbs(behind, language)) if other is not verb]
        return None if any(other.tense == "past" and not other.saying for other in others) else "future"
    return verb.tense


def _verbs(text: str, language: str) -> list[_Verb]:
    found = []
    for match in (_FRENCH if language == "fr" else _ENGLISH).finditer(text):
        kind = next(name for name, group in match.groupdict().items() if group is not None)
        saying = kind == "saying" or bool(_FRENCH_SAYING.search(match.group()))
        found.append(_Verb(match.start(), match.end(), _MEANS[kind], saying, kind == "planned"))
    return found
