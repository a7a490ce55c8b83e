"""The words that say a thing may be, or is still to come, rather than is: patterns for polarity.py."""

from __future__ import annotations

import re
from typing import Literal

_IMPERFECT = (
    r"(?!(?:(?:at|re|é|sou)?tir|\w*spir|admir|désir|vir|déchir|empir|mir|\w*[st]err|engendr|\w*cadr|vend[aeiou]|"
    r"\w*staur)(?:ait|aient|a)\b)"
)
"""Verbs in -irer, -errer, -drer: their imperfect and past look like a conditional and a future."""
_STEM = (
    r"(?:\w*[^\W\d_]er|\w*ir|\w*dr|\w*mettr|\w*battr|\w*[aâoô][îi]tr|\w*devr|\w*cevr|\w*vivr|\w*suivr|\w*mouvr"
    r"|\w*[ou]urr|\w*verr|aur|saur|(?:con|ex|in)clur|\w*rompr|plair|\w*fer|ser)"
)
"""What a French conditional or future is built on: the infinitive, and the irregular stems."""
_CONDITIONAL = rf"\b{_IMPERFECT}(?-i:(?=[a-zà-ÿ])){_STEM}(?:ait|aient)\b"
_FUTURE = rf"\b{_IMPERFECT}(?-i:(?=[a-zà-ÿ])){_STEM}(?:a|ont|ai|ons|ez)\b"

_COMPILE = re.IGNORECASE
MODAL: dict[str, tuple[tuple[Literal["uncertain", "planned"], re.Pattern[str]], ...]] = {
    "en": (
        (
            "uncertain",
            re.compile(
                r"\b(?:could|might|(?-i:may)(?![ ]\d)|should|would(?!-)"
                r"|allegedly|alleged|reportedly|possibly|possible|perhaps|maybe|probably|(?:un)?likely|apparently"
                r"|presumably"
                r"|supposedly|purported(?:ly)?|suspected|unconfirmed|rumou?red"
                r"|(?:is|are|was|were)[ ](?:thought|believed|said|understood|feared|suspected)[ ]to"
                r"|appear(?:s|ed)?[ ]to|seem(?:s|ed)?|risks?|threaten(?:s|ed)?[ ]to|consider(?:s|ed|ing)(?=[ ]\w+ing\b)"
                r"|if|unless|whether|in[ ]case)\b",
                _COMPILE,
            ),
        ),
        (
            "planned",
            re.compile(
                r"\b(?:will(?!ing|['’]s)|shall|wo(?=n['’]t)|\w+['’]ll|(?:is|are|was|were)[ ](?:due[ ]|set[ ]"
                r"|about[ ]|going[ ]|"
                r"poised[ ]|scheduled[ ])?to(?=[ ][a-z])|plan(?:s|ned|ning)?[ ]to|intend(?:s|ed)?[ ]to|aim(?:s"
                r"|ed)?[ ]to"
                r"|hop(?:es|ed|ing)(?=[ ])|hope[ ]to|want(?:s|ed)?[ ]to|expect(?:s|ed)?|propos(?:e|es|ed|ing)"
                r"|scheduled|forecast"
                r"|(?:pledg|promis|vow)(?:e|es|ed)?[ ]to|slated|planned|(?:idea|proposal|offer)s?(?=[ ](?:of"
                r"|to)[ ]))\b",
                _COMPILE,
            ),
        ),
    ),
    "fr": (
        (
            "uncertain",
            re.compile(
                rf"{_CONDITIONAL}"
                r"|\b(?:peut-être|probablement|sans[ ]doute|éventuel(?:le)?s?(?:lement)?|vraisemblablement|apparemment"
                r"|possible|possibles|il[ ]se[ ]p(?:eut|ourrait)|présumée?s?|supposée?s?|semble(?:nt|rait)?"
                r"|semblait|susceptibles?"
                r"|risque(?:nt)?[ ]d['’e]|menace(?:nt)?[ ]de|envisag\w+|soupçonnée?s?|à[ ]condition|à[ ]moins[ ]qu"
                r"|s['’]ils?|si(?=[ ](?:le|la|les|l['’]|une?|elles?|on|ce|cette|ces|nous|vous|des|son|sa|ses|leur"
                r"|aucun)\b))\b",
                _COMPILE,
            ),
        ),
        (
            "planned",
            re.compile(
                rf"{_FUTURE}"
                r"|\b(?:va|vont|allait|allaient)(?=[ ](?:\w+[ ])?\w+(?:er|ir|re|oir)\b)"
                r"|\b(?:doit|doivent|devait|devaient)(?=[ ](?:\w+[ ])?\w+(?:er|ir|re|oir)\b)"
                r"|\b(?:prév(?:u|ue|us|ues)|attendue?s?|compte(?:nt)?|entend(?:ent)?"
                r"|souhaite(?:nt)?"
                r"|veu(?:t|lent))(?=[ ](?:d['’e][ ]?)?\w+(?:er|ir|re|oir)\b)"
                r"|\b(?:prévoi(?:t|ent|ait)|espèr(?:e|ent)|espérait|(?:idée|projet|proposition|promesse"
                r"|offre)s?(?=[ ]d['’e]))\b"
                r"|\b(?:(?:est|sont|était|étaient|était)[ ](?:prévu|attendu|programmé|censé)(?:e|s|es)?"
                r"|a[ ]l['’]intention|"
                r"s['’]apprêt\w+|projette(?:nt)?|proposé?|prome(?:t|ttent|ttait)|promis(?=[ ]d)"
                r"|s['’]engage(?:nt)?[ ]à)\b",
                _COMPILE,
            ),
        ),
    ),
}
"""Language -> kinds with the pattern of their cues."""
