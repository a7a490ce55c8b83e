"""Words without case, accents and endings, and numbers in one spelling. The one door to PyStemmer."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from threading import local

import Stemmer

_SNOWBALL = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "hi": "hindi", "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af\u0e00-\u0e7f"
_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
_TOKEN = re.compile(rf"({_NUMBER})|([{_UNSPACED}]+)|([$€£¥₩₹])|([^\W\d_]+(?:['’][^\W\d_]+)?\d*)")
_ELISION = re.compile(r"^(?:l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu|quoiqu|dell|nell|sull|all|un)['’]", re.IGNORECASE)
_ELIDING = frozenset({"fr", "it", "ca"})
_POINT_DECIMAL = frozenset({"en", "ja", "zh", "ko", "th", "he", "hi"})
_mine = local()


def fold(text: str) -> str:
    """Case, accents and width folded away: ``Énergie`` and ``energie`` are one word."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def stem(word: str, language: str) -> str:
    """The word folded and without its ending; only folded where the language has no stemmer. '' for an apostrophe."""
    return _stem(fold(_without_elision(word, language)), language)


def number(text: str, language: str) -> str:
    """A number in one spelling, by the habits of ``language``: ``1,3`` (fr) and ``1.3`` (en) meet, as do ``1 000`` (fr)
    and ``1,000`` (en). A version (``1.2.3``) stays what it is.
    """
    plain = re.sub(r"\s", "", text)
    signs = [sign for sign in plain if sign in ".,"]
    if len(set(signs)) == 2:  # both: the later one is the decimal sign
        whole, _, decimals = plain.rpartition(signs[-1])
        return f"{re.sub('[.,]', '', whole)}.{decimals}"
    thousands = {"fr": ""}.get(language, "," if language in _POINT_DECIMAL else ".")
    grouped = re.fullmatch(r"[1-9]\d{0,2}(?:[.,]\d{3})+", plain)
    if grouped and (len(signs) > 1 or signs[0] == thousands):
        return re.sub("[.,]", "", plain)
    return plain.replace(",", ".")


def tokens(text: str, language: str, stop: frozenset[str] = frozenset(), habits: str | None = None) -> list[str]:
    """The stems, numbers, currency signs and (of scripts without spaces) pairs of letters of ``text``, in order.

    Words whose folded form is in ``stop`` are left out. Numbers are read by the ``habits`` of that language, else of
    ``language``.
    """
    found: list[str] = []
    for digits, unspaced, sign, word in _TOKEN.findall(text):
        if digits:
            found.append(number(digits, habits or language))
        elif unspaced:
            found.extend(unspaced[at : at + 2] for at in range(max(1, len(unspaced) - 1)))
        elif sign:
            found.append(sign)
        else:
            folded = fold(_without_elision(word, language))
            if folded not in stop:
                found.append(_stem(folded, language))
    return [token for token in found if token]


def _without_elision(word: str, language: str) -> str:
    if language in _ELIDING:
        return _ELISION.sub("", word)
    return re.sub(r"['’]s?$", "", word)


@lru_cache(maxsize=200_000)
def _stem(folded: str, language: str) -> str:
    name = _SNOWBALL.get(language)
    if name is None:
        return folded
    stemmers = _mine.__dict__  # a stemmer keeps state: one for each thread
    if name not in stemmers:
        stemmers[name] = Stemmer.Stemmer(name)
    return str(stemmers[name].stemWord(folded))
