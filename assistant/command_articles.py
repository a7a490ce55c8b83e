"""``articles``: the canonical articles, the texts that every offset points into."""

from __future__ import annotations

import argparse
import json
import sys

from assistant.terminal import config_of, report_failures, shown
from corpus.article import Article
from corpus.read import read_corpus
from corpus.uploads.folder import Uploads, joined

NAME = "articles"
HELP = "list the articles of the corpus; with --json, their canonical texts"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of this command beside the common ones."""
    parser.add_argument("--json", action="store_true", help="print one JSON list of articles")


def run(options: argparse.Namespace) -> int:
    """Print the articles of the corpus in its order, then those added; no index is opened and no model loaded."""
    config = config_of(options)
    reading = read_corpus(config.corpus)
    articles = joined(reading.articles, Uploads(config.store).articles())
    if options.json:
        json.dump([article.fields() for article in articles], sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
    else:
        sys.stdout.writelines(_line(article) for article in articles)
    return report_failures(reading.failures)


def _line(article: Article) -> str:
    about = [article.published and article.published.isoformat(), article.source, article.language]
    known = ", ".join(part for part in about if part)
    return shown(f"{article.id}: {article.title}{f' ({known})' if known else ''}").replace("\n", " ") + "\n"
