"""Whether a sentence tells of another country, or of another thing of the same place, than the question asks about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from assistant.evidence import Candidate
from assistant.facts.places import countries
from assistant.facts.value import Value
from assistant.match import Matrix
from assistant.question import Query
from assistant.terms import Term
from index.stems import stem

_AUXILIARY = re.compile(r"\b(?:does|do|did|will|would|has|have|is|are|can|must) (?:the )?$", re.IGNORECASE)
_INVERTED = re.compile(r" (?:\w+[ -]){0,2}?\w+-(?:t-)?(?:ils?|elles?)\b")
_INTO = re.compile(
    r"\b(?:into|to|towards?|vers|à destination d(?:e|u|es)|(?:investi\w+|exporta\w+) (?:in|aux?|en)) "
    r"(?:the |la |le |les |l['’])?$",
    re.IGNORECASE,
)
_THING_OF = re.compile(
    r"\bthe (?:[a-z'-]+ ){0,2}?(?P<en>[a-z-]{3,}) (?:of|in|at) (?:the )?[A-Z]"
    r"|\b(?:la |le |les |l['’])(?P<fr>[a-zà-ÿ-]{3,})(?: [a-zà-ÿ-]+){0,2} "
    r"(?:d[eu] (?:la |l['’])?|des |d['’]|à |en )(?=[A-ZÀ-Þ])"
)
_CURRENCY = re.compile(r"[ -](?:dollars?|francs?|pounds?|cents?)\b", re.IGNORECASE)
"""What makes of a country's name a currency's: "in US dollars"."""
_MADE = re.compile(
    r"\b(?:designed|built|founded|created|invented|composed|painted|sculpted|developed|discovered"
    r"|conçue?s?|dessinée?s?|construite?s?|bâtie?s?|fondée?s?|créée?s?|inventée?s?|composée?s?|peinte?s?|découverte?s?)\b",
    re.IGNORECASE,
)
_IS_WHO = re.compile(
    r"\b(?:who(?:'s| is| was| are| were)|qui (?:est|était|sont|étaient)|name of|nom d)\b", re.IGNORECASE
)
_LABEL = re.compile(
    r"\b(?P<thing>[^\W\d_]{3,}) (?:n°|no\.? ?|number |numéro )?(?P<label>\d{1,3}|[A-HJ-Z])"
    r"(?=\s*(?:[?.!,;:)]|$)|\s+(?:d[eu]s?|in|at|on|of|for|to|à|au|en|pour|will|is|was|has|est|a|va|ont|sera)\b)"
)
"""What tells one of several apart by its number: "silo 5", « la ligne 14 »."""
_COUNTS = re.compile(
    r"in|on|of|at|by|to|for|from|with|than|the|about|only|under|over|around|least|most|nearly|some|since|until|between"
    r"|and|days?|weeks?|months?|years?|dans|sur|de|par|pour|avec|que|environ|les|des|ces|vers|depuis|jusqu|entre|plus"
    r"|moins|et|jours?|mois|ans?|are|were|was|is|est|sont|had|has|ont|aged|âgée?s?"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    re.IGNORECASE,
)
"""Words before a number that it does not label."""
_NAME = r"[A-ZÀ-Þ][\w’'-]+"
_KIND_NAME = re.compile(
    rf"\b(?:[Tt]he|[Ll]e|[Ll]a|[Ll]es|[Dd]u|[Aa]u|of|l['’]) ?(?P<before>[a-zà-ÿ]{{4,}}) "
    rf"(?:d[eu] (?:la |l['’])?|des |d['’])?(?P<name>{_NAME})"
    rf"|\b(?:[Tt]he|[Oo]f) (?P<called>{_NAME}) (?P<behind>[a-z]{{4,}})\b"
)
_PLACED = re.compile(
    r"city|town|village|country|region|state|county|province|district|district|coast|government|people|president|mayor"
    r"|minister|ministry|company|group|firm|ville|commune|région|pays|département|quartier|côte|gouvernement|préfet"
    r"|mairie|maire|président|présidente|ministre|ministère|groupe|société|entreprise|will|does|have|that"
)
"""Kinds whose bearers go by their name alone."""
LEAD = 300
"""Characters in which an article says what it is about."""
SUBJECT = 25
"""Characters of a sentence that hold its subject."""
UNLIKE = 0.1
"""Below it (0 to 1) nothing of a sentence or of what stands before it is like a word."""
OFTEN = 0.5
"""The share of mentions of its most named country that makes an article one on another country too."""
OPENING = 500
"""Characters of an article that tell what it is about."""


def country_missing(query: Query, candidate: Candidate) -> bool:
    """Whether the question is about a country that the candidate's article never names, or names in passing only.

    What an article says without naming a country is said of those it is about.
    """
    named = [value for value in countries(query.standalone) if not _CURRENCY.match(query.standalone, value.end)]
    asked = {value.meaning for value in named}
    if not asked:
        return False
    article = candidate.article
    if any(_acts(query.standalone, value) and _only_reached(candidate.text, value) for value in named):
        return True
    near = {value.meaning for value in countries(f"{candidate.text} \n{candidate.context}")}
    return not asked <= near | _countries_of(article.text, article.title)


def _acts(question: str, country: Value) -> bool:
    """Whether the country is the subject of the question: "does X spend", « X investit-il »."""
    before, behind = question[: country.start], question[country.end :]
    return bool(_AUXILIARY.search(before) or _INVERTED.match(behind))


def _only_reached(text: str, country: Value) -> bool:
    """Whether ``text`` names the country only as where something goes: "investment into X"."""
    places = [value.start for value in countries(text) if value.meaning == country.meaning]
    return bool(places) and all(_INTO.search(text[:place]) for place in places)


@lru_cache(maxsize=2_000)
def _countries_of(text: str, title: str) -> frozenset[tuple[str | float, ...]]:
    """The countries an article is about: those of its title and opening, and those it names as often as any."""
    named = Counter(value.meaning for value in countries(text))
    most = max(named.values(), default=0)
    often = {meaning for meaning, count in named.items() if count >= OFTEN * most}
    return frozenset(often | {value.meaning for value in countries(f"{title} \n{text[:OPENING]}")})


def other_label(question: str, candidate: Candidate) -> bool:
    """Whether the question is about the one of its kind that bears a number ("silo 5"), and the article never names it.

    The number has to stand near the candidate: in its passage, the headline or the sentences before it.
    """
    around = f"{candidate.passage.text} \n{candidate.context}"
    labels = [match["label"] for match in _LABEL.finditer(question) if not _COUNTS.fullmatch(match["thing"])]
    return any(not re.search(rf"(?<![\w.,]){label}(?![\w%]|[.,]\d)", around) for label in labels)


def named_in_passing(asked: Sequence[Term], candidate: Candidate) -> bool:
    """Whether a name of the question falls once in the whole article, late in another sentence than the candidate,
    and not in its lead.

    The article is about something else then: what it says elsewhere is not said of whom it only mentions.
    """
    text = candidate.article.text
    for term in asked:
        if (
            not term.proper
            or term.key[0].isdigit()
            or re.search(rf"\b{re.escape(term.text)}\b", f"{candidate.text} {candidate.article.title}")
        ):
            continue
        places = [match.start() for match in re.finditer(rf"\b{re.escape(term.text)}\b", text)]
        if len(places) == 1 and places[0] > LEAD and _late(text, places[0]):
            return True
    return False


def _late(text: str, place: int) -> bool:
    """Whether ``place`` is past the opening of its sentence: a name there is hardly what the next one speaks of."""
    start = max(text.rfind(end, 0, place) for end in (". ", "\n", "! ", "? ", "» ", "” "))
    return place - start > SUBJECT


def of_another_name(question: str, candidate: Candidate) -> bool:
    """Whether the question is about one bearer of a kind ("comet X") and the article about another ("comet Y").

    Where the article calls none of that kind so, the candidate does not say the name, and Y falls more often than X.
    """
    text, title = candidate.article.text, candidate.article.title
    for kind, name in _kinds(question):
        if re.search(rf"\b{re.escape(name)}\b", f"{candidate.text} {title}"):
            continue
        others = {other for thing, other in _kinds_of(text) if thing == kind}
        if others and name not in others and any(text.count(other) > text.count(name) for other in others):
            return True
    return False


def _kinds(text: str) -> list[tuple[str, str]]:
    """(kind, name) of things called by both: « la comète Talvik », "the Tanneurs bridge"."""
    found = []
    for match in _KIND_NAME.finditer(text):
        kind = (match["before"] or match["behind"]).casefold()
        if not _PLACED.fullmatch(kind):
            found.append((kind, match["name"] or match["called"]))
    return found


@lru_cache(maxsize=2_000)
def _kinds_of(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(_kinds(text))


def made_by(question: str) -> bool:
    """Whether it asks who made a thing: only a name can answer."""
    return bool(_MADE.search(question))


def of_another_thing(query: Query, asked: Sequence[Term], covered: Matrix, languages: Sequence[str]) -> list[int]:
    """The candidates, in the question's language, that speak of nothing like "the library" of "the library of X".

    They name X alone: what is said of its bridge answers nothing about its library.
    """
    if query.asked != "person" or _IS_WHO.search(query.standalone):
        return []  # "who is the head of X": an office has many names, and works have
    heads = {stem(match["en"] or match["fr"], query.language) for match in _THING_OF.finditer(query.standalone)}
    rows = [row for row, term in enumerate(asked) if not term.proper and term.key in heads]
    return [i for i, tongue in enumerate(languages) if tongue == query.language and (covered[rows, i] < UNLIKE).any()]
