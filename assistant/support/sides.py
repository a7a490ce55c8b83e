"""A statement and its citation with what each negates, leaves open or plans, and which words answer which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.facts.polarity import Polarity, polarities
from assistant.facts.spelled import is_spelled
from assistant.support.align import HEARD, MEANT, Alignment, Word
from assistant.support.calendar import is_calendar
from assistant.support.cited import Cited
from assistant.support.directions import opposite

_NEAR = 3
"""A cue is judged by so many of the content words it governs, the nearest ones."""
BORDER = re.compile(r"[;:.!?]\s|,\s(?!\d)|\b(?:but|mais|while|tandis que)\b", re.IGNORECASE)
WHOLE = 0.7
"""A statement with such a share of its citation's content words tells the whole of it."""
DENIED = re.compile(
    r"\b(?:cancel|annul|scrap|abandon|shelv|rul\w* out|exclu|reject|rejet|refus|forbid|forbad|ban(?:s|ned)?\b|interdi"
    r"|halt|prevent|empêch|avoid|évit|impossib|unchanged|inchang|suspen|cease|cess(?:e|er|é)|stop|fail|échou|miss"
    r"|démenti|den(?:y|ied|ies)\b)\w*",
    re.IGNORECASE,
)
"""Words that deny what they speak of without a negation."""
LACK = re.compile(
    r"\b(?:lack|shortage|absence|want of|dearth|manqu|pénurie|défaut|without|sans|faute|privé|depriv"
    r"|no\b|n['’]\w+ pas)\w*",
    re.IGNORECASE,
)
_STILL_OPEN = re.compile(
    r"\b(?:ha(?:s|ve|d) yet to|yet to be|remains? to be|still (?:needs?|has|have|had|requires?)|subject to"
    r"|pending|awaits?"
    r"|(?:due|expected|scheduled|set|planned) (?:on|in|for|by|at|next)|hopes?|in the hope"
    r"|reste(?:nt)? à|attend(?:ent)?|dans l['’]attente|sous réserve|espoir|espèrent)\b",
    re.IGNORECASE,
)
"""What leaves open in a statement what its citation plans."""
_PROVIDED = re.compile(r"\b(?:faute d[e'’]|à défaut d[e'’]|sauf si|à moins|without|unless|failing)", re.IGNORECASE)
"""What makes a statement depend on something, as an "if" does."""
_FUTURE = re.compile(r"r(?:a|ont|ait|aient)$", re.IGNORECASE)
_OF_A_VERB = re.compile(r"not\b|never\b|\w+n['’]t\b|ne\b|n['’]", re.IGNORECASE)
_NEGATIVE = re.compile(r"jamais|never|rien|personne|nobody|nothing|guère|aucune?|cannot", re.IGNORECASE)
_PERFECT = re.compile(
    r"(?<!will )(?<!could )(?<!would )(?<!might )(?<!may )(?<!should )\b(?:a|ont|has|have|had)\s(?:\w+ly\s)?$",
    re.IGNORECASE,
)
PHRASE = re.compile(r"au lieu|instead|rather|without|sans|faute|loin|far|non", re.IGNORECASE)


def _clipped(cues: Sequence[Polarity], text: str) -> tuple[Polarity, ...]:
    """The cues with what they govern ended at a colon or semicolon: what stands behind it is said anew."""
    found = []
    for cue in cues:
        border = re.search(r"[;:]\s", text[cue.end : cue.governs[1]])
        end = cue.end + border.start() if border else cue.governs[1]
        found.append(replace(cue, governs=(cue.governs[0], end)))
    return tuple(found)


def _left_open(statement: str) -> Iterator[Polarity]:
    for match in _STILL_OPEN.finditer(statement):
        yield Polarity("planned", match.start(), match.end(), match.group(), (match.start(), len(statement)))
    for match in _PROVIDED.finditer(statement):
        yield Polarity("uncertain", match.start(), match.end(), match.group(), (match.start(), len(statement)))


def governed(cue: Polarity, found: Sequence[Word]) -> list[int]:
    """The rows of the nearest content words the cue governs.

    The cue's own words do not count, but the verb inside « ne … pas » does.
    """
    rows = [row for row in _judged(found, range(*cue.governs)) if not _inside(found[row], cue)]
    return sorted(rows, key=lambda row: max(0, found[row].start - cue.end, cue.start - found[row].end))[:_NEAR]


def _clause(cue: Polarity, found: Sequence[Word], text: str) -> list[int]:
    """The rows of the content words of the cue's whole clause."""
    start = max((match.end() for match in BORDER.finditer(text, 0, cue.start)), default=0)
    return [row for row in _judged(found, range(start, cue.governs[1])) if not _inside(found[row], cue)]


def _judged(found: Sequence[Word], places: range) -> list[int]:
    """The rows of words that tell what is done: numbers, days and names are judged as values."""
    return [
        row
        for row, word in enumerate(found)
        if word.start in places
        and not _NEGATIVE.fullmatch(word.text)
        and not (word.capital or is_calendar(word.text) or word.text[0].isdigit() or is_spelled(word.text))
    ]


def _inside(word: Word, cue: Polarity) -> bool:
    split = cue.text.casefold().startswith(("ne ", "n'", "n’"))
    return not split and word.start < cue.end and cue.start < word.end


def _is_negated(word: Word, cues: Sequence[Polarity]) -> bool:
    return sum(cue.kind == "negated" and cue.covers(word.start, word.end) for cue in cues) % 2 == 1


@dataclass(frozen=True, slots=True)
class Sides:
    """A statement and its citation with the cues of both."""

    statement: str
    citation: str
    said: tuple[Polarity, ...]
    told: tuple[Polarity, ...]
    alignment: Alignment
    abroad: bool
    """In two languages."""

    def turned(self, row: int) -> bool:
        """Whether the word is negated in one of the two and not in the other, wherever it stands there."""
        own = _is_negated(self.alignment.said[row], self.said)
        return all(_is_negated(self.alignment.cited[c], self.told) != own for c in self.alignment.meant(row))

    def spoken_of(self, cue: Polarity) -> list[int]:
        """The said words that stand for words the citation's cue governs, nearest first, where most are spoken of."""
        return self._meaning(governed(cue, self.alignment.cited), MEANT)

    def plainly_spoken_of(self, cue: Polarity) -> list[int]:
        """The same without words that may as well stand for one outside the cue's reach."""
        return [
            row
            for row in self.spoken_of(cue)
            if all(
                cue.covers(self.alignment.cited[c].start, self.alignment.cited[c].end)
                for c in self.alignment.meant(row)
            )
        ]

    @property
    def whole(self) -> bool:
        """Whether the statement is about as long as its citation of one clause, so that it says all of it."""
        one_clause = BORDER.search(self.citation.rstrip(".!?»” ")) is None
        return one_clause and len(self.alignment.said) >= WHOLE * len(self.alignment.cited)

    def clause_spoken_of(self, cue: Polarity, *, half: bool = False) -> list[int]:
        """The same for the whole clause of the cue; nothing for a cue that governs no more than a phrase.

        Most of its words must be spoken of, or half of them.
        """
        if PHRASE.match(cue.text):
            return []
        return self._meaning(_clause(cue, self.alignment.cited, self.citation), HEARD, half=half)

    def nothing_else(self, cue: Polarity) -> bool:
        """Whether all words of the statement that stand for words of the citation stand for some the cue governs."""
        columns = {column for row in range(len(self.alignment.said)) for column in self.alignment.meant(row, HEARD)}
        places = [(self.alignment.cited[column].start, self.alignment.cited[column].end) for column in columns]
        return bool(places) and not PHRASE.match(cue.text) and all(cue.covers(*place) for place in places)

    def opposed(self, cue: Polarity) -> bool:
        """Whether the statement has, free of negation, the opposite of what is negated: "stay closed", "not reopen"."""
        heard = {column for row in range(len(self.alignment.said)) for column in self.alignment.meant(row)}
        verbs = [
            self.alignment.cited[column].text for column in governed(cue, self.alignment.cited) if column not in heard
        ]
        return any(
            opposite(word.text, other) and not self.alignment.meant(row) and not _is_negated(word, self.said)
            for row, word in enumerate(self.alignment.said)
            for other in verbs
        )

    def done(self, cue: Polarity) -> bool:
        """Whether the verb that the citation's cue governs is told in the perfect: "has carried" for "will carry"."""
        verb = [c for c, word in enumerate(self.alignment.cited) if word.start < cue.end and cue.start < word.end]
        verb = (verb[-1:] if _FUTURE.search(cue.text) else []) or governed(cue, self.alignment.cited)[:1]
        return any(
            verb == self.alignment.meant(row)[:1] and _PERFECT.search(self.statement[: word.start]) is not None
            for row, word in enumerate(self.alignment.said)
            if verb
        )

    @property
    def said_as_certain(self) -> bool:
        """Whether the statement is the citation word for word, but for fewer of the words that leave it open."""
        one, other = self.alignment.said, self.alignment.cited
        if self.abroad or abs(len(one) - len(other)) > 1 or self.alignment.table.size == 0:
            return False
        known = sum(float(row.max()) >= 1.0 for row in self.alignment.table) >= len(one) - 1
        told = [cue for cue in (*self.told, *_left_open(self.citation)) if cue.kind != "negated"]
        return known and len(told) > sum(cue.kind != "negated" for cue in self.said)

    def verb_turned(self, cue: Polarity) -> bool:
        """Whether the very next word is one that the citation has too, out of reach of every negation."""
        if not _OF_A_VERB.match(cue.text):
            return False
        nearest = [row for row in governed(cue, self.alignment.said) if self.alignment.said[row].start >= cue.start][:1]
        return any(float(self.alignment.table[row].max()) >= 0.99 and self.turned(row) for row in nearest)

    def denied_twice(self, cue: Polarity) -> bool:
        """Whether the said cue governs a word that denies by itself where the citation denies once, by a negation."""
        once = any(other.kind == "negated" for other in self.told) and not DENIED.search(self.citation)
        return once and DENIED.search(self.statement, cue.end, cue.governs[1]) is not None

    def named_in(self, cue: Polarity) -> bool:
        """Whether a word of the statement stands for words that are negated in the citation, and for no others."""
        for row in _judged(self.alignment.said, range(len(self.statement))):
            columns = self.alignment.meant(row)
            places = [(self.alignment.cited[c].start, self.alignment.cited[c].end) for c in columns]
            negated = all(_is_negated(self.alignment.cited[c], self.told) for c in columns)
            if columns and negated and all(cue.covers(*place) for place in places):
                return not PHRASE.match(cue.text)
        return False

    def maybe_said(self, cue: Polarity) -> bool:
        """Whether words of the statement that stand for none may stand for the cue's clause, of which none is heard."""
        if PHRASE.match(cue.text):
            return False
        heard = self.alignment.table >= HEARD
        told = _clause(cue, self.alignment.cited, self.citation)
        silent = not any(heard[:, column].any() for column in told)
        return bool(told) and silent and 3 * int((~heard.any(axis=1)).sum()) >= len(self.alignment.said)

    def _meaning(self, columns: Sequence[int], likeness: float, *, half: bool = True) -> list[int]:
        rows = range(len(self.alignment.said))
        meant = {row: set(self.alignment.meant(row, likeness)) for row in rows}
        found = [row for column in columns for row, known in meant.items() if column in known]
        spoken = {column for row in found for column in meant[row] if column in columns}
        part = 3 if self.abroad and likeness == MEANT else 2  # abroad, many a word is not known again
        enough = part * len(spoken) >= len(columns) if half else part * len(spoken) > len(columns)
        return found if spoken and enough else []


def sides_of(statement: str, language: str, cited: Cited, alignment: Alignment) -> Sides:
    """Both sides with their cues."""
    return Sides(
        statement,
        cited.text,
        _clipped((*polarities(statement, language), *_left_open(statement)), statement),
        _clipped(polarities(cited.text, cited.language), cited.text),
        alignment,
        abroad=language != cited.language,
    )
