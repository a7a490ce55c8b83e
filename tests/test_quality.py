"""Quality cannot slide unseen: the shipped question set, asked of the shipped corpus, keeps these measures."""

import json
from pathlib import Path

import pytest

from assistant.__main__ import main

QUESTIONS = Path(__file__).parent / "data" / "seed" / "questions.jsonl"
THRESHOLDS = {
    "quote_validity": 1.0,
    "hit@5": 1.0,
    "answer_match": 0.70,
    "status_accuracy": 0.75,
    "refusal_f1": 0.48,
    "false_refusal": 0.17,
    "conflict_recall": 0.70,
    "false_conflict": 0.04,
}
"""Measure -> the least value (of measures where lower is better: the most). Raise them when the product gets better."""


@pytest.mark.slow
def test_the_seed_questions_are_answered_as_well_as_before(tmp_path: Path, cache_folder: Path) -> None:
    config = tmp_path / "assistant.toml"
    config.write_text(f"cache = {json.dumps(str(cache_folder))}\n", encoding="utf-8")
    limits = [word for name, value in THRESHOLDS.items() for word in ("--fail-under", f"{name}={value}")]
    places = ["--config", str(config), "--store", str(tmp_path / "store"), "--report", str(tmp_path / "report")]
    assert main(["evaluate", str(QUESTIONS), *places, *limits]) == 0
