"""The Answer of sentences that stand and of quotes beside them: markers, bold, what relative dates mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant import phrases
from assistant.answer import Answer, Citation, Statement
from assistant.answering import Source
from assistant.asked import read
from assistant.compose import clock
from assistant.generate.parts import Part, head, parts, told
from assistant.generate.vet import Vetted
from assistant.numbering import Numbering


def composed(answer: Answer, source: Source, kept: Sequence[Vetted], quoted: Sequence[Part], engine: str) -> Answer:
    """The sentences kept as prose, the parts quoted beside them; the first part leads where it is quoted."""
    wanted = parts(answer)
    page = Page()
    leading = [part for part in quoted if part == wanted[0]]
    lines = [f"{part.line} {page.add(part.text, part.citations)}" for part in leading]
    prose = []
    for one in kept:
        text = _bold(one.text, one, wanted) + _clocked(one, source, answer.language)
        prose.append(f"{text} {page.add(text, one.citations)}")
    if prose:
        lines.append(" ".join(prose))
    lines += [f"{part.line} {page.add(part.text, part.citations)}" for part in quoted if part not in leading]
    return replace(
        answer,
        text=head(answer) + "\n\n".join(lines),
        statements=tuple(page.statements),
        citations=tuple(page.numbering.citations),
        engine=engine,
    )


def _bold(text: str, one: Vetted, wanted: Sequence[Part]) -> str:
    """The words asked for in bold, where the sentence tells them."""
    for part in wanted:
        found = told(text, part) if part.value and set(part.citations) & set(one.citations) else None
        if found:
            start, end = found
            return f"{text[:start]}**{text[start:end]}**{text[end:]}"
    return text


def _clocked(one: Vetted, source: Source, language: str) -> str:
    """What the quotes' relative dates mean, where the sentence does not say so itself."""
    notes: dict[str, None] = {}
    said = {value.meaning for value in read(one.text, language, None) if value.kind == "date"}
    for cited in one.citations:
        published = source.article(cited.article_id).published
        for note, meaning in clock(cited.quote, cited.language, published, language).items():
            if (meaning,) not in said:
                notes[note] = None
    return phrases.say("clock.lead", language, dates="; ".join(notes)) if notes else ""


class Page:
    """An answer in the making: its statements in order, and their citations."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self.numbering = Numbering()

    def add(self, text: str, cited: Sequence[Citation]) -> str:
        """The statement's markers, as they stand behind it."""
        markers = tuple(dict.fromkeys(self.numbering.marker(one) for one in cited))
        self.statements.append(Statement(text, markers))
        return "".join(f"[{marker}]" for marker in markers)
