"""Whether a statement tells as a fact what its citation only reports, orders or supposes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.facts.attribution import attributed_to
from assistant.facts.names import fold, names
from assistant.facts.speech_verbs import ENGLISH, FRENCH
from assistant.inert import is_order
from assistant.support.align import HEARD, Alignment
from assistant.support.cited import Cited, Unsupported

_QUOTED = re.compile(r"[“«\"]\W*((?:[^“”«»\"]+\s+){3,}[^“”«»\"]+)[”»\"]")
"""A quotation of four words or more: a shorter one is mostly a title or a word in the paper's own sentence."""
_NOUN = re.compile(
    r"\b(?:the|an?|his|her|its|their|this|that|le|la|les|l['’]|une?|des?|d['’]|du|ce|cette|sa|son|ses)\s?$", re.I
)
_VERB = re.compile(
    rf"(?<![\w-])(?<!\w\w['’])(?:{FRENCH}|{ENGLISH}|claim(?!s)|argue|believe|think|say|fear|suspect|doubt(?:s|ed)?"
    r"|hop(?:e|es|ed)|expect|reckon(?:s|ed)?|question(?:s|ed)|wonder(?:s|ed)?|alleges?|show(?:s|ed)? that|read"
    r"|shout(?:s|ed)|cried|dout(?:e|ent|ait)|disent|croient|pensent|affirment|estiment|soupçonne(?:nt)?|crie(?:nt)?"
    r"|s['’]atten\w+ à ce que?|révèle(?:nt)?|(?:a |ont )?montr(?:e|ent|é) que?|(?:a|ont) crié)(?!\w)"
)
_SAYS = re.compile(
    r"\b(?:(?:estimé|évalué|annoncé|signalé|chiffré|cru|jugé|estimated|put|reported|announced|believed|expected"
    r"|thought)e?s?"
    r"(?: [\w.,]+){0,8}? (?:par|by)\b|was put at|est évalué)",
    re.IGNORECASE,
)
"""Saying in the passive, told with whoever says it."""
_DOES = re.compile(
    r"(?:(?:a|ont|avait|avaient) )?(?:recensé|conclu|compté|constaté|relevé|salué|critiqué|lancé|soutenu|jugé"
    r"|promis|plaidé"
    r"|noté|contesté|accusé|condamné|garanti|certifié|juge|note|lance|avance|compte|commente|promet|espère|soutient"
    r"|conteste|accuse|critique|salue|plaide|observe|constate|conclut)e?s?(?:nt)?"
    r"|found|finds|counts?|counted|reports|hop(?:e|es|ed)|expects?|promis\w+|pledged|vowed|accus\w+|condemn\w+|urg\w+"
    r"|observed|believe[sd]?|thinks?|fears?|read|critici\w+|disput\w+|conceded?|concedes|recommend\w+|calculate[sd]"
    r"|estimated|reported|announced|alleged|suspected",
    re.IGNORECASE,
)
"""Verbs of doing too: they report only what a "that", a colon or a quotation opens, or what a comma cuts off."""
_OPENS = re.compile(r",? ?(?:\w+ ){0,3}?(?:that|whether|if|que|qu['’]|si|[:“«\"])|,|\.?$", re.IGNORECASE)
_PASSIVE = re.compile(r"\s(?:to|at|by|à|par)\b", re.IGNORECASE)
_LED = re.compile(
    r"\b(?:according to|in the (?:words|view|opinion) of|as (?:reported|told|claimed) by|selon|d['’]après|aux dires"
    r"|aux yeux|de l['’]avis)\b",
    re.IGNORECASE,
)
_OF_THE_ARTICLE = re.compile(
    r"\b(?:according to|selon|d['’]après) (?:th(?:e|is) |l['’]|le |cet )?(?:article|text|texte|report)\b", re.IGNORECASE
)
_SEGMENT = re.compile(r"[;]\s|[.!?][”»\"]?\s+(?=[A-ZÀ-Þ“«\"])")
_TAIL = 14
"""Words of a speaker behind what he said, with the verb: ", said its director since May, Anna Roe"."""
_THAT = re.compile(r"\s*(?:\w+\s){0,3}?(?:that|whether|if|que|qu['’]|si|:)", re.IGNORECASE)
_ORDERED = re.compile(
    r"(?:^|[.!?:;,“«\"(]\s*)(?:please |now |veuillez |merci de |always |just )?"
    r"(?:say|tell|write|repeat|answer|reply|respond|state|claim|pretend|assume|imagine|suppose|remember|print|output"
    r"|declare|announce|report|believe|insist|affirm|note|recall|let us (?:say|suppose|imagine|assume)"
    r"|dis|dites|dire|écri(?:s|vez|re)|répét(?:ez|er)|répète|répond(?:s|ez|re)|affirme[rz]?|déclare[rz]?|annonce[rz]"
    r"|suppos(?:e|ez|ons|er)|imagin(?:e|ez|ons|er)|prétend(?:s|ez|re)|admett(?:ons|ez)|rappel(?:ez|le-toi|ons)"
    r"|souviens-toi|souvenez-vous|notez|retiens|retenez|not(?:e|er)|croy(?:ez|ons)|crois)\b"
    r"(?:(?=\s*:)|[^.;:!?]{0,40}?\b(?:that|que|qu)\b|[^.;:!?]{0,40}:)",
    re.IGNORECASE,
)
"""A verb of saying or supposing that opens its clause without a subject: what follows is ordered or supposed."""
_IF = re.compile(
    r"(?<!as )(?<!even )\b(?:if|unless|provided(?= (?:that|the))|in case|on condition|s['’]ils?|si(?= (?:le|la|les"
    r"|l['’]|une?|elles?"
    r"|on|ce|cette|ces|des|son|sa|ses|leur|aucun|nous|vous|[A-ZÀ-Þ]\w+)\b)|à (?:moins|condition)|sauf si|en cas)\b"
    r"|\bsi l['’]",
    re.IGNORECASE,
)
_HANGS = re.compile(
    r"\b(?:if|unless|provided|in case|condition\w*|subject to|depend\w*|without|failing|whether|s['’]ils?|si"
    r"|à moins|sauf"
    r"|sous réserve|en cas|faute d\w*|sans|selon que)\b",
    re.IGNORECASE,
)
"""What makes a fact hang on another."""
_INSIDE = 0.34
"""From this share of its words on that stand in reported speech, a statement tells what was reported."""
_PRONOUN = re.compile(r"(?:he|she|they|it|il|elle|ils|elles|on)", re.IGNORECASE)
Stretch = tuple[int, int]


def unreported(part: str, language: str, cited: Cited, alignment: Alignment) -> Iterator[Unsupported]:
    """The whole of ``part`` as "speech" where it hides who says so, names another, or obeys what is no news."""
    ordered = [(match.end(), _end(cited.text, match.end())) for match in _ORDERED.finditer(cited.text)]
    if is_order(cited.text) or (ordered and _within(part, alignment, ordered) > _INSIDE):
        yield Unsupported("speech", 0, len(part), part)
        return
    open_ = [(start, end) for start, end in _segments(cited.text) if _IF.search(cited.text, start, end)]
    if open_ and not _HANGS.search(part) and _within(part, alignment, open_) > _INSIDE:
        yield Unsupported("modality", 0, len(part), part)
    plain = _OF_THE_ARTICLE.sub(" ", part)
    told, said = reported(cited.text), _tells_who(plain)
    spoken = bool(told) or cited.speaker is not None
    if reported(plain) and not spoken and not _tells_who(cited.text):
        yield Unsupported("speech", 0, len(part), part)
    elif spoken and not said:
        if cited.speaker is not None or _within(part, alignment, told) > _INSIDE:
            yield Unsupported("speech", 0, len(part), part)
    elif said and _another_speaks(plain, language, cited, alignment):
        yield Unsupported("speech", 0, len(part), part)


def _tells_who(text: str) -> bool:
    """Whether the text has any word of saying, also one of doing, and so leaves what it says with somebody."""
    return any(pattern.search(text) for pattern in (_SAYS, _LED, _VERB, _QUOTED))


def reported(text: str) -> list[Stretch]:
    """The stretches of ``text`` that somebody is reported to say, think or doubt; generous rather than exact."""
    found = [match.span(1) for match in _QUOTED.finditer(text)]
    for start, end in _segments(text):
        if _LED.search(text, start, end):
            found.append((start, end))
            continue
        for verb in _VERB.finditer(text, start, end):
            if _NOUN.search(text[start : verb.start()]) or _is_done(verb, text, end):
                continue
            found.append((verb.end(), end))
            comma = max(text.rfind(mark, start, verb.start()) for mark in ',”»"')
            if comma > start and not _THAT.match(text, verb.end()) and len(text[comma:end].split()) <= _TAIL:
                found.append((start, comma))
    return found


def _is_done(verb: re.Match[str], text: str, end: int) -> bool:
    """Whether the verb tells what somebody did or what was expected of him, rather than what he says."""
    if not _DOES.fullmatch(verb.group()):
        return False
    if text[: verb.start()].rstrip().endswith((",", "»", "”", '"')):
        return False
    return not _OPENS.match(text, verb.end(), end) or _PASSIVE.match(text, verb.end()) is not None


def _segments(text: str) -> Iterator[Stretch]:
    borders = [0, *(match.end() for match in _SEGMENT.finditer(text)), len(text)]
    yield from zip(borders, borders[1:], strict=False)


def _end(text: str, start: int) -> int:
    border = _SEGMENT.search(text, start)
    return border.start() if border else len(text)


def _within(part: str, alignment: Alignment, stretches: list[Stretch]) -> float:
    """The share of the statement's words, of those the citation has, that may stand in the stretches."""
    heard = [columns for row in range(len(alignment.said)) if (columns := alignment.meant(row, HEARD))]
    inside = [
        columns
        for columns in heard
        if any(start <= alignment.cited[c].start < end for c in columns for start, end in stretches)
    ]
    return len(inside) / len(heard) if heard else 1.0


def _another_speaks(part: str, language: str, cited: Cited, alignment: Alignment) -> bool:
    """Whether the statement's speaker is named, and by no word that names the citation's."""
    who, whose = attributed_to(part), cited.speaker or attributed_to(cited.text)
    if who is None or _PRONOUN.fullmatch(who):
        return False
    start = part.find(who)
    own = {fold(word) for name in names(f"x {who}") for word in name.text.split()}
    other = {fold(word) for name in names(f"x {whose or ''}") for word in name.text.split()}
    if own and other and not own & other:
        return True
    if cited.speaker is not None and own:
        return not own & other
    rows = [row for row, word in enumerate(alignment.said) if start <= word.start < start + len(who)]
    return (
        language == cited.language
        and bool(rows)
        and start >= 0
        and not any(alignment.meant(row, HEARD) for row in rows)
    )
