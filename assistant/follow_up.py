"""Follow-up questions made standalone from the conversation, by rule: no model, the same result every time.

« Et en 2026 ? » takes the last question's place for a time; "And for AI?" its place for a purpose; "Who runs it?"
gets the name the pronoun stands for in brackets. A question with its own subject is left alone, whatever its opening.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import follow_up_words as words
from assistant.answer import Message
from assistant.facts.names import names
from assistant.facts.places import countries
from assistant.question import asked_for
from assistant.terms import terms


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
    body = words.OPENER.sub("", question, count=1).strip().rstrip("?!. \u00a0\u202f").strip()
    opened = body != question.rstrip("?!. \u00a0\u202f").strip()
    if not body:
        return question
    if words.BARE_ASKING.match(body):
        return f"{body[0].upper()}{body[1:]} : {previous}"
    fragment = words.HOW_MUCH.sub("", body)
    if (
        not words.ASKING.search(fragment)
        and (opened or fragment != body or len(body.split()) <= 4)
        and len(body.split()) <= 12
    ):
        return _filled(previous, fragment)
    if _pronoun(body):
        return _resolved(body, previous, reply)
    if opened and len(terms(body, "fr" if words.FRENCH.search(body) else "en")) < 2:
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
    time = words.TIME.search(fragment)
    if time is None or len(fragment) - len(time.group().strip()) > 4:
        return None
    old = words.TIME.search(stem)
    return old.span() if old and old.group().strip() else (len(stem), len(stem))


def _place_of_purpose(stem: str, fragment: str) -> tuple[int, int] | None:
    """For "for X", « pour X », « contre X », "in total"."""
    if words.IN_ALL.match(fragment):
        return len(stem), len(stem)
    if words.PURPOSE.match(fragment):
        before = _last_purpose(stem)
        if before:
            return before.start(), len(stem)
        receiver = names(stem)[-1:]  # "give Rapidus", then "for AI": one receiver for another
        ends = bool(receiver) and receiver[0].end == len(stem) and receiver[0].start > 0
        return (receiver[0].start if ends else len(stem)), len(stem)
    preposition = words.PREPOSITION.match(fragment)
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
            placed = words.PLACED.search(stem[:start]) if words.PLACED.search(fragment[: new[0].start]) else None
            if placed:
                start, name = placed.start(), fragment[: new[0].end]
            return _join(stem[:start].rstrip(), name, stem[old[-1].end :])
    return None


def _place_of_subject(stem: str, fragment: str) -> tuple[int, int] | None:
    """For a bare noun phrase: the place of the subject, else of what the question is for, else of what it is of."""
    subject = words.SUBJECT.search(words.TIME.sub(" ", stem).rstrip())
    if subject:
        what = subject["what"] or subject["fwhat"]
        start = stem.find(what)
        return (start, start + len(what)) if start >= 0 else None
    owned = _last_purpose(stem) or words.OWNED.search(stem)
    return (owned.start("what"), len(stem)) if owned else None


def _reckoned(fragment: str, stem: str) -> str:
    """``fragment``, "the year before" and the like as the year it means; a month with the year of the last one."""
    neighbour = words.NEIGHBOUR.fullmatch(fragment)
    moved = neighbour and _next_year(stem, -1 if neighbour["before"] else 1)
    month, old = words.TIME.fullmatch(fragment), words.TIME.search(stem)
    if month and month["month"] and not month["year"] and old and old["month"] and old["year"]:
        return f"{fragment}{old['year']}"
    return moved or fragment


def _next_year(stem: str, step: int) -> str | None:
    """The year ``step`` years on from the one the question names, worded as there."""
    time, year = words.TIME.search(stem), re.search(r"\b(?:19|20)\d\d\b", stem)
    if year is None:
        return None
    moved = str(int(year.group()) + step)
    return time.group().strip().replace(year.group(), moved) if time and year.group() in time.group() else moved


def _last_purpose(stem: str) -> re.Match[str] | None:
    found = None
    for match in re.finditer(r"\b(?:for|pour|to|on|à|au|aux)\s", stem, re.IGNORECASE):
        found = words.PURPOSE.match(stem, match.start()) or found
    return found


def _join(before: str, middle: str, after: str) -> str:
    return f"{before} {middle}{after.rstrip()} ?".replace("  ", " ")


def _pronoun(body: str) -> re.Match[str] | None:
    """The pronoun of ``body`` whose antecedent is not in ``body`` itself."""
    objected = words.OBJECT.match(body)
    if objected:
        return objected
    for match in words.PRONOUN.finditer(body):
        if words.POINTING.fullmatch(match.group()) or not _has_subject(body[: match.start()]):
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
    before, after = (body, "") if match.re is words.OBJECT else (body[:end].rstrip(), body[end:].strip())
    return " ".join(part for part in (before, f"({topic})", after, "?") if part)


def _topic(previous: str, reply: str) -> str:
    """What the conversation is about: the answer where a thing was asked for, else the question's last noun phrase."""
    if asked_for(previous) in {"person", "country", "name", "place"}:
        bold = words.BOLD.findall(reply)
        told = bold or [name.text for name in names(reply) if name.text not in previous]
        if told:
            return str(told[0])
    bracketed = re.findall(r"\(([^()]+)\)", previous)
    if bracketed:
        return str(bracketed[-1])
    named = names(previous)
    if named:
        of = words.OF.search(previous[: named[-1].start])  # "the harbour of Porthaven" is not Porthaven
        return (of.group() if of else "") + named[-1].text
    phrases = [
        match["what"].strip() for match in words.NOUN_PHRASE.finditer(words.TIME.sub(" ", previous.rstrip("? ")))
    ]
    return phrases[-1] if phrases else ""
