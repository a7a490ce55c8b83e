"""What the extractive answer says, part by part: a part that the model's sentences leave out is quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.answer import Answer, Citation
from assistant.asked import read
from assistant.facts.names import fold
from assistant.generate.evidence import day_of
from assistant.generate.vet import Vetted
from assistant.numbering import place

Need = Literal["each", "speakers", "any"]
"""What of the parts an answer must keep: each with its value; of every speaker one; one at all."""
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Part:
    """One statement of the extractive answer."""

    line: str
    """As the answer's text has it, without its markers."""
    text: str
    citations: tuple[Citation, ...]
    value: str
    """The words asked for; empty where none are told."""


def parts(answer: Answer) -> list[Part]:
    """The statements of ``answer``, in order."""
    by_marker = {citation.marker: citation for citation in answer.citations}
    found = []
    for said in answer.statements:
        bold = _BOLD.search(said.text)
        bullet = "- " if f"- {said.text}" in answer.text else ""
        cited = tuple(by_marker[marker] for marker in said.citations)
        found.append(Part(bullet + said.text, said.text, cited, bold[1] if bold else ""))
    return found


def head(answer: Answer) -> str:
    """What the answer's text says before its first statement, as it stands there."""
    before = answer.text.partition(answer.statements[0].text)[0] if answer.statements else ""
    return before.removesuffix("- ")


def missing(wanted: Sequence[Part], kept: Sequence[Vetted], need: Need) -> list[Part]:
    """The parts that must be quoted beside ``kept``, in order."""
    if need == "each":
        return [part for part in wanted if not any(covers(one, part) for one in kept)]
    groups = [_speaker(part) if need == "speakers" else "" for part in wanted]
    heard = {group for part, group in zip(wanted, groups, strict=True) if any(_cites(one, part) for one in kept)}
    return [part for part, group in zip(wanted, groups, strict=True) if group not in heard]


def covers(vetted: Vetted, part: Part) -> bool:
    """Whether a sentence rests on the part's quote and tells the words asked for."""
    return _cites(vetted, part) and (not part.value or told(vetted.text, part) is not None)


def lacking(vetted: Vetted, wanted: Sequence[Part]) -> str:
    """The words asked for of a part that the sentence rests on and tells without them; empty where it tells them.

    "The sum went to X", of "150 million went to X", is true and answers less than its quote does.
    """
    rested = [part for part in wanted if _cites(vetted, part)]
    if not rested or any(not part.value or told(vetted.text, part) for part in rested):
        return ""
    return rested[0].value


def told(text: str, part: Part) -> tuple[int, int] | None:
    """Where ``text`` tells the part's value: in its words, or as an equal value in another language."""
    at = fold(text).find(fold(part.value))
    if at >= 0 and len(fold(text)) == len(text):
        return at, at + len(part.value)
    first = part.citations[0]
    asked = [value for value in read(part.value, first.language, day_of(first)) if value.meaning]
    for kind, meaning in dict.fromkeys((value.kind, value.meaning) for value in asked):
        for language in ("fr", "en"):
            for value in read(text, language, day_of(first)):
                if (value.kind, value.meaning) == (kind, meaning):
                    return value.start, value.end
    return None


def _cites(vetted: Vetted, part: Part) -> bool:
    places = {place(citation) for citation in part.citations}
    return any(place(citation) in places for citation in vetted.citations)


def _speaker(part: Part) -> str:
    return part.citations[0].attributed_to or ""
