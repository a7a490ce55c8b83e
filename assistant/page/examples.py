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
        "Combien pour les terres rares ?",
        "De combien le Japon augmente-t-il le financement de l’IA et des puces ?",
        "Résumez l’article",
    ),
    "en": (
        "How much was earmarked for Rapidus?",
        "Which powers is Japan competing with?",
        "Who runs Rapidus?",
    ),
}
