"""Words the answer: exact sentences, the asked-for words in bold, each with its marker, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant import phrases
from assistant.answer import Answer, Citation, Statement, Status
from assistant.check import supported
from assistant.evidence import Evidence, Finding
from assistant.facts.clock import relative_dates
from assistant.inert import inert, inert_name, unmarked, web_address
from assistant.numbering import Numbering
from assistant.question import Query
from assistant.speaker import named_in, speaker
from corpus.article import Article, Sentence

NAMED = 10
"""Outlets of one text that are named; more are counted."""
_ANAPHOR = re.compile(
    r"^(?:it|this|these|they|he|she|such|that|il|elle|ils|elles|cela|ceci|celui-ci|celle-ci|ceux-ci|ces?|cet|cette)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quote:
    """An exact stretch of an article's text, whole sentences, with the words to show in bold."""

    article: Article
    sentence: Sentence
    start: int
    end: int
    bold: tuple[int, int] | None
    """Offsets into the article's text."""

    @property
    def text(self) -> str:
        """The exact words."""
        return self.article.text[self.start : self.end]


def quote(finding: Finding) -> Quote:
    """The sentence of ``finding``, with the sentence before where it opens by pointing back to it."""
    candidate = finding.evidence.candidate
    sentence = candidate.sentence
    start = sentence.start
    if _ANAPHOR.match(candidate.text) and _needs_context(finding.evidence):
        before = _before(finding.evidence)
        start = before.start if before is not None else start
    bold = None
    if finding.value is not None:
        bold = (sentence.start + finding.value.start, sentence.start + finding.value.end)
    return Quote(candidate.article, sentence, start, sentence.end, bold)


def _needs_context(evidence: Evidence) -> bool:
    return any(around > own + 0.3 for around, own in zip(evidence.covered, evidence.said, strict=True))


def _before(evidence: Evidence) -> Sentence | None:
    sentences = evidence.candidate.passage.sentences
    place = sentences.index(evidence.candidate.sentence)
    before = sentences[place - 1] if place else None
    return before if before is not None and not before.heading else None


def citation(quoted: Quote, marker: int) -> Citation:
    """The citation of ``quoted`` under ``marker``."""
    article = quoted.article
    return Citation(
        marker=marker,
        article_id=article.id,
        title=article.title,
        source=article.source,
        url=web_address(article.url),
        published=article.published.isoformat() if article.published else None,
        language=quoted.sentence.language,
        start=quoted.start,
        end=quoted.end,
        quote=quoted.text,
        attributed_to=speaker(article, quoted.start, quoted.end),
    )


def clock(text: str, language: str, published: date | None, reader: str) -> dict[str, str]:
    """What the relative dates of ``text`` mean on the day its article was published: as the reader is told, with the
    meaning as `dates` gives it; in order.
    """
    found = relative_dates(text, published, language) if published is not None else []
    meanings = {value.text: str(value.meaning[0]) for value in found}
    return {
        phrases.say("clock", reader, said=said, day=phrases.partial_day(meaning, reader)): meaning
        for said, meaning in meanings.items()
    }


Outlets = Callable[[Article, Sentence], tuple[str, ...]]
"""The outlets that carry a sentence of an article, where there are several."""


def alone(article: Article, sentence: Sentence) -> tuple[str, ...]:
    """Of a text that nobody looked for elsewhere: no other outlet carries it."""
    return ()


class Draft:
    """Statements in the making; markers are given in order of appearance, one quote one marker.

    ``outlets`` tells who else carries a quoted sentence; the same outlets are named once.
    """

    def __init__(self, language: str, outlets: Outlets = alone) -> None:
        self.language = language
        self._outlets = outlets
        self._named: set[tuple[str, ...]] = set()
        self.statements: list[Statement] = []
        self._numbering = Numbering()
        self.lines: list[str] = []

    @property
    def citations(self) -> list[Citation]:
        """Those of the statements so far, in the order of their markers."""
        return self._numbering.citations

    def add(self, quotes: Sequence[Quote], *, lead: str = "", bullet: bool = False) -> None:
        """A statement: the first of ``quotes``, in its own words; the others say the same and are cited with it."""
        markers = tuple(dict.fromkeys(self._marker(quoted) for quoted in quotes))
        text = lead + self._worded(quotes[0]) + self._clocked(quotes[0]) + self._carried(quotes[0])
        self.statements.append(Statement(text, markers))
        self.lines.append(f"{'- ' if bullet else ''}{text} {_marks(markers)}")

    def remark(self, said: str, quoted: Quote) -> None:
        """A statement in our own words about the article ``quoted`` is the head of."""
        marker = self._marker(quoted)
        self.statements.append(Statement(said, (marker,)))
        self.lines.append(f"{said} [{marker}]")

    def text(self, opening: str = "") -> str:
        """The whole answer so far."""
        return "\n\n".join(
            part for part in (opening, "\n".join(self.lines) if self._bulleted() else "\n\n".join(self.lines)) if part
        )

    def checked(self, article: Callable[[str], Article]) -> Draft:
        """The draft without what fails the support check, its markers from 1 again."""
        kept = [place for place, said in enumerate(self.statements) if supported(said, self.citations, article)]
        if len(kept) == len(self.statements):
            return self
        whole = Draft(self.language, self._outlets)
        cited = dict.fromkeys(marker for place in kept for marker in self.statements[place].citations)
        new = {old: whole._numbering.marker(self.citations[old - 1]) for old in cited}
        for place in kept:
            said, line = self.statements[place], self.lines[place]
            markers = tuple(new[old] for old in said.citations)
            whole.statements.append(replace(said, citations=markers))
            whole.lines.append(line.removesuffix(_marks(said.citations)) + _marks(markers))
        return whole

    def answer(self, query: Query, status: Status, opening: str = "") -> Answer:
        """The draft as an Answer, without hits and timings."""
        return Answer(
            query.question,
            query.standalone,
            query.language,
            status,
            self.text(opening),
            tuple(self.statements),
            tuple(self.citations),
        )

    def _bulleted(self) -> bool:
        return all(line.startswith("- ") for line in self.lines)

    def _marker(self, quoted: Quote) -> int:
        return self._numbering.marker(citation(quoted, 0))

    def _worded(self, quoted: Quote) -> str:
        words = unmarked(quoted.text)
        if quoted.bold:
            start, end = quoted.bold[0] - quoted.start, quoted.bold[1] - quoted.start
            bold = inert(words[start:end])
            words = f"{inert(words[:start])}**{bold}**{inert(words[end:])}" if bold else inert(words)
        else:
            words = inert(words)
        return f"«\u00a0{words}\u00a0»" if phrases.spoken(self.language) == "fr" else f"“{words}”"

    def _clocked(self, quoted: Quote) -> str:
        meant = clock(quoted.text, quoted.sentence.language, quoted.article.published, self.language)
        return phrases.say("clock.lead", self.language, dates="; ".join(meant)) if meant else ""

    def _carried(self, quoted: Quote) -> str:
        """Which outlets carry the quoted sentence, where they are several that have not been named yet."""
        outlets = self._outlets(quoted.article, quoted.sentence)
        if not outlets or outlets in self._named:
            return ""
        self._named.add(outlets)
        named = ", ".join(outlets[:NAMED]) + (", …" if len(outlets) > NAMED else "")
        return phrases.say("wire", self.language, n=len(outlets), outlets=named)


def _marks(markers: Sequence[int]) -> str:
    return "".join(f"[{marker}]" for marker in markers)


def label(quoted: Quote, language: str, *, with_speaker: bool = True) -> str:
    """Who says it, when and in what language, as the lead of one version: "The Courier, 3 May 2025, headline: ".

    Not ``with_speaker`` where the speaker is named beside it already.
    """
    article = quoted.article
    parts = [inert_name(article.source or article.title or article.id)]
    if article.published is not None:
        parts.append(phrases.day(article.published, language))
    if quoted.sentence.heading:
        parts.append(phrases.say("headline", language))
    if quoted.sentence.language != phrases.spoken(language):
        parts.append(
            phrases.say("in_language", language, tongue=phrases.language_name(quoted.sentence.language, language))
        )
    who = speaker(article, quoted.start, quoted.end) if with_speaker else None
    if who:
        parts.append(phrases.say("according_to", language, who=phrases.uncapitalised(inert_name(who))))
    return ", ".join(parts) + phrases.say("colon", language)


def lead(quoted: Quote, language: str) -> str:
    """What a reader must know first: the source of a quote in another language, the speaker that it does not name."""
    parts = []
    if quoted.sentence.language != phrases.spoken(language):
        parts.append(inert_name(quoted.article.source or "") or phrases.say("source.unknown", language))
        tongue = phrases.language_name(quoted.sentence.language, language)
        parts.append(phrases.say("in_language", language, tongue=tongue))
    who = speaker(quoted.article, quoted.start, quoted.end)
    if who and not named_in(who, quoted.text):
        parts.append(
            phrases.say("according_to", language, who=phrases.uncapitalised(inert_name(who)))
            if parts
            else inert_name(who)
        )
    return ", ".join(parts) + phrases.say("colon", language) if parts else ""
