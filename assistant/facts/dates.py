"""Absolute dates in French and English text, as precise as the text is.

A meaning is an ISO prefix (``2025``, ``2025-11``, ``2025-11-04``), a season (``2025-22``, as ISO 8601-2 has it), two
of them with a stroke (``2025-01/2025-03``: from one to the other), or ``--11-04`` where no year is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.facts.time_words import LOWER_CASE_WORDS, MONTH, MONTHS, ORDINAL, ORDINALS, SEASON, SEASONS
from assistant.facts.value import Value, key

_ABSOLUTE = re.compile(
    rf"(?P<iso>\b(?:19|20)\d\d-\d\d-\d\d)\b"
    rf"|\b(?P<d1>\d{{1,2}}|1er)(?:st|nd|rd|th)?[ ](?:of[ ])?(?P<m1>{MONTH})(?:,?[ ](?P<y1>(?:1\d|20)\d\d))?(?!\w)"
    rf"|\b(?P<m2>{MONTH})[ ](?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?[ ](?P<y2>(?:1\d|20)\d\d))?\b"
    rf"|\b(?P<m3>{MONTH})[ ](?:(?:of|de)[ ])?(?P<y3>(?:1\d|20)\d\d)\b"
    r"|\b(?P<d4>\d{1,2})/(?P<m4>\d{1,2})/(?P<y4>(?:19|20)\d\d)\b"
    rf"|(?<!fiscal )\b(?:(?:(?P<nth>{ORDINAL})[ ](?P<part>quarter|half|trimestre|semestre)|(?P<short>[QTHS][1-4]))"
    r"(?:[ ](?:of|de))?|"
    rf"(?P<season>{SEASON})(?:[ ](?:of|de))?)[ ](?P<y7>(?:19|20)\d\d)\b"
    r"|(?<!\d)(?P<decade>(?:1[6-9]|20)\d)0['’]?s\b|\bannées[ ](?P<fdecade>(?:(?:19|20)[ ]?)?\d)0\b"
    r"|(?:(?<![\d.,¥$€£/-])|(?<=\b(?:19|20)\d\d[-/]))\b(?P<y5>(?:19|20)\d\d)\b(?![.,]?\d|[ ]?(?:%|yen|euros?|dollars?"
    r"|milli|bill|people|personnes|km|€))"
    r"|(?:(?<=\bin )|(?<=\ben )|(?<=\bsince )|(?<=\bdepuis )|(?<=\bvers )|(?<=\bfrom ))"
    r"(?P<y6>1[0-8]\d\d)\b(?![.,]?\d|[ ]\w*s\b)",
    re.IGNORECASE,
)


def dates(text: str) -> list[Value]:
    """The absolute dates of ``text`` in order; meaning is (ISO prefix, season or two with a stroke,)."""
    return [
        Value("date", match.start(), match.end(), match.group(), (iso,))
        for match in _ABSOLUTE.finditer(text)
        if (iso := _iso(match)) is not None
    ]


def years(text: str) -> Iterator[str]:
    """The years named in ``text``, in order; a decade names none."""
    for value in dates(text):
        first, _, last = str(value.meaning[0]).partition("/")
        if first[:4].isdigit() and (last or first)[:4] == first[:4]:
            yield first[:4]


def part_of_year(year: int, number: int, months: int) -> str:
    """The ``number``-th stretch of ``months`` months of a year, from 1: quarters with 3, halves with 6."""
    return f"{year:04d}-{(number - 1) * months + 1:02d}/{year:04d}-{number * months:02d}"


def day(year: str | None, month: int, number: int) -> str | None:
    """The day as a date's meaning; None where the calendar has none such."""
    try:
        date(int(year or 2000), month, number)
    except ValueError:
        return None
    return f"{year or '-'}-{month:02d}-{number:02d}"


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if parts["iso"]:
        year, month, number = parts["iso"].split("-")
        return day(year, int(month), int(number))
    if parts["y5"] or parts["y6"]:
        return str(parts["y5"] or parts["y6"])
    if parts["decade"] or parts["fdecade"]:
        return _decade(parts["decade"] or re.sub(r"\D", "", parts["fdecade"]))
    if parts["y7"]:
        return _part(parts)
    return _with_month(parts)


def _with_month(parts: dict[str, str | None]) -> str | None:
    word = parts["m1"] or parts["m2"] or parts["m3"]
    if word in LOWER_CASE_WORDS:
        return None
    if parts["m3"]:
        return f"{parts['y3']}-{MONTHS[key(parts['m3'])]:02d}"
    n = next(n for n in "124" if parts[f"d{n}"])
    number = int(re.sub(r"\D", "", parts[f"d{n}"] or ""))
    month = int(parts["m4"] or 0) if word is None else MONTHS[key(word)]
    if n == "4" and month > 12:
        number, month = month, number  # 12/31/2025: the American order, where the other is impossible
    return day(parts[f"y{n}"], month, number)


def _part(parts: dict[str, str | None]) -> str | None:
    """A quarter, a half or a season of a year."""
    year = int(parts["y7"] or 0)
    if parts["season"]:
        return f"{year:04d}-{SEASONS[key(parts['season'])]}"
    if parts["short"]:
        number, months = int(parts["short"][1]), 3 if parts["short"][0] in "QT" else 6
    else:
        number = ORDINALS[key(parts["nth"] or "")]
        months = 3 if key(parts["part"] or "") in ("quarter", "trimestre") else 6
    if parts["short"] and parts["short"][0].islower():
        return f"{year:04d}"
    return part_of_year(year, number, months) if number * months <= 12 else None


def _decade(tens: str) -> str:
    """« les années 90 » are those of the last century, and so are all from 30 on."""
    whole = tens if len(tens) > 1 else ("19" if int(tens) >= 3 else "20") + tens
    return f"{whole}0/{whole}9"
