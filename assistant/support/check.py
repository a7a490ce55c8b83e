"""The support check: what of a statement its citations do not say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.asked import read
from assistant.match import WordVectors
from assistant.support.align import HEARD, Alignment, align
from assistant.support.cited import Cited, Problem, Unsupported
from assistant.support.directions import opposite, same_side, unsupported_directions
from assistant.support.pairs import unsupported_pairs
from assistant.support.polarity import unsupported_polarity
from assistant.support.roles import unsupported_roles
from assistant.support.values import day_of, unsupported_values
from corpus.sentences import sentences

_ONE_BY_ONE: frozenset[Problem] = frozenset({"figure", "date", "name", "country"})
"""What any one of several citations may support; all else is judged within the citation that fits best."""
UNHEARD, UNHEARD_ABROAD = 0.4, 0.75
"""The share of a sentence's content words that may be unheard of in a citation of its language, and of another."""
_FEW = 4
"""So many content words of a sentence may always be unheard of: "said", "according", a preposition's synonym."""


def unsupported(
    statement: str, language: str, cited: Sequence[Cited], vectors: WordVectors | None = None
) -> tuple[Unsupported, ...]:
    """What of ``statement`` (in ``language``) the citations do not say, in order; nothing where they say all of it.

    ``vectors`` compare words across languages and with synonyms; without them only equal and alike words meet, which
    is enough for quotes. With no citation at all the whole statement is unsupported.
    """
    if not cited:
        return (Unsupported("words", 0, len(statement), statement),)
    found: list[Unsupported] = []
    for sentence in sentences(statement):
        part = statement[sentence.start : sentence.end]
        for problem in _of_sentence(part, language, cited, vectors):
            start = sentence.start + problem.start
            found.append(Unsupported(problem.problem, start, start + len(problem.text), problem.text))
    return tuple(sorted(found, key=lambda problem: (problem.start, problem.end)))


def _of_sentence(
    part: str, language: str, cited: Sequence[Cited], vectors: WordVectors | None
) -> Sequence[Unsupported]:
    """The problems with the best fitting citation, without those values that another citation holds."""
    by_citation = [list(_problems(part, language, source, vectors)) for source in cited]
    best = min(by_citation, key=len)
    held = [{problem for problem in found if problem.problem in _ONE_BY_ONE} for found in by_citation]
    return [p for p in best if p.problem not in _ONE_BY_ONE or all(p in other for other in held)]


def _problems(part: str, language: str, cited: Cited, vectors: WordVectors | None) -> Iterator[Unsupported]:
    if " ".join(part.split()) in " ".join(cited.text.split()):
        return
    alignment = _unlike_opposites(align(part, language, cited.text, cited.language, vectors))
    yield from unsupported_values(part, language, cited, alignment)
    yield from unsupported_polarity(part, language, cited, alignment)
    yield from unsupported_directions(part, language, cited)
    yield from unsupported_roles(part, language, cited, alignment)
    yield from unsupported_pairs(part, language, cited, alignment)
    yield from _unheard_words(part, language, cited, alignment)


def _unlike_opposites(alignment: Alignment) -> Alignment:
    """The alignment without pairs of opposites, which the vectors take for one another, and with equal movements."""
    for row, word in enumerate(alignment.said):
        for column, target in enumerate(alignment.cited):
            if same_side(word.text, target.text):
                alignment.table[row, column] = max(alignment.table[row, column], 0.9)
            elif opposite(word.text, target.text):
                alignment.table[row, column] = 0.0
    return alignment


def _unheard_words(part: str, language: str, cited: Cited, alignment: Alignment) -> Iterator[Unsupported]:
    judged = read(part, language, day_of(cited))
    values = [value for value in judged if value.kind != "name"]  # these were judged by meaning
    rows = [
        row
        for row, word in enumerate(alignment.said)
        if not any(value.start <= word.start < value.end for value in values)
    ]
    unheard = [row for row in rows if alignment.table[row].max(initial=0.0) < HEARD]
    if len(unheard) > max(_FEW, (UNHEARD_ABROAD if language != cited.language else UNHEARD) * len(rows)):
        first, last = alignment.said[unheard[0]], alignment.said[unheard[-1]]
        yield Unsupported("words", first.start, last.end, part[first.start : last.end])
