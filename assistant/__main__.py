"""``python -m assistant``: parse, call, print. Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted."""

from __future__ import annotations

import argparse
import io
import os
import sys
import traceback
from collections.abc import Sequence

from assistant import command_account, command_articles, command_ask, command_evaluate, command_index
from assistant.terminal import report
from corpus.errors import AttestError

COMMANDS = (command_index, command_ask, command_articles, command_evaluate, command_account)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Whatever goes wrong becomes one line on standard error."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except AttestError as error:
        report(f"error: {error}")
    except KeyboardInterrupt:
        report("interrupted")
        return 130
    except BrokenPipeError:
        _drop_output()
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        report(f"error: {_unforeseen(error)}")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m assistant",
        description="Ask questions of news articles; every answer quotes what the articles say.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        part = commands.add_parser(
            command.NAME, help=command.HELP, description=command.HELP, parents=[_common_options()], allow_abbrev=False
        )
        command.add_options(part)
        part.set_defaults(run=command.run, parser=part)
    return parser


def _common_options() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--config", metavar="FILE", help="TOML file of settings (default: assistant.toml, if present)")
    common.add_argument("--corpus", metavar="DIR", help="folder or file of articles (default: the shipped ones)")
    common.add_argument(
        "--store", metavar="DIR", help="folder of the index (default: in the user's data, one a corpus)"
    )
    common.add_argument("--embedding", metavar="MODEL", help="bundled, or a sentence-transformers model id or folder")
    common.add_argument(
        "--llm", metavar="SPEC", help="none (the default), openai-like:MODEL@URL, ollama:MODEL or gguf:PATH"
    )
    return common


def _speak_utf8() -> None:
    """Quotes must come out whole whatever the terminal's encoding; half a surrogate pair is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """The reader of our output has gone (``| head``): nothing to say, and Python must not say it at exit either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unforeseen(error: Exception) -> str:
    if isinstance(error, OSError):
        return str(error)
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}"  # noqa: PTH119 - a name to show
    return f"unforeseen {type(error).__name__} at {place}: {error}; run `python -X dev -m assistant` for the details"


if __name__ == "__main__":
    sys.exit(main())
