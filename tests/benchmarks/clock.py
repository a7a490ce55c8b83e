"""Measures the article's clock beside the library `dateparser` on the table tests/data/clock.tsv.

    python -m tests.benchmarks.clock            (pip install dateparser, which the program itself does not need)

The library is given the phrase alone, its language and the day of publication, and is right where its day lies in the
stretch expected: more than it could know from a sentence. Its search of the whole sentence is measured too.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from assistant.facts.clock import relative_dates
from assistant.facts.period import period

Row = dict[str, str]
TABLE = Path(__file__).parents[1] / "data" / "clock.tsv"


def main() -> None:
    import dateparser
    import dateparser.search

    def parsed(row: Row, prefer: str) -> bool:
        base = datetime.fromisoformat(row["published"])
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": prefer}
        found = dateparser.parse(row["phrase"], languages=[row["language"]], settings=settings)
        return _fits(found.date() if found else None, row["expected"])

    def searched(row: Row) -> bool:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(row["published"])}
        found = dateparser.search.search_dates(row["sentence"], languages=[row["language"]], settings=settings) or []
        days = [when.date() for words, when in found if words in row["phrase"] or row["phrase"] in words]
        return _fits(days[0] if days else None, row["expected"])

    rows = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    _report("the article's clock", rows, _ours)
    for prefer in ("past", "future", "current_period"):
        _report(f"dateparser, phrase, {prefer}", rows, lambda row, prefer=prefer: parsed(row, prefer))
    _report("dateparser, sentence", rows, searched)


def _ours(row: Row) -> bool:
    start = row["sentence"].index(row["phrase"])
    end = start + len(row["phrase"])
    found = relative_dates(row["sentence"], date.fromisoformat(row["published"]), row["language"])
    meanings = [str(value.meaning[0]) for value in found if value.start < end and start < value.end]
    return meanings == ([] if row["expected"] == "open" else [row["expected"]])


def _fits(day: date | None, expected: str) -> bool:
    if day is None or expected == "open":
        return day is None and expected == "open"
    covered = period(expected)
    return covered is not None and (covered.start or day) <= day <= (covered.end or day)


def _report(name: str, rows: list[Row], right: Callable[[Row], bool]) -> None:
    right(rows[0])  # what is loaded once
    started = time.perf_counter()
    verdicts = [(row, right(row)) for row in rows]
    each = (time.perf_counter() - started) / len(rows) * 1000
    shares = []
    for language in ("en", "fr"):
        own = [verdict for row, verdict in verdicts if row["language"] == language]
        shares.append(f"{language} {sum(own)}/{len(own)}")
    opened = [verdict for row, verdict in verdicts if row["expected"] == "open"]
    total = sum(verdict for _, verdict in verdicts)
    print(
        f"{name:36} {total}/{len(rows)} = {total / len(rows):.1%}  {'  '.join(shares)}  left open {sum(opened)}/"
        f"{len(opened)}  {each:.2f} ms"
    )


if __name__ == "__main__":
    main()
