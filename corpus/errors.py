"""The root of every error the program raises on purpose, and the errors of reading a corpus.

    AttestError
    ├── CorpusError          a corpus that cannot be used at all (missing, empty)
    │   └── ArticleError     one file or record that cannot be read: path, line, reason
    ├── StoreError           index/errors.py
    └── ConfigError, QuestionError, ModelError, ConversationError, FeedbackError, AccountsError   assistant/errors.py

Every message says what is wrong, where, and what to do. The command line prints it after ``error: ``.
"""

from __future__ import annotations


class AttestError(Exception):
    """Something a user can mend; its text is meant to be shown."""


class CorpusError(AttestError):
    """The corpus as a whole cannot be used."""


class ArticleError(CorpusError):
    """One file or record of the corpus cannot be read."""

    def __init__(self, where: str, reason: str, kind: str = "unreadable") -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        """Path, with ``:line`` where the line is known."""
        self.reason = reason
        self.kind = kind
        """What is wrong, in a word, for those who tell it in another language: see ``upload.…`` of the phrases."""
