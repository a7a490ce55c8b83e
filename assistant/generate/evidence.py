"""The sentences a model may rest on, numbered: those the extractive answer quotes, then the next likeliest that fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer import Answer, Citation
from assistant.compose import citation, quote
from assistant.evidence import Evidence, Finding
from assistant.inert import inert, inert_name, is_order

MOST = 12
"""Sentences given at most: more costs a small model more attention than it gains."""
LIKELY = 0.3
"""The least share of the best sentence's relevance that a further one must have: others speak of something else."""
MARGIN = 1.3
"""Tokens of the model's own tokenizer for one of cl100k_base, at most: small vocabularies cut French finer."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """One sentence (or two that belong together) under the number the model knows it by."""

    number: int
    """From 1."""
    citation: Citation
    """Its marker is not meant yet."""

    @property
    def line(self) -> str:
        """As the model reads it: ``[s3] (Daily, 2025-05-04) text``, on one line, without marks of its own."""
        cited = self.citation
        origin = ", ".join(bit for bit in (inert_name(cited.source or ""), (cited.published or "")[:10]) if bit)
        text = f"({origin}) {inert(cited.quote)}" if origin else inert(cited.quote)
        return f"[s{self.number}] {text.replace('[', '(').replace(']', ')')}"


def further(evidence: Sequence[Evidence]) -> list[Citation]:
    """The likeliest of ``evidence`` (best first) as citations; no headings, which say less than what stands below."""
    best = evidence[0].relevance if evidence else 0.0
    likely = [e for e in evidence if e.relevance >= LIKELY * best and not e.candidate.sentence.heading]
    return [citation(quote(Finding(one, None)), 0) for one in likely]


def numbered(
    answer: Answer, more: Iterable[Citation], count_tokens: Callable[[str], int], budget: int
) -> tuple[Numbered, ...]:
    """What ``answer`` cites, then ``more``, while their lines fit ``budget`` tokens; none twice, no orders.

    The first is given whatever it costs: an endpoint that cannot take it says so itself.
    """
    chosen: list[Numbered] = []
    spent = 0.0
    for cited in (*answer.citations, *more):
        if len(chosen) == MOST:
            break
        if is_order(cited.quote) or any(_within(cited, other.citation) for other in chosen):
            continue
        one = Numbered(len(chosen) + 1, cited)
        cost = MARGIN * count_tokens(one.line)
        if chosen and spent + cost > budget:
            continue
        chosen.append(one)
        spent += cost
    return tuple(chosen)


def _within(one: Citation, other: Citation) -> bool:
    return one.article_id == other.article_id and other.start <= one.start and one.end <= other.end


def day_of(cited: Citation) -> date | None:
    """The day its article was published, where that is known to the day."""
    try:
        return date.fromisoformat((cited.published or "")[:10])
    except ValueError:
        return None
