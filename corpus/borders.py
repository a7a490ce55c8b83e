"""Where sentences end inside a paragraph of French, English or any script that marks the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.abbreviations import (
    BEFORE_ANYTHING,
    BEFORE_NAME,
    BEFORE_NUMBER,
    EXCLAIMED_NAMES,
    INITIAL,
    MONTHS,
    PRONOUNS,
    STARTERS,
    ZONES,
)

# A run of final marks, footnote numbers, then closing quotes and brackets: » may stand apart, " and ' may not.
_END = re.compile(
    r"(?P<mark>(?:[.!?…。！？｡؟۔।](?:[\u00a0\u202f ](?=[!?]))?)+)"
    r"(?P<close>(?:[\"'”’)\]」』）】〉》]|\s?»|\s?[”](?=\s|$)|\[\d{1,3}\])*)"
)
_WIDE = frozenset("。！？｡।")
_OPENING = "\"'“‘«‹([{「『（【–—-•¿¡"
_TOKEN_BEFORE = re.compile(r"[^\s«»“”\"'’()\[\],;:/–—]*$")
_WORD_AFTER = re.compile(r"[\s«»“”\"'‘’()\[\]–—•¿¡-]*(?P<word>[^\W_]+(?:[.'’-][^\W_]+)*)")
_SPEECH = re.compile(
    r"\s*(?:[A-Z][\w.'’-]*\s+){1,4}(?:said|says|asked|asks|added|adds|told|wrote|writes|replied|argued|warned|noted|cried|shouted)\b"
)
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})")
_FOR_EXAMPLE = re.compile(r"\bp(?:ar)?\.?\s?ex\.$")
_LOCAL_TIME = re.compile(r"\s+\w+(?:\s\w+)? time\b")


def ends(text: str, start: int, end: int) -> Iterator[int]:
    """Ends of the sentences of the paragraph ``text[start:end]`` in order, the last one left out."""
    for match in _END.finditer(text, start, end):
        if match.end() < end and _is_border(text, start, end, match):
            yield match.end()


def _is_border(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    mark = match["mark"].strip()
    if mark[-1] in _WIDE:
        return True
    if not text[match.end()].isspace():
        return False
    after = text[match.end() : min(end, match.end() + 80)]
    if not _may_begin(after):
        return False
    if _only_marks_in_brackets(text, start, match):
        return False
    if mark == ".":
        return _stop_ends(text, start, match, after)
    if mark == "!" and not match["close"] and _token_before(text, start, match).casefold() in EXCLAIMED_NAMES:
        return _starts_anew(after)
    return not (match["close"] and mark[-1] in "!?" and _SPEECH.match(after))


def _may_begin(after: str) -> bool:
    """Whether what follows can begin a sentence: not a small letter, not punctuation that goes on."""
    rest = after.lstrip()
    opened = rest.lstrip(_OPENING + " \u00a0\u202f")
    if not opened:
        return bool(rest) and rest[0] in _OPENING
    first = opened[0]
    if first.islower():
        return len(opened) > 1 and opened[1].isupper()  # iPhone, eBay
    return first not in ".,;:!?…»)]}”%"


def _only_marks_in_brackets(text: str, start: int, match: re.Match[str]) -> bool:
    """``(?)``, ``(!)``, ``[...]`` comment on a sentence and do not end it."""
    before = text[match.start() - 1] if match.start() > start else ""
    return before in ("(", "[") and match["close"][:1] in (")", "]")


def _token_before(text: str, start: int, match: re.Match[str]) -> str:
    found = _TOKEN_BEFORE.search(text[max(start, match.start() - 40) : match.start()])
    return found.group() if found else ""


def _word_after(after: str) -> str:
    found = _WORD_AFTER.match(after)
    return found["word"] if found else ""


def _starts_anew(after: str, words: frozenset[str] = STARTERS) -> bool:
    word = _word_after(after)
    return re.split(r"['’]", word)[0].casefold() in words


def _stop_ends(text: str, start: int, match: re.Match[str], after: str) -> bool:
    """Whether a single full stop ends the sentence, judged by the word before and the word after."""
    token = _token_before(text, start, match)
    if text[start : match.start()].strip() == token and _NUMBERED.fullmatch(token):
        return False  # the number of a list item
    if match["close"].strip():
        return True
    if token in BEFORE_ANYTHING or _goes_on(text, start, match, after):
        return False
    word = _word_after(after)
    if word[:1].isdigit() and (token.casefold() in BEFORE_NUMBER or token.casefold() in MONTHS):
        return False
    if token.casefold() in ("a.m", "p.m"):
        return word.casefold() not in ZONES and not _LOCAL_TIME.match(after)
    if token in BEFORE_NAME:
        return _starts_anew(after) and not _is_saint(token, text, start, match)
    if INITIAL.fullmatch(token):
        return _initial_ends(text, start, match, token, after)
    return True


def _goes_on(text: str, start: int, match: re.Match[str], after: str) -> bool:
    """Inside « p. ex. » and « av. J.-C. »."""
    before = text[max(start, match.start() - 8) : match.end()]
    if re.search(r"\b(?:av|apr)\.$", before):
        return after.lstrip().startswith("J.")
    return _FOR_EXAMPLE.search(before) is not None or (before.endswith("p.") and after.lstrip().startswith("ex"))


def _is_saint(token: str, text: str, start: int, match: re.Match[str]) -> bool:
    """« St. La Salle » goes on; « Wall St. The » does not."""
    if token not in ("St", "Ste"):
        return False
    before = text[start : match.start() - len(token)].split()
    return not before or not before[-1][0].isupper()


def _initial_ends(text: str, start: int, match: re.Match[str], token: str, after: str) -> bool:
    """Initials of a person go on; « U.S. » and « plan B. » end before a word that begins sentences."""
    if "." in token:
        return _starts_anew(after)
    if token.islower():
        return not _word_after(after)[:1].isdigit()
    before = text[start : match.start() - 1].split()
    if before and before[-1].isalpha() and before[-1].islower():
        return _starts_anew(after)
    return bool(before) and _starts_anew(after, PRONOUNS)
