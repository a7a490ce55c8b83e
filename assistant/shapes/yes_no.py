"""Whether a sentence says yes or no to a question: only where it speaks of the same thing in nearly the same words.

A wrong "yes" is worse than none: whatever is not plain (a wish, a doubt, other roles, half of the question) has no
verdict, and the quote stands by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from assistant.evidence import Candidate
from assistant.facts.attribution import speakers
from assistant.facts.polarity import Polarity, polarities
from assistant.match import WordVectors
from assistant.shapes.counterparts import Matched, matched_words
from assistant.shapes.figures import figures_agree

Word = Literal["yes", "no", "planned"]
NEIGHBOURS = 30
"""Characters within which two neighbouring words may change places between two languages."""
_UNREAL = re.compile(
    r"\b(?:demand\w*|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:for|on)|ask(?:s|ed|ing)? (?:for|to|that)|suggest\w*"
    r"|request\w*"
    r"|want\w*|hop(?:e|es|ed|ing)|fear\w*|tr(?:y|ies|ied|ying) to|attempt\w*|seek\w*|sought|threat\w*|prevent\w*"
    r"|avoid\w*"
    r"|nearly|almost|partly|in part|rumou?r\w*|claim\w*|accus\w*|question\w*|doubt\w*|as if|former\w*|used to|until"
    r"|réclam\w+|exig\w+|appel\w+ à|propos\w+|souhait\w+|esp[éè]r\w+|crain\w+|tent\w+ d\w*|essa[iy]\w+|empêch\w+"
    r"|évit\w+"
    r"|menac\w+|veu(?:t|lent)|voul\w+|presque|en partie|rumeur\w*|prétend\w*|accus\w+|dout\w+|ancien\w*|jusqu\w*"
    r"|intention\w*|inten[dt]\w*|part of|some of|half|une partie|certain\w*|quelques|moiti[ée]\w*|failli|sauf"
    r"|except|unless|only|seulement"
    r"|seule?s?)\b",
    re.IGNORECASE,
)
"""Words by which a sentence tells of more or of less than what is so."""
_QUANTIFIED = re.compile(
    r"\b(?:all|every|each|only|most|always|more than|less than|at least|first|last|tous|toutes|chaque|seule?s?|toujours"
    r"|plus de|moins de|au moins|premi(?:er|ère)s?|derni(?:er|ère)s?|largest|biggest|highest|lowest|plus (?:grand"
    r"|haut|bas)\w*)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|be|been|being)\s(?:\w+\s)?\w+(?:ed|en|t)\sby\b|\b(?:est|sont|été|était|étaient)\s\w+(?:é"
    r"|i|u|t)e?s?\spar\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"^(?:will|would|is .* going to)\b|\b(?:va|vont)(?:-t)?-|\b\w+r(?:a|ont)-(?:t-)?(?:il|elle|on)|\b\w+(?:era"
    r"|eront|ira|iront"
    r"|dra|dront|ura|uront)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"«[^«»]+»|“[^“”]+”|\"[^\"]+\"")
_SAID = re.compile(
    r"\b(?:said|announced|told|added|promised|declared|confirmed|warned|insisted|stated)\b", re.IGNORECASE
)
_IS_A = re.compile(
    r"^(?:is|are|was|were)\s.+\s(?:the|an?|[\w’']+['’]s)\s\w+|\b(?:est|sont|était|étaient)-(?:il|elle|ils|elles|ce)\s"
    r"(?:le|la|les|l['’]|une?|des|du)\b|^est-ce qu\S* .+ (?:est|sont|était) (?:le |la |les |l['’]|une? |des )",
    re.IGNORECASE,
)
"""Whether one is the other ("is X the mayor") is hardly ever told in the same words."""
_NOW = re.compile(r"^(?:is|are|does|do|has|have)\b|^est-ce|\b(?:est|sont|a|ont)-(?:t-)?(?:il|elle)", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|formerly|était|étaient|avait|avaient)\b", re.IGNORECASE)


def verdict(question: str, language: str, candidate: Candidate, vectors: WordVectors) -> Word | None:
    """What ``candidate`` says to ``question`` (yes/no, without "is it true that"); None where that is not plain."""
    text = candidate.text
    if candidate.sentence.heading or _unreal(question, text) or speakers(text) > 1:
        return None
    if _QUANTIFIED.search(question) or _IS_A.search(question) or (_NOW.search(question) and _PAST.search(text)):
        return None
    figures = figures_agree(question, language, candidate)
    matched = matched_words(question, language, candidate, vectors)
    if figures is None or matched is None or not _same_roles(question, text, matched):
        return None
    found = [
        cue
        for cue in polarities(text, candidate.sentence.language)
        if cue.kind == "negated"
        and not _asked_with(question, cue)
        and not (matched.opposed and any(start < cue.end and cue.start < end for start, end in matched.spans))
    ]  # "rejected" is the opposite of "approved", and no second negation
    modal = [
        _backshifted(cue, text)
        for cue in polarities(text, candidate.sentence.language)
        if cue.kind != "negated" and not _asked_with(question, cue)
    ]
    return _word(question, matched, found, modal, other_figure=figures == "other")


def _unreal(question: str, text: str) -> bool:
    """Whether such a word stands in the sentence that the question does not ask with itself ("did it propose …")."""
    asked = {match.group()[:5].casefold() for match in _UNREAL.finditer(question)}
    return any(match.group()[:5].casefold() not in asked for match in _UNREAL.finditer(text))


def _asked_with(question: str, cue: Polarity) -> bool:
    """Whether the cue is what the question asks about: "did the state offer", « a-t-il proposé »."""
    return len(cue.text) > 5 and cue.text[:5].casefold() in question.casefold()


def _backshifted(cue: Polarity, text: str) -> Polarity:
    """The "would" of reported speech as the "will" that was said."""
    if cue.text.casefold() == "would" and _SAID.search(text[: cue.start]):
        return replace(cue, kind="planned")
    return cue


def _word(
    question: str,
    matched: Matched,
    negations: Sequence[Polarity],
    modal: Sequence[Polarity],
    *,
    other_figure: bool,
) -> Word | None:
    turned = matched.opposed or other_figure
    if negations:
        covered = matched.predicate and all(any(n.covers(*span) for n in negations) for span in matched.predicate)
        if not covered or len(negations) > 1 or turned or any(m.kind == "uncertain" for m in modal):
            return None
        return "no" if not modal or _AHEAD.search(question) else None
    if any(m.covers(*span) for m in modal for span in matched.spans):
        sure = other_figure and not matched.opposed and all(m.kind == "planned" for m in modal)
        return ("no" if sure and _AHEAD.search(question) else None) if turned else "planned"
    if modal and _AHEAD.search(question):
        return None
    return "no" if turned else "yes"


def _same_roles(question: str, text: str, matched: Matched) -> bool:
    """Whether the words come in the question's order, and both or neither are passive: who did it to whom."""
    if bool(_PASSIVE.search(question)) != bool(_PASSIVE.search(text)):
        return False
    starts = [start for start, end in matched.spans if end > start]
    inverted = [
        (one, other)
        for place, one in enumerate(starts)
        for step, other in enumerate(starts[place + 1 :], start=1)
        if one > other and (step > 1 or one - other > NEIGHBOURS)  # "swimming pool", « bassin de natation »
    ]
    return not inverted and not _across_quotes(text, matched.spans)


def _across_quotes(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether some of the words stand in a direct quotation and others outside: two statements, not one."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    inside = {any(start <= a and b <= end for start, end in quoted) for a, b in spans if b > a}
    return len(inside) > 1
