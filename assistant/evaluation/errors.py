"""The error of this package: see the tree in corpus/errors.py."""

from __future__ import annotations

from corpus.errors import AttestError


class EvaluationError(AttestError):
    """A question set, run file or system that cannot be used, or a measure that is not known."""
