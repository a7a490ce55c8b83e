"""What one party says of a thing, and what two say of it, in the words the articles attribute to each."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant import phrases
from assistant.answer import Answer
from assistant.compose import Draft, Quote, label, lead
from assistant.evidence import Candidate, Seen, candidates
from assistant.facts.attribution import attributed_to
from assistant.facts.names import names
from assistant.match import matches
from assistant.phrases.questions import of
from assistant.shapes.ground import SPOKEN, Ground, found_on
from assistant.shapes.speech import Party, Speech, speeches
from assistant.terms import terms

QUOTES = 3
"""Of one party alone."""
QUOTES_EACH = 2
"""Of each of two parties."""
_TWO_FIGURES = re.compile(r"\d.*[,;]\s.*\d")
SUBJECT = 30
"""Characters beside its name in which the subject of a sentence stands."""
COMPARED = 24
"""Sentences by a party that are compared with the topic."""


def said(ground: Ground) -> Answer | None:
    """The party's own words on the topic, best first; None where it is not quoted on it."""
    party = Party(ground.shape.parties[0], ground.query.language)
    found = _on_topic(ground, party)[:QUOTES]
    if not found:
        return None
    language = ground.query.language
    draft = Draft(language)
    for speech in found:
        opening = lead(speech.quote, language) if len(found) == 1 else label(speech.quote, language)
        draft.add([speech.quote], lead=opening, bullet=len(found) > 1)
    kept = draft.checked(ground.archive.article)
    opening = phrases.say("said", language, party=party.name[:1].upper() + party.name[1:]) if len(found) > 1 else ""
    return kept.answer(ground.query, "answered", opening) if kept.statements else None


def compared(ground: Ground) -> Answer | None:
    """Each party's own words, with a line for one that is not quoted; None where none is."""
    language = ground.query.language
    draft = Draft(language)
    silent: list[str] = []
    parties = [Party(name, language) for name in ground.shape.parties]
    found = {party.name: _on_topic(ground, party)[:QUOTES_EACH] for party in parties}
    for party, other in zip(parties, reversed(parties), strict=True):
        shared = [s for s in found[other.name] if _also_names(ground, party, s)]
        if not found[party.name] and not shared:
            silent.append(party.name)
        for speech in found[party.name]:
            both = not found[other.name] and _also_names(ground, other, speech)
            named = phrases.say("said.both", language, one=party.name, other=other.name) if both else party.name
            draft.add([speech.quote], lead=_lead(named, speech.quote, language), bullet=True)
    kept = draft.checked(ground.archive.article)
    if not kept.statements:
        return None
    answer = kept.answer(ground.query, "answered")
    said_nothing = [phrases.say("said.silent", language, party=name, of_party=of(name)) for name in silent]
    return replace(answer, text="\n\n".join([answer.text, *said_nothing]))


def _also_names(ground: Ground, party: Party, speech: Speech) -> bool:
    """Whether the sentence gives the words of ``party`` too: "the police counted 8,500, the unions 20,000"."""
    candidate = speech.candidate
    words = candidate.text
    return bool(_TWO_FIGURES.search(words)) and party.is_meant(
        words, candidate.sentence.language, candidate.article, ground.archive.words
    )


def _lead(party: str, quoted: Quote, language: str) -> str:
    told_by = label(quoted, language, with_speaker=False).removesuffix(phrases.say("colon", language))
    return phrases.say("said.by", language, party=party, source=told_by) + phrases.say("colon", language)


def _on_topic(ground: Ground, party: Party) -> list[Speech]:
    """What the party says on the topic, best first."""
    topic, language = ground.shape.topic, ground.query.language
    hits = found_on(ground, f"{party.name} {topic}".strip())
    seen = [Seen(ground.archive.article(h.passage.article_id), h.passage, h.rank, h.score) for h in hits]
    own = speeches(party, candidates(ground.query, seen), ground.archive.words)[:COMPARED]
    if not own:
        return []
    near = ground.archive.similarity(
        topic or party.name, language, [s.quote.text for s in own], [s.candidate.sentence.language for s in own]
    )
    spoken = _spoken_of(ground, topic, [s.candidate for s in own])
    kept = [place for place, share in enumerate(spoken) if share is not None]
    kept.sort(key=lambda place: -((spoken[place] or 0.0) + near[place]))
    return _once([own[place] for place in kept])


def _spoken_of(ground: Ground, topic: str, found: Sequence[Candidate]) -> list[float | None]:
    """The share of the topic that each speaks of; None for one that does not speak of it enough."""
    asked = terms(f"x {topic}", ground.query.language)
    if not asked:
        return [0.0] * len(found)
    tongues = [c.sentence.language for c in found]
    vectors = ground.archive.words
    own = matches(
        asked, ground.query.language, [terms(c.text, t) for c, t in zip(found, tongues, strict=True)], tongues, vectors
    )
    around = [terms(c.context, t) for c, t in zip(found, tongues, strict=True)]
    covered = np.maximum(own, 0.9 * matches(asked, ground.query.language, around, tongues, vectors))
    enough = math.ceil(2 * len(asked) / 3)
    return [
        float(own[:, i].mean() + 0.5 * covered[:, i].mean()) if int((covered[:, i] >= SPOKEN).sum()) >= enough else None
        for i in range(len(found))
    ]


def _once(found: Sequence[Speech]) -> list[Speech]:
    """Without copies; of two quotes of which one holds the other, the longer in the place of the better."""
    kept: list[Speech] = []
    for speech in found:
        text = speech.quote.text
        if any(text in other.quote.text for other in kept):
            continue
        held = [place for place, other in enumerate(kept) if other.quote.text in text]
        if held:
            kept[held[0]] = speech
            kept = [other for place, other in enumerate(kept) if place not in held[1:]]
        else:
            kept.append(speech)
    return kept


def may_answer(ground: Ground, candidate: Candidate) -> bool:
    """Whether a sentence no rule attributes may stand for the party's words.

    It speaks of the topic, opens with the party as its subject, and nobody else speaks in it. An office or a group
    ("the minister", « le syndicat ») is no name: what the paper says itself is not theirs.
    """
    party = Party(ground.shape.parties[0], ground.query.language)
    if not party.proper:
        return False
    surname = names(f"x {party.name}")[-1].text.split()[-1]
    opens = surname in candidate.text[: len(party.name) + SUBJECT]
    return (
        opens
        and attributed_to(candidate.text) is None
        and _spoken_of(ground, ground.shape.topic, [candidate])[0] is not None
    )
