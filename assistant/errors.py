"""Errors of the assistant: see the tree in corpus/errors.py."""

from __future__ import annotations

from typing import Literal

from corpus.errors import AttestError


class ConfigError(AttestError):
    """A setting that is unknown, malformed or out of range; names the setting and where it came from."""


class QuestionError(AttestError):
    """A question (or a line of a question file) that cannot be asked."""


class ConversationError(AttestError):
    """A conversation that cannot be kept, found or read."""


class FeedbackError(AttestError):
    """A vote that cannot be kept, or a file of votes that cannot be read."""


class AccountsError(AttestError):
    """A file of accounts, or a line of it, that cannot be used; an account that cannot be made."""


class UploadError(AttestError):
    """An article that cannot be added or removed; the text is in the user's language."""


Reason = Literal[
    "unreachable", "slow", "busy", "failing", "unknown", "key", "overflow", "format", "broken", "missing", "refused",
]  # fmt: skip
"""unknown: no such model or address; key: none given, or not accepted; overflow: more text than it reads at once;
format: it cannot be held to a form of answer; broken: what came back is no answer; missing: a file or a package is not
there; refused: any other answer that says no."""


class ModelError(AttestError):
    """A language model that did not answer: which, and why. Questions are answered without it."""

    def __init__(self, model: str, reason: Reason, message: str) -> None:
        super().__init__(f"{model}: {message}")
        self.model = model
        self.reason = reason
