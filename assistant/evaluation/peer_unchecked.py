"""The language model of the settings on our own evidence and prompt, without the checks: what they are worth."""

from __future__ import annotations

from assistant.chat import Assistant
from assistant.config import Config
from assistant.engines import Engines
from assistant.errors import ConfigError
from assistant.evaluation.systems import Attest
from assistant.generate.engine import Engine
from assistant.generate.parts import Need, Part
from assistant.generate.proposals import Proposed
from assistant.generate.vet import Refused, Vetted, Vetting
from assistant.inert import inert
from index.library import Progress


class Trusting(Vetting):
    """Takes every sentence for true: it cites what it names, else the first evidence there is."""

    def judge(self, proposed: Proposed) -> Vetted | Refused:
        """Never refused."""
        named = [self.evidence[number] for number in proposed.numbers if number in self.evidence]
        return Vetted(inert(proposed.text), tuple(named or list(self.evidence.values())[:1]))


class UncheckedEngine(Engine):
    """Shows what the model writes as it writes it, and nothing beside it."""

    vetting = Trusting

    def quoted(self, wanted: list[Part], kept: list[Vetted], need: Need) -> list[Part]:
        """Nothing is missed."""
        return []

    def lacks(self, judged: Vetted, wanted: list[Part]) -> str:
        """Nothing."""
        return ""


def open_unchecked(config: Config, progress: Progress | None = None) -> Attest:
    """The assistant with such an engine. Raises ConfigError without a language model."""
    if config.llm == "none":
        raise ConfigError("llm: name the language model that is to be measured without checks (--llm)")
    return Attest(Assistant.open(config, progress, engines=Engines(config, UncheckedEngine)))
