"""What became of the files a user added, told in the user's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant import phrases
from assistant.config import Config
from corpus.errors import ArticleError
from corpus.readers import BY_ENDING
from corpus.uploads.entry import Limits, Taken


@dataclass(frozen=True, slots=True)
class Addition:
    """One file of those given to ``Assistant.add``."""

    name: str
    """The file's name as it is kept: safe, and numbered where another of that name is there."""
    state: Literal["added", "known", "refused"]
    """``known``: the same file had been added before."""
    ids: tuple[str, ...]
    """The articles made of it, in its order."""
    titles: tuple[str, ...]
    """Theirs, in the same order."""
    message: str
    """One or two sentences in the user's language; the reason where it is refused."""


def limits_of(config: Config) -> Limits:
    """How much may be added under these settings."""
    return Limits(
        config.upload_megabytes,
        config.upload_files,
        config.upload_articles,
        config.upload_total_megabytes,
        config.upload_seconds,
    )


def told(taken: Taken, limits: Limits, language: str) -> Addition:
    """The result of one file."""
    articles = taken.entry.articles if taken.entry else ()
    state: Literal["added", "known", "refused"] = "refused"
    if taken.entry is None:
        message = _reason(taken.failures[0], limits, language)
    elif taken.state == "known":
        state, message = "known", phrases.say("upload.known", language)
    else:
        state, message = "added", phrases.say("upload.added", language)
    if taken.entry is not None and taken.failures:
        why = _reason(taken.failures[0], limits, language)
        message = phrases.say("upload.parts", language, n=len(taken.failures), why=why)
    return Addition(
        taken.name, state, tuple(article.id for article in articles), tuple(a.title for a in articles), message
    )


def _reason(failure: ArticleError, limits: Limits, language: str) -> str:
    return phrases.say(
        f"upload.{failure.kind}",
        language,
        megabytes=f"{limits.megabytes:g}",
        files=limits.files,
        articles=limits.articles,
        total=f"{limits.total_megabytes:g}",
        seconds=f"{limits.seconds:g}",
        endings=", ".join(BY_ENDING),
    )
