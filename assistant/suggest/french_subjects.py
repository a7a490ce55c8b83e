"""French clauses whose subject is what a question asks for: a number of people, a sum, a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.facts.value import Value
from assistant.phrases.questions import ask
from assistant.suggest import french_words as words
from assistant.suggest.candidate import Question
from assistant.suggest.clauses import dangles, points_out
from assistant.support.dictionary import is_common_word


def counted_subject(part: str, own: Sequence[tuple[Value, int, int]]) -> Iterator[Question]:
    """« 230 habitants ont été évacués » : combien d'habitants."""
    for value, begin, end in own[:1]:
        rest = words.COUNTED_SUBJECT.match(part[end:])
        opens = not words.OPENED.sub("", part[:begin]).strip()
        if rest is None or not opens or value.kind != "number" or rest["what"] in words.OF_TIME:
            continue
        if rest["verb"] not in words.BE | words.HAVE | words.MODALS or not words.PLURAL.search(rest["verb"]):
            continue
        told = _without_date(f"{rest['verb']}{rest['rest']}")
        if len(told.split()) > 1 and not points_out("fr", told) and not dangles(told) and not re.search(r"\d", told):
            what = rest["what"] + (rest["adj"] or "")
            yield Question("number", ask("question.how_many", "fr", what=what, rest=told), value.text)


def sum_given(part: str, own: Sequence[tuple[Value, int, int]]) -> Iterator[Question]:
    """« 5 millions d'euros seront consacrés à l'école » : combien sera consacré à l'école."""
    for value, begin, end in own[:1]:
        given = words.GIVEN_TO.match(part[end:])
        if given is None or value.kind != "money" or words.OPENED.sub("", part[:begin]).strip():
            continue
        told = _without_date(given["rest"])
        if 1 < len(told.split()) <= 10 and not points_out("fr", told) and not dangles(told):
            verb = f"{words.SINGULAR[given['aux']]}{' ' + given['participle'] if given['participle'] else ''}"
            yield Question("amount", ask("question.how_much", "fr", rest=f"{verb}{told}"), value.text)


def _without_date(text: str) -> str:
    day = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|demain)(?: (?:dernier|prochain|matin|soir))?"
    plain = re.sub(rf" (?:{day})(?= |$)", "", text)
    return re.sub(r" (?:en|le|au|dès|depuis|fin|début) (?:\d|(?:19|20)\d\d|[a-zéû]+ (?:19|20)\d\d).*$", "", plain)


def who(part: str, own: Sequence[tuple[Value, int, int]]) -> Iterator[Question]:
    """« Anne Leroy a remporté la coupe » : qui."""
    titled = words.TITLE.match(part)
    name = words.FULL_NAME.match(part[titled.end() if titled else 0 :])
    if name is None or any(is_common_word(word, "fr") for word in name.group().split() if word[0].isupper()):
        return
    end = name.end() + (titled.end() if titled else 0)
    verb = re.match(r" (?P<verb>[a-zà-ÿ]+)(?P<rest> .+)$", part[end:])
    if verb is None or not (verb["verb"] in ("a", "est", "sera", "va", "avait") or words.FUTURE.search(verb["verb"])):
        return
    lexical = words.FUTURE.search(verb["verb"]) and verb["verb"] != "sera"
    if not lexical and verb["verb"] != "va" and not words.PARTICIPLE.match(verb["rest"].strip()):
        return
    rest = _without_date(verb["rest"])
    plain = f"{verb['verb']}{words.OBJECT_END.sub('', rest) if len(rest.split()) > 5 else rest}"
    named = re.search(r"\b(?:le|la|les|un|une|du) \w|\b[ld]'|[A-ZÀ-Þ]", plain)
    if re.search(r"\d{3}", plain) or points_out("fr", plain) or dangles(plain):
        return
    if named and 3 <= len(plain.split()) <= 10:
        yield Question("person", ask("question.who", "fr", rest=plain), name.group())
