from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.places import countries

CASES = [
    ("Japan and China", ["JP", "CN"]), ("le Japon et la Chine", ["JP", "CN"]), ("les États\u2011Unis", ["US"]),
    ("the U.S. and the U.K.", ["US", "GB"]), ("US-China talks", ["US", "CN"]), ("a US-led coalition", ["US"]),
    ("Côte d’Ivoire", ["CI"]), ("la Guinée-Bissau", ["GW"]), ("Hong Kong", ["HK"]), ("l'Égypte", ["EG"]),
    ("Give us more turkey", []), ("Ms Jordan-Smith", []), ("In the Chinese port", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codes"), CASES)
def test_a_country_is_one_in_every_language(text: str, codes: list[str]) -> None:
    assert [value.meaning for value in countries(text)] == [(code,) for code in codes]


@given(
    st.one_of(
        st.text(), st.lists(st.sampled_from(["Indıa", "İran", "-", " ", "US", "Mali", "’", "Chine"])).map("".join)
    )
)
def test_every_country_stands_where_it_says(text: str) -> None:
    for value in countries(text):
        assert text[value.start : value.end] == value.text != ""
