"""What every test starts from: no network but loopback, a clean environment, models built once and kept."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from platformdirs import user_cache_path

settings.register_profile("attest", deadline=None)  # machines are shared: a slow case is no wrong one
settings.load_profile("attest")

NO_HUB = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "ANONYMIZED_TELEMETRY": "False",
    "OMP_WAIT_POLICY": "passive",
    "TOKENIZERS_PARALLELISM": "false",
}
os.environ.update(NO_HUB)


class NetworkRefused(BaseException):
    """A test reached for the network. Not an Exception, so that no handler of a library can hide it."""


def _is_loopback(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host is None or host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback or str(host) in ("0.0.0.0", "::")
    except ValueError:
        return False


def _refuse(what: str, host: object) -> None:
    if not _is_loopback(host):
        raise NetworkRefused(f"{what} {host!r}: tests run without a network")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Every connection and name look-up that leaves this machine fails the test that makes it."""
    real_connect, real_connect_ex, real_look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse("connect to", address[0])
        real_connect(self, address)

    def connect_ex(self: socket.socket, address: Any) -> int:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse("connect to", address[0])
        return real_connect_ex(self, address)

    def look_up(host: Any, *arguments: Any, **options: Any) -> Any:
        if isinstance(host, str) and ":" in host and not _is_loopback(host):
            raise socket.gaierror(socket.EAI_NONAME, "no name server is asked for what cannot be a name")
        _refuse("look up", host)
        return real_look_up(host, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        patch.setattr(socket.socket, "connect_ex", connect_ex)
        patch.setattr(socket, "getaddrinfo", look_up)
        yield


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No setting of the person who runs the tests, and no store among that person's data."""
    for variable in [name for name in os.environ if name.startswith("ASSISTANT_")]:
        monkeypatch.delenv(variable)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.getbasetemp() / "data"))


@pytest.fixture(scope="session")
def cache_folder() -> Path:
    """Where the bundled model is built: the user's own cache, so that a second run need not build it again."""
    return Path(os.environ.get("ATTEST_CACHE") or user_cache_path("attest", appauthor=False))
