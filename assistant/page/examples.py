"""Questions to begin with: some that suit any corpus, and some about the shipped one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from assistant.page.words import Language

ANY_CORPUS: Final[Mapping[Language, Sequence[str]]] = {
    "fr": ("Quels articles avez-vous ?", "Que savez-vous faire ?", "Résumez l’article le plus récent"),
    "en": ("Which articles do you have?", "What can you do?", "Summarise the latest article"),
}
SHIPPED_CORPUS: Final[Mapping[Language, Sequence[str]]] = {
    "fr": (
        "Combien d’argent public Rapidus a-t-il reçu au total ?",
        "De combien le financement de l’IA augmente-t-il ?",
        "Résumez l’article",
    ),
    "en": (
        "How much was earmarked for Rapidus?",
        "Which powers is Japan competing with?",
        "Who is the prime minister of Japan?",
    ),
}
