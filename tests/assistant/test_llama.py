"""Our parts with stock LlamaIndex parts on the other side."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from llama_index.core.base.llms.types import MessageRole
from llama_index.core.llms import ChatMessage, MockLLM
from llama_index.core.postprocessor import SentenceTransformerRerank
from llama_index.core.query_engine import RetrieverQueryEngine, RouterQueryEngine
from llama_index.core.response_synthesizers import ResponseMode
from llama_index.core.schema import MetadataMode, NodeWithScore, QueryBundle, TextNode
from llama_index.core.selectors import LLMSingleSelector
from llama_index.core.tools import QueryEngineTool

from assistant.answer import Message
from assistant.chat import Assistant
from assistant.config import Config
from assistant.errors import QuestionError
from assistant.llama import AttestChatEngine, AttestQueryEngine, AttestRetriever
from index.hit import Filter
from tests.assistant.fakes import ANSWER, ARTICLE, Asked, TableAssistant, seaside_corpus
from tests.index.tiny_cross_encoder import tiny_cross_encoder


def _text_node(found: NodeWithScore) -> TextNode:
    assert isinstance(found.node, TextNode)
    return found.node


def test_the_retriever_gives_passages_as_nodes_with_exact_places_best_first() -> None:
    found = AttestRetriever(TableAssistant()).retrieve("When did it open?")
    assert [hit.score for hit in found] == [0.75, 0.5]
    for hit in found:
        node = _text_node(hit)
        assert ARTICLE.text[node.start_char_idx : node.end_char_idx] == node.text
        assert node.ref_doc_id == "harbour"
    assert _text_node(found[0]).text == "It opened in 1931. It has 12 cranes."


def test_a_passage_has_the_same_node_id_every_time() -> None:
    first, second = (AttestRetriever(TableAssistant()).retrieve("When?") for _ in range(2))
    assert [hit.node_id for hit in first] == [hit.node_id for hit in second] == ["harbour#13-49", "harbour#0-11"]


def test_a_stock_re_ranker_orders_what_our_retriever_finds(tmp_path: Path) -> None:
    model = tiny_cross_encoder(tmp_path / "model")
    found = AttestRetriever(TableAssistant()).retrieve("how much did it cost ?")
    ranked = SentenceTransformerRerank(top_n=2, model=str(tmp_path / "model")).postprocess_nodes(
        found, query_str="how much did it cost ?"
    )
    texts = [node.node.get_content(MetadataMode.EMBED) for node in found]
    scores = model.predict([("how much did it cost ?", text) for text in texts]).tolist()
    assert [hit.score for hit in ranked] == pytest.approx(sorted(scores, reverse=True))
    assert {hit.node_id for hit in ranked} == {hit.node_id for hit in found}


def test_the_retriever_hands_its_filter_on() -> None:
    assistant = TableAssistant()
    AttestRetriever(assistant, Filter(language="fr")).retrieve(QueryBundle("When?"))
    assert assistant.asked == [Asked("When?", (), Filter(language="fr"))]


def test_a_stock_query_engine_reads_what_our_retriever_finds() -> None:
    engine = RetrieverQueryEngine.from_args(
        AttestRetriever(TableAssistant()), llm=MockLLM(), response_mode=ResponseMode.COMPACT
    )
    response = engine.query("When did it open?")
    # The mock model repeats its prompt: what a real one would have read.
    assert "It opened in 1931. It has 12 cranes." in str(response)
    assert "title: The harbour" in str(response)
    assert "article_id" not in str(response)
    assert [hit.node_id for hit in response.source_nodes] == ["harbour#13-49", "harbour#0-11"]


def test_the_query_engine_gives_the_cited_text_and_its_quotes() -> None:
    response = AttestQueryEngine(assistant=TableAssistant()).query("When did it open?")
    assert str(response) == "It opened in **1931**. [1]"
    (source,) = response.source_nodes
    node = _text_node(source)
    assert (node.text, node.start_char_idx, node.end_char_idx) == ("It opened in 1931.", 13, 31)
    assert node.metadata["marker"] == 1
    assert response.metadata is not None
    assert response.metadata["status"] == "answered"
    assert response.metadata["citations"][0]["quote"] == "It opened in 1931."


def test_a_stock_router_chooses_our_query_engine() -> None:
    ours = QueryEngineTool.from_defaults(AttestQueryEngine(assistant=TableAssistant()), description="news")

    class FirstChoice(MockLLM):
        def predict(self, *_: object, **__: object) -> str:
            return '[{"choice": 1, "reason": "news"}]'

    router = RouterQueryEngine(
        selector=LLMSingleSelector.from_defaults(llm=FirstChoice()), query_engine_tools=[ours], llm=MockLLM()
    )
    response = router.query("When did it open?")
    assert str(response) == ANSWER.text
    assert len(response.source_nodes) == 1


def test_the_query_engine_answers_off_the_event_loop_too() -> None:
    response = asyncio.run(AttestQueryEngine(assistant=TableAssistant()).aquery("When?"))
    assert str(response) == ANSWER.text


def test_the_chat_engine_remembers_the_conversation_until_it_is_reset() -> None:
    assistant = TableAssistant()
    chat = AttestChatEngine(assistant)
    response = chat.chat("When did it open?")
    assert response.response == ANSWER.text
    assert response.source_nodes[0].node.get_content(MetadataMode.NONE) == "It opened in 1931."
    chat.chat("And the cranes?")
    assert assistant.asked[1].history == (Message("user", "When did it open?"), Message("assistant", ANSWER.text))
    assert [message.role for message in chat.chat_history] == [MessageRole.USER, MessageRole.ASSISTANT] * 2
    chat.reset()
    assert chat.chat_history == []
    chat.chat("Who?")
    assert assistant.asked[2].history == ()


def test_a_given_history_takes_the_place_of_the_remembered_one() -> None:
    assistant = TableAssistant()
    chat = AttestChatEngine(assistant)
    chat.chat("Forget this")
    system = ChatMessage("Be brief", role=MessageRole.SYSTEM)
    chat.chat("When?", chat_history=[system, ChatMessage("The harbour?", role=MessageRole.USER)])
    assert assistant.asked[1].history == (Message("user", "The harbour?"),)
    assert [message.content for message in chat.chat_history] == ["Be brief", "The harbour?", "When?", ANSWER.text]


def test_the_stream_adds_up_to_the_answer_and_then_has_its_sources() -> None:
    chat = AttestChatEngine(TableAssistant())
    response = chat.stream_chat("When did it open?")
    pieces = list(response.response_gen)
    assert pieces == ["It opened", " in **1931**. [1]"]
    assert response.response == ANSWER.text
    assert len(response.source_nodes) == 1
    assert len(chat.chat_history) == 2


def test_the_stream_runs_off_the_event_loop_too() -> None:
    async def read() -> str:
        response = await AttestChatEngine(TableAssistant()).astream_chat("When did it open?")
        return "".join([piece async for piece in response.async_response_gen()])

    assert asyncio.run(read()) == ANSWER.text
    assert asyncio.run(AttestChatEngine(TableAssistant()).achat("When?")).response == ANSWER.text


def test_a_failed_turn_is_not_remembered() -> None:
    chat = AttestChatEngine(TableAssistant())
    with pytest.raises(QuestionError):
        chat.chat(" ")
    with pytest.raises(QuestionError):
        list(chat.stream_chat(" ").response_gen)
    assert chat.chat_history == []


def test_the_real_assistant_serves_stock_parts(tmp_path: Path) -> None:
    with Assistant.open(Config(corpus=seaside_corpus(tmp_path), store=tmp_path / "store")) as assistant:
        found = AttestRetriever(assistant).retrieve("When did the harbour of Porthaven open?")
        for hit in found:
            node = _text_node(hit)
            article = assistant.article(node.ref_doc_id or "")
            assert article.text[node.start_char_idx : node.end_char_idx] == node.text
        assert found[0].node.ref_doc_id == "harbour"

        stock = RetrieverQueryEngine.from_args(AttestRetriever(assistant), llm=MockLLM())
        assert "opened in 1931" in str(stock.query("When did the harbour of Porthaven open?"))

        chat = AttestChatEngine(assistant)
        assert "1931" in chat.chat("When did the harbour of Porthaven open?").response
        follow_up = chat.chat("How many people does it employ?")
        assert "340" in follow_up.response
        assert follow_up.source_nodes[0].node.ref_doc_id == "harbour"
