"""The language of the answer.

answer_language  1 when the assistant's own words are in the language of the question, else 0. Quotes and
                 titles stay in the language of their article, so they are taken out first; an answer that is a quote
                 and nothing else is measured by that quote. Where the words do not show their language they pass.
"""

from __future__ import annotations

import re

from assistant.evaluation.locate import Case
from corpus.language import identify_question

_MARKS = re.compile(r"\*\*|\[\d+\]")
_WORD = re.compile(r"[^\W\d_]{2,}")


def score(case: Case) -> dict[str, float]:
    """``answer_language``, where the set names the question's language and there is a text."""
    language = case.question.language
    if language is None or case.answer is None or not case.answer["text"].strip():
        return {}
    quotes = [citation["quote"] for citation in case.answer["citations"]]
    words = own_words(case.answer["text"], [*quotes, *case.titles])
    return {"answer_language": float(identify_question(words, language) == language)}


def own_words(text: str, quotes: list[str]) -> str:
    """The text without quotes and titles; the whole text where fewer than two words are left."""
    plain = " ".join(_MARKS.sub("", text).split())
    left = plain
    for quote in sorted(filter(str.strip, quotes), key=len, reverse=True):
        left = left.replace(" ".join(quote.split()), " ")
    return left if len(_WORD.findall(left)) > 1 else plain
