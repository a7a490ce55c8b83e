"""Question, title and passage as the token ids a reader takes, with the place of every token in the passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tokenizers import Encoding, Tokenizer

from index.errors import EncoderError

LONGEST = 512
"""Tokens the network has positions for."""
_QUESTION = 96
_TITLE = 32
START, END = 0, 2
"""Ids of ``<s>`` and ``</s>``."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """``<s> question </s></s> title </s></s> passage </s>`` in the ids of the bundled vocabulary."""

    ids: tuple[int, ...]
    first: int
    """The place in `ids` of the passage's first token; its tokens are ``ids[first : first + len(spans)]``."""
    spans: tuple[tuple[int, int], ...]
    """Of each token of the passage: code points of the passage's text, half-open, without white space around.

    A passage too long for the network is cut at its end.
    """


class Subject(NamedTuple):
    """What is read: a passage under the headline of its article."""

    title: str
    text: str


class Cutter:
    """Cuts texts into pieces. Safe to share between threads."""

    def __init__(self, file: Path) -> None:
        """``file``: a ``tokenizer.json``. Raises EncoderError where it cannot be read."""
        try:
            self._tokenizer = Tokenizer.from_file(str(file))
        except Exception as error:  # the library raises nothing narrower
            raise EncoderError(f"{file}: not a tokenizer ({error}); delete it, and it is built again") from error

    def pieces(self, question: str, subjects: Sequence[Subject]) -> list[Pieces]:
        """One a subject, in order."""
        texts = [question, *(text for subject in subjects for text in subject)]
        asked, *rest = self._tokenizer.encode_batch(texts, add_special_tokens=False)
        head = [START, *asked.ids[:_QUESTION], END, END]
        return [
            _pieces(head, title, passage, subject.text)
            for title, passage, subject in zip(rest[::2], rest[1::2], subjects, strict=True)
        ]


def _pieces(head: Sequence[int], title: Encoding, passage: Encoding, text: str) -> Pieces:
    before = [*head, *title.ids[:_TITLE], END, END]
    room = LONGEST - len(before) - 1
    spans = tuple(_bare(text, start, end) for start, end in passage.offsets[:room])
    return Pieces((*before, *passage.ids[:room], END), len(before), spans)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space that a piece carries in front of its word."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
