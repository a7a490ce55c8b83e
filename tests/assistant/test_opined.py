"""Who holds an opinion by a sentence's words, and which office a name is not."""

from __future__ import annotations

import pytest

from assistant.shapes.speech import Party, opined
from tests.assistant.one_hot import article, word_vectors


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Les analystes y voient une tentative.", ["Les analystes"]),
        ("La régie évalue la part à 62 % ; le syndicat parle de 85 %.", ["La régie", "le syndicat"]),
        ("The union fears job losses.", ["The union"]),
        ("The harbour opened in 1931.", []),
        ("« Les riverains craignent le bruit » est un slogan.", []),
    ],
)
def test_who_sees_fears_or_counts_is_told(text: str, who: list[str]) -> None:
    assert opined(text) == who


@pytest.mark.parametrize(
    ("party", "language", "words", "spoken", "meant"),
    [
        ("la maire", "fr", "la maire", "fr", True),
        ("les maires", "fr", "la maire", "fr", True),
        ("la maire", "fr", "La mairie", "fr", False),
        ("the union", "en", "L’Union civique", "fr", False),
    ],
)
def test_an_office_is_neither_its_house_nor_a_name_spelled_like_it(
    party: str, language: str, words: str, spoken: str, meant: bool
) -> None:
    assert Party(party, language).is_meant(words, spoken, article("It opened."), word_vectors) is meant
