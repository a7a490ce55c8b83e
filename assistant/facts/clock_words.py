"""How French and English word relative dates, as patterns in the order in which they are tried."""

from __future__ import annotations

import re
from typing import Literal

from assistant.facts.time_words import (
    COUNT,
    DAY_WORDS,
    LENGTH,
    LENGTHS,
    MONTH,
    MONTHS,
    ORDINAL,
    SEASON,
    SEASONS,
    WEEKDAY,
    WEEKDAYS,
    any_of,
)

Kind = Literal[
    "open", "day", "weekday of week", "step weekday", "count", "edge", "month edge", "month of year", "step month",
    "part", "step season", "step", "month", "season", "weekday",
]  # fmt: skip

SINCE = frozenset({"since", "depuis"})
NOT_AFTER = frozenset({"d'ici", "d’ici", "d'ici à", "d’ici à"})
UNTIL = frozenset({
    "until", "till", "by", "before", "ahead of", "jusqu'à", "jusqu’à", "jusqu'en", "jusqu’en", "jusqu'au", "jusqu’au",
    "avant",
})  # fmt: skip
DEADLINES = UNTIL | NOT_AFTER
ENDS = frozenset({"end", "ends", "close", "fin"})

_UNIT = any_of(word for word, (unit, _) in LENGTHS.items() if unit != "day")
_DAY_OF_MONTH = rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th|er)?[ ](?:of[ ])?)?(?:{MONTH})(?!\w)|\d{{1,2}}[/.]\d)"
_FR_STEP = r"derni(?:er|ère)|prochaine?|pass[ée]e?"
_BY = r"until|till|by|before|ahead[ ]of|since|depuis|jusqu['’](?:à|en|au)|d['’]ici(?:[ ]à)?|avant"


def _compiled(*patterns: str) -> re.Pattern[str]:
    """One pattern of several wordings; where they share a group its name ends in one more ``_`` each time."""
    return re.compile("|".join(patterns), re.IGNORECASE)


PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "open",
        _compiled(
            rf"\b(?:every|each|chaque|tous[ ]les)[ ](?:other[ ])?(?:{WEEKDAY})s?\b",
            rf"\b(?:du|from)[ ](?:{WEEKDAY})[ ](?:au|to|through)[ ](?:{WEEKDAY})\b",
            rf"\b(?:{WEEKDAY})[ ](?:to|through|and)[ ](?:{WEEKDAY})s\b|\b(?:{WEEKDAY})[ ](?:to|through)[ ]"
            rf"(?:{WEEKDAY})\b",
            rf"\b(?:a|an|un|one|certain|(?<!dès )(?<!pour )le|the)[ ](?:{WEEKDAY})\b(?!['’]s)(?![ ]"
            rf"(?:\d|{_FR_STEP}|1er"
            r"|soir|matin))",
            r"\b(?:black|good|ash|easter|whit|palm|super|cyber|bloody|shrove|fat|holy|giving|maundy)[ ]?"
            rf"(?:{WEEKDAY})\b",
            rf"\b(?:{WEEKDAY})[ ](?:saint|noir|gras|de[ ]pâques|de[ ]pentecôte|des[ ]cendres|de[ ]l['’]ascension"
            r"|des[ ]rameaux)\b",
            rf"\b(?:{WEEKDAY})[ ](?:times|telegraph|mail|herald|mirror|express|post|independent|week)\b",
            r"\b(?:this|last|next)[ ](?:fall|spring|half)[ ](?:in|of)\b",
            r"\b(?:the|over|in|within)[ ](?:the[ ])?(?:last|next|past|coming)[ ](?:week|month|quarter|year)\b",
        ),
    ),
    ("day", _compiled(rf"(?<!\bde )(?<!\bof )(?<!\bd['’])\b(?P<day>{any_of(DAY_WORDS)})\b(?!-)(?!['’]s)")),
    (
        "weekday of week",
        _compiled(
            rf"\b(?P<weekday>{WEEKDAY})(?:[ ](?:morning|afternoon|evening|night))?,?[ ](?:of[ ])?"
            rf"(?P<step>last|this|next)"
            r"[ ]week\b"
        ),
    ),
    (
        "weekday of week",
        _compiled(rf"\b(?P<weekday>{WEEKDAY})[ ]de[ ](?:la|cette)[ ]semaine(?:[ ](?P<step>{_FR_STEP}))?\b"),
    ),
    ("step weekday", _compiled(rf"\b(?P<step>last|next|this|ce)[ ](?P<weekday>{WEEKDAY})\b(?![ ]\d)")),
    (
        "step weekday",
        _compiled(rf"\b(?:le[ ])?(?P<weekday>{WEEKDAY})(?:[ ](?:matin|soir|après-midi))?[ ](?P<step>{_FR_STEP})\b"),
    ),
    ("count", _compiled(rf"\b(?P<count>{COUNT})[ ](?P<length>{LENGTH})[ ](?P<back>ago)\b")),
    (
        "count",
        _compiled(
            rf"\b(?P<back>il[ ]y[ ]a|depuis)[ ](?P<count>{COUNT})[ ](?P<length>{LENGTH})\b(?![ ]d(?:e\b|['’]))"
            rf"(?![ ]et[ ])"
        ),
    ),
    (
        "count",
        _compiled(
            rf"\b(?:dans|d['’]ici(?:[ ]à)?|sous)[ ](?P<count>{COUNT})[ ](?P<length>{LENGTH})\b(?![ ]d(?:e\b|['’]))"
            r"(?![ ]et[ ])"
        ),
    ),
    (
        "count",
        _compiled(rf"(?<!time )\b(?:in|within)[ ](?P<count>{COUNT})[ ](?P<length>{LENGTH})['’]s?[ ]time\b"),
    ),
    (
        "count",
        _compiled(rf"(?<!time )\b(?P<perhaps>in|within)[ ](?P<count>{COUNT})[ ](?P<length>{LENGTH})\b(?![ ]of\b)"),
    ),
    (
        "edge",
        _compiled(
            rf"(?:\b(?P<lead>{_BY})[ ])?(?:the[ ])?\b(?P<edge>end|close|start|beginning|middle)[ ]of[ ](?:"
            rf"(?P<step>last|next)"
            r"|(?P<this>this)|the)[ ](?P<unit>week|month|quarter|year)\b",
        ),
    ),
    ("edge", _compiled(r"\b(?P<lead>by|before)[ ](?:the[ ])?(?P<unit>week|month|year)(?:['’]s)?[ -]"
    r"(?P<edge>end)\b")),
    (
        "edge",
        _compiled(
            rf"(?:\b(?P<lead>{_BY})[ ])?(?:\b(?:en|la|le|au)[ ])?\b(?P<edge>fin|début|milieu)[ ](?:de[ ]|du"
            rf"[ ]|d['’])"
            r"(?:la[ ]|l['’]|(?P<this>cette|ce)[ ])?(?P<unit>semaine|mois|trimestre|semestre|année)"
            rf"(?:[ ](?P<step>{_FR_STEP}))?\b(?![ ](?:scolaire|budgétaire|fiscale|universitaire|de[ ]|d['’]|\d))"
        ),
    ),
    (
        "month of year",
        _compiled(rf"\b(?:(?:in|en)[ ])?(?P<month>{MONTH})(?:[ ]of)?[ ](?P<step>last|this|next)[ ]year\b"),
    ),
    (
        "month of year",
        _compiled(
            rf"\b(?:(?:in|en)[ ])?(?P<month>{MONTH})[ ]de[ ](?:l['’]an|l['’]année|cette[ ]année)(?:[ ]"
            rf"(?P<step>{_FR_STEP}))?\b"
        ),
    ),
    ("step month", _compiled(rf"\b(?P<step>last|next|this)[ ](?P<month>{MONTH})(?!\w)(?![ ]\d)")),
    ("step month", _compiled(rf"\b(?:(?:en|de|depuis)[ ])?(?P<month>{MONTH})[ ](?P<step>dernier|prochain|passé)\b")),
    (
        "month edge",
        _compiled(
            rf"(?:\b(?P<lead>{_BY})[ ])?(?:\b(?:the|la|en|in|at)[ ])?\b"
            rf"(?P<edge>end|start|beginning|middle|late|early|mid|fin"
            rf"|début|mi|courant)(?:[ ]of)?(?:[ ]|-)(?P<month>{MONTH})(?!\w)(?![ ]\d|,[ ]\d{{4}}\b)"
        ),
    ),
    (
        "part",
        _compiled(
            rf"\b(?P<nth>{ORDINAL})[ -](?P<part>quarter|half)[ ](?:of[ ])?(?P<of>(?P<step>this|last|next)"
            rf"[ ]year)\b",
            rf"\b(?P<nth_>{ORDINAL})[ ](?P<part_>trimestre|semestre)[ ]de[ ](?P<of_>(?:l['’]an|l['’]année|cette"
            rf"[ ]année)"
            rf"(?:[ ](?P<step_>{_FR_STEP}))?)",
        ),
    ),
    (
        "part",
        _compiled(
            rf"\b(?:in|during|over|for)[ ]the[ ](?P<nth>{ORDINAL})[ ](?P<part>quarter)\b(?![ ]of[ ]\w+[ ]\d|"
            rf"[ ]of[ ]\d|[ ]\d)",
            rf"\bthe[ ](?P<nth_>{ORDINAL})[ ](?P<part_>half)[ ]of[ ]the[ ]year\b",
            rf"\b(?:au|du|pour[ ]le|sur[ ]le|pendant[ ]le|durant[ ]le)[ ](?P<nth__>{ORDINAL})[ ]"
            r"(?P<part__>trimestre|semestre)\b(?![ ](?:de[ ])?(?:l['’]exercice|\d))",
        ),
    ),
    ("step season", _compiled(rf"\b(?P<step>last|this|next)[ ](?P<season>{SEASON})\b")),
    (
        "step season",
        _compiled(rf"\b(?:l['’]|au[ ]|le[ ]|à[ ]l['’])(?P<season>{SEASON})[ ](?P<step>{_FR_STEP})\b"),
    ),
    ("step season", _compiled(rf"\b(?P<step>cet|ce)[ ](?P<season>{SEASON})\b")),
    (
        "step",
        _compiled(
            rf"(?<!fiscal )\b(?:(?:earlier|later|late|early)[ ])?(?P<step>last|next|this)[ ](?P<unit>{_UNIT})\b",
        ),
    ),
    (
        "step",
        _compiled(
            rf"\b(?:l['’]|la[ ]|le[ ])?(?P<unit>{_UNIT})[ ](?P<step>{_FR_STEP})\b",
        ),
    ),
    (
        "step",
        _compiled(
            r"\b(?:plus[ ]t(?:ôt|ard)[ ])?(?P<step>cette|ce)[ ]"
            r"(?P<unit>semaine|année|mois|trimestre|semestre|week-end)"
            r"(?:-ci)?\b(?!-là)(?![ ](?:scolaire|budgétaire|fiscale|universitaire|-là))"
        ),
    ),
    ("step", _compiled(r"\b(?:over|during|at|on|durant|pendant|au[ ]cours[ ]du)[ ](?:the|le|du)?[ ]?"
    r"(?P<unit>weekend|week-end)\b")),
    (
        "month",
        _compiled(
            rf"\b(?P<lead>{_BY}|in|en|from|dès|à[ ]partir[ ]de|(?:au|du|le)[ ]mois[ ]d(?:e|['’]))[ ]?(?P<month>{MONTH})"
            rf"(?!\w)(?!,?[ ]\d)"
        ),
    ),
    (
        "season",
        _compiled(rf"\b(?:in[ ](?:the[ ])?|au[ ]|à[ ]l['’]|en[ ]|l['’])(?P<season>{SEASON})\b(?![ ](?:of|in|\d))"),
    ),
    (
        "weekday",
        _compiled(rf"(?:\b(?P<lead>{_BY})[ ])?\b(?P<weekday>{WEEKDAY})\b"
        rf"(?!,?[ ](?:(?:the|le)[ ])?{_DAY_OF_MONTH})"),
    ),
)  # fmt: skip
"""What each is a wording of; of two that share words the earlier holds. What is "open" has no meaning on any day."""
ANY = re.compile(
    rf"\b(?:{any_of((*LENGTHS, *WEEKDAYS, *MONTHS, *SEASONS, *DAY_WORDS, 'veille', 'lendemain'))})", re.IGNORECASE
)
"""One of the words without which no date here is told: most sentences have none, and need not be looked at again."""
WEEKDAY_BEFORE = re.compile(rf"\b(?P<weekday>{WEEKDAY}),?[ ](?:(?:the|le)[ ])?$", re.IGNORECASE)
ROUGHLY = re.compile(
    r"\b(?:more[ ]than|over|at[ ]least|less[ ]than|fewer[ ]than|nearly|almost|about|around|some|roughly|up"
    r"[ ]to|under"
    r"|approximately|and[ ]a[ ]half)[ ]$",
    re.IGNORECASE,
)
"""Before a count: it is no exact one."""
BEGINS = re.compile(
    r"\b(?:opens?|starts?|begins?|closes?|ends?|expires?|resumes?|returns?|meets?|votes?|launch(?:es)?|takes?[ ]"
    r"(?:effect"
    r"|place))[ ]$",
    re.IGNORECASE,
)
"""A present that tells of what is to come where "in two weeks" stands behind it."""
FISCAL = re.compile(r"\b(?:fiscal|financial[ ]year|exercice|budgétaire)\b", re.IGNORECASE)
