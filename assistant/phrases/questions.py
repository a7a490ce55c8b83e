"""The questions that the assistant itself proposes, English and French side by side; what they are about is put in."""

from __future__ import annotations

import re

from assistant.phrases import LANGUAGES, spoken

_ASKED: dict[str, tuple[str, str]] = {
    "question.when": ("When {rest}?", "Quand {rest}\u00a0?"),
    "question.for_when": ("When {rest}?", "Pour quand {rest}\u00a0?"),
    "question.since_when": ("Since when {rest}?", "Depuis quand {rest}\u00a0?"),
    "question.at_what_time": ("At what time {rest}?", "À quelle heure {rest}\u00a0?"),
    "question.how_much": ("How much {rest}?", "Combien {rest}\u00a0?"),
    "question.to_how_much": ("How much {rest}?", "À combien {rest}\u00a0?"),
    "question.by_how_much": ("By how much {rest}?", "De combien {rest}\u00a0?"),
    "question.how_long": ("How long {rest}?", "Combien de temps {rest}\u00a0?"),
    "question.how_many": ("How many {what} {rest}?", "Combien {de_what} {rest}\u00a0?"),
    "question.who": ("Who {rest}?", "Qui {rest}\u00a0?"),
    "question.why": ("Why {rest}?", "Pourquoi {rest}\u00a0?"),
    "question.whether": ("{rest}", "est-ce {que_rest}"),
    "question.said": ("What did {who} say?", "Qu'a déclaré {who}\u00a0?"),
    "question.said.office": ("What does {who} say?", "Que dit {who}\u00a0?"),
    "question.said.many": ("What do {who} say?", "Que disent {who}\u00a0?"),
    "question.compare": ("What do {who} and {other} say?", "Que disent {who} et {other}\u00a0?"),
    "question.since": (
        "What has happened with {what} since {day}?",
        "Que s'est-il passé avec {what} depuis le {day}\u00a0?",
    ),
    "question.about": ("What do we know about {what}?", "Que sait-on {de_what}\u00a0?"),
    "question.who_is": ("Who is {who}?", "Qui est {who}\u00a0?"),
    "question.summary": ("Summarise this article", "Résumez cet article"),
    "question.summary.newest": ("Summarise the latest article", "Résumez l'article le plus récent"),
    "question.mentions": ("Which articles mention {what}?", "Quels articles mentionnent {what}\u00a0?"),
}
_DE = {"le ": "du ", "les ": "des "}
_VOWEL = re.compile(r"[aeiouyàâäæéèêëîïôœùûü]", re.IGNORECASE)


_ASPIRATE = re.compile(
    r"h(?:ach|ai[en]|âl|all|alt|ama|ameau|anch|and|angar|ant|appe|arcel|arcèl|ard|arem|areng|arg|aric|arnai|arp|asard"
    r"|âte|auss|aut|avre|eaume|elicon|ennir|ér(?:aut|isson|on|os\b)|ernie|êtr|eurt|ibou|ic\b|iérarch|ip|iss|obby"
    r"|ocke|olland|omard|ongr|ont|oquet|ors|ot-|otte|ou|ublot|uée|uit|ul[ou]|url|utt)"
)
"""Words in h before which nothing is elided."""


def ask(key: str, language: str, **parts: str) -> str:
    """The question ``key`` about ``parts``; « de » and « que » before one of them by ``de_`` and ``que_`` its name."""
    joined = {f"de_{name}": of(words) for name, words in parts.items()}
    joined |= {f"que_{name}": that(words) for name, words in parts.items()}
    told = _ASKED[key][LANGUAGES.index(spoken(language))].format(**parts, **joined)
    return told[0].upper() + told[1:]


def of(words: str) -> str:
    """« de » before ``words``: « du pont », « des Verts », « d'Orly », « de la gare »."""
    for article, contracted in _DE.items():
        if words.startswith(article):
            return contracted + words[len(article) :]
    return f"d'{words}" if elides(words) else f"de {words}"


def that(words: str) -> str:
    """« que » before ``words``."""
    return f"qu'{words}" if elides(words) else f"que {words}"


def elides(words: str) -> bool:
    """Whether « de », « que » lose their vowel before ``words``; before a name in H or Y they never do."""
    if words[:1] == "h":
        return _ASPIRATE.match(words) is None
    return bool(_VOWEL.match(words)) and words[:1] not in "yY" and not re.match(r"(?:onze|oui|un )", words)
