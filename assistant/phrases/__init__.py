"""Every word the assistant itself says, English and French side by side; what articles say is never in here."""

from __future__ import annotations

import re
from datetime import date, datetime

from babel.dates import format_date, format_datetime

from assistant.phrases.people import PEOPLE
from assistant.phrases.uploads import UPLOADS

LANGUAGES = ("en", "fr")

_SAID: dict[str, tuple[str, str]] = {
    **PEOPLE,
    "according_to": ("according to {who}", "selon {who}"),
    "headline": ("headline", "titre"),
    "in_language": ("in {tongue}", "en {tongue}"),
    "colon": (": ", "\u00a0: "),
    "revised": ("Revised: the newest first.", "Information révisée\u00a0: la plus récente d'abord."),
    "denied": ("The articles say otherwise:", "Les articles disent le contraire\u00a0:"),
    "conflict": ("The articles give different answers:", "Les articles donnent des réponses différentes\u00a0:"),
    "conflict.one_article": ("The article gives different answers:", "L'article donne des réponses différentes\u00a0:"),
    "not_found": ("The articles do not say.", "Les articles ne le disent pas."),
    "not_found.mentioned": (
        "The articles mention {terms}, but do not say this.",
        "Les articles mentionnent {terms}, mais ne le disent pas.",
    ),
    "not_found.unknown": ("No passage found speaks of {terms}.", "Aucun passage trouvé ne parle {of_terms}."),
    "searched": ("Searched: {articles}{span}.", "Recherche faite dans {articles}{span}."),
    "searched.nothing": ("No article matches the chosen filters.", "Aucun article ne correspond aux filtres choisis."),
    "nearest": ("The closest passages are listed apart.", "Les passages les plus proches sont donnés à part."),
    "articles.one": ("1 article", "1 article"),
    "articles.many": ("{n} articles", "{n} articles"),
    "span.one": (" ({day})", " ({day})"),
    "span.many": (" ({first} to {last})", " (du {first} au {last})"),
    "greeting": (
        "Hello! Ask me about the articles: I answer with exact quotes from them, or say that they do not tell.",
        "Bonjour\u00a0! Interrogez-moi sur les articles\u00a0: je réponds par des citations exactes, ou je "
        "dis qu'ils n'en parlent pas.",
    ),
    "thanks": ("You are welcome.", "Je vous en prie."),
    "bye": ("Goodbye!", "Au revoir\u00a0!"),
    "help": (
        "I answer questions about {articles}{span}, in English or French. Every statement carries an exact "
        "quote you can check; "
        "where articles disagree I show each version, and where they say nothing I say so. "
        "Try: who, when, how much, why; “summarise the article”; “which articles are there?”; then follow up "
        "(“and in 2026?”).",
        "Je réponds aux questions sur {articles}{span}, en français ou en anglais. Chaque affirmation porte "
        "une citation exacte, vérifiable\u00a0; "
        "quand les articles se contredisent, je montre chaque version, et quand ils ne disent rien, je le dis. "
        "Essayez\u00a0: qui, quand, combien, pourquoi\u00a0; «\u00a0résume l'article\u00a0»\u00a0; "
        "«\u00a0quels articles y a-t-il\u00a0?\u00a0»\u00a0; puis enchaînez («\u00a0et en "
        "2026\u00a0?\u00a0»).",
    ),
    "list": ("There is {articles}{span}:", "Il y a {articles}{span}\u00a0:"),
    "list.many": ("There are {articles}{span}:", "Il y a {articles}{span}\u00a0:"),
    "list.more": ("… and {n} more.", "… et {n} de plus."),
    "list.undated": ("no date", "sans date"),
    "published": ("“{title}” was published on {day}.", "«\u00a0{title}\u00a0» a été publié le {day}."),
    "published.unknown": ("“{title}” carries no date.", "«\u00a0{title}\u00a0» ne porte pas de date."),
    "published.source": ("“{title}” comes from {source}.", "Source de «\u00a0{title}\u00a0»\u00a0: {source}."),
    "published.no_source": ("“{title}” names no source.", "«\u00a0{title}\u00a0» ne nomme pas de source."),
    "published.author": ("The author of “{title}” is {author}.", "L'auteur de «\u00a0{title}\u00a0» est {author}."),
    "published.no_author": ("“{title}” names no author.", "«\u00a0{title}\u00a0» ne nomme pas d'auteur."),
    "masthead.source": ("It comes from {source}.", "Source\u00a0: {source}."),
    "masthead.published": ("It was published on {day}.", "Il a été publié le {day}."),
    "source.unknown": ("an article", "un article"),
    "summary": ("In short, “{title}”{day}:", "En bref, «\u00a0{title}\u00a0»{day}\u00a0:"),
    "summary.day": (" ({day})", " ({day})"),
    "season.21": ("spring {year}", "printemps {year}"),
    "season.22": ("summer {year}", "été {year}"),
    "season.23": ("autumn {year}", "automne {year}"),
    "season.24": ("winter {year}", "hiver {year}"),
    "summary.one": (
        "In short, what the article says about {topic}:",
        "En bref, ce que dit l'article sur ce sujet ({topic})\u00a0:",
    ),
    "summary.many": (
        "In short, what {articles} say about {topic}:",
        "En bref, ce que disent {articles} sur ce sujet ({topic})\u00a0:",
    ),
    "about": ("What the articles say about {topic}:", "Ce que disent les articles ({topic})\u00a0:"),
    "timeline.day": ("{day} ({source})", "{day} ({source})"),
    "digest": (
        "{articles} of this time ({time}), the newest first:",
        "{articles} pour cette période ({time}), du plus récent au plus ancien\u00a0:",
    ),
    "digest.one": ("{articles} of this time ({time}):", "{articles} pour cette période ({time})\u00a0:"),
    "digest.some": (
        "{articles} of this time ({time}), the newest first; {n} are quoted:",
        "{articles} pour cette période ({time}), du plus récent au plus ancien\u00a0; {n} sont cités\u00a0:",
    ),
    "digest.some.one": (
        "{articles} of this time ({time}), the newest first; 1 is quoted:",
        "{articles} pour cette période ({time}), du plus récent au plus ancien\u00a0; 1 est cité\u00a0:",
    ),
    "digest.once.one": (
        "1 more only says again what is quoted.",
        "Un autre ne fait que redire ce qui est cité.",
    ),
    "digest.once": (
        "{n} more only say again what is quoted.",
        "Articles qui ne font que redire ce qui est cité\u00a0: {n}.",
    ),
    "digest.none": ("No article is of this time ({time}).", "Aucun article ne date de cette période ({time})."),
    "stretch": ("{first} to {last}", "du {first} au {last}"),
    "stretch.since": ("since {first}", "depuis le {first}"),
    "stretch.until": ("until {last}", "jusqu'au {last}"),
    "said": ("{party}, as quoted in the articles:", "{party}, selon les articles\u00a0:"),
    "said.by": ("{party} ({source})", "{party} ({source})"),
    "said.both": ("{one} and {other}", "{one} et {other}"),
    "said.silent": (
        "The passages found quote nothing from {party} on this.",
        "Les passages trouvés ne rapportent aucun propos {of_party} à ce sujet.",
    ),
    "mentions.all.one": ("The article mentions “{topic}”.", "L'article mentionne «\u00a0{topic}\u00a0»."),
    "mentions.one": ("1 of {articles} mentions “{topic}”.", "1 sur {articles} mentionne «\u00a0{topic}\u00a0»."),
    "mentions.many": (
        "{n} of {articles} mention “{topic}”.",
        "{n} sur {articles} mentionnent «\u00a0{topic}\u00a0».",
    ),
    "mentions.none": (
        "None of {articles} mentions “{topic}”.",
        "Aucun des {articles} ne mentionne «\u00a0{topic}\u00a0».",
    ),
    "mentions.none.one": (
        "The article does not mention “{topic}”.",
        "L'article ne mentionne pas «\u00a0{topic}\u00a0».",
    ),
    "mentions.title": ("“{title}” ({source})", "«\u00a0{title}\u00a0» ({source})"),
    "mentions.outlets": ("Sources ({n}): {outlets}.", "Sources ({n})\u00a0: {outlets}."),
    "mentions.words": (
        "Counted: articles with these words in one sentence or in the title.",
        "Sont comptés les articles qui ont ces mots dans une même phrase ou dans le titre.",
    ),
    "mentions.worded": (
        "Not counted, in other words perhaps on the same: {articles}.",
        "Non comptés, sur le même sujet peut-être en d'autres mots\u00a0: {articles}.",
    ),
    "yes": ("Yes.", "Oui."),
    "yes.by": ("Yes, according to {who}.", "Oui, selon {who}."),
    "yes.quoted": ("Yes, according to the speaker quoted.", "Oui, selon la personne citée."),
    "no": ("No.", "Non."),
    "no.by": ("No, according to {who}.", "Non, selon {who}."),
    "no.quoted": ("No, according to the speaker quoted.", "Non, selon la personne citée."),
    "planned": ("Planned or possible at that date:", "Prévu ou possible à cette date\u00a0:"),
    "disputed": ("Disputed:", "Contesté\u00a0:"),
    "clock": ("{said} = {day}", "{said} = {day}"),
    "clock.lead": (" (by the article's date: {dates})", " (d'après la date de l'article\u00a0: {dates})"),
    "wire": (
        " (the same text in {n} outlets: {outlets})",
        " (le même texte dans {n} médias\u00a0: {outlets})",
    ),
    "empty_corpus": ("There are no articles yet.", "Il n'y a pas encore d'articles."),
    "notice.read_only": (
        "Another process is bringing the corpus up to date; this answer comes from what was in it before.",
        "Un autre processus met le corpus à jour\u00a0; cette réponse vient de ce qui s'y trouvait avant.",
    ),
    "notice.model_failed": (
        "The language model could not be used ({why}); the answer is made of quotes.",
        "Le modèle de langue n'a pas pu servir ({why})\u00a0; la réponse est faite de citations.",
    ),
    "notice.model_broke": (
        "The language model did not finish ({why}); what is missing is quoted.",
        "Le modèle de langue n'a pas terminé ({why})\u00a0; le reste est cité.",
    ),
    "notice.model_nothing": (
        "Nothing that the language model wrote stood the check; the answer is made of quotes.",
        "Rien de ce qu'a écrit le modèle de langue n'a passé le contrôle\u00a0; la réponse est faite de citations.",
    ),
    "notice.model_parts": (
        "Sentences of the language model that did not stand the check were left out; what was missing is quoted.",
        "Des phrases du modèle de langue n'ont pas passé le contrôle\u00a0; ce qui manquait est cité.",
    ),
    "notice.model_silent": (
        "The language model found no answer in the sentences; these are quotes.",
        "Le modèle de langue n'a pas trouvé de réponse dans les phrases\u00a0; voici des citations.",
    ),
    "notice.model_short": (
        "What the language model left out is quoted.",
        "Ce que le modèle de langue a omis est cité.",
    ),
    "why.unreachable": ("it cannot be reached", "il est injoignable"),
    "why.slow": ("it took too long", "il a été trop lent"),
    "why.busy": ("it is busy", "il est occupé"),
    "why.failing": ("it reports a failure", "il signale une panne"),
    "why.unknown": ("there is no such model", "ce modèle n'existe pas"),
    "why.key": ("it wants another key", "il demande une autre clé"),
    "why.overflow": ("it cannot read so much at once", "il ne peut pas lire autant à la fois"),
    "why.format": ("it does not keep to the form asked for", "il ne respecte pas la forme demandée"),
    "why.broken": (
        "its answer was empty or broke off",
        "sa réponse était vide ou s'est interrompue",
    ),
    "why.missing": ("its file or package is missing", "son fichier ou son paquet manque"),
    "why.refused": ("it refuses", "il refuse"),
    "notice.no_reader": (
        "The trained reader is missing or cannot be opened: answers are chosen less surely.",
        "Le lecteur entraîné manque ou ne peut être ouvert\u00a0: les réponses sont choisies moins sûrement.",
    ),
    **UPLOADS,
}
_LANGUAGE_NAMES: dict[str, tuple[str, str]] = {
    "en": ("English", "anglais"), "fr": ("French", "français"), "de": ("German", "allemand"),
    "es": ("Spanish", "espagnol"),
    "it": ("Italian", "italien"), "pt": ("Portuguese", "portugais"), "nl": ("Dutch", "néerlandais"),
    "ja": ("Japanese", "japonais"),
    "zh": ("Chinese", "chinois"), "ru": ("Russian", "russe"), "ar": ("Arabic", "arabe"),
}  # fmt: skip


def spoken(language: str) -> str:
    """The language the assistant itself speaks to somebody who asks in ``language``: French or English."""
    return "fr" if language == "fr" else "en"


def say(key: str, language: str, **values: object) -> str:
    """The phrase ``key`` in the reader's language, its places filled."""
    return _SAID[key][LANGUAGES.index(spoken(language))].format(**values)


def pattern(key: str) -> re.Pattern[str]:
    """What the phrase ``key`` looks like in either language, whatever stands in its places."""
    return re.compile("|".join(re.sub(r"\\\{\w+\\\}", ".+?", re.escape(phrase)) for phrase in _SAID[key]))


def language_name(code: str, language: str) -> str:
    """The name of language ``code`` for a reader of ``language``; the code itself where we have no name."""
    return _LANGUAGE_NAMES.get(code, (code, code))[LANGUAGES.index(spoken(language))]


_DETERMINERS = frozenset(
    ["the", "a", "an", "his", "her", "their", "le", "la", "les", "un", "une", "des", "son", "sa", "ses"]
)


def uncapitalised(who: str) -> str:
    """A speaker as named inside a sentence: "The mayor" as "the mayor"; names as they are, « Le Maire » among them."""
    first, _, rest = who.partition(" ")
    determiner = first.casefold() in _DETERMINERS and not rest[:1].isupper()
    elided = who[:2].casefold() in {"l'", "l’"} and not who[2:3].isupper()
    return who[0].lower() + who[1:] if determiner or elided else who


def count_of_articles(number: int, language: str) -> str:
    """The count in words, as in "3 articles"."""
    return say("articles.one" if number == 1 else "articles.many", language, n=number)


def day(when: date, language: str) -> str:
    """``when`` in words, with the time where it is known."""
    code = spoken(language)
    if isinstance(when, datetime):
        return format_datetime(
            when, f"{_day_number(when, code)} MMMM y '{'à' if code == 'fr' else 'at'}' HH:mm", locale=code
        )
    return format_date(when, f"{_day_number(when, code)} MMMM y", locale=code)


def _day_number(when: date, code: str) -> str:
    return "d'er'" if code == "fr" and when.day == 1 else "d"


def partial_day(iso: str, language: str) -> str:
    """A date's meaning in words: an ISO prefix (``2025``, ``2025-11``, ``2025-11-04``), a season, two with a stroke."""
    if "/" in iso:
        return " – ".join(partial_day(part, language) for part in iso.split("/"))
    parts = [int(part) for part in iso.split("-")]
    code = spoken(language)
    if len(parts) == 1:
        return iso
    if len(parts) == 2 and parts[1] > 12:
        year = f"{parts[0]}\u2013{parts[0] + 1}" if parts[1] == 24 else iso[:4]
        return say(f"season.{parts[1]}", language, year=year)
    if len(parts) == 2:
        return format_date(date(parts[0], parts[1], 1), "MMMM y", locale=code)
    return format_date(date(*parts), f"EEEE {_day_number(date(*parts), code)} MMMM y", locale=code)


def stretch(first: date | None, last: date | None, language: str) -> str:
    """A time from one day to another in words; None: open on that side."""
    if first is not None and first == last:
        return partial_day(first.isoformat(), language)
    key = "stretch.since" if last is None else "stretch.until" if first is None else "stretch"
    told = {"first": first and day(first, language), "last": last and day(last, language)}
    return say(key, language, **told)


def span(dates: list[date], language: str) -> str:
    """The dates a corpus covers, in brackets; empty where no article has one."""
    days = sorted({date(d.year, d.month, d.day) for d in dates})
    if not days:
        return ""
    if len(days) == 1:
        return say("span.one", language, day=day(days[0], language))
    return say("span.many", language, first=day(days[0], language), last=day(days[-1], language))
