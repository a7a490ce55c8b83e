"""The one door to LlamaIndex: the assistant as its retriever, query engine and chat engine.

Nothing here reads or sets LlamaIndex's global settings, and no part of it needs a language model.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Generator, Sequence
from typing import Any

from llama_index.core.base.response.schema import Response
from llama_index.core.chat_engine.types import AgentChatResponse, BaseChatEngine, StreamingAgentChatResponse
from llama_index.core.llms import ChatMessage, ChatResponse, MessageRole
from llama_index.core.query_engine import CustomQueryEngine
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeRelationship, NodeWithScore, QueryBundle, RelatedNodeInfo, TextNode

from assistant.answer import Answer, Citation, Message, Span
from assistant.chat import Assistant
from assistant.engines import EXTRACTIVE
from corpus.article import Article
from index.hit import Filter

FOR_MACHINES = ["article_id", "marker", "attributed_to", "url", "language"]
"""Keys of a node's metadata that are neither encoded nor shown to a language model."""


class AttestRetriever(BaseRetriever):
    """The assistant's search, for a stock LlamaIndex query engine: passages as nodes, best first.

    A node's id is made from its place, so it is the same in every process; ``start_char_idx`` and ``end_char_idx``
    are exact. The score is the assistant's own: higher is better, and it is no cosine.
    """

    def __init__(self, assistant: Assistant, where: Filter | None = None) -> None:
        super().__init__()
        self._assistant = assistant
        self._where = where

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        answer = self._assistant.ask(query_bundle.query_str, where=self._where, engine=EXTRACTIVE)
        return [_passage_node(span, self._assistant.article(span.article_id)) for span in answer.hits]


class AttestQueryEngine(CustomQueryEngine):
    """The assistant as a query engine: the cited text as the response, the quotes as its source nodes.

    ``response.metadata`` is the whole Answer as JSON, with its status, statements and offsets.
    """

    assistant: Assistant
    where: Filter | None = None

    def custom_query(self, query_str: str) -> Response:
        """Answer without a history."""
        answer = self.assistant.ask(query_str, where=self.where)
        return Response(answer.text, source_nodes=source_nodes(answer), metadata=answer.as_json())

    async def acustom_query(self, query_str: str) -> Response:
        """The same, off the event loop."""
        return await asyncio.to_thread(self.custom_query, query_str)


class AttestChatEngine(BaseChatEngine):
    """The assistant as a chat engine that remembers one conversation; make one engine a conversation.

    A turn is remembered once its answer is complete: an error or an abandoned stream leaves the history as it was.
    """

    def __init__(self, assistant: Assistant, where: Filter | None = None) -> None:
        self._assistant = assistant
        self._where = where
        self._history: list[ChatMessage] = []

    @property
    def chat_history(self) -> list[ChatMessage]:
        """The conversation so far, oldest first."""
        return list(self._history)

    def reset(self) -> None:
        """Forget the conversation."""
        self._history = []

    def chat(self, message: str, chat_history: list[ChatMessage] | None = None) -> AgentChatResponse:
        """Answer in the light of the conversation; ``chat_history`` takes the place of the remembered one."""
        history = self._begin(chat_history)
        answer = self._assistant.ask(message, history=_messages(history), where=self._where)
        self._remember(history, message, answer)
        return AgentChatResponse(answer.text, source_nodes=source_nodes(answer), metadata=answer.as_json())

    def stream_chat(self, message: str, chat_history: list[ChatMessage] | None = None) -> StreamingAgentChatResponse:
        """The same as it grows; the source nodes are there once ``response_gen`` has ended."""
        response = StreamingAgentChatResponse(is_writing_to_memory=False)
        response.chat_stream = self._stream(message, self._begin(chat_history), response)
        return response

    async def achat(self, message: str, chat_history: list[ChatMessage] | None = None) -> AgentChatResponse:
        """``chat``, off the event loop."""
        return await asyncio.to_thread(self.chat, message, chat_history)

    async def astream_chat(
        self, message: str, chat_history: list[ChatMessage] | None = None
    ) -> StreamingAgentChatResponse:
        """``stream_chat``, off the event loop: read ``async_response_gen``."""
        response = StreamingAgentChatResponse(is_writing_to_memory=False)
        response.achat_stream = _off_loop(self._stream(message, self._begin(chat_history), response))
        return response

    def _begin(self, given: list[ChatMessage] | None) -> list[ChatMessage]:
        return list(self._history if given is None else given)

    def _stream(
        self, message: str, history: list[ChatMessage], response: StreamingAgentChatResponse
    ) -> Generator[ChatResponse, None, None]:
        said = ""
        answer: Answer | None = None
        for answer in self._assistant.stream(message, history=_messages(history), where=self._where):
            if answer.text.startswith(said) and answer.text != said:
                yield _said(answer.text, answer.text[len(said) :])
                said = answer.text
        if answer is None:
            return
        if answer.text != said:
            # What was said cannot be taken back in a stream of pieces: the final answer follows it whole.
            yield _said(answer.text, f"\n\n{answer.text}")
        response.source_nodes.extend(source_nodes(answer))
        self._remember(history, message, answer)

    def _remember(self, history: list[ChatMessage], message: str, answer: Answer) -> None:
        self._history = [
            *history,
            ChatMessage(message, role=MessageRole.USER),
            ChatMessage(answer.text, role=MessageRole.ASSISTANT),
        ]


def source_nodes(answer: Answer) -> list[NodeWithScore]:
    """The answer's citations as nodes, in the order of their markers. They carry no score: each one holds."""
    return [NodeWithScore(node=_quote_node(citation)) for citation in answer.citations]


def _quote_node(citation: Citation) -> TextNode:
    metadata = {
        "title": citation.title,
        "source": citation.source,
        "published": citation.published,
        "article_id": citation.article_id,
        "marker": citation.marker,
        "attributed_to": citation.attributed_to,
        "url": citation.url,
        "language": citation.language,
    }
    return _node(citation.article_id, citation.start, citation.end, citation.quote, metadata)


def _passage_node(span: Span, article: Article) -> NodeWithScore:
    metadata = {
        "title": article.title,
        "source": article.source,
        "published": article.published and article.published.isoformat(),
        "article_id": article.id,
        "url": article.url,
    }
    node = _node(article.id, span.start, span.end, article.text[span.start : span.end], metadata)
    return NodeWithScore(node=node, score=span.score)


def _node(article_id: str, start: int, end: int, text: str, metadata: dict[str, Any]) -> TextNode:
    known = {key: value for key, value in metadata.items() if value is not None}
    return TextNode(
        id_=f"{article_id}#{start}-{end}",
        text=text,
        start_char_idx=start,
        end_char_idx=end,
        metadata=known,
        excluded_embed_metadata_keys=FOR_MACHINES,
        excluded_llm_metadata_keys=FOR_MACHINES,
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=article_id)},
    )


def _messages(history: Sequence[ChatMessage]) -> list[Message]:
    """Turns of people and of the assistant; system prompts and tool calls mean nothing to the assistant."""
    turns = []
    for message in history:
        if message.role == MessageRole.USER:
            turns.append(Message("user", message.content or ""))
        elif message.role == MessageRole.ASSISTANT:
            turns.append(Message("assistant", message.content or ""))
    return turns


def _said(text: str, delta: str) -> ChatResponse:
    return ChatResponse(message=ChatMessage(text, role=MessageRole.ASSISTANT), delta=delta)


async def _off_loop(stream: Generator[ChatResponse, None, None]) -> AsyncGenerator[ChatResponse, None]:
    while (piece := await asyncio.to_thread(next, stream, None)) is not None:
        yield piece
