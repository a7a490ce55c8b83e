"""What an article says, made safe to stand in our own text: it quotes, and steers nothing."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from corpus.invisible import STEERING

LONGEST_NAME = 120
"""Characters of a source's name; a longer one is no name."""
_MARKER = re.compile(rf"\[((?:[\s*]|{STEERING.pattern})*\d(?:[\d\s*]|{STEERING.pattern})*)\]")
_MARKS = re.compile(r"[«»“”„\"]")
_ORDER = re.compile(
    r"(?:^|[.!?:;\]>)»”*#—–]\s+)\W*(?:please |now |you must |s'il (?:te|vous) pla[iî]t,? )?"
    r"(?:(?:ignore[sz]?|ignorez|disregard|forget|override|oublie[sz]?)\s+(?:\S+\s+){0,5}?"
    r"(?:instructions?|prompts?|rules?|r[eè]gles?|consignes?|articles?|directives?|contexte?|above|previous)\b"
    r"|(?:answer|respond|reply|r[eé]pond(?:s|ez|re)) (?:only |simply |instead |just |always |seulement |simplement "
    r"|toujours |to \S+ (?:user|question) )?(?:that|with|by|que|par|avec|\d)"
    r"|(?:say|affirme[sz]?|dis|dites) (?:only |instead |seulement |toujours )?(?:that|que)\b"
    r"|(?:you are|act as|tu es|vous êtes) (?:now |a |an |maintenant |d[eé]sormais |un |une )"
    r"(?:\S+ ){0,3}?(?:assistant|model|ai|bot|chatbot|mod[eè]le|ia)\b)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"^\W*(?:(?:system|assistant|système)(?: (?:prompt|message))?\s*:|(?:developer|user) (?:prompt|message)\s*:"
    r"|<?\|?/?(?:im_start|im_end|endoftext|start_header_id|eot_id)\b|<\|/?(?:system|assistant|user)\b"
    r"|/?(?:INST|SYS|SYSTEM|ASSISTANT)\]|</?SYS>>|#{2,}\s*(?:instruction|system|response|assistant)s?\b)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[«“\"].*[»”\"]", re.DOTALL)


def inert(text: str) -> str:
    """``text`` on one line, without what shows nothing or steers a terminal; ``[1]`` as ``(1)``, since only our own
    markers stand in square brackets; without ``**``, since only we set in bold.
    """
    before, plain = "", text
    while plain != before:  # what is left out may bring together what must go too
        before, plain = plain, STEERING.sub("", unmarked(plain)).replace("**", "")
    return re.sub(r"\s*[\n\r\u2028\u2029]\s*", " ", plain)


def unmarked(text: str) -> str:
    """``text`` with numbers in round brackets where they stood in square ones; of the same length."""
    return _MARKER.sub(r"(\1)", text)


def inert_name(name: str) -> str:
    """The name of a source or outlet, which nothing in it can turn into a quotation."""
    plain = " ".join(_MARKS.sub("", inert(name)).split())
    return plain if len(plain) <= LONGEST_NAME else plain[:LONGEST_NAME].rsplit(" ", 1)[0] + "…"


def web_address(url: str | None) -> str | None:
    """``url`` where it is the address of a page; None for anything a browser would run."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def is_order(text: str) -> bool:
    """Whether a sentence speaks to whoever reads it out: an order to a machine, or a turn of a dialogue with one.

    It states nothing of the world. An order that somebody is reported to have given, in quotation marks, is news.
    """
    plain = STEERING.sub("", text).replace("’", "'")
    return bool(_ROLE.match(plain) or _ORDER.search(_QUOTED.sub("", plain) or plain))
