from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.attribution import attributed_to, speakers

CASES = [
    ("According to the police, 1,300 people marched.", "the police"),
    ("Selon M. Dupont, il pleut.", "M. Dupont"),
    ("It grew, according to the U.S. Treasury, by 3%.", "the U.S. Treasury"),
    ("D’après l'Insee, le chômage baisse.", "l'Insee"),
    ("On Monday the company said it would close.", "the company"),
    ("Ana Silva has also said no.", "Ana Silva"),
    ("« Il pleut », a déclaré Marie Dupont.", "Marie Dupont"),
    ("“It rains,” said John Smith.", "John Smith"),
    ("The unions, which counted 4,000, said no.", "The unions"),
    ("Le Premier ministre, Jean Castex, a annoncé un plan.", "Le Premier ministre"),
    ("It has 12 cranes.", None),
    ("He said no.", None),
    ("Selon lui, il pleut.", None),
    ("It is estimated at 3 million.", None),
    ("Pour la première fois, il pleut.", None),
    ("Les ports comptent 12 grues.", None),
]


@pytest.mark.parametrize(("text", "who"), CASES)
def test_the_speaker_is_named_as_the_sentence_names_it(text: str, who: str | None) -> None:
    assert attributed_to(text) == who


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 300 manifestants selon la police, 4 000 selon les syndicats.", 2),
        ("Police said 1,300 while unions said 4,000.", 2),
        ("La préfecture a compté 8 500 manifestants.", 1),
        ("According to the police and again according to the police.", 1),
        ("It rained.", 0),
    ],
)
def test_different_sources_are_counted_once_each(text: str, number: int) -> None:
    assert speakers(text) == number


@given(st.text())
def test_any_text_has_a_speaker_of_its_own_words_or_none(text: str) -> None:
    who = attributed_to(text)
    assert who is None or who in text
