from __future__ import annotations

from datetime import date

from corpus.article import Article

_HARBOUR = "The harbour opened on Monday. Ships came from the north.\n\nThe harbour cost 12 million."
_BUDGET = "Parliament passed the budget on Tuesday. It spends 1,300 million on schools."
_VACCINE = "Le vaccin sera prêt en juin. L'État paiera 1,3 % du prix."
_STORM = "A storm is expected over the coast. The railway will stop at noon."
ARTICLES = [
    Article("a-port", "The harbour opens", _HARBOUR, date(2025, 3, 3), "Daily Post", language="en"),
    Article("b-budget", "A budget at last", _BUDGET, date(2025, 4, 1), "Daily Post", language="en"),
    Article("c-vaccin", "Un vaccin promis", _VACCINE, date(2025, 5, 9), "Le Matin", language="fr"),
    Article("d-storm", "Storm warning", _STORM, None, None, language="en"),
]


def many_articles(count: int, paragraphs: int = 3) -> list[Article]:
    """Distinct English articles of a few passages each."""
    topics = ("harbour", "budget", "vaccine", "railway", "election", "storm", "museum", "wheat", "satellite", "strike")
    filler = (
        "Officials said the work would take longer than planned, and that nobody should expect results before spring. "
    )
    return [
        Article(
            id=f"n{number:04d}",
            title=f"The {topics[number % 10]} of district {number}",
            text="\n\n".join(
                f"District {number} spoke of its {topics[(number + part) % 10]} again on day {part}. {filler * 7}"
                for part in range(paragraphs)
            ),
            published=date(2025, 1 + number % 12, 1 + number % 28),
            source=("North", "South")[number % 2],
            language="en",
        )
        for number in range(count)
    ]
