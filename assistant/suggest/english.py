"""English clauses turned into the questions they answer; where the grammar is not plain, none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.facts.value import Value
from assistant.phrases.questions import ask
from assistant.suggest.candidate import Question
from assistant.suggest.clauses import dangles, inside, opening_lowered, points_out
from assistant.support.dictionary import is_common_word

_MODALS = frozenset("will would can could should must".split())  # noqa: SIM905
_PERFECT = frozenset("has have had".split())  # noqa: SIM905
_BE = frozenset("is are was were".split())  # noqa: SIM905
_AUXILIARIES = _MODALS | _PERFECT | _BE
_VERBS = """cost costs cost|receive receives received|get gets got|pay pays paid|borrow borrows borrowed
spend spends spent|invest invests invested|raise raises raised|lose loses lost|earn earns earned|save saves saved
rise rises rose|fall falls fell|grow grows grew|climb climbs climbed|drop drops dropped|increase increases increased
decrease decreases decreased|decline declines declined|jump jumps jumped|shrink shrinks shrank|widen widens widened
open opens opened|close closes closed|begin begins began|start starts started|end ends ended|reopen reopens reopened
win wins won|sign signs signed|adopt adopts adopted|approve approves approved|reject rejects rejected
publish publishes published|launch launches launched|resign resigns resigned|die dies died|leave leaves left
arrive arrives arrived|build builds built|discover discovers discovered|collapse collapses collapsed|break breaks broke
happen happens happened|employ employs employed|hold holds held|carry carries carried|handle handles handled
attract attracts attracted|draw draws drew|serve serves served|produce produces produced|sell sells sold
buy buys bought|evacuate evacuates evacuated|create creates created|hire hires hired|cut cuts cut|last lasts lasted
take takes took|join joins joined|expand expands expanded|slow slows slowed|beat beats beat|defeat defeats defeated
design designs designed|found founds founded|write writes wrote|direct directs directed|lead leads led
plant plants planted|unveil unveils unveiled|replace replaces replaced|succeed succeeds succeeded""".replace("\n", "|")
_FORMS = {
    form: (base, support)
    for base, third, past in (entry.split() for entry in _VERBS.split("|"))
    for form, support in ((base, "do"), (third, "does"), (past, "did"))
}
_NEEDS_NOTHING = frozenset(
    """open close begin start end reopen resign die leave arrive collapse happen rise fall grow drop increase resume
    return expire retire vote meet speak testify appear finish land depart launch stop""".split()  # noqa: SIM905
)
_MONEY = frozenset("cost receive get pay borrow spend invest raise lose earn save".split())  # noqa: SIM905
_PAID = frozenset("cost received paid borrowed spent invested raised lost earned saved".split())  # noqa: SIM905
_CHANGE = frozenset("rise fall grow climb drop increase decrease decline jump shrink widen expand".split())  # noqa: SIM905
_CHANGED = frozenset("risen fallen grown climbed dropped increased decreased declined jumped shrunk widened".split())  # noqa: SIM905
_ABOUT = re.compile(
    r"(?:\s*\b(?:about|around|some|nearly|almost|roughly|over|up to|at least|at most|more than|less than|just|only"
    r"|close to|an estimated|a further|between|by|approximately))+\s*$"
)
_TIMED = re.compile(r"\s+(?:on|in|at|early on|late on)(?: the)?\s*$|\s+(?:early|late)?\s*$")
_OTHER_BORDER = re.compile(r"\b(?:by|until|till|since|from|before|after|for|between|to|of|through|over)(?: the)?\s*$")
_LASTING = re.compile(r"(?:stay|remain|keep|continue|be open|be closed)(?:s|ed)?\b")
"""What goes on from a time is not asked "when"."""
_CAUSE = re.compile(r"\s+(?:because(?: of)?|due to|owing to)\s+")
_ADVERB = re.compile(r"\b(?:also|now|already|still|only|just|then|therefore|finally|reportedly|later)\s+")
_OBJECT_END = re.compile(
    r"\s+(?:for|on|in|by|with|after|before|from|at|to|as|and|when|while|without|during|ahead)\s.*$"
)
_COUNTED = re.compile(r" ?(?P<what>(?:[a-z-]{3,} )?(?:[a-z-]{3,}s|people|children|men|women))(?P<tail>$| .*)")
_GIVEN_TO = re.compile(
    r"(?P<rest> (?:has been|have been|was|were|is|will be|would be|will|would|is to be) "
    r"(?:also )?(?:\w+ed|set aside|spent|go|come) (?:for|to|towards?|on|from)\b.+)$"
)
_NOUN_END = re.compile(r"^ (?:in|on|at|for|from|to|a|per|last|this|since|by|over|with|between|during)\b|^$")
_OF_TIME = frozenset("years months days weeks hours minutes seconds times percent points".split())  # noqa: SIM905
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w'-]+(?: (?:de|van|von|al|el|bin|[A-ZÀ-Þ]\.))?(?: [A-ZÀ-Þ][\w'-]+){1,2}")
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady)\.? ")


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
        yield from _counted_subject(part, own)
        yield from _sum_given(part, own)
        yield from _who(part, own)
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
        form = _FORMS.get(word)
        if word not in _AUXILIARIES and (form is None or follows in _AUXILIARIES):
            continue
        subject = part[: token.start()].strip()
        if not _is_subject(subject):
            return None
        told = opening_lowered(subject, "en", known)
        if form is None:
            return _Clause(told, word, part[token.end() :].strip(), _behind(part, token.end()))
        base, support = form
        if support == "do" and base not in _MONEY:
            return None
        support = "did" if base == word and base in ("cost", "cut", "beat") else support
        rest = base + part[token.end() :]
        return _Clause(told, support, rest, token.start(), len(base) - len(word))
    return None


def _behind(part: str, end: int) -> int:
    return end + len(part[end:]) - len(part[end:].lstrip())


def _is_subject(subject: str) -> bool:
    words = subject.split()
    head = words[0]
    if len(words) > 8 or points_out(subject) or dangles(subject) or re.search(r"\d", subject):
        return False
    if head.casefold() in ("the",):
        return len(words) > 1 and not any(word in _FORMS or word.endswith("ly") for word in words[1:])
    if not head[0].isupper() or head.casefold() in _OPENING:
        return False
    return not any(word in _FORMS or word.endswith(("ed", "ly", "ing")) or word in ("and", "or") for word in words)


_OPENING = frozenset(
    """a an in on at by for from with after before during since until under over as while although though because
    despite about around between some many most few several each every both all one two three four five six seven
    eight nine ten only even just also but and or so yet then today yesterday tomorrow now its their his her next
    last what how why to of neither nor among within without once another more less another next""".split()  # noqa: SIM905
)


def _of_value(clause: _Clause, value: Value, begin: int, end: int) -> Iterator[Question]:
    before, after = clause.rest[:begin], clause.rest[end:]
    if value.kind in ("date", "time"):
        yield from _when(clause, value, before, after)
        return
    verb = _ADVERB.sub("", _ABOUT.sub("", before)).strip()
    if value.kind == "money":
        yield from _how_much(clause, value, verb, after)
    elif value.kind in ("percent", "points"):
        yield from _by_how_much(clause, value, verb)
    elif value.kind == "duration":
        yield from _how_long(clause, value, verb)
    elif value.kind == "number":
        yield from _how_many(clause, value, verb, after)


def _when(clause: _Clause, value: Value, before: str, after: str) -> Iterator[Question]:
    prepared = _TIMED.sub("", before)
    bare = before.rstrip() == prepared.rstrip()
    spoken = bool(re.match(r"(?:next|last|this|tomorrow|yesterday|\w+day\b)", value.text, re.IGNORECASE))
    other = _OTHER_BORDER.search(before) or _OTHER_BORDER.match(value.text.partition(" ")[0]) or after.startswith("'s")
    if (bare and not spoken) or other or clause.auxiliary in _PERFECT or _LASTING.match(before.strip()):
        return
    verb = _ADVERB.sub("", prepared).strip()
    if dangles(verb) or points_out(verb, owned=True) or len(verb.split()) > 9 or re.search(r"\d", verb):
        return
    if not _is_whole(clause, verb):
        return
    word = "question.at_what_time" if value.kind == "time" else "question.when"
    if value.kind == "time" and not before.rstrip().endswith("at"):
        return
    yield Question("date", _put(word, clause, verb), value.text)


def _is_whole(clause: _Clause, verb: str) -> bool:
    """Whether nothing is missing behind the verb: it is passive, has an object or place, or needs none."""
    words = verb.split()
    if clause.auxiliary in _BE:
        return True
    return len(words) > 1 or bool(words and words[0] in _NEEDS_NOTHING)


def _how_much(clause: _Clause, value: Value, verb: str, after: str) -> Iterator[Question]:
    head, _, receiver = verb.partition(" ")
    known = head in _MONEY if clause.auxiliary not in _PERFECT else head in _PAID
    if not known or clause.auxiliary in _BE or (receiver and not re.fullmatch(r"the [a-z]+|[A-Z]\w+", receiver)):
        return
    again = re.match(r" ((?:a|per) (?:year|month|week|day)|in [A-Z]\w+)$", after)
    yield Question("amount", _put("question.how_much", clause, verb + (again.group() if again else "")), value.text)


def _by_how_much(clause: _Clause, value: Value, verb: str) -> Iterator[Question]:
    known = verb in _CHANGE if clause.auxiliary not in _PERFECT else verb in _CHANGED
    if known and clause.auxiliary not in _BE:
        yield Question("change", _put("question.by_how_much", clause, verb), value.text)


def _how_long(clause: _Clause, value: Value, verb: str) -> Iterator[Question]:
    if verb in ("last", "take", "lasted") and clause.auxiliary not in _BE:
        yield Question("duration", _put("question.how_long", clause, verb), value.text)


def _how_many(clause: _Clause, value: Value, verb: str, after: str) -> Iterator[Question]:
    counted = _COUNTED.match(after)
    if counted is None or clause.auxiliary in _BE or not re.fullmatch(r"[a-z]{3,}", verb) or value.meaning[0] == 1:
        return
    known = clause.auxiliary in _MODALS | _PERFECT or verb in _FORMS
    if not known or counted["what"].split()[-1] in _OF_TIME or not _NOUN_END.match(counted["tail"]):
        return
    yield Question(
        "number",
        ask("question.how_many", "en", what=counted["what"], rest=f"{clause.auxiliary} {clause.subject} {verb}"),
        value.text,
    )


def _counted_subject(part: str, own: Sequence[tuple[Value, int, int]]) -> Iterator[Question]:
    """ "About 230 residents spent …": how many residents did."""
    for value, begin, end in own[:2]:
        opens = not re.sub(_ABOUT, "", part[:begin].casefold() + " ").strip() or part[:begin].casefold() in (
            "a total of ",
        )
        rest = re.match(
            r" (?P<what>(?:[a-z-]{3,} )?(?:[a-z-]{3,}s|people|children|men|women)) (?P<verb>[a-z]+)(?P<rest>.*)",
            part[end:],
        )
        if not opens or rest is None or value.kind != "number" or rest["what"].split()[-1] in _OF_TIME:
            continue
        verb = rest["verb"]
        if verb not in _AUXILIARIES and not (verb in _FORMS and _FORMS[verb][1] == "did"):
            continue
        told = f"{verb}{_OBJECT_END.sub('', rest['rest']) if len(rest['rest']) > 50 else rest['rest']}"
        plain = _without_date(told)
        if len(plain.split()) > 1 and not points_out(plain) and not dangles(plain):
            yield Question("number", ask("question.how_many", "en", what=rest["what"], rest=plain), value.text)


def _sum_given(part: str, own: Sequence[tuple[Value, int, int]]) -> Iterator[Question]:
    """ "$5 million will go to schools": how much will."""
    for value, begin, end in own[:1]:
        given = _GIVEN_TO.match(part[end:])
        if given is None or value.kind != "money" or _ABOUT.sub("", part[:begin].casefold() + " ").strip():
            continue
        told = _ADVERB.sub("", _without_date(given["rest"]))
        if 3 < len(told.split()) <= 12 and not points_out(told) and not dangles(told):
            yield Question("amount", ask("question.how_much", "en", rest=told.strip()), value.text)


def _without_date(words: str) -> str:
    return re.sub(
        r"(?: (?:on|in|early on|late on))? (?:last |next |this )?(?:\w+day|week|month|year|spring|summer|autumn|winter"
        r"|\d{1,2} [A-Z]\w+(?: \d{4})?|(?:19|20)\d\d)(?: (?:morning|night|evening|afternoon))?$",
        "",
        words,
    )


def _who(part: str, own: Sequence[tuple[Value, int, int]]) -> Iterator[Question]:
    """ "Ann Lee won the cup": who did."""
    name = _FULL_NAME.match(_TITLE.sub("", part))
    titled = _TITLE.match(part)
    if name is None:
        return
    end = name.end() + (titled.end() if titled else 0)
    if any(is_common_word(word, "en") for word in name.group().split()):
        return
    verb = re.match(r" (?P<verb>[a-z]+)(?P<rest> .+)$", part[end:])
    if verb is None or not (verb["verb"] in _BE | {"has", "will"} or _FORMS.get(verb["verb"], ("", ""))[1] == "did"):
        return
    if any(value.kind == "name" and value.text != name.group() and begin < end for value, begin, _ in own):
        return
    rest = _ADVERB.sub("", _OBJECT_END.sub("", verb["rest"].replace(" of ", " of\u00a0"))).replace("\u00a0", " ")
    plain = _without_date(f"{verb['verb']}{rest}")
    named = re.search(r"\b(?:the|an?) [\w-]+|[A-ZÀ-Þ]", plain)
    if named and 3 <= len(plain.split()) <= 9 and not points_out(plain) and not dangles(plain):
        if verb["verb"] in _BE and not re.match(r"\w+ (?:\w+ed|born|chosen|sworn|named|made|the) ", plain + " "):
            return
        yield Question("person", ask("question.who", "en", rest=plain), name.group())


def _why(clause: _Clause) -> Iterator[Question]:
    cause = _CAUSE.search(clause.rest)
    if cause is None:
        return
    rest = _ADVERB.sub("", clause.rest[: cause.start()]).strip()
    if rest and len(rest.split()) <= 9 and not points_out(rest, owned=True) and not dangles(rest):
        yield Question("reason", _put("question.why", clause, rest))


def _put(word: str, clause: _Clause, rest: str) -> str:
    return ask(word, "en", rest=f"{clause.auxiliary} {clause.subject} {rest}".strip())


def is_noun(word: str) -> bool:
    """Whether a small word behind a name may be a noun: no auxiliary, no verb we know, no adverb or participle."""
    verbal = word in _AUXILIARIES or word in _FORMS or word.endswith(("ed", "ly", "ing", "ers", "or"))
    return is_common_word(word, "en") and not verbal
