"""An answer as plain text, as the reader takes it along; as Markdown it is told by assistant/export.py."""

from __future__ import annotations

from assistant.answer import Answer, Citation
from assistant.inert import inert, inert_name, web_address


def as_plain_text(answer: Answer) -> str:
    """The answer with its quotes below."""
    notes = [
        f"[{citation.marker}] {_origin(citation)}\n    “{citation.quote}”"
        + (f"\n    {url}" if (url := web_address(citation.url)) else "")
        for citation in answer.citations
        if citation.marker
    ]
    return "\n\n".join([answer.text.replace("**", ""), *notes])


def _origin(citation: Citation) -> str:
    return ", ".join([inert(citation.title), *_details(citation)])


def _details(citation: Citation) -> list[str]:
    bits = (
        inert_name(citation.source or ""),
        (citation.published or "")[:10],
        inert_name(citation.attributed_to or ""),
    )
    return [bit for bit in bits if bit]
