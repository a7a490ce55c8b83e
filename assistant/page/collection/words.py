"""The words of the corpus view, in French and English side by side."""

from __future__ import annotations

from typing import Final, Literal

CORPUS_WORDS: Final[dict[str, dict[Literal["fr", "en"], str]]] = {
    "views": {"fr": "Volet", "en": "Panel"},
    "corpus_view": {"fr": "Corpus", "en": "Corpus"},
    "titles": {"fr": "Articles", "en": "Articles"},
    "find_titles": {"fr": "Chercher dans les titres", "en": "Search in titles"},
    "some_of_all": {"fr": "{articles} sur {n}", "en": "{n} of {articles}"},
    "no_titles": {"fr": "Aucun titre ne contient ces mots.", "en": "No title has these words."},
    "no_fit": {"fr": "Aucun article ne correspond aux filtres.", "en": "No article fits the filters."},
    "no_articles": {"fr": "Il n’y a pas encore d’article.", "en": "There is no article yet."},
    "more_titles": {"fr": "Afficher {n} de plus", "en": "Show {n} more"},
    "unsourced": {"fr": "Sans source", "en": "Without a source"},
    "order": {"fr": "Ordre des titres", "en": "Order of the titles"},
    "by_date": {"fr": "Par date", "en": "By date"},
    "by_source": {"fr": "Par source", "en": "By source"},
    "undated": {"fr": "Sans date", "en": "Without a date"},
    "filters": {"fr": "Filtres", "en": "Filters"},
    "filters_more": {
        "fr": "La prochaine question ne portera que sur ces articles.",
        "en": "The next question is asked of these articles only.",
    },
    "filter_after": {"fr": "Du", "en": "From"},
    "filter_until": {"fr": "Au", "en": "To"},
    "filter_source": {"fr": "Source", "en": "Source"},
    "filter_language": {"fr": "Langue", "en": "Language"},
    "every_source": {"fr": "Toutes ({n})", "en": "All ({n})"},
    "every_language": {"fr": "Toutes", "en": "All"},
    "clear_filters": {"fr": "Effacer les filtres", "en": "Clear filters"},
    "choose_filters": {"fr": "Filtrer les articles", "en": "Filter the articles"},
    "change_filters": {"fr": "Modifier", "en": "Change"},
    "filter_reversed": {
        "fr": "La première date vient après la dernière\N{NO-BREAK SPACE}: aucun article ne peut convenir.",
        "en": "The first date comes after the last one: no article can fit.",
    },
    "filter_nothing": {
        "fr": "Aucun article ne convient\N{NO-BREAK SPACE}: la question resterait sans réponse.",
        "en": "No article fits: the question would find no answer.",
    },
    "filter_bad": {"fr": "Ces filtres ne peuvent être lus.", "en": "These filters cannot be read."},
    "mine": {"fr": "Ajoutés par vous", "en": "Added by you"},
    "remove": {"fr": "Retirer", "en": "Remove"},
    "removed": {"fr": "Retiré\N{NO-BREAK SPACE}: {title}", "en": "Removed: {title}"},
    "undo": {"fr": "Annuler", "en": "Undo"},
    "add": {"fr": "Ajouter des articles", "en": "Add articles"},
    "choose_files": {"fr": "Choisir des fichiers", "en": "Choose files"},
    "drop_files": {"fr": "ou les déposer ici", "en": "or drop them here"},
    "limits": {
        "fr": "{endings}. Jusqu’à {megabytes}\N{NO-BREAK SPACE}Mo par fichier, {files} fichiers à la fois, "
        "{articles} articles en tout.",
        "en": "{endings}. Up to {megabytes} MB a file, {files} files at once, {articles} articles in all.",
    },
    "paste": {"fr": "Coller un texte", "en": "Paste a text"},
    "paste_title": {"fr": "Titre", "en": "Title"},
    "paste_date": {"fr": "Date de publication", "en": "Date of publication"},
    "paste_source": {"fr": "Source", "en": "Source"},
    "paste_text": {"fr": "Texte", "en": "Text"},
    "optional": {"fr": "facultatif", "en": "optional"},
    "paste_add": {"fr": "Ajouter", "en": "Add"},
    "sending": {"fr": "Envoi…", "en": "Sending…"},
    "reading_file": {"fr": "Lecture…", "en": "Reading…"},
    "unsent": {
        "fr": "L’envoi n’a pas abouti. Le fichier peut être envoyé de nouveau.",
        "en": "It could not be sent. The file can be sent again.",
    },
    "undone": {"fr": "Cela n’a pas abouti. Vous pouvez réessayer.", "en": "That did not work. You can try again."},
    "unseen_corpus": {"fr": "Le corpus n’a pas pu être lu.", "en": "The corpus could not be read."},
    "adding_public": {
        "fr": "L’ajout d’articles est fermé\N{NO-BREAK SPACE}: ce serveur est ouvert à tous. Son exploitant "
        "peut l’ouvrir en créant des comptes (--auth).",
        "en": "No articles can be added: everybody can reach this server. Its operator can allow it "
        "by giving readers accounts (--auth).",
    },
}
