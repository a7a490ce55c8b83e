"""Ask questions of news articles; every answer quotes what the articles say.

``import assistant`` is cheap: a name brings its module along when it is first used.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.added import Addition
    from assistant.answer import Answer, Citation, Message, Span, Statement
    from assistant.chat import Assistant
    from assistant.config import Config
    from assistant.errors import ConfigError, QuestionError, UploadError
    from assistant.indexing import Indexing
    from corpus.errors import ArticleError, AttestError, CorpusError
    from corpus.uploads.entry import Upload
    from index.errors import EncoderError, StoreBusy, StoreError
    from index.hit import Filter

__all__ = [
    "Addition",
    "Answer",
    "ArticleError",
    "Assistant",
    "AttestError",
    "Citation",
    "Config",
    "ConfigError",
    "CorpusError",
    "EncoderError",
    "Filter",
    "Indexing",
    "Message",
    "QuestionError",
    "Span",
    "Statement",
    "StoreBusy",
    "StoreError",
    "Upload",
    "UploadError",
    "ask",
]

_HOMES = {
    "assistant.added": ("Addition",),
    "assistant.answer": ("Answer", "Citation", "Message", "Span", "Statement"),
    "assistant.chat": ("Assistant",),
    "assistant.config": ("Config",),
    "assistant.errors": ("ConfigError", "QuestionError", "UploadError"),
    "assistant.indexing": ("Indexing",),
    "corpus.errors": ("ArticleError", "AttestError", "CorpusError"),
    "corpus.uploads.entry": ("Upload",),
    "index.errors": ("EncoderError", "StoreBusy", "StoreError"),
    "index.hit": ("Filter",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

_opening = threading.Lock()
_default: Assistant | None = None


def ask(question: str, history: Sequence[Message] = (), where: Filter | None = None) -> Answer:
    """Answer a question from the corpus that ``assistant.toml`` and the environment name, else the shipped one.

    The first call opens the assistant, later calls of any thread share it. Raises AttestError.
    """
    return _default_assistant().ask(question, history=history, where=where)


def _default_assistant() -> Assistant:
    global _default
    with _opening:
        if _default is None:
            from assistant.chat import Assistant
            from assistant.config import Config

            _default = Assistant.open(Config.load())
        return _default


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(importlib.import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
