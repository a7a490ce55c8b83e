"""``articles``: the canonical articles, the texts that every offset points into."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from assistant.terminal import config_of, report_failures, shown
from corpus.article import Article
from corpus.read import read_corpus

NAME = "articles"
HELP = "list the articles of the corpus; with --json, their canonical texts"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of this command beside the common ones."""
    parser.add_argument("--json", action="store_true", help="print one JSON list of articles")


def run(options: argparse.Namespace) -> int:
    """Print the articles in the order of the corpus; no store is opened and no model loaded."""
    reading = read_corpus(config_of(options).corpus)
    if options.json:
        json.dump([as_json(article) for article in reading.articles], sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
    else:
        sys.stdout.writelines(_line(article) for article in reading.articles)
    return report_failures(reading.failures)


def as_json(article: Article) -> dict[str, Any]:
    """The article's fields under their own names; the date in ISO 8601, as precise as it is known."""
    return {**asdict(article), "published": article.published and article.published.isoformat()}


def _line(article: Article) -> str:
    about = [article.published and article.published.isoformat(), article.source, article.language]
    known = ", ".join(part for part in about if part)
    return shown(f"{article.id}: {article.title}{f' ({known})' if known else ''}").replace("\n", " ") + "\n"
