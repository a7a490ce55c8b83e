"""Every word of the page's own, in French and English side by side, and dates written as people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, Literal

from assistant import phrases
from assistant.page.collection.words import CORPUS_WORDS
from assistant.page.history_words import HISTORY_WORDS

Language = Literal["fr", "en"]

_CHOSEN = re.compile(r"(?:^|;\s*)attest_language=(fr|en)(?:;|$)")

WORDS: Final[dict[str, dict[Language, str]]] = {
    "tagline": {
        "fr": "Des réponses que les articles prouvent, mot pour mot.",
        "en": "Answers the articles prove, word for word.",
    },
    "welcome": {"fr": "Que voulez-vous savoir\N{NO-BREAK SPACE}?", "en": "What would you like to know?"},
    "welcome_more": {
        "fr": "Chaque réponse cite les phrases exactes des articles. Si les articles ne le disent pas, Attest le dit.",
        "en": "Every answer quotes the exact sentences of the articles. Where the articles do not say, Attest says so.",
    },
    "placeholder": {"fr": "Votre question…", "en": "Your question…"},
    "question": {"fr": "Votre question", "en": "Your question"},
    "send": {"fr": "Demander", "en": "Ask"},
    "stop": {"fr": "Arrêter", "en": "Stop"},
    "clear": {"fr": "Nouvelle conversation", "en": "New conversation"},
    "sources": {"fr": "Sources", "en": "Sources"},
    "sources_empty": {
        "fr": "Les citations de la réponse paraîtront ici. Un clic sur un numéro ouvre l’article à la phrase citée.",
        "en": "The quotes behind an answer appear here. Click a number to open the article at the quoted sentence.",
    },
    "shelf": {"fr": "Dans le corpus", "en": "In the corpus"},
    "read": {"fr": "Lire l’article", "en": "Read the article"},
    "articles_view": {"fr": "Articles", "en": "Articles"},
    "more_articles": {"fr": "… et {n} de plus", "en": "… and {n} more"},
    "no_sources": {"fr": "Cette réponse ne cite aucun article.", "en": "This answer quotes no article."},
    "conversation": {"fr": "Conversation", "en": "Conversation"},
    "source": {"fr": "Source", "en": "Source"},
    "open": {"fr": "Voir dans l’article", "en": "Show in the article"},
    "back": {"fr": "Retour", "en": "Back"},
    "back_to_answer": {"fr": "Retour à la réponse", "en": "Back to the answer"},
    "previous": {"fr": "Citation précédente", "en": "Previous quote"},
    "next": {"fr": "Citation suivante", "en": "Next quote"},
    "of": {"fr": "sur", "en": "of"},
    "opening": {"fr": "Ouverture de l’article…", "en": "Opening the article…"},
    "unread": {"fr": "L’article n’a pas pu être ouvert.", "en": "The article could not be opened."},
    "peek_click": {"fr": "Cliquer pour lire dans l’article", "en": "Click to read it in the article"},
    "peek_tap": {"fr": "Lire dans l’article", "en": "Read it in the article"},
    "original": {"fr": "Page d’origine", "en": "Original page"},
    "attributed": {"fr": "Propos attribués à", "en": "Attributed to"},
    "nearest": {"fr": "Passages les plus proches", "en": "Closest passages"},
    "nearest_more": {
        "fr": "Ils ne répondent pas à la question.",
        "en": "They do not answer the question.",
    },
    "version": {"fr": "Version", "en": "Version"},
    "searching": {"fr": "Lecture des articles…", "en": "Reading the articles…"},
    "stopped": {"fr": "Réponse interrompue.", "en": "Answer stopped."},
    "apology": {
        "fr": "Désolé, une erreur inattendue a empêché la réponse. La question peut être posée de nouveau.",
        "en": "Sorry, an unexpected error prevented the answer. The question can be asked again.",
    },
    "queue_full": {
        "fr": "Trop de questions attendent en ce moment. La question peut être posée de nouveau dans un instant.",
        "en": "Too many questions are waiting just now. The question can be asked again in a moment.",
    },
    "answered": {"fr": "D’après les articles", "en": "From the articles"},
    "conflict": {"fr": "Réponses divergentes", "en": "Different answers"},
    "not_found": {"fr": "Pas dans les articles", "en": "Not in the articles"},
    "error": {"fr": "Question non traitée", "en": "Question not answered"},
    "gone": {
        "fr": "Cet article n’est plus dans le corpus.",
        "en": "This article is no longer in the corpus.",
    },
    "engine": {"fr": "Réponses", "en": "Answers"},
    "quotes_only": {"fr": "citations seules", "en": "quotes alone"},
    "unreachable": {"fr": "injoignable", "en": "cannot be reached"},
    "examples_fr": {"fr": "En français", "en": "In French"},
    "examples_en": {"fr": "En anglais", "en": "In English"},
    "copy": {"fr": "Copier", "en": "Copy"},
    "copy_markdown": {"fr": "Copier en Markdown", "en": "Copy as Markdown"},
    "markdown": {"fr": "Markdown", "en": "Markdown"},
    "retry": {"fr": "Redemander", "en": "Ask again"},
    "edit": {"fr": "Modifier", "en": "Edit"},
    "editing": {
        "fr": "La question modifiée remplacera la précédente.",
        "en": "The edited question will replace the last one.",
    },
    "keep": {"fr": "Ne pas modifier", "en": "Keep it as it was"},
    "latest": {"fr": "Dernière version", "en": "Latest"},
    "earlier": {"fr": "Auparavant", "en": "Earlier"},
    "suggestions": {"fr": "Questions pour continuer", "en": "Questions to go on with"},
    "dark": {"fr": "Mode sombre", "en": "Dark mode"},
    "indexing": {
        "fr": "Lecture des articles\N{NO-BREAK SPACE}: {done} sur {total}. Les questions trouvent déjà ce qui est lu.",
        "en": "Reading the articles: {done} of {total}. Questions already find what has been read.",
    },
    "indexing_begins": {"fr": "Les articles sont en cours de lecture…", "en": "The articles are being read…"},
    "indexing_failed": {
        "fr": "La lecture des articles s’est arrêtée\N{NO-BREAK SPACE}: {reason}",
        "en": "Reading the articles has stopped: {reason}",
    },
    "copied": {"fr": "Copié", "en": "Copied"},
    **HISTORY_WORDS,
    **CORPUS_WORDS,
}


def word(key: str, language: Language) -> str:
    """The word or sentence for ``key``."""
    return WORDS[key][language]


def translations() -> dict[str, dict[str, str]]:
    """The words by language, as gradio wants them."""
    return {language: {key: both[language] for key, both in WORDS.items()} for language in ("fr", "en")}


def page_language(cookies: str | None, accepted: str | None) -> Language:
    """The language chosen by the page's switch, which leaves a cookie, else the browser's own."""
    chosen = _CHOSEN.search(cookies or "")
    if chosen is None:
        return interface_language(accepted)
    return "fr" if chosen[1] == "fr" else "en"


def interface_language(accepted: str | None) -> Language:
    """French where the browser's first French or English wish (its Accept-Language header) is French, else English."""
    wishes = []
    for place, wish in enumerate((accepted or "").split(",")):
        tag, _, quality = wish.strip().partition(";q=")
        try:
            wishes.append((-float(quality or 1), place, tag[:2].lower()))
        except ValueError:
            continue
    for _, _, tag in sorted(wishes):
        if tag == "fr":
            return "fr"
        if tag == "en":
            return "en"
    return "en"


def written_date(published: str | None, language: Language) -> str:
    """An ISO date, with or without a time, in words; "" for None, and as it is where it is no ISO date."""
    try:
        timed = len(published or "") > len("2025-12-26")
        when = datetime.fromisoformat(published or "") if timed else date.fromisoformat(published or "")
    except ValueError:
        return published or ""
    return phrases.day(when, language)


def holdings(days: Sequence[date | None], language: Language) -> str:
    """What the corpus holds, from the publication dates of its articles: « 3 articles (du … au …) »."""
    known = [day for day in days if day is not None]
    return phrases.count_of_articles(len(days), language) + phrases.span(known, language)


def written_seconds(milliseconds: float, language: Language) -> str:
    """« 0,11 s » or "0.11 s"."""
    text = f"{milliseconds / 1000:.2f}" if milliseconds >= 10 else "< 0.01"
    return (text.replace(".", ",") if language == "fr" else text) + "\N{NO-BREAK SPACE}s"
