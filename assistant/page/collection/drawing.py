"""The corpus view as safe HTML: its filters, its titles by month or by source, what its reader added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import urlencode

from assistant import phrases
from assistant.filters import in_words
from assistant.inert import inert_name
from assistant.page.collection.catalogue import Catalogue, Entry, by_source
from assistant.page.collection.chosen import as_query, is_reversed, last_day
from assistant.page.sources import article_path, draw_meta
from assistant.page.words import Language, holdings, word
from index.hit import Filter

AT_ONCE = 50
"""Titles drawn at a time."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What the list of titles shows."""

    words: str = ""
    where: Filter | None = None
    skip: int = 0
    by_source: bool = False
    """Under the name of each source, the largest first; else under each month."""


def draw_corpus(catalogue: Catalogue, sought: Sought, mine: str, adding: str, language: Language) -> str:
    """The whole view; ``mine`` and ``adding`` are drawn already."""
    told = " ".join(f'data-held-{tongue}="{escape(holdings(catalogue.days, tongue))}"' for tongue in _TONGUES)
    find = word("find_titles", language)
    return (
        f'<div class="corpus" {told}><div class="tools">{_filters(catalogue, sought.where, language)}{adding}</div>'
        f"{mine}"
        f'<section class="titles" aria-label="{word("titles", language)}"><p class="find">'
        f'<input type="search" id="find-titles" placeholder="{find}" aria-label="{find}" maxlength="200" '
        f'value="{escape(sought.words)}" autocomplete="off" spellcheck="false">{_order(sought, language)}</p>'
        f'<div id="titles">{draw_titles(catalogue, sought, language)}</div></section></div>'
    )


_TONGUES: tuple[Language, ...] = ("fr", "en")


# -- titles -----------------------------------------------------------------------------------------------------------


def draw_titles(catalogue: Catalogue, sought: Sought, language: Language) -> str:
    """Some of the titles sought, by month or source; the first with their count, all with a way to the next."""
    found = catalogue.find(sought.words, sought.where)
    if sought.by_source:
        found = by_source(found)
    shown = found[sought.skip : sought.skip + AT_ONCE]
    count = "" if sought.skip else _count(len(found), len(catalogue.entries), sought, language)
    before = _heading(found[sought.skip - 1], sought) if 0 < sought.skip <= len(found) else None
    counts = Counter(_heading(entry, sought) for entry in found)
    left = len(found) - sought.skip - len(shown)
    groups = _groups(shown, sought, counts, before, language)
    return count + groups + (_more(left, sought, language) if left > 0 else "")


def _order(sought: Sought, language: Language) -> str:
    options = "".join(
        f'<option value="{value}"{" selected" * (bool(value) == sought.by_source)}>{word(said, language)}</option>'
        for value, said in (("", "by_date"), ("source", "by_source"))
    )
    return f'<select id="order-titles" aria-label="{word("order", language)}">{options}</select>'


def _count(found: int, held: int, sought: Sought, language: Language) -> str:
    none = "no_articles" if not held else "no_titles" if sought.words.strip() else "no_fit"
    told = _of_all(found, held, language) if found else word(none, language)
    return f'<p class="count" role="status">{escape(told)}</p>'


def _groups(
    shown: Sequence[Entry], sought: Sought, counts: Mapping[str, int], before: str | None, language: Language
) -> str:
    drawn, heading = "", before
    for entry in shown:
        own = _heading(entry, sought)
        if own != heading:
            drawn += "</ol>" if drawn else ""
            name = escape(_named(entry, sought, language))
            drawn += f'<h3 class="group"><span>{name}</span> <span class="n">{counts[own]}</span></h3>'
        if own != heading or not drawn:
            drawn += "<ol>"
        heading = own
        drawn += f"<li>{draw_title(entry, language)}</li>"
    return f"{drawn}</ol>" if drawn else ""


def _heading(entry: Entry, sought: Sought) -> str:
    """What those under one heading share."""
    return (entry.article.source or "").casefold() if sought.by_source else entry.month


def _named(entry: Entry, sought: Sought, language: Language) -> str:
    if sought.by_source:
        return inert_name(entry.article.source) if entry.article.source else word("unsourced", language)
    return phrases.partial_day(entry.month, language) if entry.month else word("undated", language)


def _more(left: int, sought: Sought, language: Language) -> str:
    query = urlencode(
        {"q": sought.words, "skip": sought.skip + AT_ONCE} | ({"by": "source"} if sought.by_source else {})
    )
    chosen = as_query(sought.where)
    said = word("more_titles", language).format(n=min(left, AT_ONCE))
    return (
        f'<p class="on"><button type="button" class="more-titles" data-query="{escape(query)}'
        f'{escape("&" + chosen) if chosen else ""}">{said}</button></p>'
    )


def draw_title(entry: Entry, language: Language, after: str = "") -> str:
    """A title that opens its article; ``after`` is drawn behind it."""
    known = entry.article
    published = known.published.isoformat() if known.published else None
    return (
        f'<article class="card title" data-article="{escape(article_path(entry.id))}" data-at="0" tabindex="-1">'
        f'<div><h4 lang="{escape(known.language or "")}"><button type="button" class="reads">{escape(entry.title)}'
        f"</button></h4>{draw_meta(known.source, published, known.language or '', language)}</div>{after}</article>"
    )


def _of_all(some: int, held: int, language: Language) -> str:
    """« 3 articles sur 37 », "3 of 37 articles", "37 articles" where it is all of them."""
    if some == held:
        return _articles(held, language)
    few, many = (some, held) if language == "fr" else (held, some)
    return word("some_of_all", language).format(articles=_articles(few, language), n=_number(many, language))


def _articles(number: int, language: Language) -> str:
    return phrases.say("articles.one" if number == 1 else "articles.many", language, n=_number(number, language))


def _number(number: int, language: Language) -> str:
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}" if language == "fr" else ",")


# -- filters ----------------------------------------------------------------------------------------------------------


def _filters(catalogue: Catalogue, where: Filter | None, language: Language) -> str:
    chosen = where or Filter()
    days = _day("after", chosen.after, language) + _day("until", last_day(chosen), language)
    held = {name.casefold(): name for name, _ in catalogue.sources}
    source = held.get((chosen.source or "").casefold(), chosen.source)
    sources = [(name, f"{inert_name(name)} ({n})") for name, n in catalogue.sources]
    tongues = [(code, f"{phrases.language_name(code, language)} ({n})") for code, n in catalogue.languages]
    every = word("every_source", language).format(n=len(sources))
    return (
        f'<details class="filters"{" open" if where else ""}><summary>{word("filters", language)}</summary>'
        f'<form id="filter-form"><p class="explains">{word("filters_more", language)}</p><div class="fields">{days}'
        f"{_choice('source', source, sources, every, language)}"
        f"{_choice('language', chosen.language, tongues, word('every_language', language), language)}"
        f'</div><p class="wrong">{_wrong(catalogue, where, language)}</p></form></details>'
    )


def _day(field: str, value: date | None, language: Language) -> str:
    written = value.isoformat() if value else ""
    return (
        f'<label>{word(f"filter_{field}", language)}<input type="date" name="{field}" value="{written}" '
        f'min="0001-01-01" max="9999-12-30"></label>'
    )


def _choice(field: str, chosen: str | None, values: Sequence[tuple[str, str]], every: str, language: Language) -> str:
    if chosen and chosen not in {value for value, _ in values}:
        values = [(chosen, chosen), *values]
    options = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(said)}</option>'
        for value, said in values
    )
    return (
        f'<label>{word(f"filter_{field}", language)}<select name="{field}"><option value="">{escape(every)}</option>'
        f"{options}</select></label>"
    )


def draw_chosen(catalogue: Catalogue, where: Filter | None, language: Language) -> str:
    """What stands beside the question's box: what is filtered and what that leaves, or the way to filter."""
    change = word("change_filters" if where else "choose_filters", language)
    opens = f'<button type="button" class="does-filter">{change}</button>'
    if where is None:
        return f"<p>{opens}</p>"
    clear = f'<button type="button" class="clears-filter">{word("clear_filters", language)}</button>'
    only = f"<b>{escape(in_words(where, language))}</b> {_left(catalogue, where, language)}"
    return f"<p><span>{only}</span>{opens}{clear}</p>"


def _left(catalogue: Catalogue, where: Filter | None, language: Language) -> str:
    if where is None:
        return ""
    left, held = len(catalogue.find(where=where)), len(catalogue.entries)
    if left:
        return escape(f"({_of_all(left, held, language)})")
    return _wrong(catalogue, where, language)


def _wrong(catalogue: Catalogue, where: Filter | None, language: Language) -> str:
    """Why nothing is left; empty where something is."""
    if where is None or catalogue.find(where=where):
        return ""
    return f"<strong>{word('filter_reversed' if is_reversed(where) else 'filter_nothing', language)}</strong>"
