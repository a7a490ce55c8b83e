"""English clauses turned into the questions they answer; where the grammar is not plain, none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.facts.value import Value
from assistant.phrases.questions import ask
from assistant.suggest import english_subjects as subjects
from assistant.suggest import english_words as words
from assistant.suggest.candidate import Question
from assistant.suggest.clauses import dangles, inside, opening_lowered, points_out
from assistant.support.dictionary import is_common_word


@dataclass(frozen=True, slots=True)
class _Clause:
    """Subject, the auxiliary a question puts before it, and the rest behind the auxiliary."""

    subject: str
    auxiliary: str
    rest: str
    at: int
    """Where ``rest`` begins in the clause; below the clause's own places where the verb was given its plain form."""
    shift: int = 0
    """How much longer the plain form of the verb is than the form that stands there."""


def questions(
    parts: Sequence[tuple[int, str]], found: Sequence[Value], known: frozenset[str] = frozenset()
) -> Iterator[Question]:
    """The questions that clauses of an English sentence answer; ``known`` words keep their capital."""
    for start, part in parts:
        own = list(inside(found, start, part))
        yield from subjects.counted_subject(part, own)
        yield from subjects.sum_given(part, own)
        yield from subjects.who(part, own)
        clause = _parsed(part, known)
        if clause is None:
            continue
        yield from _why(clause)
        for value, begin, end in own:
            if begin >= clause.at:
                yield from _of_value(clause, value, begin + clause.shift - clause.at, end + clause.shift - clause.at)


def _parsed(part: str, known: frozenset[str]) -> _Clause | None:
    tokens = list(re.finditer(r"\S+", part))
    for place, token in enumerate(tokens[1:10], start=1):
        word = token.group()
        follows = tokens[place + 1].group() if place + 1 < len(tokens) else ""
        form = words.FORMS.get(word)
        if word not in words.AUXILIARIES and (
            form is None or follows in words.AUXILIARIES or (follows == "by" and form[0] not in words.CHANGE)
        ):
            continue
        subject = part[: token.start()].strip()
        if not _is_subject(subject):
            return None
        told = opening_lowered(subject, "en", known)
        if form is None:
            return _Clause(told, word, part[token.end() :].strip(), _behind(part, token.end()))
        base, support = form
        if support == "do" and base not in words.MONEY:
            return None
        support = "did" if base == word and base in ("cost", "cut", "beat") else support
        rest = base + part[token.end() :]
        return _Clause(told, support, rest, token.start(), len(base) - len(word))
    return None


def _behind(part: str, end: int) -> int:
    return end + len(part[end:]) - len(part[end:].lstrip())


def _is_subject(subject: str) -> bool:
    tokens = subject.split()
    head = tokens[0]
    if len(tokens) > 8 or points_out("en", subject) or dangles(subject) or re.search(r"\d", subject):
        return False
    if head.casefold() in ("the",):
        return len(tokens) > 1 and not any(word in words.FORMS or word.endswith("ly") for word in tokens[1:])
    if not head[0].isupper() or head.casefold() in words.OPENING:
        return False
    return not any(w in words.FORMS or w.endswith(("ed", "ly", "ing")) or w in ("and", "or") for w in tokens)


def _of_value(clause: _Clause, value: Value, begin: int, end: int) -> Iterator[Question]:
    before, after = clause.rest[:begin], clause.rest[end:]
    if value.kind in ("date", "time"):
        yield from _when(clause, value, before, after)
        return
    verb = words.ADVERB.sub("", words.ABOUT.sub("", before)).strip()
    if value.kind == "money":
        yield from _how_much(clause, value, verb, after)
    elif value.kind in ("percent", "points"):
        yield from _by_how_much(clause, value, verb)
    elif value.kind == "duration":
        yield from _how_long(clause, value, verb)
    elif value.kind == "number":
        yield from _how_many(clause, value, verb, after)


def _when(clause: _Clause, value: Value, before: str, after: str) -> Iterator[Question]:
    prepared = words.TIMED.sub("", before)
    bare = before.rstrip() == prepared.rstrip()
    spoken = bool(re.match(r"(?:next|last|this|tomorrow|yesterday|\w+day\b)", value.text, re.IGNORECASE))
    other = (
        words.OTHER_BORDER.search(before)
        or words.OTHER_BORDER.match(value.text.partition(" ")[0])
        or after.startswith("'s")
    )
    if (bare and not spoken) or other or clause.auxiliary in words.PERFECT or words.LASTING.match(before.strip()):
        return
    verb = words.ADVERB.sub("", prepared).strip()
    if dangles(verb) or points_out("en", verb, owned=True) or len(verb.split()) > 9 or re.search(r"\d", verb):
        return
    if not _is_whole(clause, verb):
        return
    word = "question.at_what_time" if value.kind == "time" else "question.when"
    if value.kind == "time" and not before.rstrip().endswith("at"):
        return
    yield Question("date", _put(word, clause, verb), value.text)


def _is_whole(clause: _Clause, verb: str) -> bool:
    """Whether nothing is missing behind the verb: it is passive, has an object or place, or needs none."""
    tokens = verb.split()
    if clause.auxiliary in words.BE:
        return not tokens or bool(words.PARTICIPLE.match(tokens[0]))
    return len(tokens) > 1 or bool(tokens and tokens[0] in words.NEEDS_NOTHING)


def _how_much(clause: _Clause, value: Value, verb: str, after: str) -> Iterator[Question]:
    head, _, receiver = verb.partition(" ")
    known = head in words.MONEY if clause.auxiliary not in words.PERFECT else head in words.PAID
    if not known or clause.auxiliary in words.BE or (receiver and not re.fullmatch(r"the [a-z]+|[A-Z]\w+", receiver)):
        return
    again = re.match(r" ((?:a|per) (?:year|month|week|day)|in [A-Z]\w+)$", after)
    yield Question("amount", _put("question.how_much", clause, verb + (again.group() if again else "")), value.text)


def _by_how_much(clause: _Clause, value: Value, verb: str) -> Iterator[Question]:
    known = verb in words.CHANGE if clause.auxiliary not in words.PERFECT else verb in words.CHANGED
    if known and clause.auxiliary not in words.BE:
        yield Question("change", _put("question.by_how_much", clause, verb), value.text)


def _how_long(clause: _Clause, value: Value, verb: str) -> Iterator[Question]:
    if verb in ("last", "take", "lasted") and clause.auxiliary not in words.BE:
        yield Question("duration", _put("question.how_long", clause, verb), value.text)


def _how_many(clause: _Clause, value: Value, verb: str, after: str) -> Iterator[Question]:
    counted = words.COUNTED.match(after)
    if counted is None or clause.auxiliary in words.BE or not re.fullmatch(r"[a-z]{3,}", verb) or value.meaning[0] == 1:
        return
    known = clause.auxiliary in words.MODALS | words.PERFECT or verb in words.FORMS
    if not known or counted["what"].split()[-1] in words.OF_TIME or not words.NOUN_END.match(counted["tail"]):
        return
    yield Question(
        "number",
        ask("question.how_many", "en", what=counted["what"], rest=f"{clause.auxiliary} {clause.subject} {verb}"),
        value.text,
    )


def _why(clause: _Clause) -> Iterator[Question]:
    cause = words.CAUSE.search(clause.rest)
    if cause is None:
        return
    rest = words.ADVERB.sub("", clause.rest[: cause.start()]).strip()
    if rest and len(rest.split()) <= 9 and not points_out("en", rest, owned=True) and not dangles(rest):
        yield Question("reason", _put("question.why", clause, rest))


def _put(word: str, clause: _Clause, rest: str) -> str:
    return ask(word, "en", rest=f"{clause.auxiliary} {clause.subject} {rest}".strip())


def is_noun(word: str) -> bool:
    """Whether a small word behind a name may be a noun: no auxiliary, no verb we know, no adverb or participle."""
    verbal = word in words.AUXILIARIES or word in words.FORMS or word.endswith(("ed", "ly", "ing", "ers", "or"))
    return is_common_word(word, "en") and not verbal
