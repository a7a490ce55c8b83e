"""Names the language of a text. The one door to py3langid."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from corpus.function_words import evidence

LATIN = ("fr", "en", "de", "es", "it", "pt", "nl")
"""The languages told apart in Latin script; more of them would cost accuracy on short texts."""

# Chosen on questions for fitting, whole and cut to three words: see docs/log.md.
_WORD, _HOME, _FLOOR = 2.0, 1.0, -8.0
"""Weight of a small word, head start of French and English, and the least a language can be given."""
_ONE_WORD, _CLEAR = 0.5, 2.0
"""Below that many small words the statistics must be that far ahead of the default language."""

# A sign of these scripts is worth several letters: « 2025年にRapidusは » is Japanese.
_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[\u3040-\u30ff\uff66-\uff9d]"), "ja"),
    (re.compile(r"[\uac00-\ud7af\u1100-\u11ff]"), "ko"),
    (re.compile(r"[\u3400-\u9fff\uf900-\ufaff]"), "zh"),
)
_WORTH = 3
# The letters of a script, and those that only its second language has.
_ALPHABETS: tuple[tuple[re.Pattern[str], str, re.Pattern[str] | None, str], ...] = (
    (re.compile(r"[\u0400-\u04ff]"), "ru", re.compile(r"[іїєґІЇЄҐ]"), "uk"),
    (re.compile(r"[\u0600-\u06ff]"), "ar", re.compile(r"[پچژگک]"), "fa"),
    (re.compile(r"[\u0590-\u05ff]"), "he", None, ""),
    (re.compile(r"[\u0370-\u03ff]"), "el", None, ""),
    (re.compile(r"[\u0900-\u097f]"), "hi", None, ""),
    (re.compile(r"[\u0e00-\u0e7f]"), "th", None, ""),
)
_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")


def identify(text: str, default: str = "en") -> str:
    """ISO 639-1 code of the language of a sentence or more; ``default`` where the text has no letters."""
    odds = log_odds(text)
    return max(odds, key=odds.__getitem__) if odds else default


def identify_question(text: str, default: str) -> str:
    """The same for a question of a few words; ``default`` where nothing speaks clearly for another language.

    Small words (`qui`, `what`) are added to the statistics, which a name or two can mislead; ``default`` is commonly
    the language of the conversation so far.
    """
    odds = log_odds(text)
    if len(odds) < 2:
        return next(iter(odds), default)
    small_words = evidence(text)
    scores = {
        code: max(value, _FLOOR) + _WORD * small_words.get(code, 0.0) + (_HOME if code in ("fr", "en") else 0.0)
        for code, value in odds.items()
    }
    best = max(scores, key=scores.__getitem__)
    doubtful = small_words.get(best, 0.0) < _ONE_WORD and scores[best] - scores.get(default, _FLOOR) < _CLEAR
    return default if doubtful else best


def log_odds(text: str) -> dict[str, float]:
    """Natural logarithms of the probability of each language, 0 at best; empty where the text has no letters."""
    by_script = _by_script(text)
    if by_script is not None:
        return {by_script: 0.0}
    if not _LATIN_LETTER.search(text):
        return {}
    ranked: Sequence[tuple[str, float]] = _identifier().rank(text)
    return {language: math.log(max(float(share), 1e-30)) for language, share in ranked}


def _by_script(text: str) -> str | None:
    """The language that a script other than Latin gives away where it prevails; kana before Chinese signs."""
    if text.isascii():
        return None
    latin = len(_LATIN_LETTER.findall(text))
    counts = {language: len(pattern.findall(text)) for pattern, language in _SIGNS}
    if sum(counts.values()) * _WORTH > latin:
        return "ja" if counts["ja"] else max(counts, key=counts.__getitem__)
    for pattern, language, only_second, second in _ALPHABETS:
        if len(pattern.findall(text)) > latin:
            return second if only_second is not None and only_second.search(text) else language
    return None


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LATIN))
    return identifier
