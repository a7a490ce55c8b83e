"""What a reader of a page does not see: characters that show nothing or steer, elements that are hidden."""

from __future__ import annotations

import re
from collections.abc import Mapping

STEERING = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)|[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]"
    r"|[\ufeff\ufffe\uffff\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
    r"|(?<=[^\W_\u0600-\u0fff])[\u00ad\u200c\u200d]+(?=[^\W_\u0600-\u0fff])"  # joiners mean something in Arabic, Hindi
)
"""Sequences and characters that colour a terminal, turn the direction of writing, or show nothing at all."""
_NEVER_SHOWN = frozenset({"template", "noscript", "script", "style", "head", "title", "datalist", "object"})
_CLASSES = frozenset(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "hidden", "d-none", "is-hidden", "invisible"}
)
_WHITE = r"(?:#f{3}(?:f{3})?|white|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,[^)]*)?\)|transparent|rgba\([^)]*,\s*0\s*\))"
_HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|font-size:0(?:\.\d+)?(?:px|pt|em|rem|%)?(?:;|!|$)"
    r"|font-size:(?:0?\.\d+|1)(?:px|pt)(?:;|!|$)|(?:^|;)(?:text-indent|left|top|margin-left):-\d{3,}"
    r"|(?:^|;)(?:max-)?(?:width|height):[01](?:px)?(?:;|!|$)|clip(?:-path)?:(?:rect\(0|inset\((?:50|100)%)"
    r"|transform:scale\(0\)"
)
_FADED = re.compile(r"(?:^|;)opacity:0(?:\.0+)?(?:;|!|$)")
_PALE = re.compile(rf"(?:^|;)color:{_WHITE}")
_GROUND = re.compile(r"background(?:-color|-image)?:(?!(?:#f{3}(?:f{3})?|white|none|transparent)(?:;|!|$))")


def is_hidden(tag: str, attributes: Mapping[str, str | None], grounded: bool = False) -> bool:
    """Whether an element says by itself that it is not shown; ``html`` and ``body`` never: some pages unveil them.

    White letters count as hidden unless the element, or what it stands in (``grounded``), has a ground of its own.
    """
    if tag in _NEVER_SHOWN:
        return True
    if tag in ("html", "body"):
        return False
    if "hidden" in attributes or (attributes.get("aria-hidden") or "").strip().casefold() == "true":
        return True
    if _CLASSES & set((attributes.get("class") or "").casefold().split()):
        return True
    plain = _plain(attributes.get("style") or "")
    pale = _PALE.search(plain) or re.fullmatch(_WHITE, (attributes.get("color") or "").strip().casefold())
    return bool(_HIDING.search(plain) or _FADED.search(plain) or (pale and not (grounded or is_grounded(attributes))))


def is_grounded(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element sets a ground of its own, other than white, beneath its letters."""
    return bool(_GROUND.search(_plain(attributes.get("style") or "")) or attributes.get("bgcolor"))


def hides(declarations: str) -> bool:
    """Whether a rule of a style sheet keeps text from being seen; one that only fades or colours it is undone often."""
    return bool(_HIDING.search(_plain(declarations)))


def _plain(style: str) -> str:
    return re.sub(r"/\*.*?\*/|\s+", "", style, flags=re.DOTALL).casefold()
