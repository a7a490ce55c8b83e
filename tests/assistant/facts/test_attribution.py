from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.attribution import attributed_to

CASES = [
    line.split(" => ")
    for line in (Path(__file__).parent / "attribution.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
BEFORE = [
    ("“It is not enough,” she added.", ["The mayor, Ann Lee, welcomed the plan.", "It costs 3 million."], "Ann Lee"),
    ("« C'est peu », a-t-elle lancé.", ["La maire, Helen Ash, a signé la charte."], "Helen Ash"),
    ("“We were never told.”", ["“It is late,” said Ann Lee."], "Ann Lee"),
    ("It will open, she said.", ["It cracked, according to the deputy, Cora Del."], "the deputy, Cora Del"),
    ("He said no.", ["Mme Roche a parlé.", "M. Petit a refusé."], "M. Petit"),
    ("« Non », a-t-elle dit.", ["Mme Roche est là.", "M. Petit est venu."], "Mme Roche"),
    ("He said no.", ["Paul Roe met Karl Smith."], None),
    ("The bridge cost 3 million.", ["“It is late,” said Ann Lee."], None),
]


@pytest.mark.parametrize(("text", "who"), CASES)
def test_the_speaker_is_named_as_the_sentence_names_it(text: str, who: str) -> None:
    assert (attributed_to(text) or "-") == who


@pytest.mark.parametrize(("text", "before", "who"), BEFORE)
def test_a_pronoun_means_who_spoke_or_was_named_before(text: str, before: list[str], who: str | None) -> None:
    assert attributed_to(text, before) == who


@given(st.text())
def test_any_text_has_a_speaker_of_its_own_words_or_none(text: str) -> None:
    who = attributed_to(text)
    assert who is None or who in text
