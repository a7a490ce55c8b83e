"""What programs send, read strictly: each refusal names the input and says what to give."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assistant.answer import Message
from assistant.readable import LONGEST
from corpus.errors import AttestError
from index.hit import Filter

MOST_TURNS = 200
"""Turns of a conversation that come with a question."""
LONGEST_TURN = 20_000
"""Characters of one of them; an answer with all its quotes is shorter."""
LONGEST_NAME = 500
"""Characters of an id, a source, an engine: of what is a name."""


class InputError(AttestError):
    """An input of a program's call that cannot be used."""


def words(name: str, value: object, longest: int = LONGEST) -> str:
    """A text of at most ``longest`` characters; half a surrogate pair, which no answer can carry, is replaced."""
    if not isinstance(value, str):
        raise InputError(f"{name}: give a text, not {_kind(value)}")
    if len(value) > longest:
        raise InputError(f"{name}: {len(value):,} characters are too many; give at most {longest:,}")
    return "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= sign <= "\udfff" else sign for sign in value)


def name_or_none(name: str, value: object) -> str | None:
    """A short text; nothing where there is none, or an empty one."""
    return None if value is None else words(name, value, LONGEST_NAME).strip() or None


def whole(name: str, value: object, least: int, most: int) -> int:
    """A whole number from ``least`` to ``most``."""
    number = int(value) if isinstance(value, float) and value.is_integer() else value  # JSON may write 5 as 5.0
    if isinstance(number, bool) or not isinstance(number, int) or not least <= number <= most:
        raise InputError(f"{name}: give a whole number from {least} to {most:,}, not {_shown(value)}")
    return number


def messages(value: object) -> list[Message]:
    """The conversation so far, oldest first; none where it is None."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise InputError(f"history: give a list of turns, not {_kind(value)}")
    if len(value) > MOST_TURNS:
        raise InputError(f"history: {len(value):,} turns are too many; give the last {MOST_TURNS}")
    return [_message(turn, f"history, turn {place}") for place, turn in enumerate(value, start=1)]


def _message(turn: object, place: str) -> Message:
    role = turn.get("role") if isinstance(turn, Mapping) else None
    content = turn.get("content") if isinstance(turn, Mapping) else None
    if (role != "user" and role != "assistant") or not isinstance(content, str):
        raise InputError(f'{place}: give "role" ("user" or "assistant") and "content" (text)')
    return Message("user" if role == "user" else "assistant", words(place, content, LONGEST_TURN))


def filter_of(language: object, source: object, after: object, before: object) -> Filter | None:
    """The articles that may be searched; None where all of them may. Days are inclusive after, exclusive before."""
    first, end = _day("after", after), _day("before", before)
    if first and end and first >= end:
        raise InputError(f"after: {first} leaves no day before {end}")
    where = Filter(language=_language(language), source=name_or_none("source", source), after=first, before=end)
    return None if where == Filter() else where


def _language(value: object) -> str | None:
    code = name_or_none("language", value)
    if code is not None and not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise InputError(f"language: {_shown(code)} is not a two-letter language code such as fr")
    return code and code.lower()


def _day(name: str, value: object) -> date | None:
    text = name_or_none(name, value)
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{name}: {_shown(text)} is not a date such as 2025-12-26") from None


def _shown(value: object) -> str:
    simple = isinstance(value, str | float) or (isinstance(value, int) and abs(value) < 10**18)
    return ascii(value)[:60] if simple else _kind(value)


def _kind(value: object) -> str:
    kinds: dict[type, str] = {type(None): "nothing", bool: "true or false", str: "a text", list: "a list"}
    return kinds.get(type(value), "an object" if isinstance(value, Mapping) else "a number")
