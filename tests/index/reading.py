"""Passages for the tests of readers."""

from __future__ import annotations

from corpus.article import Passage
from corpus.sentences import sentences


def passage(text: str, name: str = "a", start: int = 0) -> Passage:
    """A passage that stands at ``start`` of its article."""
    whole = tuple(
        type(s)(s.start + start, s.end + start, "en", s.heading, s.paragraph) for s in sentences(text)
    )  # the same sentences, further on
    return Passage(f"{name}#0", name, 0, start, start + len(text), text, "en", whole)


PIER = passage("Mayor Ana Silva opened the pier on 4 May 2021. It cost 3 million euros. Gulls like it.", "pier")
BRIDGE = passage("The bridge of Arvel was closed in 1998. Trucks take the tunnel now.", "bridge", start=100)
FARM = passage("Farmers expect a good harvest of apples. Rain fell in June.", "farm")
