"""What the assistant says to people about their accounts, conversations and limits."""

from __future__ import annotations

from typing import Final

PEOPLE: Final[dict[str, tuple[str, str]]] = {
    "conversation": ("Conversation", "Conversation"),
    "export.sources": ("Sources", "Sources"),
    "export.nearest": (
        "Closest passages; they do not answer the question",
        "Passages les plus proches\u00a0; ils ne répondent pas à la question",
    ),
    "export.stopped": ("Answer stopped.", "Réponse interrompue."),
    "filter.only": ("Only: {parts}", "Seulement\u00a0: {parts}"),
    "filter.language": ("in {tongue}", "en {tongue}"),
    "filter.source": ("from {source}", "{of_source}"),
    "limit.question": (
        "You are asking faster than this service allows; please wait {n} s and ask again.",
        "Vous posez vos questions plus vite que ce service ne le permet\u00a0; attendez {n} s, puis recommencez.",
    ),
    "limit.upload": (
        "You are adding articles faster than this service allows; please wait {n} s and try again.",
        "Vous ajoutez des articles plus vite que ce service ne le permet\u00a0; attendez {n} s, puis recommencez.",
    ),
    "limit.vote": (
        "You are rating faster than this service allows; please wait {n} s and try again.",
        "Vous donnez vos avis plus vite que ce service ne le permet\u00a0; attendez {n} s, puis recommencez.",
    ),
    "login.title": ("Log in", "Connexion"),
    "login.name": ("Name", "Nom"),
    "login.password": ("Password", "Mot de passe"),
    "login.send": ("Log in", "Se connecter"),
    "login.wrong": (
        "This name and this password do not belong together.",
        "Ce nom et ce mot de passe ne vont pas ensemble.",
    ),
    "login.wait": (
        "Too many attempts. Please wait {n} s and try again.",
        "Trop d'essais. Attendez {n} s, puis recommencez.",
    ),
    "login.needed": ("Please log in first.", "Connectez-vous d'abord."),
    "login.elsewhere": (
        "This form was sent from another site. Open the page itself and log in there.",
        "Ce formulaire vient d'un autre site. Ouvrez la page elle-même pour vous connecter.",
    ),
    "login.left": ("You are logged out.", "Vous êtes déconnecté."),
}
"""English and French, as in the package itself."""
