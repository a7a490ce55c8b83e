"""French clauses turned into the questions they answer; where the grammar is not plain, none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.facts.value import Value
from assistant.phrases.questions import ask
from assistant.suggest import french_subjects as subjects
from assistant.suggest import french_words as words
from assistant.suggest.candidate import Question
from assistant.suggest.clauses import dangles, inside, opening_lowered, points_out


@dataclass(frozen=True, slots=True)
class _Clause:
    subject: str
    verb: str
    rest: str
    at: int
    """Where ``rest`` begins in the clause."""

    @property
    def plural(self) -> bool:
        """Whether the verb is in the plural."""
        return bool(words.PLURAL.search(self.verb))


def questions(
    parts: Sequence[tuple[int, str]], found: Sequence[Value], known: frozenset[str] = frozenset()
) -> Iterator[Question]:
    """The questions that clauses of a French sentence answer; ``known`` words keep their capital."""
    for start, part in parts:
        own = list(inside(found, start, part))
        yield from subjects.counted_subject(part, own)
        yield from subjects.sum_given(part, own)
        yield from subjects.who(part, own)
        yield from _amounting(part, own, known)
        clause = _parsed(part, known)
        if clause is None:
            continue
        yield from _why(clause)
        for value, begin, end in own:
            if begin >= clause.at:
                yield from _of_value(clause, value, clause.rest[: begin - clause.at], clause.rest[end - clause.at :])


def _parsed(part: str, known: frozenset[str]) -> _Clause | None:
    for token in list(re.finditer(r"\S+", part))[1:11]:
        word = token.group()
        if word not in words.BE | words.HAVE | words.MODALS | words.SIMPLE and not words.FUTURE.search(word):
            continue
        subject = part[: token.start()].strip()
        if not _is_subject(subject):
            return None
        at = token.end() + (1 if part[token.end() : token.end() + 1] == " " else 0)
        return _Clause(opening_lowered(subject, "fr", known), word, part[at:].rstrip(), at)
    return None


def _is_subject(subject: str) -> bool:
    tokens = subject.split()
    head = tokens[0].casefold()
    if len(tokens) > 8 or points_out("fr", subject) or dangles(subject) or re.search(r"\d", subject):
        return False
    determined = head in ("le", "la", "les") or head.startswith("l'")
    if determined:
        return (len(tokens) > 1 or head.startswith("l'")) and not any(_finite(word) for word in tokens[1:])
    named = tokens[0][0].isupper() and head not in words.OPENING and not head.endswith(("ant", "é", "ée", "és", "ées"))
    return named and len(tokens) <= 4 and all(word[0].isupper() or word in ("de", "du", "d'") for word in tokens)


def _finite(word: str) -> bool:
    return word in words.BE | words.HAVE | words.MODALS or word == "et"


def _of_value(clause: _Clause, value: Value, before: str, after: str) -> Iterator[Question]:
    if value.kind in ("date", "time"):
        yield from _when(clause, value, before, after)
        return
    verb = f"{clause.verb} {words.ABOUT.sub('', ' ' + before).strip()}".strip()
    if value.kind == "money":
        yield from _cost(clause, value, verb)
    elif value.kind in ("percent", "points"):
        yield from _change(clause, value, f"{clause.verb} {before.strip()}")
    elif value.kind == "duration" and words.LASTS.search(verb) and len(verb.split()) <= 2:
        yield Question("duration", ask("question.how_long", "fr", rest=f"{verb} {clause.subject}"), value.text)
    elif value.kind == "number":
        yield from _count(clause, value, verb, after)


def _when(clause: _Clause, value: Value, before: str, after: str) -> Iterator[Question]:
    led = words.BEFORE_DATE.search(before)
    if led is None or value.kind == "time" or words.LASTING.search(f"{clause.verb} {before}"):
        return
    verb = _with_object(before[: led.start()].strip(), after)
    if (
        verb is None
        or words.BORDER_WORD.match(value.text)
        or words.OTHER_BORDER.search(" " + before)
        or dangles(verb)
        or points_out("fr", verb, owned=True)
        or len(verb.split()) > 8
    ):
        return
    if not _is_whole(clause, verb):
        return
    if re.search(r"\d", verb) or (not verb and clause.verb in words.BE | words.HAVE | words.MODALS):
        return
    if clause.verb in words.SIMPLE and not clause.verb.startswith(("débute", "commence")):
        return
    key = {"pour": "question.for_when", "depuis": "question.since_when"}.get(led["word"] or "", "question.when")
    yield Question("date", _put(key, clause, verb), value.text)


def _is_whole(clause: _Clause, verb: str) -> bool:
    """Whether nothing is missing behind the verb: it is passive, has an object or place, or needs none."""
    tokens = words.ADVERB.sub("", verb + " ").split()
    lexical = clause.verb not in words.HAVE | words.MODALS
    if clause.verb in words.BE | words.HAVE and not words.PARTICIPLE.match(" ".join(tokens)):
        return False
    if (
        clause.verb in words.BE
        or (lexical and tokens)
        or len(tokens) > 1 + (tokens[:1] == ["être"])
        or tokens[:1] in (["été"], ["être"])
    ):
        return True
    return bool(words.NEEDS_NOTHING.match(tokens[0] if tokens else clause.verb))


def _with_object(verb: str, after: str) -> str | None:
    """The verb with the object that stands behind the date; None where no end of it can be told."""
    if not re.match(r" (?:l[ea]s?\b|l'|une?\b|des\b|\d)", after):
        return verb
    if dangles(verb):
        return None
    known = re.match(r" (?P<what>(?:(?:le|la|les|un|une) |l')[^,\d]{3,60})$", words.OBJECT_END.sub("", after))
    return f"{verb} {known['what']}" if known and verb else None


def _cost(clause: _Clause, value: Value, verb: str) -> Iterator[Question]:
    if words.COSTS.search(verb) and len(verb.split()) <= 2:
        yield Question("amount", ask("question.how_much", "fr", rest=f"{verb} {clause.subject}"), value.text)
    elif words.GIVEN.search(verb) and len(verb.split()) == 2 and clause.verb in words.HAVE:
        yield Question("amount", _put("question.how_much", clause, verb.split()[1]), value.text)


def _change(clause: _Clause, value: Value, verb: str) -> Iterator[Question]:
    changed = words.CHANGED.fullmatch(verb)
    if changed:
        yield Question("change", ask("question.by_how_much", "fr", rest=f"{verb[:-3]} {clause.subject}"), value.text)


def _amounting(part: str, own: Sequence[tuple[Value, int, int]], known: frozenset[str]) -> Iterator[Question]:
    """« Le budget s'élève à … » : à combien."""
    for value, begin, _ in own:
        head = words.ABOUT.sub("", part[:begin])
        verb = words.AMOUNTS_TO.search(head) or words.AMOUNTS_TO.search(part[:begin])
        if verb is None or value.kind not in ("money", "percent", "number"):
            continue
        subject = part[: verb.start()].strip()
        if subject and _is_subject(subject):
            told = f"{verb.group().strip().removesuffix(' à')} {opening_lowered(subject, 'fr', known)}"
            yield Question("amount", ask("question.to_how_much", "fr", rest=told), value.text)


def _count(clause: _Clause, value: Value, verb: str, after: str) -> Iterator[Question]:
    counted = words.COUNTED.match(after)
    alone = " " not in verb and (words.HOLDS.match(verb) is not None)
    if counted is None or not alone or counted["what"] in words.OF_TIME or value.meaning[0] == 1:
        return
    if re.match(r" (?:[a-zà-ÿ]+s|de|d'|du|des)\b", counted["tail"]):
        return
    yield Question(
        "number", ask("question.how_many", "fr", what=counted["what"], rest=f"{verb} {clause.subject}"), value.text
    )


def _why(clause: _Clause) -> Iterator[Question]:
    cause = words.CAUSE.search(" " + clause.rest)
    if cause is None:
        return
    rest = clause.rest[: max(0, cause.start() - 1)].strip()
    if rest and len(rest.split()) <= 8 and not points_out("fr", rest, owned=True) and not dangles(rest):
        yield Question("reason", _put("question.why", clause, rest))


def _put(key: str, clause: _Clause, rest: str) -> str:
    """The question with its verb inverted, as the subject's gender and number allow, else with « est-ce que »."""
    if not rest:
        return ask(key, "fr", rest=f"{clause.verb} {clause.subject}")
    pronoun = _pronoun(clause, rest)
    if pronoun is None:
        whole = ask("question.whether", "fr", rest=f"{clause.subject} {clause.verb} {rest}")
        return ask(key, "fr", rest=whole[0].lower() + whole[1:])
    link = "-t-" if clause.verb[-1] in "aeé" else "-"
    return ask(key, "fr", rest=f"{clause.subject} {clause.verb}{link}{pronoun} {rest}")


def _pronoun(clause: _Clause, rest: str) -> str | None:
    head = clause.subject.partition(" ")[0]
    if head in ("le", "la"):
        return "il" if head == "le" else "elle"
    if clause.verb not in words.BE and not rest.startswith("été "):
        return None
    agreeing = (rest.removeprefix("été ").split() or [""])[0]
    if head == "les":
        return "elles" if agreeing.endswith("ées") else "ils" if agreeing.endswith("és") else None
    if head.startswith("l'"):
        return "elle" if agreeing.endswith("ée") else "il" if agreeing.endswith("é") else None
    return None
