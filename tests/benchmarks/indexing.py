"""Passages a second of Library.sync against bare SentenceTransformer.encode of the same texts on the same weights.

    python -m tests.benchmarks.indexing [--passages 400] [--repeat 3]

Both run in one process, the model loaded before, turn by turn; the ratio is the median of the pairs. The time of sync
includes splitting, both indexes, and everything written to disk.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from pathlib import Path

from corpus.article import Article
from corpus.read import read_corpus
from index.bundled import BundledEncoder
from index.derived import indexed_text
from index.library import Library

ROOT = Path(__file__).resolve().parents[2]


def shuffled_articles(passages: int) -> list[Article]:
    """Articles of about four passages, made of paragraphs of the project's own news in another order."""
    chance = random.Random(0)
    source = read_corpus(ROOT / "tests" / "data" / "news" / "articles").articles
    paragraphs: dict[str | None, list[str]] = {}
    for article in source:
        paragraphs.setdefault(article.language, []).extend(t for t in article.text.split("\n\n") if len(t) > 120)
    languages = [language for language, own in paragraphs.items() if len(own) >= 20]
    made = []
    for number in range(passages // 4):
        language = languages[number % len(languages)]
        body, length = [], 0
        while length < 3_600:
            body.append(chance.choice(paragraphs[language]))
            length += len(body[-1])
        made.append(Article(f"made-{number}", f"Number {number}", "\n\n".join(body), language=language))
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=400)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    articles = shuffled_articles(options.passages)
    encoder = BundledEncoder()
    model = encoder.bulk.model
    ratios = []
    for turn in range(options.repeat + 1):
        with tempfile.TemporaryDirectory() as store, Library.open(Path(store), encoder) as library:
            start = time.perf_counter()
            library.sync(articles)
            ours = time.perf_counter() - start
            texts = [indexed_text(article, p.text) for article in articles for p in library.passages(article.id)]
        start = time.perf_counter()
        model.encode_document(texts, batch_size=32, show_progress_bar=False)
        bare = time.perf_counter() - start
        note = "warming up" if turn == 0 else f"ratio {bare / ours:.3f}"
        print(
            f"{len(texts)} passages: sync {len(texts) / ours:.1f}/s, bare {len(texts) / bare:.1f}/s, {note}", flush=True
        )
        if turn:
            ratios.append(bare / ours)
    print(f"median ratio {statistics.median(ratios):.3f} ({next(model.parameters()).dtype})")


if __name__ == "__main__":
    main()
