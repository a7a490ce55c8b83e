"""Counting tokens without a network."""

from __future__ import annotations

import os
import subprocess
import sys

from corpus.tokens import count_tokens


def test_tokens_are_counted_as_cl100k_base_counts_them() -> None:
    assert count_tokens("hello world") == 2
    assert count_tokens("") == 0


def test_what_looks_like_a_special_token_is_text() -> None:
    assert count_tokens("<|endoftext|>") > 1


def test_a_lone_surrogate_and_a_book_without_spaces_are_counted() -> None:
    assert count_tokens("\ud800") > 0
    assert count_tokens("x" * 200_000) > 10_000


def test_counting_neither_downloads_nor_imports_llama_index() -> None:
    code = "import sys, corpus.tokens as t; t.count_tokens('a'); print('llama_index.core' in sys.modules)"
    env = {key: value for key, value in os.environ.items() if key != "TIKTOKEN_CACHE_DIR"}
    env |= {"https_proxy": "http://127.0.0.1:9", "HTTPS_PROXY": "http://127.0.0.1:9"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
