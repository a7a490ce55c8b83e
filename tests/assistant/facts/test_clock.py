from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from assistant.facts.clock import relative_dates

TABLE = Path(__file__).parents[2] / "data" / "clock.tsv"
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['published']} {row['sentence']}" for row in ROWS])
def test_what_a_phrase_means_on_the_day_its_article_was_published(row: dict[str, str]) -> None:
    start = row["sentence"].index(row["phrase"])
    end = start + len(row["phrase"])
    found = relative_dates(row["sentence"], date.fromisoformat(row["published"]), row["language"])
    meanings = [str(value.meaning[0]) for value in found if value.start < end and start < value.end]
    assert meanings == ([] if row["expected"] == "open" else [row["expected"]])


def test_the_table_is_fair_to_both_languages() -> None:
    assert len(ROWS) >= 120
    assert min(sum(row["language"] == language for row in ROWS) for language in ("en", "fr")) >= 60
