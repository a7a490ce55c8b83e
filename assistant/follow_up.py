"""Follow-up questions made standalone from the conversation, by rule: no model, the same result every time.

« Et en 2026 ? » takes the last question's place for a time; "And for AI?" its place for a purpose; "Who runs it?"
gets the name the pronoun stands for in brackets. A question with its own subject is left alone, whatever its opening.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Message
from assistant.facts.names import names
from assistant.facts.places import countries
from assistant.question import asked_for
from assistant.terms import terms

_OPENER = re.compile(
    r"^\s*(?:(?:et|and|mais|but|ou|or|so|ok|okay|alors|donc|sinon|then|also|aussi)\b[\s,]*)*"
    r"(?:(?:what about|how about|and what of|qu['’]en est-il (?:de |du |des |d['’]|pour |en )?|quid (?:de |du |des |"
    r"d['’])?|même question|same question|same)\b[\s,:]*)?",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\b(?:who|whom|whose|what|which|when|where|why|how|qui|que|quoi|quel(?:le)?s?|quand|où|pourquoi|comment|combien|"
    r"est-ce|qu['’]est)\b"
    r"|^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b|-t-(?:il|elle|on)\b|\w-(?:il|elle|"
    r"ils|elles)\b",
    re.IGNORECASE,
)
_BARE_ASKING = re.compile(
    r"^(?:why|when|where|how|who|since when|until when|pourquoi|quand|où|comment|qui|depuis quand|jusqu['’]à quand|"
    r"combien|how much|how many)(?: so| not| ça| cela| that| exactly| exactement)?$",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(
    r"^(?:how much|how many|combien|quel montant)\s+(?=(?:for|to|on|in|of|pour|à|en|de|dans)\b)", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"\b(?:it|its|they|them|their|he|she|him|her|his|hers|this|that|these|those|the latter|there)\b(?!\s+(?:is|are|"
    r"was|were)\s+there)"
    r"|(?<![-\w])(?:elle|elles|ils|lui|celui-ci|celle-ci|ceux-ci|cela|ça|ce dernier|cette dernière|son|sa|ses|leur|"
    r"leurs)\b"
    r"|(?<=-t-)(?:il|elle|ils|elles|on)\b|(?<=[a-zé]-)(?:il|elle|ils|elles)\b|(?<![-\w])il(?! (?:y a|faut|est prévu|"
    r"s['’]agit))\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:\b(?:in|en|for|pour|during|pendant|since|depuis|by|à|au|the|l['’]|le|la|this|next|last|current|cours de)\s*)*"
    r"(?:\b(?:fiscal|exercice|année|year)\s+)?\b(?:19|20)\d\d\b"
    r"|\b(?:in|for|during|over)? ?(?:the |this |its )?(?:current|upcoming|next|last|previous|following|this|"
    r"past) (?:fiscal )?(?:year|month|quarter|week)\b"
    r"|\b(?:pour |dans |lors de |pendant |au cours de )?(?:l['’]|cette |cet |le |la )(?:année|exercice|an|mois|"
    r"trimestre|semaine)(?: (?:budgétaire|fiscale?))?"
    r"(?: (?:en cours|à venir|prochaine?|suivante?|derni(?:er|ère)|précédente?|passée?))?",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"\b(?:for|pour|to|on|à|au|aux|of|du|de la|des)\s+(?P<what>[^?,;:]+)$", re.IGNORECASE)
_POINTING = re.compile(
    r"this|that|these|those|cela|ça|the latter|celui-ci|celle-ci|ceux-ci|ce dernier|cette dernière", re.IGNORECASE
)
_PLACED = re.compile(r"(?:^|(?<=\s))(?:in|at|en|au|aux|à)\s+$", re.IGNORECASE)
_OF = re.compile(r"\w{4,} (?:of|de|du|d['’]|des|de la) ?$", re.IGNORECASE)
_FRENCH = re.compile(r"\b(?:comment|quel|qui|que|quand|combien|où|pourquoi)", re.IGNORECASE)
_NEIGHBOUR = re.compile(
    r"(?:the|l['’])\s*(?:fiscal )?(?:year|année|an|exercice)\s+(?:(?P<before>before(?: that)?|earlier|d['’]avant|"
    r"précédente?)|after(?: that)?|later|d['’]après|suivante?)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"(contre|against|chez|among|entre|between|sous|under|versus|vs|avec|with)\s", re.IGNORECASE)
_OWNED = re.compile(
    r"\b(?:for|pour|of|du|de la|de l['’]|des|à la|au|aux|de)\s*(?P<what>(?!.*\b(?:for|pour|of|du|des|aux?)\b)[^?]+)$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:will|does|do|did|would|should)\s+(?P<what>[\w’' -]+?)(?=\s+\w+$)"
    r"|\b(?:combien|quand|comment|pourquoi|où)\s+(?P<fwhat>(?:le|la|les|"
    r"l['’])\s*[\w’' -]+?)(?=\s+[\w'’]+-(?:t-)?(?:il|elle)s?\b)",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"(?:in total|au total|en tout|overall|altogether)\b", re.IGNORECASE)
_OBJECT = re.compile(
    r"^(?:qui|que|quand|où|comment|pourquoi|combien)\s+(?:l['’]|la |le |les )(?=\S+(?: \S{1,4})?$)", re.IGNORECASE
)
_NOUN_PHRASE = re.compile(
    r"\b(?:(?:the|le|la|les|du|des|de la|un|une|an?|this|cette|ce)\s+|l['’])(?P<what>(?:(?!(?:du|des|the|la|le|les|"
    r"of|for|pour|by|par|in|to)\b)[\w’'-]+\s*){1,4})",
    re.IGNORECASE,
)
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def standalone(question: str, history: Sequence[Message]) -> str:
    """``question`` as it would be asked with no conversation before it; itself where it already can be."""
    asked_before = _previous(history)
    if asked_before is None:
        return question.strip()
    previous, reply = asked_before
    return _rewritten(question.strip(), previous, reply)


def _previous(history: Sequence[Message]) -> tuple[str, str] | None:
    """The last question of the history, itself made standalone, and the reply to it."""
    asked: str | None = None
    reply = ""
    for message in history:
        if message.role == "user" and message.content.strip():
            asked = message.content.strip() if asked is None else _rewritten(message.content.strip(), asked, reply)
            reply = ""
        elif message.role == "assistant":
            reply = message.content
    return None if asked is None else (asked, reply)


def _rewritten(question: str, previous: str, reply: str) -> str:
    body = _OPENER.sub("", question, count=1).strip().rstrip("?!. \u00a0\u202f").strip()
    opened = body != question.rstrip("?!. \u00a0\u202f").strip()
    if not body:
        return question
    if _BARE_ASKING.match(body):
        return f"{body[0].upper()}{body[1:]} : {previous}"
    fragment = _HOW_MUCH.sub("", body)
    if (
        not _ASKING.search(fragment)
        and (opened or fragment != body or len(body.split()) <= 4)
        and len(body.split()) <= 12
    ):
        return _filled(previous, fragment)
    if _pronoun(body):
        return _resolved(body, previous, reply)
    if opened and len(terms(body, "fr" if _FRENCH.search(body) else "en")) < 2:
        return f"{body} ? ({previous})"
    return question


def _filled(previous: str, fragment: str) -> str:
    """``previous`` with ``fragment`` in the place of its own phrase of that kind, or behind it."""
    stem = previous.rstrip("?!. \u00a0\u202f")
    fragment = _reckoned(fragment, stem)
    found = _place_of_time(stem, fragment) or _place_of_purpose(stem, fragment)
    if found is None and (renamed := _with_name(stem, fragment)):
        return renamed
    start, end = found or _place_of_subject(stem, fragment) or (len(stem), len(stem))
    return _join(stem[:start].rstrip(), fragment, stem[end:])


def _place_of_time(stem: str, fragment: str) -> tuple[int, int] | None:
    time = _TIME.search(fragment)
    if time is None or len(fragment) - len(time.group().strip()) > 4:
        return None
    old = _TIME.search(stem)
    return old.span() if old and old.group().strip() else (len(stem), len(stem))


def _place_of_purpose(stem: str, fragment: str) -> tuple[int, int] | None:
    """For "for X", « pour X », « contre X », "in total"."""
    if _IN_ALL.match(fragment):
        return len(stem), len(stem)
    if _PURPOSE.match(fragment):
        before = _last_purpose(stem)
        if before:
            return before.start(), len(stem)
        receiver = names(stem)[-1:]  # "give Rapidus", then "for AI": one receiver for another
        ends = bool(receiver) and receiver[0].end == len(stem) and receiver[0].start > 0
        return (receiver[0].start if ends else len(stem)), len(stem)
    preposition = _PREPOSITION.match(fragment)
    if preposition:
        old = re.search(rf"\b{preposition[1]}\s", stem, re.IGNORECASE)
        return (old.start() if old else len(stem)), len(stem)
    return None


def _with_name(stem: str, fragment: str) -> str | None:
    """``stem`` with the name of ``fragment`` for its own last one of that kind; "in X" takes the place of "in Y"."""
    for find in (countries, names):
        new, old = find(fragment), find(stem)
        if new and old:
            start, name = old[-1].start, new[0].text
            placed = _PLACED.search(stem[:start]) if _PLACED.search(fragment[: new[0].start]) else None
            if placed:
                start, name = placed.start(), fragment[: new[0].end]
            return _join(stem[:start].rstrip(), name, stem[old[-1].end :])
    return None


def _place_of_subject(stem: str, fragment: str) -> tuple[int, int] | None:
    """For a bare noun phrase: the place of the subject, else of what the question is for, else of what it is of."""
    subject = _SUBJECT.search(_TIME.sub(" ", stem).rstrip())
    if subject:
        what = subject["what"] or subject["fwhat"]
        start = stem.find(what)
        return (start, start + len(what)) if start >= 0 else None
    owned = _last_purpose(stem) or _OWNED.search(stem)
    return (owned.start("what"), len(stem)) if owned else None


def _reckoned(fragment: str, stem: str) -> str:
    """``fragment``, "the year before" and the like as the year it means."""
    neighbour = _NEIGHBOUR.fullmatch(fragment)
    return (neighbour and _next_year(stem, -1 if neighbour["before"] else 1)) or fragment


def _next_year(stem: str, step: int) -> str | None:
    """The year ``step`` years on from the one the question names, worded as there."""
    time, year = _TIME.search(stem), re.search(r"\b(?:19|20)\d\d\b", stem)
    if year is None:
        return None
    moved = str(int(year.group()) + step)
    return time.group().strip().replace(year.group(), moved) if time and year.group() in time.group() else moved


def _last_purpose(stem: str) -> re.Match[str] | None:
    found = None
    for match in re.finditer(r"\b(?:for|pour|to|on|à|au|aux)\s", stem, re.IGNORECASE):
        found = _PURPOSE.match(stem, match.start()) or found
    return found


def _join(before: str, middle: str, after: str) -> str:
    return f"{before} {middle}{after.rstrip()} ?".replace("  ", " ")


def _pronoun(body: str) -> re.Match[str] | None:
    """The pronoun of ``body`` whose antecedent is not in ``body`` itself."""
    objected = _OBJECT.match(body)
    if objected:
        return objected
    for match in _PRONOUN.finditer(body):
        if _POINTING.fullmatch(match.group()) or not _has_subject(body[: match.start()]):
            return match
    return None


def _has_subject(before: str) -> bool:
    # "Le Japon va-t-il", "Does Japan plan to raise its": a name or a noun phrase stands before the pronoun
    return bool(names(before)) or bool(
        re.search(r"\b(?:(?:le|la|les|the|un|une|an?|du|des)\s+|l['’])\w{3,}", before, re.IGNORECASE)
    )


def _resolved(body: str, previous: str, reply: str) -> str:
    topic = _topic(previous, reply)
    match = _pronoun(body)
    if not topic or match is None:
        return f"{body} ? ({previous})"
    end = match.end()
    before, after = (body, "") if match.re is _OBJECT else (body[:end].rstrip(), body[end:].strip())
    return " ".join(part for part in (before, f"({topic})", after, "?") if part)


def _topic(previous: str, reply: str) -> str:
    """What the conversation is about: the answer where a thing was asked for, else the question's last noun phrase."""
    if asked_for(previous) in {"person", "country", "name", "place"}:
        bold = _BOLD.findall(reply)
        told = bold or [name.text for name in names(reply) if name.text not in previous]
        if told:
            return str(told[0])
    bracketed = re.findall(r"\(([^()]+)\)", previous)
    if bracketed:
        return str(bracketed[-1])
    named = names(previous)
    if named:
        of = _OF.search(previous[: named[-1].start])  # "the harbour of Porthaven" is not Porthaven
        return (of.group() if of else "") + named[-1].text
    phrases = [match["what"].strip() for match in _NOUN_PHRASE.finditer(_TIME.sub(" ", previous.rstrip("? ")))]
    return phrases[-1] if phrases else ""
