"""The numbers of an answer's citations: from 1 in order of appearance, one quote one number."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Citation


class Numbering:
    """The citations of an answer in the making."""

    def __init__(self) -> None:
        self.citations: list[Citation] = []

    def marker(self, cited: Citation) -> int:
        """The number of ``cited``, whatever it had before; a new one where its quote has none yet."""
        for known in self.citations:
            if place(known) == place(cited):
                return known.marker
        self.citations.append(replace(cited, marker=len(self.citations) + 1))
        return len(self.citations)


def place(citation: Citation) -> tuple[str, int, int]:
    """What makes two citations the same quote."""
    return citation.article_id, citation.start, citation.end
