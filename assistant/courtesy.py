"""Answers to what is no question of fact: greetings, help, the list of articles, their dates, a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from assistant import phrases
from assistant.compose import Draft, Quote
from assistant.inert import inert, inert_name, is_order, web_address
from assistant.length import split_length
from assistant.small_talk import Talk
from corpus.article import Article, Passage, Sentence

LISTED = 20
"""Articles named in a list; of more, the newest."""
SENTENCES = 5
"""Of a summary."""


class Similarity(Protocol):
    """How near each text is in meaning to a query."""

    def __call__(
        self, query: str, query_language: str, texts: Sequence[str], languages: Sequence[str], /
    ) -> list[float]:
        """Cosines, -1 to 1, in the order of ``texts``."""


def remark(talk: Talk, articles: Sequence[Article], language: str) -> str:
    """What to say to a greeting, thanks, a call for help, or the question which articles there are."""
    if talk in ("greeting", "thanks", "bye"):
        return phrases.say(talk, language)
    if not articles:
        return phrases.say("empty_corpus", language)
    count = phrases.count_of_articles(len(articles), language)
    span = phrases.span([a.published for a in articles if a.published], language)
    if talk == "help":
        return phrases.say("help", language, articles=count, span=span)
    opening = phrases.say("list" if len(articles) == 1 else "list.many", language, articles=count, span=span)
    return "\n".join([opening, *listing(articles, language)])


def newest(articles: Sequence[Article]) -> list[Article]:
    """The articles by date, newest first, undated ones last."""
    return sorted(articles, key=lambda a: (a.published.isoformat() if a.published else "", a.id), reverse=True)


def listing(articles: Sequence[Article], language: str, most: int = LISTED) -> list[str]:
    """A line for each article, its title, source and day, the newest first; beyond ``most`` only how many more."""
    lines = []
    for article in newest(articles)[:most]:
        when = phrases.day(article.published, language) if article.published else phrases.say("list.undated", language)
        source = inert_name(article.source or "")
        lines.append(f"- {inert(article.title or article.id)} ({', '.join(part for part in (source, when) if part)})")
    if len(articles) > most:
        lines.append(phrases.say("list.more", language, n=len(articles) - most))
    return lines


OF_ONE_ARTICLE: frozenset[Talk] = frozenset({"summary", "published", "source", "author"})
"""Talk of one article, that of the conversation or the newest."""


def told_of(
    talk: Talk, asked: str, article: Article, passages: Sequence[Passage], language: str, similarity: Similarity
) -> tuple[Draft, str]:
    """The answer to talk of ``OF_ONE_ARTICLE`` (``asked``: its words), and the line before it."""
    if talk == "summary":
        count = split_length(asked)[1] or SENTENCES
        return summary(article, passages, language, similarity, count), summary_opening(article, language)
    sentence = passages[0].sentences[0]
    if talk != "author":
        return origin(talk, article, sentence, language), ""
    draft = origin("author", article, sentence, language)
    head = Quote(article, sentence, sentence.start, sentence.end, None)
    if source := inert_name(article.source or "") or web_address(article.url):
        draft.remark(phrases.say("masthead.source", language, source=source), head)
    if article.published:
        day = f"**{phrases.day(article.published, language)}**"
        draft.remark(phrases.say("masthead.published", language, day=day), head)
    return draft, ""


def origin(talk: Talk, article: Article, sentence: Sentence, language: str) -> Draft:
    """When, where or by whom ``article`` was published or written; cited by its first sentence."""
    draft = Draft(language)
    title = Quote(article, sentence, sentence.start, sentence.end, None)
    if talk == "author":
        author = inert_name(article.author or "")
        key = "published.author" if author else "published.no_author"
        said = phrases.say(key, language, title=inert(article.title), author=author)
    elif talk == "source":
        known = inert_name(article.source or "") or web_address(article.url)
        said = phrases.say(
            "published.source" if known else "published.no_source", language, title=inert(article.title), source=known
        )
    elif article.published:
        said = phrases.say(
            "published", language, title=inert(article.title), day=f"**{phrases.day(article.published, language)}**"
        )
    else:
        said = phrases.say("published.unknown", language, title=inert(article.title))
    draft.remark(said, title)
    return draft


def summary_opening(article: Article, language: str) -> str:
    """The line before a summary of ``article``: its title and day."""
    day = phrases.day(article.published, language) if article.published else ""
    when = phrases.say("summary.day", language, day=day) if day else ""
    return phrases.say("summary", language, title=inert(article.title), day=when)


def summary(
    article: Article,
    passages: Sequence[Passage],
    language: str,
    similarity: Similarity,
    most: int = SENTENCES,
) -> Draft:
    """The sentences nearest to the headlines, of each of the article's two main languages, in order of the text."""
    draft = Draft(language)
    sentences = [s for passage in passages for s in passage.sentences if not is_order(article.text[s.start : s.end])]
    chosen: list[Sentence] = []
    written = Counter(sentence.language for sentence in sentences)
    languages = sorted(written, key=lambda code: (code != phrases.spoken(language), -written[code], code))[:2]
    for code in languages:
        own = [s for s in sentences if s.language == code]
        count = most // len(languages) + (most % len(languages) if code == languages[0] else 0)
        chosen += _central(article, own, code, count, similarity)
    for sentence in sorted(chosen, key=lambda s: s.start):
        draft.add([Quote(article, sentence, sentence.start, sentence.end, None)], bullet=True)
    return draft


def _central(
    article: Article, sentences: Sequence[Sentence], language: str, count: int, similarity: Similarity
) -> list[Sentence]:
    headlines = " ".join(article.text[s.start : s.end] for s in sentences if s.heading) or article.title
    body = [s for s in sentences if not s.heading and s.end - s.start >= 40] or list(sentences)
    near = similarity(headlines, language, [article.text[s.start : s.end] for s in body], [language] * len(body))
    lead = [score + 0.15 / (1 + place) for place, score in enumerate(near)]  # news says first what matters most
    best = sorted(range(len(body)), key=lambda i: -lead[i])[:count]
    return [body[i] for i in best]
