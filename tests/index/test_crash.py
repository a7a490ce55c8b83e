"""Kills the indexing process at random and at aimed moments; each time the store must open, answer and be completed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.index.crash_child import POINTS

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("ATTEST_TEST_KILLS", "20"))
"""How many random moments."""
pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def child(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.index.crash_child", *arguments],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"},
    )  # fmt: skip


def mended(store: Path) -> str | None:
    """What is wrong with the store after a kill; None where it opens, answers and is completed."""
    checking = child("check", str(store))
    try:
        _, errors = checking.communicate(timeout=120)
    except subprocess.TimeoutExpired:
        checking.kill()
        checking.communicate()
        return "hangs"
    return None if checking.returncode == 0 else f"rc {checking.returncode}: {errors[-600:]}"


def test_no_random_kill_spoils_the_store(tmp_path: Path) -> None:
    moments = random.Random()
    bad: list[str] = []
    for number in range(KILLS):
        store = tmp_path / "store"  # one store through all kills: what one leaves, the next must bear
        writing = child("write", str(store), "never")
        assert writing.stdout is not None
        assert writing.stdout.readline() == "ready\n", writing.communicate()[1][-600:]
        pause = moments.uniform(0.0, 2.5)
        time.sleep(pause)
        writing.send_signal(signal.SIGKILL)
        writing.communicate()
        if (wrong := mended(store)) is not None:
            bad.append(f"kill {number} after {pause:.3f} s: {wrong}")
    assert bad == [], f"{len(bad)} of {KILLS} kills spoilt the store"


@pytest.mark.parametrize("point", [name for name in POINTS if name != "never"])
def test_no_aimed_kill_spoils_the_store(tmp_path: Path, point: str) -> None:
    writing = child("write", str(tmp_path), point)
    output, errors = writing.communicate(timeout=240)
    assert writing.returncode == -signal.SIGKILL, f"the moment never came: {errors[-600:]}"
    assert output == "ready\n", "killed before there was a state to lose"
    assert mended(tmp_path) is None
