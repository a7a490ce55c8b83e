"""The shape's part in an ordinary answer: a yes or no before the quote, the other sentences of a list behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import phrases
from assistant.answer import Answer
from assistant.answering import CONSIDERED, Verdict
from assistant.asked import sort_asked
from assistant.compose import Draft, label, lead, quote
from assistant.disagree import Versions
from assistant.evidence import Evidence, Finding
from assistant.facts.attribution import attributed_to
from assistant.reply import answered
from assistant.shapes.ground import SPOKEN, Ground, Told, day_of
from assistant.shapes.repeats import repeats
from assistant.shapes.yes_no import Word, verdict
from assistant.terms import terms
from assistant.wire import Wire

MORE = 4
"""Sentences of a list beside the first."""
UNSPOKEN = 0.2
"""Below it (0 to 1) a sentence says nothing of a word."""
LIKELY = 0.02
"""The least share of the first sentence's relevance that another of a list must have."""


def decided(ground: Ground, found: Verdict, versions: Versions, wire: Wire) -> Answer:
    """The ordinary answer, with what the question's shape adds."""
    best = spoken_best(ground, found, versions)
    if best is not versions:
        found, versions = replace(found, further=()), best
    if len(versions.groups) == 1 and ground.shape.kind == "list":
        found = replace(found, further=(*found.further, *_others(ground, found, versions.groups[0][0]))[:MORE])
    answer = answered(ground.query, found, versions, ground.archive.article, wire)
    if ground.shape.kind != "yes_no" or answer.status != "answered" or len(versions.groups) > 1:
        return answer
    told = telling(ground, found, versions.groups[0][0].evidence)
    return _with_verdict(ground, answer, versions.groups[0][0].evidence, told) if told else answer


def spoken_best(ground: Ground, found: Verdict, versions: Versions) -> Versions:
    """``versions``; of a yes or no, the likeliest sentence that has every word asked, where the first lacks one."""
    if ground.shape.kind != "yes_no" or len(versions.groups) > 1:
        return versions
    plain = [not term.proper for term in terms(ground.query.standalone, ground.query.language)]

    def least(evidence: Evidence) -> float:
        return min((said for said, common in zip(evidence.said, plain, strict=True) if common), default=1.0)

    if least(versions.groups[0][0].evidence) >= UNSPOKEN:
        return versions
    whole = next(
        (e for e in found.evidence[:CONSIDERED] if least(e) >= SPOKEN and not e.candidate.sentence.heading), None
    )
    return versions if whole is None else Versions(((Finding(whole, None),),), revised=False)


_REPORTED = re.compile(
    r"\b(?:he|she|they|it|il|elle|ils|elles|on) (?:also |a |ont |avait |has |had )?(?:said|says|told|added|argued"
    r"|insisted"
    r"|stated|claimed|dit|déclaré|affirmé|assuré|ajouté|précisé|indiqué|affirme|assure|estime)\b|-t-(?:il|elle)\b"
    r"|, (?:affirme|assure|estime|indique|précise|annonce|explique|selon|d['’]après)\b",
    re.IGNORECASE,
)
"""A pronoun says it, or somebody behind the verb."""


def said_to(ground: Ground, evidence: Evidence) -> Word | None:
    """What the sentence says to the yes/no question of ``ground``; None where that is not plain."""
    return verdict(ground.shape.topic, ground.query.language, evidence.candidate, ground.archive.words)


def telling(ground: Ground, found: Verdict, shown: Evidence) -> list[tuple[Evidence, Word]]:
    """The sentences that plainly say yes or no, the shown one first."""
    told = []
    for evidence in [shown, *(e for e in found.evidence[:CONSIDERED] if e is not shown)]:
        word = said_to(ground, evidence)
        if word is not None:
            told.append((evidence, word))
    return told


def _with_verdict(ground: Ground, answer: Answer, shown: Evidence, told: Sequence[tuple[Evidence, Word]]) -> Answer:
    language = ground.query.language
    newest = max(told, key=lambda one: day_of(one[0].candidate.article))  # of equals the likeliest
    other = next((one for one in told if {one[1], newest[1]} == {"yes", "no"}), None)
    if other is not None:
        return _disputed(ground, answer, newest[0], other[0])
    evidence, word = newest
    if word == "planned" and any(one[1] == "yes" for one in told):
        return answer
    opening = _opening(evidence, word, language)
    if evidence is shown:
        return replace(answer, text=f"{opening} {answer.text}")
    draft = Draft(language)
    quoted = quote(Finding(evidence, None))
    draft.add([quoted], lead=lead(quoted, language))
    kept = draft.checked(ground.archive.article)
    if not kept.statements:
        return answer
    composed = kept.answer(ground.query, "answered")
    return replace(composed, text=f"{opening} {composed.text}")


def _disputed(ground: Ground, answer: Answer, one: Evidence, other: Evidence) -> Answer:
    """Both, as a conflict where they speak at one time; where one is later things may have changed: no verdict."""
    language = ground.query.language
    draft = Draft(language)
    for evidence in (one, other):
        quoted = quote(Finding(evidence, None))
        draft.add([quoted], lead=label(quoted, language), bullet=True)
    kept = draft.checked(ground.archive.article)
    if len(kept.statements) < 2:
        return answer
    if day_of(one.candidate.article) == day_of(other.candidate.article):
        return kept.answer(ground.query, "conflict", phrases.say("disputed", language))
    return kept.answer(ground.query, "answered")


def _opening(evidence: Evidence, word: Word, language: str) -> str:
    """The verdict's own words; where the sentence reports what somebody says, that it is theirs."""
    candidate = evidence.candidate
    who = attributed_to(candidate.text)
    reported = _REPORTED.search(candidate.text) is not None
    if word == "planned" or (who is None and not reported):
        return phrases.say(word, language)
    if who is None or candidate.sentence.language != phrases.spoken(language):
        return phrases.say(f"{word}.quoted", language)
    return phrases.say(f"{word}.by", language, who=phrases.uncapitalised(who))


def _others(ground: Ground, found: Verdict, first: Finding) -> list[Finding]:
    """Sentences that name more of what the first names one of."""
    kind = sort_asked(ground.query.asked)
    best = first.evidence
    if kind and len(best.candidate.values) > 1 or any(len(v.meaning) > 1 for v in best.candidate.values):
        return []
    shown = [best, *(finding.evidence for finding in found.further)]
    more: list[Finding] = []
    for evidence in found.evidence[:CONSIDERED]:
        candidate = evidence.candidate
        named = {value.meaning for other in shown for value in other.candidate.values}
        new = {value.meaning for value in candidate.values} - named
        if evidence in shown or candidate.sentence.heading or (kind and not new):
            continue
        if _same_thing(best, evidence) and not repeats(
            _told(evidence), [_told(o) for o in shown], ground.archive.words
        ):
            shown.append(evidence)
            more.append(Finding(evidence, None))
    return more


def _same_thing(best: Evidence, other: Evidence) -> bool:
    return other.relevance >= LIKELY * best.relevance and all(
        said >= SPOKEN or had < SPOKEN for had, said in zip(best.said, other.said, strict=True)
    )


def _told(evidence: Evidence) -> Told:
    return Told(evidence.candidate, 1.0, 1.0, 0.0)
