from __future__ import annotations

from datetime import date

import pytest

from assistant.asked_anew import of_any_week
from assistant.question import understand

TODAY = date(2025, 11, 21)  # a Friday


@pytest.mark.parametrize(
    ("question", "weekday"),
    [
        ("What share of the buses ran on Friday?", 4),
        ("Combien de bus roulaient mardi ?", 1),
        ("What share of the buses ran last Friday?", None),
        ("Combien de bus roulaient mardi dernier ?", None),
        ("How many buses ran on Friday 3 May 2024?", None),
        ("How many buses ran in May?", None),
        ("Which buses ran on Monday and on Friday?", None),
    ],
)
def test_only_a_weekday_that_says_no_more_may_be_of_any_week(question: str, weekday: int | None) -> None:
    asked = of_any_week(understand(question, question, "en", lambda: TODAY))
    assert (asked and asked[1]) == weekday
    assert asked is None or asked[0].time is None
