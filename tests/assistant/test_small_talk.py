from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.small_talk import small_talk

CASES = [
    ("Hello!", "greeting"),
    ("Bonjour, comment ça va ?", "greeting"),
    ("Thanks a lot!", "thanks"),
    ("Merci beaucoup.", "thanks"),
    ("bye bye", "bye"),
    ("Au revoir, bonne journée !", "bye"),
    ("What can you do?", "help"),
    ("Que sais-tu faire ?", "help"),
    ("???", "help"),
    ("Which articles do you have?", "list"),
    ("Quels articles y a-t-il ?", "list"),
    ("Summarise the article please", "summary"),
    ("Résume l’article", "summary"),
    ("De quoi parle l'article ?", "summary"),
    ("When was the article published?", "published"),
    ("De quand date l'article ?", "published"),
    ("Where does the article come from?", "source"),
    ("Quelle est la source ?", "source"),
    ("Where is it from?", "source"),
    ("D'où vient cet article ?", "source"),
    ("When was this published?", "published"),
    ("Who wrote this and when?", "author"),
    ("Is there an author?", "author"),
    ("Qui a écrit cet article ?", "author"),
    ("Qui est l'auteur ?", "author"),
    ("Summarise in three sentences", "summary"),
    ("Give me a two-sentence summary", "summary"),
    ("Résume l'article en 2 points", "summary"),
    ("Quels sont les trois points clés de l'article ?", "summary"),
]
QUESTIONS = [
    "Who said hello to the mayor?",
    "When was the law published?",
    "Qui a remercié la maire ?",
    "What is the harbour about to lose?",
    "Which sources of energy does Japan use?",
    "Where does the wheat come from?",
    "How old is the bridge?",
    "Who wrote the report on the bridge?",
    "Who is the author of the novel?",
    "Qui a écrit le rapport ?",
    "Was the bridge closed in two phases?",
    "",
    "   ",
]


@pytest.mark.parametrize(("question", "talk"), CASES)
def test_small_talk_is_recognised(question: str, talk: str) -> None:
    assert small_talk(question) == talk


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_of_fact_is_none(question: str) -> None:
    assert small_talk(question) is None


@pytest.mark.parametrize(
    "piece", ["bye ", "hello ", "!", " , ", "merci ", "can you ", "please ", "the article ", "me ", "ok "]
)
def test_no_repetition_takes_long(piece: str) -> None:
    started = time.process_time()
    small_talk((piece * 2000)[:199] + "x")
    small_talk((piece * 2000)[:2000])
    assert time.process_time() - started < 2


@given(st.text())
def test_any_text_is_something_or_nothing(text: str) -> None:
    talks = {"greeting", "thanks", "bye", "help", "list", "summary", "published", "source", "author"}
    assert small_talk(text) in {None, *talks}
