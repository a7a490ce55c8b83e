"""The engines a question can choose from: the extractive one and the language models that the settings name."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from assistant.config import Config
from assistant.errors import ConfigError, ModelError
from assistant.generate.engine import Engine
from assistant.llm.opening import open_model
from assistant.llm.specs import NONE, parse

EXTRACTIVE = "extractive"


@dataclass(frozen=True, slots=True)
class Offer:
    """An engine by the name an answer gives it."""

    name: str
    reason: str | None = None
    """Why it cannot be asked now; None where it can."""
    local: bool = True
    """Whether question and quotes stay on this machine."""


class Engines:
    """The engines of one assistant. Models are opened once, and reached for when they are asked."""

    def __init__(self, config: Config, engine: type[Engine] = Engine) -> None:
        specs = [parse(text) for text in (config.llm, *config.llm_choices)]
        self._default = specs[0].name if specs[0] else EXTRACTIVE
        self._specs = {spec.name: spec for spec in specs if spec}
        self._engines = {
            name: engine(open_model(spec, context=config.llm_context), context=config.llm_context)
            for name, spec in self._specs.items()
        }

    def chosen(self, name: str | None) -> Engine | None:
        """The engine of that name, None for the extractive one; no name is the default. Raises ConfigError."""
        wanted = name or self._default
        if wanted in (EXTRACTIVE, NONE):
            return None
        if wanted not in self._engines:
            known = ", ".join([EXTRACTIVE, *self._engines])
            raise ConfigError(f"there is no engine {wanted!r}; there are {known} (settings llm and llm_choices)")
        return self._engines[wanted]

    @property
    def names(self) -> tuple[str, ...]:
        """All engines, the default first; nothing is reached for."""
        return tuple(sorted([EXTRACTIVE, *self._engines], key=lambda name: name != self._default))

    def offers(self) -> list[Offer]:
        """All engines, the default first, each reached for."""
        with ThreadPoolExecutor(max_workers=8) as pool:
            return list(pool.map(self._offer, self.names))

    def _offer(self, name: str) -> Offer:
        if name == EXTRACTIVE:
            return Offer(name)
        try:
            self._engines[name].model.reach()
        except ModelError as error:
            return Offer(name, str(error), self._specs[name].local)
        return Offer(name, None, self._specs[name].local)
