"""The last look before an answer is shown: is each quote its article's own, and does each statement say only that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.answer import Citation, Statement
from assistant.inert import inert
from corpus.article import Article

_OPENING = re.compile(r"(?:^|: |:\u00a0)(?:«\u00a0|“)|\u00a0: (?:«\u00a0|“)")
"""The statement's own quotation marks: at its start, or behind the lead that says who speaks."""
_CLOSING = {"«": "\u00a0»", "“": "”"}


def exact(citation: Citation, article: Article) -> bool:
    """Whether the citation is what stands at its place in the article."""
    inside = 0 <= citation.start < citation.end <= len(article.text)
    return inside and article.text[citation.start : citation.end] == citation.quote and bool(citation.quote.strip())


def supported(statement: Statement, citations: Sequence[Citation], article: Callable[[str], Article]) -> bool:
    """Whether what the statement quotes stands in one of its citations, and each of these is exact.

    A statement in the assistant's own words, without quotation marks, needs exact citations only.
    """
    cited = [citation for citation in citations if citation.marker in statement.citations]
    if not cited or not all(exact(citation, article(citation.article_id)) for citation in cited):
        return False
    quoted = list(_quoted(statement.text))
    return not quoted or any(words in _plain(citation.quote) for words in quoted for citation in cited)


def _quoted(text: str) -> Iterator[str]:
    """What may be the statement's quote: from each mark that can open it to the last that closes one."""
    for match in _OPENING.finditer(text):
        mark = match.group().rstrip("\u00a0")[-1]
        end = text.rfind(_CLOSING[mark])
        if end > match.end():
            yield _plain(text[match.end() : end])


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", inert(text)).strip()
