from __future__ import annotations

import pytest

from assistant.evidence import Seen, candidates
from assistant.measure import measure
from assistant.point import pointed
from tests.assistant.one_hot import article, passage, query, word_vectors

BOTH = "The bridge cost 3 million euros, while the quay cost 45 million euros."
CASES = [
    ("How much does the quay cost?", BOTH, "45 million euros"),
    ("How much does the bridge cost?", BOTH, "3 million euros"),
    ("How much did it cost in dollars?", "It cost 45 million euros, or 50 million dollars.", "50 million dollars"),
    ("How much does the quay cost?", "The quay cost 45 million euros.", "45 million euros"),
    ("When will the quay open?", "Shut since June 2024, the quay opens in May 2030.", "May 2030"),
    ("When will the quay open?", "The quay, built in 1931, is to open on 4 May 2030.", "4 May 2030"),
    ("When did the quay open?", "The quay opened on 4 May 2020 and closes in May 2030.", "4 May 2020"),
    ("How much does the quay cost?", "The quay is dear.", None),
    ("How much does the quay cost?", "Quay | 6 million euros | 7 million euros", None),
    ("How much does the quay cost?", "Quay | closed | 7 million euros", "7 million euros"),
]


@pytest.mark.parametrize(("question", "text", "words"), CASES)
def test_the_value_of_the_clause_that_speaks_of_the_question_is_pointed_at(
    question: str, text: str, words: str | None
) -> None:
    asked, of = query(question), article(text)
    found = candidates(asked, [Seen(of, passage(of), 1, 0.5)])
    value = pointed(asked, found[0], measure(asked, found, [0.3], word_vectors), word_vectors)
    assert (value.text if value else None) == words
