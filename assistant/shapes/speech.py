"""The sentences that report what one party said: by its name, its office, or a pronoun that goes on from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose import Quote
from assistant.evidence import BEFORE, Candidate
from assistant.facts.attribution import attributed_to
from assistant.facts.names import fold, names
from assistant.match import WordVectors, matches
from assistant.terms import Term, terms
from corpus.article import Article, Passage, Sentence

_QUOTED = re.compile(r"«[^«»]{12,}»|“[^“”]{12,}”|\"[^\"]{12,}\"")
_PRONOUN_SAYS = re.compile(
    r"\b(?:he|she|they) (?:also |then )?(?:said|says|told|added|warned|argued|explained|wrote|insisted|noted|called"
    r"|asked)\b"
    r"|(?:-t-|-)(?:il|elle|ils|elles)\b|\b(?:il|elle|ils|elles) (?:a|ont) (?:aussi |également |ensuite )?"
    r"(?:dit|déclaré|ajouté|affirmé|précisé|indiqué|estimé|assuré|expliqué|reconnu)"
    r"|\b(?:he|she|they)\b[^.]*[“\"«]",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"[,»] ?(?:a|ont) (?:(?:aussi|également|en outre) )?(?:annoncé|déclaré|dit|précisé|indiqué|affirmé|expliqué"
    r"|assuré|ajouté"
    r"|estimé|promis|reconnu|averti|plaidé|réagi|confirmé|prévenu)(?: (?:lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche"
    r"|hier|[a-zé]+ment))? (?P<who>[^.;«»“”\"]{3,90})",
    re.IGNORECASE,
)
"""« …, a annoncé mercredi la maire, Jeanne Dupont »: who speaks, behind the verb."""
_OPINION = re.compile(
    r"(?:^|[,;:]\s|\b(?:and|but|while|et|mais|tandis que|alors que)\s)"
    r"(?P<who>(?:(?i:the|an?|les?|la|l['’]|des|une?)|[A-ZÀ-Þ][a-zà-ÿ]+s)(?:\s|(?<=['’]))?[^,;:.«»“”\"]{0,60}?)\s"
    r"(?:also\s|y\s|en\s|s['’])?(?:parle(?:nt)?\sde|vo(?:it|ient)|évalue(?:nt)?|crai(?:nt|gnent)|redoute(?:nt)?|réclame(?:nt)?"
    r"|demande(?:nt)?|exige(?:nt)?|salue(?:nt)?|juge(?:nt)?|critique(?:nt)?|dénonce(?:nt)?|espère(?:nt)?|attend(?:ent)?\sà"
    r"|sees?|speaks?\sof|expects?|fears?|hopes?|demands?|welcomes?|critici[sz]es?|opposes?|estimates?|argues?|blames?"
    r"|feared|hoped|demanded|welcomed|criticised|criticized|opposed|blamed)\b",
)
"""« Les analystes y voient …», "the union fears …": an opinion without a verb of speech."""
_APPOSITION = re.compile(r"(?:[ \u00a0][\w'’-]+){0,2}, ?[^,.;«»“”\"]{2,60}")
_BEFORE_IT = re.compile(r"[^,.;:«»“”\"]{2,60}, ?$")


@dataclass(frozen=True, slots=True)
class Speech:
    """A sentence that reports what the party said."""

    candidate: Candidate
    start: int
    """Where the quote begins: at the sentence before, where only that one names the speaker."""

    @property
    def quote(self) -> Quote:
        """As an exact quote."""
        sentence = self.candidate.sentence
        return Quote(self.candidate.article, sentence, self.start, sentence.end, None)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody whose words are asked for."""

    name: str
    language: str

    @property
    def proper(self) -> bool:
        """Whether a person or body is named, not an office or a group."""
        return bool(names(f"x {self.name}"))

    def is_meant(self, words: str, spoken: str, article: Article, vectors: WordVectors) -> bool:
        """Whether ``words`` of ``article``, in the language ``spoken``, name this party."""
        asked = terms(f"x {self.name}", self.language)
        plain = [term for term in asked if not term.proper]
        whole = _parts(" ".join(name.text for name in names(f"x {self.name}")))
        if plain:
            told = [term for term in terms(words, spoken) if not self._falsely_alike(term, plain, spoken)]
            said = matches(plain, self.language, [told], [spoken], vectors)
            office = bool((said[:, 0] >= 0.5).all())
            return office and all(part in _parts(f"{article.title} {article.text}") for part in whole)
        return bool(whole) and self._named(whole, words, article)

    def _falsely_alike(self, term: Term, office: Sequence[Term], spoken: str) -> bool:
        """A name of another language spelled like the office (« l'Union civique » is no union), or its house.

        The stems of « maire » and « mairie » are one.
        """
        if spoken != self.language:
            return term.text[0].isupper() and any(fold(term.text) == fold(word.text) for word in office)
        return any(term.key == word.key and _singular(term.text) != _singular(word.text) for word in office)

    def _named(self, whole: list[str], words: str, article: Article) -> bool:
        for name in names(f"x {words}"):
            parts = _parts(name.text)
            if set(whole) <= set(parts):
                return True
            # a surname alone is the person whose whole name stands in the article
            if parts[-1:] == whole[-1:] and set(parts) <= set(whole):
                return " ".join(whole) in " ".join(_parts(article.text))
        return False


def speeches(party: Party, candidates: Sequence[Candidate], vectors: WordVectors) -> list[Speech]:
    """Those of ``candidates`` that report what ``party`` said, in the order given."""
    found: list[Speech] = []
    for candidate in candidates:
        if candidate.sentence.heading:
            continue
        start = _from(party, candidate.passage, candidate.article, candidate.sentence, vectors, BEFORE)
        if start is not None:
            found.append(Speech(candidate, start))
    return found


def _from(
    party: Party, passage: Passage, article: Article, sentence: Sentence, vectors: WordVectors, back: int
) -> int | None:
    """Where the quote of ``sentence`` must begin for the party to be seen to speak; None where another speaks."""
    text = article.text[sentence.start : sentence.end]
    who = speaker_words(text)
    if not party.proper and any(party.is_meant(other, sentence.language, article, vectors) for other in opined(text)):
        return sentence.start
    if who is not None:
        return sentence.start if party.is_meant(who, sentence.language, article, vectors) else None
    outside = _QUOTED.sub(" ", text)
    if outside != text and (named := names(outside)):
        meant = party.is_meant(outside, sentence.language, article, vectors)
        return sentence.start if meant and party.proper and len(named) == 1 else None
    goes_on = bool(_PRONOUN_SAYS.search(text)) or (outside != text and len(outside.split()) < 2)
    place = passage.sentences.index(sentence)
    if not goes_on or place == 0 or back == 0 or passage.sentences[place - 1].heading:
        return None
    return _from(party, passage, article, passage.sentences[place - 1], vectors, back - 1)


def speaker_words(text: str) -> str | None:
    """The speaker as the sentence names it, with what stands beside in commas ("the mayor, Ana Silva")."""
    who = attributed_to(text)
    inverted = _INVERTED.search(text) if who is None else None
    if inverted:
        return inverted["who"]
    place = text.find(who) if who else -1
    if who is None or place < 0:
        return who
    behind = _APPOSITION.match(text, place + len(who))
    before = _BEFORE_IT.search(text[:place]) if not behind else None
    return (before.group() if before else "") + who + (behind.group() if behind else "")


def opined(text: str) -> list[str]:
    """Those who, by the words of ``text``, see, fear, demand or count something: its subjects, without their verbs."""
    return [match["who"] for match in _OPINION.finditer(_QUOTED.sub(" ", text))]


def _singular(word: str) -> str:
    return fold(word).rstrip("esx")


def _parts(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
