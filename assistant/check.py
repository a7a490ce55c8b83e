"""The last look before an answer is shown: is each quote its article's own, and does each statement say only that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant import phrases
from assistant.answer import Citation, Statement
from assistant.inert import inert
from assistant.support.cited import Cited
from assistant.support.frame import frame_supported
from corpus.article import Article

_OPENING = re.compile(r"(?:^|: |:\u00a0)(?:«\u00a0|“)|\u00a0: (?:«\u00a0|“)")
"""The statement's own quotation marks: at its start, or behind the lead that says who speaks."""
_WIRE = phrases.pattern("wire")
"""Which outlets carry the text is told of the corpus, not of the article."""
_CLOSING = {"«": "\u00a0»", "“": "”"}


def exact(citation: Citation, article: Article) -> bool:
    """Whether the citation is what stands at its place in the article."""
    inside = 0 <= citation.start < citation.end <= len(article.text)
    return inside and article.text[citation.start : citation.end] == citation.quote and bool(citation.quote.strip())


def supported(statement: Statement, citations: Sequence[Citation], article: Callable[[str], Article]) -> bool:
    """Whether what the statement quotes stands in one of its citations, and each of these is exact.

    The assistant's own words around the quote, or without one, may hold no figure, date or country but the citation's
    and its masthead's. What a language model words is judged by `assistant.support.check.unsupported` besides.
    """
    cited = [citation for citation in citations if citation.marker in statement.citations]
    if not cited or not all(exact(citation, article(citation.article_id)) for citation in cited):
        return False
    quoted = list(_quoted(statement.text))
    frames = [(statement.text, cited)]
    if quoted:
        frames = [
            (_WIRE.sub("", f"{statement.text[:start]} {statement.text[end:]}"), [citation])
            for start, end in quoted
            for citation in cited
            if _plain(statement.text[start:end]) in _plain(citation.quote)
        ]
    language = "fr" if "«" in statement.text else "en"
    return any(
        frame_supported(_plain(frame), language, cited_of(citation, article(citation.article_id)))
        for frame, sources in frames
        for citation in sources
    )


def cited_of(citation: Citation, article: Article) -> Cited:
    """The citation as the support check reads it, with its article's date, title and source."""
    masthead = "\n".join(part for part in (article.title, article.source) if part)
    return Cited(citation.quote, citation.language, article.published, citation.attributed_to, masthead)


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """Where the statement's quote may stand: from each mark that can open it to the last that closes one."""
    for match in _OPENING.finditer(text):
        mark = match.group().rstrip("\u00a0")[-1]
        end = text.rfind(_CLOSING[mark])
        if end > match.end():
            yield match.end(), end


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", inert(text)).strip()
