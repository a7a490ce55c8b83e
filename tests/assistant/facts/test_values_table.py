from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.asked import read

TABLE = Path(__file__).with_name("values.txt")
ROWS = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
BOUNDS = {"~": "about", ">=": "least", "<=": "most"}
FIGURES = ("money", "percent", "points", "factor", "fraction", "number", "ordinal", "measure", "time", "duration")


def expected(row: str) -> tuple[str, str, list[tuple[int, str, str, tuple[object, ...], str | None]]]:
    """The row's language and text, and where each value stands, its words, kind, meaning and bound."""
    language, marked, meanings = (part.strip() for part in row.split("|"))
    text, found = "", []
    for piece in re.split(r"(\[[^\]]*\])", marked):
        if piece.startswith("["):
            found.append((len(text), piece[1:-1]))
        text += piece.strip("[]") if piece.startswith("[") else piece
    said = [part.split() for part in meanings.split(";") if part.strip()]
    return language, text, [meant(*place, words) for place, words in zip(found, said, strict=True)]


def meant(start: int, words: str, said: list[str]) -> tuple[int, str, str, tuple[object, ...], str | None]:
    bound = BOUNDS[said.pop()] if said[-1] in BOUNDS else None
    kind, *parts = said
    meaning: list[object] = []
    for part in parts:
        low, dots, high = part.partition("..")
        if kind == "time" or not re.fullmatch(r"-?[\d.]+(e-?\d+)?", low):
            meaning.append(part)
        else:
            meaning += [float(low), float(high)] if dots else [float(low)]
    return start, words, kind, tuple(meaning), bound


@pytest.mark.parametrize("row", ROWS)
def test_each_figure_is_read_where_it_stands(row: str) -> None:
    language, text, wanted = expected(row)
    found = [v for v in read(text, language, None) if v.kind in FIGURES]
    assert [(v.start, v.text, v.kind, v.meaning, v.bound) for v in found] == wanted


def test_the_table_is_large_and_in_both_languages() -> None:
    assert len(ROWS) >= 120
    assert min(sum(row.startswith(language) for row in ROWS) for language in ("en", "fr")) >= 60
