"""Hand-written cases of what language models do to cited sentences, by family."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.support.cited import Cited

_FILE = Path(__file__).resolve().parents[2] / "data" / "support" / "families.txt"
_DAY = date(2025, 9, 11)


@dataclass(frozen=True, slots=True)
class Case:
    """A statement on cited sentences, and whether it must stand."""

    family: str
    cited: tuple[Cited, ...]
    language: str
    statement: str
    stands: bool


def cases() -> Iterator[Case]:
    """The cases of the file in order."""
    family, cited, complete = "", list[Cited](), True
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "#":
            family = rest
        elif mark == "+":
            language, _, text = rest.partition(" ")
            cited = [*([] if complete else cited), Cited(text, language, _DAY)]
            complete = False
        elif mark == "@":
            cited = [Cited(one.text, one.language, one.published, rest) for one in cited]
        else:
            complete = True
            language, _, statement = rest.partition(" ")
            yield Case(family, tuple(cited), language, statement, mark == "yes")
