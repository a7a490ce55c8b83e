"""Fifty people at once: how long they wait, whether each gets their own answer, what the server holds in memory.

    python -m tests.benchmarks.load [--users 50] [--seconds 120] [--write]

Starts app.py on this machine, with a new store, over the shipped corpus and then over the project's own news, and waits
until all is indexed. Every user asks a list of questions of their own, the next when the last is answered; every fifth
follows the answer as it grows, every tenth hangs up on each second question. Afterwards many questions are asked once
alone, and the answers under load must equal those. ``--write`` puts the tables into docs/results.md.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import numpy as np

from tests.benchmarks.results import OUT, UNDER_LOAD

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
CORPORA = {
    "the shipped article": (ROOT / "corpus" / "articles", DATA / "seed" / "questions.jsonl"),
    "news, 37 articles": (DATA / "news" / "articles", DATA / "news" / "train.jsonl"),
}
ALONE = 60
"""Different questions that are asked once more, alone; of the others only the question is compared."""
PATIENCE = 600.0
"""Seconds after which an answer is given up."""


@dataclass(frozen=True)
class Asked:
    """A question with its conversation."""

    question: str
    history: tuple[tuple[str, str], ...] = ()

    @property
    def inputs(self) -> list[Any]:
        return [self.question, [{"role": role, "content": content} for role, content in self.history]]


@dataclass
class Tally:
    """What came of all questions."""

    waits: list[float] = field(default_factory=list)
    """Seconds from asking to the whole answer."""
    by_user: dict[int, int] = field(default_factory=dict)
    answers: list[tuple[Asked, dict[str, Any]]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    given_up: int = 0
    mixed_up: int = 0
    seconds: float = 0.0
    resident: tuple[int, int, int] = (0, 0, 0)
    """Memory of the server in MB: before, after, at most."""
    load: float = 0.0
    """What else the machine did before: its load average over the last minute."""


class Server:
    """app.py as a process of its own."""

    def __init__(self, address: str, process: subprocess.Popen[bytes]) -> None:
        self.address = address
        self._process = process

    def resident(self, what: str) -> int:
        """Memory in MB: VmRSS now, VmHWM at most. 0 where the system does not say."""
        try:
            lines = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii").splitlines()
        except OSError:
            return 0
        return next((int(line.split()[1]) // 1024 for line in lines if line.startswith(f"{what}:")), 0)


@contextmanager
def started(corpus: Path, folder: Path) -> Iterator[Server]:
    """The server over ``corpus``, its store new in ``folder``."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(ROOT / "app.py"), "--corpus", str(corpus), "--store", str(folder / "store")]
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen([*command, "--port", str(port)], cwd=folder, stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}"
        end = time.monotonic() + PATIENCE
        while not _answers(address):
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError((folder / "server.log").read_text(encoding="utf-8", errors="replace"))
            time.sleep(0.2)
        asyncio.run(_indexed(address))
        yield Server(address, process)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/gradio_api/info", timeout=5).status_code == 200
    except httpx.HTTPError:
        return False


async def _indexed(address: str) -> None:
    """Until every article is indexed: what is answered before says that it comes from some of them."""
    async with httpx.AsyncClient(base_url=address, timeout=PATIENCE) as client:
        while any("still being" in notice for notice in (await ask(client, "ask", Asked("Who?")))["notices"]):
            await asyncio.sleep(1)


async def joined(client: httpx.AsyncClient, endpoint: str, asked: Asked) -> str:
    """Ask; the path of the answer. RuntimeError where the server refuses."""
    told = await client.post(f"/gradio_api/call/{endpoint}", json={"data": asked.inputs})
    if told.status_code != 200:
        raise RuntimeError(f"{told.status_code}: {told.text[:200]}")
    return f"/gradio_api/call/{endpoint}/{told.json()['event_id']}"


async def ask(client: httpx.AsyncClient, endpoint: str, asked: Asked) -> dict[str, Any]:
    """The whole answer. RuntimeError where there is none."""
    name = ""
    async with client.stream("GET", await joined(client, endpoint, asked)) as told:
        async for line in told.aiter_lines():
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif name == "error" and line:
                raise RuntimeError(f"error: {line}")
            elif name == "complete" and line:
                answer: dict[str, Any] = {**json.loads(line.removeprefix("data: "))[0], "timings_ms": {}}
                return answer
    raise RuntimeError("the stream ended without an answer")


async def hang_up(client: httpx.AsyncClient, asked: Asked) -> None:
    """Ask, wait a moment, and go."""
    async with client.stream("GET", await joined(client, "stream", asked)):
        await asyncio.sleep(0.3)


async def visit(client: httpx.AsyncClient, user: int, own: Sequence[Asked], until: float, tally: Tally) -> None:
    """One user until the time is over; the last question is waited for."""
    endpoint = "stream" if user % 5 == 0 else "ask"
    count = 0
    while time.monotonic() < until:
        asked = own[count % len(own)]
        count += 1
        begun = time.monotonic()
        try:
            if user % 10 == 3 and count % 2:
                await hang_up(client, asked)
                tally.given_up += 1
                continue
            answer = await ask(client, endpoint, asked)
        except (RuntimeError, httpx.HTTPError) as error:
            tally.errors.append(f"{type(error).__name__}: {error}")
            continue
        tally.waits.append(time.monotonic() - begun)
        tally.by_user[user] = tally.by_user.get(user, 0) + 1
        tally.answers.append((asked, answer))


async def measured(server: Server, questions: Sequence[Asked], users: int, seconds: float) -> Tally:
    """All users at once, then each question alone."""
    tally = Tally(load=os.getloadavg()[0])
    before = server.resident("VmRSS")
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=server.address, timeout=PATIENCE, limits=limits) as client:
        begun = time.monotonic()
        shares = [list(questions[user::users]) or list(questions) for user in range(users)]
        await asyncio.gather(*(visit(client, user, own, begun + seconds, tally) for user, own in enumerate(shares)))
        tally.seconds = time.monotonic() - begun
        tally.resident = (before, server.resident("VmRSS"), server.resident("VmHWM"))
        different = list(dict.fromkeys(asked for asked, _ in tally.answers))
        alone = {asked: await ask(client, "ask", asked) for asked in different[:ALONE]}
    tally.mixed_up = sum(
        answer["question"] != asked.question or answer != alone.get(asked, answer) for asked, answer in tally.answers
    )
    return tally


def read(path: Path) -> list[Asked]:
    """The questions of a set; one in four without a conversation gets one that begins with a greeting."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    greeting = (("user", "hello"), ("assistant", "Hello!"))
    return [
        Asked(
            row["question"], tuple((m["role"], m["content"]) for m in row.get("history", [])) or greeting * (not n % 4)
        )
        for n, row in enumerate(rows)
    ]


def run(corpus: Path, questions: Sequence[Asked], users: int, seconds: float) -> Tally:
    """Start, load, stop."""
    with tempfile.TemporaryDirectory() as folder, started(corpus, Path(folder)) as server:
        return asyncio.run(measured(server, questions, users, seconds))


def table(tallies: dict[str, Tally], users: int) -> str:
    """The section of docs/results.md."""
    rows = {
        "answers, errors, hung up": lambda t: f"{len(t.waits)}, {len(t.errors)}, {t.given_up}",
        "answers that were not that question's": lambda t: str(t.mixed_up),
        "wait p50 / p95 / max": lambda t: " / ".join(f"{np.percentile(t.waits, p):.1f}" for p in (50, 95, 100)) + " s",
        "answers a second": lambda t: f"{len(t.waits) / t.seconds:.1f}",
        "answers a user, least to most": lambda t: f"{min(t.by_user.values())} to {max(t.by_user.values())}",
        "server's memory before, after, at most": lambda t: " / ".join(map(str, t.resident)) + " MB",
        "load average before": lambda t: f"{t.load:.1f}",
    }
    lines = [
        f"| {name} | " + " | ".join(tell(tally) for tally in tallies.values()) + " |" for name, tell in rows.items()
    ]
    head = f"| {users} users at once | " + " | ".join(tallies) + " |\n" + "|---" * (len(tallies) + 1) + "|"
    return "\n".join([head, *lines])


def section(tallies: dict[str, Tally], users: int, seconds: float) -> str:
    machine = f"{os.cpu_count()} shared cores ({platform.machine()}), Python {platform.python_version()}, no GPU"
    return f"""{UNDER_LOAD}

`python -m tests.benchmarks.load`: app.py and its {users} users on one machine, {machine}; new store,
{seconds:.0f} seconds, each user's next question as soon as the last is answered, so that nearly all wait at any time.
Every fifth follows its answer as it grows, one in ten hangs up on half of its questions, some questions have a
conversation before them. Afterwards {ALONE} of them were asked alone, and the answers compared.

{table(tallies, users)}
"""


def write(text: str) -> None:
    """The section in docs/results.md, in the place of the one before."""
    old = OUT.read_text(encoding="utf-8")
    OUT.write_text(old.partition(UNDER_LOAD)[0].rstrip() + "\n\n" + text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Many people ask at once.")
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--write", action="store_true", help="put the table into docs/results.md")
    options = parser.parse_args()
    tallies = {}
    for name, (corpus, questions) in CORPORA.items():
        tallies[name] = run(corpus, read(questions), options.users, options.seconds)
        print(name, *tallies[name].errors[:5], sep="\n  ", file=sys.stderr)
    text = section(tallies, options.users, options.seconds)
    print(text)
    if options.write:
        write(text)


if __name__ == "__main__":
    main()
