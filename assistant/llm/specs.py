"""Which language model a setting names: ``openai-like:MODEL@URL``, ``ollama:MODEL[@URL]``, ``gguf:PATH``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

NONE = "none"
"""Answers are made of exact sentences."""
OLLAMA_URL = "http://127.0.0.1:11434"
_FORMS = "openai-like:MODEL@URL, ollama:MODEL or gguf:PATH"


@dataclass(frozen=True, slots=True)
class Spec:
    """A language model and where it is to be reached."""

    kind: Literal["openai-like", "ollama", "gguf"]
    model: str
    """The name the endpoint knows it by; of a GGUF file its path."""
    url: str = ""
    """Without a slash at its end; empty for a GGUF file."""

    @property
    def name(self) -> str:
        """As an answer's ``engine`` gives it: no folder of the machine's, never a key."""
        if self.kind == "gguf":
            return f"gguf:{Path(self.model).name}"
        if self.kind == "ollama" and self.url == OLLAMA_URL:
            return f"ollama:{self.model}"
        return f"{self.kind}:{self.model}@{self.url}"

    @property
    def local(self) -> bool:
        """Whether what is asked and quoted stays on this machine."""
        return self.kind == "gguf" or urlsplit(self.url).hostname in ("127.0.0.1", "localhost", "::1")


def parse(text: str) -> Spec | None:
    """The model ``text`` names; None for ``none``.

    Raises ValueError saying what is wrong and what may stand there; not what stands there, which may hold a key.
    """
    text = text.strip()
    if text == NONE:
        return None
    kind, _, rest = text.partition(":")
    if kind == "gguf" and rest.strip():
        return Spec("gguf", str(Path(rest.strip()).expanduser()))
    if kind in ("ollama", "openai-like") and rest:
        model, at, url = _apart(rest)
        if not model:
            raise ValueError(f"names no model; give {_FORMS}")
        if kind == "ollama":
            return Spec("ollama", model, _address(url) if at else OLLAMA_URL)
        if not at:
            raise ValueError("names no address; give openai-like:MODEL@URL, such as …@http://127.0.0.1:8000/v1")
        return Spec("openai-like", model, _address(url))
    raise ValueError(f"is no language model; give none, {_FORMS}")


def _apart(rest: str) -> tuple[str, str, str]:
    """Model and address of ``MODEL@URL``: a model's name may hold an @ itself, and a key in an address another."""
    found = re.search(r"@(?=https?:)", rest, re.IGNORECASE)
    if found is None:
        model, at, url = rest.rpartition("@")
        return (model.strip(), at, url) if at else (rest.strip(), "", "")
    return rest[: found.start()].strip(), "@", rest[found.end() :]


def _address(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable:
        raise ValueError("the address must begin with http:// or https://")
    if parts.username is not None or parts.password is not None or parts.query:
        raise ValueError("keys do not belong in an address; set the environment variable ASSISTANT_LLM_KEY")
    return url.strip().rstrip("/")
