"""What a sentence says to a yes/no question, with words as one-hot vectors: no likeness but the words themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence import Candidate
from assistant.shapes.yes_no import verdict
from tests.assistant.one_hot import article, passage, word_vectors


def said(question: str, text: str, language: str = "en", asked_in: str = "en") -> str | None:
    of = article(text)
    whole = passage(of, language)
    sentence = whole.sentences[-1]
    before = text[: sentence.start]
    candidate = Candidate(of, whole, sentence, 1, 1.0, text[sentence.start : sentence.end], f"Porthaven \n{before}", ())
    return verdict(question, asked_in, candidate, word_vectors)


ENGLISH = [
    ("Did the council close the harbour?", "The council closed the harbour on Monday.", "yes"),
    ("Did the council close the harbour?", "The council did not close the harbour.", "no"),
    ("Did the council close the harbour?", "The council never closed the harbour.", "no"),
    ("Did the council approve the plan?", "The council rejected the plan.", "no"),
    ("Did the council close the harbour?", "The council will close the harbour.", "planned"),
    ("Did the council close the harbour?", "The council could close the harbour.", "planned"),
    ("Did the council close the harbour?", "The council plans to close the harbour.", "planned"),
    ("Will the council close the harbour?", "The council will not close the harbour.", "no"),
    ("Did the harbour cost 10 million euros?", "The harbour cost 14 million euros.", "no"),
    ("Did the harbour cost 14 million euros?", "The harbour cost 14 million euros.", "yes"),
    ("Did the harbour open in 1931?", "The harbour opened in 1931.", "yes"),
    ("Did the harbour open in 1931?", "The harbour opened in 1935.", "no"),
    ("Did Silva accuse Costa?", "Silva accused Costa.", "yes"),
    ("Did prices rise?", "Prices fell.", "no"),
    ("Did the court reject the appeal?", "The court rejected the appeal.", "yes"),
    ("Did the court reject the appeal?", "The court did not reject the appeal.", "no"),
]
SILENT = [
    ("Did Silva accuse Costa?", "Costa accused Silva."),
    ("Did Silva defeat Costa?", "Silva was defeated by Costa."),
    ("Did the council close the harbour?", "The council closed the school."),
    ("Did the council close the harbour?", "The council wanted to close the harbour."),
    ("Did the council close the harbour?", "The council nearly closed the harbour."),
    ("Did the council close the harbour?", "Unions demanded that the council close the harbour."),
    ("Did the council close the harbour?", "The council failed to say why it closed the harbour without notice."),
    ("Did the council close the harbour?", "The council closed half of the harbour."),
    ("Did the council close every harbour?", "The council closed the harbour."),
    ("Did the council close the harbour?", "The council reopened the harbour."),
    ("Did the strike start?", "The strike ended."),
    ("Was the harbour inspected?", "The harbour was not opened during the inspection."),
    ("Did the court close the harbour?", "The minister asked the court to close the harbour."),
    ("Did Porthaven win the election?", "At the last general election the party had won the seat."),
    ("Did Porthaven win the grand prize?", "The town won 15,000 euros."),
    ("Did the court accept the appeal?", "The court did not reject the appeal."),
    ("Did the council sell the land?", "The council bought the land."),
    ("Did prices rise?", "Prices rose in May and fell in June."),
    ("Did the harbour cost 14 million euros?", "The cost of the harbour rose from 10 million to 14 million euros."),
    ("Did the harbour cost 10 million euros?", "The harbour cost more than 10 million euros."),
    ("Did the harbour cost 14 million euros?", "The harbour cost 14.2 million euros."),
    ("Did the harbour cost 14 million euros?", "The harbour cost 14 million dollars."),
    ("Did the harbour cost 14 million euros?", "The harbour cost a lot."),
    ("Did Silva betray the union?", '"A betrayal," said Silva of the union.'),
    ("Is Silva the mayor?", "Silva won the mayoral election."),
    ("Is the harbour closed?", "The harbour was closed in 1931."),
    ("Did the council close the harbour?", "The police said it was closed and the unions said it was open."),
]
FRENCH = [
    ("Le port a-t-il fermé ?", "Le port a fermé lundi.", "yes"),
    ("Le port a-t-il fermé ?", "Le port n'a pas fermé.", "no"),
    ("Le port a-t-il fermé ?", "Le port a rouvert lundi.", None),
    ("Le prix a-t-il augmenté ?", "Le prix a baissé.", "no"),
    ("Le port a-t-il fermé ?", "Le port pourrait fermer.", "planned"),
    ("Le port a-t-il fermé ?", "Le port fermera lundi.", "planned"),
    ("Le port fermera-t-il ?", "Le port ne fermera pas.", "no"),
    ("L'État a-t-il proposé 12 millions d'euros ?", "L'État a proposé 12 millions d'euros.", "yes"),
    ("L'État a-t-il proposé 45 millions d'euros ?", "L'État a proposé 12 millions d'euros.", "no"),
    ("Silva a-t-il accusé Costa ?", "Costa a accusé Silva.", None),
    ("Le port a-t-il fermé ?", "Le syndicat réclame que le port ferme.", None),
]


@pytest.mark.parametrize(("question", "text", "word"), ENGLISH)
def test_a_plain_sentence_has_a_verdict(question: str, text: str, word: str) -> None:
    assert said(question, text) == word


@pytest.mark.parametrize(("question", "text"), SILENT)
def test_a_sentence_that_is_not_plain_has_none(question: str, text: str) -> None:
    assert said(question, text) is None


@pytest.mark.parametrize(("question", "text", "word"), FRENCH)
def test_french_sentences_alike(question: str, text: str, word: str | None) -> None:
    assert said(question, text, "fr", "fr") == word


def test_a_word_is_known_by_its_translation() -> None:
    assert said("Le port a-t-il ouvert ?", "The harbour opened on Monday.", "en", "fr") == "yes"
    assert said("Le port a-t-il ouvert ?", "The harbour did not open on Monday.", "en", "fr") == "no"


def test_the_subject_may_stand_in_the_sentence_before_where_nobody_else_is_named() -> None:
    assert said("Did Porthaven close the school?", "Times are hard. The town closed the school.") == "yes"
    assert said("Did Porthaven close the school?", "Times are hard. Kermor closed the school.") is None


@given(st.text(min_size=1, max_size=120), st.text(max_size=80))
def test_no_sentence_and_no_question_break_it(text: str, question: str) -> None:
    of = article(f"x{text}.")
    if passage(of).sentences:
        assert said(question, of.text) in (None, "yes", "no", "planned")
