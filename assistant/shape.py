"""The shape a question asks its answer in: a timeline, a summary, a comparison, a count; most ask for one fact.

Recognised by the question's own words, strictly: a question of fact that looks like a shape loses more by it than a
shape that is answered as a fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from assistant import count_words as counts
from assistant import shape_words as words
from assistant import speech_words as speech
from assistant.facts.names import names
from assistant.facts.period import Period
from assistant.length import split_length
from assistant.news_words import NEWS
from assistant.question import asked_for
from assistant.terms import terms
from assistant.when import split_time

Kind = Literal[
    "timeline", "about", "who_is", "summary", "compare", "said", "yes_no", "list", "articles", "mentioned", "outlets",
]  # fmt: skip
LONGEST = 300
"""Characters; what is longer is no question of a shape."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a question wants its answer."""

    kind: Kind
    topic: str = ""
    """What it is to be about, in the question's words; empty for everything of the period."""
    parties: tuple[str, ...] = ()
    """Whose words are asked for."""
    period: Period | None = None
    one_article: bool = False
    """A summary of "the article", not of the news."""
    sentences: int | None = None
    """How many sentences a summary is asked to have."""
    bare: bool = False
    """The topic alone was put, without a word that asks."""


def shape_of(question: str, language: str, today: Callable[[], date]) -> Shape | None:
    """The shape ``question`` (standalone) asks for; None for a plain question of fact.

    ``language`` is the question's; ``today`` is asked only where its time is relative ("since June").
    """
    if len(question) > LONGEST:
        return None
    plain = re.sub(r"\s+", " ", question.replace("’", "'")).strip()
    bare = words.OPENER.sub("", re.sub(r"[\s?.!]+$", "", plain), count=1)
    return (
        _counted(bare, language, today)
        or _compared(bare)
        or _said(bare)
        or _told(bare, language, today)
        or _who_is(bare)
        or _yes_no(bare)
        or _listed(bare)
        or _topic_alone(bare, language)
    )


def _counted(bare: str, language: str, today: Callable[[], date]) -> Shape | None:
    rest, period = split_time(bare, language, today) if counts.COUNTS.search(bare) else (bare, None)
    for kind, pattern in counts.COUNTED:
        match = pattern.fullmatch(rest)
        if match and _is_topic(match["topic"]):
            return Shape(kind, _topic(match["topic"]), period=period)
    return None


def _compared(bare: str) -> Shape | None:
    for pattern in speech.COMPARED:
        match = pattern.fullmatch(bare)
        if match is None:
            continue
        parties = tuple(_party(match[name]) for name in ("a", "b"))
        if all(_is_party(party) for party in parties):
            return Shape("compare", _topic(match.groupdict().get("topic") or ""), parties)
    return None


def _said(bare: str) -> Shape | None:
    for pattern in speech.SAID:
        match = pattern.fullmatch(bare)
        if match is None:
            continue
        party, topic = match["who"], match.groupdict().get("topic") or ""
        if not topic and match.re in speech.SAID_OF:
            party, topic = _split_at_of(party)
        if speech.PAPERS.fullmatch(party.strip()):
            return Shape("about", _topic(topic)) if topic else None
        if _is_party(_party(party)):
            return Shape("said", _topic(topic), (_party(party),))
    return None


def _split_at_of(rest: str) -> tuple[str, str]:
    """« le maire de X des bibliothèques »: who speaks, and of what.

    A name behind the first "de" belongs to the speaker's title, unless the speaker has a name already.
    """
    places = list(speech.OF.finditer(rest))
    if not places:
        return rest, ""
    own_name = bool(names(rest[: places[0].start()]))
    titled = not own_name and len(places) > 1 and rest[places[0].end() : places[0].end() + 1].isupper()
    cut = places[1] if titled else places[0]
    return rest[: cut.start()], rest[cut.end() :]


def _told(bare: str, language: str, today: Callable[[], date]) -> Shape | None:
    """Timelines, summaries, what is known about a thing."""
    if not words.TELLS.search(bare):
        return None
    shorter, length = split_length(bare)
    rest, period = split_time(shorter, language, today)
    shape = _events(rest, period) or _told_of(rest, period)
    return replace(shape, sentences=length) if shape and length else shape


def _events(rest: str, period: Period | None) -> Shape | None:
    """What happened, to a thing or in a time."""
    if period and any(pattern.fullmatch(rest) for pattern in NEWS):
        return Shape("timeline", period=period)
    for pattern in (*(words.HAPPENED if period else words.HAPPENED_WITH), *words.TIMELINE):
        match = pattern.fullmatch(rest)
        if match and _is_topic(match["topic"] or "", may_be_empty=period is not None):
            return Shape("timeline", _topic(match["topic"] or ""), period=period)
    return None


def _told_of(rest: str, period: Period | None) -> Shape | None:
    """A summary, or what is known of a thing."""
    for pattern in words.SUMMARY:
        match = pattern.fullmatch(rest)
        if match and _is_topic(match["topic"]):
            inner = words.OF_ARTICLE.fullmatch(match["topic"])
            topic = _topic(inner["topic"] if inner else match["topic"])
            return Shape("summary", topic, period=period, one_article=bool(inner and inner["one"]))
    for pattern in words.ABOUT:
        match = pattern.fullmatch(rest)
        if match and _is_topic(match["topic"]):
            return Shape("about", _topic(match["topic"]), period=period)
    return None


def _who_is(bare: str) -> Shape | None:
    match = words.WHO_IS.fullmatch(bare)
    if match is None:
        return None
    found = names(f"x {match['topic']}")
    whole = len(found) == 1 and found[0].text.replace(".", "") == match["topic"].strip(" ,").replace(".", "")
    return Shape("who_is", match["topic"].strip()) if whole else None


def _yes_no(bare: str) -> Shape | None:
    if words.REQUEST.match(bare) or words.ALTERNATIVE.search(bare) or words.NEGATIVE.search(bare):
        return None
    match = words.TRUE_THAT.match(bare)
    if match:
        return Shape("yes_no", bare[match.end() :].strip())
    if words.ASKS_YES_NO.match(bare) or (words.INVERTED.search(bare) and not words.ASKING.search(bare)):
        return Shape("yes_no", bare)
    return None


def _listed(bare: str) -> Shape | None:
    match = words.LISTED.match(bare)
    return Shape("list", bare) if match else None


def _topic_alone(bare: str, language: str) -> Shape | None:
    """A thing of one word, a name or two, and nothing that asks, says or dates: "chips", « le budget »."""
    content = terms(f"x {bare}", language)
    named = names(f"x {bare}")
    parts = len(content) - sum(max(0, len(name.text.split()) - 1) for name in named)
    if not content or parts > 2 or words.NO_TOPIC.search(bare) or asked_for(bare) in ("date", "person", "place"):
        return None
    if parts > 1 and asked_for(bare) != "any":
        return None  # "inflation in Japan", « prix du pain »: a figure in key words
    return Shape("about", _topic(words.ARTICLE_OF.sub("", bare)), bare=True)


def _is_topic(topic: str, *, may_be_empty: bool = False) -> bool:
    plain = _topic(topic)
    return (bool(plain) or may_be_empty) and not words.CLAUSE.match(plain)


def _topic(words_of: str) -> str:
    bare = words_of.strip(" ,;:«»“”\"'")
    bracketed = re.fullmatch(r"\S+ \(([^()]+)\)", bare)  # what the pronoun of a follow-up question stands for
    return bracketed.group(1) if bracketed else bare


def _party(text: str) -> str:
    """Who is meant: the name in brackets where a follow-up question had a pronoun in its place."""
    bracketed = re.search(r"\(([^()]+)\)", text)
    plain = bracketed.group(1) if bracketed else speech.LEADING.sub("", text.strip(), count=1)
    return re.sub(r"'s?$", "", _topic(plain))


def _is_party(party: str) -> bool:
    return 1 < len(party) <= 80 and not speech.NOBODY.fullmatch(party) and not words.CLAUSE.match(party)
