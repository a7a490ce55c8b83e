"""The benchmark of many users, for a few seconds with a few: everyone gets their own answer and nothing breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.fakes import seaside_corpus
from tests.benchmarks import load


@pytest.mark.slow
def test_five_users_get_their_own_answers_at_the_same_time(tmp_path: Path) -> None:
    subjects = ["cranes", "people", "euros for a quay", "metres", "years of renovation", "lighthouses", "harbours"]
    questions = [load.Asked(f"How many {subject} are there?") for subject in subjects]
    questions += [load.Asked("Et en 1993 ?", (("user", "Quand le phare de Kermor a-t-il été construit ?"),))]
    tally = load.run(seaside_corpus(tmp_path), questions, users=5, seconds=10)
    assert tally.errors == []
    assert tally.mixed_up == 0
    assert tally.given_up > 0
    assert sorted(tally.by_user) == [0, 1, 2, 3, 4]
    assert len(tally.waits) == len(tally.answers) >= 20


def test_a_table_tells_waits_and_errors() -> None:
    tally = load.Tally([1.0, 2.0, 3.0], {0: 2, 1: 1}, errors=["refused"], given_up=4, seconds=6.0, resident=(1, 2, 3))
    told = load.table({"a corpus": tally}, users=2)
    assert "| 2 users at once | a corpus |" in told
    assert "| answers, errors, hung up | 3, 1, 4 |" in told
    assert "| wait p50 / p95 / max | 2.0 / 2.9 / 3.0 s |" in told
    assert "| answers a second | 0.5 |" in told
