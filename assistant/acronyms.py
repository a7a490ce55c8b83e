"""What letters stand for: "what does NATO stand for" is answered only where words with those initials are written."""

from __future__ import annotations

import re

from assistant.facts.names import fold

_ASKED = re.compile(
    r"\b(?:[Ww]hat (?:do|does) (?:the )?(?:letters |acronym |abbreviation )?(?P<en>[A-Z][A-Z.&]+) stand for"
    r"|[Ww]hat is (?P<en2>[A-Z][A-Z.&]+) short for"
    r"|[Qq]ue (?:signifie(?:nt)?|veut dire|veulent dire) (?:le |la |les |l['’])?(?:sigle |acronyme |lettres )?"
    r"(?P<fr>[A-Z][A-Z.&]+))\b"
)
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "du", "des", "la", "le", "les", "et", "en", "pour"})


def spelled_out(question: str, text: str) -> bool:
    """Whether ``text`` spells out the letters that ``question`` asks the meaning of; True where it asks for none."""
    match = _ASKED.search(question)
    if match is None:
        return True
    letters = [fold(char) for char in match["en"] or match["en2"] or match["fr"] if char.isalpha()]
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", text)]
    initials = [word[0] for word in words if word not in _SMALL and len(word) > 1]
    size = len(letters)
    return any(initials[place : place + size] == letters for place in range(len(initials) - size + 1))
