"""``Config``: every setting of the program, read once at the edge and passed down as a value.

``Config(...)`` is exactly what it is given; ``Config.load`` adds the TOML file and the environment.
"""

from __future__ import annotations

import difflib
import hashlib
import ipaddress
import os
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from assistant.errors import ConfigError
from assistant.llm.specs import NONE, parse

SHIPPED_CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "articles"
FILE_NAME = "assistant.toml"
PREFIX = "ASSISTANT_"
SECRETS = ("ASSISTANT_LLM_KEY",)
"""Variables of the environment that are no settings: they are read where they are needed and shown nowhere."""


def default_store(corpus: Path) -> Path:
    """The folder of the user's data that belongs to this corpus alone, made from the corpus's absolute path."""
    place = corpus.expanduser().resolve()
    digest = hashlib.sha256(os.fsencode(place)).hexdigest()[:12]
    return user_data_path("attest", appauthor=False) / "stores" / f"{place.name or 'corpus'}-{digest}"


class Config(BaseModel):
    """The settings. Paths may be given as strings; ``~`` is the home folder.

    Raises ConfigError, naming the setting, for an unknown name or a value that cannot be.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    corpus: Path = SHIPPED_CORPUS
    """Folder read recursively, or one file."""
    store: Path = Field(default_factory=lambda known: default_store(known["corpus"]))
    """Folder of the index. Without one: a folder of the user's data that belongs to this corpus alone."""
    embedding: str = Field(default="bundled", min_length=1)
    """``bundled``, or the id or folder of a sentence-transformers model."""
    reader: str = Field(default="bundled", min_length=1)
    """``bundled``, ``none``, or the id or folder of a sentence-transformers CrossEncoder, which orders passages."""
    llm: str = NONE
    """``none``: answers are made of exact sentences; else the language model that words them, see `llm.specs`."""
    llm_choices: tuple[str, ...] = ()
    """Further language models that a question may choose."""
    llm_seconds: float = Field(default=60.0, ge=1, le=3600)
    """How long a language model may take for one answer; what it has not said by then is quoted."""
    llm_context: int = Field(default=4096, ge=1024, le=2_000_000)
    """Tokens a language model reads at once."""
    passage_tokens: int = Field(default=256, ge=32, le=512)
    """Largest passage, in tokens of tiktoken's cl100k_base."""
    limit: int = Field(default=10, ge=1, le=100)
    """How many passages a search finds."""
    questions_per_minute: int = Field(default=60, ge=0, le=100_000)
    """How many one account, or one address other than this machine, may ask the page in a minute; 0: no limit."""
    uploads_per_hour: int = Field(default=200, ge=0, le=100_000)
    """How many files one account may add to the page in an hour; 0: no limit."""
    trusted_proxies: tuple[str, ...] = ()
    """Addresses of reverse proxies whose word on who is calling, and whether over https, is taken."""
    upload_files: int = Field(default=20, ge=0, le=1000)
    """How many files a user may add at once; 0: none at all."""
    upload_megabytes: float = Field(default=20.0, gt=0, le=50)
    """Largest file that may be added."""
    upload_articles: int = Field(default=500, ge=1, le=100_000)
    """How many articles a user may have added, all files together."""
    upload_total_megabytes: float = Field(default=200.0, gt=0)
    """How much a user may have added, all files together."""
    upload_seconds: float = Field(default=30.0, ge=1, le=600)
    """How long reading one added file may take."""
    cache: Path | None = None
    """Folder of what can be made again: the bundled model, built once. None: the user's cache folder."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - the fields say what they take
        _refuse_unknown(settings)
        try:
            super().__init__(**settings)
        except ValidationError as error:
            raise ConfigError(_explain(error)) from None

    @classmethod
    def load(cls, file: Path | None = None, **settings: Any) -> Config:  # noqa: ANN401
        """Settings given here beat the environment (``ASSISTANT_CORPUS`` and so on), which beats the TOML file.

        ``file`` None means ``assistant.toml`` of the working directory where there is one. A setting that is None
        counts as not given. Relative paths of a file start at the file's folder.
        """
        layers = [*_file_layers(file), *_environment_layers(os.environ)]
        layers.append(_Layer("", {name: value for name, value in settings.items() if value is not None}))
        for layer in layers:
            layer.check()
        return cls(**{name: value for layer in layers for name, value in layer.settings.items()})

    @field_validator("corpus", "store", "cache", mode="before")
    @classmethod
    def _a_path(cls, value: object) -> object:
        if isinstance(value, str | Path):
            text = os.fspath(value)
            if "\0" in text:
                raise ValueError("a path cannot hold a NUL character")
            if not text.strip():
                raise ValueError("the path is empty")
            if text.casefold().startswith(("http:", "https:")):
                raise ValueError("a server is not supported yet; give a folder")
            return Path(text).expanduser()
        return value

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _addresses(cls, value: object) -> object:
        items = value.split() if isinstance(value, str) else value
        for item in items if isinstance(items, list | tuple) else ():
            if isinstance(item, str):
                ipaddress.ip_network(item)
        return items

    @field_validator("llm", "llm_choices", mode="before")
    @classmethod
    def _a_model(cls, value: object, info: ValidationInfo) -> object:
        if info.field_name == "llm_choices" and isinstance(value, str):
            value = value.split()
        for spec in [value] if isinstance(value, str) else value if isinstance(value, list | tuple) else ():
            if isinstance(spec, str):
                parse(spec)
        return value


class _Layer(NamedTuple):
    """Settings that came from one place."""

    place: str
    settings: Mapping[str, Any]

    def check(self) -> None:
        """Raise ConfigError naming the place, so that a user knows what to edit."""
        try:
            Config(**self.settings)
        except ConfigError as error:
            raise ConfigError(f"{self.place}: {error}" if self.place else str(error)) from None


def _file_layers(file: Path | None) -> Iterable[_Layer]:
    path = file or Path(FILE_NAME)
    if file is None and not path.exists():
        return
    try:
        settings = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 text (byte {error.start})") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not valid TOML: {error}") from None
    yield _Layer(str(path), {name: _from_file(name, value, path.parent) for name, value in settings.items()})


def _from_file(name: str, value: object, folder: Path) -> object:
    """Paths, those of GGUF files too, start at the file's folder."""
    if name == "llm_choices" and isinstance(value, list):
        return [_from_file("llm", one, folder) for one in value]
    if name == "llm" and isinstance(value, str) and value.startswith("gguf:") and value != "gguf:":
        return f"gguf:{folder / Path(value.removeprefix('gguf:')).expanduser()}"
    if name not in ("corpus", "store", "cache") or not isinstance(value, str) or not value.strip() or "://" in value:
        return value
    return folder / Path(value).expanduser()


def _environment_layers(environment: Mapping[str, str]) -> Iterable[_Layer]:
    for variable, value in sorted(environment.items()):
        if variable.startswith(PREFIX) and value and variable not in SECRETS:
            yield _Layer(f"environment variable {variable}", {variable.removeprefix(PREFIX).lower(): value})


def _refuse_unknown(settings: Mapping[str, object]) -> None:
    for name in settings:
        if name not in Config.model_fields:
            near = difflib.get_close_matches(name, Config.model_fields, n=1)
            hint = f"did you mean {near[0]}?" if near else f"the settings are {', '.join(Config.model_fields)}"
            raise ConfigError(f"unknown setting {name!r}; {hint}")


def _explain(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    reason = first["msg"].removeprefix("Value error, ")
    return f"{first['loc'][0]}: {reason[:1].lower()}{reason[1:]}"
