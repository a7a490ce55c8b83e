"""Questions put word by word into the other language: rough, and enough to teach matching across French and English.

The dictionaries are FreeDict's (packages dict-freedict-fra-eng and dict-freedict-eng-fra); without them nothing is
put into another language. Code-switching as in Qin et al. 2020 (CoSDA-ML).
"""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Mapping
from pathlib import Path

from index.stems import stem

FILES = {"fr": "freedict-fra-eng.dict.dz", "en": "freedict-eng-fra.dict.dz"}
_HEAD = re.compile(r"^(.+?) /.*/")
_WORD = re.compile(r"[^\W\d_]+")


def dictionaries(folder: Path | None) -> dict[str, dict[str, str]]:
    """For each language: the stem of a word to its first translation."""
    if folder is None:
        return {}
    return {language: _read(folder / name, language) for language, name in FILES.items()}


def _read(path: Path, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    for head, text in zip(lines, lines[1:], strict=False):
        if (entry := _HEAD.match(head)) and " " not in entry[1]:
            first = re.sub(r"\(.*?\)|<.*?>|\[.*?\]", "", text.split(",")[0].split(";")[0].removeprefix("1. ")).strip()
            if 0 < len(first.split()) <= 2:
                found.setdefault(stem(entry[1].casefold(), language), first)
    return found


def switched(
    text: str, language: str, tables: Mapping[str, Mapping[str, str]], share: float, rng: random.Random
) -> str:
    """``share`` of the words that the dictionary knows, translated; names (capitals inside a sentence) stay."""

    def other(match: re.Match[str]) -> str:
        word = match[0]
        if (match.start() and word[0].isupper()) or rng.random() > share:
            return word
        found = tables[language].get(stem(word.casefold(), language))
        return (found.capitalize() if word[0].isupper() else found) if found else word

    return _WORD.sub(other, text) if language in tables else text
