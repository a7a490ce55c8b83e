"""JSON from outside, read field by field: what is not exactly as it should be is refused with its place and a reason.

Every refusal is a ValueError such as ``turns[2].answer.status is 'sure'; it is one of answered, conflict``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Collection, Iterable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

T = TypeVar("T")
LARGEST = 2**53
"""The largest whole number that every reader of JSON keeps exactly."""
REQUIRED: Any = object()
"""Says that a field has no default."""


def parsed(text: str | bytes) -> object:
    """The value of a JSON text. ValueError: no JSON, a key twice, a number JSON does not know, nested too deeply."""
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_refused)
    except UnicodeDecodeError as error:
        raise ValueError(f"is not UTF-8 text (byte {error.start})") from None
    except RecursionError:
        raise ValueError("is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"is not valid JSON: {error}") from None


def as_line(value: object) -> bytes:
    """JSON on one line with its end; half a surrogate pair is written as JSON's own escape and read back the same."""
    return (json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n").encode("utf-8", "backslashreplace")


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for key, value in pairs:
        if key in record:
            raise ValueError(f"the key {key[:40]!r} stands twice in one object")
        record[key] = value
    return record


def _refused(constant: str) -> object:
    raise ValueError(f"{constant} is no number of JSON")


class Record:
    """One object of JSON whose keys are known. A field with a default may be left out, none may be added."""

    def __init__(self, value: object, place: str, known: Collection[str]) -> None:
        """``place`` is told in refusals; "" at the top."""
        self.place = place
        if not isinstance(value, dict):
            raise ValueError(f"{place or 'this'} is not a JSON object")
        for key in value:
            if key not in known:
                raise ValueError(f"{self.at(str(key)[:40])} is unknown; the fields are {', '.join(known)}")
        self._fields: dict[str, Any] = value

    def at(self, name: str) -> str:
        """The place of a field."""
        return f"{self.place}.{name}" if self.place else name

    def text(self, name: str, most: int, *, least: int = 0, default: str = REQUIRED) -> str:
        """Text of ``least`` to ``most`` characters."""
        value = self._value(name, default)
        if not isinstance(value, str):
            raise ValueError(f"{self.at(name)} is not text")
        if not least <= len(value) <= most:
            raise ValueError(f"{self.at(name)} has {len(value):,} characters; it may have {least:,} to {most:,}")
        return value

    def text_or_none(self, name: str, most: int, *, default: str | None = REQUIRED) -> str | None:
        """Text, or null."""
        return None if self._value(name, default) is None else self.text(name, most, default="")

    def one_of(self, name: str, choices: Collection[str], *, default: str = REQUIRED) -> Any:  # noqa: ANN401 - a Literal
        """One of some words."""
        value = self._value(name, default)
        if not isinstance(value, str) or value not in choices:
            raise ValueError(f"{self.at(name)} is {str(value)[:40]!r}; it is one of {', '.join(choices)}")
        return value

    def whole(self, name: str) -> int:
        """A whole number from 0."""
        return whole(self._value(name, REQUIRED), self.at(name))

    def number(self, name: str) -> float:
        """A number, whole or not."""
        return number(self._value(name, REQUIRED), self.at(name))

    def truth(self, name: str, *, default: bool = REQUIRED) -> bool:
        """True or false."""
        value = self._value(name, default)
        if not isinstance(value, bool):
            raise ValueError(f"{self.at(name)} is neither true nor false")
        return value

    def truth_or_none(self, name: str, *, default: bool | None = REQUIRED) -> bool | None:
        """True, false or null."""
        return None if self._value(name, default) is None else self.truth(name)

    def moment(self, name: str) -> datetime:
        """A time with its offset, as UTC."""
        try:
            when = datetime.fromisoformat(self.text(name, 40))
            if when.tzinfo is None:
                raise OverflowError
            return when.astimezone(UTC)
        except (ValueError, OverflowError):
            raise ValueError(f"{self.at(name)} is not a time such as 2025-12-26T12:08:00+00:00") from None

    def day_or_none(self, name: str) -> date | None:
        """An ISO date, or null."""
        text = self.text_or_none(name, 10, default=None)
        try:
            return None if text is None else date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"{self.at(name)} is not a date such as 2025-12-26") from None

    def one(self, name: str, read: Callable[[object, str], T], *, default: T = REQUIRED) -> T:
        """What ``read`` makes of the value and its place; a value equal to the default is not read."""
        value = self._value(name, default)
        return default if value is default else read(value, self.at(name))

    def each(
        self, name: str, read: Callable[[object, str], T], most: int, *, default: tuple[T, ...] = REQUIRED
    ) -> tuple[T, ...]:
        """What ``read`` makes of each item of a list of at most ``most`` and of the item's place."""
        value: object = self._value(name, default)
        if value is default:
            return default
        return each(value, self.at(name), read, most)

    def _value(self, name: str, default: object) -> Any:  # noqa: ANN401 - JSON is made of anything
        if name in self._fields:
            return self._fields[name]
        if default is REQUIRED:
            raise ValueError(f"{self.at(name)} is missing")
        return default


def each(value: object, place: str, read: Callable[[object, str], T], most: int) -> tuple[T, ...]:
    """What ``read`` makes of each item of the list ``value`` and of the item's place."""
    if not isinstance(value, list):
        raise ValueError(f"{place or 'this'} is not a list")
    if len(value) > most:
        raise ValueError(f"{place or 'this'} has {len(value):,} items; it may have {most:,}")
    return tuple(read(item, f"{place}[{position}]") for position, item in enumerate(value))


def text(most: int) -> Callable[[object, str], str]:
    """Reads an item that is text of at most ``most`` characters."""

    def read(value: object, place: str) -> str:
        if not isinstance(value, str):
            raise ValueError(f"{place} is not text")
        if len(value) > most:
            raise ValueError(f"{place} has {len(value):,} characters; it may have {most:,}")
        return value

    return read


def whole(value: object, place: str) -> int:
    """Reads an item that is a whole number from 0."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST:
        raise ValueError(f"{place} is not a whole number from 0 to {LARGEST}")
    return value


def number(value: object, place: str) -> float:
    """Reads a number that is finite."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{place} is not a number")
    try:
        exact = float(value)
    except OverflowError:
        exact = math.inf
    if not math.isfinite(exact):
        raise ValueError(f"{place} is not a finite number")
    return exact
