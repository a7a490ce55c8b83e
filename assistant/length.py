"""How long an answer is asked to be: "in three sentences", « en 2 points », "a one-sentence summary"."""

from __future__ import annotations

import re

from assistant.facts.spelled import pattern, spelled

MOST = 20
"""Sentences of a summary, whatever is asked."""
_COUNT = rf"(?P<{{name}}>(?:an?|une?) (?:single|seule?)|\d{{{{1,3}}}}|an?|{pattern('en')})"
_UNIT = (
    r"(?:(?:short|brief|simple|courtes?|brèves?|simples?|clear|key|main|bullet|petites?) )*"
    r"(?:sentences?|points?|bullets?|lines?|phrases?|lignes?|puces?|tirets?|takeaways?|idées?|ideas?)"
)
_ATMOST = r"(?:at most |no more than |maximum |max |only |just |exactly |au plus |au maximum |seulement |exactement )?"
_BEHIND = r"(?: (?:at most|maximum|max|only|au plus|au maximum|seulement))?"
_IN = re.compile(
    rf"[ ,]*\b(?:in|en|with|avec|using|of|de) {_ATMOST}{_COUNT.format(name='n')} {_UNIT}{_BEHIND}(?= |$|[,.?!])",
    re.IGNORECASE,
)
_HYPHENED = re.compile(
    rf"\b{_COUNT.format(name='n')}[- ](?:sentence|point|bullet|line)s?(?= (?:summary|overview))", re.I
)
_OF_POINTS = re.compile(
    rf"\b{_COUNT.format(name='n')} (?=(?:(?:main|key|most important) )+(?:points|facts|ideas|takeaways)\b"
    r"|(?:points|idées) (?:clés|essentiels|principa(?:ux|les)|importantes?)\b)",
    re.IGNORECASE,
)


def split_length(question: str) -> tuple[str, int | None]:
    """The question without its words on length, and how many sentences they ask for (1 to MOST); None without any."""
    for wanted in (_IN, _HYPHENED, _OF_POINTS):
        match = wanted.search(question)
        if match:
            rest = f"{question[: match.start()]} {question[match.end() :]}"
            return re.sub(r"\s+", " ", rest).strip(), min(MOST, max(1, _number(match["n"])))
    return question, None


def _number(words: str) -> int:
    if words[0].isdigit():
        return int(words)
    return int(spelled(words)) or 1  # "a sentence"
