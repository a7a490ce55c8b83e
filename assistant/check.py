"""The last look before an answer is shown: does each citation quote its article, and does each statement say only that."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answer import Citation, Statement
from corpus.article import Article

_QUOTED = re.compile(r"«\u00a0(?P<fr>.*)\u00a0»|“(?P<en>.*)”", re.DOTALL)


def exact(citation: Citation, article: Article) -> bool:
    """Whether the citation is what stands at its place in the article."""
    return article.text[citation.start : citation.end] == citation.quote and bool(citation.quote.strip())


def supported(statement: Statement, citations: Sequence[Citation], article: Callable[[str], Article]) -> bool:
    """Whether every word the statement puts in quotation marks stands in one of its citations, and each of these is exact."""
    cited = [citation for citation in citations if citation.marker in statement.citations]
    if not cited or not all(exact(citation, article(citation.article_id)) for citation in cited):
        return False
    quoted = _QUOTED.search(statement.text)
    if quoted is None:
        return True
    words = _plain(quoted["fr"] or quoted["en"] or "")
    return any(words in _plain(citation.quote) for citation in cited)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("**", "")).strip()
