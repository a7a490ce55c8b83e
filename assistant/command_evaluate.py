"""``evaluate``: ask a question set of the assistant, or of a peer, and measure the answers."""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import shlex
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.config import Config
from assistant.terminal import ProgressBar, config_of, report, report_failures, shown

if TYPE_CHECKING:
    from assistant.evaluation.compared import Comparison
    from assistant.evaluation.read_set import Loaded
    from assistant.evaluation.run import Run
    from assistant.evaluation.systems import System

NAME = "evaluate"
HELP = "ask a question set and measure retrieval, answers, citations and refusals"
RUN_FILE = "run.json"
_OF_NO_ANSWER = (
    "store", "cache", "questions_per_minute", "uploads_per_hour", "trusted_proxies",
    "upload_files", "upload_megabytes", "upload_articles", "upload_total_megabytes", "upload_seconds",
)  # fmt: skip
"""Settings that decide no answer."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of this command beside the common ones."""
    parser.add_argument(
        "questions", metavar="QUESTIONS", help=".jsonl (readers' votes too), SQuAD .json, .csv, or TREC"
    )
    parser.add_argument("--qrels", metavar="FILE", help="TREC relevance judgments: which articles answer what")
    parser.add_argument("--report", metavar="DIR", help="folder of the run and its report (default: evaluation/…)")
    parser.add_argument("--compare", metavar="RUN.json", help="an earlier run of the same questions")
    parser.add_argument(
        "--fail-under",
        metavar="MEASURE=VALUE",
        action="append",
        default=[],
        type=_threshold,
        help="exit 1 where the measure is worse than that; may be given again",
    )
    parser.add_argument(
        "--system",
        default="attest",
        choices=("attest", "unchecked", "llamaindex", "llamaindex-minilm", "bm25"),
        help="what is asked: the assistant (the default), it with --llm and no checks, or a peer",
    )
    parser.add_argument("--limit", metavar="N", type=_count, help="only the first N questions")
    parser.add_argument("--write-questions", metavar="FILE", help="only write them as JSON lines, to edit and keep")


def run(options: argparse.Namespace) -> int:
    """Ask, measure, write, print; 1 when a line or file was left out or a measure is under its threshold."""
    from assistant.evaluation import thresholds
    from assistant.evaluation.compare import compare
    from assistant.evaluation.questions import write_questions
    from assistant.evaluation.read_set import read_set
    from assistant.evaluation.run import read_run

    for name, _ in options.fail_under:
        if not thresholds.known(name):
            options.parser.error(f"--fail-under: {thresholds.unknown(name)}")
    config = config_of(options)
    old = read_run(Path(options.compare)) if options.compare else None
    loaded = read_set(Path(options.questions), Path(options.qrels) if options.qrels else None, options.limit)
    for line in loaded.about.skipped:
        report(f"error: {line} (skipped)")
    for line in loaded.notices:
        report(f"note: {line}")
    if options.write_questions:
        write_questions(Path(options.write_questions), loaded.questions)
        return 1 if loaded.about.skipped else 0
    with contextlib.redirect_stdout(sys.stderr):
        folder, done, code = _measured(options, config, loaded)
        compared = compare(old, done) if old else None
        _write_report(done, folder, compared)
    sys.stdout.write(shown(_as_text(done, folder, compared)))
    missed = thresholds.missed(done, options.fail_under)
    for line in missed:
        report(f"error: {line}")
    return 1 if missed or loaded.about.skipped else code


def _measured(options: argparse.Namespace, config: Config, loaded: Loaded) -> tuple[Path, Run, int]:
    """The folder of the run, the run, and the exit code that unreadable articles leave."""
    from assistant.evaluation.conduct import conduct, unlocated
    from assistant.evaluation.journal import Journal
    from assistant.evaluation.run import write_run
    from assistant.evaluation.systems import open_system

    bar = ProgressBar("indexing")
    try:
        system = open_system(options.system, config, bar)
    finally:
        bar.end()
    with contextlib.closing(system):
        code = report_failures(system.failures)
        absent = unlocated(loaded.questions, system.articles())
        if absent:
            report(f"note: evidence of {len(absent)} questions is not in the corpus and not measured: {_some(absent)}")
        header = _header(options, config, loaded, system)
        folder = _folder(options, loaded, header)
        journal = Journal(folder, header)
        if journal.records:
            report(f"note: going on after {len(journal.records)} answers in {folder}")
        bar = ProgressBar("asking")
        try:
            done = conduct(_plan(options, config, loaded, header), loaded, system, journal, bar)
        except KeyboardInterrupt:
            report(f"note: what was answered is kept in {folder}; the same command goes on from there")
            raise
        finally:
            bar.end()
            journal.close()
        write_run(done, folder / RUN_FILE)
        journal.remove()
    return folder, done, code


def _header(options: argparse.Namespace, config: Config, loaded: Loaded, system: System) -> dict[str, Any]:
    """What an unfinished run must have in common with this one to be finished by it."""
    from assistant.evaluation.surroundings import code_digest
    from assistant.evaluation.systems import digest_of

    return {
        "questions": loaded.about.sha256,
        "limit": options.limit,
        "system": options.system,
        "settings": _settings(config),
        "encoder": system.encoder,
        "articles": digest_of(system.articles()),
        "code": code_digest(),
    }


def _plan(options: argparse.Namespace, config: Config, loaded: Loaded, header: dict[str, Any]) -> Any:  # noqa: ANN401
    from assistant.evaluation.conduct import Plan

    decides = {name: value for name, value in header.items() if name not in ("questions", "limit")}
    fingerprint = hashlib.sha256(json.dumps(decides, sort_keys=True).encode()).hexdigest()
    return Plan(loaded.about.name, _command(options), options.system, _settings(config), fingerprint)


def _settings(config: Config) -> dict[str, str]:
    """The settings that decide answers. Of paths only the last part: a run is meant to be shown to others."""
    fields = {name: str(value) for name, value in config.model_dump().items() if name not in _OF_NO_ANSWER}
    return {**fields, "corpus": config.corpus.resolve().name, "embedding": _last_part(config.embedding)}


def _last_part(embedding: str) -> str:
    folder = Path(embedding).expanduser()
    return folder.name if folder.is_dir() else embedding


def _folder(options: argparse.Namespace, loaded: Loaded, header: dict[str, Any]) -> Path:
    from assistant.evaluation.journal import unfinished

    if options.report:
        return Path(options.report)
    parent, name = Path("evaluation"), loaded.about.name
    begun = unfinished(parent, name, header)
    return begun or parent / f"{name}-{datetime.now().strftime('%Y%m%d-%H%M%S')}"


def _command(options: argparse.Namespace) -> str:
    """The command line that makes this run."""
    words = ["python", "-m", "assistant", NAME, options.questions]
    for name in ("qrels", "system", "limit", "config", "corpus", "store", "embedding", "llm"):
        value = getattr(options, name)
        if value is not None and (name, value) != ("system", "attest"):
            words += [f"--{name}", str(value)]
    return shlex.join(words)


def _write_report(done: Run, folder: Path, compared: Comparison | None) -> None:
    from assistant.evaluation.report import write

    write(done, folder, compared)


def _as_text(done: Run, folder: Path, compared: Comparison | None) -> str:
    from assistant.evaluation.terminal_table import comparison_table, figures_table

    tables = [figures_table(done), *([comparison_table(compared)] if compared else [])]
    tables.append(f"{done.questions.count} questions, {done.articles} articles: {folder / RUN_FILE}")
    return "\n\n".join(tables) + "\n"


def _some(ids: list[str]) -> str:
    return ", ".join(ids[:5]) + (", …" if len(ids) > 5 else "")


def _threshold(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    try:
        return name.strip(), float(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a measure and a value such as answer_match=0.8") from None


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of questions from 1")
    return int(text)
