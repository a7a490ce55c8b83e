"""Whether a word is a common one of its language, whatever capital it wears: the only door to simplemma."""

from __future__ import annotations

from functools import lru_cache

from simplemma import is_known, lemmatize

_LANGUAGES = frozenset({"en", "fr"})


@lru_cache(maxsize=50_000)
def is_common_word(word: str, language: str) -> bool:
    """Whether a dictionary has ``word`` in small letters; False in languages other than English and French."""
    small = word.casefold()
    if language not in _LANGUAGES or not is_known(small, lang=language):
        return False
    return lemmatize(small, lang=language)[:1].islower()


@lru_cache(maxsize=50_000)
def is_inflected(word: str, language: str) -> bool:
    """Whether a common word is a form of another: a plural, a participle. Names that are words too mostly are not."""
    return is_common_word(word, language) and lemmatize(word.casefold(), lang=language) != word.casefold()
