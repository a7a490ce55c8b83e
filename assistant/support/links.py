"""Whether a statement joins two facts by a cause or a time as its citation does, and which way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from assistant.support.align import Alignment
from assistant.support.calendar import is_calendar
from assistant.support.cited import Cited, Unsupported

Kind = Literal["cause", "time"]
_LINKS: dict[tuple[Kind, bool], tuple[str, str]] = {
    ("cause", True): (
        r"because(?: of)?|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!were )due to|due to (?=the |an? |its |\w+ing )|owing to"
        r"|thanks to|as a result of|as a consequence of|on account of|blam(?:es|ed|ing)|(?:caus|prompt|trigger"
        r"|driv)e[dn] by"
        r"|result(?:s|ed|ing) from|stem(?:s|med|ming) from|in response to|(?:is|are) explained by|amid"
        r"|since(?= (?:the |it |he |she |they )\w+ \w+(?:ed|s)\b)|(?<=, )as(?= (?:the |it|he|she|they|its|\w+s)\b)",
        r"parce qu(?:e|['’]\w+)|puisqu(?:e|['’]\w+)|car|en raison d(?:e|u|es|['’]\w+)|à cause d(?:e|u|es|['’]\w+)"
        r"|grâce (?:à|au|aux)|du fait d(?:e|u|es|['’]\w+)|faute d(?:e|['’]\w+)|sous l['’]effet|à la suite d(?:e|u"
        r"|es|['’]\w+)"
        r"|suite (?:à|au|aux)|dûe?s? (?:à|au|aux)|dues? (?:à|au|aux)|(?:causé|provoqué|entraîné|déclenché"
        r"|expliqué)e?s? par"
        r"|s['’]expliqu\w+ par|en réponse à|par manque d(?:e|['’]\w+)",
    ),
    ("cause", False): (
        r"therefore|thus|hence|consequently|so(?= (?:the|that|it|he|she|they|its)\b)|thereby|as a result(?! of)"
        r"|caus(?:es|ed|ing)(?! by)|le(?:d|ads?|ading) to|prompt(?:s|ed|ing)(?! by)|trigger(?:s|ed|ing)(?! by)"
        r"|forc(?:es|ed|ing)|result(?:s|ed|ing) in|which is why|contribut\w+ to|as a consequence(?! of)|explain(?:s"
        r"|ed)?",
        r"donc|ainsi(?! que)|par conséquent|en conséquence|c['’]est pourquoi|d['’]où|si bien qu(?:e|['’]\w+)"
        r"|de sorte qu(?:e|['’]\w+)|(?<!à )(?:caus|provoqu|entraîn|déclench)(?:e|ent|é|ant|ait|er)(?! par)|conduit à"
        r"|pouss\w+ à|oblig(?:e|é|eant)\w*|forc(?:é|ant) à|à l['’]origine|(?<!s['’])expliqu\w+(?! par)",
    ),
    ("time", True): (
        r"after|following(?= (?:the|an?|its|his|her|their|\w+s|\w+['’]s)\b)|once(?! (?:a|more|again)\b)"
        r"|in the wake of|followed(?! by)",
        r"(?<!d['’])après(?!-midi)|une fois|dès qu\w*|à la suite|suite (?:à|au|aux)|au lendemain|à l['’]issue"
        r"|au terme|a suivi|suivi(?:t|rent)",
    ),
    ("time", False): (
        r"before|prior to|by the time|then|afterwards?|subsequently|preceded(?! by)|followed by",
        r"avant|puis|ensuite|par la suite|a précédé|suivie?s? (?:de|par)",
    ),
}
"""Kind, and whether what stands behind the link is the cause or the earlier thing -> words in English and French."""
_BEARING = re.compile(
    r"\b(?:over(?! \d)|for (?=\w+ing)|reason|raison|motif|responsib|responsab|so that|blam|attribu|invoqu)\w*",
    re.IGNORECASE,
)
"""Words of a citation that give a reason without being such a link."""
_OPENING = 3
"""So many words may stand before a link that opens the sentence: "Nine days after the vote"."""
_CLAUSE, _BREAK = re.compile(r"[;:.!?](?=\s|$)|,(?!\d)"), re.compile(r"[;:.!?](?=\s|$)")
_TABLES = {key: tuple(re.compile(rf"\b(?:{w})(?!\w)", re.IGNORECASE) for w in pair) for key, pair in _LINKS.items()}
Stretch = tuple[int, int]


def unsupported_links(statement: str, language: str, cited: Cited, alignment: Alignment) -> Iterator[Unsupported]:
    """Causes and orders in time that the citation does not tell, or tells the other way round."""
    told = [(kind, sides) for kind, _, sides in _links(cited.text, cited.language)]
    for kind, match, sides in _links(statement, language):
        if kind == "time" and _before_a_day(statement, match.end()):
            continue  # judged as a date
        own = [other for other_kind, other in told if other_kind == kind or kind == "time"]
        bare = kind == "cause" and not own and _BEARING.search(cited.text) is not None
        if not bare and not any(_same_way(sides, other, alignment) for other in own):
            yield Unsupported("link", match.start(), match.end(), match.group())


def _before_a_day(text: str, place: int) -> bool:
    word = re.match(r"\s*(?:the |le |l['’])?([\w-]+)", text[place:])
    return word is not None and (word[1][0].isdigit() or is_calendar(word[1]))


def _links(text: str, language: str) -> Iterator[tuple[Kind, re.Match[str], tuple[Stretch, Stretch]]]:
    """Each link with the stretch of the cause, or of what came first, and the stretch of the other."""
    for (kind, behind), pair in _TABLES.items():
        for match in pair[language == "fr"].finditer(text):
            after, rest = _sides(text, match, _OPENING if behind else 0)
            yield kind, match, (after, rest) if behind else (rest, after)


def _sides(text: str, match: re.Match[str], opening: int) -> tuple[Stretch, Stretch]:
    """What the link governs, and the rest of its sentence."""
    opened = max((border.end() for border in _CLAUSE.finditer(text, 0, match.start())), default=0)
    comma = text.find(",", match.end())
    if len(text[opened : match.start()].split()) <= opening and comma > 0 and opened == 0:
        return (match.end(), comma), (comma, len(text))
    border = _BREAK.search(text, match.end())
    return (match.end(), border.start() if border else len(text)), (0, match.start())


def _same_way(said: tuple[Stretch, Stretch], told: tuple[Stretch, Stretch], alignment: Alignment) -> bool:
    """Whether the words of the two sides stand on the same sides in the citation rather than on the other."""

    def shared(one: Stretch, other: Stretch) -> float:
        return sum(
            max(
                (
                    float(alignment.table[row, column])
                    for column, target in enumerate(alignment.cited)
                    if other[0] <= target.start < other[1]
                ),
                default=0.0,
            )
            for row, word in enumerate(alignment.said)
            if one[0] <= word.start < one[1]
        )

    straight = shared(said[0], told[0]) + shared(said[1], told[1])
    return straight > shared(said[0], told[1]) + shared(said[1], told[0])
