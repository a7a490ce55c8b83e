"""Which articles are one text, or near it: an agency's in several outlets, its updates. The one door to datasketch.

Candidates come from MinHash (Broder 1997) and locality-sensitive hashing, so that no article is compared with all
others; each is then compared exactly. What such texts say alike, and what not, is told apart above this floor.
"""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.errors import StoreError

FILE = "families.json"
NEAR = 0.5
"""Share of the shorter text's word triples that stands in the other too, from which they are one family."""
_LIKELY = 0.4
"""Jaccard similarity from which hashing is likely to find a pair; lower than NEAR, for house leads and cut ends."""
_PERMUTATIONS = 128
_ALL_BUT_EQUAL = 0.85
"""Jaccard similarity from which a text needs no place of its own in the hash tables: what finds it finds the other."""
_COMPARED = 12
"""Families an article is compared with exactly, those hashing found most members of first."""
_WORD = re.compile(r"\w+")
_MIX = (np.uint64(0x9E3779B1), np.uint64(0x85EBCA6B), np.uint64(0xC2B2AE35))

Shingles = npt.NDArray[np.uint32]


def families(texts: Sequence[str]) -> list[list[int]]:
    """The places of texts that are near-identical, one list a family of two or more; each text in at most one."""
    from datasketch import MinHash, MinHashLSH  # half a second of imports that only indexing needs

    lsh = MinHashLSH(threshold=_LIKELY, num_perm=_PERMUTATIONS)
    shingles = [_shingles(text) for text in texts]
    joined: list[list[int]] = []
    family: dict[int, int] = {}
    for place, own in enumerate(shingles):
        if not len(own):
            continue
        signature = MinHash(num_perm=_PERMUTATIONS, hashfunc=int)
        signature.update_batch(own.tolist())
        number = _family(own, shingles, joined, [family[other] for other in lsh.query(signature)])
        if number is None:
            number = len(joined)
            joined.append([])
        if not joined[number] or _jaccard(own, shingles[joined[number][0]]) < _ALL_BUT_EQUAL:
            lsh.insert(place, signature)
        family[place] = number
        joined[number].append(place)
    return [members for members in joined if len(members) > 1]


def _family(
    own: Shingles, shingles: Sequence[Shingles], joined: Sequence[Sequence[int]], found: Sequence[int]
) -> int | None:
    """The first of the families ``found`` (once a member found) whose first or last member is near."""
    for number, _ in Counter(found).most_common(_COMPARED):
        if any(_near(own, shingles[member]) for member in {joined[number][0], joined[number][-1]}):
            return number
    return None


def _near(one: Shingles, other: Shingles) -> bool:
    return _common(one, other) >= NEAR * min(len(one), len(other))


def _jaccard(one: Shingles, other: Shingles) -> float:
    common = _common(one, other)
    return common / (len(one) + len(other) - common)


def _common(one: Shingles, other: Shingles) -> int:
    return len(np.intersect1d(one, other, assume_unique=True))


def _shingles(text: str) -> Shingles:
    """Every three neighbouring words, hashed, each once; case and punctuation do not count."""
    words = np.array([zlib.crc32(word.encode()) for word in _WORD.findall(text.casefold())], dtype=np.uint64)
    if len(words) < len(_MIX):
        return np.zeros(0, dtype=np.uint32)
    mixed = words[:-2] * _MIX[0] + words[1:-1] * _MIX[1] + words[2:] * _MIX[2]
    return np.unique((mixed & np.uint64(0xFFFFFFFF)).astype(np.uint32))


def save(folder: Path, ids: Sequence[str], texts: Sequence[str]) -> None:
    """Groups the articles ``ids`` by their ``texts`` and keeps the families in ``folder``."""
    named = [[ids[place] for place in members] for members in families(texts)]
    (folder / FILE).write_text(json.dumps(named, ensure_ascii=False), encoding="utf-8")


def load(folder: Path) -> dict[str, tuple[str, ...]]:
    """The family of each article that has one, by id. Raises StoreError where the file is missing or damaged."""
    try:
        named = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return {name: tuple(members) for members in named for name in members}
    except (OSError, ValueError, TypeError) as error:
        raise StoreError(f"{folder / FILE}: cannot be read ({error}); delete this folder, it is made again") from error
