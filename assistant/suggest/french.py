"""French clauses turned into the questions they answer; where the grammar is not plain, none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.facts.value import Value
from assistant.phrases.questions import ask
from assistant.suggest.candidate import Question
from assistant.suggest.clauses import dangles, inside, opening_lowered, points_out
from assistant.support.dictionary import is_common_word

_BE = frozenset("est sont était étaient sera seront serait seraient".split())  # noqa: SIM905
_HAVE = frozenset("a ont avait avaient aura auront aurait auraient".split())  # noqa: SIM905
_MODALS = frozenset(
    """doit doivent devait devaient devra devront devrait devraient va vont peut peuvent pourra pourront pourrait
    pourraient""".split()  # noqa: SIM905
)
_PLURAL = re.compile(r"(?:ont|ent)$")
_FUTURE = re.compile(r"[a-zà-ÿ]{2,}[eiduvt]ra$|[a-zà-ÿ]{2,}[eiduvt]ront$")
_SIMPLE = frozenset(
    """coûte coûtent coûtait coûtaient débute débutent commence commencent dure durent durait duraient compte comptent
    comptait comptaient emploie emploient employait employaient accueille accueillent accueillait transporte
    transportent regroupe regroupent réunit rassemble atteint""".split()  # noqa: SIM905
)
_COSTS = re.compile(r"coût(?:e|ent|ait|aient|era|eront|er|é)$")
_LASTS = re.compile(r"dur(?:e|ent|ait|aient|era|eront|er|é)$")
_HOLDS = re.compile(
    r"(?:compt|accueill|transport|regroup|rassembl|réuni|emplo|recrut|supprim|cré|produi|livr|embauch|form|construi)\w*$"
)
_AMOUNTS_TO = re.compile(r"s'(?:élève|élèvent|élevait|élevaient|élèvera|élèveront|établit|établira) à\s*$")
_CHANGED = re.compile(
    r"(?:(?P<aux>a|ont|avait|avaient|va|vont|devrait|devraient|doit|doivent) )?"
    r"(?P<verb>(?:augment|baiss|progress|recul|diminu|grimp|chut|bond|cr[uû]|croît|chut)\w*) de$"
)
_GIVEN = re.compile(r"(?:investi|versé|dépensé|payé|perdu|reçu|levé|économisé|donné|emprunté|débloqué|consacré)$")
_ABOUT = re.compile(
    r"(?:\s*\b(?:environ|quelque|près de|plus de|moins de|au moins|au plus|autour de|jusqu'à|presque|à peine"
    r"|seulement|entre|de))+\s*$"
)
_BEFORE_DATE = re.compile(r"(?:^|\s+)(?:(?P<word>pour|depuis|dès)\s+)?(?:(?:en|le|les|au|à l'|fin|début|courant)\s*)?$")
_OTHER_BORDER = re.compile(
    r"\b(?:de|du|d'|à|avant|après|entre|et|jusqu'\w+|d'ici|dans|des|à partir)\s*(?:le |la |l')?$"
)
_BORDER_WORD = re.compile(r"(?:jusqu|depuis|avant|après|dès|d'ici|entre)", re.IGNORECASE)
_NEEDS_NOTHING = re.compile(
    r"(?:début|commenc|ouvr|ouvert|rouvr|rouvert|ferm|repren|repris|démarr|démissionn|arriv|cess|achev|dispar|augment"
    r"|baiss|entr|revien|reviendr|partir|mourr|mort|décéd|naît|né|circul|roul|termin|finir|fini)"
)
_LASTING = re.compile(r"^(?:reste|demeure|continue|dur)")
"""What goes on from a time is not asked « quand »."""
_CAUSE = re.compile(r"\s+(?:parce qu[e']|en raison d(?:e |es |u |')|à cause d(?:e |es |u |')|faute d(?:e |'))")
_COUNTED = re.compile(r" (?P<what>[a-zà-ÿ-]{3,}[sx])(?P<tail>$| .*)")
_OPENED = re.compile(
    r"(?:(?:quelque|environ|près de|plus de|moins de|au moins|seuls|seules|au total|en tout)\s*)*", re.IGNORECASE
)
_COUNTED_SUBJECT = re.compile(r" (?P<what>[a-zà-ÿ-]{3,}[sx])(?P<adj> [a-zà-ÿ]+s)? (?P<verb>[a-zà-ÿ]+)(?P<rest> .+)$")
_SINGULAR = {"seront": "sera", "ont été": "a été", "sont": "est", "étaient": "était", "iront": "ira", "vont": "va"}
_GIVEN_TO = re.compile(
    rf" (?P<aux>{'|'.join(_SINGULAR)})(?: (?P<participle>[a-zà-ÿ]+é)e?s)?(?P<rest> (?:à|aux?|pour|dans)\b.+)$"
)
_OF_TIME = frozenset(
    "ans mois jours heures minutes secondes semaines années fois points euros dollars livres millions milliards".split()  # noqa: SIM905
)
_FULL_NAME = re.compile(
    r"[A-ZÀ-Þ][\w-]+(?: (?:de|du|de la|von|van|al|el|ben|[A-ZÀ-Þ]\.))?(?: (?:[A-ZÀ-Þ]['’])?[A-ZÀ-Þ][\w-]+){1,2}"
)
_TITLE = re.compile(r"^(?:M\.|Mme|Mlle|Dr|Me) ")
_OBJECT_END = re.compile(r"\s+(?:en|avec|pour|devant|contre|après|avant|dès|depuis|lors|et|où|chez|sur)\s.*$")
_OPENING = frozenset(
    """après avant depuis dès pendant durant dans sur sous par pour avec sans chez selon lors si quand comme mais et ou
    or donc car en à au aux entre vers malgré grâce faute afin alors ainsi aussi puis ensuite enfin hier demain
    aujourd'hui désormais seul seule seuls seules plusieurs certains certaines quelques tous toutes chaque chacun un
    une deux trois quatre cinq six sept huit neuf dix outre contre ensemble jusqu'au quelque environ près plus moins
    des du de ici là cela ce cet cette ces son sa ses leur leurs notre votre""".split()  # noqa: SIM905
)


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
        return bool(_PLURAL.search(self.verb))


def questions(
    parts: Sequence[tuple[int, str]], found: Sequence[Value], known: frozenset[str] = frozenset()
) -> Iterator[Question]:
    """The questions that clauses of a French sentence answer; ``known`` words keep their capital."""
    for start, part in parts:
        own = list(inside(found, start, part))
        yield from _counted_subject(part, own)
        yield from _sum_given(part, own)
        yield from _who(part, own)
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
        if word not in _BE | _HAVE | _MODALS | _SIMPLE and not _FUTURE.search(word):
            continue
        subject = part[: token.start()].strip()
        if not _is_subject(subject):
            return None
        at = token.end() + (1 if part[token.end() : token.end() + 1] == " " else 0)
        return _Clause(opening_lowered(subject, "fr", known), word, part[at:].rstrip(), at)
    return None


def _is_subject(subject: str) -> bool:
    words = subject.split()
    head = words[0].casefold()
    if len(words) > 8 or points_out(subject) or dangles(subject) or re.search(r"\d", subject):
        return False
    determined = head in ("le", "la", "les") or head.startswith("l'")
    if determined:
        return (len(words) > 1 or head.startswith("l'")) and not any(_finite(word) for word in words[1:])
    named = words[0][0].isupper() and head not in _OPENING and not head.endswith(("ant", "é", "ée", "és", "ées"))
    return named and len(words) <= 4 and all(word[0].isupper() or word in ("de", "du", "d'") for word in words)


def _finite(word: str) -> bool:
    return word in _BE | _HAVE | _MODALS or word == "et"


def _of_value(clause: _Clause, value: Value, before: str, after: str) -> Iterator[Question]:
    if value.kind in ("date", "time"):
        yield from _when(clause, value, before, after)
        return
    verb = f"{clause.verb} {_ABOUT.sub('', ' ' + before).strip()}".strip()
    if value.kind == "money":
        yield from _cost(clause, value, verb)
    elif value.kind in ("percent", "points"):
        yield from _change(clause, value, f"{clause.verb} {before.strip()}")
    elif value.kind == "duration" and _LASTS.search(verb) and len(verb.split()) <= 2:
        yield Question("duration", ask("question.how_long", "fr", rest=f"{verb} {clause.subject}"), value.text)
    elif value.kind == "number":
        yield from _count(clause, value, verb, after)


def _when(clause: _Clause, value: Value, before: str, after: str) -> Iterator[Question]:
    led = _BEFORE_DATE.search(before)
    if led is None or value.kind == "time" or _LASTING.search(f"{clause.verb} {before}"):
        return
    verb = _with_object(before[: led.start()].strip(), after)
    if (
        verb is None
        or _BORDER_WORD.match(value.text)
        or _OTHER_BORDER.search(" " + before)
        or dangles(verb)
        or points_out(verb, owned=True)
        or len(verb.split()) > 8
    ):
        return
    if not _is_whole(clause, verb):
        return
    if re.search(r"\d", verb) or (not verb and clause.verb in _BE | _HAVE | _MODALS):
        return
    if not verb and clause.verb in _SIMPLE and not clause.verb.startswith(("débute", "commence")):
        return
    key = {"pour": "question.for_when", "depuis": "question.since_when"}.get(led["word"] or "", "question.when")
    yield Question("date", _put(key, clause, verb), value.text)


def _is_whole(clause: _Clause, verb: str) -> bool:
    """Whether nothing is missing behind the verb: it is passive, has an object or place, or needs none."""
    words = verb.split()
    lexical = clause.verb not in _HAVE | _MODALS
    if (
        clause.verb in _BE
        or (lexical and words)
        or len(words) > 1 + (words[:1] == ["être"])
        or words[:1] in (["été"], ["être"])
    ):
        return True
    return bool(_NEEDS_NOTHING.match(words[0] if words else clause.verb))


def _with_object(verb: str, after: str) -> str | None:
    """The verb with the object that stands behind the date; None where no end of it can be told."""
    if not re.match(r" (?:l[ea]s?\b|l'|une?\b|des\b|\d)", after):
        return verb
    known = re.match(r" (?P<what>(?:(?:le|la|les|un|une) |l')[^,\d]{3,60})$", _OBJECT_END.sub("", after))
    return f"{verb} {known['what']}" if known and verb else None


def _cost(clause: _Clause, value: Value, verb: str) -> Iterator[Question]:
    if _COSTS.search(verb) and len(verb.split()) <= 2:
        yield Question("amount", ask("question.how_much", "fr", rest=f"{verb} {clause.subject}"), value.text)
    elif _GIVEN.search(verb) and len(verb.split()) == 2 and clause.verb in _HAVE:
        yield Question("amount", _put("question.how_much", clause, verb.split()[1]), value.text)


def _change(clause: _Clause, value: Value, verb: str) -> Iterator[Question]:
    changed = _CHANGED.fullmatch(verb)
    if changed:
        yield Question("change", ask("question.by_how_much", "fr", rest=f"{verb[:-3]} {clause.subject}"), value.text)


def _amounting(part: str, own: Sequence[tuple[Value, int, int]], known: frozenset[str]) -> Iterator[Question]:
    """« Le budget s'élève à … » : à combien."""
    for value, begin, _ in own:
        head = _ABOUT.sub("", part[:begin])
        verb = _AMOUNTS_TO.search(head) or _AMOUNTS_TO.search(part[:begin])
        if verb is None or value.kind not in ("money", "percent", "number"):
            continue
        subject = part[: verb.start()].strip()
        if subject and _is_subject(subject):
            told = f"{verb.group().strip().removesuffix(' à')} {opening_lowered(subject, 'fr', known)}"
            yield Question("amount", ask("question.to_how_much", "fr", rest=told), value.text)


def _count(clause: _Clause, value: Value, verb: str, after: str) -> Iterator[Question]:
    counted = _COUNTED.match(after)
    alone = " " not in verb and (_HOLDS.match(verb) is not None)
    if counted is None or not alone or counted["what"] in _OF_TIME or value.meaning[0] == 1:
        return
    if re.match(r" (?:[a-zà-ÿ]+s|de|d'|du|des)\b", counted["tail"]):
        return
    yield Question(
        "number", ask("question.how_many", "fr", what=counted["what"], rest=f"{verb} {clause.subject}"), value.text
    )


def _counted_subject(part: str, own: Sequence[tuple[Value, int, int]]) -> Iterator[Question]:
    """« 230 habitants ont été évacués » : combien d'habitants."""
    for value, begin, end in own[:1]:
        rest = _COUNTED_SUBJECT.match(part[end:])
        opens = not _OPENED.sub("", part[:begin]).strip()
        if rest is None or not opens or value.kind != "number" or rest["what"] in _OF_TIME:
            continue
        if rest["verb"] not in _BE | _HAVE | _MODALS or not _PLURAL.search(rest["verb"]):
            continue
        told = _without_date(f"{rest['verb']}{rest['rest']}")
        if len(told.split()) > 1 and not points_out(told) and not dangles(told) and not re.search(r"\d", told):
            what = rest["what"] + (rest["adj"] or "")
            yield Question("number", ask("question.how_many", "fr", what=what, rest=told), value.text)


def _sum_given(part: str, own: Sequence[tuple[Value, int, int]]) -> Iterator[Question]:
    """« 5 millions d'euros seront consacrés à l'école » : combien sera consacré à l'école."""
    for value, begin, end in own[:1]:
        given = _GIVEN_TO.match(part[end:])
        if given is None or value.kind != "money" or _OPENED.sub("", part[:begin]).strip():
            continue
        told = _without_date(given["rest"])
        if 1 < len(told.split()) <= 10 and not points_out(told) and not dangles(told):
            verb = f"{_SINGULAR[given['aux']]}{' ' + given['participle'] if given['participle'] else ''}"
            yield Question("amount", ask("question.how_much", "fr", rest=f"{verb}{told}"), value.text)


def _without_date(words: str) -> str:
    day = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|demain)(?: (?:dernier|prochain|matin|soir))?"
    plain = re.sub(rf" (?:{day})(?= |$)", "", words)
    return re.sub(r" (?:en|le|au|dès|depuis|fin|début) (?:\d|(?:19|20)\d\d|[a-zéû]+ (?:19|20)\d\d).*$", "", plain)


def _who(part: str, own: Sequence[tuple[Value, int, int]]) -> Iterator[Question]:
    """« Anne Leroy a remporté la coupe » : qui."""
    titled = _TITLE.match(part)
    name = _FULL_NAME.match(part[titled.end() if titled else 0 :])
    if name is None or any(is_common_word(word, "fr") for word in name.group().split() if word[0].isupper()):
        return
    end = name.end() + (titled.end() if titled else 0)
    verb = re.match(r" (?P<verb>[a-zà-ÿ]+)(?P<rest> .+)$", part[end:])
    if verb is None or not (verb["verb"] in ("a", "est", "sera", "va", "avait") or _FUTURE.search(verb["verb"])):
        return
    rest = _without_date(verb["rest"])
    plain = f"{verb['verb']}{_OBJECT_END.sub('', rest) if len(rest.split()) > 5 else rest}"
    named = re.search(r"\b(?:le|la|les|un|une|du) \w|\b[ld]'|[A-ZÀ-Þ]", plain)
    if named and 3 <= len(plain.split()) <= 10 and not points_out(plain) and not dangles(plain):
        yield Question("person", ask("question.who", "fr", rest=plain), name.group())


def _why(clause: _Clause) -> Iterator[Question]:
    cause = _CAUSE.search(" " + clause.rest)
    if cause is None:
        return
    rest = clause.rest[: max(0, cause.start() - 1)].strip()
    if rest and len(rest.split()) <= 8 and not points_out(rest, owned=True) and not dangles(rest):
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
    if clause.verb not in _BE and not rest.startswith("été "):
        return None
    agreeing = (rest.removeprefix("été ").split() or [""])[0]
    if head == "les":
        return "elles" if agreeing.endswith("ées") else "ils" if agreeing.endswith("és") else None
    if head.startswith("l'"):
        return "elle" if agreeing.endswith("ée") else "il" if agreeing.endswith("é") else None
    return None
