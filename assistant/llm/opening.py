"""From a setting to a model. Keys come from the environment alone."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from assistant.llm.model import Model
from assistant.llm.specs import Spec

KEY = "ASSISTANT_LLM_KEY"
"""Sent to OpenAI-compatible endpoints. OPENAI_API_KEY is sent to OpenAI's own address alone."""


def open_model(spec: Spec, *, context: int) -> Model:
    """The model of ``spec``, which reads ``context`` tokens at once. Reaches for nothing yet."""
    if spec.kind == "gguf":
        from assistant.llm.gguf import GgufModel

        return GgufModel(spec.name, Path(spec.model), context=context)
    if spec.kind == "ollama":
        from assistant.llm.ollama import OllamaModel

        return OllamaModel(spec.name, spec.model, spec.url, local=spec.local, context=context)
    from assistant.llm.openai_like import OpenAiLike

    return OpenAiLike(spec.name, spec.model, spec.url, _key(spec), local=spec.local, context=context)


def _key(spec: Spec) -> str | None:
    own = os.environ.get(KEY)
    if own:
        return own
    return os.environ.get("OPENAI_API_KEY") if urlsplit(spec.url).hostname == "api.openai.com" else None
