"""``index``: bring the store up to date with the corpus. No question is answered here, so no Assistant is opened."""

from __future__ import annotations

import argparse
import contextlib
import sys

from assistant.config import Config
from assistant.terminal import ProgressBar, config_of, report, report_failures
from corpus.article import Article
from corpus.read import read_corpus
from corpus.uploads.folder import Uploads, joined

NAME = "index"
HELP = "bring the store up to date: index what is new, changed or gone"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Nothing beside the common options."""


def run(options: argparse.Namespace) -> int:
    """Print how many articles were added, changed, removed and unchanged; 1 when a file had to be left out."""
    config = config_of(options)
    reading = read_corpus(config.corpus)
    articles = joined(reading.articles, Uploads(config.store).articles())
    with contextlib.redirect_stdout(sys.stderr):
        summary = _bring_up_to_date(config, articles)
    sys.stdout.write(summary + "\n")
    return report_failures(reading.failures)


def _bring_up_to_date(config: Config, articles: list[Article]) -> str:
    from index.encode import open_encoder
    from index.library import Library

    encoder = open_encoder(config.embedding, config.cache)
    with Library.open(config.store, encoder, budget=config.passage_tokens) as library:
        for notice in library.notices:
            report(f"note: {notice}")
        bar = ProgressBar("indexing")
        try:
            changes = library.sync(articles, bar)
        finally:
            bar.end()
    return f"added {changes.added}, changed {changes.changed}, removed {changes.removed}, unchanged {changes.unchanged}"
