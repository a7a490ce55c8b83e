from __future__ import annotations

import numpy as np
import pytest

from assistant.evidence import Seen, candidates
from assistant.judge import SIGNS, answerable, judge, signs, weights
from assistant.measure import NAMES, measure
from tests.assistant.one_hot import article, passage, query, word_vectors

ASKED = query("How many cranes does the harbour have?")
OF = article("The harbour opened in 1931. The harbour has 12 cranes.")


def test_the_shipped_weights_name_every_feature() -> None:
    assert weights(False).rank.shape == (len(NAMES),)
    assert weights(False).answers.shape == (len(SIGNS),)
    assert 0 < weights(False).threshold < 1


def test_the_sentence_with_the_figure_and_the_words_comes_first() -> None:
    found = candidates(ASKED, [Seen(OF, passage(OF), 1, 0.5)])
    measured = measure(ASKED, found, [0.3, 0.3], word_vectors)
    best, other = judge(found, measured)
    assert best.candidate.text == "The harbour has 12 cranes."
    assert best.relevance + other.relevance == pytest.approx(1.0)
    assert 0 < answerable(measured) < 1
    assert signs(measured, weights(False).rank).shape == (len(SIGNS),)


def test_where_nothing_was_found_nothing_answers() -> None:
    measured = measure(ASKED, [], [], word_vectors)
    assert judge([], measured) == []
    assert answerable(measured) == 0.0
    assert np.isfinite(measured.weights).all()
