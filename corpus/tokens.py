"""Counts tokens. The one door to tiktoken."""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import tiktoken

_SLICE = 50_000
"""Code points counted at once: tiktoken's time grows faster than the length of a run without spaces."""


def count_tokens(text: str) -> int:
    """Tokens of ``text`` in cl100k_base; what looks like a special token counts as the text it is.

    Of texts beyond 50 000 code points the slices are counted apart, which can give a few tokens too many.
    """
    encoding = _encoding()
    slices = (text[at : at + _SLICE] for at in range(0, len(text), _SLICE))
    return sum(len(encoding.encode_ordinary(part)) for part in slices)


@cache
def _encoding() -> tiktoken.Encoding:
    if "TIKTOKEN_CACHE_DIR" not in os.environ:
        # tiktoken would download the encoding; llama-index-core ships it, and finding it must not import llama-index.
        cache_folder = _shipped_encodings()
        if cache_folder is not None:
            os.environ["TIKTOKEN_CACHE_DIR"] = str(cache_folder)
    return tiktoken.get_encoding("cl100k_base")


def _shipped_encodings() -> Path | None:
    package = find_spec("llama_index")
    for place in (package.submodule_search_locations or ()) if package else ():
        folder = Path(place) / "core" / "_static" / "tiktoken_cache"
        if folder.is_dir():
            return folder
    return None
