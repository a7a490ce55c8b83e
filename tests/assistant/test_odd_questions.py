"""Questions a journalist puts oddly, asked of the shipped article: the answer fits what was asked, or there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant, Config

SHIPPED = Path(__file__).resolve().parents[2] / "corpus" / "articles"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Iterator[Assistant]:
    store = tmp_path_factory.mktemp("odd") / "store"
    with Assistant.open(Config(corpus=SHIPPED, store=store, cache=cache_folder)) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "By how much is Japan raising its AI and chip budget?",
        "How much more will Japan spend on AI?",
        "Did Japan quadruple its AI budget?",
        "De combien le Japon augmente-t-il son budget pour l'IA et les puces ?",
        "Le Japon a-t-il quadruplé son budget IA ?",
    ],
)
def test_an_increase_is_told_as_one_and_every_version_of_it_is_shown(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "conflict"
    assert all(f"**{version}**" in answer.text for version in ("300%", "quadruples", "multiplication par trois"))
    assert "¥" not in answer.text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("By what percentage will consumption rise?", "1.3%"),
        ("De combien la consommation augmentera-t-elle ?", "1.3%"),
        ("How much did capital expenditure rise in the current fiscal year?", "1.9%"),
    ],
)
def test_of_several_figures_in_a_sentence_the_one_asked_for_is_pointed_at(
    assistant: Assistant, question: str, figure: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert f"**{figure}**" in answer.text
