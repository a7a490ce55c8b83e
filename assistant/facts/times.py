"""Times of day in French and English text: "3.12 a.m.", « 15 h 30 », noon. Meaning is (HH:MM,) on a day of 24 hours."""

from __future__ import annotations

import re

from assistant.facts.spelled import pattern, spelled
from assistant.facts.value import Value, key

_HALF_DAY = r"(?P<half>[ap])(?:\.[ ]?m\.?|m\b)"
_NAMED = {"noon": 12, "midday": 12, "midi": 12, "midnight": 0, "minuit": 0}
_TIME = re.compile(
    rf"(?<![\d.,:/])(?P<h1>\d{{1,2}})(?:[:.](?P<m1>\d\d))?[ \u00a0]?(?:{_HALF_DAY})"
    r"|(?<![\d.,:/])(?P<h2>[01]?\d|2[0-4])(?::"
    r"|[ \u00a0\u202f]?h[ \u00a0\u202f]?)(?P<m2>[0-5]\d)(?![\d:])(?![ \u00a0\u202f]?min)"
    r"|(?<![\d.,:/])(?P<h3>[01]?\d|2[0-4])[ \u00a0\u202f]?h(?![\w’'])(?![ \u00a0\u202f]?\d+[ \u00a0\u202f]?min)"
    rf"|\b(?P<half_past>half[ ]past[ ]|quarter[ ]past[ ]|quarter[ ]to[ ])?(?P<h4>\d{{1,2}}"
    rf"|{pattern('en')})[ ]o['’]clock"
    rf"|\b(?P<past>half[ ]past|(?:a[ ])?quarter[ ]past|(?:a[ ])?quarter[ ]to)[ ](?P<h5>\d{{1,2}}|{pattern('en')})\b"
    rf"|(?P<lead>\b(?:à|vers|dès|avant|après|depuis|jusqu['’]à|d['’e]|entre|et|au[ ]lieu[ ]d['’e])[ ]?)"
    rf"(?P<h6>\d{{1,2}}|{pattern('fr')})[ \u00a0]heures?\b"
    r"(?:[ ](?P<m6>\d\d|et[ ]demie|et[ ]quart|trente|quinze)\b)?(?P<of>[ ]du[ ](?:matin|soir)|[ ]de[ ]l['’]après-midi)?"
    r"(?P<to>[ ]à[ ]\w+[ ]heures?[ ]du[ ](?:matin|soir))?(?![ ](?:de[ ](?!à)|d['’]|par[ ]))"
    rf"|\b(?P<named>{'|'.join(_NAMED)})\b",
    re.IGNORECASE,
)
_MINUTES = {"et demie": 30, "et quart": 15, "trente": 30, "quinze": 15}
_SURE_LEADS = ("à", "vers", "dès", "avant", "après", "jusqu'à", "jusqu’à")


def times(text: str) -> list[Value]:
    """The times of day of ``text`` in order; « trois heures » without « à » or « du matin » is a duration, no time."""
    found = []
    pos = 0
    while match := _TIME.search(text, pos):
        pos = match.end("of") if match["to"] and match["of"] else match.start("to") if match["to"] else match.end()
        start = match.end("lead") if match["lead"] else match.start()
        meaning = _meaning(match)
        if meaning is not None:
            found.append(Value("time", start, pos, text[start:pos], (meaning,)))
    return found


def _meaning(match: re.Match[str]) -> str | None:
    if match["named"]:
        return f"{_NAMED[key(match['named'])]:02d}:00"
    hour = next(match[name] for name in ("h1", "h2", "h3", "h4", "h5", "h6") if match[name])
    hours = int(hour) if hour.isdigit() else int(spelled(hour))
    minutes = int(match["m1"] or match["m2"] or 0)
    if match["h6"]:
        if not (match["of"] or match["to"] or key(match["lead"]).strip() in _SURE_LEADS):
            return None
        minutes = int(match["m6"]) if (match["m6"] or "").isdigit() else _MINUTES.get(key(match["m6"] or ""), 0)
    past = key(match["past"] or match["half_past"] or "")
    if past:
        hours, minutes = (hours - 1, 45) if "to" in past else (hours, 30 if "half" in past else 15)
    return _on_the_clock(hours, minutes, _half_of_day(match))


def _half_of_day(match: re.Match[str]) -> str:
    if match["half"]:
        return key(match["half"])
    said = key((match["of"] or "") + (match["to"] or ""))
    return "a" if "matin" in said else "p" if said else ""


def _on_the_clock(hours: int, minutes: int, half: str) -> str | None:
    if half and not 1 <= hours <= 12:
        return None
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    return f"{hours % 24:02d}:{minutes:02d}" if 0 <= hours <= 24 and minutes < 60 else None
