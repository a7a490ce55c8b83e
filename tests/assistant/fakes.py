"""A small assistant that answers from a table, for the edges that only pass answers on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Citation, Message, Span, Statement
from assistant.chat import Assistant
from assistant.errors import QuestionError
from corpus.article import Article
from corpus.errors import ArticleError
from index.hit import Filter

ARTICLE = Article("harbour", "The harbour", "The harbour\n\nIt opened in 1931. It has 12 cranes.", source="Daily")
CITATION = Citation(1, "harbour", "The harbour", "Daily", None, "2025-12-26", "en", 13, 31, "It opened in 1931.")
ANSWER = Answer(
    question="?",
    standalone_question="?",
    language="en",
    status="answered",
    text="It opened in **1931**. [1]",
    statements=(Statement("It opened in 1931.", (1,)),),
    citations=(CITATION,),
    hits=(Span("harbour", 13, 49, 1, 0.75), Span("harbour", 0, 11, 2, 0.5)),
)


@dataclass(frozen=True)
class Asked:
    question: str
    history: tuple[Message, ...]
    where: Filter | None


class TableAssistant(Assistant):
    """Gives ``ANSWER`` to every question but an empty one, and remembers what it was asked."""

    def __init__(self, answer: Answer = ANSWER, failures: Sequence[ArticleError] = ()) -> None:
        self.answer = answer
        self.given_failures = tuple(failures)
        self.asked: list[Asked] = []
        self.closed = False

    @property
    def failures(self) -> tuple[ArticleError, ...]:  # type: ignore[override]
        return self.given_failures

    @property
    def notices(self) -> tuple[str, ...]:  # type: ignore[override]
        return ()

    @property
    def engine_names(self) -> tuple[str, ...]:
        return ("extractive",)

    def ask(self, question: str, history: Sequence[Message] = (), where: Filter | None = None, **_: Any) -> Answer:
        self.asked.append(Asked(question, tuple(history), where))
        if not question.strip():
            raise QuestionError("the question is empty; ask something")
        return replace(self.answer, question=question, standalone_question=question)

    def stream(
        self, question: str, history: Sequence[Message] = (), where: Filter | None = None, **_: Any
    ) -> Iterator[Answer]:
        answer = self.ask(question, history, where)
        yield replace(answer, text="", citations=())
        yield replace(answer, text="It opened", citations=())
        yield answer

    def article(self, article_id: str) -> Article:
        return {"harbour": ARTICLE}[article_id]

    def close(self) -> None:
        self.closed = True


def seaside_corpus(folder: Path) -> Path:
    """A corpus folder of two short articles, one English, one French."""
    corpus = folder / "articles"
    corpus.mkdir()
    (corpus / "harbour.md").write_text(
        "---\ntitle: The harbour of Porthaven\ndate: 2025-12-26\nsource: Daily\n---\n"
        "The harbour of Porthaven opened in 1931. It has 12 cranes and employs 340 people.\n\n"
        "The mayor, Ana Silva, said on Monday that a second quay would cost 45 million euros.\n",
        encoding="utf-8",
    )
    (corpus / "phare.md").write_text(
        "---\ntitle: Le phare de Kermor\ndate: 2025-11-03\nsource: Le Quotidien\n---\n"
        "Le phare de Kermor, haut de 52 mètres, a été construit en 1874. Il a été automatisé en 1993.\n\n"
        "Sa rénovation durera deux ans, a annoncé la préfecture mardi dernier.\n",
        encoding="utf-8",
    )
    return corpus
