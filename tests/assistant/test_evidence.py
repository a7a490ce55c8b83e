from __future__ import annotations

import numpy as np

from assistant.evidence import SHORT, Seen, candidates, shortlist
from assistant.measure import NAMES, measure
from tests.assistant.one_hot import article, passage, query, word_vectors

HARBOUR = article("The harbour opened in 1931. It has 12 cranes.")


def test_every_sentence_is_a_candidate_with_what_stands_before_it() -> None:
    found = candidates(query("How many cranes does the harbour have?"), [Seen(HARBOUR, passage(HARBOUR), 1, 0.5)])
    assert [c.text for c in found] == ["The harbour opened in 1931.", "It has 12 cranes."]
    assert [[v.text for v in c.values] for c in found] == [[], ["12"]]
    assert "The harbour opened in 1931." in found[1].context


def test_a_sentence_is_measured_by_its_words_and_by_its_context() -> None:
    asked = query("How many cranes does the harbour have?")
    found = candidates(asked, [Seen(HARBOUR, passage(HARBOUR), 1, 0.5)])
    measured = measure(asked, found, [0.2, 0.3], word_vectors)
    assert [term.text for term in measured.terms] == ["cranes", "harbour"]
    assert measured.said[:, 1].tolist() == [1.0, 0.0]
    assert np.allclose(measured.covered[:, 1], [1.0, 0.9])
    assert measured.features.shape == (2, len(NAMES))
    assert abs(float(measured.weights.sum()) - 1.0) < 1e-6


def test_the_short_list_keeps_the_likeliest_in_their_order() -> None:
    long = article(" ".join(f"Sentence {place} is here." for place in range(SHORT + 10)))
    found = candidates(query("Why?"), [Seen(long, passage(long), 1, 0.5)])
    cosines = [place / 100 for place in range(len(found))]
    assert shortlist(query("Why?"), found, cosines) == list(range(10, SHORT + 10))
