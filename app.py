"""The page in a browser: ``python app.py [--corpus DIR] [--store DIR|URL] [--host H] [--port P] [--llm SPEC]``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("GRADIO_ANALYTICS_MAX_EVENTS", "1")  # else a table of the last 10,000 questions is made for each
os.environ.setdefault("GRADIO_ANALYTICS_CACHE_FREQUENCY", str(10**9))


_FIRST = 15.0
"""Seconds that the page waits for a small corpus to be indexed whole; a large one goes on growing behind it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the page until it is interrupted. Exit codes: 0 done, 1 failed with one line of reason, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    from corpus.errors import AttestError

    try:
        _serve(options)
    except AttestError as error:
        print(f"error: {error}", file=sys.stderr)  # noqa: T201 - what the user has to know
        return 1
    except KeyboardInterrupt:
        pass
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        print(_unforeseen(error), file=sys.stderr)  # noqa: T201 - what the user has to know
        return 1
    return 0


def _serve(options: argparse.Namespace) -> None:
    from assistant.config import SHIPPED_CORPUS, Config
    from assistant.page import build, examples, server
    from assistant.page.sessions import Sessions

    config = Config.load(
        Path(options.config) if options.config is not None else None,
        corpus=options.corpus,
        store=options.store,
        embedding=options.embedding,
        llm=options.llm,
    )
    server.check_port(options.host, options.port)
    sessions = None if options.auth is None else Sessions(Path(options.auth).expanduser())
    for notice in server.notices(options.host, sessions):
        print(f"note: {notice}", file=sys.stderr, flush=True)  # noqa: T201 - what the user has to know
    from assistant import Assistant
    from assistant.limits import Limits, may_upload
    from assistant.page.readers import Readers
    from assistant.shelves import Shelves

    assistant = Assistant.open(config, background=True)
    assistant.settle(_FIRST)
    shelves = Shelves(assistant)
    try:
        shipped = config.corpus.resolve() == SHIPPED_CORPUS
        readers = Readers(shelves, Limits.of(config), may_upload(options.host, accounts=sessions is not None))
        page = build.build(readers, examples.SHIPPED_CORPUS if shipped else examples.ANY_CORPUS)
        server.serve(
            page,
            readers,
            options.host,
            options.port,
            hosts=options.allow_host,
            sessions=sessions,
            proxies=config.trusted_proxies,
        )
    finally:
        shelves.close()
        assistant.close()


def _unforeseen(error: Exception) -> str:
    line = " ".join(f"{type(error).__name__}: {error}".split())
    return f"error: unforeseen {line}; run `python -X dev app.py` for the details"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="app.py", description="Ask news articles in the browser.", allow_abbrev=False)
    parser.add_argument("--config", metavar="FILE", help="TOML file of settings (default: assistant.toml, if present)")
    parser.add_argument("--corpus", metavar="DIR", help="folder or file of articles (default: the shipped ones)")
    parser.add_argument("--store", metavar="DIR|URL", help="folder of the index")
    parser.add_argument("--embedding", metavar="MODEL", help="bundled, or a sentence-transformers model id or folder")
    parser.add_argument(
        "--llm", metavar="SPEC", help="none (the default), openai-like:MODEL@URL, ollama:MODEL or gguf:PATH"
    )
    parser.add_argument("--host", metavar="H", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument(
        "--allow-host",
        metavar="NAME",
        action="append",
        default=[],
        help="a further name browsers reach it by (repeatable)",
    )
    parser.add_argument("--port", metavar="P", type=int, default=7860, help="port to listen on (default: %(default)s)")
    parser.add_argument(
        "--auth", metavar="FILE", help="ask for a name and a password of this file (see docs/serving.md)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
