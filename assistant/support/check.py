"""The support check: what of a statement its citations do not say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.match import WordVectors
from assistant.support.align import Alignment, align
from assistant.support.cited import Cited, Unsupported
from assistant.support.claim import is_far, unclaimed
from assistant.support.degree import unsupported_degree
from assistant.support.directions import opposite, same_side, ungrounded_directions, unsupported_directions
from assistant.support.divided import divided
from assistant.support.links import unsupported_links
from assistant.support.mixed import mixed_clauses
from assistant.support.pairs import unsupported_pairs
from assistant.support.placed import misplaced
from assistant.support.polarity import unsupported_polarity
from assistant.support.reported import unreported
from assistant.support.roles import unsupported_roles
from assistant.support.values import unsupported_values
from corpus.sentences import sentences


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
    """The problems with the citation that fits best; none where each clause stands within one of several.

    Nothing of a clause may come from a second citation: who did it would be of the one, and what he did of the other.
    """
    best = min((list(_problems(part, language, source, vectors)) for source in cited), key=len)
    if not best or len(cited) == 1:
        return best
    for one, other in divided(part):
        if all(any(not any(_problems(c, language, source, vectors)) for source in cited) for c in (one, other)):
            return ()
    return best


def _problems(part: str, language: str, cited: Cited, vectors: WordVectors | None) -> Iterator[Unsupported]:
    alignment = _unlike_opposites(align(part, language, cited.text, cited.language, vectors))
    if _is_whole(part, cited):
        yield from unreported(part, language, cited, alignment)
        return
    found = [
        *unclaimed(part, language, cited, alignment),
        *unreported(part, language, cited, alignment),
        *unsupported_values(part, language, cited, alignment),
        *unsupported_polarity(part, language, cited, alignment),
        *unsupported_directions(part, language, cited),
        *ungrounded_directions(part, cited, alignment),
        *unsupported_degree(part, language, cited, alignment),
        *unsupported_links(part, language, cited, alignment),
        *unsupported_roles(part, language, cited, alignment),
        *unsupported_pairs(part, language, cited, alignment),
        *misplaced(part, language, cited, alignment),
        *mixed_clauses(part, cited, alignment),
    ]
    yield from found
    if not found and vectors is not None and is_far(part, language, cited, vectors):
        yield Unsupported("words", 0, len(part), part)


def _is_whole(part: str, cited: Cited) -> bool:
    """Whether the statement is the citation or one whole sentence of it, letter by letter."""
    said = " ".join(part.split())
    return any(
        said == " ".join(text.split())
        for text in (cited.text, *(cited.text[one.start : one.end] for one in sentences(cited.text)))
    )


def _unlike_opposites(alignment: Alignment) -> Alignment:
    """The alignment without pairs of opposites, which the vectors take for one another, and with equal movements."""
    for row, word in enumerate(alignment.said):
        for column, target in enumerate(alignment.cited):
            if same_side(word.text, target.text):
                alignment.table[row, column] = max(alignment.table[row, column], 0.9)
            elif opposite(word.text, target.text):
                alignment.table[row, column] = 0.0
    return alignment
