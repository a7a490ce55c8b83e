"""An assistant made of canned answers over two small articles; some strings in it try to break out of the page."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Literal

from assistant.answer import Answer, Citation, Message, Statement
from assistant.engines import Offer
from assistant.indexing import Indexing
from corpus.article import Article
from corpus.errors import AttestError
from index.hit import Filter

ATTACK = "<script>window.pwned=1</script><img src=x onerror=\"window.pwned=1\"><b onclick='window.pwned=1'>bold</b>"
OUTSIDE = '<img src="http://192.0.2.1/spy.png"> ![spy](http://192.0.2.1/spy.png)'

BRIDGE = Article(
    id="bridge",
    title="City opens a new bridge",
    text="City opens a new bridge\n\n"
    + "".join(
        f"Paragraph {n} tells of the works along the river and of the people who live there.\n\n" * 2 for n in range(9)
    )
    + "Costs and dates\n\nThe bridge cost 12 million euros. It opened on 3 May 2024, the mayor said.\n\n"
    + "Traffic is expected to fall by a third. An earlier report put the cost at 15 million euros.",
    published=datetime(2024, 5, 4, 9, 30),
    source="River Post",
    url="https://example.org/bridge",
    language="en",
)
HARBOUR = Article(
    id="port/écluse & Co",
    title=f"Le port {ATTACK}",
    text=f"Le port s’agrandit.\n\nLe chantier {ATTACK} coûtera 8 millions d’euros. {OUTSIDE}\n\n"
    "Fin {{value}} ${value}.",
    published=date(2024, 6, 1),
    source=f"Journal {ATTACK}",
    language="fr",
)


def cite(
    article: Article, quote: str, marker: int, language: str | None = None, attributed_to: str | None = None
) -> Citation:
    start = article.text.index(quote)
    return Citation(
        marker, article.id, article.title, article.source, article.url,
        article.published.isoformat() if article.published else None,
        language or article.language or "en", start, start + len(quote), quote, attributed_to,
    )  # fmt: skip


def answer(
    question: str,
    status: Literal["answered", "conflict", "not_found", "meta"],
    text: str,
    citations: tuple[Citation, ...] = (),
    nearest: tuple[Citation, ...] = (),
    language: str = "en",
    notices: tuple[str, ...] = (),
) -> Answer:
    statements = tuple(Statement(citation.quote, (citation.marker,)) for citation in citations)
    return Answer(
        question, question, language, status, text, statements, citations, (), nearest,
        notices=notices, timings_ms={"retrieve": 21.0, "read": 80.2, "total": 110.4},
    )  # fmt: skip


COST = "The bridge cost 12 million euros."
OPENED = "It opened on 3 May 2024, the mayor said."
EARLIER = "An earlier report put the cost at 15 million euros."


TIMELINE = (
    "- Friday 3 May 2024 (River Post, 4 May 2024): “It opened on 3 May 2024, the mayor said.”"
    " (by the article's date: 3 May = Friday 3 May 2024) [1]\n"
    "- 2025 (River Post): “The bridge cost 12 million euros.” (the same text in 2 outlets: River Post, Bay News) [2]"
)
REVISED = (
    "Revised: the newest first.\n- River Post, 4 May 2024: “{COST}” [1]\n- River Post, 4 May 2024: “{EARLIER}” [2]"
)


class FakeAssistant:
    """Answers by what the question contains; ``slow`` streams until it is closed and then says so in ``closed``."""

    progress = Indexing("done")

    def __init__(self, pause: float = 0.0, offers: Sequence[Offer] = (Offer("extractive"),)) -> None:
        self.pause = pause
        self.offers = list(offers)
        self.chosen: list[str | None] = []
        self.closed = threading.Event()
        self.filters: list[Filter | None] = []
        self.histories: list[tuple[Message, ...]] = []

    def suggest(self, answer: Answer, history: Sequence[Message], where: Filter | None) -> list[str]:
        if "hello" in answer.question:
            return []
        if "no idea" in answer.question:
            raise RuntimeError("nothing comes to mind")
        return ["When did the bridge open?", f"What about {ATTACK}?"]

    def articles(self) -> list[Article]:
        return [BRIDGE, HARBOUR]

    def article(self, article_id: str) -> Article:
        for article in self.articles():
            if article.id == article_id:
                return article
        raise AttestError(f"there is no article {article_id!r}; `articles` lists them")

    @property
    def engine_names(self) -> list[str]:
        return [offer.name for offer in self.offers]

    def engines(self) -> list[Offer]:
        return self.offers

    def ask(
        self,
        question: str,
        history: Sequence[Message] = (),
        where: Filter | None = None,
        *,
        engine: str | None = None,
    ) -> Answer:
        *_, last = self.stream(question, history, where, engine=engine)
        return last

    def stream(
        self,
        question: str,
        history: Sequence[Message] = (),
        where: Filter | None = None,
        *,
        engine: str | None = None,
    ) -> Iterator[Answer]:
        self.filters.append(where)
        self.histories.append(tuple(history))
        self.chosen.append(engine)
        if "slow" in question:
            yield from self._endless(question)
        if "refused" in question:
            raise AttestError("the question is too long; ask it in fewer words <b>please</b>")
        whole = self._whole(question)
        if "broken" in question:
            yield replace(whole, text="half an ans")
            raise RuntimeError("a secret detail")
        words = whole.text.split(" ")
        for count in range(1, len(words)):
            time.sleep(self.pause)
            yield replace(whole, text=" ".join(words[:count]), nearest=(), timings_ms={})
        yield whole

    def _endless(self, question: str) -> Iterator[Answer]:
        try:
            for count in range(1, 10_000):
                time.sleep(0.05)
                yield answer(question, "answered", "word " * min(count, 30), (cite(BRIDGE, COST, 1),))
        finally:
            self.closed.set()

    def _whole(self, question: str) -> Answer:
        if "conflict" in question:
            text = (
                "The article gives different answers:\n- The bridge cost **12 million euros**. [1]\n"
                "- An earlier report put the cost at **15 million euros**. [2]"
            )
            return answer(
                question,
                "conflict",
                text,
                (cite(BRIDGE, COST, 1), cite(BRIDGE, EARLIER, 2, attributed_to="An earlier report")),
            )
        if "unknown" in question:
            text = "The articles do not say. Searched: 2 articles (4 May 2024 to 1 June 2024)."
            return answer(question, "not_found", text, nearest=(cite(BRIDGE, OPENED, 1), cite(BRIDGE, COST, 2)))
        if "timeline" in question:
            return answer(question, "answered", TIMELINE, (cite(BRIDGE, OPENED, 1), cite(BRIDGE, COST, 2)))
        if "revised" in question:
            text = REVISED.format(COST=COST, EARLIER=EARLIER)
            return answer(question, "answered", text, (cite(BRIDGE, COST, 1), cite(BRIDGE, EARLIER, 2)))
        if "hello" in question:
            return answer(question, "meta", "Hello! Ask me about the articles.\n\n- one\n- two")
        if "port" in question:
            quote = HARBOUR.text.split("\n\n")[1]
            text = f"{HARBOUR.source}, in French: {quote} [1] but [7] is no marker and neither is [x]."
            return answer(question, "answered", text, (cite(HARBOUR, quote, 1),), notices=(f"Notice {ATTACK}",))
        text = "**The bridge cost 12 million euros.** [1] It opened on **3 May 2024**, the mayor said. [2]"
        return answer(
            question, "answered", text, (cite(BRIDGE, COST, 1), cite(BRIDGE, OPENED, 2, attributed_to="the mayor"))
        )
