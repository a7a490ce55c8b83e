"""Errors of the assistant: see the tree in corpus/errors.py."""

from __future__ import annotations

from corpus.errors import AttestError


class ConfigError(AttestError):
    """A setting that is unknown, malformed or out of range; names the setting and where it came from."""


class QuestionError(AttestError):
    """A question (or a line of a question file) that cannot be asked."""
