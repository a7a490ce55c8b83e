"""Errors of the index: see the tree in corpus/errors.py."""

from __future__ import annotations

from corpus.errors import AttestError


class StoreError(AttestError):
    """The store cannot be used: not a folder, no space, damaged, made by a newer program."""


class StoreBusy(StoreError):
    """Another process owns the store and writes to it."""


class EncoderError(AttestError):
    """The embedding model cannot be built, loaded or run."""


class ReaderError(AttestError):
    """The reader's model is missing, damaged, or failed."""
