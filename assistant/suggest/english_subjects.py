"""English clauses whose subject is what a question asks for: a number of people, a sum, a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.facts.value import Value
from assistant.phrases.questions import ask
from assistant.suggest import english_words as words
from assistant.suggest.candidate import Question
from assistant.suggest.clauses import dangles, points_out
from assistant.support.dictionary import is_common_word


def counted_subject(part: str, own: Sequence[tuple[Value, int, int]]) -> Iterator[Question]:
    """How many residents did, of "about 230 residents spent …"."""
    for value, begin, end in own[:2]:
        opens = not re.sub(words.ABOUT, "", part[:begin].casefold() + " ").strip() or part[:begin].casefold() in (
            "a total of ",
        )
        rest = re.match(
            r" (?P<what>(?:[a-z-]{3,} )??(?:[a-z-]{3,}s|people|children|men|women)) (?P<verb>[a-z]+)(?P<rest>.*)",
            part[end:],
        )
        if not opens or rest is None or value.kind != "number" or rest["what"].split()[-1] in words.OF_TIME:
            continue
        verb = rest["verb"]
        if verb not in words.AUXILIARIES and not (verb in words.FORMS and words.FORMS[verb][1] == "did"):
            continue
        told = f"{verb}{words.OBJECT_END.sub('', rest['rest']) if len(rest['rest']) > 50 else rest['rest']}"
        plain = _without_date(told)
        if len(plain.split()) > 1 and not points_out("en", plain) and not dangles(plain):
            yield Question("number", ask("question.how_many", "en", what=rest["what"], rest=plain), value.text)


def sum_given(part: str, own: Sequence[tuple[Value, int, int]]) -> Iterator[Question]:
    """How much will, of "$5 million will go to schools"."""
    for value, begin, end in own[:1]:
        given = words.GIVEN_TO.match(part[end:])
        if given is None or value.kind != "money" or words.ABOUT.sub("", part[:begin].casefold() + " ").strip():
            continue
        told = words.ADVERB.sub("", _without_date(given["rest"]))
        if 3 < len(told.split()) <= 12 and not points_out("en", told) and not dangles(told):
            yield Question("amount", ask("question.how_much", "en", rest=told.strip()), value.text)


def _without_date(text: str) -> str:
    return re.sub(
        r"(?: (?:on|in|early on|late on))? (?:last |next |this )?(?:\w+day|week|month|year|spring|summer|autumn|winter"
        r"|\d{1,2} [A-Z]\w+(?: \d{4})?|(?:19|20)\d\d)(?: (?:morning|night|evening|afternoon))?$",
        "",
        text,
    )


def who(part: str, own: Sequence[tuple[Value, int, int]]) -> Iterator[Question]:
    """Who did, of "Ann Lee won the cup"."""
    name = words.FULL_NAME.match(words.TITLE.sub("", part))
    titled = words.TITLE.match(part)
    if name is None:
        return
    end = name.end() + (titled.end() if titled else 0)
    if any(is_common_word(word, "en") for word in name.group().split()):
        return
    verb = re.match(r" (?P<verb>[a-z]+)(?P<rest> .+)$", part[end:])
    if verb is None or not (
        verb["verb"] in words.BE | {"has", "will"} or words.FORMS.get(verb["verb"], ("", ""))[1] == "did"
    ):
        return
    if any(value.kind == "name" and value.text != name.group() and begin < end for value, begin, _ in own):
        return
    rest = words.ADVERB.sub("", words.OBJECT_END.sub("", verb["rest"].replace(" of ", " of\u00a0"))).replace(
        "\u00a0", " "
    )
    plain = _without_date(f"{verb['verb']}{rest}")
    named = re.search(r"\b(?:the|an?) [\w-]+|[A-ZÀ-Þ]", plain)
    if named and 3 <= len(plain.split()) <= 9 and not points_out("en", plain) and not dangles(plain):
        if verb["verb"] in words.BE and not re.match(r"\w+ (?:\w+ed|born|chosen|sworn|named|made|the) ", plain + " "):
            return
        yield Question("person", ask("question.who", "en", rest=plain), name.group())
