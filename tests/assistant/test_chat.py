"""The real assistant with the encoder that ships, on four short articles of a port and a lighthouse."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import Answer, Assistant, Config, Filter, Message
from assistant.errors import QuestionError
from assistant.readable import LONGEST, readable
from corpus.sentences import sentences

ARTICLES = {
    "harbour": (
        "title: The harbour of Porthaven\ndate: 2025-12-26\nsource: Daily",
        "The harbour of Porthaven opened in 1931. It has 12 cranes and employs 340 people.\n\n"
        "The mayor, Ana Silva, said last Monday that a second quay would cost 45 million euros.",
    ),
    "phare": (
        "title: Le phare de Kermor\ndate: 2025-11-03\nsource: Le Quotidien",
        "Le phare de Kermor, haut de 52 mètres, a été construit en 1874. Il a été automatisé en 1993.\n\n"
        "La rénovation du phare de Kermor durera deux ans, a annoncé la préfecture mardi dernier.",
    ),
    "march-a": (
        "title: March in Orvane\ndate: 2025-05-02\nsource: Daily",
        "In Orvane, 1,300 people took part in the workers' march on 1 May 2025.",
    ),
    "march-b": (
        "title: Défilé à Orvane\ndate: 2025-05-02\nsource: Le Quotidien",
        "À Orvane, 4 000 personnes ont participé au défilé des travailleurs le 1er mai 2025.",
    ),
}
QUESTIONS = (
    ("When did the harbour of Porthaven open?", "1931", "harbour"),
    ("How much will the second quay cost?", "45", "harbour"),
    ("How high is the lighthouse of Kermor?", "52", "phare"),
    ("Quand le phare de Kermor a-t-il été construit ?", "1874", "phare"),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("seaside")
    corpus = folder / "articles"
    corpus.mkdir()
    for name, (front, text) in ARTICLES.items():
        (corpus / f"{name}.md").write_text(f"---\n{front}\n---\n{text}\n", encoding="utf-8")
    with Assistant.open(Config(corpus=corpus, store=folder / "store", cache=cache_folder)) as opened:
        yield opened


def holds(answer: Answer, assistant: Assistant) -> None:
    """What the contract promises of every answer."""
    for citation in (*answer.citations, *answer.nearest):
        text = assistant.article(citation.article_id).text
        assert text[citation.start : citation.end] == citation.quote
        borders = sentences(text)
        assert citation.start in {s.start for s in borders}
        assert citation.end in {s.end for s in borders}
    markers = [citation.marker for citation in answer.citations]
    assert markers == list(range(1, len(markers) + 1))
    places = [answer.text.find(f"[{marker}]") for marker in markers]
    assert -1 not in places
    assert places == sorted(places)
    assert all(statement.citations and set(statement.citations) <= set(markers) for statement in answer.statements)
    if answer.status in ("answered", "conflict"):
        assert answer.statements
    if answer.status in ("not_found", "meta"):
        assert not answer.statements


@pytest.mark.parametrize(("question", "said", "article"), QUESTIONS)
def test_what_the_corpus_states_is_answered_from_the_right_article(
    assistant: Assistant, question: str, said: str, article: str
) -> None:
    answer = assistant.ask(question)
    holds(answer, assistant)
    assert (answer.status, answer.citations[0].article_id) == ("answered", article)
    assert said in answer.statements[0].text
    assert [hit.rank for hit in answer.hits] == list(range(1, len(answer.hits) + 1))


def test_a_relative_date_is_explained_from_the_day_of_publication(assistant: Assistant) -> None:
    answer = assistant.ask("What did the mayor Ana Silva say a second quay would cost?")
    assert "45 million euros" in answer.text
    assert "Monday 22 December 2025" in answer.text
    assert answer.citations[0].attributed_to == "The mayor, Ana Silva"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Who won the chess championship of Zanzibar in 1987?",
            ("Zanzibar", "4 articles", "2 May 2025", "26 December 2025"),
        ),
        (
            "Qui a gagné le championnat d'échecs de Zanzibar en 1987 ?",
            ("Zanzibar", "4 articles", "2 mai 2025", "26 décembre 2025"),
        ),
    ],
)
def test_a_refusal_says_what_was_searched_and_shows_what_is_nearest(
    assistant: Assistant, question: str, said: tuple[str, ...]
) -> None:
    answer = assistant.ask(question)
    holds(answer, assistant)
    assert answer.status == "not_found"
    assert all(words in answer.text for words in said)
    assert [citation.marker for citation in answer.nearest] == list(range(1, len(answer.nearest) + 1))
    assert answer.nearest


def test_the_stream_grows_and_ends_with_what_ask_returns(assistant: Assistant) -> None:
    for question, *_ in (*QUESTIONS, ("Summarise the article about the harbour",), ("Résume l'article",)):
        shown = list(assistant.stream(question))
        assert all(later.text.startswith(earlier.text) for earlier, later in zip(shown, shown[1:], strict=False))
        assert replace(shown[-1], timings_ms={}) == replace(assistant.ask(question), timings_ms={})


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (Filter(language="fr"), {"phare", "march-b"}),
        (Filter(source="daily"), {"harbour", "march-a"}),
        (Filter(after=date(2025, 11, 3)), {"harbour", "phare"}),
        (Filter(before=date(2025, 11, 3)), {"march-a", "march-b"}),
        (Filter(after=date(2025, 11, 4), language="fr"), set()),
    ],
)
def test_a_filter_admits_only_its_own_articles(assistant: Assistant, where: Filter, found: set[str]) -> None:
    answer = assistant.ask("When did the harbour of Porthaven open?", where=where)
    holds(answer, assistant)
    assert {hit.article_id for hit in answer.hits} == found
    if not found:
        assert answer.status == "not_found"
        assert "filter" in answer.text


def test_the_language_of_the_answer_is_that_of_the_question(assistant: Assistant) -> None:
    assert assistant.ask("Merci !").text == "Je vous en prie."
    assert assistant.ask("Thanks!").text == "You are welcome."
    listed = assistant.ask("Quels articles y a-t-il ?")
    assert (listed.status, listed.language) == ("meta", "fr")
    assert all(title in listed.text for title in ("The harbour of Porthaven", "Défilé à Orvane"))


def test_a_summary_is_made_of_cited_sentences(assistant: Assistant) -> None:
    history = [Message("user", "When did the harbour of Porthaven open?"), Message("assistant", "In 1931. [1]")]
    answer = assistant.ask("Summarise the article", history)
    holds(answer, assistant)
    assert {citation.article_id for citation in answer.citations} == {"harbour"}


def test_a_follow_up_is_answered_in_the_light_of_the_question_before(assistant: Assistant) -> None:
    history = [Message("user", "How many cranes does the harbour of Porthaven have?"), Message("assistant", "12 [1]")]
    answer = assistant.ask("And how many people does it employ?", history)
    assert "340" in answer.statements[0].text
    assert answer.question == "And how many people does it employ?"


@pytest.mark.parametrize("question", ["", " \n", "\x00\x07", "a" * 100_000, "why " * 25_000])
def test_what_cannot_be_asked_is_refused(assistant: Assistant, question: str) -> None:
    with pytest.raises(QuestionError):
        assistant.ask(question)


def test_control_characters_are_left_out() -> None:
    assert readable("When\x00 did\x1b[31m it\u202e\nopen?\ud800") == "When did [31m it open?"
    assert readable("a" * LONGEST)


def test_eight_threads_get_their_own_answers(assistant: Assistant) -> None:
    alone = {question: replace(assistant.ask(question), timings_ms={}) for question, *_ in QUESTIONS}
    asked = [question for question, *_ in QUESTIONS] * 4
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(assistant.ask, asked))
    assert [replace(answer, timings_ms={}) for answer in together] == [alone[question] for question in asked]


def test_an_unchanged_corpus_is_not_indexed_again(assistant: Assistant) -> None:
    changes = assistant.sync()
    assert (changes.added, changes.changed, changes.removed, changes.unchanged) == (0, 0, 0, 4)


def test_a_second_one_on_the_same_store_reads_and_says_so(assistant: Assistant) -> None:
    with Assistant.open(assistant.config) as second:
        answer = second.ask("Quand le phare de Kermor a-t-il été construit ?")
        assert "1874" in answer.text
        assert second.read_only
        assert any("processus met le corpus à jour" in notice for notice in answer.notices)
    assert assistant.ask("When did the harbour of Porthaven open?").notices == ()


messages = st.builds(Message, st.sampled_from(["user", "assistant"]), st.text(max_size=60))


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=80), st.lists(messages, max_size=4))
def test_no_question_and_no_history_breaks_it(assistant: Assistant, question: str, history: list[Message]) -> None:
    try:
        holds(assistant.ask(question, history), assistant)
    except QuestionError:
        assert not readable_or_none(question)


def readable_or_none(question: str) -> str | None:
    try:
        return readable(question)
    except QuestionError:
        return None
