"""Points at the very words of a sentence that were asked for: the value to show in bold, the value to compare."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from assistant.asked import read, sort_asked
from assistant.evidence import Candidate, heard
from assistant.facts.period import period, plain_day
from assistant.facts.value import Value
from assistant.match import Matrix, WordVectors, matches
from assistant.measure import Measured
from assistant.question import Query
from assistant.terms import Term, terms
from assistant.timely import timely

HEARD = 6.0
"""What a reader's pointing adds to the terms of the question that a value's clause speaks of."""
TIMELY = 8.0
"""What the time asked about adds to a value whose clause names it, and takes from one whose clause names another: more
than a reader's word, which knows no dates."""
MOST = 0.8
"""Of a sentence, the share that may be pointed at."""
_TYPED = frozenset(
    {"money", "percent", "points", "fraction", "factor", "number", "measure", "date", "time", "duration"}
)
_MOVED = re.compile(
    r"\b(?:climb|ris|rose|grow|grew|increas|rais|jump|soar|surg|swell|widen|fall|fell|drop|cut|lower|reduc|slip|shr[aiu]nk"
    r"|declin|mov|chang|revis|pass|grimp|mont|port|relev|augment|bond|gonfl|baiss|tomb|chut|recul|rédui|rétro|diminu"
    r"|ramen|révis)\w*",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|de|d['’])\s*$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|à)\s+", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:before|initial\w*|original\w*|at first|previous\w*|earlier|used to|avant|au départ|à l['’]origine|jusque-là"
    r"|jusqu['’]alors|précédent\w*|auparavant|d['’]abord)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:—–]\s+|,\s+(?!\d)|\s+(?=(?:and|et)\s)|"
    r"\s+(?=(?:while|whereas|but|against|compared|up from|down from|from an?|bringing|including|"
    r"tandis|alors que|mais|contre|"
    r"portant|soit|faster than|slower than|more than the|en hausse|en baisse)\b)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:\w+er than|more than|less than|compared (?:with|to)|up from|down from|as against|against|contre"
    r"|par rapport à|plus (?:\w+ )?que|moins (?:\w+ )?que)\s+"
    r"(?:(?:an?|the|les?|la|une?|estimated|previous|estimée?s?)\s+)*$",
    re.IGNORECASE,
)
"""What leads to a figure that another is only compared with."""
_SINCE = re.compile(r"\b(?:since|depuis)\s+(?:the\s+|last\s+|le\s+|la\s+|l['’])?$", re.IGNORECASE)
_SINCE_WHEN = re.compile(r"\b(?:since|depuis|how long)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|going to|due to|expected to|set to|scheduled|va|vont|doit|doivent|prévue?s?)\b"
    r"|\b\w{2,}(?:era|ira|dra|tra|vra|rra|ront)(?:-t-(?:il|elle|on)|-(?:ils|elles))?\b",
    re.IGNORECASE,
)
_NAMED_YEAR = re.compile(
    r"\b(?:current|this|last|previous|upcoming|next|following) (?:fiscal |financial )?(?:year|month|quarter|week)\b"
    r"|\b(?:année|exercice|mois|trimestre|semestre) (?:en cours|derni\w+|prochain\w*|précédent\w*|suivant\w*)",
    re.IGNORECASE,
)
"""A time that no clock tells: the same words are the same time."""
_ROW = re.compile(r"\S \| \S.*\S \| \S")
"""A row of a table: which of its figures belongs to which head its sentence does not say."""
_TOPIC = re.compile(
    r"(?:as (?:for|to)|regarding|concerning|quant (?:à|aux?)|concernant|s['’]agissant d)\b[^,;:]{1,60},\s+",
    re.IGNORECASE,
)
"""What opens a sentence and is meant by the "it" of its first clause."""
_CURRENCY_ASKED = {
    "USD": r"\b(?:us )?dollars?\b|\$", "JPY": r"\byens?\b|¥",
    "EUR": r"\beuros?\b|€", "GBP": r"\bpounds?\b|\blivres\b|£",
}  # fmt: skip


def pointed(query: Query, candidate: Candidate, measured: Measured, vectors: WordVectors) -> Value | None:
    """The value of the sentence whose clause speaks most of the question, a reader's word heard.

    Of several in a row of a table none. Where no kind is asked for that is known, or the reader is sure where no value
    of that kind stands, the words the reader points at; None where there are none.
    """
    values = _in_currency(query, candidate.values)
    said = _read(candidate)
    if len(values) > 1 and _ROW.search(candidate.text):
        return None
    if not values:
        return said if sort_asked(query.asked) is None or heard(candidate) else None
    return _moved_to(query, candidate, values, _likeliest(query, candidate, values, said, measured, vectors))


def _likeliest(
    query: Query,
    candidate: Candidate,
    values: Sequence[Value],
    said: Value | None,
    measured: Measured,
    vectors: WordVectors,
) -> Value:
    if len(values) == 1:
        return values[0]
    clauses = _clauses(candidate.text)
    spoken = [terms(candidate.text[start:end], candidate.sentence.language) for start, end in clauses]
    table = matches(measured.terms, query.language, spoken, [candidate.sentence.language] * len(spoken), vectors)
    scores = [
        _score(value, clauses, table, measured.terms)
        + (HEARD if said and value.start < said.end and said.start < value.end else 0.0)
        + _timely(query, candidate, value, clauses)
        - _compared(query, candidate.text, value, values)
        - _of_the_tense(query, candidate, value)
        for value in values
    ]
    return values[int(np.argmax(scores))]


def _moved_to(query: Query, candidate: Candidate, values: Sequence[Value], chosen: Value) -> Value:
    """Of "climbed from X to Y" the Y, unless the question is about what was before."""
    text = candidate.text
    before = text[: chosen.start]
    if not (_FROM.search(before) and _MOVED.search(before[-60:])) or _EARLIER.search(query.standalone):
        return chosen
    return next((v for v in values if v.start > chosen.end and _TO.fullmatch(text[chosen.end : v.start])), chosen)


def _compared(query: Query, text: str, value: Value, values: Sequence[Value]) -> float:
    """What a figure loses that another before it, of the same kind, is compared with: a reader's word for it."""
    beside = _BESIDE.search(text[: value.start])
    first = any(other.kind == value.kind and other.end <= value.start for other in values)
    return HEARD if beside and first and not _EARLIER.search(query.standalone) else 0.0


def _of_the_tense(query: Query, candidate: Candidate, value: Value) -> float:
    """What a day loses that lay behind, where the question asks of one to come; and one that only tells since when."""
    if value.kind != "date" or query.asked != "date":
        return 0.0
    lost = HEARD if _SINCE.search(candidate.text[: value.start]) and not _SINCE_WHEN.search(query.standalone) else 0.0
    published, covered = candidate.article.published, period(str(value.meaning[0]))
    if published is None or covered is None or covered.end is None or not _TO_COME.search(query.standalone):
        return lost
    return lost + (TIMELY if covered.end < plain_day(published) else 0.0)


def _timely(query: Query, candidate: Candidate, value: Value, clauses: Sequence[tuple[int, int]]) -> float:
    start, end = clauses[_clause_of(value, clauses)]
    if _named_years(query.standalone) & _named_years(candidate.text[start:end]):
        return TIMELY + HEARD
    if query.time is None or value.kind == "date":
        return 0.0
    published, language = candidate.article.published, candidate.sentence.language
    return TIMELY * timely(query.time, candidate.text[start:end], published, language)


def _named_years(text: str) -> set[str]:
    return {match.group().casefold() for match in _NAMED_YEAR.finditer(text)}


def _read(candidate: Candidate) -> Value | None:
    """The reader's words, typed where they are one value.

    None where it points at nearly the whole sentence, which bold type would not help.
    """
    if candidate.said is None or candidate.said.span is None:
        return None
    start, end = (place - candidate.sentence.start for place in candidate.said.span)
    if end <= start or end - start > MOST * len(candidate.text):
        return None
    text, published = candidate.text, candidate.article.published
    inside = [
        value
        for value in read(text, candidate.sentence.language, published)
        if value.kind in _TYPED and value.start < end and start < value.end
    ]
    if len(inside) == 1 and 2 * (inside[0].end - inside[0].start) >= end - start:
        return inside[0]
    return Value("words", start, end, text[start:end], ())


def _in_currency(query: Query, values: Sequence[Value]) -> list[Value]:
    asked = [code for code, pattern in _CURRENCY_ASKED.items() if re.search(pattern, query.standalone, re.IGNORECASE)]
    fitting = [value for value in values if value.kind == "money" and value.meaning[0] in asked]
    return fitting or list(values)


def _clauses(text: str) -> list[tuple[int, int]]:
    topic = _TOPIC.match(text)
    opened = topic.end() if topic else 0
    borders = [0, *(match.end() for match in _CLAUSE.finditer(text) if match.end() > opened), len(text)]
    return [(start, end) for start, end in zip(borders, borders[1:], strict=False) if end > start]


def _clause_of(value: Value, clauses: Sequence[tuple[int, int]]) -> int:
    return next((i for i, (start, end) in enumerate(clauses) if start <= value.start < end), 0)


def _score(value: Value, clauses: Sequence[tuple[int, int]], table: Matrix, asked: Sequence[Term]) -> float:
    own = _clause_of(value, clauses)
    if not asked:
        return -float(own)
    weight = np.array([1.5 if term.proper else 1.0 for term in asked], dtype=np.float32)
    score = float(weight @ table[:, own])
    for neighbour in (own - 1, own + 1):
        if 0 <= neighbour < len(clauses):
            score += 0.25 * float(weight @ table[:, neighbour])
    return score - 0.001 * own  # of equals the first: the main clause mostly comes first
