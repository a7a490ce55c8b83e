"""From the shape a question asks for to its answer, and the shape's part in an ordinary one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant import phrases
from assistant.answer import Answer
from assistant.answering import CONSIDERED, Verdict
from assistant.disagree import Versions
from assistant.evidence import Finding
from assistant.phrases.questions import of
from assistant.question import Query
from assistant.shape import shape_of
from assistant.shapes.about import about
from assistant.shapes.decided import said_to, spoken_best, telling
from assistant.shapes.digest import digest
from assistant.shapes.ground import Archive, Ground
from assistant.shapes.mentions import mentions, named, unmentioned
from assistant.shapes.opposites import directed
from assistant.shapes.said import compared, may_answer, said
from assistant.shapes.summary import summary
from assistant.shapes.timeline import timeline
from assistant.terms import terms
from assistant.when import today_of
from corpus.article import Article
from index.hit import Filter

SPOKEN_OF = 0.2
"""How surely the sentence or its context must speak of every word of a yes/no question."""
COUNTED = ("articles", "mentioned", "outlets")
"""Shapes that ask for what mentions a thing."""
_COMPOSED: dict[str, Callable[[Ground], Answer | None]] = {
    "timeline": timeline,
    "about": about,
    "summary": summary,
    "said": said,
    "compare": compared,
}


def ground_of(query: Query, archive: Archive, where: Filter | None) -> Ground | None:
    """The ground of a question that asks for a shape; None for a plain question of fact."""
    shape = shape_of(query.standalone, query.language, lambda: today_of(archive.articles(), where))
    return Ground(query, shape, archive, where) if shape else None


def shaped(ground: Ground, searched: Callable[[], Sequence[Article]]) -> Answer | None:
    """The answer in the question's shape; None where the ordinary way is to answer, or to refuse."""
    if ground.shape.kind in COUNTED:
        counted = mentions(ground, searched)
        in_other_words = counted is None and ground.shape.kind == "mentioned" and not named(ground)
        return about(ground) if in_other_words else counted
    if ground.shape.kind == "timeline" and not ground.shape.topic:
        return digest(ground, searched())
    compose = _COMPOSED.get(ground.shape.kind)  # "who is", yes or no, a list: the ordinary way first
    return compose(ground) if compose else None


def settled(ground: Ground, verdict: Verdict) -> Verdict:
    """``verdict``; of a yes or no that it refuses, the sentence that plainly says the one or the other, if any does."""
    if ground.shape.kind != "yes_no" or verdict.versions is not None:
        return verdict
    for evidence in verdict.evidence[:CONSIDERED]:
        if said_to(ground, evidence) in ("yes", "no"):
            return replace(verdict, versions=Versions(((Finding(evidence, None),),), revised=False))
    return verdict


def refusal(ground: Ground, verdict: Verdict, searched: Sequence[Article]) -> str | None:
    """How a refusal opens where no ordinary answer may stand in for the shape; None where one may.

    Empty: the refusal opens as every other does.
    """
    shape, language = ground.shape, ground.query.language
    if shape.kind in COUNTED:
        return unmentioned(ground, searched)
    if shape.kind in ("timeline", "summary") or shape.bare:
        return ""
    if shape.kind == "yes_no":
        return "" if verdict.versions is not None and _unspoken(ground, verdict, verdict.versions) else None
    if shape.kind not in ("said", "compare"):
        return None
    if verdict.versions is not None and shape.kind == "said":
        candidate = verdict.versions.groups[0][0].evidence.candidate
        if may_answer(ground, candidate):
            return None
    if set(verdict.unknown) & {part for party in shape.parties for part in (party, *party.split())}:
        return ""
    return " ".join(phrases.say("said.silent", language, party=party, of_party=of(party)) for party in shape.parties)


def _unspoken(ground: Ground, verdict: Verdict, versions: Versions) -> bool:
    """Whether the sentence, in the question's language, says nothing of a word asked: "did X go bankrupt?".

    Between languages too many words that mean the same are not recognised.
    """
    best, query = versions.groups[0][0].evidence, ground.query
    if telling(ground, verdict, best):
        return False
    shown = spoken_best(ground, verdict, versions).groups[0][0].evidence.candidate
    if directed(query.standalone) and not directed(shown.text):
        return True  # "did X cut its budget?": that there is one is no answer
    if best.candidate.sentence.language != query.language:
        return False
    asked = zip(terms(query.standalone, query.language), best.covered, strict=True)
    return any(not term.proper and covered < SPOKEN_OF for term, covered in asked)
