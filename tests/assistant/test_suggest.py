"""What is proposed after an answer, and first: each question is asked beforehand, answered, new, in the language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Assistant, Config, Message
from assistant.answer import Answer, Citation
from assistant.engines import EXTRACTIVE
from assistant.errors import QuestionError
from assistant.follow_up import standalone
from assistant.suggest import suggestions
from assistant.suggest.proof import Said, same
from corpus.article import Article
from index.hit import Filter

SHIPPED = Path(__file__).resolve().parents[2] / "corpus" / "articles"
_ARTICLES = {
    "tunnel": (
        "Harbour tunnel to close for a year",
        "2025-03-04",
        "en",
        "The Draper tunnel will close on 2 June 2025. The repairs will cost about £14 million, the council said.\n\n"
        '"We have no choice," said the head of public works, Norah Velling. The union leader, Piers Garrow, warned '
        "that shops would suffer.\n\n"
        "Nearly 300 families were moved to a school hall.",
    ),
    "tunnel-later": (
        "Draper tunnel reopens at last",
        "2025-11-20",
        "en",
        "The Draper tunnel reopened on Wednesday. Drivers waited for two hours.\n\n"
        '"I am relieved," said Norah Velling, the head of public works.',
    ),
    "piscine": (
        "La piscine des Sablons rouvrira en juin",
        "2025-04-10",
        "fr",
        "La piscine des Sablons sera rouverte le 14 juin 2025. Les travaux ont coûté 6 millions d'euros.\n\n"
        "« L'attente a été longue », a reconnu l'adjointe aux sports, Odile Marchetti. Quelque 230 nageurs ont signé "
        "une pétition.\n\nLa piscine des Sablons accueille 40 000 visiteurs par an.",
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("suggest")
    corpus = folder / "articles"
    corpus.mkdir()
    for name, (title, day, language, text) in _ARTICLES.items():
        head = f"---\ntitle: {title}\ndate: {day}\nsource: The Quay\nlanguage: {language}\n---\n\n"
        (corpus / f"{name}.md").write_text(head + text, encoding="utf-8")
    with Assistant.open(Config(corpus=corpus, store=folder / "store", cache=cache_folder)) as opened:
        yield opened


def _overlap(one: Citation, other: Citation) -> bool:
    return one.article_id == other.article_id and one.start < other.end and other.start < one.end


@pytest.mark.parametrize(
    "question", ["When will the Draper tunnel close?", "Quand la piscine des Sablons sera-t-elle rouverte ?"]
)
def test_each_proposed_question_is_answered_when_asked_next_by_what_was_not_shown(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    proposed = suggestions(assistant, answer, seconds=60)
    assert len(proposed) == 3
    turns = (Message("user", question), Message("assistant", answer.text))
    for text in proposed:
        told = assistant.ask(text, turns)
        assert told.status in ("answered", "conflict")
        assert told.language == answer.language
        assert any(not any(_overlap(new, old) for old in answer.citations) for new in told.citations)


def test_after_an_answer_on_the_tunnel_its_cost_and_what_happened_since_may_be_asked(assistant: Assistant) -> None:
    answer = assistant.ask("When will the Draper tunnel close?")
    proposed = suggestions(assistant, answer, limit=9, seconds=60)
    assert "What did Norah Velling say?" in proposed
    assert "What has happened with the Draper tunnel since 4 March 2025?" in proposed
    assert not any("piscine" in text or "Marchetti" in text for text in proposed)


def test_french_answers_have_french_questions(assistant: Assistant) -> None:
    answer = assistant.ask("Quand la piscine des Sablons sera-t-elle rouverte ?")
    proposed = [text.replace("\u00a0", " ") for text in suggestions(assistant, answer, limit=9, seconds=60)]
    assert "Combien ont coûté les travaux ?" in proposed
    assert "Qu'a déclaré Odile Marchetti ?" in proposed
    assert not any("sera-t-elle rouverte" in text for text in proposed)


def test_what_was_asked_before_is_not_proposed_again(assistant: Assistant) -> None:
    first = assistant.ask("What did Norah Velling say?")
    history = (Message("user", first.question), Message("assistant", first.text))
    answer = assistant.ask("When will the Draper tunnel close?", history)
    assert "What did Norah Velling say?" not in suggestions(assistant, answer, history, limit=9, seconds=60)


def test_nothing_is_proposed_once_stopped_nor_without_time(assistant: Assistant) -> None:
    answer = assistant.ask("When will the Draper tunnel close?")
    assert suggestions(assistant, answer, stopped=lambda: True) == ()
    assert suggestions(assistant, answer, seconds=0.0) == ()


def test_a_filter_holds_for_what_is_proposed_too(assistant: Assistant) -> None:
    where = Filter(language="fr")
    answer = assistant.ask("Quand la piscine des Sablons sera-t-elle rouverte ?", where=where)
    for text in suggestions(assistant, answer, where=where, seconds=60):
        assert {c.language for c in assistant.ask(text, where=where).citations} == {"fr"}


def test_greetings_and_refusals_far_from_any_article_propose_nothing(assistant: Assistant) -> None:
    assert suggestions(assistant, assistant.ask("Hello!")) == ()
    refused = assistant.ask("Who invented the zither in Mongolia?")
    assert refused.status == "not_found"
    assert suggestions(assistant, refused) == ()


class Counting:
    """Passes questions on and counts them; its articles can be changed."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.asked: list[str] = []
        self.dropped: set[str] = set()

    def ask(
        self, question: str, history: Sequence[Message] = (), where: Filter | None = None, *, engine: str | None = None
    ) -> Answer:
        self.asked.append(question)
        assert engine == EXTRACTIVE
        return self.assistant.ask(question, history, where, engine=engine)

    def articles(self) -> list[Article]:
        return [article for article in self.assistant.articles() if article.id not in self.dropped]

    def article(self, article_id: str) -> Article:
        return self.assistant.article(article_id)


def test_a_question_too_long_or_failing_is_left_out(assistant: Assistant) -> None:
    class Refusing(Counting):
        def ask(self, question: str, *_: object, **__: object) -> Answer:
            raise QuestionError("no")

    answer = assistant.ask("When will the Draper tunnel close?")
    assert suggestions(Refusing(assistant), answer, seconds=5) == ()


def test_an_article_removed_since_the_answer_is_passed_over(assistant: Assistant) -> None:
    answer = assistant.ask("When will the Draper tunnel close?")
    gone = tuple(replace(citation, article_id="gone") for citation in answer.citations)
    assert suggestions(assistant, replace(answer, citations=gone, hits=())) == ()


def test_two_questions_of_the_same_words_ask_the_same_unless_of_another_kind() -> None:
    assert same("When will the Draper tunnel close?", "On what day will the Draper tunnel close?", "en")
    assert not same("When will the Draper tunnel close?", "Why will the Draper tunnel close?", "en")
    said = Said((Message("user", "What did Norah Velling say?"),), ())
    assert said.has_asked("what did norah velling say", "en")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory, cache_folder: Path) -> Iterator[Assistant]:
    store = tmp_path_factory.mktemp("shipped") / "store"
    with Assistant.open(Config(corpus=SHIPPED, store=store, cache=cache_folder)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "least"),
    [("How much was earmarked for Rapidus?", 3), ("À quoi doivent servir les fonds annoncés ?", 3)],
)
def test_the_shipped_article_has_three_questions_to_ask_next(shipped: Assistant, question: str, least: int) -> None:
    answer = shipped.ask(question)
    assert len(suggestions(shipped, answer, seconds=60)) >= least


@pytest.mark.parametrize(
    "question", ["Qu'a déclaré Odile Marchetti ?", "Que s'est-il passé avec la piscine des Sablons depuis mai 2025 ?"]
)
def test_a_whole_french_question_is_not_taken_for_the_half_of_the_one_before(question: str) -> None:
    history = (Message("user", "Combien ont coûté les travaux à Brenne ?"), Message("assistant", "Six millions. [1]"))
    assert standalone(question, history) == question
