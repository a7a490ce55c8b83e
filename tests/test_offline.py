"""After the install nothing is fetched: the whole path runs without one step out of this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.assistant.fakes import seaside_corpus

ROOT = Path(__file__).resolve().parent.parent

GUARD = '''
"""Python runs this before anything else: each step out of the machine is written down and refused.
An audit hook sees what every library of the process does through Python's sockets and cannot be taken away."""
import ipaddress, os, sys

LOG = os.environ["OUTWARD_LOG"]

def _stays(host):
    if isinstance(host, (bytes, bytearray)):
        host = bytes(host).decode("ascii", "replace")
    if host in (None, "", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified

def _guard(event, arguments):
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    if not _stays(host):
        with open(LOG, "a", encoding="utf-8") as log:
            log.write(f"{event} {host} by {sys.argv}\\n")
        raise OSError(101, "Network is unreachable")

sys.addaudithook(_guard)
'''

BUILD = """
from index.bundled import BundledEncoder
print("BUILT", BundledEncoder().bulk.encode_passages(["a passage"]).shape)
"""

PAGE = """
import socket, threading, time, urllib.request
import app

with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
arguments = ["--corpus", {corpus!r}, "--store", {store!r}, "--port", str(port)]
threading.Thread(target=app.main, args=(arguments,), daemon=True).start()
for _ in range(600):
    try:
        page = urllib.request.urlopen(f"http://127.0.0.1:{{port}}/", timeout=5).read()
        break
    except OSError:
        time.sleep(0.1)
time.sleep(3)  # what is asked for in the background, such as a newer version, is asked for by now
print("SERVED", len(page))
"""


class Offline:
    """Runs our program in processes that the network is refused to; nothing but the bundled weights is at hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "outward.log"
        (folder / "guard").mkdir()
        (folder / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")

    def run(self, *arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
        """A process as a new user would start it: no settings, none of the variables that turn telemetry off."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT", "TMPDIR") if name in os.environ}
        environment = {
            **kept,
            "HOME": str(home),
            "OUTWARD_LOG": str(self.log),
            "PYTHONPATH": os.pathsep.join([str(self.folder / "guard"), str(ROOT)]),
        }
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", timeout=280, check=False
        )

    @property
    def attempts(self) -> str:
        return self.log.read_text(encoding="utf-8") if self.log.exists() else ""


@pytest.fixture
def offline(tmp_path: Path) -> Offline:
    return Offline(tmp_path)


def test_the_guard_sees_and_refuses_a_step_out(offline: Offline) -> None:
    script = "import urllib.request; urllib.request.urlopen('http://example.org/')"
    assert offline.run("-c", script, home=offline.folder).returncode != 0
    assert "socket.getaddrinfo example.org" in offline.attempts


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_building_the_encoder_indexing_asking_and_serving_take_no_step_out(offline: Offline) -> None:
    corpus, store = str(seaside_corpus(offline.folder)), str(offline.folder / "store")
    home = offline.folder / "home"
    home.mkdir()

    built = offline.run("-c", BUILD, home=home)
    assert "BUILT (1, 384)" in built.stdout, built.stderr

    indexed = offline.run("-m", "assistant", "index", "--corpus", corpus, "--store", store, home=home)
    assert indexed.stdout == "added 2, changed 0, removed 0, unchanged 0\n", indexed.stderr

    question = "When did the harbour of Porthaven open?"
    asked = offline.run("-m", "assistant", "ask", question, "--json", "--corpus", corpus, "--store", store, home=home)
    assert asked.returncode == 0, asked.stderr
    assert "1931" in json.loads(asked.stdout)["text"]

    served = offline.run("-c", PAGE.format(corpus=corpus, store=store), home=home)
    assert "SERVED" in served.stdout, served.stderr

    assert offline.attempts == ""


def test_the_adapters_for_llama_index_take_no_step_out(offline: Offline) -> None:
    done = offline.run("-c", "import assistant.llama; print('READY')", home=offline.folder)
    assert "READY" in done.stdout, done.stderr
    assert offline.attempts == ""
