"""One text in several outlets is one testimony: it is read once, cited once, and confirms nothing twice.

Sentences are compared, not articles: a copy may have another headline, a house lead, a cut end; an article of its own
may hold two paragraphs of an agency's. An update keeps most sentences and changes one: that one is another version.
Articles cast in one mould (bulletins of two days) share sentences and tell of different things: they are no copies.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.alike import Likeness, likeness, words
from assistant.evidence import Candidate, Evidence
from assistant.kinship import TELLING, Kinship, Said, closest, earliest, kinship, outlet, telling
from corpus.article import Article, Passage, Sentence
from index.hit import Filter, Hit

NEW = 1 / 3
"""Share of a passage that other passages do not say, from which it is read before what repeats them."""
SHARED = 0.5
"""Share of the shorter article that must stand in the other for the two to be one text."""
LEAST = 0.005
"""Share of the best sentence's relevance below which another lacks what the answer must hold."""
WIDER = 3
"""How many times the passages wanted are looked at first, for copies among them, and how the look widens."""
WIDEST = 1_000
"""Passages, from which the search for others than copies is given up."""
MOST = 200
"""Articles of a family that are looked through for one sentence."""


class Shelf(Protocol):
    """The part of the library that copies are told by."""

    def article(self, article_id: str, /) -> Article:
        """One article."""

    def passages(self, article_id: str, /) -> list[Passage]:
        """Its passages, in order."""

    def family(self, article_id: str, /) -> tuple[str, ...]:
        """Ids of articles whose text is nearly the same, itself among them."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, copies told apart; both best first."""

    hits: list[Hit]
    """The passages to read, ranks from 1."""
    copies: list[Hit]
    """Passages that say the same, or little else."""


class Wire:
    """Tells the copies among the articles of ``shelf``, those that ``where`` admits. Made for one question."""

    def __init__(self, shelf: Shelf, where: Filter | None = None) -> None:
        self._shelf = shelf
        self._where = where
        self._met: set[str] = set()
        self._articles: dict[str, Article] = {}
        self._sayings: dict[str, tuple[Said, ...]] = {}

    def found(self, search: Callable[[int], Sequence[Hit]], limit: int) -> Found:
        """The best ``limit`` passages of ``search`` (how many to find -> hits, best first) that are no copies.

        Copies of one text are found together; the search widens until enough other passages are found, or all are.
        """
        wide = WIDER * limit
        while True:
            hits = search(wide)
            fresh, repeating, copies = self.collapsed(hits)
            if len(fresh) >= limit or len(hits) < wide or wide >= WIDEST:
                read = [*fresh, *repeating][:limit]
                left = repeating[max(0, limit - len(fresh)) :]
                return Found(ranked(read), [*left, *copies])
            wide *= WIDER

    def collapsed(self, hits: Sequence[Hit]) -> tuple[list[Hit], list[Hit], list[Hit]]:
        """The hits that say something of their own; those that mostly repeat these; their copies. Each best first.

        Of copies the earliest published stands for all (then the fullest), in the place of the best of them.
        """
        self._met |= {hit.passage.article_id for hit in hits}
        places = sorted(range(len(hits)), key=lambda place: earliest(self._article(hits[place])))
        pool: dict[tuple[str, ...], list[int]] = {}
        rank = list(range(len(hits)))
        repeating: set[int] = set()
        copies: set[int] = set()
        for place in places:
            new, told_by = self._novelty(hits, place, pool)
            for other in told_by:
                rank[other] = min(rank[other], rank[place])
            if new == 0.0:
                copies.add(place)
                continue
            if told_by and new < NEW:
                repeating.add(place)
            for said in telling(self._article(hits[place]), hits[place].passage.sentences):
                pool.setdefault(words(said.text, said.language), []).append(place)
        order = sorted(range(len(hits)), key=lambda place: (rank[place], place))
        stands = [(place, replace(hits[place], score=hits[rank[place]].score)) for place in order]
        return (
            [hit for place, hit in stands if place not in copies and place not in repeating],
            [hit for place, hit in stands if place in repeating],
            [hits[place] for place in sorted(copies)],
        )

    def _novelty(
        self, hits: Sequence[Hit], place: int, pool: dict[tuple[str, ...], list[int]]
    ) -> tuple[float, list[int]]:
        """The share of a passage the ``pool`` does not say, 1 where it alters something; and who says the rest."""
        own = self._article(hits[place])
        own_said = list(telling(own, hits[place].passage.sentences))
        others = {one for said in own_said for one in pool.get(words(said.text, said.language), ())}
        family = {*self._shelf.family(own.id)} - {own.id}
        others |= {one for ones in pool.values() for one in ones if hits[one].passage.article_id in family}
        others = {one for one in others if not self._apart(own, self._article(hits[one]))}
        if not others or not own_said:
            return 1.0, []
        new = 0
        told_by: set[int] = set()
        for said in own_said:
            found = [(self._best(said, self._article(hits[one]), hits[one].passage.sentences), one) for one in others]
            if any(how == "same" for how, _ in found):
                told_by |= {one for how, one in found if how == "same"}
            elif any(how in ("altered", "moved") for how, _ in found):
                return 1.0, []
            else:
                new += len(said.text)
        return new / sum(len(said.text) for said in own_said), sorted(told_by)

    def distinct(self, found: Sequence[Candidate]) -> list[Candidate]:
        """The candidates without sentences that an earlier published article says in the same words."""
        kept: list[Candidate] = []
        for candidate in sorted(found, key=lambda candidate: earliest(candidate.article)):
            if not any(self._repeats(candidate, one) for one in kept):
                kept.append(candidate)
        left = {(one.article.id, one.sentence.start) for one in kept}
        return [candidate for candidate in found if (candidate.article.id, candidate.sentence.start) in left]

    def _repeats(self, later: Candidate, earlier: Candidate) -> bool:
        """Whether ``later`` says in another article what ``earlier`` says, in the same words."""
        if later.article.id == earlier.article.id or later.sentence.heading != earlier.sentence.heading:
            return False
        return _long(later) and _same(later, earlier) and not self._apart(later.article, earlier.article)

    def levelled(self, judged: Sequence[Evidence]) -> list[Evidence]:
        """The evidence, best first, with an altered copy of the best sentence as relevant as that one.

        It answers the very same question with another figure, whatever else tells the two apart.
        """
        if not judged:
            return []
        best, *others = judged
        return [best, *sorted((self._level(best, one) for one in others), key=lambda one: -one.relevance)]

    def _level(self, best: Evidence, other: Evidence) -> Evidence:
        one, two = best.candidate, other.candidate
        language = one.sentence.language
        if other.relevance < LEAST * best.relevance or one.article.id == two.article.id:
            return other
        if language != two.sentence.language or likeness(one.text, two.text, language) != "altered":
            return other
        return other if self._apart(one.article, two.article) else replace(other, relevance=best.relevance)

    def one_testimony(self, one: Candidate, other: Candidate) -> bool:
        """Whether two sentences that agree come from one text, so that neither confirms the other."""
        if one.article.id == other.article.id:
            return True
        kin = self._kinship(one.article, other.article)
        if kin.mould:
            return False
        return kin.shared >= SHARED or (_long(one) and _same(one, other))

    def outlets(self, article: Article, sentence: Sentence) -> tuple[str, ...]:
        """The outlets that carry this sentence, the earliest first; none where it stands in one outlet only."""
        said = Said(article.text[sentence.start : sentence.end], sentence.language)
        if len(words(said.text, said.language)) < TELLING:
            return ()
        carriers = [article]
        for name in sorted({*self._shelf.family(article.id)[:MOST], *self._met}):
            other = self._known(name)
            if name != article.id and self._carries(other, said) and not self._apart(article, other):
                carriers.append(other)
        named: dict[str, str] = {}
        for one in sorted(carriers, key=earliest):
            named.setdefault(outlet(one).casefold(), outlet(one))
        return tuple(named.values()) if len(named) > 1 else ()

    def _carries(self, article: Article, said: Said) -> bool:
        if self._where is not None and not self._where.admits(article, said.language):
            return False
        return closest(said, self._all(article)) == "same"

    def _apart(self, one: Article, other: Article) -> bool:
        """Whether what two articles have in common is only a mould."""
        return one.id != other.id and self._kinship(one, other).mould

    def _kinship(self, one: Article, other: Article) -> Kinship:
        first, second = sorted((one, other), key=lambda article: article.id)
        return kinship(self._all(first), self._all(second))

    def _all(self, article: Article) -> tuple[Said, ...]:
        if article.id not in self._sayings:
            passages = self._shelf.passages(article.id)
            self._sayings[article.id] = tuple(said for p in passages for said in telling(article, p.sentences))
        return self._sayings[article.id]

    def _best(self, said: Said, article: Article, sentences: Sequence[Sentence]) -> Likeness:
        return closest(said, tuple(telling(article, sentences)))

    def _article(self, hit: Hit) -> Article:
        return self._known(hit.passage.article_id)

    def _known(self, article_id: str) -> Article:
        if article_id not in self._articles:
            self._articles[article_id] = self._shelf.article(article_id)
        return self._articles[article_id]


def _long(candidate: Candidate) -> bool:
    return len(words(candidate.text, candidate.sentence.language)) >= TELLING


def _same(one: Candidate, other: Candidate) -> bool:
    language = one.sentence.language
    return language == other.sentence.language and likeness(one.text, other.text, language) == "same"


def ranked(hits: Sequence[Hit]) -> list[Hit]:
    """The hits with ranks from 1; no score above one before it."""
    ranked: list[Hit] = []
    for rank, hit in enumerate(hits, start=1):
        ranked.append(replace(hit, rank=rank, score=min(hit.score, ranked[-1].score) if ranked else hit.score))
    return ranked
