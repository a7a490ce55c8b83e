"""Each proposed sentence against its quotes: what stands is shown, what fails is dropped with the reason."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant import phrases
from assistant.answer import Citation
from assistant.check import cited_of, exact
from assistant.facts.attribution import attributed_to
from assistant.generate.evidence import Numbered
from assistant.generate.proposals import Proposed
from assistant.inert import inert, inert_name
from assistant.match import WordVectors
from assistant.support.check import unsupported
from assistant.support.cited import Problem
from corpus.article import Article
from corpus.language import identify_question

LONGEST = 600
"""Characters of a sentence; nobody checks a longer one by eye."""
_WHOLE = re.compile(r"[.!?…][\s»”\"')\]]*$")
_ELSEWHERE: frozenset[Problem] = frozenset({"figure", "date", "name", "country", "words"})
"""What the quotes that a sentence names may be silent on, so that another is looked for; not what they deny."""
_WORDS = 4
"""From so many words on a sentence's language is told surely enough to refuse it."""


@dataclass(frozen=True, slots=True)
class Vetted:
    """A sentence that stands."""

    text: str
    citations: tuple[Citation, ...]
    """Those it rests on; their markers are not meant yet."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A sentence that does not stand."""

    text: str
    reason: str
    """For the model, in English."""


@dataclass(frozen=True, slots=True)
class _Wrong:
    problem: Problem
    reason: str


class Vetting:
    """The check of one answer's sentences."""

    def __init__(
        self,
        evidence: Sequence[Numbered],
        language: str,
        article: Callable[[str], Article],
        words: WordVectors,
    ) -> None:
        self.evidence = {one.number: one.citation for one in evidence}
        self._language = language
        self._article = article
        self._words = words

    def judge(self, proposed: Proposed) -> Vetted | Refused:
        """The sentence with the citations that support it, or why it cannot be shown.

        Where those it names are silent on it, and deny nothing, another that says all of it takes their place.
        """
        text = inert(proposed.text).strip()
        wrong = self._form(text)
        if wrong:
            return Refused(text, wrong)
        cited = [self.evidence[number] for number in proposed.numbers if number in self.evidence]
        cited = [one for one in cited if exact(one, self._article(one.article_id))]
        if not cited:
            return self._matched(text)
        wrong_in: list[_Wrong] = []
        for worded in (*self._attributed(text, cited), text):
            alone = [one for one in cited if not self._wrong(worded, [one])]
            if alone or (len(cited) > 1 and not self._wrong(worded, cited)):
                return Vetted(worded, tuple(alone or cited))
            wrong_in += [one for one in [self._wrong(worded, cited)] if one]
        last = wrong_in[-1]
        elsewhere = self._matched(text) if last.problem in _ELSEWHERE else None
        return elsewhere if isinstance(elsewhere, Vetted) else Refused(text, last.reason)

    def _form(self, text: str) -> str:
        """What is wrong with it whatever it rests on; empty where nothing."""
        if not any(character.isalpha() for character in text):
            return "it says nothing"
        if len(text) > LONGEST:
            return "it is too long"
        spoken = phrases.spoken(self._language)
        if not _in_latin(text) or (len(text.split()) >= _WORDS and identify_question(text, spoken) != spoken):
            return f"it is not in the language asked for ({'French' if spoken == 'fr' else 'English'})"
        if not _WHOLE.search(text):
            return "it breaks off"
        if text.rstrip(" »”\"'").endswith("?"):
            return "it asks"
        return ""

    def _matched(self, text: str) -> Vetted | Refused:
        """A sentence without a number that is known: the first evidence that says all of it."""
        for cited in self.evidence.values():
            if exact(cited, self._article(cited.article_id)) and not self._wrong(text, [cited]):
                return Vetted(text, (cited,))
        return Refused(text, "it names no sentence, and none says this")

    def _wrong(self, text: str, cited: Sequence[Citation]) -> _Wrong | None:
        """The first thing that the citations do not say; None where they say all."""
        sources = [cited_of(one, self._article(one.article_id)) for one in cited]
        for problem in unsupported(text, phrases.spoken(self._language), sources, self._words):
            reason = f"the {problem.problem} in “{problem.text[:80]}” is not what its sentence says"
            return _Wrong(problem.problem, reason)
        return None

    def _attributed(self, text: str, cited: Sequence[Citation]) -> list[str]:
        """The sentence with the speaker it leaves out: a party's claim is not the paper's."""
        speakers = {one.attributed_to for one in cited if one.language == phrases.spoken(self._language)}
        who = speakers.pop() if len(speakers) == 1 else None  # named in the other language a speaker is no sentence's
        if not who or inert_name(who).casefold() in text.casefold() or attributed_to(text):
            return []
        lead = phrases.say("according_to", self._language, who=phrases.uncapitalised(inert_name(who)))
        return [f"{lead[0].upper()}{lead[1:]}, {_inside(text)}"]


def _inside(text: str) -> str:
    """A sentence as it goes on behind a comma: its first word small where it is an article or a pronoun."""
    first = text.partition(" ")[0]
    return text[0].lower() + text[1:] if re.fullmatch(_SMALL, first) else text


_SMALL = r"(?:The|A|An|It|They|He|She|This|These|There|In|On|Le|La|Les|Un|Une|Il|Elle|Ils|Elles|Ce|Cette|Ces|En|Dans)"


def _in_latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    latin = sum(unicodedata.name(character, "").startswith("LATIN") for character in letters)
    return latin >= 0.8 * len(letters)
