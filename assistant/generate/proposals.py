"""A model's text as it comes, cut into proposed sentences with the numbers they rest on. Knows JSON and lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.sentences import sentences

_ID = r"(?:[sS]\s?)?\d{1,3}"
_IDS = re.compile(
    rf"\s*(?:\[\s*(?P<square>{_ID}(?:\s*(?:[,;&]|and|et)\s*{_ID})*)\s*\]|"
    rf"[(【]\s*(?P<round>[sS]\s?\d{{1,3}}(?:\s*(?:[,;&]|and|et)\s*{_ID})*)\s*[)】])"
)
_RUN = re.compile(rf"(?:{_IDS.pattern.replace('?P<square>', '').replace('?P<round>', '')})+[.!?]?")
_NUMBER = re.compile(r"\d{1,3}")
_BULLET = re.compile(r"^\s*(?:[-*•–]\s+|\d{1,2}[.)]\s+)")
_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL | re.IGNORECASE)
_OPENING = ("<think>", "```json", "```")
_JSON = re.compile(r"^[ \t]*(?:```(?:json)?\s*)?(?=\{\s*\"|\[\s*\{)", re.MULTILINE)
_UNSPOKEN = re.compile(r"^\s*(?:```\w*\s*|\W*)$")
"""A line that says nothing: a fence, the bracket with which JSON begins before it is known as such."""
_DECLINED = re.compile(r"\W*(?:NOTHING|NOT_FOUND|\"sentences\"\s*:\s*\[\s*\])\W*")
_NOTHING = re.compile(r"\W*(?:NOTHING|NOT_FOUND)\W*")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A sentence the model wants to say."""

    text: str
    """Without its numbers."""
    numbers: tuple[int, ...]
    """Those it gave, in order, each once; whether there are such sentences is not known here."""


class Proposals:
    """Fed with pieces of text; gives each sentence once it is whole."""

    def __init__(self) -> None:
        self.wrote = ""
        """Everything fed so far."""
        self._given = 0

    @property
    def declined(self) -> bool:
        """Whether it says in the form asked for that there is nothing to say."""
        return _DECLINED.fullmatch(_THOUGHT.sub("", self.wrote).strip()) is not None

    def feed(self, piece: str) -> Iterator[Proposed]:
        """The sentences that ``piece`` completes."""
        self.wrote += piece
        yield from self._new(last=False)

    def end(self) -> Iterator[Proposed]:
        """The sentences that the end completes."""
        yield from self._new(last=True)

    def _new(self, *, last: bool) -> Iterator[Proposed]:
        text = _THOUGHT.sub("", self.wrote).lstrip()
        if not last and any(opening.startswith(text) for opening in _OPENING):
            return
        found = _of(text, last=last)
        fresh, self._given = found[self._given :], max(self._given, len(found))
        yield from (one for one in fresh if one.text and not _NOTHING.fullmatch(one.text))


def _of(text: str, *, last: bool) -> list[Proposed]:
    """The sentences of ``text``: of its lines, up to where JSON begins on a line of its own."""
    json_at = _JSON.search(text)
    if json_at is None:
        return _of_lines(text.removeprefix("```json").removeprefix("```").lstrip(), last=last)
    return [*_of_lines(text[: json_at.start()], last=True), *_of_json(text[json_at.end() :])]


def _of_json(body: str) -> list[Proposed]:
    """The whole objects with a text in the first list of ``body``, which may break off anywhere."""
    at = body.find("[")
    found: list[Proposed] = []
    decoder = json.JSONDecoder(strict=False)
    while at >= 0:
        at = body.find("{", at)
        if at < 0:
            break
        try:
            item, at = decoder.raw_decode(body, at)
        except (json.JSONDecodeError, RecursionError):
            break
        text = item.get("text")
        if isinstance(text, str):
            ids = item.get("ids")
            given = " ".join(str(one) for one in ids) if isinstance(ids, list) else str(ids or "")
            numbers = [int(number) for number in _NUMBER.findall(given)]
            found += [replace(one, numbers=tuple(dict.fromkeys([*numbers, *one.numbers]))) for one in _cut(text)]
    return found


def _of_lines(body: str, *, last: bool) -> list[Proposed]:
    """Of a line that is still being written only what stands before its last numbers, once more follows them."""
    *whole, rest = [_UNSPOKEN.sub("", line) for line in body.removesuffix("```").split("\n")]
    chunks = [chunk for line in whole for chunk in _chunks(line)]
    growing = _chunks(rest)
    return [one for chunk in (*chunks, *(growing if last else growing[:-1])) for one in _cut(chunk)]


def _chunks(line: str) -> list[str]:
    """A line cut behind the numbers that end a sentence."""
    line = _BULLET.sub("", line).strip()
    chunks: list[str] = []
    start = 0
    for run in _RUN.finditer(line):
        after = line[run.end() :].lstrip()
        if not after or run.group().endswith((".", "!", "?")) or not (after[0].islower() or after[0] in "[(【"):
            chunks.append(line[start : run.end()])
            start = run.end()
    return [*chunks, *([line[start:]] if line[start:].strip() else [])]


@lru_cache(maxsize=256)
def _cut(text: str) -> tuple[Proposed, ...]:
    """``text`` by its sentences; numbers behind several are those of each. Remembered: each piece asks again."""
    bare, numbers = _without_ids(text)
    if not bare:
        return ()
    parts = [bare[s.start : s.end].strip() for s in sentences(bare)]
    if len(parts) < 2:
        return (Proposed(bare, tuple(numbers)),)
    return tuple(Proposed(part, tuple(numbers)) for part in parts if part)


def _without_ids(text: str) -> tuple[str, list[int]]:
    numbers = [
        int(number)
        for match in _IDS.finditer(text)
        for number in _NUMBER.findall(match["square"] or match["round"] or "")
    ]
    bare = re.sub(r"\s+", " ", _IDS.sub("", text)).strip().strip("*").strip()
    return re.sub(r"\s+([.,;])", r"\1", bare), list(dict.fromkeys(numbers))
