"""How many and which articles mention a thing, and which outlets: counted word for word, not searched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant import phrases
from assistant.answer import Answer
from assistant.compose import Draft, Quote, label
from assistant.courtesy import newest
from assistant.facts.period import plain_day
from assistant.facts.places import countries, spellings
from assistant.inert import inert, inert_name
from assistant.shapes.ground import Ground, found_on, on_topic
from assistant.terms import terms
from corpus.article import Article, Sentence

CITED = 5
"""Articles cited by a sentence."""
WORDED = 0.45
"""How much of the topic a sentence in another language must speak of for its article to be named beside the count."""
LISTED = 20
"""Articles named; of more, their number."""
AROUND = 30
"""Characters beside a country's name that tell whether it is one ("Saint-Martin" is none)."""
_WORD = re.compile(r"[^\W_]+")
_DETERMINER = re.compile(
    r"^(?:the|an?|any|some|le|la|les|l'|un|une|des|du|de la|de l'|de|d')(?:\s+|(?<='))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An article that mentions the topic, and where."""

    article: Article
    sentence: Sentence


def mentions(ground: Ground, searched: Callable[[], Sequence[Article]]) -> Answer | None:
    """The count, and the newest mentions cited; None where no article mentions the topic."""
    language, topic = ground.query.language, ground.shape.topic
    everything = [a for a in searched() if _in_time(ground, a.published)]
    says = finder(topic, language)
    found = [mention for article in newest(everything) if (mention := _mention(ground, article, says)) is not None]
    if not found:
        return None
    cited = _one_an_outlet(found) if ground.shape.kind == "outlets" else found
    draft = Draft(language)
    for mention in cited[:CITED]:
        quoted = Quote(mention.article, mention.sentence, mention.sentence.start, mention.sentence.end, None)
        draft.add([quoted], lead=_lead(quoted, language), bullet=True)
    kept = draft.checked(ground.archive.article)
    answer = kept.answer(ground.query, "answered", _opening(ground, found, len(everything)))
    if not kept.statements:
        return None
    return replace(answer, text="\n".join([answer.text, *_others(cited[CITED:], language), *_worded(ground, found)]))


def _opening(ground: Ground, found: Sequence[Mention], searched: int) -> str:
    language = ground.query.language
    topic = _DETERMINER.sub("", ground.shape.topic)
    count = len(found)
    key = "mentions.many" if count > 1 else "mentions.one" if searched > 1 else "mentions.all.one"
    yes = phrases.say("yes", language) + " " if ground.shape.kind == "mentioned" else ""
    said = yes + phrases.say(
        key, language, n=count, articles=phrases.count_of_articles(searched, language), topic=topic
    )
    if ground.shape.kind == "outlets":
        outlets = list(dict.fromkeys(inert_name(m.article.source) for m in found if m.article.source))
        if outlets:
            said += " " + phrases.say("mentions.outlets", language, n=len(outlets), outlets=", ".join(outlets))
    if not _is_name(topic, language):
        said += " " + phrases.say("mentions.words", language)
    return said


def named(ground: Ground) -> bool:
    """Whether the topic is a name, which is the same word in other languages too."""
    return _is_name(_DETERMINER.sub("", ground.shape.topic), ground.query.language)


def unmentioned(ground: Ground, searched: Sequence[Article]) -> str:
    """That no article of the time asked about mentions the topic."""
    language, topic = ground.query.language, _DETERMINER.sub("", ground.shape.topic)
    count = sum(_in_time(ground, a.published) for a in searched)
    key = "mentions.none.one" if count == 1 else "mentions.none"
    said = phrases.say(key, language, articles=phrases.count_of_articles(count, language), topic=topic)
    return said if _is_name(topic, language) else f"{said} {phrases.say('mentions.words', language)}"


def _lead(quoted: Quote, language: str) -> str:
    article = quoted.article
    if not article.source or not article.title:
        return label(quoted, language)
    return (
        f"{inert(article.title)} ({label(quoted, language).removesuffix(phrases.say('colon', language))})"
        + phrases.say("colon", language)
    )


def _others(rest: Sequence[Mention], language: str) -> Iterator[str]:
    for mention in rest[: LISTED - CITED]:
        article = mention.article
        when = phrases.day(article.published, language) if article.published else phrases.say("list.undated", language)
        source = inert_name(article.source or "")
        yield f"- {inert(article.title or article.id)} ({', '.join(part for part in (source, when) if part)})"
    if len(rest) > LISTED - CITED:
        yield phrases.say("list.more", language, n=len(rest) - (LISTED - CITED))


def _worded(ground: Ground, found: Sequence[Mention]) -> Iterator[str]:
    """A line on articles that speak of the topic in other words, another language's; none for a name."""
    counted = {mention.article.id for mention in found}
    topic, period = _DETERMINER.sub("", ground.shape.topic), ground.shape.period
    if period is not None or _is_name(topic, ground.query.language):
        return
    told = on_topic(ground, topic, found_on(ground, topic))
    others = {
        t.candidate.article.id: t.candidate.article
        for t in told
        if t.said >= WORDED and t.candidate.sentence.language != ground.query.language
    }
    language = ground.query.language
    titles = [
        phrases.say("mentions.title", language, title=inert(a.title), source=inert_name(a.source or a.id))
        for name, a in others.items()
        if name not in counted
    ]
    if len(titles) > CITED:
        titles = [*titles[:CITED], phrases.say("list.more", language, n=len(titles) - CITED)]
    if titles:
        yield "\n" + phrases.say("mentions.worded", language, articles=", ".join(titles))


def _is_name(topic: str, language: str) -> bool:
    return all(term.proper for term in terms(f"x {topic}", language))


def _one_an_outlet(found: Sequence[Mention]) -> list[Mention]:
    kept: dict[str, Mention] = {}
    for mention in found:
        kept.setdefault(mention.article.source or mention.article.id, mention)
    return list(kept.values())


def _in_time(ground: Ground, published: date | None) -> bool:
    period = ground.shape.period
    return period is None or (published is not None and plain_day(published) in period)


def _mention(ground: Ground, article: Article, says: Callable[[str, str], bool]) -> Mention | None:
    """Where ``article`` mentions the topic: its first such sentence, or for its title alone the first of all."""
    spoken = article.language or "en"
    titled = says(article.title, spoken)
    if not titled and not says(article.text, spoken):
        return None
    sentences = [s for passage in ground.archive.passages(article.id) for s in passage.sentences]
    body = [s for s in sentences if not s.heading]
    where = [s for s in (*body, *sentences) if says(article.text[s.start : s.end], s.language)]
    if where:
        return Mention(article, where[0])
    return Mention(article, (body or sentences)[0]) if titled and sentences else None


def finder(topic: str, language: str) -> Callable[[str, str], bool]:
    """Whether a text in a language has the topic: a name whole and as it is written, other words all in any order."""
    bare = _DETERMINER.sub("", topic)
    code = _country(bare)
    named = re.compile("|".join(map(re.escape, spellings(code))) if code else r"(?!)", re.IGNORECASE)
    asked = terms(f"x {bare}", language)
    if asked and not any(term.proper for term in asked):
        patterns = [_pattern(term.text, plural=True) for term in asked]
    else:
        patterns = [_pattern(bare, plural=False)]
    mirrored = _mirrored(bare)

    def says(text: str, spoken: str) -> bool:
        if code is not None:
            return any(
                (code,)
                in {value.meaning for value in countries(text[max(0, match.start() - AROUND) : match.end() + AROUND])}
                for match in named.finditer(text.replace("’", "'"))
            )
        if mirrored is not None and spoken != language and mirrored.search(text):
            return True
        plain = text if bare.isupper() else _unaccented(text)
        return all(pattern.search(plain) for pattern in patterns)

    return says


def _country(topic: str) -> str | None:
    """The code of the country the whole topic names."""
    found = [value for value in countries(topic) if (value.start, value.end) == (0, len(topic))]
    return str(found[0].meaning[0]) if found else None


def _mirrored(topic: str) -> re.Pattern[str] | None:
    """French names its acronyms the other way round: AI and IA, NATO and OTAN, EU and UE."""
    if not re.fullmatch(r"[A-Z]{2,5}", topic):
        return None
    return re.compile(rf"(?<!\w){topic[::-1]}(?!\w)")


def _pattern(words: str, *, plural: bool) -> re.Pattern[str]:
    acronym = words.isupper()
    parts = [re.escape(part if acronym else _unaccented(part)) for part in _WORD.findall(words)]
    if plural:
        parts = [f"{re.sub('[sx]$', '', part)}[sx]?" for part in parts]
    joined = r"[\W_]{1,3}".join(parts) or r"(?!)"
    return re.compile(rf"(?<!\w)(?<!\w-){joined}(?!\w)(?!-(?-i:[A-Z]))", 0 if acronym else re.IGNORECASE)


def _unaccented(text: str) -> str:
    return re.sub("[\u0300-\u036f]+", "", unicodedata.normalize("NFKD", text))
