"""Whether a question may be shown: it has been asked, and its answer is the one it was made for, and is new."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant import phrases
from assistant.answer import Answer, Citation, Message
from assistant.facts.names import fold
from assistant.question import asked_for
from assistant.suggest.candidate import OF_A_FACT, Candidate
from assistant.terms import terms

PARAPHRASE = 0.75
"""Share of the shorter question's words that two questions of one kind have in common where they ask the same."""
_BOLD = "**"
_FLAT = re.compile(r"[\s*’'.,]+")


@dataclass(frozen=True, slots=True)
class Said:
    """The conversation so far: nothing in it is proposed again."""

    messages: tuple[Message, ...]
    cited: tuple[Citation, ...]

    def has_asked(self, question: str, language: str) -> bool:
        """Whether a question of the user is the same, or one of the same words that asks for the same."""
        users = [message.content for message in self.messages if message.role == "user"]
        return any(same(question, other, language) for other in users)

    def has_shown(self, citation: Citation) -> bool:
        """Whether the reader has seen this quote."""
        if any(_overlap(citation, (c.article_id, c.start, c.end)) for c in self.cited):
            return True
        quote = _flat(citation.quote)
        return any(quote in _flat(message.content) for message in self.messages if message.role == "assistant")


def same(one: str, other: str, language: str) -> bool:
    """Whether two questions ask for the same, by their words."""
    if fold(one).strip(" ?\u00a0") == fold(other).strip(" ?\u00a0"):
        return True
    keys, others = ({term.key for term in terms(f"x {text}", language)} for text in (one, other))
    if not keys or not others or asked_for(one) != asked_for(other):
        return False
    return len(keys & others) >= PARAPHRASE * min(len(keys), len(others))


def proves(candidate: Candidate, answer: Answer, said: Said, near: Collection[str]) -> bool:
    """Whether ``answer`` answers the candidate from the sentence it was made of, and tells something new.

    Versions that contradict each other must be of the articles ``near``: of others they tell of something else.
    """
    if answer.status not in ("answered", "conflict") or not answer.citations:
        return False
    if answer.status == "conflict" and any(citation.article_id not in near for citation in answer.citations):
        return False
    if candidate.question.of_those_near and any(citation.article_id not in near for citation in answer.citations):
        return False
    return any(not said.has_shown(citation) for citation in answer.citations) and _is_meant(candidate, answer)


def _is_meant(candidate: Candidate, answer: Answer) -> bool:
    kind, sentence = candidate.question.kind, candidate.line.sentence
    place = candidate.line.article.id, sentence.start, sentence.end
    from_it = any(_overlap(citation, place) for citation in answer.citations)
    if kind in OF_A_FACT:
        first = _overlap(answer.citations[0], place)
        return from_it and (first or answer.status == "conflict") and _tells(answer, candidate.question.value)
    if kind == "who_is":
        return from_it and _points_beside(answer, candidate.question.value)
    if kind == "said":
        return from_it
    several = len({(c.article_id, c.start) for c in answer.citations}) > 1
    if kind == "compare":
        return several and not phrases.pattern("said.silent").search(answer.text)
    if kind == "summary":
        return all(citation.article_id == candidate.line.article.id for citation in answer.citations)
    core = fold(candidate.question.value)
    return several and any(core in fold(citation.quote) for citation in answer.citations)


def _tells(answer: Answer, value: str) -> bool:
    """Whether the answer holds ``value``, and where it sets words in bold, in those."""
    bold = answer.text.split(_BOLD)[1::2]
    return any(_flat(value) in _flat(words) or _flat(words) in _flat(value) for words in bold or [answer.text])


def _points_beside(answer: Answer, name: str) -> bool:
    """Whether nothing is set in bold, or words beside the person's name."""
    text = fold(answer.text)
    beside = re.search(rf"{re.escape(fold(name))}.{{0,9}}\*\*|\*\*.{{0,9}}{re.escape(fold(name))}", text)
    return _BOLD not in text or beside is not None or any(fold(name) in words for words in text.split(_BOLD)[1::2])


def _overlap(citation: Citation, place: tuple[str, int, int]) -> bool:
    article, start, end = place
    return citation.article_id == article and citation.start < end and start < citation.end


def _flat(text: str) -> str:
    return _FLAT.sub(" ", fold(text)).strip()


def leading(answer: Answer) -> Sequence[tuple[str, int]]:
    """The places an answer rests on first: two suggestions that share them say the same."""
    return [(citation.article_id, citation.start) for citation in answer.citations[:1]]
