"""Six short articles on a plant that closes and a pool that opens, in two languages, over ten months."""

from __future__ import annotations

from pathlib import Path

ARTICLES = {
    "announced": (
        "Vaudry plant to close",
        "2025-03-04",
        "The Morning Ledger",
        "The Corvane group will close its Vaudry plant in September, the chief executive, Martin Ellery, said on "
        "Tuesday. The plant employs 420 people.\n\n"
        "The closure will cost 14 million euros. No compulsory redundancies are planned, Mr Ellery said.\n\n"
        '"This is a betrayal," said Lucie Armand, who represents the union at the plant. She said that the plant was '
        "profitable.",
    ),
    "blocked": (
        "Vaudry : les salariés bloquent l'usine",
        "2025-04-11",
        "Le Matin Bleu",
        "Les salariés de l'usine Corvane de Vaudry ont bloqué jeudi l'entrée du site. Selon la préfecture, 150 "
        "personnes "
        "ont participé au blocage ; le syndicat Force Métal en a compté 300.\n\n"
        "« Nous ne lâcherons rien », a déclaré Lucie Armand, déléguée de Force Métal.\n\n"
        "Le tribunal de Vaudry a rejeté la demande du syndicat le 8 avril.",
    ),
    "closed": (
        "Corvane shuts Vaudry factory",
        "2025-09-30",
        "The Morning Ledger",
        "Corvane closed its Vaudry plant on Tuesday after 61 years. The last 380 workers left the site at noon.\n\n"
        "Germany, Spain and Poland offered to take over some of the machines. The regional council bought the "
        "land for "
        "2.3 million euros. Prices in the town have fallen since the announcement.\n\n"
        "Martin Ellery did not attend the ceremony.",
    ),
    "election": (
        "Mirelle wins mayoral race",
        "2025-06-16",
        "The Morning Ledger",
        "Jeanne Mirelle won the mayoral election in Vaudry on Sunday with 53% of the vote. She defeated Paul "
        "Ostrand, the "
        "outgoing mayor, who had held the office since 2014.\n\nTurnout was 47%.",
    ),
    "works": (
        "La piscine de Vaudry rouvrira en janvier",
        "2025-11-20",
        "Le Matin Bleu",
        "La piscine municipale de Vaudry rouvrira le 12 janvier, a annoncé mercredi la maire, Jeanne Mirelle. "
        "Les travaux "
        "ont coûté 3,1 millions d'euros.\n\nLe prix d'entrée n'augmentera pas. La Pologne n'a pas souhaité "
        "commenter.",
    ),
    "opened": (
        "Pool opens at last",
        "2026-01-12",
        "The Harbour News",
        "The municipal swimming pool in Vaudry reopened on Monday. Some 900 people swam on the first day, the "
        "town hall "
        "said.",
    ),
}


def written(folder: Path) -> Path:
    """The articles as files below ``folder``."""
    corpus = folder / "articles"
    corpus.mkdir()
    for name, (title, day, source, text) in ARTICLES.items():
        front = f'---\ntitle: "{title}"\ndate: {day}\nsource: {source}\n---\n'
        (corpus / f"{name}.md").write_text(f"{front}{text}\n", encoding="utf-8")
    return corpus
