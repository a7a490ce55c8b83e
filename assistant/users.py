"""Where what belongs to one user is kept: a folder of their own inside the store."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

FOLDER = "users"
_UNSAFE = re.compile(r"[^a-z0-9]+")
_SHOWN = 24


def user_folder(store: Path, name: str) -> Path:
    """The folder of the user ``name``, whatever characters the name has: no two names share one, none leaves the store.

    It begins with as much of the name as is safe in every file system and ends with a digest of all of it.
    """
    known = unicodedata.normalize("NFC", name)
    letters = unicodedata.normalize("NFKD", known).encode("ascii", "ignore").decode().lower()
    shown = _UNSAFE.sub("-", letters)[:_SHOWN].strip("-") or "user"
    digest = hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return store / FOLDER / f"{shown}-{digest}"
