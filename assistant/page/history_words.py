"""The words of what readers leave behind: their conversations, their votes, their accounts."""

from __future__ import annotations

from typing import Final, Literal

HISTORY_WORDS: Final[dict[str, dict[Literal["fr", "en"], str]]] = {
    "history": {"fr": "Historique", "en": "History"},
    "history_title": {"fr": "Conversations", "en": "Conversations"},
    "history_close": {"fr": "Fermer l’historique", "en": "Close the history"},
    "history_none": {
        "fr": "Les conversations paraîtront ici après la première réponse.",
        "en": "Conversations appear here after the first answer.",
    },
    "history_browser": {
        "fr": "Gardées dans ce navigateur seulement. Les plus anciennes cèdent la place quand il en est plein.",
        "en": "Kept in this browser only. The oldest make room once it is full.",
    },
    "history_account": {"fr": "Gardées dans votre compte.", "en": "Kept in your account."},
    "history_import": {"fr": "Importer un fichier JSON", "en": "Import a JSON file"},
    "history_more": {"fr": "Actions", "en": "Actions"},
    "history_rename": {"fr": "Renommer", "en": "Rename"},
    "history_name": {"fr": "Nouveau titre", "en": "New title"},
    "history_save": {"fr": "Valider", "en": "Save"},
    "history_export": {"fr": "Exporter en {format}", "en": "Export as {format}"},
    "history_delete": {"fr": "Supprimer", "en": "Delete"},
    "history_deleted": {"fr": "Supprimée\N{NO-BREAK SPACE}: {title}", "en": "Deleted: {title}"},
    "history_undo": {"fr": "Annuler", "en": "Undo"},
    "history_untitled": {"fr": "Conversation", "en": "Conversation"},
    "history_question": {"fr": "{n} question", "en": "{n} question"},
    "history_questions": {"fr": "{n} questions", "en": "{n} questions"},
    "history_gone": {
        "fr": "Cette conversation n’est pas ici\N{NO-BREAK SPACE}: elle a été supprimée, ou gardée ailleurs.",
        "en": "This conversation is not here: it was deleted, or is kept elsewhere.",
    },
    "history_damaged": {
        "fr": "Cette conversation est abîmée et ne peut pas être ouverte.",
        "en": "This conversation is damaged and cannot be opened.",
    },
    "history_dropped": {
        "fr": "Une conversation abîmée a été retirée de la liste.",
        "en": "A damaged conversation was taken off the list.",
    },
    "history_large": {
        "fr": "Ce fichier est trop grand pour être une conversation.",
        "en": "This file is too large to be a conversation.",
    },
    "history_unkept": {
        "fr": "La dernière réponse n’a pas pu être gardée dans l’historique\N{NO-BREAK SPACE}; "
        "une nouvelle conversation le sera.",
        "en": "The last answer could not be kept in the history; a new conversation can be.",
    },
    "history_failed": {
        "fr": "Cela n’a pas pu être fait. Le serveur répond-il encore\N{NARROW NO-BREAK SPACE}?",
        "en": "This could not be done. Does the server still answer?",
    },
    "outdated": {
        "fr": "Un article cité ici a changé ou quitté le corpus depuis cette réponse.",
        "en": "An article quoted here has changed or left the corpus since this answer.",
    },
    "votes": {"fr": "Votre avis sur cette réponse", "en": "What you think of this answer"},
    "vote_up": {"fr": "Bonne réponse", "en": "Good answer"},
    "vote_down": {"fr": "Mauvaise réponse", "en": "Bad answer"},
    "vote_comment": {
        "fr": "Qu’est-ce qui est juste, faux ou manque\N{NARROW NO-BREAK SPACE}? (facultatif)",
        "en": "What is right, wrong or missing? (optional)",
    },
    "vote_send": {"fr": "Envoyer", "en": "Send"},
    "vote_close": {"fr": "Fermer", "en": "Close"},
    "vote_thanks": {"fr": "Merci, c’est noté.", "en": "Thank you, noted."},
    "vote_taken_back": {"fr": "Avis retiré.", "en": "Taken back."},
    "vote_unkept": {"fr": "L’avis n’a pas pu être gardé.", "en": "This could not be kept."},
    "log_out": {"fr": "Se déconnecter", "en": "Log out"},
}
