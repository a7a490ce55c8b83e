"""How long one answer takes, how long the program takes to start, and how much memory it holds.

    python -m tests.benchmarks.answering [--repeat 5]

Every question of tests/data/seed/questions.jsonl is asked once of an assistant that has never met it (its article is
indexed), then again; likewise the dev questions about the project's own news, where ten passages are always read;
`python -m assistant ask` is started as a process of its own. Prints one Markdown table.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

DATA = Path(__file__).parent.parent / "data"
QUESTIONS = DATA / "seed" / "questions.jsonl"
NEWS = DATA / "news"


def asked(assistant: object, questions: list[tuple[str, list[object]]]) -> list[float]:
    times = []
    for question, history in questions:
        started = time.perf_counter()
        assistant.ask(question, history)  # type: ignore[attr-defined]
        times.append((time.perf_counter() - started) * 1000)
    return times


def told(name: str, times: list[float]) -> None:
    p50, p95 = np.percentile(times, 50), np.percentile(times, 95)
    print(f"| {name}, p50 / p95 (n={len(times)}) | {p50:.0f} / {p95:.0f} ms |")


def news(folder: str) -> None:
    """New questions about the news, and what one more passage costs the reader."""
    from assistant import Assistant, Config
    from index.library import Library
    from index.reader import open_reader

    rows = [json.loads(line) for line in (NEWS / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    plain = [row for row in rows if not row["history"]]
    assistant = Assistant.open(Config(store=folder, corpus=NEWS / "articles"))
    told("a new question about the news, ten passages read", asked(assistant, [(r["question"], []) for r in plain]))
    library: Library = assistant._library
    reader = open_reader()
    assert reader is not None
    cost: dict[int, list[float]] = {5: [], 10: [], 20: []}
    for row in plain[:20]:
        hits = library.retrieve(row["question"], language=row["language"], limit=20)
        pairs = [(library.article(hit.passage.article_id).title, hit.passage) for hit in hits]
        for count, times in cost.items():  # turn by turn, so that a busy minute falls on all
            started = time.perf_counter()
            reader.read(row["question"], pairs[:count])
            times.append((time.perf_counter() - started) * 1000)
    for count, times in cost.items():
        told(f"reading {count} passages", times)
    print(f"| one passage more | {(np.median(cost[20]) - np.median(cost[10])) / 10:.0f} ms |")
    assistant.close()


def process(*command: str, env: dict[str, str]) -> tuple[float, float]:
    """Seconds and peak MB of a process."""
    started = time.perf_counter()
    child = subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL, env=env)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=5)
    repeat = parser.parse_args().repeat
    from assistant import Assistant, Config, Message

    with tempfile.TemporaryDirectory() as folder:
        rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
        questions = [(r["question"], [Message(m["role"], m["content"]) for m in r.get("history", [])]) for r in rows]
        started = time.perf_counter()
        assistant = Assistant.open(Config(store=folder))
        print("| measure | value |\n|---|---|")
        print(f"| index the shipped article, sentences and words included | {time.perf_counter() - started:.1f} s |")
        for name in ("a new question", "the same question again"):
            told(name, asked(assistant, questions))
        print(
            f"| resident memory after that, peak | {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB |"
        )
        assistant.close()
        news(f"{folder}/news")
        env = {**os.environ, "ASSISTANT_STORE": folder}
        runs = [
            process("-m", "assistant", "ask", "How much was earmarked for Rapidus?", "--json", env=env)
            for _ in range(repeat)
        ]
        seconds = sorted(run[0] for run in runs)
        print(
            f"| `python -m assistant ask`, median of {repeat} (min to max) "
            f"| {seconds[len(seconds) // 2]:.1f} s ({seconds[0]:.1f} to {seconds[-1]:.1f}) |"
        )
        print(f"| its peak memory | {max(run[1] for run in runs):.0f} MB |")
        imports = sorted(process("-c", "import assistant; assistant.Assistant", env=env)[0] for _ in range(repeat))
        print(f"| importing the assistant, median of {repeat} | {imports[len(imports) // 2]:.1f} s |")
        print(f"| load average meanwhile | {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores |")


if __name__ == "__main__":
    main()
