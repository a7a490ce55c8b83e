from __future__ import annotations

import pytest

from assistant.evidence import Seen, candidates
from assistant.premise import denied
from tests.assistant.one_hot import article, passage, query, word_vectors

CASES = [
    ("Why did the mayor resign?", "The mayor said that she would not resign.", True),
    ("When will the quay open?", "The quay will not open.", True),
    ("Why did the mayor resign?", "The mayor resigned because of the quay.", False),
    ("Why did the mayor resign?", "The mayor resigned, but the bridge will not open.", False),
    ("Why did the mayor not resign?", "The mayor did not resign because of the vote.", False),
    ("Did the mayor resign?", "The mayor did not resign.", False),
    ("How many cars crossed the quay before it shut?", "No car crosses the quay.", False),
    ("How much does the quay cost?", "The quay will not cost more than 3 million euros.", False),
]


@pytest.mark.parametrize(("question", "text", "is_denied"), CASES)
def test_a_sentence_denies_a_premise_where_it_negates_the_questions_own_word(
    question: str, text: str, is_denied: bool
) -> None:
    asked, of = query(question), article(text)
    found = candidates(asked, [Seen(of, passage(of), 1, 0.5)])
    assert denied(asked, found[0], word_vectors) == is_denied
